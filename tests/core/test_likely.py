"""What tells a polarity: the same either way round, and by features that have weights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.align import align
from consistency.config import Config
from consistency.diff.blocks import sure_links
from consistency.diff.likely import TiedViews, features
from consistency.diff.likely_weights import WEIGHTS
from consistency.diff.opposing import at_odds, weighed
from consistency.diff.polarity import asked
from consistency.diff.view import View, views_of
from consistency.ingest import read_story
from consistency.pipeline import check

from .pairing import Pair, pairs_of, write_pair

TABLES = ("denials", "opposites", "states")
ROWS = [pair for table in TABLES for pair in pairs_of(Path(__file__).parent / "sentences" / f"{table}.tsv")]


def linked(pair: Pair) -> Iterator[tuple[View, View, TiedViews]]:
    """The claims of a pair's story that are linked, as the rule sees them."""
    with TemporaryDirectory() as name:
        write_pair(Path(name), pair)
        report = check(read_story([Path(name)]), Config(translator="gloss"))
    claims = [claim for group in report.groups for claim in group.claims]
    alignment = align(claims)
    yield from asked(alignment, sure_links(alignment.links), views_of(alignment.claims))


@settings(max_examples=40)
@given(st.sampled_from(ROWS))
def test_it_does_not_matter_which_claim_is_asked_first(pair: Pair) -> None:
    for a, b, tie in linked(pair):
        one = sorted((c.key, c.said.senses, c.against.senses, c.likely) for c in weighed(a, b, tie))
        other = sorted((c.key, c.said.senses, c.against.senses, c.likely) for c in weighed(b, a, tie))
        assert one == other


def test_what_is_told_has_weights() -> None:
    """A feature that was renamed would lose its weight without a word."""
    told: set[str] = set()
    for pair in ROWS[::20]:
        for a, b, tie in linked(pair):
            for x, y, kind in at_odds(a, b):
                told |= features(a, x, b, y, kind, tie).keys()
    assert len(told) > 30
    assert {name for name in told - WEIGHTS.keys() if not name.startswith("tags ")} == set()
