"""Groups -> answers -> findings: one file a question.

To add a question: ``diff/<question>.py`` with a generator of findings, a call below, a row in ``rules/``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consistency.config import Config
from consistency.diff.answers import milder
from consistency.diff.blocks import certain, matters_of, twin_blocks
from consistency.diff.confidence import calibrated
from consistency.diff.date import date
from consistency.diff.number import number
from consistency.diff.omission import omission
from consistency.diff.participants import participants
from consistency.diff.periods import periods
from consistency.diff.polarity import polarity
from consistency.diff.understood import understood
from consistency.records import Alignment, Article, Finding, Severity
from consistency.registry import LANGUAGES

__all__ = ["findings_of"]


def findings_of(alignment: Alignment, articles: Sequence[Article], config: Config) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """All findings of a story with the severities of the settings, and those that the settings leave out: less sure than they ask, or off."""
    matters = matters_of(alignment)
    counterparts, twins = certain(alignment.links), twin_blocks(alignment)
    read = understood(alignment)
    told = matters if read is alignment else matters_of(read)
    dates = tuple(date(told, read.claims, read.near, counterparts, twins))
    dated = frozenset((side.article, quote.span.start) for finding in dates for side in finding.sides for quote in side.evidence)
    raw: list[Finding] = [
        *number(matters, alignment.claims, alignment.near, config.number.tolerance, alignment.links, twins),
        *dates,
        *periods(read, dated),
        *participants(told, read),
        *polarity(read),
        *omission(alignment, articles),
    ]
    raw = [calibrated(f) for f in _once(raw)]
    unknown = frozenset(a.id for a in articles if a.language not in LANGUAGES)
    weighed = [guarded(replace(f, severity=severity(f, config)), unknown) for f in raw]
    kept = {f.id: f for f in weighed if f.severity != "off" and f.confidence >= config.least_confidence(f.kind)}
    return tuple(kept.values()), tuple({f.id: f for f in weighed if f.id not in kept}.values())


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """An article that answers a question differently does not lack the passage too: it is told once."""
    answered: dict[tuple[str, int], set[str]] = {}
    for finding in findings:
        if finding.kind == "contradiction":
            articles = {side.article for side in finding.sides}
            for side in finding.sides:
                for quote in side.evidence:
                    answered.setdefault((side.article, quote.span.start), set()).update(articles)
    out = []
    for finding in findings:
        if finding.kind == "omission":
            told = _answered(finding, answered)
            lacking = tuple(a for a in finding.missing_from if a not in told)
            if not lacking:
                continue
            finding = replace(finding, missing_from=lacking)
        out.append(finding)
    return out


def _answered(finding: Finding, answered: Mapping[tuple[str, int], set[str]]) -> set[str]:
    """The articles that answer what a passage tells; of a paragraph one question of it, for they do not lack it all."""
    found = [answered.get((side.article, quote.span.start), set()) for side in finding.sides for quote in side.evidence]
    if finding.unit == "paragraph":
        return set().union(*found)
    return set.intersection(*found) if found else set()


def guarded(finding: Finding, unknown: frozenset[str]) -> Finding:
    """The finding, at most a warning where it concerns one of the articles whose language has no pack: nothing holds what was read there
    against the words around it."""
    if unknown.isdisjoint({*(side.article for side in finding.sides), *finding.missing_from}):
        return finding
    return replace(finding, unguarded=True, severity=milder(finding.severity, "warning"))


def severity(finding: Finding, config: Config) -> Severity:
    """How much a finding weighs after the settings."""
    rules = config.rules
    if finding.kind == "omission":
        unit = config.omissions.paragraph if finding.unit == "paragraph" else config.omissions.claim
        return milder(rules.omission, unit)
    weight: Severity = getattr(rules, finding.rule)
    if finding.update:
        weight = milder(weight, "note")
    return milder(weight, rules.partial) if finding.partial else weight
