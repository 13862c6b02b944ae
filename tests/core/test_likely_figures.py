"""What tells that two figures answer one question: the same either way round, and by features that have weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from consistency.config import Config
from consistency.diff.elsewhere import Elsewhere
from consistency.diff.figure_pairs import Left, Ties, candidates
from consistency.diff.figures import Figure
from consistency.diff.likely_figures import Setting, chance, features
from consistency.diff.likely_figures_weights import WEIGHTS
from consistency.ingest import read_story
from consistency.pipeline import check

from .pairing import pairs_of, write_pair

ROWS = [pair for table in ("figures", "measures") for pair in pairs_of(Path(__file__).parent / "sentences" / f"{table}.tsv")][::4]


def compared(folder: Path) -> Iterator[tuple[Figure, Figure, Setting]]:
    """The figures of each pair's story that may answer one question, as the rule sees them."""
    heard: list[tuple[Figure, Figure, Setting]] = []

    def hear(left: Left, elsewhere: Elsewhere, ties: Ties) -> Iterator[tuple[Figure, Figure, float]]:
        heard.extend(candidates(left, elsewhere, ties))
        return iter(())

    # Only listened to: the package's attribute of that name is the function, so the module is asked for by name.
    with patch.object(import_module("consistency.diff.number"), "clashes_of", hear):
        for n, pair in enumerate(ROWS):
            (folder / str(n)).mkdir()
            write_pair(folder / str(n), pair)
            check(read_story([folder / str(n)]), Config(translator="gloss"))
    return iter(heard)


def test_figures_are_weighed_alike_either_way_round_by_features_with_weights(tmp_path: Path) -> None:
    told: set[str] = set()
    seen = 0
    for x, y, setting in compared(tmp_path):
        seen += 1
        other = replace(setting, first=setting.second, second=setting.first, left=setting.right, right=setting.left)
        assert chance(x, y, setting) == chance(y, x, other)
        told |= features(x, y, setting).keys()
    assert seen > 20
    assert len(told) > 20
    assert told - WEIGHTS.keys() == set()
