"""What tells lists of names and of bodies apart: the same either way round, and by features that have weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.align import align
from consistency.config import Config
from consistency.diff import likely_bodies
from consistency.diff.hearing import Hearing
from consistency.diff.likely_bodies import Known, body_differences
from consistency.diff.likely_names import features
from consistency.diff.likely_names_weights import WEIGHTS
from consistency.diff.name_pairs import differences
from consistency.ingest import read_story
from consistency.pipeline import check

from .pairing import Pair, pairs_of, write_pair

PAIRS = [*pairs_of(Path(__file__).parent / "sentences" / "parties.tsv"), *pairs_of(Path(__file__).parent / "pairs" / "participants.tsv")]
STORIES = ("52-turkistan-summit", "545-doctors-pay", "372-avalanche-skiers", "76-border-reopens")
ROOT = Path(__file__).parents[2]


def hearing_of(folder: Path) -> Hearing:
    """What the articles of a folder know of each other."""
    report = check(read_story([folder]), Config(translator="gloss"))
    return Hearing(align([claim for group in report.groups for claim in group.claims]))


def both_ways(hearing: Hearing) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    """The features of each two lists that differ, and those of the same two the other way round."""
    for d in differences(hearing):
        turned = replace(d, x=d.y, y=d.x, shared=d.back, back=d.shared, gone=d.come, come=d.gone)
        yield features(d, hearing), features(turned, hearing)
    known = Known(hearing)
    for found in body_differences(known):
        other = replace(found, x=found.y, y=found.x, gone=found.come, come=found.gone)
        yield likely_bodies.features(found, known), likely_bodies.features(other, known)


def rounded(told: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 9) for name, value in told.items()}


@settings(max_examples=40)
@given(st.sampled_from(PAIRS))
def test_it_does_not_matter_which_list_is_asked_first(pair: Pair) -> None:
    with TemporaryDirectory() as name:
        write_pair(Path(name), pair)
        for one, other in both_ways(hearing_of(Path(name))):
            assert rounded(one) == rounded(other)


def test_what_is_told_in_stories_is_the_same_both_ways_and_has_weights() -> None:
    """A feature that was renamed would lose its weight without a word."""
    told: set[str] = set()
    for story in STORIES:
        folder = next(path for home in ("tests/stories", "benchmarks/development") if (path := ROOT / home / story).is_dir())
        for one, other in both_ways(hearing_of(folder)):
            assert rounded(one) == rounded(other)
            told |= one.keys()
    assert len(told) > 50
    assert told - WEIGHTS.keys() == set()
