"""What the links that are likely already make of each pair: its rivals, its neighbours, and the order of both articles.

The order counts as much as the two articles keep to it: where an outlet tells the same in another order, a pair that
crosses others is no worse for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from consistency.align.pairs import Pairs
from consistency.align.rows import Floats, Ints

_LIKELY = 0.3  # least probability of a link that says something of the order
_WINDOW = 8  # such links before and after a pair that are asked; six to twelve give the same
_STEPS, _WAYS = np.arange(_WINDOW), np.repeat([1, -1], _WINDOW)
_FEW = 5  # linked claims at which half of the order that they keep to is believed; two to five give the same
_CHUNK = 4096  # pairs looked at in one go: a bound on memory
_REACH = 2.0  # claims away from its place in the order at which a pair has lost most of what that gives
_FAR = 8.0  # claims away from which all is equally far
_LEAST = 1e-6  # the least probability that is told from none


def context(pairs: Pairs, chance: Floats) -> tuple[Floats, float]:
    """(pairs, 9), and how far the two articles keep to one order, 0..1, given how likely each pair is a link: its log odds; the pairs
    next in the order (both before, both after); the best beside it in its row and in its column, the more and the less; how far it
    is ahead of its rivals in row and column, the more and the less; how much of the likely links around it it crosses, how near it
    is to its place among them, and how far from it, each by how far the articles keep to one order. From either article the same."""
    bounded = np.clip(chance, _LEAST, 1 - _LEAST)
    lead_a, lead_b = pairs.leads(chance)
    row = np.maximum(pairs.beside(chance, 0, -1), pairs.beside(chance, 0, 1))
    column = np.maximum(pairs.beside(chance, -1, 0), pairs.beside(chance, 1, 0))
    crossing, off, order = _placed(pairs, chance)
    around = np.column_stack([
        np.log(bounded / (1 - bounded)), pairs.beside(chance, -1, -1) + pairs.beside(chance, 1, 1), np.maximum(row, column),
        np.minimum(row, column), np.maximum(lead_a, lead_b),
        np.minimum(lead_a, lead_b), order * crossing, order * np.exp(-off / _REACH), order * np.minimum(off, _FAR),
    ])  # fmt: skip
    return around, order


def _placed(pairs: Pairs, chance: Floats) -> tuple[Floats, Floats, float]:
    """The share of the likely links around each pair that it crosses, 0..1; how many claims it is from the line between the
    nearest two; and how well the likely links keep to one order, 0..1 squared (a Goodman-Kruskal gamma over near ones), the less the
    fewer they are. Each is the mean of what is seen along either article."""
    likely = np.flatnonzero(chance >= _LIKELY)
    if not len(likely):
        return np.zeros(len(pairs)), np.full(len(pairs), _FAR), 0.0
    sides = []
    for own, other, rows, columns in ((pairs.i, pairs.j, pairs.rows, pairs.columns), (pairs.j, pairs.i, pairs.columns, pairs.rows)):
        at = likely[np.lexsort((other[likely], own[likely]))]
        known = _Links(own[at], other[at], chance[at])
        before, after = np.searchsorted(known.i, own, "left") - 1, np.searchsorted(known.i, own, "right")
        sides.append((known.crossed(before, after, other), known.off(before, after, own, other, rows, columns), known.kept()))
    (crossed, off, kept), (crossed_b, off_b, kept_b) = sides
    linked = min(len(np.unique(pairs.i[likely])), len(np.unique(pairs.j[likely])))
    order = (kept + kept_b) / 2 * linked / (linked + _FEW)
    return ((crossed + crossed_b) / 2).round(6), ((off + off_b) / 2).round(6), round(order, 6)


@dataclass(frozen=True, slots=True)
class _Links:
    """The likely links along one article: ``i`` ascending, ``j`` in the other, and how likely."""

    i: Ints
    j: Ints
    weight: Floats

    def crossed(self, before: Ints, after: Ints, other: Ints) -> Floats:
        """How much of the links around each pair it crosses: those ``before`` and ``after`` it, at ``other`` in the other article."""
        j, weight = np.pad(self.j, _WINDOW), np.pad(self.weight, _WINDOW)  # beyond the ends there is nothing of any weight
        share = np.zeros(len(other))
        for at in range(0, len(other), _CHUNK):
            part = slice(at, at + _CHUNK)
            k = np.concatenate([before[part, None] - _STEPS, after[part, None] + _STEPS], axis=1) + _WINDOW
            side, counts = _WAYS * (j[k] - other[part, None]), weight[k]
            asked, crossed = (counts * (side != 0)).sum(axis=1), (counts * (side > 0)).sum(axis=1)
            share[part] = crossed / np.maximum(asked, _LEAST)
        return share

    def off(self, before: Ints, after: Ints, own: Ints, other: Ints, rows: int, columns: int) -> Floats:
        """How many claims of the other article each pair is from the line between the link before it and the one after."""
        first, last = np.clip(before, 0, None), np.clip(after, None, len(self.i) - 1)
        i0, j0 = np.where(before == first, self.i[first], -1), np.where(before == first, self.j[first], -1)
        i1, j1 = np.where(after == last, self.i[last], rows), np.where(after == last, self.j[last], columns)
        off: Floats = np.abs(other - (j0 + (j1 - j0) * (own - i0) / (i1 - i0)))
        return off

    def kept(self) -> float:
        kept = met = 0.0
        for step in range(1, min(_WINDOW, len(self.i) - 1) + 1):
            both = self.weight[step:] * self.weight[:-step] * (self.i[step:] != self.i[:-step])
            way = np.sign(self.j[step:] - self.j[:-step])
            kept += float((way * both).sum())
            met += float((np.abs(way) * both).sum())
        return max(0.0, kept / met) ** 2 if met else 0.0
