"""Rule ``number``: how many, how much, what share; two articles that count the same thing differently.

Figures of aligned passages are matched one to one: those that agree first. Only what is left over on both sides,
counts the same thing in the same unit, and is found nowhere else in the other article, is a contradiction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from consistency.diff.answers import Mention, answered_apart, clustered, contradiction, sides_of
from consistency.diff.blocks import Block, Matter, event_of, told_twice, two_by_two
from consistency.diff.elsewhere import Elsewhere, firm, is_worked_out
from consistency.diff.figure_pairs import Left, Pair, clashes_of, matched, ties_of
from consistency.diff.figures import TOLERANCE, Figure, agree, figures_of
from consistency.diff.orphan_fates import orphan_fates
from consistency.diff.orphans import orphans
from consistency.diff.shown import quantity_shown
from consistency.diff.updates import is_update
from consistency.diff.wording import figure_key
from consistency.languages import load_pack
from consistency.records import Claim, Finding, Link, Quantity

_ORPHAN = 0.4  # how likely a clash is that only its figures tell of
_CALLED = {"death": "dead", "injury": "injured", "missing": "missing"}
_WHOLE = 100
_LARGE = 20  # figures from here on are seldom the same by chance


def number(
    matters: Sequence[Matter],
    claims: Sequence[Claim],
    near: Sequence[tuple[int, int, float]] = (),
    tolerance: float = TOLERANCE,
    links: Sequence[Link] = (),
    twins: Sequence[tuple[Block, Block]] = (),
) -> Iterator[Finding]:
    """Findings of this rule; ``near`` are the pairs of claims that are a little alike (see ``Alignment``), ``links`` those that are
    counterparts, ``twins`` those of one article that say one thing."""
    figures = {id(claim): figures_of([claim], tolerance) for claim in claims}
    everywhere: dict[str, list[Figure]] = {}
    for claim in claims:
        everywhere.setdefault(claim.article.id, []).extend(figures[id(claim)])
    pairs = [
        Pair(a, b, *(tuple(f for c in block.claims for f in figures[id(c)]) for block in (a, b)))
        for a, b in (*two_by_two(matters), *twins)
        if a.core or b.core
    ]
    sorted_out = [matched(pair.first, pair.second) for pair in pairs]
    agreed = [two for both, _, _ in sorted_out for two in both]
    elsewhere = Elsewhere(everywhere, agreed)
    ties = ties_of(links, claims, near)
    left = [Left(pair, *rest) for pair, (_, *rest) in zip(pairs, sorted_out, strict=True)]
    clashes = [clash for rest in left for clash in clashes_of(rest, elsewhere, ties)]
    seen = {id(f.fact) for x, y, _ in clashes for f in (x, y)}
    found = [(odd, others) for odd, others in orphans(everywhere, ties)
             if not any(is_worked_out(odd, f, figures[id(odd.claim)], figures[id(f.claim)]) for f in others)]  # fmt: skip
    for odd, others in (*found, *orphan_fates(everywhere)):
        if id(odd.fact) not in seen and not any(id(f.fact) in seen for f in others):
            clashes.append((odd, others[0], _ORPHAN))
            agreed += [(others[0], f) for f in others[1:]]
    yield from _findings(_without_rests(clashes), agreed, told_twice(twins))


def _without_rests(clashes: Sequence[tuple[Figure, Figure, float]]) -> list[tuple[Figure, Figure, float]]:
    """Two shares that make up a whole are one question: 62 and 38 percent, 65 and 35; the larger tells."""
    shares = [(x, y) for x, y, _ in clashes if x.unit == y.unit == "%" and firm(x, y)]
    rests = [(x, y) for x, y in shares for v, w in shares
             if v.claim is x.claim and w.claim is y.claim and x.low < v.low and x.low + v.low == y.low + w.low == _WHOLE]  # fmt: skip
    return [clash for clash in clashes if not any(clash[0] is x and clash[1] is y for x, y in rests)]


def _findings(
    clashes: Sequence[tuple[Figure, Figure, float]],
    agreed: Sequence[tuple[Figure, Figure]],
    twice: frozenset[tuple[str, int]],
) -> Iterator[Finding]:
    """One finding for each set of figures that clash or agree with a clashing one."""
    for figures, likely in _joined(clustered(_consistent(clashes, agreed), agreed)):
        finding = _finding(figures, likely)
        if answered_apart(finding.sides, twice):
            yield finding


def _consistent(clashes: Sequence[tuple[Figure, Figure, float]], agreed: Sequence[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure, float]]:
    """Clashes but for those that a likelier one speaks against: five detained clashes with the four of one article, so of another one
    that says "four were detained and two fled" it is not the two that it clashes with."""
    alike: dict[int, list[Figure]] = {}
    for x, y in agreed:
        alike.setdefault(id(x.fact), []).append(y)
        alike.setdefault(id(y.fact), []).append(x)
    met: dict[int, list[tuple[Figure, float]]] = {}
    for x, y, likely in clashes:
        met.setdefault(id(x.fact), []).append((y, likely))
        met.setdefault(id(y.fact), []).append((x, likely))

    def is_outdone(x: Figure, y: Figure, likely: float) -> bool:
        return any(sure > likely and w.claim is y.claim and not agree(w, y) for z, sure in met[id(x.fact)] for w in alike.get(id(z.fact), ()))

    return [(x, y, likely) for x, y, likely in clashes if not (is_outdone(x, y, likely) or is_outdone(y, x, likely))]


def _joined(told: Sequence[tuple[list[Figure], float]]) -> list[tuple[list[Figure], float]]:
    """One question is told once: a headline and its body that clash over the same values of the same articles, or over
    some of them."""
    out: list[tuple[list[Figure], float]] = []
    for figures, likely in sorted(told, key=lambda t: -len(_values(t[0]))):
        for k, (old, sure) in enumerate(out):
            if (_values(figures) <= _values(old) and _counts_alike(figures, old)) or _same_clash(figures, old):
                out[k] = old + figures, max(sure, likely)
                break
        else:
            out.append((figures, likely))
    return sorted(((_placed(figures), likely) for figures, likely in out), key=lambda t: _place(t[0][0]))


def _same_clash(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    """Whether the very same large figures are told apart in both, by one article at least: 83 killed, in the headline and below."""
    one, other = ({(f.unit, f.low, f.high) for f in figures} for figures in (a, b))
    large = all(f.low >= _LARGE for f in (*a, *b))
    alike = {f.fate for f in a} & {f.fate for f in b} - {None} or _counts_alike(a, b)
    return one == other and len(one) == 2 and large and bool(alike) and bool(_values(a) & _values(b))


def _values(figures: Sequence[Figure]) -> frozenset[object]:
    return frozenset((f.claim.article.id, f.unit, f.low, f.high) for f in figures)


def _counts_alike(a: Sequence[Figure], b: Sequence[Figure]) -> bool:
    if all(f.unit is not None for f in a) or _counted(a) == _counted(b):
        return True
    first, second = (frozenset[str]().union(*(f.of for f in figures)) for figures in (a, b))
    return bool(first & second)


def _placed(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(figures, key=_place)


def _place(figure: Figure) -> tuple[str, int, int]:
    return figure.claim.article.id, figure.claim.span.start, figure.fact.span.start


def _finding(figures: Sequence[Figure], likely: float) -> Finding:
    figures = _without_vague(figures)
    by_fact = {id(f.fact): f for f in figures}
    of = _counted(figures)
    unit = _voted([f.unit for f in figures if f.unit])
    mentions = [Mention(f.claim, value_of(f.fact, of), quantity_shown(f.fact), f.fact, (figure_key(f.claim, f.fact),)) for f in figures]
    at = {key: (float(f.low), float(f.high)) for key, f in by_fact.items()}
    sides = sides_of(
        mentions, lambda m, n: agree(by_fact[id(m.fact)], by_fact[id(n.fact)]), lambda m: at[id(m.fact)][1] - at[id(m.fact)][0],
        lambda m, n: abs(sum(at[id(m.fact)]) - sum(at[id(n.fact)])),
    )  # fmt: skip
    parameters = {"event": event_of([f.claim for f in figures])}
    if called := _befell(figures) or of:
        parameters["of"] = called
    if unit:
        written = _voted([f.fact.unit for f in figures if f.fact.unit])  # years, where the base is months
        parameters["unit"] = unit.removeprefix("$") if written is None else written
    parameters["kind"] = _kind(figures, unit)
    return contradiction(
        "number",
        of or unit or "number",
        sides,
        parameters,
        confidence=0.5 + min(0.45, likely / 2),
        update=is_update(figures),
    )


def _without_vague(figures: Sequence[Figure]) -> list[Figure]:
    """The figures but for the bounds that an article with a value of its own tells of it: more than 1.3 thousand in the headline, 1340
    below. Such a bound allows what others say, too, and is no answer of its own."""
    def is_told_exactly(f: Figure) -> bool:
        return any(g.claim.article == f.claim.article and g.fact.value is not None and agree(f, g) for g in figures)

    return [f for f in figures if f.fact.value is not None or not is_told_exactly(f)]


def _befell(figures: Sequence[Figure]) -> str | None:
    """What those who are counted are called by what befell them, where all articles tell the same."""
    fates = {f.fate for f in figures}
    return _CALLED.get(fates.pop() or "") if len(fates) == 1 else None


def _counted(figures: Sequence[Figure]) -> str | None:
    """What is counted, by the votes of all figures: no file's name and no place decides. Only a noun of the English counts,
    since a word of the source may mean many things."""
    lexicon = load_pack("en").lexicon
    told = " ".join(f.claim.reading.translation.english.lower() for f in figures)
    votes = [c for f in figures for c in sorted(f.fact.of) if c in told and any(pos == "NOUN" for pos, _ in lexicon.rows(c))]
    return _voted(votes)


def _kind(figures: Sequence[Figure], unit: str | None) -> str:
    """What is asked: an order, a share, money, an age, a measure or a count; for the wording of the message."""
    if all(f.fact.ordinal for f in figures):
        return "order"
    if unit is None:
        return "count"
    return {"%": "share", "age": "age"}.get(unit, "money" if unit.startswith("$") else "measure")


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
