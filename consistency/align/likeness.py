"""How much of one claim's content another claim has, for all claims at once, through an inverted index.

The coverage of claim A by claim B is the share of A's content words (weighted by rarity) that B has too, each in
0..1. It is asymmetric: a long sentence covers its short summary, not the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from consistency.align.entries import Entries, entries_of
from consistency.align.rows import Floats, Ints, runs
from consistency.records import Claim

_LONE = 0.8  # what a word counts that no other claim has: it may be an unknown synonym
_LEAST = 0.03  # coverage under which a pair is forgotten: it says nothing, and there are very many
_MEETINGS = 2_000_000  # meetings of entries with claims looked at in one go: some 100 MB
_DIGITS = 9  # likeness is rounded, so that the order of additions decides nothing

# Share of a number's or date's weight that counts against a claim where the other side lacks it: low, since two
# answers to one question are what must still align. Chosen on the development stories.
_FIGURE_WEIGHT = 0.35


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


def scores_of(claims: Sequence[Claim], entries: Entries | None = None) -> Scores:
    """Coverage of every claim by every other, through an inverted index of concepts; ``entries`` are theirs, where known."""
    table = _Slots(entries or entries_of(claims))
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
    """The slots of all claims as columns: the claim and weight of each, and its entries (concept, sense); a word that a claim
    has twice counts once. And who has each concept, and how surely: from ``start`` on in ``holder`` and ``held``."""

    def __init__(self, entries: Entries) -> None:
        self.count = entries.claims
        lead = entries.concept[np.searchsorted(entries.slot, np.arange(len(entries.owner)))]
        _, first = np.unique(entries.owner * len(entries.names) + lead, return_index=True)
        first.sort()
        rare, figure = entries.rarity(), np.asarray([name[0] in "#^" for name in entries.names], bool)
        self.owner = entries.owner[first]
        self.value = rare[lead[first]] * np.where(entries.holders[lead[first]] > 1, 1.0, _LONE)
        against = self.value * np.where(figure[lead[first]], _FIGURE_WEIGHT, 1.0)
        self.total = np.bincount(self.owner, weights=against, minlength=self.count)
        number = np.full(len(entries.owner), -1)
        number[first] = np.arange(len(first))
        kept = number[entries.slot] >= 0
        self.slot, self.concept, self.sense = number[entries.slot[kept]], entries.concept[kept], entries.sense[kept]
        concept, self.holder, self.held = entries.best(entries.sense)
        self.start = np.searchsorted(concept, np.arange(len(entries.names) + 1))

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
