"""Moments told from the day of writing: weekdays, "yesterday", "ötən il", "seven years ago"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from consistency.facts.finds import Find, found
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.languages.calendar import day_of
from consistency.records import FactSource

_AGO = {"az": ("əvvəl", "qabaq", "öncə"), "kk": ("бұрын", "бұрынғы"), "ru": ("назад",), "en": ("ago",)}
_COUNTED = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
_BESIDE_WEEKDAY = frozenset({"в", "во", "с", "со", "на", "до", "к", "ко", "прошлую", "прошлый", "минувший", "минувшую", "следующий",
                             "следующую", "ближайший", "эту", "этот", "понедельника", "вечером", "утром", "ночью", "днем"})  # fmt: skip


def relative_days(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """What the table of the language calls ``relative``: yesterday, this week, last year."""
    for i in range(len(scan.tokens)):
        if term := scan.term("relative", i):
            yield found(scan, read_from, i, i + term[1] - 1, relative=term[0])


def parts_of_the_day(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """In the evening, утром, кешке: a part of the day that no day beside it has taken."""
    for i in range(len(scan.tokens)):
        if i not in scan.taken and (term := scan.term("part", i)):
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
    """Seven years ago, жеті жыл бұрын: told from the day of writing, and resolved where that is known. "Three days
    later" counts from some event, and is a duration."""
    words = _AGO.get(scan.pack.code, ())
    if not any(word in words for word in scan.folded):
        return
    at = 0
    while at < len(scan.tokens):
        find = _ago(scan, at, words) if at not in scan.taken else None
        if find is None:
            at += 1
            continue
        last, count, unit = find
        key = f"{count}-{unit}{'' if count == 1 else 's'}-ago"
        yield found(scan, read_from, at, last, relative=key, resolved=_moved(scan.published, unit, -count))
        at = last + 1


def _ago(scan: Scan, i: int, words: tuple[str, ...]) -> tuple[int, int, str] | None:
    """(last token, count, unit) of a time counted back from now that begins at token ``i``."""
    number = number_at(scan, i)
    at, count = (i, Fraction(1)) if number is None else (number.last + 1, number.value)
    if number is None and scan.folded[i] in ("a", "an", "бір", "bir"):
        at = i + 1
    unit = scan.term("unit", at)
    if unit is None or unit[0] not in _COUNTED or count.denominator != 1:
        return None
    last = at + unit[1]
    if last >= len(scan.tokens) or scan.folded[last] not in words or (number is not None and number.ordinal):
        return None
    return last, int(count), unit[0]


def _moved(published: str | None, unit: str, count: int) -> str | None:
    """The year, or the day, that is so many units off; None for units too small or too vague, and out of the calendar."""
    day = day_of(published)
    if day is None:
        return None
    if unit == "year" and 0 < day.year + count < 3000:
        return f"{day.year + count:04d}"
    if unit in ("day", "week") and abs(count) < 4000:
        return (day + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    return None
