"""What measures, bounds, rates and offices say in other words, and what only looks so: a sentence of each in two short articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from .pairing import Pair, contradictions, pairs_of

ROWS = pairs_of(Path(__file__).parent / "measures.tsv")


@pytest.mark.parametrize("pair", ROWS, ids=[f"{pair.one} {pair.other}" for pair in ROWS])
def test_measures_agree_or_differ(pair: Pair) -> None:
    found = contradictions(pair)
    assert bool(found) == (pair.verdict == "diff"), [f.message for f in found]
