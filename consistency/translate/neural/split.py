"""A sentence that a model has no room for, in pieces that it has room for: cut behind the mark that ends a clause, else between two words."""

from __future__ import annotations

import re
from collections.abc import Callable

_CUTS = (re.compile(r"(?<=[;:])\s+|\s+(?=[–—]\s)"), re.compile(r"(?<=[,)»”])\s+"), re.compile(r"\s+"))


def pieces_of(text: str, room: int, size: Callable[[str], int]) -> list[str]:
    """Pieces of ``text`` in order, none empty, each of at most ``room`` by ``size``; as few cuts as it takes, the best kind first. A word
    that is longer by itself is cut between letters: nothing is left out."""
    if size(text) <= room or len(text) < 2:
        return [text]
    for cut in _CUTS:
        parts = [part for part in cut.split(text) if part]
        if len(parts) > 1:
            out: list[str] = []
            for part in parts:
                joined = f"{out[-1]} {part}" if out else part
                if out and size(joined) <= room:
                    out[-1] = joined
                else:
                    out.append(part)
            return [piece for part in out for piece in pieces_of(part, room, size)] if len(out) > 1 else out
    middle = len(text) // 2
    return [*pieces_of(text[:middle], room, size), *pieces_of(text[middle:], room, size)]
