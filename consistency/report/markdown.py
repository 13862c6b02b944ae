"""Markdown for a comment on a pull request: the verdict, a table of the findings, and their quotes folded away.

A comment takes 65,536 characters. What does not fit is left out whole, the details before the rows of the table, and a
line says how many there were: never half a quote, and never a finding lost without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from consistency.records import Evidence, Finding, Report, Run, Side
from consistency.report import messages, order, whole
from consistency.report.clean import shortened
from consistency.report.inert import code, html, markdown
from consistency.report.positions import Positions
from consistency.report.wording import Wording, wording

LIMIT = 65_536  # characters of a comment on GitHub
SPARE = 1_000  # kept for what is said of what was left out
FOR_TABLES = 0.6  # of the room, at most
MOST_NOTES = 10  # of a story, and of stories that were not checked
QUOTE = 600  # characters of a quote that are shown
MARK = "<!-- consistency -->"  # by which a comment of ours is found again, to be written anew
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


def render(reports: Sequence[Report], root: Path | None = None, run: Run | None = None) -> str:
    """The comment, at most ``LIMIT`` characters; paths are relative to each story's folder."""
    room, words = _Room(LIMIT - SPARE), wording(reports[0].language if reports else run.language if run is not None else "en")
    room.put(f"{MARK}\n")
    if not reports:
        room.put(f"{words.say('run.no_story')}\n\n")
    if len(reports) > 1:
        room.put(_overview(reports, run, words))
    if run is not None:
        _whole(run, room, words)
    rows = details = stories = 0
    for report in reports:
        section = _Section(report)
        if not room.put(section.head()):
            stories += 1
            continue
        more_rows, more_details = section.write(room)
        rows, details = rows + more_rows, details + more_details
    room.out += _left_out(rows, details, stories, words)
    return "".join(room.out)


def _overview(reports: Sequence[Report], run: Run | None, words: Wording) -> str:
    failed, stories = sum(r.failed for r in reports), words.count("n.stories", len(reports))
    told = words.count("stories.fail", failed, stories=stories, failed=failed) if failed else words.say("stories.pass", stories=stories)
    if run is not None and run.failed and not failed:  # they pass, the run does not: one line, or a green head stands over a red one
        told = f"{words.count('n.stories', len(reports))}: {words.say('run.the_run_fails')}"
    return f"## {told}\n\n"


def _whole(run: Run, room: _Room, words: Wording) -> None:
    """Why the run fails beyond its stories, and which were not checked."""
    why = whole.fails_why(run)
    if why:
        room.put(f"❌ **{markdown(why)}**\n\n")
    told = [f"- {markdown(shortened(each, 300))}\n" for each in whole.not_checked(run)]
    few = told[:MOST_NOTES] + ([f"- {words.say('md.more_notes', n=len(told) - MOST_NOTES)}\n"] if len(told) > MOST_NOTES else [])
    if few:
        room.put("".join([*few, "\n"]))


def _left_out(rows: int, details: int, stories: int, words: Wording) -> Iterator[str]:
    if stories:
        yield f"\n*{words.say('md.stories_left', stories=words.count('n.whole_stories', stories))}*\n"
    if rows or details:
        named = {"rows": words.count("n.findings", rows), "details": words.count("n.findings", details)}
        yield f"\n*{words.say('md.findings_left', **named)}*\n"


class _Section:
    """One story."""

    def __init__(self, report: Report) -> None:
        self.report, self.positions, self.rank = report, Positions.of(report.story), order.ranks(report)
        self.words = wording(report.language)
        columns = " | ".join(self.words.say(f"md.{column}") for column in ("severity", "rule", "what", "where"))
        self.columns = f"| | {columns} |\n| --- | --- | --- | --- | --- |\n"
        found = order.findings(report)
        numbers = {"contradiction": 0, "omission": 0}
        self.named: list[tuple[str, Finding]] = []
        for finding in found:
            numbers[finding.kind] += 1
            self.named.append((f"{finding.kind[0].upper()}{numbers[finding.kind]}", finding))

    def head(self) -> str:
        report = self.report
        told = f"{SIGNS[report.verdict]} {markdown(report.story.id)}: {markdown(messages.verdict(report))}"
        why = messages.reasons(report)
        fails = self.words.say("run.fails_why", why=why) if why else self.words.say("run.fails_sentence")
        fails = f" {markdown(fails)}" if report.failed else ""
        return f"### {told}\n\n{markdown(messages.tally(report))}.{fails}\n\n{self._notes()}"

    def _notes(self) -> str:
        """What the reader of the verdict must know: what was not compared, and why."""
        report, words = self.report, self.words
        notes = [messages.stranger(a, words) for a in sorted(report.strangers)]
        notes += [words.say("word.was_skipped", path=path, why=words.note(why)) for path, why in order.skipped(report)]
        notes += map(words.note, order.warnings(report))
        doubted = len(order.suspects(report))
        if doubted:
            notes.append(words.count("n.translations_suspect", doubted))
        few = notes[:MOST_NOTES] + ([words.say("md.more_notes", n=len(notes) - MOST_NOTES)] if len(notes) > MOST_NOTES else [])
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
            opening = f"<details><summary>{self.words.say('md.dormant', n=len(rest))}</summary>\n\n"
            closing = "\n</details>\n\n"
            if room.put(opening, len(closing) + len(self.columns)):
                rows += self._table(rest, room, len(closing))
                room.put(closing)
            else:
                rows += len(rest)
        return rows, details

    def _table(self, named: Sequence[tuple[str, Finding]], room: _Room, reserve: int) -> int:
        """The rows that fit; how many did not."""
        if not named or not room.put(self.columns, reserve):
            return len(named)
        left = [n for n in named if not room.put(self._row(*n), reserve)]
        room.put("\n")
        return len(left)

    def _row(self, name: str, finding: Finding) -> str:
        words, marks = self.words, messages.marks(finding, self.words)
        if finding.suppressed is not None:
            marks.append(words.say("mark.suppressed_why", why=shortened(finding.suppressed, 120)))
        severity = ", ".join([words.say(f"severity.{finding.severity}"), *marks])
        what = shortened(messages.sentence(finding, self.report), 400)
        first = order.apart(finding, self.rank)[0]
        where = self._where(first)
        return f"| {name} | {markdown(severity)} | {messages.rule(finding, words)} | {markdown(what)} | {where} |\n"

    def _where(self, side: Side) -> str:
        quotes = order.evidence(side)
        if quotes:
            return code(self.positions.shown(quotes[0].article, quotes[0].span), cell=True)
        return code(self.positions.articles[side.article].path, cell=True)

    def _details(self, name: str, finding: Finding) -> str:
        title = messages.label(finding, self.report) if finding.kind == "omission" else messages.question(finding, self.words)
        lines = [f"<details><summary><b>{name}</b> {html(title)}</summary>", ""]
        for side in order.sides(finding, self.rank):
            lines += [f"**{markdown(messages.side_says(finding, side, self.words))}**", ""]
            for evidence in order.evidence(side):
                lines += self._quote(evidence)
        lacking = order.missing(finding, self.rank)
        lines += [f"**{markdown(self.words.say('side.not_there', articles=', '.join(lacking)))}**", ""] if lacking else []
        return "\n".join([*lines, self.words.say("md.foot", rule=messages.rule(finding, self.words), id=markdown(finding.id)), "", "</details>", "", ""])

    def _quote(self, evidence: Evidence) -> list[str]:
        lines = [f"> {markdown(shortened(self.positions.quote(evidence), QUOTE))}  "]
        if (english := self.positions.english(evidence)) is not None:
            lines.append(f"> *{markdown(shortened(english, QUOTE))}*  ")
        return [*lines, f"> {code(self.positions.shown(evidence.article, evidence.span))}", ""]
