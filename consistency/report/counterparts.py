"""Which passages of one article answer to a passage of another, by the groups of claims and what hangs on them; and at which paragraph of
the original a version's answer is wrong.

A headline and the lead that repeats it are one group, so what stands in one is told of the other too: where a headline has a headline
beside it, the bodies are no counterpart of it, and the other way about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from consistency.records import Article, Evidence, Finding, Report, Side, Span


class Links:
    """The counterparts of a report."""

    def __init__(self, report: Report) -> None:
        self.rows = [dict(row.members) for row in report.coverage]
        groups = report.groups if len(report.groups) == len(self.rows) else ()
        # The claims that make a group are counterparts of each other; what only hangs on one of them is its counterpart alone.
        self.cores: list[set[tuple[str, int]] | None] = [None] * len(self.rows)
        if groups:
            self.cores = [{(c.article.id, c.span.start) for c in g.claims} for g in groups]
        self.headlines = {a.id: [p.span for p in a.paragraphs if p.kind == "headline"] for a in report.story.articles}

    def between(self, span: Span, article: str, other: str) -> list[Span]:
        """The passages of ``other`` that answer to this one: of several the nearest of kin, and those that answer to nothing nearer."""
        found = self._all(span, article, other)
        return [s for s in found if self._near(span, article, s, other, found)]

    def _near(self, span: Span, article: str, there: Span, other: str, found: Sequence[Span]) -> bool:
        top = self._top(span, article)
        if self._top(there, other) == top or not any(self._top(s, other) == top for s in found):
            return True
        return not any(self._top(s, article) != top for s in self._all(there, other, article))

    def _top(self, span: Span, article: str) -> bool:
        return any(meet(span, each) for each in self.headlines[article])

    def _all(self, span: Span, article: str, other: str) -> list[Span]:
        found: list[Span] = []
        for members, core in zip(self.rows, self.cores, strict=True):
            own = [s for s in members.get(article, ()) if meet(s, span)]
            if not own:
                continue
            central = core is None or any((article, s.start) in core for s in own)
            found += [s for s in members.get(other, ()) if central or core is None or (other, s.start) in core]
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """What a version says otherwise than a paragraph: its sides, each with the evidence that differs alone."""

    finding: Finding
    sides: list[Side]


class Answers:
    """The quotes of one contradiction in the original and one version."""

    def __init__(self, finding: Finding, original: Article, version: Article, links: Links) -> None:
        self.finding, self.links, self.original, self.version = finding, links, original, version
        self.ours, self.theirs = _quotes(finding, original.id), _quotes(finding, version.id)
        # Without a quote nobody knows where it stands: it counts everywhere.
        self.anywhere = {s.answer for s in finding.sides if s.article == original.id and not s.evidence}
        self.bare = [s for s in finding.sides if s.article == version.id and not s.evidence]

    def at(self, paragraph: Span, *, first: bool) -> Told | None:
        """What differs from this paragraph; what the original has no quote of is told at the first, so that none is lost."""
        if not self.ours:
            return self._told([q for q in self.theirs if q[0] not in self.anywhere], self.anywhere) if first else None
        own = [(answer, quote) for answer, quote in self.ours if meet(quote.span, paragraph)]
        if not own:
            return None
        answers = {answer for answer, _ in own} | self.anywhere
        return self._told([*self._differing(own, answers), *self._left(paragraph)], answers)

    def _differing(self, own: Sequence[tuple[int, Evidence]], answers: set[int]) -> list[tuple[int, Evidence]]:
        theirs = [q for q in self.theirs if any(self._linked(o, q[1]) for _, o in own)] or self.theirs
        return [] if any(answer in answers for answer, _ in theirs) else theirs

    def _left(self, paragraph: Span) -> Iterable[tuple[int, Evidence]]:
        """Answers that nothing of the original bears out, and that no paragraph tells, since the version gives the right one beside
        them: told at the paragraph that stands most alike."""
        for answer, quote in self.theirs:
            if answer in self.anywhere:
                continue
            linked = [(a, o) for a, o in self.ours if self._linked(o, quote)] or self.ours
            if any(a == answer for a, _ in linked) or self._is_told(answer, quote):
                continue
            nearest = min(linked, key=lambda o: (abs(self._height(o[1], self.original) - self._height(quote, self.version)), o[1].span.start))
            if meet(nearest[1].span, paragraph):
                yield answer, quote

    def _is_told(self, answer: int, quote: Evidence) -> bool:
        for paragraph in self.original.paragraphs:
            own = [o for o in self.ours if meet(o[1].span, paragraph.span)]
            if own and (answer, quote) in self._differing(own, {a for a, _ in own} | self.anywhere):
                return True
        return False

    def _linked(self, ours: Evidence, theirs: Evidence) -> bool:
        return any(meet(span, theirs.span) for span in self.links.between(ours.span, self.original.id, self.version.id))

    @staticmethod
    def _height(quote: Evidence, article: Article) -> float:
        return quote.span.start / max(len(article.text), 1)

    def _told(self, quotes: Sequence[tuple[int, Evidence]], answers: set[int]) -> Told | None:
        sides = []
        for side in self.finding.sides:
            if side.article != self.version.id:
                continue
            evidence = tuple(e for e in side.evidence if (side.answer, e) in quotes)
            if evidence or (side in self.bare and side.answer not in answers):
                sides.append(replace(side, evidence=evidence))
        return Told(self.finding, sides) if sides else None


def _quotes(finding: Finding, article: str) -> list[tuple[int, Evidence]]:
    return [(s.answer, e) for s in finding.sides if s.article == article for e in s.evidence]


def meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
