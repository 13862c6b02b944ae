"""Rule ``number``: how many, how much, what share; two articles that count the same thing differently.

Figures of aligned passages are matched one to one: those that agree first. Only what is left over on both sides,
counts the same thing in the same unit, and is found nowhere else in the other article, is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from consistency.diff.answers import Mention, contradiction, sides_of
from consistency.diff.blocks import Block, Matter, context, event_of
from consistency.languages.concepts import concepts_of
from consistency.languages.units import to_base
from consistency.records import Claim, Finding, Quantity

# What two approximate figures may differ by, where the settings do not say.
TOLERANCE = 0.05
_CONVERTED = Fraction(4, 100)  # what outlets round when they turn pounds into kilograms: 550 lb, 249 kg
_MAGNITUDE = 5  # bare counts of unknown things this many times apart are of different things
_SAME_SLOT = 0.3  # least overlap of what is counted and of the words around; chosen on the development stories


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its claim; ``low``..``high`` is what the writing allows, in the base unit."""

    claim: Claim
    fact: Quantity
    low: Fraction
    high: Fraction
    unit: str | None
    about: frozenset[str]
    of: frozenset[str]


def figures_of(claims: Sequence[Claim], tolerance: float = TOLERANCE) -> list[Figure]:
    """The figures of some claims in order."""
    return [figure(c, f, tolerance) for c in claims for f in c.facts if isinstance(f, Quantity)]


def figure(claim: Claim, fact: Quantity, tolerance: float) -> Figure:
    low, high = bounds(fact, tolerance)
    unit = "$" + fact.currency if fact.currency else fact.unit
    if unit == "degree":  # "19 degrees of frost" and "minus 19" are one; the sign is told in too many ways to trust
        low, high = min(abs(low), abs(high)), max(abs(low), abs(high))
    low_base, base = to_base(low, unit)
    high_base, _ = to_base(high, unit)
    of = frozenset(c for sense in fact.of for c in concepts_of(sense.lower()))
    return Figure(claim, fact, low_base, high_base, base, context(claim, fact.span.start, fact.span.end) | of, of)


def bounds(fact: Quantity, tolerance: float) -> tuple[Fraction, Fraction]:
    """What a figure may mean: its rounding by the digits written, a tolerance where it says about, its bound."""
    if fact.value is not None:
        value = Fraction(fact.value)
        spare = rounding(fact.value, fact.text)
        if fact.approximate and not _precise(fact):
            spare = max(spare, abs(value) * Fraction(tolerance))
        return value - spare, value + spare
    low = Fraction(fact.low) if fact.low is not None else None
    high = Fraction(fact.high) if fact.high is not None else None
    if low is not None and high is not None:
        return low, high
    # "More than 100" is said of 101 as of 120, hardly of 300: an open bound reaches half as far again.
    if low is not None:
        return low, low * Fraction(3, 2)
    top = high or Fraction(0)
    return top * Fraction(1, 2), top


def _precise(fact: Quantity) -> bool:
    """A decimal without a scale word ("about 4.6 percent") is already as exact as it is meant."""
    return fact.value is not None and fact.value != fact.value.to_integral_value()


def rounding(value: Decimal, text: str) -> Fraction:
    """Half of the last digit written where a scale word or a decimal says that it was rounded, else nothing."""
    digits = re.sub(r"[^\d]", "", text)
    if not digits or value == 0 or int(digits) == 0:
        return Fraction(0)
    unit = abs(Fraction(value)) / int(digits)
    scaled = bool(re.search(r"[^\W\d_]", text)) and unit >= 1000
    return unit / 2 if scaled or unit < 1 else Fraction(0)


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures can be one."""
    if a.unit != b.unit:
        return False
    if a.fact.unit != b.fact.unit and None not in (a.fact.unit, b.fact.unit) and not _metric(a.fact.unit, b.fact.unit):
        return a.low * (1 - _CONVERTED) <= b.high and b.low * (1 - _CONVERTED) <= a.high
    low, high = max(a.low, b.low), min(a.high, b.high)
    # Two roundings that only touch (2 million, 3 million) are two figures; an exact one may stand on the edge.
    return low < high or (low == high and (a.low == a.high or b.low == b.high))


def _metric(a: str | None, b: str | None) -> bool:
    """Whether one unit is a whole multiple of the other, so that converting rounds nothing."""
    first, second = to_base(Fraction(1), a)[0], to_base(Fraction(1), b)[0]
    return max(first, second) % min(first, second) == 0


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures could answer one question: the same unit, both counts or both ordinals, one speaker apart."""
    if a.fact.ordinal != b.fact.ordinal or a.unit != b.unit:
        return False
    if a.unit is None and not (a.of & b.of):
        if a.of and b.of and not _vague(a.of, b.of):
            return False
        low, high = sorted((a.high, b.high))
        return high <= _MAGNITUDE * max(low, Fraction(1))
    return True


def _vague(a: frozenset[str], b: frozenset[str]) -> bool:
    """People are counted under many names: persons, citizens, residents, those who came."""
    return bool(a & _PEOPLE) and bool(b & _PEOPLE)


_PEOPLE = frozenset({"people", "person", "citizen", "man", "human", "passenger", "worker", "resident", "child", "soldier",
                     "student", "victim", "civilian", "employee", "employ", "patient", "specialist", "tourist", "kazakhstani",
                     "azerbaijani", "kazakh", "individual"})  # fmt: skip


def alike(a: Figure, b: Figure) -> float:
    """How surely two figures stand in the same place of the statement, 0..1."""
    union = a.about | b.about
    return len(a.about & b.about) / max(1, min(len(a.about), len(b.about))) if union else 0.0


def matched(
    first: Sequence[Figure], second: Sequence[Figure]
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Agreeing pairs one to one, the likest first, and what is left of both sides."""
    pairs = sorted(((_firm(a, b), alike(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second) if agree(a, b)),
                   key=lambda p: (-p[0], -p[1], p[2], p[3]))  # fmt: skip
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[tuple[Figure, Figure]] = []
    for _, _, i, j in pairs:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((first[i], second[j]))
    return (
        found,
        [a for i, a in enumerate(first) if i not in used_a],
        [b for j, b in enumerate(second) if j not in used_b],
    )


def _firm(a: Figure, b: Figure) -> bool:
    """Whether both give a value: a bound ("above 6 percent") takes only a figure that nothing else takes."""
    return a.fact.value is not None and b.fact.value is not None


def number(matters: Sequence[Matter], claims: Sequence[Claim], tolerance: float = TOLERANCE) -> Iterator[Finding]:
    """Findings of this rule."""
    everywhere: dict[str, list[Figure]] = {}
    for f in figures_of(claims, tolerance):
        everywhere.setdefault(f.claim.article.id, []).append(f)
    clashes: list[tuple[Figure, Figure, float]] = []
    agreed: list[tuple[Figure, Figure]] = []
    for matter in matters:
        for n, a in enumerate(matter.blocks):
            for b in matter.blocks[n + 1 :]:
                if a.core or b.core:
                    pairs, clash = _compare(a, b, everywhere, tolerance)
                    agreed += pairs
                    clashes += clash
    yield from _findings(clashes, agreed)


def _compare(
    a: Block, b: Block, everywhere: dict[str, list[Figure]], tolerance: float
) -> tuple[list[tuple[Figure, Figure]], list[tuple[Figure, Figure, float]]]:
    first, second = figures_of(a.claims, tolerance), figures_of(b.claims, tolerance)
    agreed, left, right = matched(first, second)
    left = [f for f in left if f.claim in a.core or not a.core]
    options = []
    for x in left:
        for y in right:
            if comparable(x, y) and not _elsewhere(x, y, everywhere, first, second):
                sole = len(left) == 1 and len(right) == 1
                likely = (
                    alike(x, y)
                    + (0.15 if x.unit is not None else 0.0)
                    + (0.1 if sole else 0.0)
                    + (0.1 if x.of & y.of else 0.0)
                )
                if likely >= _SAME_SLOT:
                    options.append((likely, x, y))
    options.sort(key=lambda o: (-o[0], o[1].fact.span.start, o[2].fact.span.start))
    taken: set[int] = set()
    clashes = []
    for likely, x, y in options:
        if id(x) not in taken and id(y) not in taken:
            taken |= {id(x), id(y)}
            clashes.append((x, y, likely))
    return agreed, clashes


def _equal(a: Figure, b: Figure) -> bool:
    """Whether two figures give the very same value, not one that rounding allows."""
    return _firm(a, b) and a.unit == b.unit and a.low + a.high == b.low + b.high


def _elsewhere(
    x: Figure, y: Figure, everywhere: dict[str, list[Figure]], first: Sequence[Figure], second: Sequence[Figure]
) -> bool:
    """Whether a figure is found in another place of the other article, or is a sum or rest of figures there."""
    for f, own, others, article in ((x, first, second, y.claim.article.id), (y, second, first, x.claim.article.id)):
        for g in everywhere.get(article, ()):
            if (
                _equal(f, g)
                and comparable(f, g)
                and (f.unit is not None or f.of & g.of or alike(f, g) >= 0.25 or f.high > 20)
            ):
                return True
        counts = [g for g in others if g.unit == f.unit and not g.fact.ordinal]
        for i, g in enumerate(counts):
            for h in counts[i + 1 :]:
                if f.low <= g.low + h.low <= f.high or f.low <= abs(g.low - h.low) <= f.high:
                    return True
    totals = [g for g in (*first, *second) if g.unit == x.unit]
    return any(t.low == x.low + y.low for t in totals if t is not x and t is not y)


def _findings(
    clashes: Sequence[tuple[Figure, Figure, float]], agreed: Sequence[tuple[Figure, Figure]]
) -> Iterator[Finding]:
    """One finding for each set of figures that clash or agree with a clashing one."""
    clusters: list[dict[int, Figure]] = []
    scores: list[float] = []

    def key(f: Figure) -> int:
        return id(f.fact)

    for x, y, likely in clashes:
        near = [i for i, c in enumerate(clusters) if key(x) in c or key(y) in c]
        merged: dict[int, Figure] = {key(x): x, key(y): y}
        for i in reversed(near):
            merged |= clusters.pop(i)
            likely = max(likely, scores.pop(i))
        clusters.append(merged)
        scores.append(likely)
    for cluster, likely in zip(clusters, scores, strict=True):
        for x, y in agreed:
            if key(x) in cluster or key(y) in cluster:
                cluster |= {key(x): x, key(y): y}
        figures = sorted(cluster.values(), key=lambda f: (f.claim.article.id, f.claim.span.start, f.fact.span.start))
        yield _finding(figures, likely)


def _finding(figures: Sequence[Figure], likely: float) -> Finding:
    by_fact = {id(f.fact): f for f in figures}
    mentions = [Mention(f.claim, value_of(f.fact), f.fact.text, f.fact) for f in figures]
    sides = sides_of(mentions, lambda m, n: agree(by_fact[id(m.fact)], by_fact[id(n.fact)]))
    of = sorted(set.intersection(*(set(f.of) for f in figures))) or sorted(figures[0].fact.of)
    parameters = {"event": event_of([f.claim for f in figures])}
    if of:
        parameters["of"] = of[0]
    if figures[0].unit:
        parameters["unit"] = figures[0].unit.removeprefix("$")
    return contradiction(
        "number",
        of[0] if of else figures[0].unit or "number",
        sides,
        parameters,
        confidence=0.5 + min(0.45, likely / 2),
    )


def value_of(fact: Quantity) -> dict[str, object]:
    """The value as the JSON report writes it."""
    out: dict[str, object] = {}
    if fact.value is not None:
        out["value"] = f"{fact.value:f}"
    else:
        out |= {
            "low": None if fact.low is None else f"{fact.low:f}",
            "high": None if fact.high is None else f"{fact.high:f}",
        }
    out["unit"] = fact.unit
    if fact.currency:
        out["currency"] = fact.currency
    out["approximate"] = fact.approximate
    return out
