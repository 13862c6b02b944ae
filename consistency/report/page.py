"""Lines of styled text for a terminal, wrapped between words at a fixed width and never cut.

rich wraps too, but it cuts a word that is longer than a line; a path or a name must stay whole to be copied.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

from consistency.report.clean import SPACES, clean, one_line

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST, PIPED, WIDEST = 40, 80, 110  # columns
NARROWEST_TEXT = 20  # columns that are left for text however deep it is indented

Part = str | tuple[str, str]  # a text, or a text and its rich style


class Page:
    """A growing page; ``text()`` is what was written so far."""

    def __init__(self, width: int, colour: bool) -> None:
        from io import StringIO

        from rich.console import Console

        self.width = width
        self.out = StringIO()
        self.console = Console(
            file=self.out,
            width=width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """One paragraph that begins ``indent`` columns in; its later lines stand ``hang`` columns deeper."""
        from rich.text import Text

        styled = [(part, "") if isinstance(part, str) else part for part in parts]
        whole = Text.assemble(*((_inner(text), style) for text, style in styled))
        room = max(self.width - indent - hang, NARROWEST_TEXT)
        for number, row in enumerate(whole.divide(_breaks(whole, room))):
            row.rstrip()
            left = Text(" " * (indent + (hang if number else 0)))
            self.console.print(left + row, no_wrap=True, overflow="ignore", crop=False)

    def exact(self, *parts: Part) -> None:
        """One line as it is: no blank is folded, nothing is wrapped."""
        from rich.text import Text

        styled = [(part, "") if isinstance(part, str) else part for part in parts]
        row = Text.assemble(*((SPACES.sub(_blanks, clean(text)), style) for text, style in styled))
        row.rstrip()
        self.console.print(row, no_wrap=True, overflow="ignore", crop=False)

    def title(self, text: str) -> None:
        self.gap()
        self.line((text.upper(), "bold"))

    def gap(self) -> None:
        self.out.write("\n")

    def text(self) -> str:
        return self.out.getvalue()


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def surroundings() -> tuple[int, bool]:
    """(columns, colour) of the terminal that standard output is; 80 columns without colour where it is none."""
    if not sys.stdout.isatty():
        return PIPED, False
    width = min(max(shutil.get_terminal_size((PIPED, 24)).columns, NARROWEST), WIDEST)
    return width, not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _breaks(text: Text, room: int) -> list[int]:
    """The offsets at which lines of at most ``room`` cells begin, the first left out."""
    from rich.cells import cell_len

    breaks, used = [], 0
    for word in re.compile(r"\S+\s*").finditer(text.plain):
        if used and used + cell_len(word[0].rstrip()) > room:
            breaks.append(word.start())
            used = 0
        used += cell_len(word[0])
    return breaks


def _inner(text: str) -> str:
    """One line without control characters, but with the spaces at both ends that part it from its neighbours."""
    folded = one_line(text)
    if not folded:
        return " " if text else ""
    return " " * text[:1].isspace() + folded + " " * text[-1:].isspace()
