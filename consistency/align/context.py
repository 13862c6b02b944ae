"""What the links that are likely already make of each pair: its rivals, its neighbours, and the order of both articles.

The order counts as much as the two articles keep to it: where an outlet tells the same in another order, a pair that
crosses others is no worse for it.
"""

from __future__ import annotations

import numpy as np

from consistency.align.pairs import Pairs
from consistency.align.rows import Floats, Ints

_LIKELY = 0.3  # least probability of a link that says something of the order
_WINDOW = 8  # such links before and after a pair that are asked; six to twelve give the same
_REACH = 2.0  # claims away from its place in the order at which a pair has lost most of what that gives
_FAR = 8.0  # claims away from which all is equally far
_LEAST = 1e-6  # the least probability that is told from none


def context(pairs: Pairs, chance: Floats) -> Floats:
    """(pairs, 10), given how likely each pair is a link: its log odds; the pairs next in the order (both before, both
    after); the best beside it in its row, and in its column; those across the order; how far it is ahead of its rivals in
    row and column, the more and the less; how much of the likely links around it it crosses, how near it is to its place
    among them, and how far from it, each by how far the articles keep to one order."""
    bounded = np.clip(chance, _LEAST, 1 - _LEAST)
    lead_a, lead_b = pairs.leads(chance)
    left, right = pairs.beside(chance, 0, -1), pairs.beside(chance, 0, 1)
    above, below = pairs.beside(chance, -1, 0), pairs.beside(chance, 1, 0)
    crossing, off, order = _placed(pairs, chance)
    return np.column_stack([
        np.log(bounded / (1 - bounded)), pairs.beside(chance, -1, -1) + pairs.beside(chance, 1, 1), np.maximum(left, right),
        np.maximum(above, below), pairs.beside(chance, -1, 1) + pairs.beside(chance, 1, -1), np.maximum(lead_a, lead_b),
        np.minimum(lead_a, lead_b), order * crossing, order * np.exp(-off / _REACH), order * np.minimum(off, _FAR),
    ])  # fmt: skip


def _placed(pairs: Pairs, chance: Floats) -> tuple[Floats, Floats, float]:
    """The share of the likely links around each pair that it crosses, 0..1; how many claims it is from the line between the
    nearest two; and how well the likely links keep to one order, 0..1 squared (a Goodman-Kruskal gamma over near ones)."""
    at = np.flatnonzero(chance >= _LIKELY)
    i, j, weight = pairs.i[at], pairs.j[at], chance[at]
    if not len(at):
        return np.zeros(len(pairs)), np.full(len(pairs), _FAR), 0.0
    before, after = np.searchsorted(i, pairs.i, "left") - 1, np.searchsorted(i, pairs.i, "right")
    crossed, asked = np.zeros(len(pairs)), np.zeros(len(pairs))
    around_j, around = np.pad(j, _WINDOW), np.pad(weight, _WINDOW)  # beyond the ends there is nothing of any weight
    for step in range(_WINDOW):
        for k, way in ((before - step + _WINDOW, 1), (after + step + _WINDOW, -1)):
            side, counts = way * (around_j[k] - pairs.j), around[k]
            asked += counts * (side != 0)
            crossed += counts * (side > 0)
    share: Floats = np.where(asked > 0, crossed / np.maximum(asked, _LEAST), 0.0)
    return share.round(6), _off(pairs, i, j, before, after), _kept(i, j, weight)


def _off(pairs: Pairs, i: Ints, j: Ints, before: Ints, after: Ints) -> Floats:
    """How many claims of the second article each pair is from the line between the likely link before it and the one after."""
    first, last = np.clip(before, 0, None), np.clip(after, None, len(i) - 1)
    i0, j0 = np.where(before == first, i[first], -1), np.where(before == first, j[first], -1)
    i1, j1 = np.where(after == last, i[last], pairs.rows), np.where(after == last, j[last], pairs.columns)
    off: Floats = np.abs(pairs.j - (j0 + (j1 - j0) * (pairs.i - i0) / (i1 - i0)))
    return off.round(6)


def _kept(i: Ints, j: Ints, weight: Floats) -> float:
    kept = met = 0.0
    for step in range(1, min(_WINDOW, len(i) - 1) + 1):
        both = weight[step:] * weight[:-step] * (i[step:] != i[:-step])
        way = np.sign(j[step:] - j[:-step])
        kept += float((way * both).sum())
        met += float((np.abs(way) * both).sum())
    return round(max(0.0, kept / met) ** 2, 6) if met else 0.0
