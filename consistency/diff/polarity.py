"""Rule ``polarity``: one affirms what another denies, or says the opposite (closed / open).

Only claims that are surely counterparts are asked. A denial of one word agrees with the affirmation of its opposite:
"was not switched on" and "was switched off" say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.answers import Mention, contradiction, sides_of
from consistency.diff.blocks import Matter, event_of
from consistency.languages.concepts import concepts_of, opposites
from consistency.records import Claim, Finding, Stance

_SURE = 0.3  # least likeness of a group whose stances are compared; chosen on the development stories
_MODAL = {"if", "whether", "question", "or", "maybe"}


def polarity(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Findings of this rule."""
    for matter in matters:
        claims = [b.core[0] for b in matter.blocks if len(b.core) == 1 and not asks(b.core[0])]
        if matter.score < _SURE or len(claims) < 2:
            continue
        clash = next(((a, b, key) for i, a in enumerate(claims) for b in claims[i + 1 :] if (key := opposed(a, b))), None)
        if clash:
            yield _finding(claims, *clash)


def asks(claim: Claim) -> bool:
    """Whether a claim is a question or leaves something open: it takes no side."""
    text = claim.reading.sentence.text
    return "?" in text or any(s in _MODAL for w in claim.reading.words for s in w.senses[:1])


def denied(claim: Claim) -> frozenset[str]:
    """The concepts that a claim denies."""
    return frozenset(c for f in claim.facts if isinstance(f, Stance) and not f.affirmed for c in concepts_of(f.key.lower()))


def senses(claim: Claim) -> frozenset[str]:
    """Every concept that a claim may use, in any sense of its words."""
    return frozenset(c for w in claim.reading.words for s in w.senses for c in concepts_of(s.lower()))


def asserted(claim: Claim) -> frozenset[str]:
    """Concepts of a claim's predicates: the first sense of its verbs and adjectives."""
    return frozenset(c for w in claim.reading.words if w.pos in ("VERB", "ADJ", "ADV") for s in w.senses[:1] for c in concepts_of(s.lower()))


def opposed(a: Claim, b: Claim) -> str | None:
    """The concept on which two claims contradict each other, or None."""
    no_a, no_b = denied(a), denied(b)
    if no_a and no_b:
        return None
    if not no_a and not no_b:
        pairs = [x for x in sorted(asserted(a) - senses(b)) for y in sorted(asserted(b) - senses(a)) if (x, y) in opposites()]
        return pairs[0] if pairs else None
    no, other = (no_a, b) if no_a else (no_b, a)
    if any((x, y) in opposites() for x in no for y in senses(other)):
        return None
    shared = no & senses(other)
    return min(shared) if shared else None


def _finding(claims: Sequence[Claim], first: Claim, second: Claim, key: str) -> Finding:
    """Every claim on the side that it does not contradict; one that fits neither side is left out."""
    mentions = []
    negative = first if key in denied(first) or (not denied(second) and key not in asserted(first)) else second
    for claim in claims:
        if claim is first or claim is second:
            side = claim
        elif opposed(claim, first) and not opposed(claim, second):
            side = second
        elif opposed(claim, second) and not opposed(claim, first):
            side = first
        elif bool(denied(claim)) == bool(denied(first)) != bool(denied(second)):
            side = first
        elif bool(denied(claim)) == bool(denied(second)) != bool(denied(first)):
            side = second
        else:
            continue
        no = side is negative
        mentions.append(Mention(claim, "denied" if no else "affirmed", "no" if no else "yes", no))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    return contradiction("polarity", key, sides, {"event": event_of(claims), "key": key}, confidence=0.75)
