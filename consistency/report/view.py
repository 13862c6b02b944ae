"""What the HTML template shows, worked out beforehand: the template only lays it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.records import Evidence, Finding, Reading, Report, Side, Span
from consistency.report import messages, order, passages
from consistency.report.clean import clean, one_line
from consistency.report.marks import NONE, marks, pieces
from consistency.report.positions import Positions

GLYPHS = {"agree": "✓", "differ": "≠", "missing": "–", "silent": "·"}
WEIGHT = ("differ", "missing", "agree", "silent")  # a row is what its weightiest cell is


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote and its English, each as (piece, whether marked); ``target`` is where it stands in the page."""

    where: str
    language: str
    original: list[tuple[str, bool]]
    english: list[tuple[str, bool]]
    translator: str
    target: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a finding: its letter, how it is shown, and (article, speaker, quotes) for each that gives it."""

    letter: str
    shown: str
    sides: list[tuple[str, str | None, list[Quote]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a card. ``name`` is C1, C2 … or O1, O2 …; ``anchor`` its id in the page; ``row`` its matrix row."""

    name: str
    anchor: str
    finding: Finding
    title: str
    answers: list[Answer]
    missing: list[str]
    row: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """``target`` is the anchor of the passage, or None; ``count`` how many passages there are; ``answer`` the letters of
    the answers that its passages give, named with the finding where the row has several contradictions: "C1 A"."""

    state: str
    article: str
    target: str | None
    count: int
    answer: str


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    label: str
    state: str
    cells: list[Cell]
    findings: list[Shown]


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
        omission = finding.kind == "omission"
        return Shown(
            name=name,
            anchor=f"finding-{re.sub(r'[^A-Za-z0-9_-]', '-', finding.id)}",
            finding=finding,
            title=messages.label(finding, self._report) if omission else messages.question(finding),
            answers=[self._answer(finding, order.letter(n), sides) for n, sides in enumerate(groups)],
            missing=order.missing(finding, self._rank),
            row=next((n for n, row in enumerate(self._report.coverage) if finding.id in row.findings), None),
        )

    def _answer(self, finding: Finding, letter: str, sides: list[Side]) -> Answer:
        shown = [(s.article, s.speaker, [self._quote(finding, s, e) for e in order.evidence(s)]) for s in sides]
        return Answer(letter, one_line(sides[0].shown) or "?", shown)

    def _quote(self, finding: Finding, side: Side, evidence: Evidence) -> Quote:
        article = self._positions.articles[evidence.article]
        text = article.text[evidence.span.start : evidence.span.end]
        omission = finding.kind == "omission"  # nothing differs where there is nothing to compare with
        marked = NONE if omission else marks(finding, side, evidence, self._readings[evidence.article], text)
        return Quote(
            where=self._positions.shown(evidence.article, evidence.span),
            language=article.language,
            original=pieces(clean(text), marked.quote),
            english=pieces(clean(evidence.translation), marked.english) if article.language != "en" else [],
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
    out = []
    for number, row in enumerate(report.coverage):
        members, states = dict(row.members), dict(row.states)
        cards = [findings.by_id[f] for f in row.findings if f in findings.by_id]
        cells = []
        for place, article in enumerate(report.story.articles):
            spans = sorted(members.get(article.id, ()), key=lambda s: s.start)
            target = passages.anchor(place, article, spans[0]) if spans else None
            answer = _answers(article.id, spans, [c for c in cards if c.finding.kind == "contradiction"])
            cells.append(Cell(states.get(article.id, "silent"), article.id, target, len(spans), answer))
        state = min((c.state for c in cells), key=WEIGHT.index, default="silent")
        out.append(Row(number + 1, messages.row_label(row), state, cells, cards))
    return out


def articles(report: Report) -> list[dict[str, object]]:
    """For each article: the record, its counts, and its text in blocks."""
    readings = order.by_article(report)
    return [
        {
            "number": number + 1,
            "article": article,
            "language": messages.language(article.language),
            "headline": one_line(article.headline or "") or article.id,
            "sentences": sum(len(p.sentences) for p in article.paragraphs),
            "translators": order.translators(readings[article.id]),
            "unknown": messages.percent(order.unknown_share(readings[article.id])),
            "stranger": article.id in report.strangers,
            "suspects": sum(bool(r.suspect) for r in readings[article.id]),
            "blocks": passages.blocks(report, number, readings[article.id]),
        }
        for number, article in enumerate(report.story.articles)
    ]


def suspects(report: Report) -> list[tuple[str, str, Reading]]:
    positions = Positions.of(report.story)
    return [
        (r.sentence.article.id, positions.shown(r.sentence.article.id, r.sentence.span), r)
        for r in order.suspects(report)
    ]
