"""What measures, dates, opposites and names say in other words, and what only looks so: a sentence of each in two short articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from .pairing import Pair, contradictions, pairs_of

ROWS = [pair for table in sorted((Path(__file__).parent / "sentences").glob("*.tsv")) for pair in pairs_of(table)]


@pytest.mark.parametrize("pair", ROWS, ids=[f"{pair.one} {pair.other}" for pair in ROWS])
def test_sentences_agree_or_differ(pair: Pair) -> None:
    found = contradictions(pair)
    assert bool(found) == (pair.verdict == "diff"), [f.message for f in found]
