"""What stands in another article where a missing passage would: between the same neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consistency.records import Alignment, Claim

# Chosen on NTREX development documents and the development stories; see docs/quality.md.
_HINT = 0.08  # least likeness of a left-over passage in the same place
_BEST = 0.8  # how near it must come to the likeness of the best candidates of both
_REACH = 4  # claims looked at beyond the first or last linked one


class SamePlace:
    """Finds what stands in another article where a missing passage would: between the same neighbours.

    A left-over paragraph there that is a little alike may be the same statement in other words: no sure omission.
    """

    def __init__(
        self, alignment: Alignment, linked: dict[int, dict[str, list[Claim]]], lacking: dict[int, dict[str, float]]
    ) -> None:
        self._claims = alignment.claims
        self._linked = linked
        self._lacking = lacking
        self._near = {(i, j): like for i, j, like in alignment.near}
        self._top: dict[tuple[int, str], float] = {}
        for i, j, like in alignment.near:
            for own, other in ((i, j), (j, i)):
                key = (own, alignment.claims[other].article.id)
                self._top[key] = max(self._top.get(key, 0.0), like)
        self._index = {id(c): i for i, c in enumerate(alignment.claims)}
        self._members: dict[str, list[int]] = {}
        for i, claim in enumerate(alignment.claims):
            self._members.setdefault(claim.article.id, []).append(i)

    def taken(self, members: Sequence[int], name: str) -> bool:
        """Whether article ``name`` has a left-over passage in the place of the claims ``members``."""
        own = self._claims[members[0]].article.id
        before = self._neighbour(reversed([i for i in self._members[own] if i < members[0]]), name)
        after = self._neighbour((i for i in self._members[own] if i > members[-1]), name)
        others = self._members[name]
        low = before if before is not None else (after - _REACH if after is not None else others[-1])
        high = after if after is not None else low + _REACH
        if low > high:
            return False
        between = [k for k in others if low < k < high]
        spare = [k for k in between if own in self._lacking[k]]
        if len(self._members) > 2 and before is not None and after is not None and between == spare and len(spare) == len(members) == 1:
            return True  # one sentence each between the same two, where a third article tells of one: in whatever words
        return any(self._plausible(i, k) for i in members for k in spare)

    def _plausible(self, i: int, k: int) -> bool:
        """Whether two left-over claims are a little alike, and nearly as much as either is to anything there."""
        like = self._near.get((min(i, k), max(i, k)), 0.0)
        article_i, article_k = self._claims[i].article.id, self._claims[k].article.id
        return like >= _HINT and like >= _BEST * max(
            self._top.get((i, article_k), 0.0), self._top.get((k, article_i), 0.0)
        )

    def _neighbour(self, order: Iterable[int], name: str) -> int | None:
        for i in order:
            found = self._linked.get(i, {}).get(name)
            if found:
                return self._index[id(found[0])]
        return None
