"""Sentences that only tell who says the rest: Об этом сообщили в Роскосмосе; Bu barədə nazirlik məlumat verib. Outlets have each
their own."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.records import Claim, Moment, Quantity, Word

_TELLING = frozenset({"say", "state", "tell", "report", "announce", "declare", "inform", "write", "note", "with reference to", "according to", "message"})
_MOST = 7  # content words: who says it, of what body, and where
_FIRST = 4  # words among which "this" stands: "the ministry said this"


def only_tells_who_says(claim: Claim) -> bool:
    """Whether a claim says of "this" that somebody told it, and nothing else: no figure, no date, no other verb."""
    if any(isinstance(f, Quantity | Moment) for f in claim.facts):
        return False
    words = claim.reading.words
    this = any(_is_this(words, k) for k in range(min(_FIRST, len(words))))
    verbs = [w for w in words if w.pos == "VERB" and w.senses[:1] != ("be",)]
    told = bool(verbs) and all(not _TELLING.isdisjoint(w.senses[:2]) for w in verbs)
    return this and told and len(claim.slots) <= _MOST


def _is_this(words: Sequence[Word], k: int) -> bool:
    """Whether word ``k`` means what was told, and no noun's own: бұл туралы, said this; not этот закон."""
    if words[k].senses[:1] == ("about this",):
        return True
    after = words[k + 1] if k + 1 < len(words) else None
    return words[k].senses[:1] == ("this",) and (after is None or after.pos in ("ADP", "VERB"))
