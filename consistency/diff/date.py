"""Rule ``date``: when; a day, month, year or clock time of one event that differs.

A weekday agrees with a date that falls on it within a week of publication; a month with its days; a moment that
says less with one that says more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as day_type
from datetime import timedelta

from consistency.diff.answers import Mention, answered_apart, clustered, contradiction, sides_of
from consistency.diff.blocks import Block, Matter, context, event_of, told_twice, two_by_two
from consistency.diff.clocks import clocks_of, incomparable, one_instant, same_time
from consistency.diff.days_off import excepts, is_no_date
from consistency.diff.local_time import local_zones
from consistency.diff.orphan_dates import orphan_dates
from consistency.diff.per_time import per
from consistency.diff.reopening import opens_after
from consistency.diff.shown import moment_shown
from consistency.diff.wording import moment_key
from consistency.languages import load_pack
from consistency.languages.calendar import WEEKDAY_CODES, day_of
from consistency.records import Claim, Finding, Moment, Quantity

_WITH_DATE = 3  # characters between a weekday and the date that it goes with: "Thursday, 18 June", "18 июня (четверг"
_OF_MONTH = 20  # and between a weekday and its month: "the second Saturday of September", sentyabrın ikinci şənbəsi
_OF_RANGE = 8  # and between the two ends of a range of weekdays: from Monday to Friday
_SAME_SLOT = 0.2  # least overlap of the words around two dates; chosen on the development stories


@dataclass(frozen=True, slots=True)
class When:
    """A moment in its claim. ``grain`` is day, time, month or year; moments of one grain are compared. ``clock`` is how many minutes
    the clock of its article is before UTC (see ``clocks_of``). ``story`` is the day on which the latest article of the story came out, for one
    that does not say when it did; ``local`` are the zones of what its article names, where times are local (see ``local_zones``)."""

    claim: Claim
    fact: Moment
    grain: str
    about: frozenset[str]
    clock: int | None = None
    story: day_type | None = None
    local: frozenset[str] = frozenset()

    @property
    def published(self) -> day_type | None:
        """The day of writing, as far as it shows."""
        return day_of(self.claim.article.published) or self.story


def whens_of(claims: Sequence[Claim], clocks: Mapping[str, int] | None = None, story: day_type | None = None, local: Mapping[str, frozenset[str]] | None = None) -> list[When]:
    """The moments of some claims in order; ``clocks`` and ``local`` are those of the articles, ``story`` the day of the latest."""
    out = []
    for claim in claims:
        for fact in claim.facts:
            if isinstance(fact, Moment) and (grain := grain_of(fact)) and not _is_dated_weekday(fact, claim) and not _is_elsewhere(fact, claim):
                out.append(When(claim, fact, grain, context(claim, fact.span.start, fact.span.end), (clocks or {}).get(claim.article.id), story, (local or {}).get(claim.article.id, frozenset())))
    return out


def _is_dated_weekday(fact: Moment, claim: Claim) -> bool:
    """Whether a weekday only goes with the date beside it: on Thursday, 18 June."""
    if fact.weekday is None or fact.day is not None:
        return False
    dates = (f for f in claim.facts if isinstance(f, Moment) and f.day is not None)
    return any(0 <= gap <= _WITH_DATE for f in dates for gap in (f.span.start - fact.span.end, fact.span.start - f.span.end))


def _is_elsewhere(fact: Moment, claim: Claim) -> bool:
    """Whether a day is told in brackets, with the time that it is in Greenwich then: at 4:20 a.m. local time (2320 GMT on Feb. 16)."""
    if fact.hour is not None:
        return False
    text, start, end = claim.article.text, claim.span.start, claim.span.end
    opened, closed = text.rfind("(", start, fact.span.start), text.find(")", fact.span.end, end)
    inside = opened >= 0 and closed >= 0 and ")" not in text[opened : fact.span.start]
    return inside and any(isinstance(f, Moment) and f.hour is not None and f.zone is not None and opened < f.span.start < closed for f in claim.facts)


def grain_of(fact: Moment) -> str:
    """How finely a moment is told."""
    if fact.hour is not None:
        return "time"
    if _ago(fact):
        return "day" if fact.relative and fact.relative.split("-")[1] in ("day", "days", "week", "weeks") else "year"
    if fact.day is not None or fact.weekday is not None or (fact.resolved or "").count("-") == 2:
        return "day"
    if fact.month is not None:
        # April-September is no one month.
        return "" if re.search(r"[^\W\d_]\s?[-–—]\s?[^\W\d_]{3}", fact.text) else "month"
    in_years = fact.relative in ("last-year", "this-year", "next-year") or len(fact.resolved or "") == 4
    return "year" if fact.year is not None or in_years else ""


def _ago(fact: Moment) -> bool:
    """Whether a moment is so long ago from the day of writing: 18-years-ago."""
    return fact.relative is not None and fact.relative.endswith("-ago")


def days(when: When) -> set[day_type]:
    """The calendar days that a moment may mean; a weekday is the last or the next one, or that of the week around."""
    fact, published = when.fact, when.published
    if fact.weekday is not None and fact.day is None:
        if published is None:
            return set()
        last = published - timedelta(days=(published.weekday() - fact.weekday) % 7)
        weeks = range(-8, 9) if _in_a_month(when) else range(-1, 3)  # "the second Saturday of September"; "next Friday"
        return {last + timedelta(days=7 * k) for k in weeks}
    if fact.month and fact.day and fact.year:
        return {day_type(fact.year, fact.month, fact.day)}
    if fact.resolved and fact.resolved.count("-") == 2:
        return {day_type(*map(int, fact.resolved.split("-")))}
    return set()


def _dates(when: When) -> set[day_type]:
    """The calendar days of a moment; without a year, of the year of writing."""
    fact, published = when.fact, when.published
    if published is None or fact.year or not (fact.month and fact.day):
        return days(when)
    return {day_type(published.year, fact.month, fact.day)} if (fact.month, fact.day) != _LEAP else set()


_LEAP = (2, 29)


def _in_a_month(when: When) -> bool:
    """Whether a weekday is told of a month, and not of the days around publication."""
    months = (f for f in when.claim.facts if isinstance(f, Moment) and f.month is not None and f.day is None)
    return any(0 <= gap <= _OF_MONTH for f in months for gap in (f.span.start - when.fact.span.end, when.fact.span.start - f.span.end))


def agree(a: When, b: When) -> bool:
    """Whether two moments can be one; grains that differ agree where the finer lies in the coarser."""
    x, y = a.fact, b.fact
    if _ago(x) and _ago(y):
        return x.relative == y.relative or (x.resolved is not None and x.resolved == y.resolved)
    if a.grain == b.grain == "time":
        if (one := same_time(a, b)) is not None:
            return one
        if x.hour is None or y.hour is None or (x.minute or 0) != (y.minute or 0):
            return False
        early, late = (x, y) if x.hour < y.hour else (y, x)
        return x.hour == y.hour or (_half_day(a if early is x else b) and late.hour == (early.hour or 0) + 12)
    if a.grain == b.grain == "day":
        if x.month and y.month and x.day and y.day:
            same_year = x.year is None or y.year is None or x.year == y.year
            return ((x.month, x.day) == (y.month, y.day) and same_year) or one_instant(a, b, _dates(a), _dates(b))
        first, second = days(a), days(b)
        for fact, other in ((x, second), (y, first)):
            if fact.month and fact.day and other and not (first and second):  # no year is known: 5 May against a Tuesday
                near = {d + timedelta(days=k) for d in other for k in range(-_spare(x) - _spare(y), _spare(x) + _spare(y) + 1)}
                return any((d.month, d.day) == (fact.month, fact.day) for d in near)
        if one_instant(a, b, first, second):
            return True
        spare = _spare(x) + _spare(y)
        return not first or not second or any(abs((d - e).days) <= spare for d in first for e in second)
    if "time" in (a.grain, b.grain):
        return False
    if x.relative and x.relative == y.relative:
        return True
    if (x.decade or y.decade) and x.year and y.year:
        return x.year // 10 == y.year // 10
    if year_of(a) and year_of(b) and year_of(a) != year_of(b):
        return False
    if year_of(a) is None or year_of(b) is None:
        return not (x.month and y.month) or x.month == y.month
    return x.month == y.month if x.month and y.month else a.grain != b.grain or year_of(a) == year_of(b)


def _spare(fact: Moment) -> int:
    """How many days a span from the day of writing may be out: "in two weeks" is no day of the calendar."""
    span = _SPAN.search(fact.relative or "")
    return 0 if span is None else 3 if span[1].startswith("week") else 1


_SPAN = re.compile(r"\d-(weeks?|days?)")


def _half_day(when: When) -> bool:
    """Whether a time may be told by a twelve-hour clock: "at 2:30", "half past nine", not "02:30", "2:30 am" or "2:30 утра"."""
    text, pack = when.fact.text, load_pack(when.claim.article.language)
    if re.match(r"\D*0\d", text) or re.search(r"\b[ap]\.?\s?m\b", text, re.IGNORECASE) or " in the " in text or " at night" in text:
        return False
    parts = pack.terms.of("daypart")
    named = any(word in parts or any(a.lemma in parts for a in pack.analyse(word)) for word in pack.lower(text).split(" "))
    return not named and when.fact.hour != 0  # midnight is no noon


def year_of(when: When) -> int | None:
    fact = when.fact
    if fact.year:
        return fact.year
    return int(fact.resolved[:4]) if fact.resolved else None


def date(
    matters: Sequence[Matter],
    claims: Sequence[Claim],
    near: Sequence[tuple[int, int, float]] = (),
    counterparts: frozenset[frozenset[int]] = frozenset(),
    twins: Sequence[tuple[Block, Block]] = (),
) -> Iterator[Finding]:
    """Findings of this rule; ``near`` are the pairs of claims that are a little alike, ``counterparts`` those that certainly say
    the same (``blocks.certain``), ``twins`` those of one article that do."""
    latest = max((day for c in claims if (day := day_of(c.article.published))), default=None)
    local = local_zones(claims)
    clocks = clocks_of(_by_article(whens_of(claims)))
    everywhere = _by_article(whens_of(claims, clocks, latest, local))
    clashes: list[tuple[When, When]] = []
    agreed: list[tuple[When, When]] = []
    for a, b in (*two_by_two(matters), *twins):
        if a.core or b.core:
            pairs, clash = _compare(a, b, everywhere, counterparts, lambda some: whens_of(some, clocks, latest, local))
            agreed += pairs
            clashes += clash
    seen = {id(w.fact) for clash in clashes for w in clash}
    for odd, others in orphan_dates(everywhere, claims, near, agree, incomparable):
        if id(odd.fact) not in seen and not any(id(w.fact) in seen for w in others):
            clashes.append((odd, others[0]))
            agreed += [(others[0], w) for w in others[1:]]
    yield from _findings(clashes, agreed, told_twice(twins))


def _by_article(whens: Sequence[When]) -> dict[str, list[When]]:
    found: dict[str, list[When]] = {}
    for when in whens:
        found.setdefault(when.claim.article.id, []).append(when)
    return found


def _compare(
    a: Block, b: Block, everywhere: Mapping[str, Sequence[When]], counterparts: frozenset[frozenset[int]],
    told: Callable[[Sequence[Claim]], list[When]],
) -> tuple[list[tuple[When, When]], list[tuple[When, When]]]:
    first, second = told(a.claims), told(b.claims)
    agreed = [(x, y) for x in first for y in second if x.grain == y.grain and agree(x, y)]
    # A weekday goes with a weekday, and with a date only where the other has no weekday: any date may be a Sunday.
    alike = {id(w.fact) for x, y in agreed if _is_weekday(x) == _is_weekday(y) for w in (x, y)}
    agreed = [(x, y) for x, y in agreed if _is_weekday(x) == _is_weekday(y) or not {id(x.fact), id(y.fact)} & alike]
    seen = {id(w.fact) for pair in agreed for w in pair}
    left = [x for x in first if id(x.fact) not in seen and (x.claim in a.core or not a.core)]
    right = [y for y in second if id(y.fact) not in seen]
    clashes = []
    taken: set[int] = set()
    options = [
        (_likely(x, y, len(left) == len(right) == 1, frozenset((id(x.claim), id(y.claim))) in counterparts), x, y)
        for x in left
        for y in right
        if x.grain == y.grain and not agree(x, y)
    ]
    for likely, x, y in sorted(options, key=lambda o: (-o[0], o[1].fact.span.start, o[2].fact.span.start)):
        if x.grain == "year" and x.fact.relative and y.fact.relative and any(_weighs_up(w.claim) or _compares(w.claim) for w in (x, y)):
            continue  # 11.4 million tonnes this year, 15.6 million last year: each tells one of the two
        if _is_weekday(x) and _is_weekday(y) and _is_of_range(x) != _is_of_range(y) and (excepts(x.claim) or excepts(y.claim)):
            continue  # open from Tuesday to Sunday, closed on Monday
        if any(is_no_date(u.claim, u.fact) and not _is_weekday(w) for u, w in ((x, y), (y, x))):
            continue  # closes on 30 August; Monday is a day off
        if any(opens_after(u.claim, u.fact, days(u), w.claim, days(w)) for u, w in ((x, y), (y, x))):
            continue
        if _is_deadline(x, y) or _is_deadline(y, x):
            continue
        if x.fact.relative == y.fact.relative == "today" and (_is_of_now(x.claim) or _is_of_now(y.claim)):
            continue  # today the line carries six million a year
        if _is_long_ago(x, y) or _is_long_ago(y, x) or _is_eve(x, y) or _is_eve(y, x) or _so_long_after(x, y) or _so_many_days(x, y) or _so_many_days(y, x):
            continue
        if likely < _SAME_SLOT or id(x.fact) in taken or id(y.fact) in taken or incomparable(x, y):
            continue
        one = x.claim.article.id == y.claim.article.id  # an article that contradicts itself tells both
        if not one and (_said(x, everywhere.get(y.claim.article.id, ())) or _said(y, everywhere.get(x.claim.article.id, ()))):
            continue
        taken |= {id(x.fact), id(y.fact)}
        clashes.append((x, y))
    return agreed, clashes


def _weighs_up(claim: Claim) -> bool:
    """Whether a claim has two figures of one unit."""
    units = [f.unit or f.currency for f in claim.facts if isinstance(f, Quantity) and f.value is not None]
    return any(unit and units.count(unit) > 1 for unit in units)


def _is_deadline(x: When, y: When) -> bool:
    """Whether one is the weekday by which something will be, and the other a day that is over: by Sunday; met on 18 June."""
    told = days(y)
    over = y.published is not None and bool(told) and not _is_weekday(y) and max(told) < y.published
    return _is_weekday(x) and x.fact.bound == "until" and y.fact.bound is None and over


def _is_of_now(claim: Claim) -> bool:
    """Whether a claim tells how much there is by the year or the day: its today is no day, but these years."""
    return any(isinstance(f, Quantity) and per(claim, f) is not None for f in claim.facts)


def _next_to(a: Moment, b: Moment) -> bool:
    return 0 <= max(a.span.start - b.span.end, b.span.start - a.span.end) <= _OF_RANGE


def _is_of_range(when: When) -> bool:
    """Whether a weekday is one end of from Monday to Friday."""
    return any(_next_to(when.fact, f) for f in when.claim.facts if isinstance(f, Moment) and f.weekday is not None and f.day is None)


_EVE = {"en": re.compile(r"\b(?:the eve of|the day before|a day before)\b"), "ru": re.compile(r"\b(?:накануне|за день до)\b"),
        "az": re.compile(r"ərəfəsində|bir gün əvvəl"), "kk": re.compile(r"қарсаңында|бір күн бұрын")}  # fmt: skip


_FEAST = re.compile(r"котор|which|that|отмеча|celebrat|mark|qeyd|тойлан|аталып")  # a feast whose day is told


def _is_eve(x: When, y: When) -> bool:
    """Whether one moment is the eve of what the other tells the day of: on the eve of the holiday, 4 November; on 3 November."""
    first, second = days(x), days(y)
    mark = _EVE.get(x.claim.article.language)
    if mark is None or len(first) != 1 or len(second) != 1:
        return False
    text = x.claim.article.text
    near = mark.search(text[x.claim.span.start : x.claim.span.end].lower())
    if near is None:
        return False
    between = text[x.claim.span.start + near.end() : x.fact.span.start].lower()
    if between.strip() and not _FEAST.search(between):
        return False  # накануне, 13 октября: yesterday; on the eve of the summit, 5 November
    return 0 < (min(first) - min(second)).days <= 1


def _is_long_ago(x: When, y: When) -> bool:
    """Whether one is a date of another year, and the other a weekday of these days: born on 8 October 1966; on Thursday."""
    published = y.published
    return published is not None and _is_weekday(y) and x.fact.year is not None and abs(x.fact.year - published.year) > 1


def _so_long_after(x: When, y: When) -> bool:
    """Whether one claim tells how long after the one moment the other was: began in January 2024, was halted two years later."""
    if not (x.fact.year and y.fact.year):
        return False
    months = abs((x.fact.year - y.fact.year) * 12 + (x.fact.month or 1) - (y.fact.month or 1))
    spans = (f for w in (x, y) for f in w.claim.facts if isinstance(f, Quantity) and f.value is not None and f.unit in ("year", "month"))
    return any(f.value is not None and f.value * (12 if f.unit == "year" else 1) == months for f in spans)


def _so_many_days(x: When, y: When) -> bool:
    """Whether one claim counts the days since the day of the other: on Friday, the fifth day; begun on Monday."""
    counts = [int(f.value) - 1 for f in x.claim.facts if isinstance(f, Quantity) and f.ordinal and f.unit == "day" and f.value is not None]
    return any(day - timedelta(days=n) in days(y) for day in days(x) for n in counts if n > 0)


_COMPARING = frozenset({"than", "level", "compare", "compared with", "compared to", "same", "relatively"})


def _compares(claim: Claim) -> bool:
    """Whether a claim holds one year against another: as hard as last year."""
    return any(not _COMPARING.isdisjoint(w.senses[:2]) for w in claim.reading.words)


def _is_weekday(when: When) -> bool:
    return when.fact.weekday is not None and when.fact.day is None


def _likely(x: When, y: When, sole: bool, certain: bool) -> float:
    shared = len(x.about & y.about) / max(1, min(len(x.about), len(y.about)))
    return shared + (0.15 if sole else 0.0) + (0.1 if certain else 0.0)


def _said(when: When, others: Sequence[When]) -> bool:
    """Whether the other article gives this very moment for something much like it; a month at all: figures of two months stand side by side."""
    return any(o.grain == when.grain and agree(when, o) and _is_placed(o) and (when.grain == "month" or when.about & o.about) for o in others)


def _is_placed(when: When) -> bool:
    """Whether a moment is told so that it can be told from another: no day without a date, which agrees with any, nor one of
    from Monday to Friday."""
    if _is_weekday(when) and _is_of_range(when):
        return False
    return when.grain != "day" or _ago(when.fact) or (when.fact.month is not None and when.fact.day is not None) or bool(days(when))


def _findings(
    clashes: Sequence[tuple[When, When]], agreed: Sequence[tuple[When, When]], twice: frozenset[tuple[str, int]]
) -> Iterator[Finding]:
    # Every clash of dates counts alike: 0.8, told as the finding's confidence.
    for cluster, likely in clustered(((x, y, 0.8) for x, y in clashes), agreed):
        whens = sorted(cluster, key=lambda w: (w.claim.article.id, w.fact.span.start))
        by_fact = {id(w.fact): w for w in whens}
        mentions = [_mention(w) for w in whens]
        sides = sides_of(mentions, lambda m, n, by_fact=by_fact: _is_one(by_fact[id(m.fact)], by_fact[id(n.fact)], by_fact.values()))  # type: ignore[misc]
        if not answered_apart(sides, twice):
            continue
        yield contradiction(
            "date", whens[0].grain, sides, {"event": event_of([w.claim for w in whens])}, confidence=likely
        )


def _is_one(x: When, y: When, others: Collection[When]) -> bool:
    """Whether two moments agree, or cannot be compared and both agree with another: 06:45 in Baku, 07:45 in Astana, 07:45."""
    return agree(x, y) or (incomparable(x, y) and any(agree(x, z) and agree(z, y) for z in others))


def _mention(when: When) -> Mention:
    said = value_of(replace(when.fact, resolved=None))  # as it is told, on whatever day the article is said to have come out
    return Mention(when.claim, value_of(when.fact), moment_shown(when.fact), when.fact, (moment_key(when.claim, when.fact, said),))


def value_of(fact: Moment) -> str:
    """Partial ISO 8601, or the key of a weekday or relative word."""
    if fact.hour is not None:
        return f"T{fact.hour:02d}:{fact.minute or 0:02d}"
    if fact.month and fact.day:
        return (
            f"{fact.year:04d}-{fact.month:02d}-{fact.day:02d}"
            if fact.year
            else fact.resolved or f"--{fact.month:02d}-{fact.day:02d}"
        )
    if fact.weekday is not None:  # which week is meant, only a comparison can tell
        return "weekday:" + WEEKDAY_CODES[fact.weekday]
    if fact.resolved:
        return fact.resolved
    if fact.relative:
        return f"relative:{fact.relative}"
    if fact.month:
        return f"{fact.year:04d}-{fact.month:02d}" if fact.year else f"--{fact.month:02d}"
    return f"{fact.year}s" if fact.decade else str(fact.year)
