"""Dates, clock times, weekdays and relative days, in the order and case of each language.

Read before quantities: the tokens of a moment are used up, so that a year never counts as people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consistency.facts.clock import clock_times
from consistency.facts.scan import Scan
from consistency.languages.calendar import day_of
from consistency.records import FactSource, Moment, Span

_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_AGO = {"az": ("əvvəl", "qabaq"), "kk": ("бұрын",), "ru": ("назад",), "en": ("ago", "earlier")}
_YEAR_BEFORE = {
    "en": {"in", "since", "by", "until", "of", "from", "during", "before", "after", "to", "through", "between"}
}
_OF_THE_MONTH = {"az": "ay", "kk": "ай"}
_UNTIL = {"until", "till", "by", "до", "к", "дейін", "qədər", "dək"}
_SINCE = {"since", "from", "с", "бері", "bəri", "etibarən", "бастап"}
_SHORT_MAY = {"may", "mar", "m"}  # English "may", "mar", a lone "m": months only with a capital


@dataclass(slots=True)
class _Find:
    first: int
    last: int
    moment: Moment


def read_moments(scan: Scan, read_from: FactSource) -> list[Moment]:
    """Every moment of a text in order; relative ones are resolved where ``scan.published`` is known."""
    found: list[_Find] = []
    for reader in (_numeric, _named, _clock, _ago, _years, _weekdays, _relative):
        for find in reader(scan, read_from):
            span = range(find.first, find.last + 1)
            if scan.taken.isdisjoint(span):
                scan.taken.update(span)
                found.append(find)
    found.sort(key=lambda f: f.first)
    return [resolve(_bounded(scan, f), scan.published) for f in found]


def _made(scan: Scan, read_from: FactSource, first: int, last: int, **parts: object) -> _Find:
    start, end, text = scan.slice(first, last)
    moment = Moment(span=Span(start=start, end=end), text=text, read_from=read_from)
    return _Find(first, last, replace(moment, **parts))  # type: ignore[arg-type]


def _numeric(scan: Scan, read_from: FactSource) -> Iterator[_Find]:
    for i, token in enumerate(scan.tokens):
        match = _DATE.fullmatch(token.text) if token.kind == "number" else None
        last = i
        if match is None and token.kind == "number" and i + 4 < len(scan.tokens) and len(token.text) == 4:
            joined = scan.text[token.start : scan.tokens[i + 4].end]
            match, last = _DATE.fullmatch(joined), i + 4
        if match is None:
            continue
        day, month, year, iso_year, iso_month, iso_day = match.groups()
        y, m, d = (int(year), int(month), int(day)) if year else (int(iso_year), int(iso_month), int(iso_day))
        if valid(y, m, d):
            yield _made(scan, read_from, i, last, year=y, month=m, day=d)


def valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _whole(scan: Scan, i: int, low: int, high: int) -> int | None:
    """The whole number that token ``i`` writes in digits, in the given bounds, else None."""
    if not 0 <= i < len(scan.tokens):
        return None
    text = scan.tokens[i].text
    return int(text) if text.isascii() and text.isdigit() and low <= int(text) <= high else None


def _month(scan: Scan, i: int) -> int | None:
    if not 0 <= i < len(scan.tokens) or scan.tokens[i].kind != "word":
        return None
    if scan.pack.code == "en" and not scan.tokens[i].capital:
        return None
    term = scan.term("month", i)
    return int(term[0]) if term else None


def _suffix_end(scan: Scan, i: int) -> int:
    """The last token of a number with a case ending: 9-dan, 17-не, 14th."""
    if scan.glued(i + 1) and scan.tokens[i + 1].kind == "word":
        return i + 1
    hyphened = i + 2 < len(scan.tokens) and scan.glued(i + 1) and scan.glued(i + 2)
    if hyphened and scan.tokens[i + 1].text in "-‐‑–'’" and scan.tokens[i + 2].kind == "word":
        return i + 2
    return i


def _year_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """A year that begins at token ``i`` with its word for year, and the last token: 2026-cı il, 2026 года."""
    year = _whole(scan, i, 1000, 2999)
    if year is None:
        return None
    last = _suffix_end(scan, i)
    if last + 1 < len(scan.tokens) and scan.term("year", last + 1):
        last += 1
        if (
            last + 1 < len(scan.tokens)
            and scan.tokens[last].text.lower() in ("г", "ж")
            and scan.tokens[last + 1].text == "."
        ):
            last += 1
        return year, last
    return year, last


def _named(scan: Scan, read_from: FactSource) -> Iterator[_Find]:
    """Day, month by name and year in any order; a month alone; "ayın 13-ü" takes the month of the day before it."""
    previous: tuple[int | None, int | None] = (None, None)
    for i in range(len(scan.tokens)):
        month = _month(scan, i)
        if month is None:
            same = _OF_THE_MONTH.get(scan.pack.code)
            day = _whole(scan, i + 1, 1, 31) if same and same in scan.lemmas[i] else None
            if day and previous[1] and "genitive" in scan.features(i):
                yield _made(scan, read_from, i, _suffix_end(scan, i + 1), day=day, month=previous[1], year=previous[0])
            continue
        find = _around_month(scan, read_from, i, month)
        if find is not None:
            previous = (find.moment.year, month)
            yield find
            if find.moment.day is not None:
                yield from _other_day(scan, read_from, find)


def _around_month(scan: Scan, read_from: FactSource, i: int, month: int) -> _Find | None:
    first = last = i
    day = year = None
    before = i - 1
    if (
        before >= 1
        and scan.tokens[before].kind == "word"
        and scan.glued(before) is False
        and _is_ordinal_suffix(scan, before)
    ):
        before -= 1
    if before >= 0 and scan.folded[before] == "of":
        before -= 1
    anchor = before
    if anchor >= 1 and scan.tokens[anchor].kind == "word" and scan.glued(anchor):
        anchor -= 1
        if scan.tokens[anchor].kind == "mark" and anchor >= 1:
            anchor -= 1
    if anchor >= 0 and (d := _whole(scan, anchor, 1, 31)) is not None and anchor not in scan.taken:
        day, first = d, anchor
    if day is None and (spoken := _spoken_day(scan, i)) is not None:
        day, first = spoken
    if day is None and (d := _whole(scan, i + 1, 1, 31)) is not None and _day_may_follow(scan, i):
        day, last = d, _suffix_end(scan, i + 1)
    after = last + 1
    if after < len(scan.tokens) and scan.tokens[after].text == ",":
        after += 1
    found = _year_at(scan, after) if after < len(scan.tokens) else None
    if first >= 1:
        year, first = _year_before(scan, first)
    if year is None and found and (after == last + 1 or (day is not None and found[1] == after)):
        year, last = found
    if day is not None and not valid(year or 2024, month, day):
        return None
    month_word = _OF_THE_MONTH.get(scan.pack.code, "")
    if last == i and i + 1 < len(scan.tokens) and month_word in scan.lemmas[i + 1]:  # iyul ayında, маусым айында
        last = i + 1
    elif day is None and year is None and not _month_alone(scan, i):
        return None
    return _made(scan, read_from, first, last, year=year, month=month, day=day)


_DAY_JOINS = {"en": ("to", "and"), "ru": ("по", "до", "и"), "az": ("və",), "kk": ("мен", "және")}


def _other_day(scan: Scan, read_from: FactSource, find: _Find) -> Iterator[_Find]:
    """The other day of "5–9 June", "с 5 по 9 июня", "iyunun 5-dən 9-dək": same month, same year."""
    joins = _DAY_JOINS[scan.pack.code]
    day = find.moment.day or 0
    at = find.first
    if at >= 2 and (scan.tokens[at - 1].text in "-–—‐‑" or scan.folded[at - 1] in joins):
        other, first, last = _whole(scan, at - 2, 1, day - 1), at - 2, at - 2
    else:
        at = find.last + 1
        if at < len(scan.tokens) and (scan.tokens[at].text in "-–—‐‑" or scan.folded[at] in joins):
            at += 1
        elif scan.folded[find.last] not in ("dən", "dan", "ndən", "ndan"):
            return
        # A count that follows ("martın 5-dən 9 nəfər") has no ending of its own.
        other, first, last = _whole(scan, at, day + 1, 31), at, _suffix_end(scan, at)
        other = other if last > first else None
    if other is not None and valid(find.moment.year or 2024, find.moment.month or 1, other):
        yield _made(scan, read_from, first, last, year=find.moment.year, month=find.moment.month, day=other)


def _is_ordinal_suffix(scan: Scan, i: int) -> bool:
    return scan.folded[i] in ("st", "nd", "rd", "th")


def _spoken_day(scan: Scan, i: int) -> tuple[int, int] | None:
    """ru "второго марта", "двадцать первого июня": the day in words before the month, and its first token."""
    if scan.pack.code != "ru":
        return None
    from consistency.facts.numbers import number_at

    for first in (i - 2, i - 1):
        number = number_at(scan, first)
        if number and number.ordinal and number.words and number.last == i - 1 and 1 <= number.value <= 31:
            return int(number.value), first
    return None


def _day_may_follow(scan: Scan, i: int) -> bool:
    """A day after the month: April 14; aprelin 9-dan."""
    if scan.pack.code == "en":
        return not scan.folded[i].endswith(("'s", "’s"))  # February's 4-1 win
    return scan.pack.code == "az" and "genitive" in scan.features(i)


def _year_before(scan: Scan, first: int) -> tuple[int | None, int]:
    """The year written before a day or month: 2026 жылғы 14 сәуір, 2026-cı il martın 2-si."""
    for size in (2, 3, 4, 5):
        start = first - size
        if start >= 0 and (found := _year_at(scan, start)) and found[1] == first - 1 and scan.term("year", first - 1):
            return found[0], start
    return None, first


_BEFORE_MONTH = {"in", "since", "by", "until", "of", "last", "next", "this", "from", "early", "late", "mid", "the", "between", "to", "before",
                 "after", "during"}  # fmt: skip


def _is_season(scan: Scan, i: int) -> bool:
    """kk маусым is June and a season, қазан October and a cauldron: the latter where someone has it, or it is said which."""
    if not scan.folded[i].startswith(("маусым", "қазан")):
        return False
    which = i > 0 and scan.folded[i - 1] in ("өткен", "осы", "келесі", "жаңа", "бұл", "алдағы", "биылғы", "былтырғы")
    return which or "possessed" in scan.features(i)


def _month_alone(scan: Scan, i: int) -> bool:
    """Whether a lone month word is one: a month in a case of time, or after a preposition; not Мая or May the names."""
    if scan.pack.code == "en":
        return i > 0 and scan.folded[i - 1] in _BEFORE_MONTH
    if scan.pack.code == "ru":
        named = scan.tokens[i].capital and i + 1 < len(scan.tokens) and scan.tokens[i + 1].capital
        return not named  # Марта Иванова
    if scan.pack.code == "kk" and _is_season(scan, i):
        return False
    return bool(scan.features(i) & {"locative", "ablative", "genitive", "dative"})


def _clock(scan: Scan, read_from: FactSource) -> Iterator[_Find]:
    for first, last, hour, minute in clock_times(scan):
        yield _made(scan, read_from, first, _suffix_end(scan, last), hour=hour, minute=minute)


def _ago(scan: Scan, read_from: FactSource) -> Iterator[_Find]:
    """Seven years ago, жеті жыл бұрын: a year, month or day counted back from the dateline."""
    from consistency.facts.numbers import number_at

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
            moved = _moved(published, unit[0], -int(number.value))
            if moved:
                yield _made(scan, read_from, i, number.last + 2, **moved)


def _moved(day: date, unit: str, count: int) -> dict[str, object] | None:
    if unit == "year" and 0 < day.year + count < 3000:
        return {"year": day.year + count}
    if unit in ("day", "week") and abs(count) < 4000:
        moved = day + timedelta(days=count * (7 if unit == "week" else 1))
        return {"year": moved.year, "month": moved.month, "day": moved.day}
    return None


def _years(scan: Scan, read_from: FactSource) -> Iterator[_Find]:
    prepositions = _YEAR_BEFORE.get(scan.pack.code, set())
    for i, token in enumerate(scan.tokens):
        if token.kind != "number" or i in scan.taken or (found := _year_at(scan, i)) is None:
            continue
        year, last = found
        span = _first_year(scan, i)
        if span is not None and (scan.term("year", last) or span[1]):
            yield _made(scan, read_from, span[0], span[0], year=int(scan.tokens[span[0]].text))
            yield _made(scan, read_from, i, last, year=year)
        elif year % 10 == 0 and _is_decade(scan, i, last):
            yield _made(scan, read_from, i, last, year=year, decade=True)
        elif (
            scan.term("year", last)
            or _bare_year(scan, i, last)
            or (i and scan.folded[i - 1] in prepositions and 1900 <= year <= 2100)
        ):
            yield _made(scan, read_from, i, last, year=year)


def _first_year(scan: Scan, i: int) -> tuple[int, bool] | None:
    """The token of the year that a span of years begins with (2010–2020 годах), and whether a preposition opens it."""
    joined = i >= 2 and (scan.tokens[i - 1].text in "-–—‐‑" or scan.folded[i - 1] in _DAY_JOINS[scan.pack.code])
    if not joined or _whole(scan, i - 2, 1000, int(scan.tokens[i].text) - 1) is None:
        return None
    return i - 2, i >= 3 and scan.folded[i - 3] in _YEAR_BEFORE.get(scan.pack.code, set())


def _bare_year(scan: Scan, i: int, last: int) -> bool:
    """A year without a word for it: in parentheses, (1967), or in English before a title: the 1996 Games."""
    if last != i or not i or last + 1 >= len(scan.tokens) or not 1900 <= int(scan.tokens[i].text) <= 2100:
        return False
    if (scan.tokens[i - 1].text, scan.tokens[i + 1].text) == ("(", ")"):
        return True
    following = scan.tokens[i + 1]
    title = following.kind == "word" and (following.capital or "plural" not in scan.features(i + 1))
    return scan.pack.code == "en" and scan.folded[i - 1] == "the" and title


_DECADE = {"en": {"s"}, "ru": {"е", "х", "м", "ые", "ых", "ым"}}


def _is_decade(scan: Scan, first: int, last: int) -> bool:
    """1990s, 1990-х годах; az and kk say it by the plural of the year (1990-cı illərdə), unless it ends a span of years."""
    marks = _DECADE.get(scan.pack.code)
    if marks is not None:
        return any(scan.folded[k] in marks for k in range(first + 1, last + 1))
    joined = first and (scan.tokens[first - 1].text in "-–—‐‑" or scan.folded[first - 1] in _DAY_JOINS[scan.pack.code])
    return not joined and last > first and "plural" in scan.features(last)


def _weekdays(scan: Scan, read_from: FactSource) -> Iterator[_Find]:
    for i, token in enumerate(scan.tokens):
        if token.kind != "word" or (scan.pack.code == "en" and not token.capital):
            continue
        term = scan.term("weekday", i)
        if term and not (scan.pack.code == "ru" and not _russian_weekday(scan, i)):
            yield _made(scan, read_from, i, i + term[1] - 1, weekday=int(term[0]))


def _russian_weekday(scan: Scan, i: int) -> bool:
    """``среда`` is a milieu as well: a weekday only after в, во, с, на, до, к, or beside another."""
    return i > 0 and scan.folded[i - 1] in ("в", "во", "с", "со", "на", "до", "к", "ко", "прошлую", "прошлый", "минувший",
                                            "минувшую", "следующий", "следующую", "ближайший", "эту", "этот", "понедельника",
                                            "вечером", "утром", "ночью", "днем")  # fmt: skip


def _relative(scan: Scan, read_from: FactSource) -> Iterator[_Find]:
    for i in range(len(scan.tokens)):
        term = scan.term("relative", i)
        if term:
            yield _made(scan, read_from, i, i + term[1] - 1, relative=term[0])


def _bounded(scan: Scan, find: _Find) -> Moment:
    """Note "until" and "since", which stand before or after by language."""
    near = {scan.folded[k] for k in (find.first - 1, find.last + 1) if 0 <= k < len(scan.folded)}
    near |= {scan.tokens[find.last].text.lower()} if scan.tokens[find.last].kind == "word" else set()
    if near & _UNTIL or any(word.endswith(("dək", "dek")) for word in near):
        return replace(find.moment, bound="until")
    return replace(find.moment, bound="since") if near & _SINCE else find.moment


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "day-before-yesterday": -2, "day-after-tomorrow": 2}


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
    if moment.relative and moment.relative.endswith("-year"):
        shift = {"last-year": -1, "this-year": 0, "next-year": 1}[moment.relative]
        return replace(moment, resolved=str(day.year + shift))
    if moment.weekday is not None:
        return replace(moment, resolved=(day - timedelta(days=(day.weekday() - moment.weekday) % 7)).isoformat())
    if moment.month and moment.day and moment.year is None:
        years = [y for y in (day.year - 1, day.year, day.year + 1) if valid(y, moment.month, moment.day)]
        year = min(years, key=lambda y: abs((date(y, moment.month or 1, moment.day or 1) - day).days))
        return replace(moment, resolved=f"{year:04d}-{moment.month:02d}-{moment.day:02d}")
    return moment
