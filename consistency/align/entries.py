"""What all claims mean, as columns of numbers: an entry for each sense of each word, made once and used by every likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consistency.align.rows import Floats, Ints
from consistency.records import Claim

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


@dataclass(frozen=True, slots=True)
class Entries:
    """``owner`` is the claim of each slot; ``slot``, ``concept`` (into ``names``, in the order in which they are met) and ``sense``
    (0..1) are a column each, an entry a row; ``holders`` is how many of the ``claims`` have each concept."""

    claims: int
    names: tuple[str, ...]
    owner: Ints
    slot: Ints
    concept: Ints
    sense: Floats
    holders: Ints

    def rarity(self) -> Floats:
        """The weight of each concept by how few claims have it (inverse document frequency, smoothed; Sparck Jones 1972)."""
        weight: Floats = np.log(1 + self.claims / (self.holders + 0.5)) * [commonness(c) for c in self.names]
        return weight

    def best(self, value: Floats) -> tuple[Ints, Ints, Floats]:
        """(concept, claim, greatest value of an entry), by concept and claim ascending, of all that are met."""
        key, where = np.unique(self.concept * self.claims + self.owner[self.slot], return_inverse=True)
        top = np.zeros(len(key))
        np.maximum.at(top, where, value)
        return *np.divmod(key, max(1, self.claims)), top


def entries_of(claims: Sequence[Claim]) -> Entries:
    """The entries of all claims, in their order."""
    slots = [slot for claim in claims for slot in claim.slots]
    flat = [entry for slot in slots for entry in slot]
    number = {concept: n for n, concept in enumerate(dict.fromkeys(concept for concept, _ in flat))}
    owner = np.repeat(np.arange(len(claims)), [len(claim.slots) for claim in claims])
    slot = np.repeat(np.arange(len(slots)), [len(slot) for slot in slots])
    concept = np.asarray([number[concept] for concept, _ in flat], np.int64)
    met = np.unique(concept * len(claims) + owner[slot]) // max(1, len(claims))
    return Entries(len(claims), tuple(number), owner, slot, concept, np.asarray([sense for _, sense in flat], float),
                   np.bincount(met, minlength=len(number)))  # fmt: skip
