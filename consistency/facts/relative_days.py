"""Moments told from the day of writing: weekdays, "yesterday", "ötən il", "seven years ago"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from consistency.facts.finds import Find, found
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.languages.calendar import day_of
from consistency.records import FactSource

_AGO = {"az": ("əvvəl", "qabaq"), "kk": ("бұрын",), "ru": ("назад",), "en": ("ago", "earlier")}
_BESIDE_WEEKDAY = frozenset({"в", "во", "с", "со", "на", "до", "к", "ко", "прошлую", "прошлый", "минувший", "минувшую", "следующий",
                             "следующую", "ближайший", "эту", "этот", "понедельника", "вечером", "утром", "ночью", "днем"})  # fmt: skip


def relative_days(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """What the table of the language calls ``relative``: yesterday, this week, last year."""
    for i in range(len(scan.tokens)):
        if term := scan.term("relative", i):
            yield found(scan, read_from, i, i + term[1] - 1, relative=term[0])


def weekdays(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Weekdays by name, in English with a capital only."""
    for i, token in enumerate(scan.tokens):
        if token.kind != "word" or (scan.pack.code == "en" and not token.capital):
            continue
        term = scan.term("weekday", i)
        if term and (scan.pack.code != "ru" or _in_place_of_weekday(scan, i)):
            yield found(scan, read_from, i, i + term[1] - 1, weekday=int(term[0]))


def _in_place_of_weekday(scan: Scan, i: int) -> bool:
    """ru ``среда`` is a milieu as well: a weekday only after в, на, прошлую and the like."""
    return i > 0 and scan.folded[i - 1] in _BESIDE_WEEKDAY


def times_ago(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Seven years ago, жеті жыл бұрын: a year or day counted back from the dateline; nothing without one."""
    words = _AGO.get(scan.pack.code, ())
    published = day_of(scan.published)
    if published is None or not any(word in words for word in scan.folded):
        return
    for i in range(len(scan.tokens)):
        number = number_at(scan, i)
        if number is None or number.last + 2 >= len(scan.tokens):
            continue
        unit = scan.term("unit", number.last + 1)
        if unit and scan.folded[number.last + 2] in words and number.value.denominator == 1:
            moved = _moved_back(published, unit[0], int(number.value))
            if moved:
                yield found(scan, read_from, i, number.last + 2, **moved)


def _moved_back(day: date, unit: str, count: int) -> dict[str, int] | None:
    """The year, or the day, that is so many units earlier; None for units too small or too vague, and out of the calendar."""
    if unit == "year" and 0 < day.year - count < 3000:
        return {"year": day.year - count}
    if unit in ("day", "week") and abs(count) < 4000:
        moved = day - timedelta(days=count * (7 if unit == "week" else 1))
        return {"year": moved.year, "month": moved.month, "day": moved.day}
    return None
