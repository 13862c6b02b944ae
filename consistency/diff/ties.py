"""How two claims are tied: by a link, and how sure it is, or only by being a little alike. What is told of both is weighed with it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consistency.records import Alignment, Claim, Link

_LINKED = 0.5  # probability of a link from which on two claims are asked; how sure it is, is weighed
_MOST = 6.0  # log-odds of a link that is as good as certain


@dataclass(frozen=True, slots=True)
class Tie:
    """How two claims are linked: the link's probability, whether it is an equal one and a certain one; for how many of the two, 0 to 2,
    the other article has none that is likelier; and how alike they are, 0..1. Of two that are only alike the probability is 0, and
    ``taken`` is how many of them are linked with something else of the other's article."""

    score: float
    equal: bool
    sure: bool
    best: int
    like: float
    taken: int = 0

    def features(self) -> dict[str, float]:
        """What of it is weighed, by name."""
        unlinked = not self.score
        return {
            "link": 0.0 if unlinked else min(_MOST, math.log((self.score + 1e-4) / (1 - self.score + 1e-4))),
            "unlinked": float(unlinked), "like": self.like, "unlinked like": self.like * unlinked,
            "unlinked best": float(self.best) * unlinked, "taken": float(self.taken),
            "equal": float(self.equal), "sure": float(self.sure), "best": float(self.best),
        }  # fmt: skip


def ties(alignment: Alignment, sure: Sequence[Link], least: float) -> Iterator[tuple[Claim, Claim, Tie]]:
    """The claims that are linked, or a little alike, two by two, and how; ``sure`` are those of the links that are certain, ``least`` the
    likeness from which on two claims that are not linked are asked."""
    certain = {id(link) for link in sure}
    likely = {frozenset((id(link.a), id(link.b))): link for link in _likely(alignment)}
    near = [(alignment.claims[i], alignment.claims[j], likeness) for i, j, likeness in alignment.near]
    like = {frozenset((id(a), id(b))): likeness for a, b, likeness in near}
    best, nearest = _most((link.a, link.b, link.score) for link in likely.values()), _most(near)
    for pair, link in likely.items():
        a, b = link.a, link.b
        first = sum(link.score >= best[key] for key in _ways(a, b))
        yield a, b, Tie(link.score, link.relation == "equal", id(link) in certain, first, like.get(pair, 0.0))
    for a, b, likeness in near:
        if likeness >= least and frozenset((id(a), id(b))) not in likely:
            first, taken = sum(likeness >= nearest[key] for key in _ways(a, b)), sum(key in best for key in _ways(a, b))
            yield a, b, Tie(0.0, False, False, first, likeness, taken)


def linked_with(alignment: Alignment) -> dict[int, list[Claim]]:
    """What each claim, by its id, is likely linked with."""
    found: dict[int, list[Claim]] = {}
    for link in _likely(alignment):
        found.setdefault(id(link.a), []).append(link.b)
        found.setdefault(id(link.b), []).append(link.a)
    return found


def _likely(alignment: Alignment) -> list[Link]:
    return [link for link in alignment.links if link.score >= _LINKED]


def _ways(a: Claim, b: Claim) -> tuple[tuple[int, str], tuple[int, str]]:
    """Each of two claims with the other's article."""
    return (id(a), b.article.id), (id(b), a.article.id)


def _most(rows: Iterable[tuple[Claim, Claim, float]]) -> dict[tuple[int, str], float]:
    """The most that each claim has with any of an article, of pairs of claims with a figure each."""
    found: dict[tuple[int, str], float] = {}
    for a, b, value in rows:
        for key in _ways(a, b):
            found[key] = max(found.get(key, 0.0), value)
    return found
