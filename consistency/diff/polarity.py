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

_SURE = 0.34  # least likeness of two claims whose stances are compared; chosen on the development stories


def polarity(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Findings of this rule."""
    for matter in matters:
        claims = [b.core[0] for b in matter.blocks if len(b.core) == 1]
        if matter.score < _SURE or len(claims) < 2:
            continue
        clash = next(((a, b, key) for i, a in enumerate(claims) for b in claims[i + 1 :] if (key := opposed(a, b))), None)
        if clash:
            yield _finding(claims, clash[2])


def denied(claim: Claim) -> frozenset[str]:
    """The concepts that a claim denies."""
    return frozenset(c for f in claim.facts if isinstance(f, Stance) and not f.affirmed for c in concepts_of(f.key.lower()))


def said(claim: Claim) -> frozenset[str]:
    """The concepts that a claim surely uses: the first sense of each word."""
    return frozenset(slot[0][0] for slot in claim.slots if slot[0][0][0] not in "#^@~")


def opposed(a: Claim, b: Claim) -> str | None:
    """The concept on which two claims contradict each other, or None."""
    no_a, no_b = denied(a), denied(b)
    yes_a, yes_b = said(a) - no_a, said(b) - no_b
    for x in sorted(yes_a):
        for y in sorted(yes_b):
            if (x, y) in opposites() and y not in yes_a and x not in yes_b and not no_a and not no_b:
                return x
    if bool(no_a) == bool(no_b):
        return None
    no, yes, other = (no_a, yes_b, b) if no_a else (no_b, yes_a, a)
    if any((x, y) in opposites() for x in no for y in yes):
        return None
    shared = no & yes
    return min(shared) if shared and other else None


def _finding(claims: Sequence[Claim], key: str) -> Finding:
    mentions = []
    for claim in claims:
        no = key in denied(claim) or any((key, y) in opposites() for y in said(claim)) and key not in said(claim)
        value = "denied" if no else "affirmed"
        mentions.append(Mention(claim, value, "no" if no else "yes", no))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    return contradiction("polarity", key, sides, {"event": event_of(claims), "key": key}, confidence=0.75)
