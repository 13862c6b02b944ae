"""How much of one claim's content another claim has, for all claims at once, through an inverted index.

The coverage of claim A by claim B is the share of A's content words (weighted by rarity) that B has too, each in
0..1. It is asymmetric: a long sentence covers its short summary, not the other way round.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from consistency.align.rows import Floats, Ints, runs
from consistency.records import Claim

_LONE = 0.8  # what a word counts that no other claim has: it may be an unknown synonym
_LEAST = 0.03  # coverage under which a pair is forgotten: it says nothing, and there are very many
_MEETINGS = 2_000_000  # meetings of entries with claims looked at in one go: some 100 MB
_DIGITS = 9  # likeness is rounded, so that the order of additions decides nothing

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
    return _rarity(_holders(claims), len(claims))


def _rarity(holders: Counter[str], claims: int) -> dict[str, float]:
    return {c: commonness(c) * math.log(1 + claims / (n + 0.5)) for c, n in holders.items()}


@dataclass(frozen=True, slots=True)
class Scores:
    """Coverage of claims by each other, for all pairs that share a concept: ``i`` and ``j`` ascending, ``covered`` how
    much of ``i``'s content ``j`` has, ``like`` the geometric mean of both directions; 0..1."""

    claims: tuple[Claim, ...]
    i: Ints
    j: Ints
    covered: Floats
    like: Floats

    def likeness(self, i: int, j: int) -> float:
        """Geometric mean of both coverages, 0..1."""
        return self._at(self.like, i, j)

    def coverage(self, i: int, j: int) -> float:
        """How much of claim ``i`` claim ``j`` has, 0..1."""
        return self._at(self.covered, i, j)

    def near(self, i: int) -> tuple[Ints, Floats, Floats]:
        """The claims that share a concept with claim ``i``, how much of it each has, and how alike they are."""
        low, high = np.searchsorted(self.i, (i, i + 1))
        return self.j[low:high], self.covered[low:high], self.like[low:high]

    def support(self, articles: Ints) -> dict[tuple[int, int], float]:
        """How well each article has what each claim says: the best of likeness and nine tenths of coverage, 0..1, by
        (claim, article), given the article of each claim; what has nothing of it is left out."""
        best = np.maximum(self.like, np.round(0.9 * self.covered, _DIGITS))
        count = int(articles.max(initial=0)) + 1
        key, where = np.unique(self.i * count + articles[self.j], return_inverse=True)
        top = np.zeros(len(key))
        np.maximum.at(top, where, best)
        own, other = divmod(key, count)
        return dict(zip(zip(own.tolist(), other.tolist(), strict=True), top.tolist(), strict=True))

    def _at(self, values: Floats, i: int, j: int) -> float:
        low, high = np.searchsorted(self.i, (i, i + 1))
        at = low + int(np.searchsorted(self.j[low:high], j))
        return float(values[at]) if at < high and self.j[at] == j else 0.0


def scores_of(claims: Sequence[Claim]) -> Scores:
    """Coverage of every claim by every other, through an inverted index of concepts."""
    table = _Slots(claims)
    parts = [table.covered(first, last) for first, last in table.chunks()]
    key = np.concatenate([k for k, _ in parts]) if parts else np.zeros(0, np.int64)
    covered = np.concatenate([v for _, v in parts]) if parts else np.zeros(0)
    i, j = key // max(1, len(claims)), key % max(1, len(claims))
    back = j * len(claims) + i
    at = np.minimum(np.searchsorted(key, back), max(0, len(key) - 1))
    other = np.where(key[at] == back, covered[at], 0.0) if len(key) else covered
    like = np.round(np.sqrt(covered * other), _DIGITS).astype(np.float64)
    return Scores(tuple(claims), i, j, covered, like)


class _Slots:
    """The slots of all claims as columns: the claim and weight of each, and its entries (concept, sense)."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.count = len(claims)
        holders = _holders(claims)
        weight = _rarity(holders, self.count)
        number: dict[str, int] = {}
        owner: list[int] = []
        value: list[float] = []
        against: list[float] = []
        slot_of: list[int] = []
        concept_of: list[int] = []
        sense_of: list[float] = []
        held: dict[tuple[int, int], float] = {}
        for i, claim in enumerate(claims):
            seen: set[str] = set()
            for slot in claim.slots:
                for concept, sense in slot:
                    n = number.setdefault(concept, len(number))
                    held[n, i] = max(held.get((n, i), 0.0), sense)
                lead = slot[0][0]
                if lead in seen:
                    continue
                seen.add(lead)
                worth = weight[lead] if holders[lead] > 1 else _LONE * weight[lead]
                for concept, sense in slot:
                    slot_of.append(len(owner))
                    concept_of.append(number[concept])
                    sense_of.append(sense)
                owner.append(i)
                value.append(worth)
                against.append(worth * (_FIGURE_WEIGHT if lead[0] in "#^" else 1.0))
        self.owner, self.value = np.asarray(owner, np.int64), np.asarray(value)
        self.total = np.bincount(self.owner, weights=np.asarray(against), minlength=self.count)
        self.slot, self.concept, self.sense = np.asarray(slot_of, np.int64), np.asarray(concept_of, np.int64), np.asarray(sense_of)
        posting = np.asarray(sorted(held), np.int64).reshape(-1, 2)
        self.holder, self.held = posting[:, 1], np.asarray([held[k] for k in sorted(held)])
        self.start = np.searchsorted(posting[:, 0], np.arange(len(number) + 1))

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Ranges of claims whose entries meet a bounded number of others."""
        meets = np.bincount(self.owner[self.slot], weights=np.diff(self.start)[self.concept], minlength=self.count)
        done, first = 0.0, 0
        for i, size in enumerate(meets.tolist()):
            if done + size > _MEETINGS and i > first:
                yield first, i
                done, first = 0.0, i
            done += size
        if first < self.count:
            yield first, self.count

    def covered(self, first: int, last: int) -> tuple[Ints, Floats]:
        """(key, coverage) of the claims in a range: the key is claim * claims + other claim, ascending."""
        entries = np.flatnonzero((self.owner[self.slot] >= first) & (self.owner[self.slot] < last))
        size = np.diff(self.start)[self.concept[entries]]
        met = runs(self.start[self.concept[entries]], size)
        slot, other = np.repeat(self.slot[entries], size), self.holder[met]
        match = np.repeat(self.sense[entries], size) * self.held[met]
        both, where = np.unique(slot * self.count + other, return_inverse=True)
        best = np.zeros(len(both))
        np.maximum.at(best, where, match)
        slot, other = both // self.count, both % self.count
        key, where = np.unique(self.owner[slot] * self.count + other, return_inverse=True)
        value = np.bincount(where, weights=self.value[slot] * best, minlength=len(key))
        own, other = key // self.count, key % self.count
        share = np.minimum(1.0, value / np.maximum(self.total[own], _LEAST))
        keep = (own != other) & (self.total[own] > 0) & (share >= _LEAST)
        return key[keep], share[keep]


def _holders(claims: Sequence[Claim]) -> Counter[str]:
    """How many claims have each concept."""
    return Counter(concept for claim in claims for concept in {c for slot in claim.slots for c, _ in slot})
