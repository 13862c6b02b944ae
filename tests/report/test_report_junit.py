"""JUnit XML against the schema of Jenkins' xUnit plugin, and what fails, is skipped or passes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from consistency.records import Report, Verdict
from consistency.report import render_all

from . import hostile, sample

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def suites(*reports: Report) -> Any:
    document = etree.fromstring(render_all(reports, "junit").encode())
    SCHEMA.assertValid(document)
    for part in (document, *document):
        cases = list(part.iter("testcase"))
        assert int(part.get("tests")) == len(cases)
        assert int(part.get("failures")) == len([c for c in cases if c.find("failure") is not None])
        assert int(part.get("skipped", "0")) == len([c for c in cases if c.find("skipped") is not None and part.tag == "testsuite"])
    return document


def outcomes(report: Report) -> list[tuple[str, str, str]]:
    """(rule, finding's id or name, outcome) of each case."""
    (suite,) = suites(report)
    out = []
    for case in suite.iter("testcase"):
        story, _, rule = case.get("classname").rpartition(".")
        assert story == report.story.id
        state = next((tag for tag in ("failure", "error", "skipped") if case.find(tag) is not None), "passed")
        out.append((rule, case.get("name").rpartition("[")[2].rstrip("]"), state))
    return out


def test_the_schema_refuses_what_is_not_junit() -> None:
    document = etree.fromstring(sample.rendered(sample.report(), "junit").encode())
    document[0][0].append(etree.Element("failed"))
    assert not SCHEMA.validate(document)


def test_what_fails_the_run_fails_and_the_rest_does_not() -> None:
    assert outcomes(sample.report()) == [
        ("number", "1f0a", "failure"),
        ("date", "no findings", "passed"),
        ("participants", "2b7c", "skipped"),
        ("polarity", "no findings", "passed"),
        ("omission", "o1", "passed"),
        ("omission", "o2", "passed"),
        ("omission", "o3", "skipped"),
        ("omission", "o4", "skipped"),
        ("verdict", "verdict", "passed"),
    ]


def test_omissions_fail_where_they_fail_the_run() -> None:
    states = {name: state for _, name, state in outcomes(replace(sample.report(), failing=("1f0a", "o1", "o2")))}
    assert [name for name, state in states.items() if state == "failure"] == ["1f0a", "o1", "o2"]


VERDICTS: list[tuple[str, Verdict, bool, str]] = [
    ("consistent", "consistent", False, "passed"),
    ("unverified, and let pass", "unverified", False, "skipped"),
    ("unverified under strict", "unverified", True, "failure"),
    ("fails for something else than a finding", "consistent", True, "failure"),
]


@pytest.mark.parametrize(("verdict", "failed", "state"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_the_verdict_is_a_case(verdict: Verdict, failed: bool, state: str) -> None:
    report = replace(sample.report(), findings=(), failing=(), verdict=verdict, failed=failed)
    assert outcomes(report)[-1] == ("verdict", "verdict", state)


def test_reasons_and_quotes() -> None:
    (suite,) = suites(sample.report())
    reasons = {skipped.get("message") for skipped in suite.iter("skipped")}
    assert reasons == {"known: recorded in the baseline", "suppressed: colour, not news"}
    (failure,) = suite.iter("failure")
    assert failure.get("type") == "number"
    assert "ru-vestnik says: 31 people (according to the port)\n  ru-vestnik.txt:5:1: Спасатели" in failure.text
    assert suite.findtext("system-out").startswith("skipped empty.md: empty\n")


def test_a_suite_a_story() -> None:
    second = replace(sample.report(), story=replace(sample.report().story, id="second"), findings=(), failing=(), failed=False)
    document = suites(sample.report(), second)
    assert [s.get("name") for s in document] == ["ferry-storm", "second"]
    assert [s.get("failures") for s in document] == ["1", "0"]


@settings(max_examples=80, deadline=None)
@given(hostile.WORDS)
def test_whatever_articles_say_it_is_xml(words: str) -> None:
    (suite,) = suites(hostile.report(words))
    names = [c.get("classname").rpartition(".")[2] for c in suite.iter("testcase")]
    assert names == ["number", "date", "participants", "polarity", "omission", "verdict"]
