"""Rule ``participants``, by office: the prime minister against the first deputy prime minister.

The same office with another rank word beside it, in claims that are surely counterparts, is another person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.answers import Mention, contradiction, sides_of
from consistency.diff.blocks import Matter, event_of
from consistency.records import Claim, Finding, Party

_SURE = 0.3  # least likeness of a group whose offices are compared
_OFFICES = ("prime minister", "foreign minister", "defence minister", "president", "minister", "mayor", "governor", "speaker",
            "ambassador", "chairman", "prosecutor general", "secretary general")  # fmt: skip

_RANKS = ("deputy", "first deputy", "acting")


def offices(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Findings: one for each group whose claims name one office at different ranks."""
    for matter in matters:
        if matter.score < _SURE:
            continue
        named = [(b.core[0], offices_of(b.core[0])) for b in matter.blocks if len(b.core) == 1]
        for office in _OFFICES:
            ranks = [(claim, found[office]) for claim, found in named if len(found.get(office, ())) == 1]
            if len({r for _, r in ranks}) > 1:
                yield _finding(office, ranks)
                break


def offices_of(claim: Claim) -> dict[str, frozenset[str]]:
    """Office -> the ranks at which a claim names it ("" for the office itself)."""
    found: dict[str, set[str]] = {}
    for fact in claim.facts:
        if isinstance(fact, Party) and fact.kind == "office":
            office = max((o for o in _OFFICES if fact.key == o or fact.key.endswith(" " + o)), key=len, default=None)
            if office is not None:
                rank = fact.key.removesuffix(office).strip()
                found.setdefault(office, set()).add(rank if rank in _RANKS else "")  # the energy minister is a minister
    return {office: frozenset(ranks) for office, ranks in found.items()}


def _finding(office: str, ranks: Sequence[tuple[Claim, frozenset[str]]]) -> Finding:
    mentions = []
    for claim, found in ranks:
        name = f"{min(found)} {office}".strip()
        mentions.append(Mention(claim, [name], name, name))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    return contradiction("participants", office, sides, {"event": event_of([c for c, _ in ranks])}, confidence=0.7)
