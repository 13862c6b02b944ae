"""Claims -> links -> groups of equivalent claims over all articles, many to many and free of order.

``align(claims)``: vectors of all claims (``views.py``, ``rows.py``); links of each pair of articles (``match.py`` over
``pairs.py``, and ``candidates.py`` where they are long); groups closed over equal links (``groups.py``). What an article
has of a claim, linked or not, is told by coverage (``likeness.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from consistency.align.contained import contained
from consistency.align.groups import groups_of
from consistency.align.likeness import Scores, coverage
from consistency.records import Alignment, Claim, Link, Relation

if TYPE_CHECKING:
    from consistency.align.match import Linked

__all__ = ["align", "links_between", "prepare"]


_TWIN = 0.4  # least likeness of two claims of one article that say the same thing twice
_NEAR = 0.05  # likeness under which two claims are not even a little alike
# Least sum of a link's probability and likeness in a story. Outlets tell one event each in its own words: what stands
# between the same neighbours is less often the same than in the translations that the probability was fitted on.
# Chosen on the seeds and the development stories; any values from 0.8 to 1.0, and from 1.3 to 1.35, find the same.
_ASSURED: dict[Relation, float] = {"equal": 0.8, "part": 1.3, "contains": 1.3}
_RELATIONS: dict[int, Relation] = {0: "equal", 1: "part", -1: "contains"}


def prepare() -> None:
    """Import what aligning needs (numpy), to be done while a run waits for something else."""
    import consistency.align.match  # noqa: F401


def align(claims: Sequence[Claim]) -> Alignment:
    """Align the claims of all articles with each other."""
    claims = tuple(claims)
    scores = Scores(claims, coverage(claims))
    links = _links(claims, scores)
    names = sorted({c.article.id for c in claims})
    supports = [scores.support(i) for i in range(len(claims))]
    support = [(i, name, supports[i].get(name, 0.0)) for i in range(len(claims)) for name in names
               if claims[i].article.id != name]  # fmt: skip
    article = [c.article.id for c in claims]
    near = tuple((i, j, like) for i, row in enumerate(scores.covered) for j in sorted(row)
                 if j > i and row[j] > _NEAR and article[i] != article[j] and (like := scores.likeness(i, j)) > _NEAR)  # fmt: skip
    twins = tuple(
        (i, j)
        for i, row in enumerate(scores.covered)
        for j in row
        if j > i and article[i] == article[j] and scores.likeness(i, j) >= _TWIN
    )
    return Alignment(
        claims=claims,
        links=tuple(links),
        groups=groups_of(claims, links),
        support=tuple(support),
        near=near,
        twins=twins,
    )


def links_between(a: Sequence[Claim], b: Sequence[Claim]) -> list[tuple[int, int, float]]:
    """(index in a, index in b, probability) for each link between two articles, sorted."""
    claims = (*a, *b)
    found = _linked(claims, [(list(range(len(a))), list(range(len(a), len(claims))))])[0] if claims else None
    if found is None:
        return []
    return sorted(zip(found.i.tolist(), found.j.tolist(), found.probability.tolist(), strict=True))


def _links(claims: Sequence[Claim], scores: Scores) -> list[Link]:
    by_article: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        by_article.setdefault(claim.article.id, []).append(i)
    names = sorted(by_article)
    both = [(by_article[a], by_article[b]) for n, a in enumerate(names) for b in names[n + 1 :]]
    links: list[Link] = []
    for (a, b), found in zip(both, _linked(claims, both), strict=True):
        own = [link for link in _told(claims, scores, a, b, found) if link.score + link.likeness >= _ASSURED[link.relation]]
        links += own
        links += contained(scores, a, b, own)
    return links


def _told(claims: Sequence[Claim], scores: Scores, a: list[int], b: list[int], found: Linked) -> Iterator[Link]:
    """The links that were found between two articles, as records."""
    columns = (found.i.tolist(), found.j.tolist(), found.probability.tolist(), found.relation.tolist())
    for i, j, score, relation in zip(*columns, strict=True):
        likeness = scores.likeness(a[i], b[j])
        yield Link(a=claims[a[i]], b=claims[b[j]], relation=_RELATIONS[relation], score=score, likeness=likeness)


def _linked(claims: Sequence[Claim], articles: Sequence[tuple[list[int], list[int]]]) -> list[Linked]:
    """The links of each pair of articles, which are given as indexes of claims."""
    import numpy as np
    from threadpoolctl import threadpool_limits

    from consistency.align.match import linked
    from consistency.align.views import vectors

    with threadpool_limits(1):  # small products: more threads would only get in the way of other work
        rows = vectors(claims)
        return [linked(rows, np.asarray(a), np.asarray(b)) for a, b in articles]
