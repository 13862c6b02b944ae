"""What each article says on one matter: the claims of a group, and those that contain them or are part of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consistency.languages.concepts import concepts_of
from consistency.records import Alignment, Claim, Link, Word
from consistency.registry import LANGUAGES


@dataclass(frozen=True, slots=True)
class Block:
    """The claims of one article that speak of one matter: ``core`` are in the group itself, ``claims`` are all."""

    article: str
    core: tuple[Claim, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A group seen article by article; ``score`` is the likeness of its weakest link, 0..1."""

    blocks: tuple[Block, ...]
    score: float


def matters_of(alignment: Alignment) -> tuple[Matter, ...]:
    """One matter for each group that at least two articles speak of."""
    attached: dict[int, list[Claim]] = {}
    for link in alignment.links:
        attached.setdefault(id(link.a), []).append(link.b)
        attached.setdefault(id(link.b), []).append(link.a)
    found: list[Matter] = []
    for group in alignment.groups:
        core: dict[str, list[Claim]] = {}
        for claim in group.claims:
            core.setdefault(claim.article.id, []).append(claim)
        near: dict[str, list[Claim]] = {name: list(claims) for name, claims in core.items()}
        for claim in group.claims:
            for other in attached.get(id(claim), ()):
                row = near.setdefault(other.article.id, [])
                if all(other is not c for c in row):
                    row.append(other)
        if len(near) > 1:
            blocks = tuple(Block(name, tuple(core.get(name, ())), _ordered(near[name])) for name in sorted(near))
            found.append(Matter(blocks, group.score))
    return tuple(found)


def two_by_two(matters: Sequence[Matter]) -> Iterator[tuple[Block, Block]]:
    """Every two articles on every matter."""
    for matter in matters:
        yield from itertools.combinations(matter.blocks, 2)


def twin_blocks(alignment: Alignment) -> list[tuple[Block, Block]]:
    """A headline and what says the same in its body: an article may contradict itself. (Two sentences of a body that are
    alike, of the first day and the second, seldom mean the same thing; nor does what begins with "then" tell of the news.)"""
    pairs = [(alignment.claims[i], alignment.claims[j]) for i, j in alignment.twins]
    pairs = [(a, b) for a, b in pairs if "headline" in (a.reading.sentence.kind, b.reading.sentence.kind)]
    return [(Block(a.article.id, (a,), (a,)), Block(b.article.id, (b,), (b,))) for a, b in pairs if not (_is_of_then(a) or _is_of_then(b))]


_THEN = frozenset({"then", "at that time", "back then", "previously", "previous", "similar", "earlier"})
_OPENING = 4  # words of a sentence that may say so


def _is_of_then(claim: Claim) -> bool:
    """Whether a claim tells of an earlier case: at that time 19 pupils of another school fell ill."""
    return any(not _THEN.isdisjoint(w.senses[:1]) for w in claim.reading.words[:_OPENING])


def told_twice(twins: Sequence[tuple[Block, Block]]) -> frozenset[tuple[str, int]]:
    """Where the claims stand that an article makes twice: (article, start)."""
    return frozenset((block.article, claim.span.start) for pair in twins for block in pair for claim in block.claims)


CERTAIN = 0.9  # probability from which on a link is taken for certain; on held-out stories nearly all of these are right


def sure_links(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links that are certain by themselves, or by a third article: where the claims of two less sure ones are certainly
    counterparts, each of the two bears the other out."""
    near: dict[int, dict[int, float]] = {}
    for link in links:
        if link.relation == "equal":
            near.setdefault(id(link.a), {})[id(link.b)] = link.score
            near.setdefault(id(link.b), {})[id(link.a)] = link.score
    return tuple(link for link in links if link.score >= CERTAIN or (link.relation == "equal" and _borne_out(link, near)))


def _borne_out(link: Link, near: Mapping[int, Mapping[int, float]]) -> bool:
    ours, theirs = near[id(link.a)], near[id(link.b)]
    third = [(ours[k], theirs[k]) for k in ours.keys() & theirs.keys()]
    return any(max(pair) >= CERTAIN and (1 - link.score) * (1 - min(pair)) <= 1 - CERTAIN for pair in third)


def certain(links: Sequence[Link]) -> frozenset[frozenset[int]]:
    """The pairs of claims, by their ids, that are certainly counterparts."""
    return frozenset(frozenset((id(x.a), id(x.b))) for x in sure_links(links) if x.relation == "equal")


def _ordered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: c.span.start))


_SMALL = ("ADP", "CCONJ", "PRON", "PART", "DET")


def context(claim: Claim, start: int, end: int, reach: int = 4) -> frozenset[str]:
    """Concepts of the words within ``reach`` words of a passage of a claim: what a figure or date is about."""
    base = claim.reading.sentence.span.start
    words = [w for w in claim.reading.words if w.senses]
    before = [w for w in words if w.span.end + base <= start][-reach:]
    after = [w for w in words if w.span.start + base >= end][:reach]
    return frozenset(c for w in (*before, *after) if w.pos not in _SMALL for s in w.senses[:2] for part in _parts(w, s.lower()) for c in concepts_of(part))


def _parts(word: Word, sense: str) -> tuple[str, ...]:
    """What a sense says, and of a noun of several words each: возраст рожениц, "the mean age of mothers"."""
    return (sense, *sense.split(" ")) if word.pos == "NOUN" and " " in sense else (sense,)


_SAYS = 30  # characters under which a sentence seldom tells what it is about


def event_of(claims: Sequence[Claim]) -> str:
    """A short English label, cut at a word: of the best English there is (written, from a memory, glossed), the
    shortest whole sentence of a body; a headline only where there is nothing else."""
    ranked = sorted(claims, key=lambda c: (c.article.language not in LANGUAGES, c.reading.sentence.kind != "body", c.reading.translation.translator == "gloss",
                                           len(c.reading.translation.english) < _SAYS, len(c.reading.translation.english),
                                           c.reading.translation.english))  # fmt: skip
    text = ranked[0].reading.translation.english.strip() if ranked else ""
    return text if len(text) <= 90 else text[:90].rsplit(" ", 1)[0] + "…"
