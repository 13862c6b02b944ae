"""The JSON report, ``consistency-report/1``: what scripts read. Byte-identical for the same input."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from consistency.records import Article, Evidence, Finding, Reading, Report, Run, Side
from consistency.report import messages, order
from consistency.report.positions import PLAIN, Positions
from consistency.report.whole import why
from consistency.report.wording import wording

SCHEMA = "consistency-report/1"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # may come out of a .json article; UTF-8 cannot carry it bare

Json = dict[str, object]


def render(report: Report) -> str:
    """The report as JSON, two spaces deep, with a final line end."""
    text = json.dumps(document(report), ensure_ascii=False, indent=2)
    return LONE_SURROGATE.sub(lambda c: f"\\u{ord(c[0]):04x}", text) + "\n"


def joined(documents: Sequence[str], run: Run | None = None) -> str:
    """What ``render`` made of several stories, as one JSON array an object a story. Where the run fails beyond its stories, or some
    could not be checked, each says so in ``run``: an array of stories that pass would read as: all is well."""
    told = _run(run) if run is not None and (run.reasons or run.broken) else ""
    return "[" + ",".join(f"\n{each.rstrip().removesuffix('}').rstrip()}{told}\n}}" for each in documents) + "\n]\n"


def _run(run: Run) -> str:
    """The field as it is spliced in before the last brace of a document."""
    words = wording(run.language)
    troubles = [{"story": t.story, "why": why(t, words)} for t in run.troubles]
    text = json.dumps({"failed": run.failed, "reasons": [words.note(reason) for reason in run.reasons], "not_checked": troubles}, ensure_ascii=False, indent=2)
    return ',\n  "run": ' + LONE_SURROGATE.sub(lambda c: f"\\u{ord(c[0]):04x}", text).replace("\n", "\n  ")


def document(report: Report) -> Json:
    """The report as plain data, keys in the order of CONTRACT.md."""
    rank, positions, readings = order.ranks(report), Positions.of(report.story), order.by_article(report)
    return {
        "schema": SCHEMA,
        "version": report.version,
        "story": report.story.id,
        "signature": report.signature,
        "articles": [_article(a, readings[a.id]) for a in report.story.articles],
        "findings": [_finding(f, report, rank, positions) for f in order.findings(report)],
        "coverage": _coverage(report, rank),
        "suspects": [
            {
                "article": r.sentence.article.id,
                **_span(r.sentence.span.start, r.sentence.span.end),
                "reasons": list(r.suspect),
            }
            for r in order.suspects(report)
        ],
        "set_aside": [
            {"article": a, **_span(piece.span.start, piece.span.end), "why": piece.why}
            for a, piece in order.set_aside(report)
        ],
        "skipped": [{"path": path, "why": why} for path, why in order.skipped(report)],
        "strangers": sorted(report.strangers, key=lambda a: (rank.get(a, len(rank)), a)),
        "warnings": order.warnings(report),
        "summary": _summary(report),
    }


def _span(start: int, end: int) -> Json:
    return {"start": start, "end": end}


def _article(article: Article, readings: list[Reading]) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "language": article.language,
        "headline": article.headline,
        "published": article.published,
        "outlet": article.outlet,
        "paragraphs": len(article.paragraphs),
        "sentences": sum(len(p.sentences) for p in article.paragraphs),
        "translators": order.translators(readings),
        "unknown_words": order.unknown_share(readings),
        "text": None if article.format in PLAIN else article.text,
    }


def _finding(finding: Finding, report: Report, rank: dict[str, int], positions: Positions) -> Json:
    return {
        "id": finding.id,
        **order.told(finding),
        "slot": finding.slot,
        "message": messages.sentence(finding, report),
        "confidence": round(finding.confidence, 4),
        "unit": finding.unit,
        "sides": [_side(side, positions) for side in order.sides(finding, rank)],
        "missing_from": order.missing(finding, rank),
        **_doubts(finding),
    }


def _doubts(finding: Finding) -> Json:
    """What only some runs tell, and only of some findings: a second reader's verdict, a language without a pack."""
    out: Json = {"unguarded": True} if finding.unguarded else {}
    if (v := finding.verified) is not None:
        out["verified"] = {"by": v.by, "verdict": v.verdict, "scores": dict(v.scores), "confidence_before": round(v.before, 4)}
    return out


def _side(side: Side, positions: Positions) -> Json:
    return {
        "article": side.article,
        "answer": side.answer,
        "value": plain(side.value),
        "speaker": side.speaker,
        "evidence": [_evidence(e, positions) for e in order.evidence(side)],
    }


def _evidence(evidence: Evidence, positions: Positions) -> Json:
    span = evidence.span
    line, column = positions.at(evidence.article, span) or (None, None)
    return {
        **_span(span.start, span.end),
        "line": line,
        "column": column,
        "text": positions.quote(evidence),
        "translation": evidence.translation,
        "translator": evidence.translator,
    }


def _coverage(report: Report, rank: dict[str, int]) -> Json:
    groups = [
        {
            "label": row.label,
            "members": {
                a: sorted([s.start, s.end] for s in spans)
                for a, spans in sorted(row.members, key=lambda m: (rank.get(m[0], len(rank)), m[0]))
            },
        }
        for row in report.coverage
    ]
    return {"articles": [a.id for a in report.story.articles], "groups": groups}


def _summary(report: Report) -> Json:
    return {
        "contradictions": messages.count(report, "contradiction"),
        "omissions": messages.count(report, "omission"),
        "compared": round(report.compared, 4),
        "verdict": report.verdict,
        "failed": report.failed,
    }


def plain(value: object) -> object:
    """A side's value as JSON data: sets sorted, decimals as strings, keys sorted where a mapping has no order."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(v) for v in value), key=str)
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return str(value) if isinstance(value, Decimal) else value
