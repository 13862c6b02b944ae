"""Pairs of sentences of real news, agreeing and contradicting: the checker must not find fewer, nor flag more, than it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from .pairing import PAIRS, wrong

# At least so many of 120 contradictions found, and at most so many of 120 agreeing pairs flagged; measured by benchmarks/pairs.py.
FLOORS = {"figures": (95, 4), "participants": (34, 3), "polarity_affairs": (55, 4), "polarity_events": (40, 5)}


@pytest.mark.parametrize("path", sorted(PAIRS.glob("*.tsv")), ids=lambda path: path.stem)
def test_pairs_are_judged_no_worse(path: Path) -> None:
    bad = list(wrong(path))
    found, flagged = 120 - sum(p.verdict == "diff" for _, p, _ in bad), sum(p.verdict == "agree" for _, p, _ in bad)
    least, most = FLOORS[path.stem]
    assert (found >= least, flagged <= most) == (True, True), (found, flagged)
