"""Words, numbers and marks of a text, with their places. The same for every language with an alphabet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A number keeps its grouping and decimals ("3 500", "1,5", "12.30"); a word keeps inner hyphens and apostrophes.
# Blanks that group digits: plain, no-break, narrow no-break, thin.
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d+(?![.,]?\d))?|\d+(?:[.,:/]\d+)*)"
    r"|(?P<word>\b(?:U\.S\.A\.|U\.S\.|U\.K\.|U\.A\.E\.)|[^\W\d_]+(?:[-\u2010\u2011'’ʼ][^\W\d_]+)*)"
    r"|(?P<mark>[^\s\w]|_)"
)


class Token(NamedTuple):
    """``kind`` is number, word or mark; offsets are into the text that was split."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@lru_cache(maxsize=512)  # a sentence is asked for by its words and by its facts, one after the other
def tokenise(text: str) -> tuple[Token, ...]:
    """Every token of a text in order; what lies between is white space."""
    return tuple(Token(m.start(), m.end(), m.group(), m.lastgroup or "mark") for m in _TOKEN.finditer(text))
