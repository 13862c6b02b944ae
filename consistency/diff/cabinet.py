"""Rule ``participants``, by portfolio: the ministers of finance, justice and health; of finance, justice and defence.

Asked of claims that are surely counterparts. A minister counts as missing only where the other's article names neither
the minister nor the ministry anywhere, and no claim names a minister without saying of what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consistency.diff.answers import Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import event_of
from consistency.diff.clauses import says_so
from consistency.diff.hearing import Hearing
from consistency.diff.vague import is_vague
from consistency.diff.wording import names_key
from consistency.languages.portfolios import portfolios_of
from consistency.records import Claim, Finding, Link, Party

_SURE = 0.3  # least likeness of linked claims whose ministers are compared, as of other offices


@dataclass(frozen=True, slots=True)
class Cabinet:
    """The ministers that a claim names, by what they are for."""

    claim: Claim
    fact: frozenset[str]


def cabinets(hearing: Hearing) -> Iterator[Finding]:
    """Findings: one for each passage that articles tell of other ministers."""
    named = {id(c): Cabinet(c, _portfolios(c)) for c in hearing.alignment.claims}
    clashes: list[tuple[Cabinet, Cabinet, float]] = []
    agreed: list[tuple[Cabinet, Cabinet]] = []
    for link in hearing.links:
        x, y = named[id(link.a)], named[id(link.b)]
        if x.fact and x.fact == y.fact:
            agreed.append((x, y))
        elif _differ(x, y, link, hearing):
            clashes.append((x, y, link.score))
    for members, _ in clustered(clashes, agreed):
        yield _finding(members)


def _portfolios(claim: Claim) -> frozenset[str]:
    """What the ministers of a claim are for; nothing where that is not said of one, or where somebody tells the matter."""
    ministers = [f for f in claim.facts if isinstance(f, Party) and f.kind == "office" and f.key.split(" ")[-1] == "minister" and "prime" not in f.key]
    told = [portfolios_of((f.key,)) for f in ministers]
    if not all(told) or says_so(claim):
        return frozenset()
    return frozenset(p for portfolios in told for p in portfolios)


def _differ(x: Cabinet, y: Cabinet, link: Link, hearing: Hearing) -> bool:
    if link.relation != "equal" or link.likeness < _SURE or not x.fact or not y.fact:
        return False
    gone = x.fact - y.fact - hearing.whole(y.claim.article.id).portfolios
    come = y.fact - x.fact - hearing.whole(x.claim.article.id).portfolios
    if gone and come:
        return True
    shorter = min((x, y), key=lambda c: len(c.fact))
    return bool(gone or come) and bool(x.fact & y.fact) and len(shorter.fact) > 1 and not is_vague(shorter.claim)


def _finding(members: list[Cabinet]) -> Finding:
    rows = sorted(members, key=lambda c: (c.claim.article.id, c.claim.span.start))
    mentions = []
    for row in rows:
        spans = [f.span for f in row.claim.facts if isinstance(f, Party) and f.kind == "office"]
        shown = ", ".join(f"{p} minister" for p in sorted(row.fact))
        mentions.append(Mention(row.claim, sorted(row.fact), shown, row.fact, (names_key(row.claim, spans),)))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    return contradiction("participants", "minister", sides, {"event": event_of([c.claim for c in rows])}, confidence=0.7)
