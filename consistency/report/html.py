"""The HTML report: one self-contained file that needs neither network nor script.

Everything an article says is escaped by jinja's autoescape; a strict content security policy is the second lock.
"""

from __future__ import annotations

from pathlib import Path

from consistency.records import Report
from consistency.report import messages, order, view
from consistency.report.clean import clean, one_line

TEMPLATES = Path(__file__).with_name("templates")


def render(report: Report) -> str:
    """The whole page, ``<!doctype html>`` to the final line end."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(
        clean=clean, line=one_line, percent=messages.percent, language=messages.language, counted=messages.counted
    )
    return environment.get_template("report.html.j2").render(_page(report))


def _page(report: Report) -> dict[str, object]:
    findings = view.Findings(report)
    live = [f for f in report.findings if f.suppressed is None]
    return {
        "report": report,
        "verdict": messages.verdict(report),
        "tally": messages.tally(report),
        "counts": {kind: messages.count(report, kind) for kind in messages.KINDS},
        "known": sum(f.known for f in live),
        "suppressed": len(report.findings) - len(live),
        "strangers": [messages.stranger(a) for a in sorted(report.strangers)],
        "rows": view.rows(report, findings),
        "glyphs": view.GLYPHS,
        "states": messages.STATES,
        "contradictions": findings.contradictions,
        "omissions": [
            (have, lack, [findings.by_id[f.id] for f in found]) for have, lack, found in order.omissions(report)
        ],
        "cards": findings.by_id,
        "articles": view.articles(report),
        "suspects": view.suspects(report),
        "skipped": order.skipped(report),
        "warnings": order.warnings(report),
        "set_aside": len(order.set_aside(report)),
    }
