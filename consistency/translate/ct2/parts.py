"""A text that is too long for a model, in parts that are not."""

from __future__ import annotations

import re
from collections.abc import Callable

_BORDER = re.compile(r"(?<=[;:—–,])\s+")


def parts(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The text, in as few halvings as it takes for each part to fit: cut at the border of clauses nearest the middle, else at a blank,
    else in the middle of a word."""
    if len(text) < 2 or fits(text):
        return [text]
    middle = len(text) // 2
    borders = [m.end() for m in _BORDER.finditer(text)] or [m.end() for m in re.finditer(r"\s+", text)] or [middle]
    at = min((b for b in borders if 0 < b < len(text)), key=lambda b: (abs(b - middle), b), default=middle)
    return [part for half in (text[:at].strip(), text[at:].strip()) if half for part in parts(half, fits)]
