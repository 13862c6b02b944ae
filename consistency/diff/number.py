"""Rule ``number``: how many, how much, what share; two articles that count the same thing differently.

Figures of aligned passages are matched one to one: those that agree first. Only what is left over on both sides,
counts the same thing in the same unit, and is found nowhere else in the other article, is a contradiction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.answers import Mention, answered_apart, clustered, contradiction, sides_of
from consistency.diff.blocks import Block, Matter, event_of, told_twice, two_by_two
from consistency.diff.elsewhere import Elsewhere, apart, firm, is_equal, is_worked_out
from consistency.diff.figures import TOLERANCE, Figure, agree, alike, comparable, figures_of, of_other_group
from consistency.diff.long_ago import tells_other_year
from consistency.diff.orphan_fates import orphan_fates
from consistency.diff.orphans import orphans
from consistency.diff.ranked import of_others
from consistency.diff.shown import quantity_shown
from consistency.diff.updates import is_update
from consistency.diff.wording import figure_key
from consistency.languages import load_pack
from consistency.records import Claim, Finding, Quantity
from consistency.registry import LANGUAGES

_ORPHAN = 0.4  # how likely a clash is that only its figures tell of
_CERTAIN = 0.1  # what it adds that two figures stand in certain counterparts; chosen on the development stories and NTREX
_ALONE = 0.1  # and that they are the only ones left over, and of a size
_SIZE = 3  # at most this many times the other; all three chosen on the same
_CALLED = {"death": "dead", "injury": "injured", "missing": "missing"}
_WHOLE = 100
_MILLION = 10**6
_LARGE = 20  # figures from here on are seldom the same by chance
_FEW = 2  # ones and twos are in every other sentence
_SAME_SLOT = 0.3  # least overlap of what is counted and of the words around; chosen on the development stories


def matched(
    first: Sequence[Figure], second: Sequence[Figure]
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Agreeing pairs one to one, the likest first, and what is left of both sides."""
    pairs = sorted(((firm(a, b), a.fate is not None and a.fate == b.fate, is_equal(a, b), alike(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second) if agree(a, b)),
                   key=lambda p: (-p[0], -p[1], -p[2], -p[3], p[4], p[5]))  # fmt: skip
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: list[tuple[Figure, Figure]] = []
    for *_, i, j in pairs:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((first[i], second[j]))
    return (
        found,
        [a for i, a in enumerate(first) if i not in used_a],
        [b for j, b in enumerate(second) if j not in used_b],
    )


def number(
    matters: Sequence[Matter],
    claims: Sequence[Claim],
    near: Sequence[tuple[int, int, float]] = (),
    tolerance: float = TOLERANCE,
    counterparts: frozenset[frozenset[int]] = frozenset(),
    twins: Sequence[tuple[Block, Block]] = (),
) -> Iterator[Finding]:
    """Findings of this rule; ``near`` are the pairs of claims that are a little alike (see ``Alignment``),
    ``counterparts`` those that certainly say the same (see ``blocks.certain``), ``twins`` those of one article that do."""
    figures = {id(claim): figures_of([claim], tolerance) for claim in claims}
    everywhere: dict[str, list[Figure]] = {}
    for claim in claims:
        everywhere.setdefault(claim.article.id, []).extend(figures[id(claim)])
    pairs = [
        _Pair(a, b, *(tuple(f for c in block.claims for f in figures[id(c)]) for block in (a, b)))
        for a, b in (*two_by_two(matters), *twins)
        if a.core or b.core
    ]
    sorted_out = [matched(pair.first, pair.second) for pair in pairs]
    agreed = [two for both, _, _ in sorted_out for two in both]
    elsewhere = Elsewhere(everywhere, agreed)
    clashes = [
        clash
        for pair, (_, left, right) in zip(pairs, sorted_out, strict=True)
        for clash in _clashes(pair, left, right, elsewhere, counterparts)
    ]
    seen = {id(f.fact) for x, y, _ in clashes for f in (x, y)}
    found = [(odd, others) for odd, others in orphans(everywhere, claims, near)
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


@dataclass(frozen=True, slots=True)
class _Pair:
    """What two articles say on one matter, with the figures of either."""

    a: Block
    b: Block
    first: tuple[Figure, ...]
    second: tuple[Figure, ...]


def _clashes(
    pair: _Pair,
    left: Sequence[Figure],
    right: Sequence[Figure],
    elsewhere: Elsewhere,
    counterparts: frozenset[frozenset[int]],
) -> Iterator[tuple[Figure, Figure, float]]:
    """What is left over on both sides and counts the same thing, one to one, the likest first."""
    options = []
    for x in left:
        for y in right:
            sole = _alone(x, left) and _alone(y, right)
            certain = frozenset((id(x.claim), id(y.claim))) in counterparts
            if pair.a.article == pair.b.article and x.unit is None and not x.of & y.of:
                continue  # a headline and its body count many things
            if of_others(x, y) or not (_is_core(x, pair.a) or _is_core(y, pair.b)):
                continue
            if x.fate != y.fate and max(x.high, y.high) <= _FEW:
                continue  # one with a broken leg, two unhurt
            if not certain and tells_other_year(x.claim, y.claim):
                continue  # 214 coins; more than 500 found there in 1966
            alone = sole and certain and _of_a_size(x, y) and not _counts_names(x, y) and not (x.of and y.of and of_other_group(x.of, y.of)) and (x.fate == y.fate or _plain(x) or _plain(y))  # what is counted may be called many names: chairs, seats
            if (comparable(x, y) or alone or (certain and _of_money(x, y))) and not apart(x, y) and not elsewhere.explains(x, y, pair.first, pair.second):
                likely = _likely(x, y, sole=sole) + (_CERTAIN if certain else 0.0) + (_ALONE if alone else 0.0)
                if likely >= _SAME_SLOT:
                    options.append((likely, x, y))
    options.sort(key=lambda o: (-o[0], o[1].fact.span.start, o[2].fact.span.start))
    taken: set[int] = set()
    for likely, x, y in options:
        if id(x) not in taken and id(y) not in taken:
            taken |= {id(x), id(y)}
            yield x, y, likely


def _is_core(figure: Figure, block: Block) -> bool:
    """Whether a figure is told in what the matter is of, and not beside it; of a block that has nothing else anywhere."""
    return figure.claim in block.core or not block.core


def _plain(figure: Figure) -> bool:
    """Whether a figure is of a language without a pack: what it counts, and what befell them, cannot be known."""
    return figure.claim.article.language not in LANGUAGES


def _alone(figure: Figure, left: Sequence[Figure]) -> bool:
    """Whether no other figure of its kind and size is left over on its side."""
    return not any(f is not figure and f.unit == figure.unit and f.fact.ordinal == figure.fact.ordinal
                   and (f.unit is not None or _of_a_size(f, figure)) for f in left)  # fmt: skip


def _of_a_size(x: Figure, y: Figure) -> bool:
    """Whether two counts are near enough to be one that was changed, and large enough to be counted at all."""
    if x.unit is not None or y.unit is not None or x.fact.ordinal != y.fact.ordinal or not firm(x, y):
        return False
    low, high = sorted((x.high, y.high))
    return low > 1 and high <= _SIZE * low


_STATES = frozenset({"country", "nation", "state"})


def _counts_names(x: Figure, y: Figure) -> bool:
    """Whether one of two figures counts countries and the other something else: students of three countries, seven satellites."""
    return bool(_STATES & x.of) != bool(_STATES & y.of)


def _of_money(x: Figure, y: Figure) -> bool:
    """Whether one is a large sum told without its currency: will grow by 460 billion and reach 27.9 trillion tenge."""
    bare, money = (x, y) if x.unit is None else (y, x)
    if bare.unit is not None or bare.of or bare.fact.ordinal or not (money.unit or "").startswith("$") or not firm(x, y):
        return False
    low, high = sorted((x.high, y.high))
    return low >= _MILLION and high <= _SIZE * low


def _likely(x: Figure, y: Figure, *, sole: bool) -> float:
    """How likely two figures that differ answer one question: by the words around, the unit, what is counted, and what befell those
    who are."""
    told = 0.2 if x.fate is not None and x.fate == y.fate else 0.0
    return alike(x, y) + told + (0.15 if x.unit is not None else 0.0) + (0.1 if sole else 0.0) + (0.1 if x.of & y.of else 0.0)


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
