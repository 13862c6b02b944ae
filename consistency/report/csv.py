"""CSV for a spreadsheet: a row for each side of a finding, and one for each article that lacks a passage.

With a byte order mark, without which Excel takes Cyrillic for Latin; and no cell is a formula, whatever an article says.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from consistency.records import Evidence, Finding, Report, Run
from consistency.report import messages, order, whole
from consistency.report.clean import one_line
from consistency.report.positions import Positions
from consistency.report.wording import wording

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = (
    "story", "finding", "kind", "rule", "severity", "partial", "update", "addition", "known", "suppressed", "confidence", "question",
    "answer", "article", "says", "speaker", "path", "line", "column", "quote", "english", "translator",
)  # fmt: skip
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # what a spreadsheet takes for the beginning of one; the wide ones too

Row = dict[str, object]


def render(reports: Sequence[Report], root: Path | None = None, run: Run | None = None) -> str:
    """The table with its header; paths are relative to each story's folder, yes and no are ``yes`` and nothing."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for report in reports:
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in _rows(report))
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in _whole(run))
    return BYTE_ORDER_MARK + out.getvalue()


def _rows(report: Report) -> Iterator[Row]:
    positions = Positions.of(report.story)
    for finding in order.findings(report):
        yield from _finding(finding, report, positions)
    if report.verdict == "unverified":  # a table without rows would read as: all is well
        yield {"story": report.story.id, "kind": "unverified", "question": messages.verdict(report)}


def _whole(run: Run | None) -> Iterator[Row]:
    """Why the run fails beyond its stories, and what was not checked."""
    if run is None:
        return
    words = wording(run.language)
    if run.reasons:
        yield {"kind": "run", "question": whole.reasons(run)}
    for trouble in run.troubles:
        yield {"story": trouble.story, "kind": "not checked", "question": whole.why(trouble, words)}


def _finding(finding: Finding, report: Report, positions: Positions) -> Iterator[Row]:
    rank, omission, words = order.ranks(report), finding.kind == "omission", wording(report.language)
    head: Row = {
        "story": report.story.id,
        "finding": finding.id,
        **order.told(finding),
        "confidence": f"{finding.confidence:.2f}",
        "question": messages.label(finding, report) if omission else messages.question(finding, words),
    }
    for place, group in enumerate(order.answers(finding, rank)):
        for side in group:
            row = {**head, "article": side.article, "path": positions.articles[side.article].path, "speaker": side.speaker}
            row |= {"says": words.say("csv.has")} if omission else {"says": messages.answer(side, words), "answer": order.letter(place)}
            yield {**row, **_quotes(order.evidence(side), positions)}
    for article in order.missing(finding, rank):
        yield {**head, "article": article, "path": positions.articles[article].path, "says": words.say("csv.lacks")}


def _quotes(quotes: list[Evidence], positions: Positions) -> Row:
    """The quotes of a side in one cell; line and column are the first one's."""
    if not quotes:
        return {}
    line, column = positions.at(quotes[0].article, quotes[0].span) or ("", "")
    texts = [positions.quote(e) for e in quotes]
    return {
        "line": line,
        "column": column,
        "quote": " … ".join(map(one_line, texts)),
        "english": " … ".join(one_line(e.translation) for e in quotes),
        "translator": ", ".join(dict.fromkeys(e.translator for e in quotes)),
    }


def _cell(value: object) -> object:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, int):
        return value
    text = one_line(str(value))
    return f"'{text}" if text.startswith(FORMULA) else text
