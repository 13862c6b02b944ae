"""Floors under the mutation test: changes made in stories that agree must be found, harmless ones must not be told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from consistency.config import Config
from consistency.evaluate.mutation import CHANGES, HARMLESS, Outcome, outcomes

TESTS = Path(__file__).parent.parent
WRITTEN = sorted((TESTS / "mutations").glob("*.yaml"))
# See benchmarks/floors.py.
KEPT: dict[str, float] = yaml.safe_load((TESTS / "floors.yaml").read_text("utf-8"))["floors"]
FLOORS = {kind: KEPT[f"mutations {kind}"] for kind in (*CHANGES, "dropped")}


@pytest.fixture(scope="module")
def judged() -> list[Outcome]:
    return [o for path in WRITTEN for o in outcomes(TESTS / "stories" / path.stem, path, Config(translator="gloss"))]


@pytest.mark.parametrize("kind", FLOORS)
def test_changes_are_found(judged: list[Outcome], kind: str) -> None:
    own = [o for o in judged if o.mutant.kind == kind]
    assert len(own) >= 40
    missed = [f"{o.mutant.article}: {o.mutant.what}" for o in own if not o.found]
    assert 1 - len(missed) / len(own) >= FLOORS[kind], missed


def test_harmless_changes_are_not_told(judged: list[Outcome]) -> None:
    made = Counter(o.mutant.kind for o in judged)
    assert all(made[kind] > 50 for kind in HARMLESS)
    assert [f"{o.mutant.kind} {o.mutant.article}: {o.mutant.what}" for o in judged if o.mutant.kind in HARMLESS and o.beside] == []


def test_hardly_anything_is_told_beside(judged: list[Outcome]) -> None:
    beside = [f"{o.mutant.kind} {o.mutant.article}: {o.mutant.what}" for o in judged if o.beside]
    assert len(beside) <= 8, beside
