"""Moments that two or more articles give and one does not, where that one has a moment very like it that nobody else gives:
1983 in two articles and 1993 in the third. See ``orphans.py``, which does the same for figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from consistency.diff.clocks import minutes_of, offset_of
from consistency.records import Claim

if TYPE_CHECKING:
    from consistency.diff.date import When

_NEAR = 0.12  # least likeness of the claims that two such moments stand in; as for figures
_YEARS = 10  # at most so many years apart
_DAY = 24 * 60  # minutes


def orphan_dates(
    whens: Mapping[str, Sequence[When]],
    claims: Sequence[Claim],
    near: Sequence[tuple[int, int, float]],
    agree: Callable[[When, When], bool],
    incomparable: Callable[[When, When], bool],
) -> Iterator[tuple[When, list[When]]]:
    """(the odd moment, the moments of the other articles that agree with each other)."""
    index = {id(c): i for i, c in enumerate(claims)}
    likeness = {(i, j): like for i, j, like in near}
    told: dict[tuple[object, ...], list[When]] = {}
    for own in whens.values():
        for when in own:
            for key in _keys(when):
                told.setdefault(key, []).append(when)

    def matched(when: When, articles: set[str]) -> bool:
        """Whether one of some articles tells this very moment."""
        return any(w.grain == when.grain and _key(w) is not None and agree(w, when) for a in articles for w in whens[a])

    alone = [rows for rows in told.values() if len({w.claim.article.id for w in rows}) == 1]
    for rows in told.values():
        articles = {w.claim.article.id for w in rows}
        if len(articles) < 2:
            continue
        for name in sorted(set(whens) - articles):
            if any(w.grain == rows[0].grain and (agree(w, rows[0]) or (incomparable(w, rows[0]) and not matched(w, articles))) for w in whens[name]):
                continue
            sole = _is_sole(rows[0], whens[name], told)
            options = {id(own[0].fact): own[0] for own in alone if own[0].claim.article.id == name}
            options = {k: o for k, o in options.items() if not matched(o, articles) and not any(incomparable(o, w) for w in rows)}
            odd = [o for o in options.values() if any(_ends_one_span(o, w, whens) for w in rows)
                   or (_one_part_apart(o, rows[0]) and (sole or any(likeness.get(_pair(index, o, w), 0.0) >= _NEAR for w in rows)))]  # fmt: skip
            if len(odd) == 1:
                yield odd[0], rows


def _ends_one_span(a: When, b: When, whens: Mapping[str, Sequence[When]]) -> bool:
    """Whether two days end spans that begin on one day: from 1 September to 28 February, from 1 September to 31 March."""
    if a.fact.bound != "until" or b.fact.bound != "until":
        return False
    first, second = (_begins(w, whens) for w in (a, b))
    return first is not None and first == second


def _begins(when: When, whens: Mapping[str, Sequence[When]]) -> tuple[object, ...] | None:
    """The only other day of a claim, before the day until which something lasts."""
    beside = [w for w in whens[when.claim.article.id] if w.claim is when.claim and w.fact is not when.fact and (key := _key(w)) is not None and key[0] == "day"]
    return _key(beside[0]) if len(beside) == 1 and beside[0].fact.span.end <= when.fact.span.start else None


def _is_sole(when: When, own: Sequence[When], told: Mapping[tuple[object, ...], Sequence[When]]) -> bool:
    """Whether an article has but one clock time that no other tells, within the hour of this one, or but one such date: that is
    the one, in whatever words."""
    if (key := _key(when)) is None or key[0] == "year":
        return False
    mine = {k for w in own if (k := _key(w)) is not None and k[0] == key[0]}
    odd = [k for k in mine if len({w.claim.article.id for w in told[k]}) == 1]
    return len(odd) == 1 and (_is_slip(key, odd[0]) if key[0] == "day" else odd[0][1] == key[1])


def _is_slip(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    """Whether two days of the year differ as by a slip: the same day of another month, or one digit of the day, or its digits in
    another order."""
    if a[2] == b[2]:
        return a[1] != b[1]
    first, second = f"{a[2]:>02}", f"{b[2]:>02}"
    return a[1] == b[1] and (sorted(first) == sorted(second) or sum(x != y for x, y in zip(first, second, strict=True)) == 1)


def _pair(index: Mapping[int, int], a: When, b: When) -> tuple[int, int]:
    i, j = sorted((index[id(a.claim)], index[id(b.claim)]))
    return i, j


def _key(when: When) -> tuple[object, ...] | None:
    """What tells a moment from others: a clock time, a day of a month, or a year; no month alone, and nothing relative but a day of
    the month in which it is written."""
    fact = when.fact
    if fact.hour is not None:
        return "time", fact.hour, fact.minute or 0
    if fact.month is not None and fact.day is not None:
        return "day", fact.month, fact.day
    if fact.day is not None and fact.resolved is not None:
        _, month, day = map(int, fact.resolved.split("-"))
        return "day", month, day
    if fact.year is not None and fact.month is None and not fact.decade:
        return "year", fact.year
    return None


def _keys(when: When) -> Iterator[tuple[object, ...]]:
    """The key of a moment, and of a time whose clock is known the one that it has in Greenwich."""
    key = _key(when)
    if key is None:
        return
    yield key
    if key[0] == "time" and (offset := offset_of(when)) is not None:
        yield "instant", (minutes_of(when.fact) - offset) % _DAY


def _one_part_apart(a: When, b: When) -> bool:
    """Whether two moments of one kind differ in one part only, as a slip does."""
    first, second = _key(a), _key(b)
    if first is None or second is None or first[0] != second[0] or first == second:
        return False
    if first[0] == "year":
        return abs((a.fact.year or 0) - (b.fact.year or 0)) <= _YEARS
    return first[1] == second[1] or first[2] == second[2]
