"""The settings: every option, its default and what it does; read from YAML, and nothing wrong is passed over.

To add an option: one ``option(...)`` line in a class below. ``python -m consistency.config > configs/default.yaml``
writes the file anew; a test holds the two equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal

from consistency.errors import ConfigError
from consistency.model_options import Encoder, Endpoint, Neural, Verify
from consistency.options import (
    OFF,
    count,
    in_range,
    maybe,
    names,
    one_of,
    option,
    options_of,
    section,
    some_of,
    text,
    text_or_off,
    texts,
    yes_or_no,
)
from consistency.records import FindingKind, Severity
from consistency.registry import LANGUAGES, READERS, TRANSLATORS
from consistency.suppressions import Suppression, suppressions

FILE = "consistency.yaml"
LOCK = "models.lock"
PRESETS = Path(__file__).parent / "presets"
FailOn = Literal["contradiction", "omission", "never"]
SEVERITY = one_of(("error", "warning", "note", "off"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How much each kind of contradiction weighs; ``off`` switches it off."""

    number: Severity = option("error", "figures that differ: how many, how much, what share", SEVERITY)
    date: Severity = option("error", "dates and clock times of one event that differ", SEVERITY)
    participants: Severity = option("error", "who took part, was thanked, was named", SEVERITY)
    polarity: Severity = option("error", "one affirms what another denies", SEVERITY)
    omission: Severity = option("warning", "the most that an omission may weigh (see omissions)", SEVERITY)
    partial: Severity = option("error", "the most that an answer contained in the other may weigh", SEVERITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How figures are compared."""

    tolerance: float = option(0.05, "relative difference that two approximate figures may have, 0 to 1", in_range(0, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Omissions:
    """How passages that others lack are reported."""

    paragraph: Severity = option("warning", "a whole paragraph has no counterpart", SEVERITY)
    claim: Severity = option("note", "a sentence or clause has no counterpart", SEVERITY)
    min_confidence: float = option(0.0, "below this confidence (0 to 1) an omission is not reported", in_range(0, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of a run. Paths are as given on the command line, or absolute when they come from a file."""

    languages: tuple[str, ...] | None = option(
        None, f"languages to read, some of {', '.join(sorted(LANGUAGES))}; null: all", maybe(some_of(sorted(LANGUAGES)))
    )
    translator: str = option(
        "auto", "auto (the memory where it has the sentence, else gloss), memory, gloss, or a model: neural, ctranslate2 or endpoint (their sections below)", one_of(TRANSLATORS)
    )
    fallback: str | None = option(
        None, "gloss: used where the translator is missing or lacks a sentence; null: stop", maybe(one_of(("gloss",)))
    )
    memory: str | None = option(
        None, "a TMX file, relative to this file; null: the story's own translations.tmx", maybe(text)
    )
    reference: str | None = option(None, "an article (a glob such as ru/* too) to compare every other with; null: all with all", maybe(text))
    language: str = option(
        "en", f"what messages and reports are told in, whatever the articles speak: {', '.join(READERS)}", one_of(READERS)
    )
    fail_on: FailOn = option(
        "contradiction", "what makes the exit code 1: contradiction, omission (both), or never",
        one_of(("contradiction", "omission", "never")),
    )  # fmt: skip
    max_warnings: int | None = option(
        None, "more findings of severity warning than this fail the run, whatever fail_on says; null: any number", maybe(count)
    )
    strict: bool = option(
        False, "an unverified verdict, stale baseline entries, unused suppressions and unused aliases fail the run too", yes_or_no
    )
    offline: bool = option(False, "never reach for the network (auto, memory and gloss never do)", yes_or_no)
    min_compared: float = option(
        0.3, "where less than this share (0 to 1) of claims was compared, the verdict is unverified", in_range(0, 1)
    )
    min_confidence: float = option(
        0.0, "findings less sure than this (0 to 1) are left out; see docs/quality.md for what the figures mean", in_range(0, 1)
    )
    baseline: str | None = option(
        None, "a file of findings that are known and do not fail the run, relative to this file", maybe(text)
    )
    suppressions: tuple[Suppression, ...] = option(
        (), "findings that are right as they are: any of rule, article, story, finding, words, and the reason (docs/ci.md)", suppressions
    )
    aliases: tuple[tuple[str, ...], ...] = option((), "lists of names that mean the same party: [[SOCAR, State Oil Company]]", names)
    rules: Rules = section(Rules, "severity of each rule: error, warning, note or off")
    number: Number = section(Number, "how figures are compared")
    omissions: Omissions = section(Omissions, "how omissions are reported")
    cache: str | None = option(
        None, "a file that keeps what models translated, relative to this file; off: none; null: one in the user's cache folder (docs/cache.md)",
        maybe(text_or_off),
    )
    neural: Neural = section(Neural, "translators neural and ctranslate2")
    endpoint: Endpoint = section(Endpoint, "a chat endpoint, for translator endpoint and for verify")
    verify: Verify = section(Verify, "a second reader for every finding, off by default")
    encoder: Encoder = section(Encoder, "a sentence encoder that helps to align")
    stories: tuple[str, ...] = option((), "where stories live, for check without PATH: [stories/*/] or [\"{az,ru}/{slug}.md\"] (docs/stories.md)", texts)
    lock: str | None = field(default=None, kw_only=True)  # no option: the nearest models.lock from the settings' file upwards

    @property
    def any_language(self) -> bool:
        """Whether articles in languages without a pack take part: an encoder reads their own words, and no languages are picked."""
        return self.encoder.model is not None and self.encoder.texts == "source" and self.languages is None

    @property
    def not_asked(self) -> tuple[str, ...]:
        """The rules that are off."""
        asked = ("number", "date", "participants", "polarity", "omission")
        return tuple(rule for rule in asked if getattr(self.rules, rule) == "off")

    def least_confidence(self, kind: FindingKind) -> float:
        """The confidence below which a finding of that kind is left out."""
        return max(self.min_confidence, self.omissions.min_confidence) if kind == "omission" else self.min_confidence


def find_config(path: Path | None = None, start: Path | None = None) -> Path | None:
    """The file that ``load_config`` reads, or None where it takes the defaults."""
    if path is None:
        return nearest(FILE, start or Path.cwd())
    if not path.is_file() and path.name == str(path) and (PRESETS / f"{path}.yaml").is_file():
        return PRESETS / f"{path}.yaml"
    return path


def load_config(path: Path | None = None, start: Path | None = None) -> Config:
    """The settings of ``path`` (a file, or the name of a preset), else of the nearest ``consistency.yaml`` from
    ``start`` (default: the current folder) upwards, else the defaults. Raises ConfigError."""
    path = find_config(path, start)
    if path is None:
        return Config()
    try:
        written = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot read the settings: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}: save the settings as UTF-8") from None
    from consistency.settings import read_settings

    config = read_settings(written, str(path), Config)
    folder = path.resolve().parent
    return replace(
        config,
        memory=None if config.memory is None else str(folder / config.memory),
        baseline=None if config.baseline is None else str(folder / config.baseline),
        cache=config.cache if config.cache in (None, OFF) else str(folder / config.cache),
        **_models(config, folder),
        lock=None if folder == PRESETS.resolve() or (lock := nearest(LOCK, folder)) is None else str(lock),
    )


def nearest(name: str, folder: Path) -> Path | None:
    """The file of that name in a folder, or in the nearest one above it that has one."""
    folder = folder.resolve()
    return next((f for d in (folder, *folder.parents) if (f := d / name).is_file()), None)


def _models(config: Config, folder: Path) -> dict[str, Any]:
    """The parts of the settings that name a model, of which some are folders."""
    parts = {name: part for name in ("neural", "verify", "encoder") if (part := getattr(config, name)).model is not None}
    if not parts:
        return {}
    from consistency.models.named import beside

    return {name: replace(part, model=beside(part.model, folder)) for name, part in parts.items()}


def override(config: Config, **values: object) -> Config:
    """The settings with options of the command line laid over them; a value None changes nothing."""
    checks = {f.name: f.metadata.get("check") for f in options_of(Config)}
    given = {name: value for name, value in values.items() if value is not None}
    for name, value in given.items():
        try:
            given[name] = checks[name](value)  # type: ignore[misc]
        except (ValueError, TypeError) as error:
            raise ConfigError(f"--{name.replace('_', '-')} {value}: {error}") from None
    return replace(config, **given)  # type: ignore[arg-type]


def to_yaml(config: Config | None = None) -> str:
    """Every option with its comment and value, as YAML that ``load_config`` reads back."""
    head = "# Every option with its default. Copy what you change into consistency.yaml beside your stories.\n"
    return head + "".join(_lines(config or Config(), ""))


def _lines(part: Any, indent: str) -> list[str]:
    out: list[str] = []
    for f in options_of(part):
        value = getattr(part, f.name)
        out.append(f"{indent}# {f.metadata['comment']}\n")
        if is_dataclass(value):
            out += [f"{indent}{f.name}:\n", *_lines(value, indent + "  ")]
        else:
            out.append(f"{indent}{f.name}: {_scalar(value)}\n")
    return out


def _scalar(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, Suppression):
        given = ((f.name, getattr(value, f.name)) for f in fields(value))
        return f"{{{', '.join(f'{name}: {_scalar(v)}' for name, v in given if v is not None)}}}"
    if isinstance(value, bool) or value is None:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return f"{value:.9f}".rstrip("0").rstrip(".")  # repr writes 1e-07, which YAML reads as a text
    import json

    plain = str(value).isidentifier() and value not in ("off", "on", "yes", "no", "true", "false", "null", "y", "n")
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    print(to_yaml(), end="")
