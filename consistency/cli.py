"""The command line: each command parses, calls the pipeline, prints, and gives an exit code. Nothing else prints.

0: nothing that fails the run; 1: findings that fail it; 2: wrong usage, settings or input, or a failure inside, said
in one line on standard error. Everything heavy is imported inside the command that uses it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from consistency.cli_options import (
    CacheOption,
    ConfigOption,
    FromOption,
    LanguageOption,
    LinesOption,
    MemoryOption,
    NoCacheOption,
    OfflineOption,
    TranslatorOption,
)
from consistency.console import Progress, emit, say, steady
from consistency.errors import ConfigError, ConsistencyError

if TYPE_CHECKING:
    from consistency.config import Config
    from consistency.report.terminal import Detail

app = typer.Typer(
    name="consistency", add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Find where news articles on one event, in several languages, contradict each other or leave something out.",
)  # fmt: skip


def run() -> NoReturn:
    """The console script: ``main`` in a process of its own, which is too short to be worth collecting garbage in."""
    import gc
    import os

    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # waking the threads of BLAS costs more than they save
    code = main()
    # Nothing is left to save: ending here spares taking every lexicon apart, a twentieth of a short run.
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never raises, never shows a traceback unasked."""
    steady()
    words = sys.argv[1:] if argv is None else argv
    _groups_for(words)
    _afresh()
    try:
        return int(app(list(words), prog_name="consistency", standalone_mode=False) or 0)
    except (ConsistencyError, typer.TyperException) as error:
        return _failure(str(error.format_message() if isinstance(error, typer.TyperException) else error))
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except SystemExit as ended:  # the completion of the shell ends so
        return int(ended.code or 0)
    except Exception as error:
        if os.environ.get("CONSISTENCY_DEBUG") == "1":
            raise
        what = f"{type(error).__name__}: {error}"
        return _failure(f"failure inside: {what}: please report it (CONSISTENCY_DEBUG=1 shows where)")


def _afresh() -> None:
    """A run in the process of another (a test, a program) begins without its models, its budget, its server that was down."""
    for module, kept in (("consistency.translate.layers", "model_of"), ("consistency.models.chat", "chat_of")):
        if module in sys.modules:
            getattr(sys.modules[module], kept).cache_clear()


def _groups_for(words: Sequence[str]) -> None:
    """Load the commands that have commands under them, unless the first word is a plain one: a check need not pay for them."""
    plain = (command.callback.__name__ for command in app.registered_commands if command.callback)
    if app.registered_groups or (words and words[0] in plain):
        return
    from consistency import cli_cache, cli_models

    app.add_typer(cli_cache.app, name="cache")
    app.add_typer(cli_models.app, name="models")


def _failure(message: str) -> int:
    say("consistency: " + " ".join(message.split()))
    return 2


def _config(path: Path | None, **given: object) -> Config:
    from consistency.config import load_config, override

    return override(load_config(path), **given)


def _cache(file: Path | None, without: bool) -> str | None:
    """What --cache and --no-cache say of the settings' ``cache``."""
    from consistency.options import OFF

    if file is not None and without:
        raise ConfigError("--cache and --no-cache: give one of them")
    return OFF if without else None if file is None else str(file.absolute())


def _known(format: str, known: Sequence[str]) -> None:
    if format not in known:
        raise ConfigError(f"--format {format}: use one of {', '.join(known)}")


def _formats() -> list[str]:
    """For the completion of the shell."""
    from consistency.report import FORMATS

    return list(FORMATS)


def _rules() -> list[str]:
    from consistency.rules import RULES

    return list(RULES)


def _version(wanted: bool) -> None:
    if wanted:
        from consistency import __version__

        emit(f"consistency {__version__}\n")
        raise typer.Exit()


@app.callback(invoke_without_command=True)
def top(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> int:
    if context.invoked_subcommand is None:
        say(context.get_help())
        return 2
    return 0


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="A folder of articles, or two or more article files."),
    ] = None,
    config: ConfigOption = None,
    format: Annotated[
        str,
        typer.Option(metavar="NAME", autocompletion=_formats, help="text (default), json, sarif, junit, markdown, github, gitlab, csv or html."),
    ] = "text",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there, not to standard output.")] = None,
    report: Annotated[Path | None, typer.Option(metavar="DIR", help="Also write the HTML report there.")] = None,
    root: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Paths in sarif, github and gitlab are from there (default: the current folder)."),
    ] = None,
    fail_on: Annotated[
        str | None, typer.Option(metavar="WHAT", autocompletion=lambda: ["contradiction", "omission", "never"], help="contradiction (default), omission or never.")
    ] = None,
    translator: TranslatorOption = None,
    memory: MemoryOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    reference: Annotated[
        str | None, typer.Option(metavar="ARTICLE", help="Compare every article with this one.")
    ] = None,
    language: LanguageOption = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="N", min=0, max=1, help="Leave out findings less sure than this, 0 to 1.")
    ] = None,
    offline: OfflineOption = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="An unverified verdict, stale baseline entries, unused suppressions fail the run.")
    ] = False,
    max_warnings: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="More findings of severity warning than this fail the run.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings never make the exit code 1.")] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known findings: shown as known, they do not fail the run.")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write what is found now into the baseline, and exit 0.")
    ] = False,
    changed_since: Annotated[
        str | None, typer.Option("--changed-since", metavar="REV", help="Only stories with a file changed since that git revision.")
    ] = None,
    also: Annotated[
        list[str] | None, typer.Option(metavar="FORMAT=FILE", help="Also write the report so; may be given several times.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the verdict (format text).")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="With each finding the lines that accept it (format text).")
    ] = False,
) -> int:
    """Check a story, or all that the settings name, for contradictions and omissions."""
    from consistency.checking import Given, run_check
    from consistency.outputs import Outputs, Target, target
    from consistency.report import FORMATS

    _known(format, tuple(FORMATS))
    if root is not None and not root.is_dir():
        raise ConfigError(f"--root {root}: no such folder")
    settings = _config(config, fail_on=fail_on, translator=translator, memory=memory and str(memory),
                       reference=reference, language=language, offline=offline or None, strict=strict or None,
                       min_confidence=min_confidence, max_warnings=max_warnings,
                       baseline=baseline and str(baseline), cache=_cache(cache, no_cache))  # fmt: skip
    if quiet and verbose:
        raise ConfigError("--quiet and --verbose: give one of them")
    if update_baseline and settings.baseline is None:
        raise ConfigError("--update-baseline: name the file: --baseline FILE, or baseline: in consistency.yaml")
    if not paths and not settings.stories:
        raise ConfigError("no PATH given: name a folder of articles, or two or more article files, or write stories: into consistency.yaml")
    detail: Detail = "quiet" if quiet else "verbose" if verbose else "normal"
    progress = Progress("sentences read" if paths else "stories checked")
    targets = [Target(format, output), *map(target, also or ())]
    outputs = Outputs(targets, many=not paths, pages=report, root=root, detail=detail, progress=progress)
    failed = run_check(Given(paths or (), config, changed_since, update_baseline), settings, outputs, progress)
    return failed if failed == 2 else int(failed and not exit_zero)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The repository's folder (default: the current one).")] = Path("."),
    force: Annotated[bool, typer.Option("--force", help="Write over what init wrote before.")] = False,
) -> int:
    """Write consistency.yaml, a baseline, a GitHub workflow and a pre-commit hook to begin with."""
    from consistency.starting import start

    emit("".join(f"{line}\n" for line in start(folder, force=force)))
    return 0


@app.command()
def translate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Text files, one after the other.")],
    language: FromOption,
    lines: LinesOption = False,
    translator: TranslatorOption = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="text (default), jsonl or tmx.")] = "text",
    memory: MemoryOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    offline: OfflineOption = False,
    config: ConfigOption = None,
) -> int:
    """Translate into English, a line a sentence."""
    from consistency import linewise

    _known(format, linewise.TRANSLATIONS)
    settings = _config(config, translator=translator, memory=memory and str(memory), offline=offline or None,
                       cache=_cache(cache, no_cache))  # fmt: skip
    sentences = [s for file in files for s in linewise.read_sentences(file, language, by_line=lines)]
    progress = Progress("sentences translated")
    try:
        made = linewise.translated(sentences, language, settings, format, progress, lambda line: say(f"warning: {line}"))
    finally:
        progress.clear()
    emit(made)
    return 0


@app.command()
def facts(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text file.")],
    language: FromOption,
    lines: LinesOption = False,
    format: Annotated[str, typer.Option(metavar="NAME", help="jsonl (default), or text: underlined, for a person.")] = "jsonl",
) -> int:
    """Print the facts of each sentence: figures, times, countries and names, denials."""
    from consistency import linewise

    _known(format, linewise.FACTS)
    sentences = linewise.read_sentences(file, language, by_line=lines)
    emit(linewise.facts(sentences, language) if format == "jsonl" else linewise.underlined(sentences, language))
    return 0


@app.command()
def align(
    a: Annotated[Path, typer.Argument(metavar="A", help="A text file.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="Another.")],
    language: Annotated[str, typer.Option("--from", metavar="LANG", help="The language of A.")],
    other: Annotated[str, typer.Option("--to", metavar="LANG", help="The language of B.")],
    lines: LinesOption = False,
    format: Annotated[str, typer.Option(metavar="NAME", help="tsv (default), text or tmx.")] = "tsv",
    translator: TranslatorOption = None,
    memory: MemoryOption = None,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    offline: OfflineOption = False,
    config: ConfigOption = None,
) -> int:
    """Print which sentences of A and B say the same: i, j, score; or both side by side, or a translation memory."""
    from consistency import linewise

    _known(format, linewise.ALIGNMENTS)
    settings = _config(config, translator=translator, memory=memory and str(memory), offline=offline or None,
                       cache=_cache(cache, no_cache))  # fmt: skip
    left = linewise.read_sentences(a, language, by_line=lines)
    right = linewise.read_sentences(b, other, by_line=lines)
    emit(linewise.aligned(left, right, language, other, settings, format))
    return 0


@app.command()
def evaluate(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A story with gold.yaml, or a folder of such.")],
    translator: TranslatorOption = None,
    memory: MemoryOption = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="text (default) or json.")] = "text",
    config: ConfigOption = None,
) -> int:
    """Measure findings and translations against references."""
    from consistency.evaluate import evaluate as measure
    from consistency.evaluate import render

    _known(format, ("text", "json"))
    settings = _config(config, translator=translator, memory=memory and str(memory))
    settings = replace(settings, baseline=None, suppressions=())  # what is accepted counts as found
    emit(render(measure(path, settings), format))
    return 0


@app.command()
def rules(
    format: Annotated[str, typer.Option(metavar="NAME", help="text (default) or json.")] = "text",
) -> int:
    """List the rules: what each asks, and how much it weighs."""
    _known(format, ("text", "json"))
    from consistency.report import rule_page

    emit(rule_page.render_json() if format == "json" else rule_page.render_list())
    return 0


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", autocompletion=_rules, help="A rule's name, as findings carry it.")],
    format: Annotated[str, typer.Option(metavar="NAME", help="text (default) or markdown.")] = "text",
) -> int:
    """Tell what a rule asks, why it matters, an example, what is not flagged, and its settings."""
    _known(format, ("text", "markdown"))
    from consistency.report import rule_page
    from consistency.rules import rule_named

    told = rule_named(rule)
    emit(rule_page.render_markdown(told) if format == "markdown" else rule_page.render_text(told))
    return 0
