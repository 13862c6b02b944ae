"""Lines of text -> paragraphs: which is the headline, which a subheading, which the body."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.ingest.lines import Line, is_terminal, words
from consistency.ingest.sentences import split_sentences
from consistency.records import Paragraph, ParagraphKind, Span

# A first line that ends as a sentence is a lead, and no headline, if it is longer than this, in characters.
LEAD = 180
# A subheading is a line of at most so many words and characters that does not end as a sentence.
SUBHEADING_WORDS, SUBHEADING_CHARS = 10, 90
# Short lines that follow each other, so many of them, are a list and no subheadings.
LIST = 3


def make_paragraphs(lines: Sequence[Line], headline: Line | None, language: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an article from those of its lines that are text."""
    split = [split_sentences(line.text, language) for line in lines]
    kinds = _kinds(lines, [len(found) for found in split], headline)
    out = []
    for line, found, kind in zip(lines, split, kinds, strict=True):
        sentences = tuple(Span(start=line.start + a, end=line.start + b) for a, b in found)
        out.append(Paragraph(span=Span(start=line.start, end=line.end), kind=kind, sentences=sentences))
    return tuple(out)


def _kinds(lines: Sequence[Line], counts: Sequence[int], headline: Line | None) -> list[ParagraphKind]:
    kinds: list[ParagraphKind] = ["subheading" if _is_subheading(line) else "body" for line in lines]
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and kinds[i] == "subheading" and not lines[i].heading and lines[i] is not headline:
            run.append(i)
            continue
        if len(run) >= LIST or i == len(lines):  # a list, or the end of the page: nothing to be the heading of
            for k in run:
                kinds[k] = "body"
        run = []
    for i, line in enumerate(lines):
        if line is headline:
            kinds[i] = "headline" if _is_headline(line, counts[i]) else "body"
    return kinds


def _is_headline(line: Line, sentences: int) -> bool:
    if line.heading:
        return True
    longest = LEAD if sentences == 1 else LEAD // 2
    return len(line.text) <= (longest if is_terminal(line.text) else 2 * LEAD)


def _is_subheading(line: Line) -> bool:
    if line.heading:
        return True
    short = len(line.text) <= SUBHEADING_CHARS and len(words(line.text)) <= SUBHEADING_WORDS
    return short and not line.item and not is_terminal(line.text) and line.text[-1] not in ",;:"
