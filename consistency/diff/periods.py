"""Rule ``date``, by periods: the first days of November against its end, spring against autumn, next week against next month.

A period is the days that a part of a month, a week, a year or a season covers; edges are taken widely, since outlets draw them so.
Only claims that are surely counterparts and tell one period each are held against each other.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from consistency.diff.answers import Answer, Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import event_of, sure_links
from consistency.diff.wording import written
from consistency.languages.calendar import MONTHS, day_of
from consistency.records import Alignment, Claim, Finding, Moment, Quantity, Span

_ALIKE = 0.3  # least likeness of the claims; as for names in each other's place
_THIRDS = {"early": (1, 15), "mid": (7, 23), "late": (16, 31)}  # days of a month; halves too are called so
_OF_YEAR = {"early": (1, 4), "mid": (4, 9), "late": (9, 12)}  # months of a year
_EDGE = 4  # days by which a date must miss a period
_YEARS = range(1900, 2200)
_OF_WEEK = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}  # days of a week, from Monday
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}  # months; winter goes into the next year
_BEFORE = 34  # characters before a month in which its part is looked for
_PARTS = {
    "en": r"(?P<early>early|(?:beginning|start|first (?:days|week|half)) of)|(?P<mid>mid|middle of)|(?P<late>late|(?:end|close|last (?:days?|week|half)) of)",
    "ru": r"(?P<early>начал[еау]|перв(?:ых числах|ые дни|ой половине))|(?P<mid>середин[еу])|(?P<late>кон(?:ц[еуа]|ец)|последн(?:их числах|ие дни|ий день))",
    "az": r"(?P<early>əvvəl(?:in|lərin)|başlanğıcın|ilk günlərin)|(?P<mid>orta(?:sın|ların))|(?P<late>(?:son|axır)(?:un|ın|ların)|son günlərin)",
    "kk": r"(?P<early>басын|бас кезін|алғашқы күндерін)|(?P<mid>ортасын)|(?P<late>соңын|аяғын|соңғы күндерін)",
}
_JOINT = {"en": r"[\s-]+(?:the\s+)?", "ru": r"\s+"}
_WHICH = {
    "en": r"(?:(?P<this>this|the current|the outgoing)|(?P<next>next|the coming|the following)|(?P<last>last|the past)|the)",
    "ru": r"(?:(?P<this>этого|текущего|нынешнего|уходящего|этой|текущей)|(?P<next>следующ[ей][йго]+|будущ[ей][йго]+)|(?P<last>прошл[ой][йго]+|минувш[ей][йго]+))?",
    "az": r"(?:(?P<this>bu|cari|yola saldığımız)|(?P<next>gələn|növbəti)|(?P<last>keçən|ötən))?",
    "kk": r"(?:(?P<this>биылғы|осы|ағымдағы)|(?P<next>келесі|келер|алдағы)|(?P<last>өткен|былтырғы))?",
}
_UNITS = {
    "en": r"(?:(?P<year>year)|(?P<month>month)|(?P<week>week))\b",
    "ru": r"(?:(?P<year>года)|(?P<month>месяца)|(?P<week>недели))\b",
    "az": r"(?:(?P<year>ilin)|(?P<month>ayın)|(?P<week>həftənin))",
    "kk": r"(?:(?P<year>жылдың)|(?P<month>айдың)|(?P<week>аптаның))",
}
_SEASON = {
    "en": r"\b(?:(?P<this>this)|(?P<next>next)|(?P<last>last)|in(?: the)?|by|since|until)\s+(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?(?:\s+(?P<at>\d{4}))?\b",
    "ru": r"\b(?P<season>весной|летом|осенью|зимой)(?:\s+(?:(?P<this>этого|нынешнего)|(?P<next>следующего|будущего)|(?P<last>прошлого|минувшего)|(?P<at>\d{4}))(?:\s+года|\s+г\.))?",
    "az": r"(?:(?P<at>\d{4})-c[iıuü] ilin |(?P<this>bu) (?:ilin )?|(?P<next>gələn|növbəti) (?:ilin )?|(?P<last>keçən|ötən) (?:ilin )?)?\b(?P<season>yaz|yay|payız|qış)(?:da|ında)\b",
    "kk": r"(?:(?P<at>\d{4}) жыл(?:ғы|дың) |(?P<this>биыл(?:ғы)?|осы) |(?P<next>келесі|келер) (?:жылғы |жылдың )?|(?P<last>былтыр(?:ғы)?|өткен) (?:жылғы |жылдың )?)?\b(?P<season>көктем|жаз|күз|қыс)(?:де|да|те|та|інде|ында)\b",
}
_CALLED = {"fall": "autumn", "весной": "spring", "летом": "summer", "осенью": "autumn", "зимой": "winter", "yaz": "spring", "yay": "summer", "payız": "autumn",
           "qış": "winter", "көктем": "spring", "жаз": "summer", "күз": "autumn", "қыс": "winter"}  # fmt: skip


class Period(NamedTuple):
    """The days from ``low`` to ``high``, where they are told, as what (early November), and whether it is more than a date."""

    low: date
    high: date
    span: Span
    shown: str
    wide: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """A period in its claim."""

    claim: Claim
    period: Period


def periods(alignment: Alignment, told: frozenset[tuple[str, int]]) -> Iterator[Finding]:
    """Findings of this rule, but for the claims, by article and start, of which another date is ``told``."""
    own: dict[int, _Told | None] = {}
    clashes: list[tuple[Answer[_Told], Answer[_Told], float]] = []
    agreed: list[tuple[Answer[_Told], Answer[_Told]]] = []
    answers: dict[int, Answer[_Told]] = {}
    for link in sure_links(alignment.links):
        if link.relation != "equal" or link.likeness < _ALIKE:
            continue
        x, y = (own.setdefault(id(c), _told_by(c)) for c in (link.a, link.b))
        if x is None or y is None or not (x.period.wide or y.period.wide) or any((c.article.id, c.span.start) in told for c in (link.a, link.b)):
            continue
        one, other = (answers.setdefault(id(t), Answer(t)) for t in (x, y))
        if apart(x.period, y.period) and not (_lasts(link.a) or _lasts(link.b)):
            clashes.append((one, other, link.score))
        else:
            agreed.append((one, other))
    for members, _ in clustered(clashes, agreed):
        yield _finding([a.fact for a in members])


def _lasts(claim: Claim) -> bool:
    """Whether a claim tells how long something takes: each may then tell another end of it."""
    return any(isinstance(f, Quantity) and f.unit in ("day", "week", "month", "year") and not f.ordinal for f in claim.facts)


def apart(x: Period, y: Period) -> bool:
    """Whether no day is of both; a date by some days more: nobody draws the edge of a season to the day."""
    first, second = sorted((x, y), key=lambda p: p.low)
    return (second.low - first.high).days > (0 if x.wide and y.wide else _EDGE)


def _told_by(claim: Claim) -> _Told | None:
    """The only period of a claim; None where it tells none, or several."""
    found = list(periods_of(claim))
    return _Told(claim, found[0]) if len(found) == 1 else None


def periods_of(claim: Claim) -> Iterator[Period]:
    """The periods of a claim in order; none where the day of publication is not known."""
    published, language = day_of(claim.article.published), claim.article.language
    if published is None or language not in _PARTS:
        return
    text, start = claim.article.text, claim.span.start
    moments = [f for f in claim.facts if isinstance(f, Moment) and f.hour is None]
    taken: list[Span] = []
    years = [f for f in moments if f.relative in ("last-year", "this-year", "next-year") or (f.year is not None and f.month is None)]
    for match in _season(language).finditer(text[start : claim.span.end].lower()):
        span = Span(start=start + match.start(), end=start + match.end())
        if _is_since(text, span, language):
            continue
        name = _CALLED.get(match["season"], match["season"])
        told = int(match["at"]) if match["at"] else None
        if (told is None and _which(match) is None) or (told is not None and told not in _YEARS):
            return  # which spring is meant, cannot be told
        taken.append(span)
        low, high = _season_days(told, name) if told is not None else _season_about(published, name, _which(match) or "")
        yield Period(*_limited(text, span, language, low, high), span, f"{name} {told or published.year + _STEP[_which(match) or 'this']}", True)
    for match in _whole(language).finditer(text[start : claim.span.end].lower()):
        span = Span(start=start + match.start(), end=start + match.end())
        unit = next(u for u in ("year", "month", "week") if match[u])
        part = _part(match)
        taken.append(span)
        if _is_since(text, span, language):
            continue
        step = _STEP[_which(match) or "this"]
        if any(y.span.end <= span.start or span.end <= y.span.start for y in years):
            return  # by the end of the year, and in 2027
        if unit == "year" and _which(match) is None and part != "late":
            return  # the start of which year, cannot be told
        if published.year + step not in _YEARS:
            return
        days = _limited(text, span, language, *_part_of(unit, part, published, step))
        yield Period(*days, span, f"{part} {_WORDS.get(step, published.year + step)} {unit}", True)
    for fact in moments:
        if any(s.start < fact.span.end and fact.span.start < s.end for s in taken) or fact in years:
            continue
        period = _of_moment(fact, claim, published, years)
        if period is not None:
            yield period


def _is_since(text: str, span: Span, language: str) -> bool:
    """Whether a period only begins something that went on: с начала года, since spring, ilin əvvəlindən, жыл басынан."""
    if language == "en":
        return text[: span.end].lower()[span.start :].startswith("since") or text[: span.start].lower().endswith(("since ", "since the ", "from ", "from the "))
    if language == "ru":
        return text[: span.start].lower().endswith((" с ", " со "))
    return re.match(r"d[aə]n|[нд]ан|[нд]ен", text[span.end :]) is not None


_WORDS = {-1: "last", 0: "this", 1: "next"}
_STEP = {"last": -1, "this": 0, "next": 1}
_LIMIT_BEFORE = re.compile(r"\b(?:by|until|till|before|no later than|до|к|не позднее)\s+(?:the\s+)?$")
_LIMIT_AFTER = re.compile(r"\w{0,4}(?:dək|dek)\b|\w{0,3}\s+(?:qədər|kimi|дейін|қарай)")


def _limited(text: str, span: Span, language: str, low: date, high: date) -> tuple[date, date]:
    """The days of a period; where it is a limit, all before it too: by the end of the year, до конца октября, ilin sonunadək."""
    own = text[span.start : span.end].lower()
    if language in ("az", "kk"):
        limit = _LIMIT_AFTER.match(text[span.end :].lower()) is not None
    else:
        limit = _LIMIT_BEFORE.search(text[max(0, span.start - 16) : span.start].lower()) is not None or own.startswith(("by ", "until "))
    return (date.min, high) if limit else (low, high)


def _season_about(published: date, name: str, which: str) -> tuple[date, date]:
    """The days of this, the last or the next season: the last summer may be that of this year, this winter has begun or is to come."""
    years = {"this": (0, 0), "last": (-1, 0), "next": (0, 1)}[which]
    low, high = _season_days(published.year + years[0] - (name == "winter"), name)[0], _season_days(published.year + years[1], name)[1]
    return low, high


def _of_moment(fact: Moment, claim: Claim, published: date, years: Sequence[Moment]) -> Period | None:
    if fact.month is not None and fact.day is None and fact.bound != "since":
        year = fact.year or next((y.year or int((y.resolved or "0")[:4]) for y in years), 0) or _year_of(fact.month, published)
        part = _part_beside(claim, fact)
        if year not in _YEARS:
            return None
        first, last = _THIRDS.get(part or "", (1, 31))
        name = f"{part} {MONTHS[fact.month - 1]}" if part else MONTHS[fact.month - 1]
        low, high = date(year, fact.month, first), min(date(year, fact.month, 1) + timedelta(days=last - 1), _month_end(year, fact.month))
        return Period(date.min if _is_limit(claim, fact) else low, high, fact.span, f"{name} {year}", part is not None)
    which, _, unit = (fact.relative or "").partition("-")
    if which in _STEP and unit in ("week", "month"):
        return Period(*_days_of(unit, published, _STEP[which]), fact.span, f"{which} {unit}", True)
    resolved = fact.resolved if fact.weekday is None and (fact.resolved or "").count("-") == 2 else None
    if fact.month and fact.day and fact.year:
        resolved = f"{fact.year:04d}-{fact.month:02d}-{fact.day:02d}"
    if resolved is None:
        # A weekday may be of any week, and what is so long ago of any day: neither can be held against a period.
        return Period(date.min, date.max, fact.span, "", False)
    day = date.fromisoformat(resolved)
    return Period(day, day, fact.span, f"{day.day} {MONTHS[day.month - 1]} {day.year}", False)


def _is_limit(claim: Claim, fact: Moment) -> bool:
    """Whether a month, or its part, is a limit: by early November, до конца октября, noyabrın sonunadək."""
    text, language = claim.article.text, claim.article.language
    if fact.bound == "until":
        return True
    if language in _JOINT:
        before = text[max(claim.span.start, fact.span.start - _BEFORE) : fact.span.start].lower()
        part = _part_before(language).search(before)
        return _LIMIT_BEFORE.search(before[: part.start()] if part else before) is not None
    part = _part_after(language).match(text[fact.span.end : claim.span.end].lower())
    return part is not None and _LIMIT_AFTER.match(text[fact.span.end + part.end() :].lower()) is not None


def _part_beside(claim: Claim, fact: Moment) -> str | None:
    """Which part of a month is meant: in early November, noyabrın axırlarında."""
    text, language = claim.article.text, claim.article.language
    if fact.text.lower().startswith("mid"):
        return "mid"
    if language in _JOINT:
        match = _part_before(language).search(text[max(claim.span.start, fact.span.start - _BEFORE) : fact.span.start].lower())
    else:
        match = _part_after(language).match(text[fact.span.end : claim.span.end].lower())
    return None if match is None else _part(match)


@cache
def _part_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_PARTS[language]}){_JOINT[language]}$")


@cache
def _part_after(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_PARTS[language]})")


@cache
def _season(language: str) -> re.Pattern[str]:
    return re.compile(_SEASON[language])


@cache
def _whole(language: str) -> re.Pattern[str]:
    """The beginning, the middle or the end of a year, a month, a week."""
    part, which, unit = _PARTS[language], _WHICH[language], _UNITS[language]
    return re.compile(rf"\b(?:{part})[\s-]+(?:{which})\s*{unit}" if language in _JOINT else rf"\b(?:{which})\s*\b{unit}\s+(?:{part})")


def _which(match: re.Match[str]) -> str | None:
    return next((name for name in _STEP if match[name]), None)


def _part(match: re.Match[str]) -> str:
    return next(name for name in _THIRDS if match[name])


def _year_of(month: int, published: date) -> int:
    """The year that puts a month nearest to publication."""
    return min((published.year - 1, published.year, published.year + 1), key=lambda y: abs((date(y, month, 15) - published).days))


def _season_days(year: int, name: str) -> tuple[date, date]:
    first, last = _SEASONS[name]
    return date(year, first, 1), _month_end(year + last // 13, (last - 1) % 12 + 1)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _days_of(unit: str, published: date, step: int) -> tuple[date, date]:
    """The days of the week, month or year ``step`` from that of publication."""
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    months = published.year * 12 + published.month - 1 + step
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), _month_end(year, month + 1)


def _part_of(unit: str, part: str, published: date, step: int) -> tuple[date, date]:
    low, high = _days_of(unit, published, step)
    if unit == "week":
        return low + timedelta(days=_OF_WEEK[part][0]), low + timedelta(days=_OF_WEEK[part][1])
    if unit == "year":
        first, last = _OF_YEAR[part]
        return date(low.year, first, 1), _month_end(low.year, last)
    first, last = _THIRDS[part]
    return low.replace(day=first), low.replace(day=min(last, high.day))


def _finding(members: Sequence[_Told]) -> Finding:
    rows = sorted(members, key=lambda t: (t.claim.article.id, t.period.span.start))
    mentions = [Mention(t.claim, f"{t.period.low}/{t.period.high}", t.period.shown, t, (f"{t.period.shown}: {written(t.claim, t.period.span)}",)) for t in rows]
    sides = sides_of(mentions, lambda m, n: isinstance(m.fact, _Told) and isinstance(n.fact, _Told) and not apart(m.fact.period, n.fact.period))
    return contradiction("date", "period", sides, {"event": event_of([t.claim for t in rows])}, confidence=0.75)
