"""Rule ``participants``, by office: the prime minister against the first deputy prime minister, or the foreign minister.

The same office with another rank word beside it, in claims that are surely counterparts, is another person; so is
another office of which each article knows nothing but its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.answers import Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import event_of
from consistency.diff.hearing import Hearing
from consistency.diff.names import Name
from consistency.diff.same_name import may_be, same
from consistency.diff.wording import names_key
from consistency.records import Claim, Finding, Party

_SURE = 0.3  # least likeness of linked claims whose offices are compared
_LINKED = 0.95  # or least probability of the link, where each article knows but its own of two offices; chosen on the development stories
_OFFICES = ("prime minister", "foreign minister", "defence minister", "interior minister", "president", "minister", "mayor", "governor",
            "speaker", "ambassador", "chairman", "prosecutor general", "secretary general")  # fmt: skip
# Nobody holds two of these, and no language calls one by the other's name: a leader, a head may be any of them.
_RIVALS = frozenset({"prime minister", "foreign minister", "defence minister", "interior minister", "mayor", "ambassador", "prosecutor general"})
_RANKS = ("deputy", "first deputy", "acting")


@dataclass(frozen=True, slots=True)
class Answer:
    """An office that a claim names, with its rank, as an answer to "who"; and the people whose names stand right behind it."""

    claim: Claim
    fact: str
    who: tuple[Name, ...] = ()

    @property
    def office(self) -> str:
        return _split(self.fact)[1] or self.fact


def offices(hearing: Hearing) -> Iterator[Finding]:
    """Findings: one for each passage that articles tell of other offices or ranks."""
    named = {id(c): [Answer(c, f"{rank} {office}".strip(), _bearers(c, office, hearing)) for office, ranks in offices_of(c).items() for rank in sorted(ranks)]
             for c in hearing.alignment.claims}  # fmt: skip
    known: dict[str, set[str]] = {}
    for answer in (a for row in named.values() for a in row):
        known.setdefault(answer.claim.article.id, set()).add(answer.fact)
    clashes: list[tuple[Answer, Answer, float]] = []
    agreed: list[tuple[Answer, Answer]] = []
    for link in hearing.links:
        a, b = named[id(link.a)], named[id(link.b)]
        agreed += [(x, y) for x in a for y in b if x.fact == y.fact]
        if link.relation == "equal":
            alike = link.likeness >= _SURE
            clashes += [(x, y, link.score) for x in a for y in b if (alike and _ranked(x, y, a, b)) or ((alike or link.score >= _LINKED) and _rival(x, y, a, b, known))]
    for members, _ in clustered(clashes, agreed):
        yield _finding(members)


def _ranked(x: Answer, y: Answer, a: Sequence[Answer], b: Sequence[Answer]) -> bool:
    """Whether two claims name one office once, each at another rank."""
    alone = sum(k.office == x.office for k in a) == sum(k.office == y.office for k in b) == 1
    return alone and x.office == y.office and x.fact != y.fact and not _of_two(x, y)


def _of_two(x: Answer, y: Answer) -> bool:
    """Whether two people hold them, by the names that stand behind: the speaker Talibzade, the deputy speaker Serikbay."""
    return bool(x.who and y.who) and not any(same(n, k) or may_be(n, k) for n in x.who for k in y.who)


def _rival(x: Answer, y: Answer, a: Sequence[Answer], b: Sequence[Answer], known: dict[str, set[str]]) -> bool:
    """Whether two claims name one office each of which the other's article knows nothing."""
    alone = len(a) == len(b) == 1 and x.fact != y.fact and {x.fact, y.fact} <= _RIVALS
    return alone and x.fact not in known[y.claim.article.id] and y.fact not in known[x.claim.article.id]


def offices_of(claim: Claim) -> dict[str, frozenset[str]]:
    """Office -> the ranks at which a claim names it ("" for the office itself)."""
    found: dict[str, set[str]] = {}
    for fact in claim.facts:
        if isinstance(fact, Party) and fact.kind == "office":
            rank, office = _split(fact.key)
            if office is not None:
                # The energy minister is a minister, and the deputy energy minister a deputy one.
                own = (r for r in sorted(_RANKS, key=len, reverse=True) if rank == r or rank.startswith(r + " "))
                found.setdefault(office, set()).add(next(own, ""))
    if _has_deputy(claim):
        found = {office: {*ranks, "deputy"} for office, ranks in found.items()}
    return {office: frozenset(ranks) for office, ranks in found.items()}


def _bearers(claim: Claim, office: str, hearing: Hearing) -> tuple[Name, ...]:
    ends = {f.span.end + 1 for f in claim.facts if isinstance(f, Party) and f.kind == "office" and _split(f.key)[1] == office}
    return tuple(n for n in hearing.names(claim) if n.kind == "person" and n.span.start in ends)


_WHOSE = re.compile(r"\b(?:его|ее|её|их|his|her|its|their)\s+$", re.IGNORECASE)


def _has_deputy(claim: Claim) -> bool:
    """Whether a claim names somebody's deputy, told by that word alone: вместе с министром судили его заместителя Ивана Петрова."""
    text = claim.article.text
    deputies = [f for f in claim.facts if isinstance(f, Party) and f.kind == "office" and f.key in _RANKS]
    people = {f.span.start for f in claim.facts if isinstance(f, Party) and f.kind == "person"}
    return any(_WHOSE.search(text[claim.span.start : f.span.start]) and f.span.end + 1 in people for f in deputies)


def _split(key: str) -> tuple[str, str | None]:
    """The rank and the office of an office's name."""
    office = max((o for o in _OFFICES if key == o or key.endswith(" " + o)), key=len, default=None)
    return ("", None) if office is None else (key.removesuffix(office).strip(), office)


def _key(answer: Answer) -> str:
    """The office, and the words of the claim that name one of its kind."""
    spans = [f.span for f in answer.claim.facts if isinstance(f, Party) and f.kind == "office" and _split(f.key)[1] == answer.office]
    return f"{answer.fact}: {names_key(answer.claim, spans)}"


def _finding(members: Sequence[Answer]) -> Finding:
    rows = sorted(members, key=lambda a: (a.claim.article.id, a.claim.span.start, a.fact))
    sides = sides_of([Mention(a.claim, [a.fact], a.fact, a.fact, (_key(a),)) for a in rows], lambda m, n: m.fact == n.fact)
    slot = min(a.office for a in rows)
    return contradiction("participants", slot, sides, {"event": event_of([a.claim for a in rows])}, confidence=0.7)
