"""The nearest vectors of another article, by products of blocks: memory does not grow with the articles."""

from __future__ import annotations

import numpy as np

from consistency.align.rows import Floats, Ints

_BLOCK = 512  # vectors looked up at a time: with 20,000 on the other side 80 MB
_DIGITS = 5  # products are rounded, so that the order of additions in a machine decides nothing


def nearest(a: Floats, b: Floats, most: int) -> tuple[Ints, Ints, Floats]:
    """For each row of ``a`` the ``most`` rows of ``b`` whose product with it is largest (between equals the first): (row of a, row of b,
    product), by row of a, then of b."""
    rows: list[Ints] = []
    columns: list[Ints] = []
    values: list[Floats] = []
    for at in range(0, len(a), _BLOCK):
        products = np.round(a[at : at + _BLOCK] @ b.T, _DIGITS)
        chosen = np.ones_like(products, bool) if len(b) <= most else _largest(products, most)
        row, column = np.nonzero(chosen)
        rows.append(row.astype(np.int64) + at)
        columns.append(column.astype(np.int64))
        values.append(products[row, column])
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *rows]), np.concatenate([none, *columns]), np.concatenate([np.zeros(0), *values])


def _largest(products: Floats, most: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which are among the ``most`` largest of their row; of those that equal the last, the first ones."""
    least = -np.partition(-products, most - 1, axis=1)[:, most - 1 : most]
    above, level = products > least, products == least
    spare = most - above.sum(axis=1, keepdims=True)
    chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = above | (level & (np.cumsum(level, axis=1) <= spare))
    return chosen
