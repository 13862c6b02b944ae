"""``consistency models``: which models there are, getting one, and whether those in use would run."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consistency.cli_options import ConfigOption
from consistency.console import emit, say
from consistency.errors import AbsentModelError, ConfigError, ConsistencyError, ModelError, UnknownNameError

if TYPE_CHECKING:
    from consistency.config import Config

app = typer.Typer(name="models", rich_markup_mode=None, help="Models: list them, pull one, check those in use.")

FormatOption = Annotated[str, typer.Option("--format", metavar="NAME", help="text (default) or json.")]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Never reach for the network.")]


def _names() -> list[str]:
    """For the completion of the shell."""
    from consistency.models.presets import presets

    return [preset.name for preset in presets()]


@app.callback(invoke_without_command=True)
def top(context: typer.Context) -> int:
    if context.invoked_subcommand is None:
        say(context.get_help())
        return 2
    return 0


@app.command("list")
def list_models(format: FormatOption = "text") -> int:
    """What presets there are: languages, size, licence, and whether they are on disk."""
    _known(format)
    from consistency.models import show

    rows = show.listing()
    emit(show.to_json(rows, "list") if format == "json" else show.list_text(rows))
    return 0


@app.command()
def pull(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", autocompletion=_names, help="Presets, or owner/name on the hub; {language}: one a language; none: all that models.lock has."),
    ] = None,
    revision: Annotated[str | None, typer.Option(metavar="REV", help="That branch, tag or commit of the model.")] = None,
    update: Annotated[bool, typer.Option("--update", help="What the hub has now, not what models.lock says.")] = False,
    offline: OfflineOption = False,
    format: FormatOption = "text",
    config: ConfigOption = None,
) -> int:
    """Download models from the hub, and pin their revisions in models.lock: the only command that does."""
    _known(format)
    from consistency.models import licence_warning, show
    from consistency.models.hub import lock_to_write
    from consistency.models.hub import pull as pull_one
    from consistency.models.lock import read_lock
    from consistency.models.named import each
    from consistency.models.presets import preset_of, short_name

    settings = _config(config)
    lock = lock_to_write(config, settings.lock)
    wanted = names or [short_name(hub) for hub in sorted(read_lock(lock if lock.is_file() else None))]
    if not wanted:
        raise ModelError("models pull: name a model (consistency models list); no models.lock has one yet")
    if revision is not None and len(wanted) > 1:
        raise ConfigError("--revision: name one model")
    pulled = []
    for given in wanted:
        models = each(given, settings.languages)
        absent: list[ConsistencyError] = []
        for name in models:
            try:
                pulled.append(pull_one(name, lock, revision=revision, update=update, offline=offline or settings.offline))
            except (AbsentModelError, UnknownNameError) as error:
                absent.append(error)
                continue
            if format == "text":  # as they come: each is pinned, whatever becomes of the next
                emit(show.pull_text(pulled[-1:], lock.name))
            known = preset_of(name)
            if known is not None and known.non_commercial:
                say(f"warning: {licence_warning(name, known.licence)}")
        if len(absent) == len(models):
            raise absent[0]
        for lacking in absent:  # of some languages: not every one has a model of that name
            say(f"note: {lacking}")
    if format == "json":
        emit(show.to_json([show.pulled_row(one) for one in pulled], "pull"))
    return 0


@app.command()
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Presets, folders, names on the hub; none: those of the settings and of models.lock."),
    ] = None,
    format: FormatOption = "text",
    config: ConfigOption = None,
) -> int:
    """Whether models would run here: files, packages, device, precision. Exit code 2 where something is amiss."""
    _known(format)
    from consistency.fitness import unable, unfit
    from consistency.models import show
    from consistency.models.checking import asked_for, check_all, models_in_use

    settings = _config(config)
    wanted = asked_for(names, settings) if names else models_in_use(settings)
    found = check_all(wanted, settings, unable, unfit)
    if not found and format == "text":
        say("nothing to check: no model in the settings, none in models.lock")
    emit(show.to_json([asdict(one) for one in found], "check") if format == "json" else show.check_text(found))
    amiss = [one.model for one in found if one.problems]
    if amiss:
        raise ModelError(f"models amiss: {len(amiss)} of {len(found)}: {', '.join(amiss)}")
    return 0


def _known(format: str) -> None:
    if format not in ("text", "json"):
        raise ConfigError(f"--format {format}: use one of text, json")


def _config(path: Path | None) -> Config:
    from consistency.config import load_config

    return load_config(path)
