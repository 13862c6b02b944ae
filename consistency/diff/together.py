"""How much of a passage stands in two neighbouring sentences of another article: outlets cut one statement in several, and put
several in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from consistency.records import Alignment, Claim

_FIGURE_WEIGHT = 0.35  # share of its weight that a figure counts which is not there: what two answers differ in; as in ``align.likeness``


class Together:
    """The sentences of all articles, each with its concepts, and how much each concept says."""

    def __init__(self, alignment: Alignment) -> None:
        self._weight = dict(alignment.rarity)
        self._held: dict[str, list[dict[str, float]]] = {}
        for claim in alignment.claims:
            held: dict[str, float] = {}
            for slot in claim.slots:
                for concept, sense in slot:
                    held[concept] = max(held.get(concept, 0.0), sense)
            self._held.setdefault(claim.article.id, []).append(held)

    def told(self, claims: Sequence[Claim], name: str) -> float:
        """How much of the claims article ``name`` has in one place, 0..1: the mean of what one sentence and what two neighbours have."""
        held = self._held.get(name, [{}])
        one = max(self._covered(claims, (h,)) for h in held)
        two = max((self._covered(claims, pair) for pair in pairwise(held)), default=one)
        return (one + two) / 2

    def _covered(self, claims: Sequence[Claim], places: Sequence[Mapping[str, float]]) -> float:
        total = found = 0.0
        for slot in (s for claim in claims for s in claim.slots):
            lead = slot[0][0]
            weight = self._weight.get(lead, 0.0)
            total += weight * (_FIGURE_WEIGHT if lead[0] in "#^" else 1.0)
            found += weight * max(sense * place.get(concept, 0.0) for concept, sense in slot for place in places)
        return min(1.0, found / total) if total else 0.0
