"""Words that say that a list is not whole: "and others", "several countries"."""

from __future__ import annotations

from consistency.records import Claim

_VAGUE = frozenset({"other", "others", "another", "both", "several", "neighbour", "neighbouring", "etc", "among others",
                    "among", "include", "including", "in particular", "for example", "such as"})  # fmt: skip

_REST = frozenset({"neighbour", "neighbor", "etc"})


def is_vague(claim: Claim) -> bool:
    """Whether a claim speaks of others whom it does not name."""
    return any(s in _VAGUE for w in claim.reading.words for s in w.senses[:1])


def tells_others(claim: Claim) -> bool:
    """Whether a claim tells that there were others, and nothing of who they are: "Georgia and its neighbours", "Türkiye and others"."""
    return any((w.pos == "PRON" and w.senses[:1] == ("other",)) or not _REST.isdisjoint(w.senses[:2]) for w in claim.reading.words)
