"""Which findings of a report are right, one by one: what confidence is fitted on and judged by."""

from __future__ import annotations

from consistency.evaluate.findings import shown, speaks_of
from consistency.evaluate.gold import Gold
from consistency.evaluate.mutation import Mutant, shows
from consistency.records import Report


def by_gold(report: Report, gold: Gold) -> dict[str, bool]:
    """Finding id -> whether gold has it: a contradiction with the right sides, an omission of one of the articles told."""
    texts = {article.id: article.text for article in report.story.articles}
    out: dict[str, bool] = {}
    for finding in report.findings:
        if finding.kind == "contradiction":
            out[finding.id] = any(shown(finding, row, texts) for row in gold.contradictions)
        else:
            out[finding.id] = any(
                set(finding.missing_from) & set(row.missing) and speaks_of(finding, row, texts) for row in gold.omissions
            )
    return out


def by_mutant(report: Report, mutant: Mutant) -> dict[str, bool]:
    """Finding id -> whether it tells what was changed in a story that agrees."""
    if mutant.kind == "dropped":
        return {f.id: f.kind == "omission" and mutant.article in f.missing_from for f in report.findings}
    return {f.id: shows(f, mutant) for f in report.findings}
