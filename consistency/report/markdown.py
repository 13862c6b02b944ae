"""Markdown for a comment on a pull request: the verdict, a table of the findings, and their quotes folded away.

A comment takes 65,536 characters. What does not fit is left out whole, the details before the rows of the table, and a
line says how many there were: never half a quote, and never a finding lost without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from consistency.records import Evidence, Finding, Report, Side
from consistency.report import messages, order
from consistency.report.clean import shortened
from consistency.report.inert import code, html, markdown
from consistency.report.positions import Positions

LIMIT = 65_536  # characters of a comment on GitHub
SPARE = 1_000  # kept for what is said of what was left out
FOR_TABLES = 0.6  # of the room, at most
QUOTE = 600  # characters of a quote that are shown
MARK = "<!-- consistency -->"  # by which a comment of ours is found again, to be written anew
HEAD = "| | severity | rule | what | where |\n| --- | --- | --- | --- | --- |\n"
SIGNS = {"consistent": "✅", "contradictions": "❌", "omissions": "⚠️", "unverified": "❓"}


@dataclass(slots=True)
class _Room:
    """How many characters may still be written, and how much had to be left out."""

    left: int
    out: list[str] = field(default_factory=list)

    def put(self, text: str, reserve: int = 0) -> bool:
        """Write ``text`` if it fits and leaves ``reserve``; whether it did."""
        if len(text) + reserve > self.left:
            return False
        self.left -= len(text)
        self.out.append(text)
        return True


def render(reports: Sequence[Report], root: Path | None = None) -> str:
    """The comment, at most ``LIMIT`` characters; paths are relative to each story's folder."""
    room = _Room(LIMIT - SPARE)
    room.put(f"{MARK}\n")
    if not reports:
        room.put("No story to check.\n")
    if len(reports) > 1:
        room.put(_overview(reports))
    rows = details = stories = 0
    for report in reports:
        section = _Section(report)
        if not room.put(section.head()):
            stories += 1
            continue
        more_rows, more_details = section.write(room)
        rows, details = rows + more_rows, details + more_details
    room.out += _left_out(rows, details, stories)
    return "".join(room.out)


def _overview(reports: Sequence[Report]) -> str:
    failed = sum(r.failed for r in reports)
    told = f"{messages.counted(len(reports), 'story', 'stories')}, {failed or 'none'} of them {'fails' if failed == 1 else 'fail'}."
    return f"## {told}\n\n"


def _left_out(rows: int, details: int, stories: int) -> Iterator[str]:
    if stories:
        yield f"\n*Left out here for want of room: {messages.counted(stories, 'whole story', 'whole stories')}.*\n"
    if rows or details:
        yield (
            f"\n*Left out here for want of room: {messages.counted(rows, 'finding', 'findings')} of the table, "
            f"the quotes of {messages.counted(details, 'finding', 'findings')}. The other formats have them all.*\n"
        )


class _Section:
    """One story."""

    def __init__(self, report: Report) -> None:
        self.report, self.positions, self.rank = report, Positions.of(report.story), order.ranks(report)
        found = order.findings(report)
        numbers = {"contradiction": 0, "omission": 0}
        self.named: list[tuple[str, Finding]] = []
        for finding in found:
            numbers[finding.kind] += 1
            self.named.append((f"{finding.kind[0].upper()}{numbers[finding.kind]}", finding))

    def head(self) -> str:
        report = self.report
        told = f"{SIGNS[report.verdict]} {markdown(report.story.id)}: {markdown(messages.verdict(report))}"
        fails = " The run fails." if report.failed else ""
        return f"### {told}\n\n{markdown(messages.tally(report))}.{fails}\n\n{self._notes()}"

    def _notes(self) -> str:
        """What the reader of the verdict must know: what was not compared, and why."""
        report = self.report
        notes = [messages.stranger(a) for a in sorted(report.strangers)]
        notes += [f"{path} was skipped: {why}" for path, why in order.skipped(report)]
        notes += order.warnings(report)
        doubted = len(order.suspects(report))
        if doubted:
            notes.append(f"{messages.counted(doubted, 'translation is', 'translations are')} suspect; the originals count")
        few = notes[:10] + ([f"and {len(notes) - 10} more notes"] if len(notes) > 10 else [])
        return "".join(f"- {markdown(shortened(note, 300))}\n" for note in few) + ("\n" if few else "")

    def write(self, room: _Room) -> tuple[int, int]:
        """The tables and then the details, as far as there is room; (rows, details) that were left out."""
        live = [n for n in self.named if not n[1].known and n[1].suppressed is None]
        rest = [n for n in self.named if n not in live]
        reserve = int(room.left * (1 - FOR_TABLES))
        rows = self._table(live, room, reserve)
        details = 0
        for name, finding in live:
            details += not room.put(self._details(name, finding))
        if rest:
            opening = f"<details><summary>{len(rest)} known or suppressed</summary>\n\n"
            closing = "\n</details>\n\n"
            if room.put(opening, len(closing) + len(HEAD)):
                rows += self._table(rest, room, len(closing))
                room.put(closing)
            else:
                rows += len(rest)
        return rows, details

    def _table(self, named: Sequence[tuple[str, Finding]], room: _Room, reserve: int) -> int:
        """The rows that fit; how many did not."""
        if not named or not room.put(HEAD, reserve):
            return len(named)
        left = [n for n in named if not room.put(self._row(*n), reserve)]
        room.put("\n")
        return len(left)

    def _row(self, name: str, finding: Finding) -> str:
        marks = [m for m in ("partial", "update", "addition", "known") if getattr(finding, m)]
        marks += [f"suppressed: {shortened(finding.suppressed, 120)}"] if finding.suppressed is not None else []
        severity = ", ".join([finding.severity, *marks])
        what = shortened(messages.sentence(finding, self.report), 400)
        first = order.apart(finding, self.rank)[0]
        where = self._where(first)
        return f"| {name} | {markdown(severity)} | {finding.rule} | {markdown(what)} | {where} |\n"

    def _where(self, side: Side) -> str:
        quotes = order.evidence(side)
        if quotes:
            return code(self.positions.shown(quotes[0].article, quotes[0].span), cell=True)
        return code(self.positions.articles[side.article].path, cell=True)

    def _details(self, name: str, finding: Finding) -> str:
        title = messages.label(finding, self.report) if finding.kind == "omission" else messages.question(finding)
        lines = [f"<details><summary><b>{name}</b> {html(title)}</summary>", ""]
        for side in order.sides(finding, self.rank):
            lines += [f"**{markdown(messages.side_says(finding, side))}**", ""]
            for evidence in order.evidence(side):
                lines += self._quote(evidence)
        lacking = order.missing(finding, self.rank)
        lines += [f"**{markdown(', '.join(lacking))}: not there**", ""] if lacking else []
        return "\n".join([*lines, f"Rule {finding.rule}, id {markdown(finding.id)}.", "", "</details>", "", ""])

    def _quote(self, evidence: Evidence) -> list[str]:
        text = self.positions.articles[evidence.article].text[evidence.span.start : evidence.span.end]
        lines = [f"> {markdown(shortened(text, QUOTE))}  "]
        if evidence.translator != "source":
            lines.append(f"> *{markdown(shortened(evidence.translation, QUOTE))}*  ")
        return [*lines, f"> {code(self.positions.shown(evidence.article, evidence.span))}", ""]
