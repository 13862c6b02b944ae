"""Coverage and likeness of claims against a plain double loop."""

from __future__ import annotations

import math
from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.align import candidates as candidates_module
from consistency.align import likeness
from consistency.align.candidates import candidates
from consistency.align.entries import commonness
from consistency.align.likeness import scores_of
from consistency.align.rows import Rows

WORD = st.sampled_from(["mayor", "open", "hospital", "@KZ", "#12", "^2026", "~KSH"])
SLOT = st.lists(st.tuples(WORD, st.sampled_from([1.0, 0.7, 0.5])), min_size=1, max_size=2, unique_by=lambda e: e[0]).map(tuple)
CLAIMS = st.lists(st.lists(SLOT, max_size=5).map(lambda slots: SimpleNamespace(slots=tuple(slots))), max_size=7)


def coverage(claims: list[SimpleNamespace], i: int, j: int) -> float:
    """The definition, slot by slot."""
    holders = Counter(concept for claim in claims for concept in {c for slot in claim.slots for c, _ in slot})
    weight = {c: commonness(c) * math.log(1 + len(claims) / (n + 0.5)) for c, n in holders.items()}
    held: dict[str, float] = {}
    for slot in claims[j].slots:
        for concept, sense in slot:
            held[concept] = max(held.get(concept, 0.0), sense)
    total = said = 0.0
    seen = set()
    for slot in claims[i].slots:
        lead = slot[0][0]
        if lead in seen:
            continue
        seen.add(lead)
        alone = sum(any(lead == c for s in claim.slots for c, _ in s) for claim in claims) == 1
        value = weight[lead] * (0.8 if alone else 1.0)
        total += value * (0.35 if lead[0] in "#^" else 1.0)
        said += value * max((sense * held.get(concept, 0.0) for concept, sense in slot), default=0.0)
    share = min(1.0, said / total) if total else 0.0
    return share if share >= likeness._LEAST else 0.0


@given(CLAIMS, st.sampled_from([1, 10_000]))
def test_coverage_is_what_it_says(claims: list[SimpleNamespace], meetings: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "_MEETINGS", meetings)  # claim by claim, or all at once
        scores = scores_of(claims)  # type: ignore[arg-type]
    for i in range(len(claims)):
        for j in range(len(claims)):
            if i != j:
                own, other = coverage(claims, i, j), coverage(claims, j, i)
                assert scores.coverage(i, j) == pytest.approx(own)
                assert scores.likeness(i, j) == pytest.approx(math.sqrt(own * other), abs=1e-8)


@given(CLAIMS)
def test_support_is_the_best_of_an_article(claims: list[SimpleNamespace]) -> None:
    scores = scores_of(claims)  # type: ignore[arg-type]
    article = np.arange(len(claims)) % 3
    found = scores.support(article)
    for i in range(len(claims)):
        for name in range(3):
            best = max((max(scores.likeness(i, j), 0.9 * scores.coverage(i, j)) for j in range(len(claims)) if article[j] == name and j != i), default=0.0)
            assert found.get((i, name), 0.0) == pytest.approx(best, abs=1e-8)


def test_candidates_do_not_depend_on_how_many_are_looked_up_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    dense = (rng.random((60, 90)) < 0.1) * 1.0
    row, column = np.nonzero(dense)
    rows = Rows.of(row, column, dense[row, column], *dense.shape)
    a, b = np.arange(30), np.arange(30, 60)
    whole = candidates(rows, a, b)
    monkeypatch.setattr(candidates_module, "_CHUNK", 7)
    assert [part.tolist() for part in candidates(rows, a, b)] == [part.tolist() for part in whole]


def test_what_nearly_all_claims_share_still_gives_candidates() -> None:
    count = 2000
    column = np.zeros(2 * count, np.int64)
    rows = Rows.of(np.arange(2 * count), column, np.ones(2 * count), 2 * count, 1)
    i, j = candidates(rows, np.arange(count), np.arange(count, 2 * count))
    assert set(i.tolist()) == set(j.tolist()) == set(range(count))
