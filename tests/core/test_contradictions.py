"""The four rules of contradiction, on a table a rule: what must be found, with its values, and near misses.

A near miss must have been aligned: what was never compared cannot be told right.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from consistency.ingest import read_story
from consistency.pipeline import check

from .telling import FRAME, aligned, cases, contradictions, omissions, passages, shown, tell, told

TABLES = ("number", "date", "participants", "participants_named", "polarity", "polarity_news", "polarity_told")


def rows(kind: str) -> list[Any]:
    found = [(table.split("_")[0], case) for table in TABLES for case in cases(table) if ("values" in case) == (kind == "hit")]
    return [pytest.param(rule, case, id=f"{rule}: {case['about']}") for rule, case in found]


def test_the_frame_itself_says_nothing(tmp_path: Path) -> None:
    report = tell(tmp_path / "frame", dict.fromkeys(FRAME))
    assert [told(f) for f in report.findings] == []
    assert report.verdict == "consistent" and report.compared == 1.0
    for block in ("headline", "before", "after"):
        for i in range(len(FRAME["en"][block])):
            assert aligned(report, {code: FRAME[code][block][i] for code in FRAME}), FRAME["en"][block][i]


@pytest.mark.parametrize(("rule", "case"), rows("hit"))
def test_a_contradiction_is_found(tmp_path: Path, rule: str, case: dict[str, Any]) -> None:
    own = passages(case)
    report = tell(tmp_path / "story", own, datelines=case.get("datelines"))
    found = contradictions(report)
    assert [f.rule for f in found] == [rule], [told(f) for f in found]
    assert shown(found[0]) == {name: str(value) for name, value in case["values"].items()}, told(found[0])
    for side in found[0].sides:
        quotes = [e.span for e in side.evidence]
        text = next(a.text for a in report.story.articles if a.id == side.article)
        assert all(text[q.start : q.end] in own[side.article] for q in quotes)
    apart = case.get("agree", case["values"])
    answers = {side.article: side.answer for side in found[0].sides}
    for (a, x), (b, y) in combinations(answers.items(), 2):
        assert (x == y) == (apart[a] == apart[b]), told(found[0])
    assert found[0].partial == case.get("partial", False)
    assert [told(f) for f in omissions(report)] == []
    assert report.failed and report.verdict == "contradictions"


@pytest.mark.parametrize(("rule", "case"), rows("miss"))
def test_a_near_miss_is_none(tmp_path: Path, rule: str, case: dict[str, Any]) -> None:
    own = passages(case)
    report = tell(tmp_path / "story", own, datelines=case.get("datelines"))
    assert [told(f) for f in contradictions(report)] == []
    if not case.get("apart"):
        assert aligned(report, own), "never compared"
        assert [told(f) for f in omissions(report)] == []
    assert not report.failed


def test_what_is_asked_does_not_hang_on_the_names_of_files(tmp_path: Path) -> None:
    passages = {
        "en": "A fire at the warehouse killed four people on Saturday, the mayor said.",
        "ru": "В субботу при пожаре на складе погибли пять человек, сообщил мэр.",
    }
    report = tell(tmp_path, passages)
    again = tmp_path / "again"
    again.mkdir()
    for article in report.story.articles:
        (again / f"{'z' if article.id == 'en' else 'a'}.txt").write_text(article.text, "utf-8")
    other = check(read_story([again]))
    assert [f.slot for f in contradictions(report)] == [f.slot for f in contradictions(other)] == ["people"]
