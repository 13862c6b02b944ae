"""Days that are told by their place in a month: the last day of March, martın son günü; the second Sunday of November, во второе
воскресенье ноября, қарашаның екінші жексенбісінде."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from consistency.facts.finds import Find, found
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.facts.years import year_at, year_before
from consistency.languages.calendar import day_of
from consistency.languages.families import TURKIC
from consistency.records import FactSource

_LAST = frozenset({"last", "final", "последний", "son", "sonuncu", "axırıncı", "соңғы", "ақырғы"})
_DAY = frozenset({"day", "день", "gün", "күн"})
_BETWEEN = {"en": ("of", "in")}
_WEEKS = 5  # a month has no sixth Sunday


def month_days(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Every such day, as a date."""
    for i in scan.where("month"):
        term = scan.term("month", i)
        if term is None or (scan.pack.code == "en" and not scan.tokens[i].capital):
            continue
        read = _after(scan, i) if scan.pack.code in TURKIC else _before(scan, i)
        if read is None:
            continue
        first, last, place, weekday = read
        year, first, last = _with_year(scan, first, last)
        day = _day(int(term[0]), year, place, weekday, day_of(scan.published))
        if day is not None:
            yield found(scan, read_from, first, last, year=year, month=day.month, day=day.day)


def _before(scan: Scan, i: int) -> tuple[int, int, int, int | None] | None:
    """(first token, last token, place in the month, weekday) of en and ru, where the month stands last."""
    at = i - 1
    if scan.pack.code == "en":
        if at < 0 or scan.folded[at] not in _BETWEEN["en"]:
            return None
        at -= 1
    for first in (at - 1, at - 2):
        if first >= 0 and (place := _place(scan, first)) is not None and place[1] == at - 1 and (day := _named(scan, at)) is not None:
            return (first, i, place[0], day[0]) if day[1] == at else None
    return None


def _after(scan: Scan, i: int) -> tuple[int, int, int, int | None] | None:
    """The same of az and kk, where the month stands first, in the genitive."""
    place = _place(scan, i + 1) if "genitive" in scan.features(i) else None
    day = None if place is None else _named(scan, place[1] + 1)
    return None if place is None or day is None else (i, day[1], place[0], day[0])


def _place(scan: Scan, i: int) -> tuple[int, int] | None:
    """The place in a month that token ``i`` tells, -1 for the last, and its last token."""
    if i >= len(scan.tokens) or scan.tokens[i].kind != "word":
        return None
    if not scan.lemmas[i].isdisjoint(_LAST) or scan.folded[i] in _LAST:
        return -1, i
    number = number_at(scan, i)
    return (int(number.value), number.last) if number is not None and number.ordinal and number.words and 1 <= number.value <= _WEEKS else None


def _named(scan: Scan, i: int) -> tuple[int | None, int] | None:
    """The weekday at token ``i``, None for a day without a name, and its last token."""
    term = scan.term("weekday", i)
    if term is not None and "plural" not in scan.features(i):
        last = i + term[1] - 1
        return int(term[0]), last + (last + 1 < len(scan.tokens) and scan.pack.code in TURKIC and not scan.lemmas[last + 1].isdisjoint(_DAY))
    plain = i < len(scan.tokens) and not scan.lemmas[i].isdisjoint(_DAY) and "plural" not in scan.features(i)
    return (None, i) if plain else None


def _with_year(scan: Scan, first: int, last: int) -> tuple[int | None, int, int]:
    if scan.pack.code in TURKIC:
        year, first = year_before(scan, first)
        return year, first, last
    after = year_at(scan, last + 1)
    return (None, first, last) if after is None else (after[0], first, after[1])


def _day(month: int, year: int | None, place: int, weekday: int | None, published: date | None) -> date | None:
    """The day; without a year that of the year which puts it nearest to publication, None where that is not known either."""
    years = [year] if year is not None else [published.year + k for k in (-1, 0, 1)] if published is not None else []
    if not years and weekday is None and month != 2:
        years = [_ANY]
    days = [day for y in years if (day := _in_year(month, y, place, weekday)) is not None]
    return min(days, key=lambda day: abs((day - published).days) if published else 0, default=None)


_ANY = 2026  # every year has the same last day of March


def _in_year(month: int, year: int, place: int, weekday: int | None) -> date | None:
    length = monthrange(year, month)[1]
    if weekday is None:
        return date(year, month, length) if place < 0 else date(year, month, 1) if place == 1 else None
    days = [day for k in range(length) if (day := date(year, month, 1) + timedelta(days=k)).weekday() == weekday]
    return days[-1] if place < 0 else days[place - 1] if place <= len(days) else None
