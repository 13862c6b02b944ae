"""Which pairs of claims of two long articles are worth comparing: those that share what is rare.

For each claim, its rarest features are looked up in an inverted index of the other article until a budget of pairs is
spent, so that the cost grows with the number of claims, whatever the text repeats. Where there is an encoder, it proposes those that it
finds nearest too: what shares no word may say the same.
"""

from __future__ import annotations

import numpy as np

from consistency.align.nearest import nearest
from consistency.align.rows import Floats, Ints, Rows, runs

_BUDGET = 300  # pairs looked at for each claim: they find 99 % of 20,000 made-up sentences (benchmarks/long_alignment.py)
_BEST = 8  # candidates kept for each claim of either article
_CHUNK = 2000  # claims looked up at a time, so that memory does not grow with the article


def candidates(rows: Rows, a: Ints, b: Ints, vectors: Floats | None = None) -> tuple[Ints, Ints]:
    """(i, j) into ``a`` and ``b``: the best candidates of each claim of either article, from the rows of both, and by the vectors of an
    encoder, if there are any."""
    unit = rows.normalised()
    i, j = _sought(unit, a, b)
    k, n = _sought(unit, b, a)
    if vectors is None:
        return np.concatenate([i, n]), np.concatenate([j, k])
    near_i, near_j, _ = nearest(vectors[a], vectors[b], _BEST)
    near_k, near_n, _ = nearest(vectors[b], vectors[a], _BEST)
    return np.concatenate([i, n, near_i, near_n]), np.concatenate([j, k, near_j, near_k])


def _sought(rows: Rows, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    index = _Index(rows, b)
    found = [index.best(rows, a[at : at + _CHUNK], at / len(a), 1 / len(a)) for at in range(0, len(a), _CHUNK)]
    owner = np.concatenate([i + at * _CHUNK for at, (i, _) in enumerate(found)])
    return owner, np.concatenate([j for _, j in found])


class _Index:
    """The claims of one article by feature."""

    def __init__(self, rows: Rows, claims: Ints) -> None:
        flat, owner = rows.flat(claims)
        columns = rows.columns[flat]
        order = np.argsort(columns, kind="stable")
        self.claims, self.value = owner[order], rows.values[flat][order].astype(np.float64)
        self.start = np.searchsorted(columns[order], np.arange(rows.width + 1))
        self.size = np.diff(self.start)
        self.count = len(claims)

    def best(self, rows: Rows, claims: Ints, place: float, step: float) -> tuple[Ints, Ints]:
        """The best candidates of some claims: (which of them, which claim of the index). ``place`` is where the first
        stands in its article, 0..1, and ``step`` how far one is from the next."""
        flat, owner = rows.flat(claims)
        columns, value = rows.columns[flat], rows.values[flat].astype(np.float64)
        size = self.size[columns]
        order = np.lexsort((size, owner))
        order = order[size[order] > 0]
        owner, columns, value, size = owner[order], columns[order], value[order], size[order]
        spent = np.cumsum(size) - size
        before = spent - spent[np.searchsorted(owner, owner)] if len(owner) else spent
        keep = before < _BUDGET
        owner, columns, value, size = owner[keep], columns[keep], value[keep], size[keep]
        # Of what very many have, as many as the budget allows, from the same place in the other article.
        most = np.minimum(size, _BUDGET)
        skipped = ((size - most) * (place + step * owner)).astype(np.int64)
        size = most
        at = runs(self.start[columns] + skipped, size)
        key = np.repeat(owner, size) * self.count + self.claims[at]
        return self._top(key, np.repeat(value, size) * self.value[at])

    def _top(self, key: Ints, score: Floats) -> tuple[Ints, Ints]:
        key, where = np.unique(key, return_inverse=True)
        total = np.bincount(where, weights=score, minlength=len(key))
        owner = key // self.count
        order = np.lexsort((key, -total, owner))
        rank = np.arange(len(key)) - np.searchsorted(owner[order], owner[order])
        chosen = key[order[rank < _BEST]]
        return chosen // self.count, chosen % self.count
