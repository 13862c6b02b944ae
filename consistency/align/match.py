"""Which claims of two articles are counterparts: the best pairs one to one, then parts attached to what contains them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from consistency.records import Claim, Link

# Chosen on NTREX development documents and the development stories; see docs/quality.md.
_PAIR = 0.17  # least likeness of a one-to-one pair
_CLEAR = 0.10  # least likeness where it is far above both claims' other candidates
_MARGIN = 1.6  # how many times above the next candidate is "far"
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
        return math.sqrt(a * b)

    def ranked(self, i: int, j: int) -> float:
        """Likeness with the hint of place, for choosing between candidates."""
        like = self.likeness(i, j)
        return like + _PLACE * (1 - abs(self._place[i] - self._place[j])) if like else 0.0

    def support(self, i: int, members: Sequence[int]) -> float:
        """How well an article has what claim ``i`` says: the best of likeness and nine tenths of coverage, 0..1."""
        return max((max(self.likeness(i, j), 0.9 * self.covered[i].get(j, 0.0)) for j in members), default=0.0)


def links_of(scores: Scores, a: Sequence[int], b: Sequence[int]) -> list[Link]:
    """Links between the claims ``a`` of one article and ``b`` of another."""
    pairs = sorted(((scores.ranked(i, j), i, j) for i in a for j in b if scores.likeness(i, j) > 0.08), key=lambda p: (-p[0], p[1], p[2]))
    best = _runners_up(pairs)
    used: set[int] = set()
    links: list[Link] = []
    for rank, i, j in pairs:
        if i in used or j in used:
            continue
        like = scores.likeness(i, j)
        rival = max(best[i].get(j, 0.0), best[j].get(i, 0.0))
        if like >= _PAIR or (like >= _CLEAR and rank >= _MARGIN * rival):
            used |= {i, j}
            links.append(Link(a=scores.claims[i], b=scores.claims[j], relation="equal", score=min(1.0, like)))
    return links + _attached(scores, a, b, used)


def _runners_up(pairs: Sequence[tuple[float, int, int]]) -> dict[int, dict[int, float]]:
    """For each claim and candidate, the best rank among its other candidates."""
    ranks: dict[int, list[tuple[float, int]]] = {}
    for rank, i, j in pairs:
        ranks.setdefault(i, []).append((rank, j))
        ranks.setdefault(j, []).append((rank, i))
    out: dict[int, dict[int, float]] = {}
    for i, row in ranks.items():
        top = row[:2]
        out[i] = {j: (top[1][0] if j == top[0][1] and len(top) > 1 else top[0][0] if j != top[0][1] else 0.0) for _, j in row}
    return out


def _attached(scores: Scores, a: Sequence[int], b: Sequence[int], used: set[int]) -> list[Link]:
    """Free claims that a passage of the other article contains: a merged or split sentence."""
    links: list[Link] = []
    for own, other in ((a, b), (b, a)):
        for i in own:
            if i in used or not other:
                continue
            j = max(other, key=lambda k: (scores.covered[i].get(k, 0.0) + scores.ranked(i, k), -k))
            if scores.covered[i].get(j, 0.0) >= _CONTAINED and len(scores.claims[i].slots) > 1:
                first, second = (i, j) if own is a else (j, i)
                relation = "part" if own is a else "contains"
                links.append(Link(a=scores.claims[first], b=scores.claims[second], relation=relation,  # type: ignore[arg-type]
                                  score=scores.covered[i][j]))  # fmt: skip
    return links
