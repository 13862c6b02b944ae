"""SARIF 2.1.0: for code scanning and for editors. One run for all stories, since services take few runs a file.

What a viewer may rely on: an article is an artifact; a finding is a result whose first location is the side to look at
first (``order.apart``) and whose related locations are all the others; files that were skipped, doubtful translations and
an unverified verdict are notifications of the run, so that an empty list of results is not taken for agreement.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from consistency import __version__
from consistency.records import Evidence, Finding, Report, Run, Severity, Side
from consistency.report import messages, order, whole
from consistency.report.clean import one_line
from consistency.report.json import LONE_SURROGATE
from consistency.report.places import Places
from consistency.report.positions import Positions
from consistency.report.rule_page import default_severity, render_markdown, render_text
from consistency.report.wording import wording
from consistency.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BASE = "%SRCROOT%"  # the name that code scanning knows for the root of the repository
FINGERPRINT = "consistencyFinding/v1"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note", "off": "none"}
NOTICES = {
    "run": "The run fails for a reason that is no single story's.",
    "unchecked": "A story could not be checked, or has a single article so far.",
    "skipped": "A file of the story could not be read as an article.",
    "stranger": "An article seems to be of another story, and was not compared.",
    "suspect": "A translation has other facts than its source; the source counts.",
    "unverified": "Too little could be compared to vouch for the articles.",
    "warning": "Something about the input that the reader of the findings should know.",
}

Json = dict[str, Any]


def render(reports: Sequence[Report], root: Path | None = None, run: Run | None = None) -> str:
    """The log as JSON, two spaces deep, with a final line end; paths are relative to ``root``."""
    text = json.dumps(document(reports, root, run), ensure_ascii=False, indent=2)
    return LONE_SURROGATE.sub("\ufffd", text) + "\n"


def document(reports: Sequence[Report], root: Path | None = None, whole_run: Run | None = None) -> Json:
    """The log as plain data."""
    artifacts: list[Json] = []
    stories = [_Story(report, Places.of(report.story, root), artifacts) for report in reports]
    run: Json = {
        "tool": {"driver": _driver(reports)},
        "language": reports[0].language if reports else "en",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder that --root names."}}},
        "invocations": [
            {
                "executionSuccessful": whole_run is None or not whole_run.broken,
                "toolExecutionNotifications": [*_run_notices(whole_run), *(notice for story in stories for notice in story.notices())],
            }
        ],
        "artifacts": artifacts,
        "results": [result for story in stories for result in story.results()],
        "properties": {"stories": [story.summary() for story in stories]},
    }
    if any(r["suppressions"] for r in run["results"]):
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    for result in run["results"]:
        del result["suppressions"]  # there on all results of a run, or on none
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _run_notices(run: Run | None) -> Iterator[Json]:
    """Why the run fails beyond its stories, and what was not checked."""
    if run is None:
        return
    if run.reasons:
        yield _notice("run", "error", whole.reasons(run))
    for trouble, text in zip(run.troubles, whole.not_checked(run), strict=True):
        yield _notice("unchecked", "warning" if trouble.lone else "error", text)


def _driver(reports: Sequence[Report]) -> Json:
    version = reports[0].version if reports else __version__
    return {
        "name": "consistency",
        "fullName": f"consistency {version}",
        "version": version,
        "semanticVersion": version,
        "shortDescription": {"text": "Finds where articles in several languages contradict each other or leave something out."},
        "rules": [
            {
                "id": rule.name,
                "name": re.sub(r"\W", "", rule.title.title()),
                "shortDescription": {"text": f"{rule.title.capitalize()}."},
                "fullDescription": {"text": f"{rule.asks} {rule.why}"},
                "help": {"text": render_text(rule, width=80, colour=False), "markdown": render_markdown(rule)},
                "defaultConfiguration": {"level": default_severity(rule)},
            }
            for rule in RULES.values()
        ],
        "notifications": [
            {
                "id": name,
                "name": f"{name.capitalize()}Notice",
                "shortDescription": {"text": text},
                "fullDescription": {"text": text},
                "help": {"text": text},
            }
            for name, text in NOTICES.items()
        ],
    }


class _Story:
    """One report's share of the run; its articles are added to the run's artifacts."""

    def __init__(self, report: Report, places: Places, artifacts: list[Json]) -> None:
        self.report, self.places, self.words = report, places, wording(report.language)
        self.positions, self.rank = Positions.of(report.story), order.ranks(report)
        self.readings = order.by_article(report)
        self.compared_with_baseline = any(f.known for f in report.findings)
        self.artifact: dict[str, int] = {}
        for article in report.story.articles:
            self.artifact[article.id] = len(artifacts)
            artifacts.append(
                {
                    "location": self._file(article.path),
                    "roles": ["analysisTarget"],
                    "properties": {"story": report.story.id, "article": article.id, "language": article.language},
                }
            )

    def _file(self, path: str) -> Json:
        found = self.places.path(path)
        return {"uri": quote(found, safe="/", errors="surrogateescape"), "uriBaseId": BASE} if found is not None else {}

    def _article(self, article: str) -> Json:
        return {**self._file(self.positions.articles[article].path), "index": self.artifact[article]}

    def _quote(self, evidence: Evidence, message: str | None = None) -> Json:
        """A passage of an article; only of its file where it is not known where in the file it stands."""
        place: Json = {"artifactLocation": self._article(evidence.article)}
        region = self.positions.region(evidence.article, evidence.span)
        if region is not None:
            start, end = evidence.span.start, evidence.span.end
            place["region"] = {
                "startLine": region.line,
                "startColumn": region.column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
                "charOffset": start,
                "charLength": end - start,
                "snippet": {"text": self.positions.quote(evidence)},
            }
        return {"physicalLocation": place, **({"message": _text(message)} if message else {})}

    def _files(self, sides: Sequence[Side]) -> list[Json]:
        return [{"physicalLocation": {"artifactLocation": self._article(side.article)}} for side in sides]

    def results(self) -> Iterator[Json]:
        for finding in order.findings(self.report):
            yield self._result(finding)

    def _result(self, finding: Finding) -> Json:
        first = next(iter(order.apart(finding, self.rank)), None)
        sides = sorted(order.sides(finding, self.rank), key=lambda side: side is not first)
        quotes = [(side, evidence) for side in sides for evidence in order.evidence(side)]
        result: Json = {
            "ruleId": finding.rule,
            "ruleIndex": list(RULES).index(finding.rule),
            "level": LEVELS[finding.severity],
            "message": _text(messages.sentence(finding, self.report)),
            "locations": [self._quote(quotes[0][1])] if quotes else self._files(sides[:1]),
            "relatedLocations": self._related(finding, quotes[1:]),
            "partialFingerprints": {FINGERPRINT: finding.id},
            "suppressions": [],
            "rank": round(finding.confidence * 100, 2),
            "properties": {
                "story": self.report.story.id,
                "kind": finding.kind,
                "slot": finding.slot,
                "partial": finding.partial,
                "update": finding.update,
                "addition": finding.addition,
                "unit": finding.unit,
                "sides": [self._side(finding, side) for side in order.sides(finding, self.rank)],
                "missingFrom": order.missing(finding, self.rank),
            },
        }
        if self.compared_with_baseline:
            result["baselineState"] = "unchanged" if finding.known else "new"
        if finding.suppressed is not None:
            reason = {"kind": "external", "status": "accepted", "justification": one_line(finding.suppressed)}
            result["suppressions"] = [reason]
        return result

    def _side(self, finding: Finding, side: Side) -> Json:
        return {
            "article": side.article,
            "answer": None if finding.kind == "omission" else one_line(side.shown),
            "speaker": side.speaker,
            "translations": [e.translation for e in order.evidence(side)],
        }

    def _related(self, finding: Finding, quotes: list[tuple[Side, Evidence]]) -> list[Json]:
        """Every other passage with what it says, and the files of those that lack it, numbered from 1."""
        related = []
        for side, evidence in quotes:
            english = self.positions.english(evidence)
            says = messages.side_says(finding, side, self.words)
            related.append(self._quote(evidence, says if english is None else f"{says} — {one_line(english)}"))
        for article in order.missing(finding, self.rank):
            place = {"artifactLocation": self._article(article)}
            related.append({"physicalLocation": place, "message": _text(self.words.say("side.lacks", article=article))})
        return [{"id": number, **location} for number, location in enumerate(related, 1)]

    def notices(self) -> Iterator[Json]:
        """What is to be known beside the findings, the gravest first."""
        report, name = self.report, self.report.story.id
        if report.verdict == "unverified":
            yield _notice("unverified", "error", f"{name}: {messages.verdict(report)}")
        for article in sorted(report.strangers):
            yield _notice("stranger", "warning", messages.stranger(article, self.words), {"artifactLocation": self._article(article)})
        for path, why in order.skipped(report):
            file = self._file(path)
            yield _notice("skipped", "warning", f"{path}: {self.words.note(why)}", {"artifactLocation": file} if file else None)
        for warning in order.warnings(report):
            yield _notice("warning", "warning", f"{name}: {self.words.note(warning)}")
        for reading in order.suspects(report):
            span, article = reading.sentence.span, reading.sentence.article.id
            english = Evidence(article=article, span=span, translation=reading.translation.english, translator="")
            text = f"{'; '.join(map(self.words.note, reading.suspect))}: {one_line(reading.translation.english)}"
            yield _notice("suspect", "note", text, self._quote(english)["physicalLocation"])

    def summary(self) -> Json:
        report = self.report
        return {
            "story": report.story.id,
            "verdict": report.verdict,
            "message": messages.verdict(report),
            "compared": round(report.compared, 4),
            "failed": report.failed,
            "signature": report.signature,
        }


def _text(text: str) -> Json:
    """A message that is no more than text: SARIF makes a link of ``[words](address)``."""
    return {"text": one_line(text).replace("](", "] (")}


def _notice(kind: str, level: str, text: str, place: Json | None = None) -> Json:
    descriptor = {"id": kind, "index": list(NOTICES).index(kind)}
    where = {"locations": [{"physicalLocation": place}]} if place else {}
    return {"descriptor": descriptor, "level": level, "message": _text(text), **where}
