"""GitLab's code quality report: the keys that its documentation asks for, and fingerprints that tell findings apart."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from hypothesis import given, settings

from consistency.records import Report
from consistency.report import render_all

from . import hostile, sample

# What https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format asks for, in the words of a schema.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 8},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!/|\./|\.\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {key: {"type": "integer", "minimum": 1} for key in ("begin", "end")},
                    },
                },
            },
        },
    },
}


def issues(*reports: Report) -> list[dict[str, Any]]:
    found = json.loads(render_all(reports, "gitlab", sample.AROUND).encode("utf-8", "backslashreplace"))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert len({issue["fingerprint"] for issue in found}) == len(found)
    return list(found)


def test_issues_stand_where_the_findings_are() -> None:
    told = [(i["check_name"], i["severity"], i["location"]["path"], i["location"]["lines"]) for i in issues(sample.report())]
    assert told == [
        ("number", "major", "ferry-storm/ru-vestnik.txt", {"begin": 5, "end": 5}),
        ("participants", "info", "ferry-storm/az-xeber.txt", {"begin": 3, "end": 3}),  # known
        ("omission", "minor", "ferry-storm/en-wire.html", {"begin": 1, "end": 1}),  # a page: its lines are not known
        ("omission", "minor", "ferry-storm/kk-habar.txt", {"begin": 5, "end": 5}),
        ("omission", "info", "ferry-storm/az-xeber.txt", {"begin": 3, "end": 3}),
    ]


def test_known_ones_stay_and_keep_their_fingerprint_and_suppressed_ones_go() -> None:
    before = {i["fingerprint"]: i["severity"] for i in issues(sample.report())}
    known = tuple(replace(f, known=True, suppressed=None) for f in sample.report().findings)
    after = {i["fingerprint"]: i["severity"] for i in issues(replace(sample.report(), findings=known))}
    assert before.keys() < after.keys() and len(after) == 6
    assert set(after.values()) == {"info"}


def test_two_stories_with_the_same_finding_have_two_fingerprints() -> None:
    first = sample.report()
    issues(first, replace(first, story=replace(first.story, id="second", folder="/somewhere/else/second")))


def test_what_could_not_be_verified_is_an_issue() -> None:
    bare = replace(sample.report(), findings=(), verdict="unverified", compared=0.1)
    (issue,) = issues(bare)
    assert (issue["check_name"], issue["severity"]) == ("unverified", "major")
    assert issues(replace(bare, verdict="consistent")) == []


@settings(max_examples=40, deadline=None)
@given(hostile.WORDS)
def test_whatever_articles_say_it_is_a_report(words: str) -> None:
    (issue,) = issues(hostile.report(words))
    assert "\n" not in issue["description"]
