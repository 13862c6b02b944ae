"""Claims -> links -> groups of equivalent claims over all articles, many to many and free of order.

``align(claims, story)``: likeness from ``likeness.py``; the best partners one to one for each pair of articles, then
free claims attached to the passage that contains them; groups closed over equal links.
"""

from __future__ import annotations

from collections.abc import Sequence

from consistency.align.groups import groups_of
from consistency.align.likeness import coverage
from consistency.align.match import Scores, links_of
from consistency.records import Alignment, Claim, Link

__all__ = ["align", "links_between"]


_TWIN = 0.4  # least likeness of two claims of one article that say the same thing twice
_NEAR = 0.05  # likeness under which two claims are not even a little alike


def align(claims: Sequence[Claim]) -> Alignment:
    """Align the claims of all articles with each other."""
    claims = tuple(claims)
    scores = Scores(claims, coverage(claims))
    links: list[Link] = []
    by_article: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        by_article.setdefault(claim.article.id, []).append(i)
    names = sorted(by_article)
    for n, a in enumerate(names):
        for b in names[n + 1 :]:
            links += links_of(scores, by_article[a], by_article[b])
    supports = [scores.support(i) for i in range(len(claims))]
    support = [(i, name, supports[i].get(name, 0.0)) for i in range(len(claims)) for name in by_article
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
    """(index in a, index in b, score) for each link between two articles, sorted."""
    claims = tuple(a) + tuple(b)
    scores = Scores(claims, coverage(claims))
    place = {id(c): i for i, c in enumerate(claims)}
    links = links_of(scores, list(range(len(a))), list(range(len(a), len(claims))))
    return sorted((place[id(k.a)], place[id(k.b)] - len(a), k.score) for k in links)
