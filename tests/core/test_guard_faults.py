"""A translator that gets one thing wrong in every sentence: all of it is marked, and nothing of it becomes a finding.

The seeds' own memory is the translator, each sentence with a figure, a country, a date or a denial changed (``faulty``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from consistency.config import Config
from consistency.ingest import read_story
from consistency.pipeline import check
from consistency.records import Finding, Report
from consistency.registry import TRANSLATORS

from .faulty import FAULTS, SEEDS, Faulty


@dataclass(frozen=True)
class Run:
    """``changed`` holds the English of each sentence that was made wrong, by its source."""

    report: Report
    changed: dict[str, str]


@pytest.fixture(scope="module", params=sorted(FAULTS))
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(TRANSLATORS, "faulty", f"{Faulty.__module__}:Faulty")  # type: ignore[arg-type]
        patch.setattr(Faulty, "fault", request.param)
        patch.setattr(Faulty, "changed", {})
        yield Run(check(read_story([SEEDS]), Config(translator="faulty")), dict(Faulty.changed))


@pytest.fixture(scope="module")
def clean() -> Report:
    return check(read_story([SEEDS]), Config(translator="auto"))


def told(finding: Finding) -> tuple[object, ...]:
    """A finding free of its English: who says what on which side, where, and who lacks it."""
    sides = sorted((s.article, s.answer, str(s.value), tuple(e.span.start for e in s.evidence)) for s in finding.sides)
    return finding.rule, finding.unit, finding.slot if finding.rule != "omission" else "", str(sides), finding.missing_from


def test_every_fault_is_marked_suspect(run: Run) -> None:
    suspect = {r.sentence.text: r.suspect for r in run.report.readings}
    assert run.changed
    assert [english for source, english in run.changed.items() if not suspect[source]] == []


def test_the_reason_is_the_fault(run: Run) -> None:
    suspect = {r.sentence.text: r.suspect for r in run.report.readings}
    kinds = {reason.split(" ")[0] for source in run.changed for reason in suspect[source]}
    assert Faulty.fault in kinds


def test_no_fault_becomes_a_finding(run: Run, clean: Report) -> None:
    assert {told(f) for f in run.report.findings} == {told(f) for f in clean.findings}


def test_the_memory_itself_is_hardly_ever_suspected(clean: Report) -> None:
    """People may say with a denial what others say without."""
    reasons = [reason for r in clean.readings for reason in r.suspect]
    assert len(reasons) <= 3 and all(reason.startswith("denial") for reason in reasons), reasons
