"""A word that denies, with the word denied; and how far a denial reaches at the most."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from consistency.facts.scan import Scan
from consistency.records import Span, Word

DENY = frozenset({"deny", "refute", "disprove"})  # first senses of the verbs that deny
ABLE = {"az": "bilmək", "kk": "ал"}  # with the converb before it: edə bilmir, экспорттай алмайды
_EMPTY = frozenset({"be", "have", "do", "become"})  # senses that say nothing of what is denied
_END = re.compile(r"(?<!\d),|,(?!\d)|[;:—–()«»“”\"!?]")  # no comma of 2,5


@dataclass(slots=True)
class Mark:
    """A word that denies, word ``at``; ``target`` is the word denied, ``weak`` one that counts only by itself."""

    at: int
    target: Word
    weak: bool = False


def clause_of(scan: Scan, span: Span) -> tuple[int, int]:
    """The stretch between two marks around a word: how far a denial reaches at the most."""
    marks = _marks(scan.text)
    before, after = bisect_left(marks, span.start), bisect_left(marks, span.end)
    return marks[before - 1] + 1 if before else 0, marks[after] if after < len(marks) else len(scan.text)


@lru_cache(maxsize=2)
def _marks(text: str) -> list[int]:
    """Where the marks that end a clause stand; asked for each denial of the text."""
    return [m.start() for m in _END.finditer(text)]


def says(word: Word) -> bool:
    """Whether a word says what is done or denied, and does not only help to."""
    return not word.senses or word.senses[0] not in _EMPTY


def is_bare_participle(word: Word) -> bool:
    """Whether a word stands for those who do: tr ölen, yaralanan, without a case and in no past."""
    return word.pos == "VERB" and word.features <= {"participle", "passive", "plural", "negative"} and "participle" in word.features
