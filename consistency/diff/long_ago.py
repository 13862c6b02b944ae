"""Claims of other years: what was found in 1966 is not counted with what is found now; what has worked since 1945 may stand still today."""

from __future__ import annotations

from consistency.languages.calendar import day_of
from consistency.records import Claim, Moment

_LONG = 2  # years before publication from which on a claim tells of another time: last year is often compared with


def tells_other_year(a: Claim, b: Claim) -> bool:
    """Whether one claim tells a year long past, and the other no year at all."""
    first, second = _years(a), _years(b)
    return any(mine and not theirs and all(_is_long_past(claim, year) for year in mine) for claim, mine, theirs in ((a, first, second), (b, second, first)))


def _years(claim: Claim) -> set[int]:
    return {f.year for f in claim.facts if isinstance(f, Moment) and f.year is not None}


def _is_long_past(claim: Claim, year: int) -> bool:
    published = day_of(claim.article.published)
    return published is not None and year <= published.year - _LONG
