"""Figures that two or more articles give and one does not, where that one has a figure that nobody else gives.

Where outlets tell one fact in different words, their sentences may not be linked (1,850 residents moved out; 1580
people taken from the blocks nearby). The figures themselves then tell: the same count, told twice alike and once not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consistency.diff.elsewhere import apart, is_elliptic
from consistency.diff.figure_pairs import Ties
from consistency.diff.figures import PEOPLE, Figure, agree, alike, comparable

_NEAR = 0.12  # least likeness of the claims that two such figures stand in; chosen on the development stories
_ABOUT = 0.3  # or least overlap of what is counted and the words around
_DIGITS = 3
_THOUSANDS = 1000  # a count from here on that is written with the same digits is hardly another, whatever is counted
_COMMON = frozenset({"%", "age", "year", "month", "week", "day", "hour", "minute", "second", "times"})  # units that many things are told in
_TIMES = (10, 100, 1000)  # what a nought too many or a scale word makes of a figure
_APART = 2  # at most this many times the other: more is another count


def orphans(
    figures: Mapping[str, Sequence[Figure]], ties: Ties
) -> Iterator[tuple[Figure, list[Figure]]]:
    """(the odd figure, the figures of the other articles that agree with each other)."""
    clusters: dict[tuple[object, str | None], list[Figure]] = {}
    for own in figures.values():
        for figure in own:
            if figure.fact.value is not None and not figure.fact.ordinal and abs(figure.fact.value) > 1:
                clusters.setdefault((figure.low + figure.high, figure.unit), []).append(figure)
    alone = {key: rows for key, rows in clusters.items() if len({f.claim.article.id for f in rows}) == 1}
    for key, rows in clusters.items():
        told = {f.claim.article.id for f in rows}
        if len(told) < 2:
            continue
        for article in sorted(set(figures) - told):
            options = [f for k, own in alone.items() for f in own if k != key and f.claim.article.id == article]
            options = [f for f in options if not any(agree(f, g) for g in rows) and not _summed(f, rows[0], figures[article])]
            sole = _sole(rows[0], figures[article], clusters)
            fit = [f for f in options if f is sole or any(_same_place(f, g, ties) for g in rows)]
            if len({f.low + f.high for f in fit}) == 1:
                yield fit[0], rows


def _sole(figure: Figure, own: Sequence[Figure], clusters: Mapping[tuple[object, str | None], Sequence[Figure]]) -> Figure | None:
    """The only sum of an article in one currency, or its only figure in one measure, that no other article tells, where it has the
    digits of this one in another order (2.4 million, 4.2 million), with other noughts, or of a measure all but one (26,500 hectares,
    22,500). That is the one, in whatever words."""
    if figure.unit is None or figure.unit in _COMMON:
        return None
    odd = {f.low + f.high: f for f in own if f.unit == figure.unit and f.fact.value is not None
           and len({g.claim.article.id for g in clusters.get((f.low + f.high, f.unit), ())}) == 1}  # fmt: skip
    if len(odd) != 1:
        return None
    (one,) = odd.values()
    near = bool(figure.low) and 1 / _APART <= one.low / figure.low <= _APART
    slip = near and (_transposed(one, figure, least=2) or (not figure.unit.startswith("$") and _miswritten(one, figure)))
    return one if slip or _misplaced(one, figure) else None


def _misplaced(a: Figure, b: Figure) -> bool:
    """Whether two figures of two digits or more differ in where the point stands or in how many noughts there are: 12,000 and 120,000."""
    one, other = a.fact.value, b.fact.value
    if not one or not other:
        return False
    first, second = (value.normalize().as_tuple().digits for value in (one, other))
    return first == second and len(first) > 1 and max(one / other, other / one) in _TIMES


def _miswritten(a: Figure, b: Figure) -> bool:
    """Whether two figures of three digits or more that count are written with the same digits but for one: 26,500 and 22,500."""
    first, second = (f"{f.fact.value:f}".replace(".", "").rstrip("0") if f.fact.value is not None else "" for f in (a, b))
    return len(first) == len(second) >= _DIGITS and sum(x != y for x, y in zip(first, second, strict=True)) == 1


def _summed(odd: Figure, other: Figure, own: Sequence[Figure]) -> bool:
    """Whether the odd figure and another of its sentence make up the other one: 14 and 11 sailors, 25 in all; not 268
    passengers and a crew of 18."""
    beside = [f for f in own if f.claim is odd.claim and f is not odd and (f.unit == odd.unit or is_elliptic(f, odd, own)) and (not f.of or not odd.of or f.of & odd.of)]
    return any(other.low <= odd.low + f.low <= other.high for f in beside)


def _same_place(a: Figure, b: Figure, ties: Ties) -> bool:
    """Whether two figures could answer one question, by their unit, their size and what their claims are about."""
    if a.unit != b.unit or not comparable(a, b) or apart(a, b) or not a.low or not b.low:
        return False
    near = ties.near(a.claim, b.claim) >= _NEAR
    alike_counted = bool((a.of & b.of) - PEOPLE) or (a.fate is not None and a.fate == b.fate)
    if near and alike_counted and _transposed(a, b, least=2):
        return True  # 38 houses, 83 houses
    ratio = abs(a.low / b.low)
    if not 1 / _APART <= ratio <= _APART:
        return False
    about = alike(a, b) >= _ABOUT and (bool(a.of & b.of) or not a.of or not b.of)
    people = bool(a.of & PEOPLE) and bool(b.of & PEOPLE)
    if _transposed(a, b) and (a.unit is not None or alike_counted or people or min(a.low, b.low) >= _THOUSANDS):
        return True
    return near and (about or a.unit is not None or bool(a.of & b.of))


def _transposed(a: Figure, b: Figure, least: int = _DIGITS) -> bool:
    """Whether two figures of at least ``least`` digits are written with the same digits in another order: 212 and 221."""
    first, second = (sorted(f"{f.fact.value:f}".replace(".", "")) if f.fact.value is not None else [] for f in (a, b))
    digits = first
    return first == second and len(digits) >= least and len(set(digits)) > 1
