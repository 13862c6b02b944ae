"""A date and the year that is told from the day of writing: 28 февраля следующего года, Feb. 28 next year, gələn il fevralın
28-dək, келесі жылдың 28 ақпанына дейін. Together they are one day, and not the one nearest to publication."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.facts.finds import Find, found, valid
from consistency.facts.scan import Scan
from consistency.languages.calendar import day_of
from consistency.languages.families import TURKIC
from consistency.records import FactSource

YEARS = {"last-year": -1, "this-year": 0, "next-year": 1}
_BETWEEN = {"en": ("", "of"), "ru": ("",)}  # what may stand between a date and its year
_AT = ("в", "во", "in", "on")  # before a month in which something happens
_WILL = frozenset({"will", "would", "shall", "to", "due"})


def with_relative_years(scan: Scan, read_from: FactSource, finds: Sequence[Find]) -> list[Find]:
    """The finds in order, each date with the relative year beside it as one; as they are where nobody knows the day of writing."""
    published = day_of(scan.published)
    out: list[Find] = []
    for find in finds:
        whole = None if published is None or not out else _together(scan, read_from, out[-1], find, published.year)
        if whole is None:
            out.append(find)
        else:
            out[-1] = whole
    return out


def _together(scan: Scan, read_from: FactSource, first: Find, second: Find, now: int) -> Find | None:
    date, year = (second, first) if scan.pack.code in TURKIC else (first, second)
    offset, moment = YEARS.get(year.moment.relative or ""), date.moment
    if offset is None or moment.month is None or moment.year is not None or (offset > 0 and _is_the_following(scan, first, second)):
        return None
    between = " ".join(scan.folded[first.last + 1 : second.first])
    if between not in _BETWEEN.get(scan.pack.code, ("",)) or not valid(now + offset, moment.month, moment.day or 1):
        return None
    return found(scan, read_from, first.first, second.last, year=now + offset, month=moment.month, day=moment.day, bound=moment.bound)


def _is_the_following(scan: Scan, first: Find, second: Find) -> bool:
    """Whether the next year is that after a year told before: в мае следующего года стройка встала. What was put off "to" it is to come."""
    before = scan.folded[first.first - 1] if first.first else ""
    at = "locative" in scan.features(second.last) if scan.pack.code in TURKIC else before in _AT
    verbs = [w.features for w in scan.pack.words(scan.text) if w.pos == "VERB" and "participle" not in w.features]
    coming = any("future" in features for features in verbs) or not _WILL.isdisjoint(scan.folded)
    return at and not coming and any(features & {"past", "perfect"} for features in verbs)
