"""All articles of a story: links of each pair of them, groups, and what each article has of each claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from threadpoolctl import threadpool_limits

from consistency.align.bare import bare, bridged
from consistency.align.contained import contained
from consistency.align.encoder import Encoder, centred
from consistency.align.entries import Entries, entries_of
from consistency.align.groups import groups_of
from consistency.align.likeness import Scores, scores_of
from consistency.align.match import Linked, Seek, linked
from consistency.align.rows import Floats, Ints, Products, Rows, table_of
from consistency.align.views import bare_vectors, meaning_of, vectors, with_meaning
from consistency.records import Alignment, Claim, Link, Relation

_TWIN = 0.4  # least likeness of two claims of one article that say the same thing twice
_NEAR = 0.05  # likeness under which two claims are not even a little alike
# Least sum of a link's probability and likeness in a story. Outlets tell one event each in its own words: what stands
# between the same neighbours is less often the same than in the translations that the probability was fitted on.
# Chosen on the seeds and the development stories; any values from 0.8 to 1.0, and from 1.3 to 1.35, find the same.
_ASSURED: dict[Relation, float] = {"equal": 0.8, "part": 1.3, "contains": 1.3}
_SHARED = 0.05  # least likeness of a link in a story: what only stands in the same place is something else
_RELATIONS: dict[int, Relation] = {0: "equal", 1: "part", -1: "contains"}
_SMALL = 600  # claims of which all products are worked out at once


def align(claims: Sequence[Claim], encoder: Encoder | None = None) -> Alignment:
    """Align the claims of all articles with each other."""
    claims = tuple(claims)
    names = sorted({c.article.id for c in claims})
    place = {name: n for n, name in enumerate(names)}
    article = np.asarray([place[c.article.id] for c in claims], np.int64)
    entries = entries_of(claims)
    scores = scores_of(claims, entries)
    meaning = None if encoder is None or not claims else meaning_of(claims, encoder)
    is_bare = bare(claims)
    if meaning is not None and is_bare.any():
        with threadpool_limits(1):
            scores = bridged(scores, centred(meaning), is_bare, article)
    links = tuple(_links(scores, entries, meaning))
    support = scores.support(article)
    near = (scores.i < scores.j) & (scores.like > _NEAR) & (scores.covered > _NEAR) & (article[scores.i] != article[scores.j])
    twins = (scores.i < scores.j) & (scores.like >= _TWIN) & (article[scores.i] == article[scores.j])
    return Alignment(
        claims=claims,
        links=links,
        groups=groups_of(claims, links),
        support=tuple((i, name, support.get((i, n), 0.0)) for i, claim in enumerate(claims) for n, name in enumerate(names)
                      if claim.article.id != name),
        near=tuple(zip(scores.i[near].tolist(), scores.j[near].tolist(), scores.like[near].tolist(), strict=True)),
        twins=tuple(zip(scores.i[twins].tolist(), scores.j[twins].tolist(), strict=True)),
        rarity=tuple(zip(entries.names, entries.rarity().tolist(), strict=True)),
    )  # fmt: skip


def links_between(
    a: Sequence[Claim], b: Sequence[Claim], encoder: Encoder | None = None
) -> list[tuple[int, int, float]]:
    """(index in a, index in b, probability) for each link between two articles, sorted."""
    if not a or not b:
        return []
    claims = (*a, *b)
    meaning = None if encoder is None else meaning_of(claims, encoder)
    both = [(np.arange(len(a)), np.arange(len(a), len(claims)))]
    found = _linked(claims, entries_of(claims), both, meaning, retold=False)[0]
    return sorted(zip(found.i.tolist(), found.j.tolist(), found.probability.tolist(), strict=True))


def _links(scores: Scores, entries: Entries, meaning: Floats | None) -> Iterator[Link]:
    by_article: dict[str, list[int]] = {}
    for i, claim in enumerate(scores.claims):
        by_article.setdefault(claim.article.id, []).append(i)
    names = sorted(by_article)
    rows = {name: np.asarray(by_article[name]) for name in names}
    both = [(rows[a], rows[b]) for n, a in enumerate(names) for b in names[n + 1 :]]
    for (a, b), found in zip(both, _linked(scores.claims, entries, both, meaning, retold=True), strict=True):
        own = _whole([link for link in _told(scores, a, b, found) if _assured(link)])
        yield from own
        yield from contained(scores, a, b, own)


def _assured(link: Link) -> bool:
    return link.likeness >= _SHARED and link.score + link.likeness >= _ASSURED[link.relation]


def _whole(links: list[Link]) -> list[Link]:
    """The links of two articles, where a claim that contains one claim of the other equals none: it is a merged
    sentence, and both are parts of it."""
    wholes = {id(link.b) for link in links if link.relation == "part"}
    wholes |= {id(link.a) for link in links if link.relation == "contains"}
    out = []
    for link in links:
        a, b = id(link.a) in wholes, id(link.b) in wholes
        if link.relation == "equal" and a != b:
            link = replace(link, relation="contains" if a else "part")
        out.append(link)
    return out


def _told(scores: Scores, a: Ints, b: Ints, found: Linked) -> Iterator[Link]:
    """The links that were found between two articles, as records."""
    columns = (a[found.i].tolist(), b[found.j].tolist(), found.probability.tolist(), found.relation.tolist())
    for i, j, score, relation in zip(*columns, strict=True):
        yield Link(a=scores.claims[i], b=scores.claims[j], relation=_RELATIONS[relation], score=score,
                   likeness=scores.likeness(i, j))  # fmt: skip


def _linked(
    claims: Sequence[Claim], entries: Entries, articles: Sequence[tuple[Ints, Ints]], meaning: Floats | None, *, retold: bool
) -> list[Linked]:
    """The links of each pair of articles, which are given as indexes of claims; ``retold`` see ``Look.settled``."""
    with threadpool_limits(1):  # small products: more threads would only get in the way of other work
        plain = vectors(claims, entries)
        products, seek = _products(plain if meaning is None else with_meaning(plain, meaning)), Seek(plain, meaning)
        is_bare = bare(claims)
        if meaning is None or not is_bare.any():
            return [linked(products, a, b, seek, retold=retold) for a, b in articles]
        close = centred(meaning)
        rows = bare_vectors(claims, close)
        without, by = _products(rows), Seek(rows, close)
        return [
            linked(without, a, b, by, retold=retold) if is_bare[a].any() or is_bare[b].any() else linked(products, a, b, seek, retold=retold)
            for a, b in articles
        ]


def _products(rows: Rows) -> Products:
    return table_of(rows) if len(rows) <= _SMALL else rows
