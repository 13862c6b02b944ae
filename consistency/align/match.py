"""Which claims of two articles are counterparts: the best pairs one to one, then parts attached to what contains them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from consistency.records import Claim, Link

# Chosen on NTREX development documents and the development stories; see docs/quality.md.
_PAIR = 0.18  # least likeness of a one-to-one pair, after the noise below is taken off
_NOISE = 0.5  # how much of the likeness to the next best candidates counts as noise: what a topic shares anyway
_RIVALS = 2  # how many next best candidates are looked at
_FAINT = 0.05  # likeness that is not worth looking at
_FIRM = 0.3  # likeness above which a pair is not given up
_CONTAINED = 0.6  # least coverage of a free claim by the passage that it is attached to
_PLACE = 0.06  # how much the same place in the article adds: a hint, never a constraint


class Scores:
    """Likeness of claims, from their coverage of each other."""

    def __init__(self, claims: Sequence[Claim], covered: Sequence[dict[int, float]]) -> None:
        self.claims = claims
        self.covered = covered
        last: dict[str, int] = {}
        for claim in claims:
            sentence = claim.reading.sentence
            last[claim.article.id] = max(last.get(claim.article.id, 1), sentence.index)
        self._place = [c.reading.sentence.index / last[c.article.id] for c in claims]

    def likeness(self, i: int, j: int) -> float:
        """Geometric mean of both coverages, 0..1."""
        a, b = self.covered[i].get(j, 0.0), self.covered[j].get(i, 0.0)
        return round(math.sqrt(a * b), 9)

    def hint(self, i: int, j: int) -> float:
        """What the same place in both articles adds to likeness."""
        return _PLACE * (1 - abs(self._place[i] - self._place[j]))

    def support(self, i: int) -> dict[str, float]:
        """How well each article has what claim ``i`` says: the best of likeness and nine tenths of coverage, 0..1;
        articles that have nothing of it are left out."""
        best: dict[str, float] = {}
        for j, covered in self.covered[i].items():
            name = self.claims[j].article.id
            best[name] = max(best.get(name, 0.0), self.likeness(i, j), 0.9 * covered)
        return best


def links_of(scores: Scores, a: Sequence[int], b: Sequence[int]) -> list[Link]:
    """Links between the claims ``a`` of one article and ``b`` of another."""
    # Only claims that share a concept are looked at: all pairs of two long articles would take minutes.
    ours, theirs = frozenset(a), frozenset(b)
    like = {
        (i, j): value for i in a for j in scores.covered[i] if j in theirs and (value := scores.likeness(i, j)) > _FAINT
    }
    rivals: dict[int, list[float]] = {}
    for (i, j), value in like.items():
        rivals.setdefault(i, []).append(value)
        rivals.setdefault(j, []).append(value)
    noise = {i: sorted(values, reverse=True)[: _RIVALS + 1] for i, values in rivals.items()}
    ranks = sorted(((scores.hint(i, j) + v - _NOISE * (_others(noise[i], v) + _others(noise[j], v)) / 2, i, j) for (i, j), v in like.items()),
                   key=lambda p: (-p[0], p[1], p[2]))  # fmt: skip
    used: set[int] = set()
    links_at: list[tuple[Link, int, int]] = []
    for rank, i, j in ranks:
        if rank < _PAIR:
            break
        if i not in used and j not in used:
            used |= {i, j}
            links_at.append(
                (Link(a=scores.claims[i], b=scores.claims[j], relation="equal", score=min(1.0, like[i, j])), i, j)
            )
    kept = [(k, i, j) for k, i, j in links_at if not _held_better(scores, ours, theirs, i, j)]
    used = {n for _, i, j in kept for n in (i, j)}
    return [k for k, _, _ in kept] + _attached(scores, a, b, used)


def _held_better(scores: Scores, a: frozenset[int], b: frozenset[int], i: int, j: int) -> bool:
    """Whether a faint pair stands in the way of a passage that contains one of the two nearly whole."""
    if scores.likeness(i, j) >= _FIRM:
        return False
    for own, partner, others in ((i, j, b), (j, i, a)):
        best = max((value for k, value in scores.covered[own].items() if k in others), default=0.0)
        if best >= _CONTAINED and best >= 2 * scores.covered[own].get(partner, 0.0):
            return True
    return False


def _others(best: Sequence[float], own: float) -> float:
    """Mean likeness of the best candidates but this one."""
    rest = list(best)
    if own in rest:
        rest.remove(own)
    return sum(rest[:_RIVALS]) / _RIVALS


def _attached(scores: Scores, a: Sequence[int], b: Sequence[int], used: set[int]) -> list[Link]:
    """Free claims that a passage of the other article contains: a merged or split sentence."""
    links: list[Link] = []
    for own, other in ((a, frozenset(b)), (b, frozenset(a))):
        for i in own:
            near = [k for k in scores.covered[i] if k in other]
            if i in used or not near:
                continue
            j = max(near, key=lambda k: (scores.covered[i][k] + scores.likeness(i, k), -k))
            if scores.covered[i][j] >= _CONTAINED and len(scores.claims[i].slots) > 1:
                first, second = (i, j) if own is a else (j, i)
                relation = "part" if own is a else "contains"
                links.append(Link(a=scores.claims[first], b=scores.claims[second], relation=relation,  # type: ignore[arg-type]
                                  score=scores.covered[i][j]))  # fmt: skip
    return links
