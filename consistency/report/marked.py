"""Where the words that differ stand in the articles themselves: the marks of all quotes, brought to the text they were cut from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from consistency.records import Article, Reading, Report, Span
from consistency.report import order
from consistency.report.clean import clean
from consistency.report.marks import Ranges, joined, marks, pieces
from consistency.report.passages import Piece


@dataclass(frozen=True, slots=True)
class Mark:
    """What one finding marks in one quote: ``text`` are ranges of the article, ``english`` of ``quoted``, the quote's English."""

    finding: str
    article: str
    text: Ranges
    quoted: str
    english: Ranges


@dataclass(frozen=True, slots=True)
class Marked:
    """All marks of a report. ``only`` are ids of findings; None: of all."""

    marks: tuple[Mark, ...]

    def within(self, article: str, span: Span, only: Collection[str] | None = None) -> Ranges:
        """The marks inside a passage, half-open, sorted, apart, counted from its first character."""
        found = (at for m in self.marks if m.article == article and (only is None or m.finding in only) for at in m.text)
        cut = ((max(a, span.start), min(b, span.end)) for a, b in found)
        return joined([(a - span.start, b - span.start) for a, b in cut if a < b])

    def english(self, article: str, english: str, only: Collection[str] | None = None) -> Ranges:
        """The marks of a sentence's English: those of the quotes that it is, or that stand in it."""
        found = []
        for m in self.marks:
            if m.article == article and (only is None or m.finding in only) and m.quoted:
                at = english.find(m.quoted)
                found += [(a + at, b + at) for a, b in m.english] if at >= 0 else []
        return joined(found)

    def piece(self, article: Article, piece: Piece) -> list[tuple[str, bool]]:
        """A piece of an article's text as (text, whether it is marked)."""
        return pieces(piece.text, self.within(article.id, Span(start=piece.start, end=piece.start + len(piece.text))))

    def sentence(self, reading: Reading) -> list[tuple[str, bool]]:
        """The English of a sentence, so too."""
        english = reading.translation.english
        return pieces(clean(english), self.english(reading.sentence.article.id, english))


def marked(report: Report) -> Marked:
    """The marks of every contradiction that is not suppressed; an omission has none."""
    texts = {a.id: a.text for a in report.story.articles}
    readings = order.by_article(report)
    out = []
    for finding in order.findings(report, "contradiction"):
        for side in finding.sides if finding.suppressed is None else ():
            for quote in order.evidence(side):
                span = quote.span
                found = marks(finding, side, quote, readings[quote.article], texts[quote.article][span.start : span.end])
                ranges = tuple((a + span.start, b + span.start) for a, b in found.quote)
                out.append(Mark(finding.id, quote.article, ranges, quote.translation, found.english))
    return Marked(tuple(out))
