"""In long articles an encoder proposes what shares no word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consistency.align import links_between
from consistency.align.nearest import nearest
from consistency.claims import claims_of
from consistency.reading import article_of_lines, read_sentence
from consistency.records import Claim, Translation

_SYLLABLES = [a + b for a, b in product("bdfgklmnprstvz", "aeiou")]


def claims(lines: Sequence[str], name: str) -> list[Claim]:
    sentences = [s for s in article_of_lines(lines, "en", name)[1] if s is not None]
    return list(claims_of([read_sentence(Translation(sentence=s, english=s.text, translator="none")) for s in sentences]))


class Pairs:
    """The k-th line of either text means the k-th thing."""

    def __init__(self, *texts: Sequence[str]) -> None:
        self._number = {line: k for text in texts for k, line in enumerate(text)}
        self._meanings = np.random.default_rng(3).normal(size=(len(texts[0]), 64))

    def encode(self, texts: Sequence[str], /) -> np.ndarray:
        return np.stack([self._meanings[self._number[" ".join(text.split())]] for text in texts])


def made_up(count: int, seed: int) -> list[str]:
    """Lines of made-up words, none twice."""
    words = np.random.default_rng(seed).permutation([a + b + c for a, b, c in product(_SYLLABLES, repeat=3)])
    return [" ".join([f"q{words[5 * k]}", *words[5 * k + 1 : 5 * k + 5]]) for k in range(count)]


def test_what_shares_no_word_is_found_in_long_articles() -> None:
    first, second = made_up(320, 1), made_up(320, 2)
    place = np.random.default_rng(4).permutation(320).tolist()
    a, b = claims(first, "a"), claims([second[k] for k in place], "b")
    wanted = {(k, j) for j, k in enumerate(place)}
    found = {(i, j) for i, j, _ in links_between(a, b, Pairs(first, second))}
    assert len(found & wanted) >= 0.95 * len(wanted)
    assert len({(i, j) for i, j, _ in links_between(a, b)} & wanted) < 0.05 * len(wanted), "without it, nothing tells"


@given(st.integers(0, 2**32 - 1), st.integers(1, 12), st.integers(0, 30), st.integers(0, 30))
def test_the_nearest_are_those_of_all(seed: int, most: int, rows: int, columns: int) -> None:
    random = np.random.default_rng(seed)
    a, b = random.integers(-2, 3, (rows, 4)).astype(float), random.integers(-2, 3, (columns, 4)).astype(float)  # many ties
    i, j, value = nearest(a, b, most)
    expected = [(k, n) for k in range(rows) for n in sorted(sorted(range(columns), key=lambda n: (-float(a[k] @ b[n]), n))[:most])]
    assert list(zip(i.tolist(), j.tolist(), strict=True)) == expected
    assert value.tolist() == [float(a[k] @ b[n]) for k, n in expected]
