"""Options that several commands of the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="Settings; else the nearest consistency.yaml upwards, else defaults."
    ),
]
TranslatorOption = Annotated[
    str | None,
    typer.Option("--translator", metavar="NAME", help="auto (default), memory, gloss or endpoint."),
]
MemoryOption = Annotated[
    Path | None,
    typer.Option("--memory", metavar="FILE", help="A TMX file of sentences translated already."),
]
CacheOption = Annotated[
    Path | None,
    typer.Option("--cache", metavar="FILE", help="Keep there what models translated, and look there first."),
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep what models translated before.")]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Never reach for the network.")]
FromOption = Annotated[str, typer.Option("--from", metavar="LANG", help="The language: az, en, kk, ru or tr.")]
LinesOption = Annotated[bool, typer.Option("--lines", help="Every line of the file is a sentence.")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="LANG", help="Of messages and reports: az, en (default), kk or ru.")
]
