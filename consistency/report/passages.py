"""An article's text cut into the pieces that the HTML report shows: aligned, quoted by a finding, set aside, or plain.

Every character outside white space is in exactly one piece, so that nothing of an article is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from consistency.records import Article, Reading, Report, Span
from consistency.report.clean import clean


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text all of whose characters have the same ``rows`` (of the matrix, from 0), ``findings`` and fate.

    ``begins`` are the findings whose quote begins here; ``why`` is why it is set aside, else None; ``anchor`` its id
    in the page, where something links to it."""

    start: int
    text: str
    rows: tuple[int, ...]
    findings: tuple[str, ...]
    begins: tuple[str, ...]
    why: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (kind headline, subheading, body) or what stands between paragraphs (aside, other), with the
    English of its sentences."""

    kind: str
    pieces: tuple[Piece, ...]
    english: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Layers:
    """What lies over one article's text, as (start, end, what)."""

    rows: tuple[tuple[int, int, int], ...]
    findings: tuple[tuple[int, int, str], ...]
    aside: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, report: Report, article: Article) -> Layers:
        rows = [
            (*_tight(article, s), number)
            for number, row in enumerate(report.coverage)
            for member, spans in row.members
            if member == article.id
            for s in spans
        ]
        quotes = {
            (*_tight(article, e.span), f.id)
            for f in report.findings
            for side in f.sides
            for e in side.evidence
            if e.article == article.id
        }
        aside = [(*_tight(article, p.span), p.why) for p in article.set_aside]
        return cls(tuple(sorted(rows)), tuple(sorted(quotes)), tuple(sorted(aside)))

    def edges(self) -> list[int]:
        layers = (*self.rows, *self.findings, *self.aside)
        return sorted({edge for start, end, _ in layers for edge in (start, end)})


def anchor(number: int, article: Article, span: Span) -> str:
    """The id in the page of where a passage of the ``number``-th article (from 0) begins."""
    return f"a{number + 1}-{_tight(article, span)[0]}"


def _tight(article: Article, span: Span) -> tuple[int, int]:
    """The span without white space at its ends, which no piece begins with."""
    text = article.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return start, max(start, span.start + len(text.rstrip()))


def blocks(report: Report, number: int, readings: list[Reading]) -> list[Block]:
    """The blocks of the ``number``-th article (from 0), in order of its text."""
    article = report.story.articles[number]
    layers = Layers.of(report, article)
    edges = layers.edges()
    linked = {start for start, _, _ in (*layers.rows, *layers.findings)}
    out = []
    for kind, span in _spans(article, layers):
        pieces = tuple(_pieces(article, number, span, layers, edges, linked))
        if pieces:
            own = tuple(r for r in readings if span.start <= r.sentence.span.start < span.end)
            whole_aside = all(p.why is not None or not p.text.strip() for p in pieces)
            out.append(Block("aside" if whole_aside else kind, pieces, () if whole_aside else own))
    return out


def _spans(article: Article, layers: Layers) -> Iterator[tuple[str, Span]]:
    """The paragraphs, and between them a block for each line of whatever else the text holds."""
    at = 0
    for paragraph in sorted(article.paragraphs, key=lambda p: p.span.start):
        yield from _lines(article.text, at, paragraph.span.start)
        yield paragraph.kind, paragraph.span
        at = max(at, paragraph.span.end)
    yield from _lines(article.text, at, len(article.text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    for line in re.compile(r"[^\r\n]*\S[^\r\n]*").finditer(text, start, max(start, end)):
        yield "other", Span(start=line.start(), end=line.end())


def _pieces(
    article: Article, number: int, span: Span, layers: Layers, edges: list[int], linked: set[int]
) -> Iterator[Piece]:
    inner = edges[bisect_left(edges, span.start) : bisect_left(edges, span.end)]
    cuts = sorted({span.start, *inner, span.end})
    for start, end in pairwise(cuts):
        text = article.text[start:end]
        if not text.strip() and len(cuts) == 2:
            continue
        yield Piece(
            start=start,
            text=clean(text),
            rows=tuple(sorted({row for a, b, row in layers.rows if a <= start < b})),
            findings=tuple(sorted({f for a, b, f in layers.findings if a <= start < b})),
            begins=tuple(sorted({f for a, _, f in layers.findings if a == start})),
            why=next((why for a, b, why in layers.aside if a <= start < b), None),
            anchor=f"a{number + 1}-{start}" if start in linked else None,
        )
