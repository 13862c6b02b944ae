"""The HTML report: one self-contained file that needs no network, and no script to be read.

Everything an article says is escaped by jinja's autoescape; a content security policy that knows our style and script by
their hashes is the second lock. The script (``templates/report.js``) only adds filters, sorting, the drawer and linked
scrolling to what is already there. ``templates/`` has a file for each part of the page.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.records import Report
from consistency.report import messages, order, story_map, view
from consistency.report.clean import clean, one_line
from consistency.report.direction import direction
from consistency.report.policy import policy

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")
BEFORE = "document.documentElement.className = 'js'"  # in the head: what needs the script is there from the first paint


def render(report: Report) -> str:
    """The whole page, ``<!doctype html>`` to the final line end."""
    style, script = source("report.css"), source("report.js")
    parts = {
        "policy": policy([style], [BEFORE, script]),
        "style": style,
        "before": BEFORE,
        "script": script,
    }
    return environment().get_template("report.html.j2").render(**parts, **_page(report))


def source(name: str) -> str:
    """A style or script of ours, as it stands between its tags."""
    return (TEMPLATES / name).read_text("utf-8")


@cache
def environment() -> Environment:
    """One for every page of a process: a template is compiled once."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=lambda value: clean(value) if type(value) is str else value,  # names of files too, whoever forgot them
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters.update(
        clean=clean, line=one_line, percent=messages.percent, language=messages.language, counted=messages.counted,
        direction=direction, heat=heat,
    )  # fmt: skip
    return made


def heat(share: float) -> str:
    """The class of a cell of the story map, ``h0`` to ``h5``: a policy without inline styles has no other shades."""
    return f"h{min(int(share * 5 + 0.5), 5)}"


def _page(report: Report) -> dict[str, object]:
    findings = view.Findings(report)
    cards = findings.by_id
    left, right = view.pair(report, findings)
    return {
        "report": report,
        "verdict": messages.verdict(report),
        "tally": messages.tally(report),
        "strangers": [messages.stranger(a) for a in sorted(report.strangers)],
        "rows": view.rows(report, findings),
        "glyphs": view.GLYPHS,
        "states": messages.STATES,
        "contradictions": findings.contradictions,
        "omissions": [(have, lack, [cards[f.id] for f in found]) for have, lack, found in order.omissions(report)],
        "cards": cards,
        "choices": {
            "rule": sorted({c.finding.rule for c in cards.values()}),
            "severity": [s for s in order.SEVERITIES if any(c.finding.severity == s for c in cards.values())],
            "state": [s for s in ("new", "known", "suppressed") if any(c.state == s for c in cards.values())],
        },
        "articles": view.articles(report),
        "pair": {"left": left, "right": right},
        "told": story_map.told(report),
        "follows": story_map.follows(report),
        "undated": story_map.undated(report),
        "suspects": view.suspects(report),
        "skipped": order.skipped(report),
        "warnings": order.warnings(report),
        "set_aside": view.set_aside(report),
    }
