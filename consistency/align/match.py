"""Which claims of two articles are counterparts, many to many.

First the best pairs one to one, by likeness less what the topic shares anyway, with a little for a pair whose
neighbours are alike too. Then each pair is asked whether it is a link, by what is seen around it: is it a pair, how far
is it ahead of its rivals, are its neighbours paired, and would a sentence of it and the neighbour that is paired already
match better together (a merged or a split sentence). The answer is a probability. Then once more, with the best pairs by
that probability, and with what it makes of the rivals, the neighbours and the order of the articles (``context.py``): what is
doubtful is settled by what is sure. Under `_LINK` it abstains.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consistency.align.candidates import candidates
from consistency.align.context import context
from consistency.align.pairs import Flags, Pairs
from consistency.align.rows import NOTHING, Floats, Ints, Products, Rows
from consistency.align.weights import ROUNDS

_PLAIN = 300  # claims of an article up to which all pairs are compared, where a table has not all products anyway
_TOPIC = 0.5  # how much of the mean likeness of either claim to the other article is taken off (PEERS.md, mixc)
_COMPANY = 0.15  # how much the likeness of the next or previous pair adds, and up to which likeness
_COMPANY_MOST = 0.3
_PAIR = 0.03  # least likeness of a pair, and of a link
_FAINT = 0.3  # of the usual likeness: under it, each bit less weighs more than above it
_SPREAD = 0.02  # added to the usual likeness, which may be next to nothing
_SURE = 0.25  # likeness from which a pair in the neighbourhood counts in full
_CHANCE = 0.05  # least probability of a pair in the rounds after the first
_LINK = 0.45  # least probability of a link: in the fit, links and omissions are best from 0.4 to 0.5
_HALF_KEPT = 0.5  # the order is told from here: above it articles keep more or less to one, below less
_NO_GAIN = -0.3  # where no neighbour is paired: less than any gain that is seen
_NONE = 1e-9  # what a probability of 0 is taken for
_DIGITS = 6  # likeness is rounded, so that the order of additions in a machine decides nothing


@dataclass(frozen=True, slots=True)
class Linked:
    """Links of two articles: ``probability`` in 0..1, ``relation`` as of ``Look.relation``."""

    i: Ints
    j: Ints
    probability: Floats
    relation: Ints


@dataclass(frozen=True, slots=True)
class Seek:
    """What candidates are found by in long articles: the rows of words, and an encoder's vectors."""

    rows: Rows
    vectors: Floats | None = None


def linked(rows: Products, a: Ints, b: Ints, seek: Seek | None = None, *, retold: bool = False) -> Linked:
    """Links between the claims ``a`` of one article and ``b`` of another, given as rows of ``vectors``; ``seek`` see ``Look``;
    ``retold`` where the articles are no translations of each other, see ``Look.settled``."""
    look = Look(rows, a, b, seek) if len(a) and len(b) else None
    if look is None or not len(look.pairs):
        none = np.zeros(0, np.int64)
        return Linked(none, none, np.zeros(0), none)
    chance = look.settled(retold=retold)
    keep = (chance >= _LINK) & look.placed()
    return Linked(look.pairs.i[keep], look.pairs.j[keep], chance[keep], look.relation()[keep])


class Look:
    """Two articles side by side: their pairs, how alike each is, the best one to one, and what stands around each."""

    def __init__(self, rows: Products, a: Ints, b: Ints, seek: Seek | None = None) -> None:
        """``seek``: by what candidates are found where the articles are long; None: by the rows themselves."""
        self._rows, self._a, self._b = rows, a, b
        self._size = np.maximum(rows.squares(), NOTHING)
        # What each claim shares with the whole of the other article: what the topic shares.
        self._topic_a, self._topic_b = rows.topic(a, b), rows.topic(b, a)
        self._next_a, self._next_b = _following(rows, a), _following(rows, b)
        if isinstance(rows, Rows) and max(len(a), len(b)) > _PLAIN:
            by = seek or Seek(rows)
            self._see(Pairs.of(*candidates(by.rows, a, b, by.vectors), len(a), len(b)))
            self._see(self._with_neighbours())
        else:
            self._see(Pairs.every(len(a), len(b)))
        self._leads = self.pairs.leads(self.likeness)
        self.order = 0.0  # how far the articles keep to one order, from -0.5 to 0.5; known after a round
        self._look_around()

    def _with_neighbours(self) -> Pairs:
        """The candidates, and what stands beside each of the best pairs."""
        i, j = [self.pairs.i], [self.pairs.j]
        for di, dj in itertools.product((-1, 0, 1), repeat=2):
            i.append(self.pairs.i[self.paired] + di)
            j.append(self.pairs.j[self.paired] + dj)
        return Pairs.of(np.concatenate(i), np.concatenate(j), self.pairs.rows, self.pairs.columns)

    def _see(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self._product = self._rows.products(self._a[pairs.i], self._b[pairs.j])
        lengths = np.sqrt(self._size[self._a[pairs.i]] * self._size[self._b[pairs.j]])
        self.cosine = self._product / lengths
        topic = self._others(self._topic_a[pairs.i], pairs.columns) + self._others(self._topic_b[pairs.j], pairs.rows)
        self.likeness = np.round(self.cosine - _TOPIC * topic, _DIGITS)
        shown = np.clip(self.likeness, 0, _COMPANY_MOST)
        company = pairs.beside(shown, -1, -1) + pairs.beside(shown, 1, 1)
        # Company tells between pairs that are alike; it makes none of what only stands in the same place.
        self._in_company = np.where(self.likeness >= _PAIR, np.round(self.likeness + _COMPANY * company, _DIGITS), self.likeness)
        self.paired: Flags = pairs.matched(self._in_company, _PAIR)

    def _others(self, mean: Floats, claims: int) -> Floats:
        """The mean cosine to all claims of an article without this one of the pair; 0 where there is no other."""
        return (mean * claims - self.cosine) / (claims - 1) if claims > 1 else np.zeros(len(mean))

    def _look_around(self) -> None:
        """See what stands around each pair of the final ones."""
        pairs = self.pairs
        lead_a, lead_b = self._leads
        free_a, free_b = self._free = ~self._taken(pairs.i, pairs.rows), ~self._taken(pairs.j, pairs.columns)
        self._gains = self._gain(self._next_a, self._a, 1, 0), self._gain(self._next_b, self._b, 0, 1)
        self.merged_a, self.merged_b = (gain for _, gain in self._gains)
        # What is left over may be part of what it is most like; a line that a text repeats is most like none.
        self.attached = (self.likeness >= _PAIR) & ((free_a & (lead_a > 0)) | (free_b & (lead_b > 0)))

    def features(self) -> Floats:
        """(pairs, 13): what the weights of the first round in ``weights.py`` stand for, in their order."""
        pairs, likeness = self.pairs, self.likeness
        paired = self.paired.astype(float)
        sure = paired * np.minimum(self._in_company / _SURE, 1)
        (lead_a, lead_b), (free_a, free_b) = self._leads, self._free
        (beside_a, gain_a), (beside_b, gain_b) = self._gains
        within_a, within_b = self._product / self._size[self._a[pairs.i]], self._product / self._size[self._b[pairs.j]]
        usual = likeness / self._usual()
        place = 1 - np.abs(pairs.i / max(1, pairs.rows - 1) - pairs.j / max(1, pairs.columns - 1))
        return np.stack([
            likeness, self.cosine, usual, np.minimum(usual, _FAINT), lead_a + lead_b, np.minimum(lead_a, lead_b), paired,
            pairs.beside(sure, -1, -1) + pairs.beside(sure, 1, 1), (1 - paired) * np.maximum(free_a * within_a, free_b * within_b),
            beside_a + beside_b, beside_a * gain_a + beside_b * gain_b, beside_a * free_a + beside_b * free_b, place,
        ], axis=1)  # fmt: skip

    def _usual(self) -> float:
        """How alike the pairs of these two articles are, as a rule: what is low depends on the translator."""
        return float(np.median(self.likeness[self.paired])) + _SPREAD if self.paired.any() else 1.0

    def settled(self, *, retold: bool = False) -> Floats:
        """How likely each pair is a link, 0..1, after all rounds; the pairs are those of the last.

        Where outlets tell an event each in its own words, what stands around a pair says less than in the translations that
        the later rounds were fitted on: there both have a say, by their geometric mean. On the project's stories F1 .955 of
        contradictions and .915 of omissions; the last round alone .949 and .923, the better of both .949 and .912."""
        chances: list[Floats] = []
        for weights, by_order, intercept in ROUNDS:
            features = self.again(chances[-1]) if chances else self.features()
            chances.append(probability(features, self._leaning(weights, by_order), intercept))
        both: Floats = np.exp(np.log(np.maximum(np.stack(chances), _NONE)).mean(axis=0)).round(_DIGITS)
        return both if retold else chances[-1]

    def again(self, chance: Floats) -> Floats:
        """(pairs, 22): pair the claims by the probability that a round gave, and see what stands around each pair now."""
        self.paired = self.pairs.matched(chance, _CHANCE)
        self._look_around()
        around, order = context(self.pairs, chance)
        self.order = order - _HALF_KEPT
        return np.column_stack([self.features(), around])

    def _leaning(self, weights: Sequence[float], by_order: Sequence[float]) -> Floats:
        """The weights for these two articles: where outlets keep to one order, neighbours say something else than where they don't."""
        weighed = np.asarray(weights, float)
        return weighed + self.order * np.asarray(by_order) if by_order else weighed

    def placed(self) -> Flags:
        """Whether a pair may be a link at all: it is paired, or beside one that is, or what is left over and most like it; and what
        has nothing in common stands in the same place by chance."""
        beside = np.maximum(self.merged_a, self.merged_b) > _NO_GAIN
        placed: Flags = (self.paired | beside | self.attached) & (self.likeness >= _PAIR)
        return placed

    def relation(self) -> Ints:
        """0 for the pairs of the first pass; of the others 1 where the first claim is part of the second, -1 where it
        contains it: as the better merge says, else the shorter is part of the longer."""
        size = self._size[self._b[self.pairs.j]] - self._size[self._a[self.pairs.i]]
        lean = np.where(self.merged_a == self.merged_b, size, self.merged_a - self.merged_b)
        return np.where(self.paired, 0, np.where(lean < 0, -1, 1))

    def _taken(self, line: Ints, lines: int) -> Flags:
        taken = np.zeros(lines, bool)
        taken[line[self.paired]] = True
        return taken[line]

    def _gain(self, following: Floats, claims: Ints, di: int, dj: int) -> tuple[Floats, Floats]:
        """Whether the neighbour of a claim is paired with the other claim of the pair (0 or 1), and what the cosine
        gains where the two neighbours are taken as one sentence."""
        pairs, paired = self.pairs, self.paired.astype(float)
        own, other = (pairs.i, pairs.j) if di else (pairs.j, pairs.i)
        away = self._b if di else self._a
        has, best = np.zeros(len(pairs)), np.full(len(pairs), _NO_GAIN)
        for step in (-1, 1):
            with_ = pairs.beside(paired, di * step, dj * step) > 0
            neighbour = np.clip(own + step, 0, len(claims) - 1)
            between = following[np.minimum(own, neighbour)]
            size = self._size[claims[own]] + self._size[claims[neighbour]] + 2 * between
            together = (self._product + pairs.beside(self._product, di * step, dj * step)) / np.sqrt(
                np.maximum(size, NOTHING) * self._size[away[other]]
            )
            gain = together - pairs.beside(self.cosine, di * step, dj * step)
            best = np.where(with_, np.maximum(best, gain), best)
            has = np.maximum(has, with_)
        return has, np.round(best, _DIGITS)


def probability(features: Floats, weights: Floats, intercept: float) -> Floats:
    """How likely each pair is a link, 0..1, by the weights of one round."""
    chance: Floats = 1 / (1 + np.exp(-(features @ weights + intercept)))
    return np.round(chance, _DIGITS)


def _following(rows: Products, claims: Ints) -> Floats:
    """The product of each claim with the one that follows it; 0 after the last."""
    return np.concatenate([rows.products(claims[:-1], claims[1:]), [0.0]])
