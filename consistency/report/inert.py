"""Words of an article put into Markdown as words: nothing of them becomes markup, a link, a mention or a formula.

GitHub and GitLab look for mentions, references and addresses after they have made HTML, so that escaping alone does not
stop them: those are parted by a character that is not seen.
"""

from __future__ import annotations

import re

from consistency.report.clean import one_line

PARTED = "\u200b"  # zero width space
# An underscore within a word marks nothing.
MARKUP = re.compile(r"[\\`*\[\]|~]|^[-+=#]|(?<![^\W_])_|_(?![^\W_])")
# A mention, a reference (#12, !12, %4, ~label, GH-1), an address, an emoji (the line of "a.txt:100:1" is none).
CALLS = re.compile(r"[@#!%~&](?=\w)|:(?=//|[\w+-]+:)|\bwww(?=\.)|\bGH(?=-\d)", re.IGNORECASE)
NUMBERED = re.compile(r"^(\d{1,9})(?=[.)])")
HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>"}  # dollars begin formulas


def markdown(text: str) -> str:
    """One line of Markdown that shows ``text`` and does nothing; for a paragraph, a cell of a table, a heading."""
    parted = NUMBERED.sub(lambda number: number[0] + PARTED, _parted(text))
    escaped = MARKUP.sub(lambda sign: f"\\{sign[0]}", parted)
    return "".join(HTML.get(c, c) for c in escaped)


def code(text: str, *, cell: bool = False) -> str:
    """``text`` as code, which nobody looks for calls in, so that a path can be copied; ``cell``: in a table."""
    line = one_line(text)
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line.replace('|', chr(92) + '|') if cell else line}{pad}{fence}" if line else ""


def html(text: str) -> str:
    """The same for a line of HTML inside Markdown, such as a summary."""
    return "".join(HTML.get(c, c) for c in _parted(text))


def _parted(text: str) -> str:
    return CALLS.sub(lambda call: call[0] + PARTED, one_line(text))
