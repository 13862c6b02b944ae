"""What the HTML template shows, worked out beforehand: the template only lays it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.records import Evidence, Finding, FindingKind, Reading, Report, Severity, Side, Span
from consistency.report import messages, order, passages, paste
from consistency.report.clean import clean, one_line, shortened
from consistency.report.direction import direction
from consistency.report.marks import NONE, marks, pieces
from consistency.report.positions import Positions
from consistency.report.wording import wording

BEGINNING = 160  # characters of a piece that was set aside
GLYPHS = {"agree": "✓", "differ": "≠", "missing": "–", "silent": "·"}
WEIGHT = ("differ", "missing", "agree", "silent")  # a row is what its weightiest cell is
# A contradiction outweighs any number of omissions that a row is likely to have, and an error any warning.
WEIGHTS: dict[FindingKind, dict[Severity, int]] = {
    "contradiction": {"error": 10_000, "warning": 3_000, "note": 1_000, "off": 0},
    "omission": {"error": 300, "warning": 100, "note": 30, "off": 0},
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote and its English, each as (piece, whether marked); ``target`` is where it stands in the page."""

    where: str
    language: str
    direction: str
    original: list[tuple[str, bool]]
    english: list[tuple[str, bool]]
    translator: str
    target: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a finding: its letter, how it is shown, whether in English, and (article, speaker, quotes) for each that gives it."""

    letter: str
    shown: str
    english: bool
    sides: list[tuple[str, str | None, list[Quote]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a card. ``name`` is C1, C2 … or O1, O2 …; ``anchor`` its id in the page; ``row`` its matrix row;
    ``badges`` its severity and its rule or unit in the
    reader's words; ``state`` new, known or suppressed; ``articles`` the numbers (from 1) of those that it concerns; ``accept`` and ``alias``
    the lines to paste into the settings, if any."""

    name: str
    anchor: str
    finding: Finding
    title: str
    badges: list[str]
    answers: list[Answer]
    missing: list[str]
    row: int | None
    state: str
    articles: list[int]
    accept: tuple[str, str] | None
    alias: tuple[str, str] | None

    @property
    def weight(self) -> int:
        """How far up its row stands in a matrix sorted by weight."""
        if self.state != "new":
            return 1
        return WEIGHTS[self.finding.kind][self.finding.severity]


@dataclass(frozen=True, slots=True)
class Cell:
    """``target`` is the anchor of the finding that the cell belongs to, else of the passage, or None; ``count`` how many
    passages there are; ``answer`` the letters of the answers that its passages give, named with the finding where the
    row has several contradictions: "C1 A"; ``suspect`` whether a translation of them is not to be trusted."""

    state: str
    target: str | None
    count: int
    answer: str
    suspect: bool


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    label: str
    state: str
    cells: list[Cell]
    findings: list[Shown]

    @property
    def weight(self) -> int:
        return sum(card.weight for card in self.findings)

    def passage(self, place: int) -> str:
        """The state that the row's passages have in the ``place``-th article (from 0): what another lacks is missing there."""
        own = self.cells[place].state
        return "missing" if own == "agree" and any(c.state == "missing" for c in self.cells) else own


class Findings:
    """The cards of a report, each built once: ``contradictions`` in order, and all of them ``by_id``."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._rank = order.ranks(report)
        self._positions = Positions.of(report.story)
        self._readings = order.by_article(report)
        self.contradictions = self._cards("C", order.findings(report, "contradiction"))
        omissions = self._cards("O", [f for _, _, found in order.omissions(report) for f in found])
        self.by_id = {card.finding.id: card for card in (*self.contradictions, *omissions)}

    def _cards(self, letter: str, findings: list[Finding]) -> list[Shown]:
        return [self._card(f"{letter}{number}", finding) for number, finding in enumerate(findings, 1)]

    def _card(self, name: str, finding: Finding) -> Shown:
        groups = order.answers(finding, self._rank)
        omission, words = finding.kind == "omission", wording(self._report.language)
        return Shown(
            name=name,
            anchor=f"finding-{re.sub(r'[^A-Za-z0-9_-]', '-', finding.id)}",
            finding=finding,
            title=messages.label(finding, self._report) if omission else messages.question(finding, words),
            badges=[words.say(f"severity.{finding.severity}"), messages.unit(finding, words) if omission else messages.rule(finding, words)],
            answers=[self._answer(finding, order.letter(n), sides) for n, sides in enumerate(groups)],
            missing=order.missing(finding, self._rank),
            row=next((n for n, row in enumerate(self._report.coverage) if finding.id in row.findings), None),
            state="suppressed" if finding.suppressed is not None else "known" if finding.known else "new",
            articles=sorted({self._rank[a] + 1 for a in (*(s.article for s in finding.sides), *finding.missing_from) if a in self._rank}),
            accept=None if finding.suppressed is not None else paste.suppression(finding, self._report.story.id),
            alias=None if finding.suppressed is not None else paste.alias(finding),
        )

    def _answer(self, finding: Finding, letter: str, sides: list[Side]) -> Answer:
        shown = [(s.article, s.speaker, [self._quote(finding, s, e) for e in order.evidence(s)]) for s in sides]
        said = messages.answer(sides[0], wording(self._report.language))
        return Answer(letter, said, said == (one_line(sides[0].shown) or "?"), shown)

    def _quote(self, finding: Finding, side: Side, evidence: Evidence) -> Quote:
        article = self._positions.articles[evidence.article]
        text = article.text[evidence.span.start : evidence.span.end]
        omission = finding.kind == "omission"  # nothing differs where there is nothing to compare with
        marked = NONE if omission else marks(finding, side, evidence, self._readings[evidence.article], text)
        return Quote(
            where=self._positions.shown(evidence.article, evidence.span),
            language=article.language,
            direction=direction(article.language),
            original=pieces(clean(text), marked.quote),
            english=pieces(clean(evidence.translation), marked.english) if self._positions.english(evidence) is not None else [],
            translator=evidence.translator,
            target=passages.anchor(self._rank[article.id], article, evidence.span),
        )


def _answers(article: str, spans: Sequence[Span], cards: Sequence[Shown]) -> str:
    """Which answers an article's passages give, by the letters that the cards put before them."""
    told = []
    for card in cards:
        sides = [s for s in card.finding.sides if s.article == article and any(e.span in spans for e in s.evidence)]
        letters = (
            "".join(a.letter for a in card.answers if any(name == article for name, _, _ in a.sides)) if sides else ""
        )
        if letters:
            told.append(f"{card.name} {letters}" if len(cards) > 1 else letters)
    return ", ".join(told)


def rows(report: Report, findings: Findings) -> list[Row]:
    """The coverage matrix: a cell for each article, in the story's order."""
    doubted: dict[str, list[Span]] = {}
    for reading in order.suspects(report):
        doubted.setdefault(reading.sentence.article.id, []).append(reading.sentence.span)
    out = []
    for number, row in enumerate(report.coverage):
        members, states = dict(row.members), dict(row.states)
        cards = [findings.by_id[f] for f in row.findings if f in findings.by_id]
        contradictions = [c for c in cards if c.finding.kind == "contradiction"]
        cells = []
        for place, article in enumerate(report.story.articles):
            spans = sorted(members.get(article.id, ()), key=lambda s: s.start)
            passage = passages.anchor(place, article, spans[0]) if spans else None
            state = states.get(article.id, "silent")
            cells.append(
                Cell(
                    state=state,
                    target=_opens(state, article.id, spans, cards) or passage,
                    count=len(spans),
                    answer=_answers(article.id, spans, contradictions),
                    suspect=any(s.start < d.end and d.start < s.end for s in spans for d in doubted.get(article.id, ())),
                )
            )
        state = min((c.state for c in cells), key=WEIGHT.index, default="silent")
        out.append(Row(number + 1, messages.row_label(row), state, cells, cards))
    return out


def _opens(state: str, article: str, spans: Sequence[Span], cards: Sequence[Shown]) -> str | None:
    """The anchor of the first finding that makes a cell what it is; None for one that agrees or is silent."""
    for card in cards:
        finding = card.finding
        if state == "missing" and finding.kind == "omission" and article in finding.missing_from:
            return card.anchor
        quoted = (e.span for s in finding.sides if s.article == article for e in s.evidence)
        if state == "differ" and finding.kind == "contradiction" and any(span in spans for span in quoted):
            return card.anchor
    return None


def articles(report: Report) -> list[dict[str, object]]:
    """For each article: the record, its counts, and its text in blocks."""
    readings, words = order.by_article(report), wording(report.language)
    return [
        {
            "number": number + 1,
            "article": article,
            "language": messages.language(article.language, words),
            "direction": direction(article.language),
            "headline": one_line(article.headline or "") or article.id,
            "sentences": sum(len(p.sentences) for p in article.paragraphs),
            "translators": order.translators(readings[article.id]),
            "unknown": messages.percent(order.unknown_share(readings[article.id])),
            "aside": len(article.set_aside),
            "stranger": article.id in report.strangers,
            "suspects": sum(bool(r.suspect) for r in readings[article.id]),
            "blocks": passages.blocks(report, number, readings[article.id]),
        }
        for number, article in enumerate(report.story.articles)
    ]


def suspects(report: Report) -> list[tuple[str, str]]:
    """(where, why) of every translation that is not to be trusted."""
    positions = Positions.of(report.story)
    return [(positions.shown(r.sentence.article.id, r.sentence.span), why(r, report)) for r in order.suspects(report)]


def why(reading: Reading, report: Report) -> str:
    """Why a translation is not to be trusted."""
    words = wording(report.language)
    return one_line("; ".join(map(words.note, reading.suspect)))


def set_aside(report: Report) -> list[dict[str, str]]:
    """What was not compared, piece by piece, with its beginning in its own language."""
    positions = Positions.of(report.story)
    out = []
    for article, piece in order.set_aside(report):
        subject = positions.articles[article]
        text = shortened(subject.text[piece.span.start : piece.span.end], BEGINNING)
        out.append(
            {"where": positions.shown(article, piece.span), "why": wording(report.language).note(piece.why), "text": text,
             "language": subject.language, "direction": direction(subject.language)}
        )  # fmt: skip
    return out


def pair(report: Report, findings: Findings) -> tuple[int, int]:
    """The numbers (from 1) of the two articles to read side by side first: those of the first contradiction, else the
    first two of the story; of one article that one twice."""
    rank = order.ranks(report)
    for card in findings.contradictions:
        ends = [rank[answer.sides[0][0]] + 1 for answer in card.answers if answer.sides]
        different = [n for n in ends if n != ends[0]]
        if different:
            return ends[0], different[0]
    return 1, min(2, len(report.story.articles))
