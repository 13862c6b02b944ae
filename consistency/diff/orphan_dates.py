"""Moments that two or more articles give and one does not, where that one has a moment very like it that nobody else gives:
1983 in two articles and 1993 in the third. See ``orphans.py``, which does the same for figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from consistency.records import Claim, Moment

if TYPE_CHECKING:
    from consistency.diff.date import When

_NEAR = 0.12  # least likeness of the claims that two such moments stand in; as for figures
_YEARS = 10  # at most so many years apart


def orphan_dates(
    whens: Mapping[str, Sequence[When]],
    claims: Sequence[Claim],
    near: Sequence[tuple[int, int, float]],
    agree: Callable[[When, When], bool],
) -> Iterator[tuple[When, list[When]]]:
    """(the odd moment, the moments of the other articles that agree with each other)."""
    index = {id(c): i for i, c in enumerate(claims)}
    likeness = {(i, j): like for i, j, like in near}
    told: dict[tuple[object, ...], list[When]] = {}
    for own in whens.values():
        for when in own:
            if (key := _key(when.fact)) is not None:
                told.setdefault(key, []).append(when)
    alone = [rows for rows in told.values() if len({w.claim.article.id for w in rows}) == 1]
    for rows in told.values():
        articles = {w.claim.article.id for w in rows}
        if len(articles) < 2:
            continue
        for name in sorted(set(whens) - articles):
            if any(w.grain == rows[0].grain and agree(w, rows[0]) for w in whens[name]):
                continue
            sole = _is_sole(rows[0], whens[name], told)
            options = [own[0] for own in alone if own[0].claim.article.id == name and _one_part_apart(own[0].fact, rows[0].fact)]
            odd = [o for o in options if any(likeness.get(_pair(index, o, w), 0.0) >= _NEAR for w in rows)
                   or (sole and not any(w.grain == o.grain and agree(w, o) for a in articles for w in whens[a]))]  # fmt: skip
            if len(odd) == 1:
                yield odd[0], rows


def _is_sole(when: When, own: Sequence[When], told: Mapping[tuple[object, ...], Sequence[When]]) -> bool:
    """Whether an article has but one clock time that no other tells, within the hour of this one, or but one such date: that is
    the one, in whatever words."""
    if (key := _key(when.fact)) is None or key[0] == "year":
        return False
    mine = {k for w in own if (k := _key(w.fact)) is not None and k[0] == key[0]}
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


def _key(fact: Moment) -> tuple[object, ...] | None:
    """What tells a moment from others: a clock time, a day of a month, or a year; no month alone and nothing relative."""
    if fact.hour is not None:
        return "time", fact.hour, fact.minute or 0
    if fact.month is not None and fact.day is not None:
        return "day", fact.month, fact.day
    if fact.year is not None and fact.month is None and not fact.decade:
        return "year", fact.year
    return None


def _one_part_apart(a: Moment, b: Moment) -> bool:
    """Whether two moments of one kind differ in one part only, as a slip does."""
    first, second = _key(a), _key(b)
    if first is None or second is None or first[0] != second[0] or first == second:
        return False
    if first[0] == "year":
        return abs((a.year or 0) - (b.year or 0)) <= _YEARS
    return first[1] == second[1] or first[2] == second[2]
