"""The sign-off sheet as a page to print or to fill in: no script at all, so that it can be kept and sent as it is."""

from __future__ import annotations

from consistency.records import Report
from consistency.report import html, messages
from consistency.report.policy import policy
from consistency.report.sheet import ADDS, GLYPHS, Line, numbered, sheet_of
from consistency.report.wording import wording

# The states as the report's page colours them.
CLASSES = {"in_order": "agree", "differs": "differ", "lacks": "missing", "check": "silent"}


def render(report: Report, back: str | None = None) -> str:
    """The page, ``<!doctype html>`` to the final line end; ``back`` is the address of the report's own page, if it lies beside it.
    Raises ConfigError where the report was made without a reference."""
    from consistency.report.direction import direction

    sheet, words = sheet_of(report), wording(report.language)
    style = html.source("report.css") + html.source("signoff.css")
    return (
        html.environment()
        .get_template("signoff.html.j2")
        .render(
            **html.spoken(report.language),
            report=report,
            sheet=sheet,
            verdict=messages.verdict(report),
            languages={a.id: messages.language(a.language, words) for a in report.story.articles},
            directions={a.id: direction(a.language) for a in report.story.articles},
            glyphs=GLYPHS,
            adds=ADDS,
            classes=CLASSES,
            numbered=numbered,
            beginning=_beginning,
            back=back,
            policy=policy([style], []),
            style=style,
        )
    )


def _beginning(lines: list[Line]) -> str:
    from consistency.report.clean import shortened

    return shortened(" ".join("".join(text for text, _ in line.original) for line in lines), 70)
