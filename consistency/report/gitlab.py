"""GitLab's code quality report (a subset of Code Climate's): a list of issues that a merge request compares with its
target's, by fingerprint. So what is known stays in it, as ``info``; what is suppressed is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from consistency.config import FILE
from consistency.records import Finding, Report, Run, Severity
from consistency.report import messages, order, whole
from consistency.report.clean import one_line
from consistency.report.places import Places
from consistency.report.positions import Positions
from consistency.report.wording import wording

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info", "off": "info"}

Json = dict[str, object]


def render(reports: Sequence[Report], root: Path | None = None, run: Run | None = None) -> str:
    """The issues as JSON, two spaces deep, with a final line end; paths are relative to ``root``."""
    issues = [issue for report in reports for issue in _issues(report, Places.of(report.story, root))]
    issues += _whole(run) if run is not None else ()
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issues(report: Report, places: Places) -> Iterator[Json]:
    positions, rank, name = Positions.of(report.story), order.ranks(report), report.story.id
    for finding in order.findings(report):
        if finding.suppressed is None:
            yield _issue(finding, report, places, positions, rank)
    if report.verdict == "unverified":  # no issue would read as: all is well
        yield {
            "description": one_line(f"{name}: {messages.verdict(report)}"),
            "check_name": "unverified",
            "fingerprint": _fingerprint(name, "unverified"),
            "severity": "major",
            "location": {"path": places.path(report.story.articles[0].path), "lines": {"begin": 1, "end": 1}},
        }


def _whole(run: Run) -> Iterator[Json]:
    """What fails the run beyond its stories, and what was not checked: told at the settings, which say what is checked."""
    told = [("run", reason, wording(run.language).note(reason)) for reason in run.reasons]
    told += [("not-checked", t.story, text) for t, text in zip(run.troubles, whole.not_checked(run), strict=True) if t.left or not t.lone]
    for name, what, text in told:
        yield {
            "description": one_line(text),
            "check_name": name,
            "fingerprint": _fingerprint(name, what),
            "severity": "major",
            "location": {"path": FILE, "lines": {"begin": 1, "end": 1}},
        }


def _issue(finding: Finding, report: Report, places: Places, positions: Positions, rank: dict[str, int]) -> Json:
    side = order.apart(finding, rank)[0]
    quotes = order.evidence(side)
    region = positions.region(quotes[0].article, quotes[0].span) if quotes else None
    # GitLab wants a line: of a file whose lines are not known, the first.
    lines = {"begin": region.line, "end": region.end_line} if region else {"begin": 1, "end": 1}
    known = "known: " if finding.known else ""
    return {
        "description": f"{known}{messages.sentence(finding, report)}",
        "check_name": finding.rule,
        "fingerprint": _fingerprint(report.story.id, finding.id),
        "severity": "info" if finding.known else SEVERITIES[finding.severity],
        "location": {"path": places.path(positions.articles[side.article].path), "lines": lines},
    }


def _fingerprint(story: str, what: str) -> str:
    return sha256(f"{story}\0{what}".encode("utf-8", "replace")).hexdigest()[:32]
