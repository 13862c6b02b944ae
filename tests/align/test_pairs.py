"""Pairs, products and candidates: the arithmetic under the aligner, against plain loops."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from consistency.align.candidates import candidates
from consistency.align.pairs import Pairs
from consistency.align.rows import Rows, table_of

MATRIX = arrays(np.float64, st.tuples(st.integers(1, 7), st.integers(1, 9)), elements=st.integers(-3, 3).map(float))


def rows_of(dense: np.ndarray) -> Rows:
    row, column = np.nonzero(dense)
    return Rows.of(row, column, dense[row, column], *dense.shape)


@given(MATRIX)
def test_products_are_those_of_dense_vectors(dense: np.ndarray) -> None:
    rows = rows_of(dense)
    a, b = np.divmod(np.arange(len(dense) ** 2), len(dense))
    for made in (rows, table_of(rows)):
        assert np.allclose(made.products(a, b), (dense @ dense.T).ravel(), atol=1e-4)
        assert np.allclose(made.squares(), (dense**2).sum(1), atol=1e-4)


@given(MATRIX, st.data())
def test_the_topic_is_the_mean_cosine(dense: np.ndarray, data: st.DataObject) -> None:
    some = st.lists(st.integers(0, len(dense) - 1), min_size=1, unique=True).map(np.asarray)
    a, b = data.draw(some), data.draw(some)
    unit = dense / np.maximum(np.linalg.norm(dense, axis=1, keepdims=True), 1e-9)
    wanted = (unit[a] @ unit[b].T).mean(1)
    assert np.allclose(rows_of(dense).topic(a, b), wanted, atol=1e-4)
    assert np.allclose(table_of(rows_of(dense)).topic(a, b), wanted, atol=1e-4)


def test_two_vectors_beside_each_other_add_their_products() -> None:
    first, second = np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[3.0], [4.0]])
    both = rows_of(first).beside(rows_of(second))
    assert both.products(np.array([0]), np.array([1])).tolist() == [2.0 + 12.0]
    with pytest.raises(ValueError, match="2 rows beside 1"):
        rows_of(first).beside(rows_of(np.array([[1.0]])))


@given(MATRIX, st.integers(-2, 2), st.integers(-2, 2))
def test_beside_is_the_pair_that_many_rows_and_columns_on(dense: np.ndarray, di: int, dj: int) -> None:
    n, m = dense.shape
    found = Pairs.every(n, m).beside(dense.ravel(), di, dj).reshape(n, m)
    for i, j in itertools.product(range(n), range(m)):
        inside = 0 <= i + di < n and 0 <= j + dj < m
        assert found[i, j] == (dense[i + di, j + dj] if inside else 0.0)


@given(MATRIX)
def test_a_lead_is_over_the_best_other_one(dense: np.ndarray) -> None:
    n, m = dense.shape
    by_row, by_column = Pairs.every(n, m).leads(dense.ravel())
    for i, j in itertools.product(range(n), range(m)):
        assert by_row.reshape(n, m)[i, j] == dense[i, j] - max([*np.delete(dense[i], j)], default=0.0)
        assert by_column.reshape(n, m)[i, j] == dense[i, j] - max([*np.delete(dense[:, j], i)], default=0.0)


@given(MATRIX, st.sampled_from([-5.0, 0.0, 1.0]))
def test_the_match_is_greedy(dense: np.ndarray, least: float) -> None:
    n, m = dense.shape
    wanted = np.zeros((n, m), bool)
    for i, j in sorted(itertools.product(range(n), range(m)), key=lambda p: (-dense[p], p)):
        if dense[i, j] >= least and not wanted[i].any() and not wanted[:, j].any():
            wanted[i, j] = True
    assert Pairs.every(n, m).matched(dense.ravel(), least).tolist() == wanted.ravel().tolist()


def test_pairs_outside_the_articles_are_left_out_and_twins_are_one() -> None:
    pairs = Pairs.of(np.array([1, 0, 1, -1, 2]), np.array([1, 0, 1, 0, 0]), 2, 2)
    assert list(zip(pairs.i.tolist(), pairs.j.tolist(), strict=True)) == [(0, 0), (1, 1)]


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_a_claim_s_twin_is_among_its_candidates(seed: int) -> None:
    rng = np.random.default_rng(seed)
    dense = (rng.random((40, 300)) < 0.03) * 1.0
    dense[:, 0] = 1.0  # a word that every claim has
    dense[np.arange(40), 100 + np.arange(40)] = 1.0  # a word of its own
    order = rng.permutation(40)
    i, j = candidates(rows_of(np.concatenate([dense, dense[order]])), np.arange(40), np.arange(40, 80))
    assert {(int(k), n) for n, k in enumerate(order)} <= set(zip(i.tolist(), j.tolist(), strict=True))
