"""Clock times of several zones: 08:18 in Baku is 09:18 in Astana, and 23:00 in Moscow is the next day there.

Zones are those of the IANA database, by the names that ``languages/en/zones.tsv`` gives them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as day_type
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from consistency.languages.zones import zones
from consistency.records import Moment, Party

if TYPE_CHECKING:
    from consistency.diff.date import When

_BESIDE = 30  # characters between a clock time and the city whose time it is, or the same time by another clock
_OF_DAY = 60  # and between a day and the clock time of that day
_DAY = 24 * 60  # minutes
_EAST, _WEST = 14 * 60, 12 * 60  # minutes that clocks are before and behind UTC at most
_WINTER, _SUMMER = day_type(2026, 1, 15), day_type(2026, 7, 15)  # of a zone without summer time the clocks are alike
_SHORTEST = 28  # days of a month that every year has: clocks change on no day that is near enough to matter


@lru_cache(maxsize=1_000)  # a long batch must not grow without end
def _offset_at(key: str, day: day_type) -> int | None:
    """Minutes that the clocks of an IANA zone are before UTC at noon of a day."""
    offset = datetime(day.year, day.month, day.day, 12, tzinfo=_zone(key)).utcoffset()
    return None if offset is None else round(offset / timedelta(minutes=1))


def _offsets(key: str) -> tuple[int | None, int | None]:
    """Minutes that the clocks of an IANA zone are before UTC in winter and in summer."""
    return _offset_at(key, _WINTER), _offset_at(key, _SUMMER)


@cache
def _zone(key: str) -> tzinfo:
    """A zone of the tzdata package and not of the system, whose database may be old: the verdict is the same on every machine."""
    from importlib import resources  # loaded for the few stories that name zones
    from zoneinfo import ZoneInfo

    with resources.files("tzdata").joinpath("zoneinfo", *key.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=key)


def minutes_of(fact: Moment) -> int:
    """Minutes from midnight."""
    return (fact.hour or 0) * 60 + (fact.minute or 0)


def zone_of(when: When) -> str | None:
    """Whose clock a time is told by; the capital beside it where the words say no more."""
    if when.fact.zone is not None:
        return when.fact.zone
    near = [f for f in when.claim.facts if isinstance(f, Party) and f.form == "capital" and _gap(f, when.fact) < _BESIDE]
    return near[0].name if near else None


def offset_of(when: When) -> int | None:
    """Minutes that the clock of a time is before UTC: by its zone, or by the same time told beside it by a clock that is known
    ("11 a.m. local time (0600 GMT)"); None where that cannot be told."""
    if when.fact.zone not in (None, "local"):
        return _named(when, when.fact.zone)
    for other in _clocks(when):
        if other is when.fact or other.zone in (None, "local") or _gap(other, when.fact) >= _BESIDE:
            continue
        known = _named(when, other.zone)
        if known is not None and (apart := _difference(minutes_of(when.fact), minutes_of(other), known)) is not None:
            return apart
    return None


def _named(when: When, zone: str | None) -> int | None:
    """The offset of a zone on the day of a time: the day told in its claim, or that of writing, where clocks are not put forward in
    summer; None for a zone that nobody knows, or whose day is not told."""
    key = zones().get(zone or "")
    return None if key is None else _on_its_day(when, key)


def _on_its_day(when: When, key: str) -> int | None:
    """The offset of an IANA zone on the day of a time."""
    written = when.published or _WINTER
    told = {(f.month, f.day) for f in when.claim.facts if isinstance(f, Moment) and f.month and f.day}
    if len(told) == 1:
        ((month, day),) = told
        return _offset_at(key, day_type(written.year, month or 1, min(day or 1, _SHORTEST)))
    winter, summer = _offsets(key)
    steady = winter == summer
    return _offset_at(key, written) if steady or not told else None


def _difference(here: int, there: int, known: int) -> int | None:
    """The offset of a clock that shows ``here`` when another, whose offset is known, shows ``there``."""
    offset = (here - there + known + _WEST) % _DAY - _WEST
    return offset if offset <= _EAST and offset % 15 == 0 else None


def _clocks(when: When) -> Iterator[Moment]:
    return (f for f in when.claim.facts if isinstance(f, Moment) and f.hour is not None)


def _gap(a: Moment | Party, b: Moment | Party) -> int:
    return max(a.span.start - b.span.end, b.span.start - a.span.end)


def clocks_of(whens: Mapping[str, Sequence[When]]) -> dict[str, int]:
    """Minutes before UTC of the clock by which an article tells times, where it names just one: "at 15:26 Baku time", and further
    down "at 18:05". Its times in Greenwich do not count."""
    found = {}
    for article, own in whens.items():
        offsets = {offset for w in own if w.fact.hour is not None and w.fact.zone not in (None, "GMT") and (offset := offset_of(w)) is not None}
        if len(offsets) == 1:
            found[article] = offsets.pop()
    return found


def same_time(x: When, y: When) -> bool | None:
    """Whether two clock times are one, by clocks that are known; None where one is not. A time without a zone may be by the clock
    of its article: that can make two times one, and tells nothing where it does not."""
    first, second = offset_of(x), offset_of(y)
    if first is not None and second is not None:
        return _is_one(x, y, first, second)
    for local, own, other, known in ((x, first, y, second), (y, second, x, first)):
        if local.fact.zone not in (None, "local") or own is not None or known is None or not local.local:
            continue
        one = _may_be_one(local, other, known)
        if one or local.fact.zone is not None:
            return one  # a bare time only may be local: 06:30 in Khirdalan, 05:30 Moscow time
    first, second = (w.clock if offset is None and w.fact.zone is None else offset for w, offset in ((x, first), (y, second)))
    return True if first is not None and second is not None and _is_one(x, y, first, second) else None


def _may_be_one(local: When, other: When, known: int) -> bool:
    """Whether a local time is a time by a known clock anywhere where the two articles have been: 13:30 in Aktau is not 10:30 in Baku,
    and a story of these two is of no place where it is."""
    if minutes_of(local.fact) == minutes_of(other.fact):
        return True
    told = (offset for key in local.local | other.local for offset in _offsets(key))  # in winter and in summer, for the day may not be known
    return any(offset is not None and _is_one(local, other, offset, known) for offset in told)


def _is_one(x: When, y: When, first: int, second: int) -> bool:
    return (minutes_of(x.fact) - first - minutes_of(y.fact) + second) % _DAY == 0


def incomparable(x: When, y: When) -> bool:
    """Whether clock times of two places cannot be compared, as one of the clocks is not known."""
    if x.fact.hour is None or y.fact.hour is None or same_time(x, y) is not None:
        return False
    first, second = zone_of(x), zone_of(y)
    if first is not None and second is not None:
        return first != second
    return (first is not None or second is not None) and (x.fact.minute or 0) == (y.fact.minute or 0)


def one_instant(x: When, y: When, first: set[day_type], second: set[day_type]) -> bool:
    """Whether two days are one moment by two clocks: 02:00 on 7 October in Astana, 23:00 on 6 October in Moscow."""
    return not _instants(x, first).isdisjoint(_instants(y, second))


def _instants(when: When, days: set[day_type]) -> set[datetime]:
    near = [f for f in _clocks(when) if _gap(f, when.fact) < _OF_DAY]
    found = set()
    for fact in near:
        offset = None if fact.zone in (None, "local") else _named(when, fact.zone)
        if offset is not None:
            zone = timezone(timedelta(minutes=offset))
            found |= {datetime(d.year, d.month, d.day, fact.hour or 0, fact.minute or 0, tzinfo=zone) for d in days}
    return found
