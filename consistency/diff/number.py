"""Rule ``number``: how many, how much, what share; two articles that count the same thing differently.

Figures of aligned passages are matched one to one: those that agree first. Only what is left over on both sides,
counts the same thing in the same unit, and is found nowhere else in the other article, is a contradiction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from consistency.diff.answers import Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import Block, Matter, event_of
from consistency.diff.figures import TOLERANCE, Figure, agree, alike, comparable, figures_of
from consistency.diff.orphans import orphans
from consistency.diff.shown import quantity_shown
from consistency.records import Claim, Finding, Quantity

_ORPHAN = 0.4  # how likely a clash is that only its figures tell of
_SAME_SLOT = 0.3  # least overlap of what is counted and of the words around; chosen on the development stories


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


def number(
    matters: Sequence[Matter],
    claims: Sequence[Claim],
    near: Sequence[tuple[int, int, float]] = (),
    tolerance: float = TOLERANCE,
) -> Iterator[Finding]:
    """Findings of this rule; ``near`` are the pairs of claims that are a little alike (see ``Alignment``)."""
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
    seen = {id(f.fact) for x, y, _ in clashes for f in (x, y)}
    for odd, others in orphans(everywhere, claims, near):
        if id(odd.fact) not in seen and not any(id(f.fact) in seen for f in others):
            clashes.append((odd, others[0], _ORPHAN))
            agreed += [(others[0], f) for f in others[1:]]
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
    for f, _own, others, article in ((x, first, second, y.claim.article.id), (y, second, first, x.claim.article.id)):
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
    for figures, likely in _joined(clustered(clashes, agreed)):
        yield _finding(figures, likely)


def _joined(told: Sequence[tuple[list[Figure], float]]) -> list[tuple[list[Figure], float]]:
    """One question is told once: a headline and its body that clash over the same values of the same articles."""
    out: dict[object, tuple[list[Figure], float]] = {}
    for figures, likely in told:
        values = frozenset((f.claim.article.id, f.unit, f.low, f.high) for f in figures)
        key = (values, _counted(figures)) if any(f.unit is None for f in figures) else values
        old, sure = out.get(key, ([], 0.0))
        out[key] = (old + figures, max(sure, likely))
    return [(_placed(figures), likely) for figures, likely in out.values()]


def _placed(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda f: (f.claim.article.id, f.claim.span.start, f.fact.span.start))


def _finding(figures: Sequence[Figure], likely: float) -> Finding:
    by_fact = {id(f.fact): f for f in figures}
    of = _counted(figures)
    unit = _voted([f.unit for f in figures if f.unit])
    mentions = [Mention(f.claim, value_of(f.fact, of), quantity_shown(f.fact), f.fact) for f in figures]
    sides = sides_of(mentions, lambda m, n: agree(by_fact[id(m.fact)], by_fact[id(n.fact)]))
    parameters = {"event": event_of([f.claim for f in figures])}
    if of:
        parameters["of"] = of
    if unit:
        parameters["unit"] = unit.removeprefix("$")
    return contradiction(
        "number",
        of or unit or "number",
        sides,
        parameters,
        confidence=0.5 + min(0.45, likely / 2),
    )


def _counted(figures: Sequence[Figure]) -> str | None:
    """What is counted, by the votes of all figures: no file's name and no place decides."""
    return _voted([c for f in figures for c in sorted(f.fact.of)])


def _voted(names: Sequence[str]) -> str | None:
    votes = Counter(names)
    return min(votes, key=lambda name: (-votes[name], name)) if votes else None


def value_of(fact: Quantity, of: str | None = None) -> dict[str, object]:
    """The value as the JSON report writes it; a count without a measure is in units of what it counts."""
    out: dict[str, object] = {}
    if fact.value is not None:
        out["value"] = f"{fact.value:f}"
    else:
        out |= {
            "low": None if fact.low is None else f"{fact.low:f}",
            "high": None if fact.high is None else f"{fact.high:f}",
        }
    out["unit"] = of if fact.unit is None and fact.currency is None else fact.unit
    if fact.currency:
        out["currency"] = fact.currency
    out["approximate"] = fact.approximate
    return out
