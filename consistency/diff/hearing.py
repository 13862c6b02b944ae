"""What the articles of a story know: sure links, and the passages in which a name may be heard."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from consistency.diff.blocks import sure_links
from consistency.diff.lists import Roll, rolls_of
from consistency.diff.names import Name, names_of
from consistency.diff.same_name import Passage, heard, joined, passage_of, same
from consistency.diff.ties import Tie, ties
from consistency.records import Alignment, Claim, Link, Party

_LEAST_ALIKE = 0.25  # likeness of claims that are not linked; from 0.15 to 0.35 cross-validation gives the same, and what is told is about one thing
_ABBREVIATION = re.compile(r"\b(?![IVXLC]+\b)[^\W\d_]{2,6}\b")


class Hearing:
    """The claims of a story with all that is asked of them, each worked out once."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self._rows: dict[str, list[Claim]] = {}
        for claim in alignment.claims:
            self._rows.setdefault(claim.article.id, []).append(claim)
        for row in self._rows.values():
            row.sort(key=lambda c: c.span.start)
        self._at = {id(c): k for row in self._rows.values() for k, c in enumerate(row)}
        self._names: dict[int, tuple[Name, ...]] = {}
        self._rolls: dict[int, tuple[Roll, ...]] = {}
        self._passages: dict[int, Passage] = {}
        self._named: dict[str, tuple[Name, ...]] = {}
        self._strange: dict[tuple[int, int], list[Name]] = {}
        self._whole: dict[str, Passage] = {}
        self._near: dict[tuple[int, str], Passage] = {}
        self._linked: dict[tuple[int, str], Passage] = {}
        self.exchanged: dict[int, tuple[tuple[Name, Name], ...]] = {}  # by the id of a link; exchanged.py keeps here what it found
        self._tied: dict[int, list[Claim]] = {}
        for link in alignment.links:
            self._tied.setdefault(id(link.a), []).append(link.b)
            self._tied.setdefault(id(link.b), []).append(link.a)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that are surely right."""
        return sure_links(self.alignment.links)

    @cached_property
    def _sure(self) -> dict[frozenset[int], Link]:
        return {frozenset((id(link.a), id(link.b))): link for link in self.links}

    def link(self, claim: Claim, other: Claim) -> Link | None:
        """The sure link of two claims, if there is one."""
        return self._sure.get(frozenset((id(claim), id(other))))

    @cached_property
    def ties(self) -> tuple[tuple[Claim, Claim, Tie], ...]:
        """The claims of two articles that are linked or a little alike, two by two, and how."""
        found = ties(self.alignment, self.links, _LEAST_ALIKE)
        return tuple((a, b, tie) for a, b, tie in found if a.article is not b.article)

    @cached_property
    def home(self) -> str | None:
        """The country that the story names most often: it is left out where it goes without saying."""
        told = Counter(f.key for c in self.alignment.claims for f in c.facts if isinstance(f, Party) and f.kind == "country")
        return max(sorted(told), key=lambda key: told[key], default=None)

    def names(self, claim: Claim) -> tuple[Name, ...]:
        """The names of a claim."""
        if id(claim) not in self._names:
            self._names[id(claim)] = names_of(claim)
        return self._names[id(claim)]

    def rolls(self, claim: Claim) -> tuple[Roll, ...]:
        """The lists of names of a claim; a name that stands alone is a list of one."""
        if id(claim) not in self._rolls:
            self._rolls[id(claim)] = rolls_of(claim, self.names(claim))
        return self._rolls[id(claim)]

    def counterparts(self, claim: Claim, article: str) -> list[Claim]:
        """What an article has of a claim: whatever is linked with it, and what stands beside that."""
        row = self._rows[article]
        places = {self._at[id(c)] for c in self._tied.get(id(claim), ()) if c.article.id == article}
        return [row[k] for k in sorted({k + step for k in places for step in (-1, 0, 1)}) if 0 <= k < len(row)]

    def own(self, claim: Claim) -> Passage:
        """What a claim itself knows."""
        if id(claim) not in self._passages:
            self._passages[id(claim)] = passage_of(claim)
        return self._passages[id(claim)]

    def linked(self, claim: Claim, article: str) -> Passage:
        """What an article knows in the very claims that are linked with one."""
        key = (id(claim), article)
        if key not in self._linked:
            self._linked[key] = self._passage([c for c in self._tied.get(id(claim), ()) if c.article.id == article])
        return self._linked[key]

    def near(self, claim: Claim, article: str) -> Passage:
        """What an article knows around the counterparts of a claim."""
        key = (id(claim), article)
        if key not in self._near:
            self._near[key] = self._passage(self.counterparts(claim, article))
        return self._near[key]

    def thirds(self, claim: Claim, other: Claim) -> dict[str, list[Claim]]:
        """What is linked with either of two claims, in each of the other articles."""
        found: dict[str, dict[int, Claim]] = {}
        for c in (*self._tied.get(id(claim), ()), *self._tied.get(id(other), ())):
            if c.article.id not in (claim.article.id, other.article.id):
                found.setdefault(c.article.id, {})[id(c)] = c
        return {article: list(claims.values()) for article, claims in found.items()}

    def whole(self, article: str) -> Passage:
        """What an article knows."""
        if article not in self._whole:
            self._whole[article] = self._passage(self._rows[article])
        return self._whole[article]

    def knows(self, article: str, name: Name) -> bool:
        """Whether an article may name this too: a country beside the counterparts of its claim, anything else anywhere."""
        near = self.near(name.claim, article)
        if name.kind == "country":
            return heard(name, near)
        if heard(name, near, any_word=True) or heard(name, self.whole(article)):
            return True
        return name.kind == "organisation" and any(same(name, n) for n in self._bodies(article))  # OTS

    def _bodies(self, article: str) -> tuple[Name, ...]:
        """The organisations of an article, one of those that are written alike."""
        if article not in self._named:
            found = {(n.shown, n.codes, n.senses): n for c in self._rows[article] for n in self.names(c) if n.kind == "organisation"}
            self._named[article] = tuple(found.values())
        return self._named[article]

    def strange(self, claim: Claim, other: Claim) -> list[Name]:
        """Names of a claim that its counterpart has not."""
        key = (id(claim), id(other))
        if key not in self._strange:
            theirs = self.names(other)
            self._strange[key] = [n for n in self.names(claim) if not any(same(n, k) for k in theirs)]
        return self._strange[key]

    def _passage(self, claims: Sequence[Claim]) -> Passage:
        return joined([self.own(claim) for claim in claims])

    def unread(self, claim: Claim) -> bool:
        """Whether a claim has an abbreviation that was read as no name: it may be anybody's."""
        spans = [f.span for f in claim.facts]
        found = _ABBREVIATION.finditer(claim.article.text, claim.span.start, claim.span.end)
        return any(m[0].isupper() and not any(s.start <= m.start() < s.end for s in spans) for m in found)
