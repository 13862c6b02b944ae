"""Floors under the quality measured on the seeds and on our own stories.

They stand a little under what was measured when they were set. Lowering one needs a reason in the commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.config import Config
from consistency.evaluate import Evaluation, evaluate

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module", params=["gloss", "auto"])
def seeds(request: pytest.FixtureRequest) -> Evaluation:
    """The seeds with the gloss alone, and with their memory."""
    return evaluate(ROOT / "seeds", Config(translator=request.param))


@pytest.fixture(scope="module")
def stories() -> Evaluation:
    return evaluate(ROOT / "tests" / "stories", Config(translator="gloss"))


def test_both_contradictions_of_the_seeds_and_no_wrong_one(seeds: Evaluation) -> None:
    total = seeds.total
    assert (total.gold, total.found, total.labelled, total.reported) == (2, 2, 2, 2), total.wrong
    assert total.flagged == ()


def test_omissions_of_the_seeds(seeds: Evaluation) -> None:
    total = seeds.total
    assert total.omission_recall >= 0.75, total.missed
    assert total.omission_precision >= 0.85, total.wrong
    assert total.claim_alarms <= 5, total.wrong


def test_contradictions_of_our_stories(stories: Evaluation) -> None:
    total = stories.total
    assert len(stories.stories) == 34 and total.gold == 95
    assert total.recall >= 0.85, total.missed
    assert total.precision >= 0.90, total.wrong
    assert total.labelled / total.found >= 0.95
    assert total.negatives == 285 and len(total.flagged) <= 5, total.flagged


def test_omissions_of_our_stories(stories: Evaluation) -> None:
    total = stories.total
    assert total.omissions_gold == 84
    assert total.omission_recall >= 0.88, total.missed
    assert total.omission_precision >= 0.90, total.wrong
    assert total.claim_alarms <= 20, total.wrong


def test_stories_that_agree_are_left_in_peace(stories: Evaluation) -> None:
    for name, tally in stories.stories:
        if not tally.gold and not tally.omissions_gold:
            assert (tally.reported, tally.paragraphs_reported) == (0, 0), (name, tally.wrong)


@pytest.mark.parametrize(("language", "chrf"), [("az", 47.0), ("kk", 46.5), ("ru", 63.0)])
def test_the_gloss_of_the_seeds(seeds: Evaluation, language: str, chrf: float) -> None:
    score = next(t for t in seeds.translations if t.language == language)
    assert score.chrf >= chrf
