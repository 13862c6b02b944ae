"""Sparse vectors, a row a claim: their products for all pairs, or for chosen ones, without a loop over pairs.

The rows are kept as three arrays (compressed sparse rows). ``products`` multiplies a dense block of rows at a time; the
blocks are small, so that BLAS has no reason to wake other threads on a shared machine, and memory stays bounded.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_BLOCK = 64  # rows made dense at a time: with 100,000 columns 26 MB
NOTHING = 1e-9  # taken for the squared length of a row without values
_FLAT = 2_000_000  # values gathered at a time: 16 MB an array


class Products(Protocol):
    """What the matcher asks of vectors. ``Rows`` works it out when asked, ``Table`` has all products."""

    def squares(self) -> Floats:
        """The squared length of each row."""
        ...

    def products(self, a: Ints, b: Ints) -> Floats:
        """The products of row ``a[k]`` with row ``b[k]`` for each k."""
        ...

    def topic(self, a: Ints, b: Ints) -> Floats:
        """The mean cosine of each of the rows ``a`` with the rows ``b``."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """The products of all rows, for up to some hundred of them."""

    every: Floats
    unit: Floats

    def squares(self) -> Floats:
        return self.every.diagonal()

    def products(self, a: Ints, b: Ints) -> Floats:
        out: Floats = self.every[a, b]
        return out

    def topic(self, a: Ints, b: Ints) -> Floats:
        out: Floats = (self.every[np.ix_(a, b)] * self.unit[b]).mean(1) * self.unit[a]
        return out


def table_of(rows: Rows) -> Table:
    """All products at once, by one multiplication over the columns that two rows share."""
    square = rows.squares()
    _, column, count = np.unique(rows.columns, return_inverse=True, return_counts=True)
    shared = count > 1
    number = np.cumsum(shared) - 1
    keep = shared[column]
    dense = np.zeros((len(rows), int(shared.sum())), np.float32)
    dense[rows.owner()[keep], number[column[keep]]] = rows.values[keep]
    every = (dense @ dense.T).astype(np.float64)
    np.fill_diagonal(every, square)
    return Table(every, 1 / np.sqrt(np.maximum(square, NOTHING)))


@dataclass(frozen=True, slots=True)
class Rows:
    """``columns[start[i]:start[i + 1]]`` and ``values`` alike are row ``i``; columns are below ``width``."""

    start: Ints
    columns: Ints
    values: NDArray[np.float32]
    width: int

    def __len__(self) -> int:
        return len(self.start) - 1

    @classmethod
    def of(cls, row: Ints, column: Ints, value: Floats, rows: int, width: int) -> Rows:
        """From coordinates, each (row, column) once, in any order."""
        order = np.argsort(row, kind="stable")
        start = np.concatenate(([0], np.cumsum(np.bincount(row, minlength=rows))))
        return cls(start, column[order].astype(np.int64), value[order].astype(np.float32), width)

    def beside(self, other: Rows) -> Rows:
        """Both vectors of each row, one after the other. Raises ValueError where the numbers of rows differ."""
        if len(self) != len(other):
            raise ValueError(f"{len(self)} rows beside {len(other)}")
        row = np.concatenate([self.owner(), other.owner()])
        column = np.concatenate([self.columns, other.columns + self.width])
        value = np.concatenate([self.values, other.values]).astype(np.float64)
        return Rows.of(row, column, value, len(self), self.width + other.width)

    def owner(self) -> Ints:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), np.diff(self.start))

    def scaled(self, factor: float | Floats) -> Rows:
        """All values times a number, or those of each row times its own."""
        by = factor if isinstance(factor, float) else factor[self.owner()]
        return Rows(self.start, self.columns, (self.values * by).astype(np.float32), self.width)

    def normalised(self) -> Rows:
        """The rows with length 1; one without values stays so."""
        return self.scaled(1 / np.sqrt(np.maximum(self.squares(), NOTHING)))

    def squares(self) -> Floats:
        """The squared length of each row."""
        return _summed(self.owner(), self.values.astype(np.float64) ** 2, len(self))

    def mean(self, rows: Ints) -> Floats:
        """The mean of some rows, dense."""
        flat, _ = self.flat(rows)
        return _summed(self.columns[flat], self.values[flat], self.width) / max(1, len(rows))

    def dot(self, vector: Floats, rows: Ints) -> Floats:
        """The product of some rows with one dense vector."""
        flat, owner = self.flat(rows)
        return _summed(owner, self.values[flat] * vector[self.columns[flat]], len(rows))

    def topic(self, a: Ints, b: Ints) -> Floats:
        """The mean cosine of each of the rows ``a`` with the rows ``b``."""
        unit = self.normalised()
        return unit.dot(unit.mean(b), a)

    def products(self, a: Ints, b: Ints) -> Floats:
        """The products of row ``a[k]`` with row ``b[k]`` for each k."""
        order = np.argsort(a, kind="stable")
        out = np.zeros(len(a))
        edges = np.searchsorted(a[order], np.arange(0, len(self) + _BLOCK, _BLOCK))
        dense = np.zeros((_BLOCK, self.width), dtype=np.float32)
        for block, (low, high) in enumerate(itertools.pairwise(edges.tolist())):
            if low == high:
                continue
            first = block * _BLOCK
            flat, owner = self.flat(np.arange(first, min(first + _BLOCK, len(self))))
            dense[owner, self.columns[flat]] = self.values[flat]
            self._into(out, dense, order[low:high], a, b, first)
            dense[owner, self.columns[flat]] = 0.0
        return out

    def _into(self, out: Floats, dense: NDArray[np.float32], pairs: Ints, a: Ints, b: Ints, first: int) -> None:
        """The products of the pairs, whose first rows are those of a dense block."""
        size = np.cumsum(np.diff(self.start)[b[pairs]])
        at = 0
        while at < len(pairs):
            done = size[at - 1] if at else 0
            end = max(at + 1, int(np.searchsorted(size, done + _FLAT, side="right")))
            some = pairs[at:end]
            flat, owner = self.flat(b[some])
            value = dense[(a[some] - first)[owner], self.columns[flat]] * self.values[flat]
            out[some] = _summed(owner, value, len(some))
            at = end

    def flat(self, rows: Ints) -> tuple[Ints, Ints]:
        """Where the values of some rows are, one row after the other, and which of the rows each belongs to."""
        count = self.start[rows + 1] - self.start[rows]
        return runs(self.start[rows], count), np.repeat(np.arange(len(rows)), count)


def runs(start: Ints, size: Ints) -> Ints:
    """``size[k]`` numbers from ``start[k]`` on, for each k, one run after the other."""
    return np.repeat(start - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))


def _summed(index: Ints, value: NDArray[np.floating], size: int) -> Floats:
    """The sum of the values of each index below ``size``."""
    return np.bincount(index, weights=value, minlength=size).astype(np.float64)
