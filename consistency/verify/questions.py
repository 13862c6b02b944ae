"""What is asked of a finding: whether its sides contradict each other, or whether the missing passage is said after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from consistency.records import Alignment, Article, Claim, Finding, Side

_PAIRS = 12  # pairs of sides asked about: four articles with four answers have six
_NEAREST = 3  # sentences of an article that may say what it seems to lack: each is asked for each sentence of the passage


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote or several of one article, in the order of its text: its words, their English, and what was read from them, if anything."""

    article: str
    language: str
    text: str
    english: str
    reads: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Of a contradiction: ``pairs`` of passages that should contradict each other. Of an omission: ``passage`` are the claims of the
    passage, and ``near`` has, for each article that seems to lack them, for each claim what comes nearest to it there."""

    finding: Finding
    pairs: tuple[tuple[Passage, Passage], ...] = ()
    passage: tuple[Passage, ...] = ()
    near: tuple[tuple[str, tuple[tuple[Passage, ...], ...]], ...] = ()


def question_of(finding: Finding, alignment: Alignment, articles: Sequence[Article]) -> Question:
    """The question that a finding raises."""
    by_id = {article.id: article for article in articles}
    if finding.kind == "omission":
        return _of_omission(finding, alignment, by_id)
    sides = sorted((s for s in finding.sides if s.evidence), key=lambda s: (s.answer, s.article, s.evidence[0].span.start))
    apart = [(a, b) for a, b in combinations(sides, 2) if a.answer != b.answer]
    return Question(finding, tuple((_said(a, by_id), _said(b, by_id)) for a, b in apart[:_PAIRS]))


def _said(side: Side, by_id: dict[str, Article]) -> Passage:
    article = by_id[side.article]
    quotes = sorted(side.evidence, key=lambda e: e.span.start)
    words = " ".join(article.text[e.span.start : e.span.end] for e in quotes)
    return Passage(article.id, article.language, words, " ".join(e.translation for e in quotes), side.shown)


def _of_omission(finding: Finding, alignment: Alignment, by_id: dict[str, Article]) -> Question:
    """One side's passage is enough: the others say the same."""
    side = next((s for s in finding.sides if s.evidence), None)
    starts = {e.span.start for e in side.evidence} if side else set()
    place = {i: c for i, c in enumerate(alignment.claims) if side and c.article.id == side.article and c.span.start in starts}
    claims = sorted(place, key=lambda i: place[i].span.start)
    near = tuple((name, tuple(_nearest(alignment, i, by_id[name]) for i in claims)) for name in finding.missing_from if name in by_id)
    return Question(finding, passage=tuple(_claim(place[i]) for i in claims), near=near)


def _nearest(alignment: Alignment, i: int, article: Article) -> tuple[Passage, ...]:
    """What an article has nearest to claim ``i``: by likeness, then by place in the article; in the order of its text."""
    own = [n for n, c in enumerate(alignment.claims) if c.article.id == article.id]
    like = {b if a == i else a: value for a, b, value in alignment.near if i in (a, b)}
    claim = alignment.claims[i]
    place = claim.span.start / max(1, len(claim.article.text))

    def rank(n: int) -> tuple[float, float, int]:
        return -like.get(n, 0.0), abs(alignment.claims[n].span.start / max(1, len(article.text)) - place), n

    return tuple(_claim(alignment.claims[n]) for n in sorted(sorted(own, key=rank)[:_NEAREST]))


def _claim(claim: Claim) -> Passage:
    article = claim.article
    return Passage(article.id, article.language, article.text[claim.span.start : claim.span.end], claim.reading.translation.english)
