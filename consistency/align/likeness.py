"""How much of one claim's content another claim has, for all claims at once, through an inverted index.

The coverage of claim A by claim B is the share of A's content words (weighted by rarity) that B has too, each in
0..1. It is asymmetric: a long sentence covers its short summary, not the other way round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from consistency.records import Claim

# Share of a number's or date's weight that counts against a claim where the other side lacks it: low, since two
# answers to one question are what must still align. Chosen on the development stories.
_FIGURE_WEIGHT = 0.35


# Countries stand in every other sentence of a diplomatic story, and words of reporting in every other sentence of any:
# they say little about what is told. Chosen on the development stories and NTREX.
_COUNTRY_WEIGHT = 0.6
_REPORTING_WEIGHT = 0.4
_REPORTING = frozenset({
    "say", "previously", "also", "remember", "now", "recently", "new", "different", "especially", "inform", "information",
    "nation", "according to", "according", "express", "additional", "again", "meanwhile", "last", "year", "day", "time", "today",
    "yesterday", "week", "month", "first", "earlier", "main", "take place", "issue", "number", "amount", "people", "person",
    "report", "believe", "know", "become", "make", "begin", "start", "continue", "general", "important", "several", "many",
    "more than", "than", "other", "each", "both", "while", "after", "before", "therefore", "because", "note", "emphasise", "part",
})  # fmt: skip


def commonness(concept: str) -> float:
    """What a concept counts for beside others as rare in the story, 0..1."""
    if concept[0] == "@":
        return _COUNTRY_WEIGHT
    if concept[0] in "#^":
        return 1.0
    return _REPORTING_WEIGHT if concept in _REPORTING else 1.0


def rarity(claims: Sequence[Claim]) -> dict[str, float]:
    """Concept -> weight by how few claims have it (inverse document frequency, smoothed; Sparck Jones 1972)."""
    count: dict[str, int] = {}
    for claim in claims:
        for concept in {c for slot in claim.slots for c, _ in slot}:
            count[concept] = count.get(concept, 0) + 1
    total = len(claims)
    return {concept: commonness(concept) * math.log(1 + total / (n + 0.5)) for concept, n in count.items()}


def coverage(claims: Sequence[Claim]) -> list[dict[int, float]]:
    """For each claim, the other claims that share a concept with it -> coverage of the first by the second, 0..1."""
    weight = rarity(claims)
    index: dict[str, dict[int, float]] = {}
    for i, claim in enumerate(claims):
        for slot in claim.slots:
            for concept, sense in slot:
                row = index.setdefault(concept, {})
                row[i] = max(row.get(i, 0.0), sense)
    return [_row(i, claim, index, weight) for i, claim in enumerate(claims)]


def _row(i: int, claim: Claim, index: dict[str, dict[int, float]], weight: dict[str, float]) -> dict[int, float]:
    total = 0.0
    sums: dict[int, float] = {}
    seen: set[str] = set()
    for slot in claim.slots:
        lead = slot[0][0]
        if lead in seen:
            continue
        seen.add(lead)
        # A word that no other claim has counts a little less: it may be an unknown synonym.
        value = weight[lead] if len(index[lead]) > 1 else 0.8 * weight[lead]
        total += value * (_FIGURE_WEIGHT if lead[0] in "#^" else 1.0)
        best: dict[int, float] = {}
        for concept, sense in slot:
            for j, other in index[concept].items():
                match = sense * other
                if match > best.get(j, 0.0):
                    best[j] = match
        for j, match in best.items():
            if j != i:
                sums[j] = sums.get(j, 0.0) + value * match
    return {j: min(1.0, s / total) for j, s in sums.items()} if total else {}


class Scores:
    """Likeness of claims, from their coverage of each other."""

    def __init__(self, claims: Sequence[Claim], covered: Sequence[dict[int, float]]) -> None:
        self.claims = claims
        self.covered = covered

    def likeness(self, i: int, j: int) -> float:
        """Geometric mean of both coverages, 0..1."""
        a, b = self.covered[i].get(j, 0.0), self.covered[j].get(i, 0.0)
        return round(math.sqrt(a * b), 9)

    def support(self, i: int) -> dict[str, float]:
        """How well each article has what claim ``i`` says: the best of likeness and nine tenths of coverage, 0..1;
        articles that have nothing of it are left out."""
        best: dict[str, float] = {}
        for j, covered in self.covered[i].items():
            name = self.claims[j].article.id
            best[name] = max(best.get(name, 0.0), self.likeness(i, j), 0.9 * covered)
        return best
