"""What befell those who are counted: the dead are no injured, and who was found is no longer missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.languages.concepts import concepts_of, without_degree
from consistency.records import Claim, Quantity, Stance, Word

_FATES = {
    "dead": "death", "death toll": "death", "take away life": "death", "take the life": "death", "claim the life": "death", "lost life": "death",
    "hurt": "injury", "suffer burns": "injury", "get burns": "injury", "be bruised": "injury", "be poisoned": "injury", "poison": "injury", "get poisoned": "injury", "bruise": "injury",
    "missing": "missing", "arrest": "arrest", "rescue": "safety", "evacuate": "safety", "unhurt": "safety", "uninjured": "safety", "survive": "safety",
}  # fmt: skip
# Nouns that say so; no rescuer is rescued.
_NOUNS = frozenset({"dead", "death", "death toll", "injured", "wounded", "injury", "wound", "missing"})
_HURTS = frozenset({"bruise", "fracture", "burn", "concussion", "contusion", "sprain"})
_OPPOSITE = {"injury": "safety", "death": "safety"}  # what is denied: xəsarət almayıb
_LIVES = frozenset({"lose", "lost", "claim", "take", "cost"})
_AS_FOR = "isə"  # iki nəfər isə xəsarət almayıb
PARTED = re.compile(r"[,;:()—–]")  # what parts one count of a sentence from the next
_REACH = 7  # words between a count and what befell them


def fate_of(claim: Claim, fact: Quantity) -> str | None:
    """Death, injury, missing, arrest or safety; None where it isn't told beside the count. Asked to the right first, then to
    the left, in what stands between two counts, two commas or two "and"."""
    base = claim.reading.sentence.span.start
    start, end = fact.span.start - base, fact.span.end - base
    words = claim.reading.words
    counts = [(f.span.start - base, f.span.end - base) for f in claim.facts if isinstance(f, Quantity) and f is not fact]
    text = claim.reading.sentence.text
    for row, sign in (([w for w in words if w.span.start >= end], 1), ([w for w in reversed(words) if w.span.end <= start], -1)):
        edge = end if sign > 0 else start
        told: list[tuple[bool, int, str, Word]] = []
        for k, word in enumerate(row[:_REACH]):
            low, high = sorted((edge, word.span.start if sign > 0 else word.span.end))
            if (word.pos == "CCONJ" and word.text.lower() != _AS_FOR) or PARTED.search(text, low, high) or any(s < word.span.end and word.span.start < e for s, e in counts):
                break
            fate = _fate(claim, word, row[:_REACH])
            if fate is not None:
                told.append((word.pos != "VERB", k, fate, word))  # two injured people died: the verb tells
        if told:
            _, _, fate, word = min(told, key=lambda t: t[:2])
            return _OPPOSITE.get(fate, fate) if _denied(claim, word, base) else fate
    return None


def _fate(claim: Claim, word: Word, row: list[Word]) -> str | None:
    senses = [s.lower() for s in word.senses[:2]]
    if senses[:1] == ["life"] and claim.article.language == "en":
        return "death" if any(not _LIVES.isdisjoint(w.senses[:1]) for w in row) else None
    if word.pos == "NOUN":
        if not _HURTS.isdisjoint(senses[:1]):
            return "injury"
        senses = [s for s in map(without_degree, senses[:1]) if s in _NOUNS]
    return fate_told_by(senses)


def fate_told_by(senses: Sequence[str]) -> str | None:
    """The fate that a word of one of these senses tells of."""
    return next((_FATES[c] for s in senses for c in (s, *concepts_of(s)) if c in _FATES), None)


def _denied(claim: Claim, word: Word, base: int) -> bool:
    if "negative" in word.features:
        return True
    low, high = word.span.start + base, word.span.end + base
    return any(isinstance(f, Stance) and not f.affirmed and f.span.start < high and low < f.span.end for f in claim.facts)


def apart(a: str | None, b: str | None) -> bool:
    """Whether two fates are told and differ."""
    return a is not None and b is not None and a != b
