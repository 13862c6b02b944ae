"""Rule ``omission``: what one article says and another does not answer at all.

A passage is missing from an article where none of its claims has a link there and nothing there comes near it. A
paragraph is reported where all its claims are missing, a claim where its paragraph is there but it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consistency.diff.answers import evidence_of, identity
from consistency.diff.attributed import only_tells_who_says
from consistency.diff.blocks import event_of
from consistency.diff.place import SamePlace
from consistency.diff.telling import told_by_figures
from consistency.diff.together import Together
from consistency.diff.wording import passage_words
from consistency.records import Alignment, Article, Claim, Finding, Link, Side, Stance

# Support (see ``align.likeness.Scores.support``) under which a passage is missing for sure, and above which it is there.
# Chosen on NTREX development documents and the development stories; see docs/quality.md.
_ABSENT = 0.16
_PRESENT = 0.42
_TOLD = 1.0  # least sum of a link's probability and likeness that counts as having the passage; less does in the same place only
_PART = 0.15  # least likeness where one claim is only part of the other: as little is no part; chosen on held-out stories and NTREX
_STRONG = 1.3  # sum from which on a link is believed whatever the claim's counterparts say; chosen on held-out stories and NTREX
_STRONG_PART = 1.5  # the same where one claim is only part of the other
_PEERS = 2  # counterparts that find nothing there and outvote a weaker link
_SURE = 0.5  # least raw confidence of an omission that is told at all; chosen on the same
_HALF = 0.4  # how much of a passage another article has in one place (``together.py``) where it does not lack it; chosen on the same
_SUMMED = 0.5  # least likeness of a link to a headline that counts as having the passage
_FAINT, _REST = 0.21, 0.9  # support of a claim that a third article alone vouches for, and how surely the rest of its paragraph is lacking
_CONTENT = 4  # least content words of a paragraph that can be told to be missing
_OVER = 0.3  # least likeness of the links by which a third article vouches for a passage, where they are not told for sure
_CLAIM = 0.8  # least confidence for one claim of a paragraph that is there, where two articles have it
_CLAIM_ALONE = 0.95  # the same where one article has it
_FOR_EACH = 3  # articles that have a claim for each that neither has nor lacks it for sure; chosen on held-out stories and NTREX


@dataclass(slots=True)
class _Passage:
    claims: list[Claim]
    have: set[str]
    missing: dict[str, float]
    unit: str


def omission(alignment: Alignment, articles: Sequence[Article]) -> Iterator[Finding]:
    """Findings of this rule; several claims of a paragraph that the same articles lack are one finding."""
    index = {id(c): i for i, c in enumerate(alignment.claims)}
    support = {(i, name): value for i, name, value in alignment.support}
    linked: dict[int, dict[str, list[Claim]]] = {}
    believed = _believed(alignment)
    for link in believed:
        for claim, other in ((link.a, link.b), (link.b, link.a)):
            # A headline sums the article up: that a passage is a little like it does not say that it is there.
            headline = other.reading.sentence.kind == "headline"
            if link.likeness >= _SUMMED if headline else _is_told(link):
                linked.setdefault(index[id(claim)], {}).setdefault(other.article.id, []).append(other)
    names = [a.id for a in articles]
    known = told_by_figures(_known(alignment, _untaken(alignment, believed), index, linked), alignment.claims)
    lacking = {i: _lacking(c, names, known[i], support, i) for i, c in enumerate(alignment.claims)}
    lacking = _beside(alignment.claims, lacking, linked, support)
    lacking = {i: _sure(i, alignment.claims, lacking, linked, known[i]) for i in lacking}
    place = SamePlace(alignment, linked, lacking)
    passages = _passages(alignment.claims, lacking, place)
    yield from _merged(passages, alignment, index, linked, names, Together(alignment))


def _untaken(alignment: Alignment, believed: Sequence[Link]) -> list[Link]:
    """The believed links, and those to a claim that nothing else is more like: in whatever words, it may be the one."""
    best: dict[int, float] = {}
    for link in alignment.links:
        for claim in (link.a, link.b):
            best[id(claim)] = max(best.get(id(claim), 0.0), link.likeness)
    kept = {id(link) for link in believed}
    return [x for x in alignment.links if id(x) in kept or x.likeness >= min(best[id(x.a)], best[id(x.b)])]


def _believed(alignment: Alignment) -> list[Link]:
    """The links without the weak ones that a claim has alone of its group: where its counterparts in other articles find
    nothing there, it did not either; nor where one finds nothing, and all else of its paragraph neither."""
    fellows = {id(c): group.claims for group in alignment.groups for c in group.claims}
    linked = {(id(c), other.article.id) for link in alignment.links for c, other in ((link.a, link.b), (link.b, link.a))}
    beside: dict[tuple[str, int], list[Claim]] = {}
    for claim in alignment.claims:
        beside.setdefault((claim.article.id, claim.reading.sentence.paragraph), []).append(claim)

    def doubted(claim: Claim, other: Claim) -> bool:
        name = other.article.id
        peers = [c for c in fellows.get(id(claim), ()) if c.article.id not in (claim.article.id, name)]
        if not peers or any((id(c), name) in linked for c in peers):
            return False
        around = [c for c in beside[claim.article.id, claim.reading.sentence.paragraph] if c is not claim]
        return len(peers) >= _PEERS or (bool(around) and not any((id(c), name) in linked for c in around))

    return [x for x in alignment.links
            if x.score + x.likeness >= (_STRONG if x.relation == "equal" else _STRONG_PART) or not (doubted(x.a, x.b) or doubted(x.b, x.a))]  # fmt: skip


def _is_told(link: Link) -> bool:
    return link.score + link.likeness >= _TOLD and (link.relation == 'equal' or link.likeness >= _PART)


def _known(
    alignment: Alignment, believed: Sequence[Link], index: dict[int, int], linked: dict[int, dict[str, list[Claim]]]
) -> dict[int, set[str]]:
    """For each claim, the articles that have it: by a link of its own, or over a third article by two sure links."""
    strong: dict[int, list[int]] = {}
    for link in believed:
        headline = "headline" in (link.a.reading.sentence.kind, link.b.reading.sentence.kind)
        if link.likeness >= (_SUMMED if headline else _OVER) or _is_told(link):
            a, b = index[id(link.a)], index[id(link.b)]
            strong.setdefault(a, []).append(b)
            strong.setdefault(b, []).append(a)
    for a, b in alignment.twins:
        strong.setdefault(a, []).append(b)
        strong.setdefault(b, []).append(a)
    claims = alignment.claims
    beside = {i: {claims[n].article.id for n in row} for i, row in strong.items()}
    return {i: set(linked.get(i, ())).union(*(beside[m] for m in strong.get(i, ()))) for i in range(len(claims))}


def _sure(
    i: int,
    claims: Sequence[Claim],
    lacking: dict[int, dict[str, float]],
    linked: dict[int, dict[str, list[Claim]]],
    have: set[str],
) -> dict[str, float]:
    """Tell a missing claim from a counterpart that was not recognised.

    Where the paragraph around a claim has its counterpart in the other article, and a claim there is left over too,
    the two may be one statement in other words: that is no omission. What a single article says is reported by the
    claim only where it carries a figure, a date or a name.
    """
    out: dict[str, float] = {}
    own = claims[i].reading.sentence
    peers = [
        k
        for k, c in enumerate(claims)
        if c.article.id == own.article.id and c.reading.sentence.paragraph == own.paragraph and k != i
    ]
    for name, value in lacking[i].items():
        beside = [c for k in peers for c in linked.get(k, {}).get(name, ())]
        if beside:
            places = {c.reading.sentence.paragraph for c in beside}
            spare = any(c.article.id == name and c.reading.sentence.paragraph in places and own.article.id in lacking[k]
                        for k, c in enumerate(claims))  # fmt: skip
            told = len(have) > 1 or any(not isinstance(f, Stance) for f in claims[i].facts)
            if spare or value < (_CLAIM if len(have) > 1 else _CLAIM_ALONE) or not told:
                continue
        out[name] = value
    return out


def _lacking(
    claim: Claim, names: Sequence[str], have: set[str], support: dict[tuple[int, str], float], i: int
) -> dict[str, float]:
    """Article -> confidence (0..1) that it lacks the claim."""
    out: dict[str, float] = {}
    for name in names:
        if name == claim.article.id or name in have:
            continue
        near = support.get((i, name), 0.0)
        if near < _PRESENT:
            out[name] = _lack(near)
    return out


def _lack(near: float) -> float:
    """How sure it is that an article which comes so near a claim lacks it."""
    return round(min(1.0, 1 - (near - _ABSENT) / (_PRESENT - _ABSENT) * 0.6), 3)


def _beside(
    claims: Sequence[Claim], lacking: dict[int, dict[str, float]], linked: dict[int, dict[str, list[Claim]]], support: dict[tuple[int, str], float]
) -> dict[int, dict[str, float]]:
    """What is lacking, and the one claim of a paragraph of which a third article alone says that it is there: where it finds next to
    nothing there itself, and all else of its paragraph is lacking for sure, it is lacking too."""
    out = {i: dict(row) for i, row in lacking.items()}
    for members in _paragraphs(claims):
        for i in members:
            others = [k for k in members if k != i]
            names = set.intersection(*(set(lacking[k]) for k in others)) if others else set()
            for name in names - set(lacking[i]) - set(linked.get(i, ())):
                near = support.get((i, name), 0.0)
                if near < _FAINT and all(lacking[k][name] >= _REST for k in others):
                    out[i][name] = _lack(near)
    return out


def _paragraphs(claims: Sequence[Claim]) -> list[list[int]]:
    """The content claims of each body paragraph."""
    found: dict[tuple[str, int], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.reading.sentence.kind == "body" and claim.slots and not only_tells_who_says(claim):
            found.setdefault((claim.article.id, claim.reading.sentence.paragraph), []).append(i)
    return list(found.values())


def _passages(claims: Sequence[Claim], lacking: dict[int, dict[str, float]], place: SamePlace) -> list[_Passage]:
    """For each body paragraph, who lacks all of it; then who lacks single claims of it."""
    paragraphs: dict[tuple[str, int], list[int]] = {}
    for i, claim in enumerate(claims):
        sentence = claim.reading.sentence
        if sentence.kind == "body":
            paragraphs.setdefault((claim.article.id, sentence.paragraph), []).append(i)
    found: list[_Passage] = []
    for members in paragraphs.values():
        content = [i for i in members if claims[i].slots and not only_tells_who_says(claims[i])]
        if not content or sum(len(claims[i].slots) for i in content) < _CONTENT:
            continue  # "Today, there's neither.": too little to tell
        whole = {n for n in set.intersection(*(set(lacking[i]) for i in content)) if not place.taken(members, n)}
        if whole:
            sure = {name: sum(lacking[i][name] for i in content) / len(content) for name in whole}
            found.append(_Passage([claims[i] for i in members], {claims[members[0]].article.id}, sure, "paragraph"))
        for i in content if len(content) > 1 else ():
            single = {
                n: s for n, s in lacking[i].items() if n not in whole and any(n not in lacking[k] for k in content)
            }
            if single:
                found.append(_Passage([claims[i]], {claims[i].article.id}, single, "claim"))
    return found


def _merged(
    passages: list[_Passage],
    alignment: Alignment,
    index: dict[int, int],
    linked: dict[int, dict[str, list[Claim]]],
    names: Sequence[str],
    together: Together,
) -> Iterator[Finding]:
    """The same passage in several articles is one finding: joined through links of its claims."""
    owner: dict[int, int] = {}
    parent = list(range(len(passages)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for n, passage in enumerate(passages):
        for claim in passage.claims:
            owner.setdefault(index[id(claim)], n)
    for n, passage in enumerate(passages):
        for claim in passage.claims:
            for others in linked.get(index[id(claim)], {}).values():
                for other in others:
                    m = owner.get(index[id(other)])
                    if (
                        m is not None
                        and passages[m].unit == passage.unit
                        and set(passages[m].missing) & set(passage.missing)
                    ):
                        parent[root(m)] = root(n)
    pools: dict[int, list[_Passage]] = {}
    for n, passage in enumerate(passages):
        pools.setdefault(root(n), []).append(passage)
    for pool in pools.values():
        yield from _findings(pool, index, linked, names, together)


def _findings(
    pool: list[_Passage], index: dict[int, int], linked: dict[int, dict[str, list[Claim]]], names: Sequence[str], together: Together
) -> Iterator[Finding]:
    claims = {index[id(c)]: c for p in pool for c in p.claims}
    for i in list(claims):
        for others in linked.get(i, {}).values():
            for other in others:
                claims.setdefault(index[id(other)], other)
    have = {c.article.id for c in claims.values()}
    told: dict[str, list[float]] = {}
    for passage in pool:
        for name, value in passage.missing.items():
            told.setdefault(name, []).append(value)
    unit = "paragraph" if any(p.unit == "paragraph" for p in pool) else "claim"
    by_article: dict[str, list[Claim]] = {}
    for i in sorted(claims):
        by_article.setdefault(claims[i].article.id, []).append(claims[i])
    absent = [n for n in told if n not in have and max(together.told(own, n) for own in by_article.values()) < _HALF]
    sure = {name: sum(told[name]) / len(told[name]) for name in absent}
    if not sure or round(min(sure.values()), 2) < _SURE:
        return
    if unit == "claim" and len(names) > 2 and (len(have) < 2 or len(have) < _FOR_EACH * (len(names) - len(have) - len(sure))):
        return  # a detail that one outlet alone has, or of which it is not sure who else has it in other words
    sides = _sides(by_article)
    missing = tuple(n for n in names if n in sure)
    label = event_of([c for p in pool for c in p.claims])
    yield Finding(
        id=identity("omission", unit, sides, missing), kind="omission", rule="omission", severity="warning", slot=unit,
        message=("omission", (("label", label),)), sides=sides, missing_from=missing, unit=unit,
        confidence=round(min(sure.values()), 2),
    )  # fmt: skip


def _sides(by_article: Mapping[str, list[Claim]]) -> tuple[Side, ...]:
    return tuple(Side(article=a, answer=0, value=None, shown="", evidence=tuple(evidence_of(c) for c in sorted(own, key=lambda c: c.span.start)),
                      keys=tuple(passage_words([c.article.text[c.span.start : c.span.end] for c in own])))
                 for a, own in sorted(by_article.items()))  # fmt: skip
