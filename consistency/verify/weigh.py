"""How an answer moves a confidence.

A finding's confidence p is a probability. A second reader's answer is one more piece of evidence, of strength s from -1 (it
surely is none) to 1 (it surely is one), and multiplies the odds p / (1 - p) by ``ODDS`` to the power of s. So the rule is monotone in
both, and what says nothing (s = 0) changes nothing.

The constants are chosen, not fitted: no model could be run where this was written. ``ODDS`` 4 lets the surest answer bring an
even chance to 0.8 or 0.2, and a finding of 0.9 to 0.69 at worst: one reader alone overrules nothing that is sure. Whether a
model's answers help is measured by ``consistency evaluate`` with it and without.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from consistency.records import Opinion

ODDS = 4.0
LOW, HIGH = 0.02, 0.98  # no answer brings a confidence below or above, where it was not there already
TELLING = 1 / 3  # strength from which an answer is a verdict
UNHEARD = 0.5  # what the surest "it is not said there" counts of the surest "it is": English by the gloss is hard to read


@dataclass(frozen=True, slots=True)
class Answer:
    """``support`` is the strength, -1..1; ``scores`` are what it was made of: (label, 0..1)."""

    support: float = 0.0
    scores: tuple[tuple[str, float], ...] = ()


def moved(confidence: float, support: float) -> float:
    """The confidence (0..1) after an answer of that strength (-1..1), to 2 digits."""
    if support == 0:
        return confidence
    sure = min(max(confidence, 0.005), 0.995)  # odds without end could not be moved
    odds = math.log(sure / (1 - sure)) + support * math.log(ODDS)
    new = 1 / (1 + math.exp(-odds))
    new = min(max(new, min(LOW, confidence)), max(HIGH, confidence))
    return round(max(new, confidence) if support > 0 else min(new, confidence), 2)


def verdict_of(support: float) -> Opinion:
    """The word for an answer of that strength."""
    return "supported" if support >= TELLING else "rejected" if support <= -TELLING else "unsure"


def unsaid(entailed: float) -> float:
    """The strength of an omission's answer, by how surely the other article entails the passage (0..1)."""
    strength = 1 - 2 * entailed
    return strength * UNHEARD if strength > 0 else strength
