"""The words that dates are printed with, in all languages: months, weekdays, fillers, and labels before them."""

from __future__ import annotations

from functools import cache
from typing import Literal

from consistency.ingest.lines import fold
from consistency.languages.families import TURKIC
from consistency.languages.page import load_page
from consistency.languages.terms import load_terms
from consistency.registry import LANGUAGES

Label = Literal["", "published", "updated"]
_LABELS: dict[str, Label] = {"published": "published", "updated": "updated"}
# A month's stem takes at most so many letters of endings: mart-ın, сәуір-де.
ENDING = 4
# A month's name is cut to this many letters or more: мар., сент., avq.
SHORT = 3


def is_date_word(word: str) -> bool:
    """Whether a word is a month, a weekday or another word of dates, in any language."""
    folded = fold(word)
    return any(folded in vocabulary(code) or month(code, folded) is not None for code in LANGUAGES)


@cache
def labels() -> tuple[tuple[str, Label], ...]:
    """(folded label, what it labels), the longest first."""
    out: dict[str, Label] = {}
    for code in LANGUAGES:
        for value, extra in load_page(code).of("label"):
            if extra in _LABELS:
                out.setdefault(fold(value), _LABELS[extra])
    return tuple(sorted(out.items(), key=lambda row: (-len(row[0]), row[0])))


@cache
def vocabulary(code: str) -> dict[str, bool]:
    """Filler words of dates, folded -> whether they tell an age ("ago")."""
    return {fold(value): extra == "relative" for value, extra in load_page(code).of("date")}


@cache
def month(code: str, word: str) -> int | None:
    """The month, 1..12, that a folded word names in a language; None for any other word."""
    months = _months(code)
    if word in months:
        return months[word]
    if len(word) >= SHORT:
        shortened = {number for form, number in months.items() if form.startswith(word)}
        if len(shortened) == 1:
            return shortened.pop()
    if code not in TURKIC:
        return None  # these two list stems, the others every form
    stems = (stem for stem in months if len(stem) > 2 and word.startswith(stem) and len(word) <= len(stem) + ENDING)
    return next((months[stem] for stem in stems), None)


@cache
def _months(code: str) -> dict[str, int]:
    return {fold(form): number for form, number in load_terms(code).months.items()}
