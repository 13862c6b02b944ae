"""Rule ``participants``, by office: the prime minister against the first deputy prime minister.

The same office with another rank word beside it, in claims that are surely counterparts, is another person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.answers import Mention, contradiction, sides_of
from consistency.diff.blocks import Matter, event_of
from consistency.records import Claim, Finding

_SURE = 0.3  # least likeness of a group whose offices are compared
_OFFICES = ("prime minister", "foreign minister", "defence minister", "president", "minister", "mayor", "governor", "speaker",
            "ambassador", "chairman", "prosecutor general", "secretary general")  # fmt: skip
_RANKS = {"deputy": "deputy", "vice": "deputy", "first deputy": "first deputy", "acting": "acting",
          "vice president": "deputy", "deputy prime minister": "deputy", "deputy minister": "deputy",
          "first deputy prime minister": "first deputy", "first vice president": "first deputy"}  # fmt: skip
_NEAR = 2  # words between an office and its rank


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
    words = claim.reading.words
    found: dict[str, set[str]] = {}
    for i, word in enumerate(words):
        office = next(
            (o for s in word.senses[:1] for o in _OFFICES if s.lower() == o or s.lower().endswith(" " + o)), None
        )
        if office is None:
            continue
        prefix = word.senses[0].lower().removesuffix(office).strip()
        near = words[max(0, i - _NEAR) : i + 1 + _NEAR]
        ranks = {_RANKS[s] for w in near for s in (x.lower() for x in w.senses[:1]) if s in _RANKS}
        first = any(s.lower() == "first" for w in words[max(0, i - _NEAR - 1) : i + 1 + _NEAR] for s in w.senses[:1])
        ranks |= {_RANKS[prefix]} if prefix in _RANKS else set()
        rank = "first deputy" if ranks and first and "deputy" in ranks else min(ranks, default="")
        found.setdefault(office, set()).add(rank)
    return {office: frozenset(ranks) for office, ranks in found.items()}


def _finding(office: str, ranks: Sequence[tuple[Claim, frozenset[str]]]) -> Finding:
    mentions = []
    for claim, found in ranks:
        name = f"{min(found)} {office}".strip()
        mentions.append(Mention(claim, [name], name, name))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    return contradiction("participants", office, sides, {"event": event_of([c for c, _ in ranks])}, confidence=0.7)
