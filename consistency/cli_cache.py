"""``consistency cache info|clear|export``: what models translated, and where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from consistency.cli_options import CacheOption, ConfigOption
from consistency.console import emit, say, write
from consistency.errors import ConfigError

app = typer.Typer(rich_markup_mode=None, help="Show, clear or export what models translated.")
SignatureOption = Annotated[str, typer.Option("--signature", metavar="TEXT", help="Only what was made under signatures that begin so.")]


def _path(config: Path | None, cache: Path | None) -> Path:
    """The file that a run with these settings uses."""
    from consistency.config import load_config
    from consistency.options import OFF
    from consistency.translate.cache import default_path

    if cache is not None:
        return cache.absolute()
    named = load_config(config).cache
    if named == OFF:
        raise ConfigError("the settings say cache: off: name a file with --cache FILE")
    return default_path() if named is None else Path(named)


@app.callback(invoke_without_command=True)
def top(context: typer.Context) -> int:
    if context.invoked_subcommand is None:
        say(context.get_help())
        return 2
    return 0


@app.command()
def info(
    cache: CacheOption = None,
    config: ConfigOption = None,
    format: Annotated[str, typer.Option(metavar="NAME", help="text (default) or json.")] = "text",
) -> int:
    """Say where the cache is, how large, and how much each translator made."""
    from consistency.translate import cache_admin

    if format not in ("text", "json"):
        raise ConfigError(f"--format {format}: use one of text, json")
    found = cache_admin.info(_path(config, cache))
    emit(cache_admin.info_json(found) if format == "json" else cache_admin.info_text(found))
    return 0


@app.command()
def clear(cache: CacheOption = None, signature: SignatureOption = "", config: ConfigOption = None) -> int:
    """Delete what is kept: all, or what one translator made."""
    from consistency.translate import cache_admin

    path = _path(config, cache)
    say(f"{path}: {cache_admin.clear(path, signature):,} translations deleted")
    return 0


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to (default: standard output).")] = None,
    tmx: Annotated[bool, typer.Option("--tmx", help="As TMX 1.4, a translation memory: the default, and all there is.")] = True,
    cache: CacheOption = None,
    signature: SignatureOption = "",
    config: ConfigOption = None,
) -> int:
    """Write what is kept as a translation memory (TMX 1.4)."""
    from consistency.translate import cache_admin

    written = cache_admin.export(_path(config, cache), signature)
    if file is None:
        emit(written)
    else:
        write(file, written)
    return 0
