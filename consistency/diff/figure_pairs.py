"""Figures of two passages that clash: what is left over on both sides once those that agree are matched, and how likely each two of
them answer one question.

A few rules decide alone that two figures do not; the rest is weighed (``likely_figures.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consistency.diff.blocks import Block, certain
from consistency.diff.elsewhere import Elsewhere, apart, firm, is_equal
from consistency.diff.figures import Figure, agree, alike, comparable, of_other_group
from consistency.diff.likely_figures import Setting, chance
from consistency.diff.likely_figures_weights import LEAST
from consistency.diff.long_ago import tells_other_year
from consistency.diff.ranked import of_others
from consistency.records import Claim, Link
from consistency.registry import LANGUAGES

_CERTAIN = 0.1  # what it adds that two figures stand in certain counterparts; chosen on the development stories and NTREX
_ALONE = 0.1  # and that they are the only ones left over, and of a size
_SIZE = 3  # at most this many times the other; all three chosen on the same
_MILLION = 10**6
_FEW = 2  # ones and twos are in every other sentence


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


@dataclass(frozen=True, slots=True)
class Pair:
    """What two articles say on one matter, with the figures of either."""

    a: Block
    b: Block
    first: tuple[Figure, ...]
    second: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What no figure of the other passage agrees with, on either side."""

    pair: Pair
    first: Sequence[Figure]
    second: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Ties:
    """How claims are tied: the links by the ids of both, those of them that are certain, and by their places among the claims the
    likeness of those that are a little alike."""

    links: Mapping[frozenset[int], Link]
    certain: frozenset[frozenset[int]]
    places: Mapping[int, int]
    likeness: Mapping[tuple[int, int], float]

    def near(self, a: Claim, b: Claim) -> float:
        """The likeness of two claims; 0 where they are hardly alike."""
        i, j = sorted((self.places[id(a)], self.places[id(b)]))
        return self.likeness.get((i, j), 0.0)


def ties_of(links: Sequence[Link], claims: Sequence[Claim], near: Sequence[tuple[int, int, float]]) -> Ties:
    """The ties of a story's claims; ``near`` are pairs of places in ``claims`` with their likeness."""
    return Ties(
        {frozenset((id(link.a), id(link.b))): link for link in links}, certain(links),
        {id(claim): i for i, claim in enumerate(claims)}, {(i, j): likeness for i, j, likeness in near},
    )  # fmt: skip


def clashes_of(left: Left, elsewhere: Elsewhere, ties: Ties) -> Iterator[tuple[Figure, Figure, float]]:
    """What is left over on both sides and counts the same thing, one to one, the likest first, with how likely it is, 0..1."""
    options = [(chance(x, y, setting), x, y) for x, y, setting in candidates(left, elsewhere, ties)]
    taken: set[int] = set()
    for likely, x, y in sorted(options, key=lambda o: (-o[0], o[1].fact.span.start, o[2].fact.span.start)):
        if likely >= LEAST and id(x) not in taken and id(y) not in taken:
            taken |= {id(x), id(y)}
            yield x, y, likely


def candidates(left: Left, elsewhere: Elsewhere, ties: Ties) -> Iterator[tuple[Figure, Figure, Setting]]:
    """Each two figures left over that may answer one question, and what tells how likely they do."""
    pair = left.pair
    for x in left.first:
        for y in left.second:
            key = frozenset((id(x.claim), id(y.claim)))
            surely = key in ties.certain
            if pair.a.article == pair.b.article and x.unit is None and not x.of & y.of:
                continue  # a headline and its body count many things
            if of_others(x, y) or not (_is_core(x, pair.a) or _is_core(y, pair.b)):
                continue
            if x.fate != y.fate and max(x.high, y.high) <= _FEW:
                continue  # one with a broken leg, two unhurt
            if not surely and tells_other_year(x.claim, y.claim):
                continue  # 214 coins; more than 500 found there in 1966
            sole = _alone(x, left.first) and _alone(y, left.second)
            alone = sole and surely and _may_be_renamed(x, y)
            if not (comparable(x, y) or alone or (surely and _of_money(x, y))) or apart(x, y) or elsewhere.explains(x, y, pair.first, pair.second):
                continue
            slot = _likely(x, y, sole=sole) + (_CERTAIN if surely else 0.0) + (_ALONE if alone else 0.0)
            yield x, y, Setting(
                slot=slot, certain=surely, sole=sole, alone=alone, first=pair.first, second=pair.second, left=left.first, right=left.second,
                link=ties.links.get(key), near=ties.near(x.claim, y.claim), elsewhere=elsewhere,
            )  # fmt: skip


def _may_be_renamed(x: Figure, y: Figure) -> bool:
    """Whether two counts may be of one thing that is called many names: chairs, seats."""
    if not _of_a_size(x, y) or _counts_names(x, y) or (x.of and y.of and of_other_group(x.of, y.of)):
        return False
    return x.fate == y.fate or _plain(x) or _plain(y)


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


