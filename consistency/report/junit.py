"""JUnit XML: a suite for each story, a case for each rule's findings, and one for the verdict.

What fails the run is a failure; what is known or suppressed is skipped with the reason; other findings pass, with what
they say as output. A rule without findings is a case that passes. Durations are not told: they would differ each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from consistency.records import Evidence, Finding, Report, Run, Side
from consistency.report import messages, order, whole
from consistency.report.clean import REPLACEMENT, clean, one_line
from consistency.report.positions import Positions
from consistency.report.wording import wording
from consistency.rules import RULES

ILLEGAL = re.compile("[\ufffe\uffff]")  # no XML may have them; clean() sees to the others
COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}

Element = ElementTree.Element


def render(reports: Sequence[Report], root: Path | None = None, run: Run | None = None) -> str:
    """The document, indented, with its declaration and a final line end."""
    suites = Element("testsuites", {"name": "consistency"})
    suites.extend(_suite(report) for report in reports)
    if run is not None and (run.reasons or run.troubles):
        suites.append(_run(run))
    for total in ("tests", "failures", "errors"):
        suites.set(total, str(sum(int(suite.get(total, "0")) for suite in suites)))
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def _run(run: Run) -> Element:
    """A suite of what fails the run beyond its stories, and of those that were not checked."""
    words, cases = wording(run.language), []
    for number, reason in enumerate(run.reasons, 1):
        case = Element("testcase", {"classname": "run", "name": f"reason {number}"})
        ElementTree.SubElement(case, "failure", {"type": "run", "message": safe(words.note(reason))})
        cases.append(case)
    for trouble in run.troubles:
        case = Element("testcase", {"classname": safe(trouble.story), "name": "checked"})
        tag, given = ("skipped", {}) if trouble.lone else ("error", {"type": "not checked"})
        ElementTree.SubElement(case, tag, {**given, "message": safe(whole.why(trouble, words))})
        cases.append(case)
    return _counted("run", cases)


def _counted(name: str, cases: list[Element]) -> Element:
    suite = Element("testsuite", {"name": name, "tests": str(len(cases))})
    for total, tag in COUNTED.items():
        suite.set(total, str(sum(case.find(tag) is not None for case in cases)))
    suite.extend(cases)
    return suite


def _suite(report: Report) -> Element:
    name, cases = safe(report.story.id), [*_cases(report), _verdict(report)]
    for case in cases:
        case.set("classname", f"{name}.{case.get('classname')}")
    suite = _counted(name, cases)
    words = wording(report.language)
    notes = [f"{words.say('word.skipped', path=path)}: {words.note(why)}" for path, why in order.skipped(report)]
    notes += map(words.note, order.warnings(report))
    if notes:
        ElementTree.SubElement(suite, "system-out").text = safe("\n".join(map(one_line, notes)))
    return suite


def _cases(report: Report) -> Iterator[Element]:
    positions, found = Positions.of(report.story), order.findings(report)
    for rule in dict.fromkeys((*RULES, *(f.rule for f in found))):
        own = [f for f in found if f.rule == rule]
        for finding in own:
            yield _case(finding, report, positions)
        if not own:
            yield Element("testcase", {"classname": rule, "name": "no findings"})


def _case(finding: Finding, report: Report, positions: Positions) -> Element:
    message = messages.sentence(finding, report)
    case = Element("testcase", {"classname": finding.rule, "name": safe(f"{message} [{finding.id}]")})
    details = safe("\n".join(_details(finding, report, positions)))
    if finding.suppressed is not None:
        ElementTree.SubElement(case, "skipped", {"message": safe(f"suppressed: {one_line(finding.suppressed)}")})
    elif finding.known:
        ElementTree.SubElement(case, "skipped", {"message": "known: recorded in the baseline"})
    elif finding.id in report.failing:
        failure = ElementTree.SubElement(case, "failure", {"type": finding.rule, "message": safe(message)})
        failure.text = details
        return case
    ElementTree.SubElement(case, "system-out").text = details
    return case


def _details(finding: Finding, report: Report, positions: Positions) -> Iterator[str]:
    """Who says what, each quote with its place and its English; and who lacks it."""
    rank, words = order.ranks(report), wording(report.language)
    yield f"{finding.severity} {finding.kind} ({finding.rule})"
    for side in order.sides(finding, rank):
        yield messages.side_says(finding, side, words)
        yield from _quotes(side, positions)
    for article in order.missing(finding, rank):
        yield words.say("side.lacks", article=article)


def _quotes(side: Side, positions: Positions) -> Iterator[str]:
    for evidence in order.evidence(side):
        yield f"  {positions.shown(evidence.article, evidence.span)}: {_text(evidence, positions)}"
        if (english := positions.english(evidence)) is not None:
            yield f"    {one_line(english)} [{evidence.translator}]"


def _text(evidence: Evidence, positions: Positions) -> str:
    return one_line(positions.quote(evidence))


def _verdict(report: Report) -> Element:
    """Passes where enough was compared; fails where the run fails and no finding is why."""
    why = f" {wording(report.language).say('run.fails_why', why=messages.reasons(report))}" if report.reasons else ""
    case, told = Element("testcase", {"classname": "verdict", "name": "verdict"}), safe(messages.verdict(report) + why)
    if report.failed and not report.failing:
        ElementTree.SubElement(case, "failure", {"type": report.verdict, "message": told})
    elif report.verdict == "unverified":
        ElementTree.SubElement(case, "skipped", {"message": told})
    else:
        ElementTree.SubElement(case, "system-out").text = told
    return case


def safe(text: str) -> str:
    """Text that XML can carry and a console can show."""
    return ILLEGAL.sub(REPLACEMENT, clean(text))
