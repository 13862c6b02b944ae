"""Dates, clock times, weekdays and relative days, in the order and case of each language.

Read before quantities: the tokens of a moment are used up, so that a year never counts as people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from consistency.facts.clock import clock_times
from consistency.facts.dayparts import with_parts
from consistency.facts.finds import Find, found, suffix_end, valid
from consistency.facts.half_days import told_from_noon
from consistency.facts.minutes import minute_times
from consistency.facts.month_days import month_days
from consistency.facts.months import named_dates
from consistency.facts.numeric_dates import numeric_dates
from consistency.facts.opening_hours import hour_spans
from consistency.facts.relative_days import parts_of_the_day, relative_days, times_ago, weekdays
from consistency.facts.relative_years import YEARS, with_relative_years
from consistency.facts.scan import Scan
from consistency.facts.spoken_clock import spoken_times
from consistency.facts.years import decades, years
from consistency.facts.zones import with_zone
from consistency.languages.calendar import day_of
from consistency.languages.families import OGHUZ, TURKIC
from consistency.records import FactSource, Moment

_UNTIL = {"until", "till", "by", "до", "к", "дейін", "qədər", "dək", "kadar", "değin", "dek"}
_UNTIL_DAY = {"through", "по"}  # по 18 октября; not по вторникам
_SINCE = {"since", "from", "с", "бері", "bəri", "etibarən", "бастап", "beri", "itibaren"}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "day-before-yesterday": -2, "day-after-tomorrow": 2}


def read_moments(scan: Scan, read_from: FactSource) -> list[Moment]:
    """Every moment of a text in order; relative ones are resolved where ``scan.published`` is known."""
    kept: list[Find] = []
    for reader in (numeric_dates, month_days, named_dates, _clock, times_ago, decades, years, weekdays, relative_days, parts_of_the_day):
        for find in reader(scan, read_from):
            tokens = range(find.first, find.last + 1)
            # The two ends of қаңтар-маусым stand in one word.
            both = kept and (kept[-1].first, kept[-1].last) == (find.first, find.last) and kept[-1].moment.month != find.moment.month
            if both or scan.taken.isdisjoint(tokens):
                scan.taken.update(tokens)  # at once: a reader looks at what is taken while it runs
                kept.append(find)
    kept = with_relative_years(scan, read_from, with_parts(scan, sorted(kept, key=lambda f: f.first)))
    return [resolve(_bounded(scan, f), scan.published) for f in kept]


def _clock(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    # az gecə saat 2-yə 20 dəqiqə işləmiş: the words around digits say more than the digits
    readers = (spoken_times, clock_times) if scan.pack.code in OGHUZ else (clock_times, spoken_times)
    for reader in (told_from_noon, hour_spans, minute_times, *readers):
        for first, last, hour, minute in reader(scan):
            first -= bool(first and scan.term("clock", first - 1) and scan.pack.code in TURKIC)  # saat 14:00-da
            yield with_zone(scan, found(scan, read_from, first, suffix_end(scan, last), hour=hour, minute=minute))


def _bounded(scan: Scan, find: Find) -> Moment:
    """Note "until" and "since", which stand before or after by language."""
    # "с 9 до 18 часов": the word after an hour belongs to the next one where such words are prepositions
    beside = (find.first - 1, find.last + 1) if scan.pack.code in TURKIC else (find.first - 1,)
    near = {scan.folded[k] for k in beside if 0 <= k < len(scan.folded)}
    if scan.tokens[find.last].kind == "word":
        near.add(scan.tokens[find.last].text.lower())
    if near & _UNTIL or (near & _UNTIL_DAY and find.moment.day is not None) or any(word.endswith(("dək", "dek")) for word in near):
        return replace(find.moment, bound="until")
    return replace(find.moment, bound="since") if near & _SINCE else find.moment


def resolve(moment: Moment, published: str | None) -> Moment:
    """Work out a relative moment, a weekday or a missing year from the day of publication.

    A weekday is taken as the last such day up to publication; which one is meant is settled where two articles are
    compared. A day without a year gets the year that puts it nearest to publication.
    """
    day = day_of(published)
    if day is None:
        return moment
    if moment.relative in _DAYS:
        return replace(moment, resolved=(day + timedelta(days=_DAYS[moment.relative])).isoformat())
    if moment.relative in YEARS:
        return replace(moment, resolved=str(day.year + YEARS[moment.relative]))
    if moment.weekday is not None:
        return replace(moment, resolved=(day - timedelta(days=(day.weekday() - moment.weekday) % 7)).isoformat())
    if moment.month and moment.day and moment.year is None:
        nearest = _nearest(day, moment.month, moment.day)
        return moment if nearest is None else replace(moment, resolved=nearest.isoformat())
    if moment.day and moment.month is None:
        around = [_nearest(day, month, moment.day) for month in range(1, 13)]
        return replace(moment, resolved=min(filter(None, around), key=lambda d: abs((d - day).days)).isoformat())
    return moment


def _nearest(published: date, month: int, day: int) -> date | None:
    """The day nearest to publication that has this month and day; None for 29 February far from a leap year."""
    around = (published.year - 1, published.year, published.year + 1)
    days = [date(year, month, day) for year in around if valid(year, month, day)]
    return min(days, key=lambda d: abs((d - published).days), default=None)
