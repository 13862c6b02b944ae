"""Rule ``omission``: exactly the passages that an article lacks, and nothing that it says in other words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from consistency.ingest import read_story
from consistency.pipeline import check
from consistency.records import Finding, Report

from .telling import FRAME, article, cases, contradictions, language_of, omissions, text_of, told, write

LANGUAGES = tuple(FRAME)


def report_of(folder: Path, case: dict[str, Any]) -> Report:
    texts = {}
    for name, passages in case.items():
        if language_of(name) not in LANGUAGES or len(name) > 3:
            continue
        text = article(language_of(name), passages)
        headline = case.get("headline", {}).get(name)
        texts[name] = text.replace(FRAME[language_of(name)]["headline"][0], headline, 1) if headline else text
    return check(read_story([write(folder, texts)]))


def matches(report: Report, finding: Finding, expected: dict[str, Any]) -> bool:
    quotes = {s.article: " ".join(text_of(report, s.article)[e.span.start : e.span.end] for e in s.evidence)
              for s in finding.sides}  # fmt: skip
    return (
        set(finding.missing_from) == set(expected["missing"])
        and finding.unit == expected["unit"]
        and quotes.keys() == expected["have"].keys()
        and all(piece in quotes[name] for name, piece in expected["have"].items())
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case["about"]) for case in cases("omission")])
def test_omissions(tmp_path: Path, case: dict[str, Any]) -> None:
    report = report_of(tmp_path / "story", case)
    found, expected = omissions(report), case.get("found", [])
    assert len(found) == len(expected), [told(f) for f in found]
    for row in expected:
        assert any(matches(report, f, row) for f in found), [told(f) for f in found]
    assert [told(f) for f in contradictions(report)] == []
    assert report.verdict == ("omissions" if expected else "consistent")
    assert not report.failed
