"""Rule ``participants``, by lists: a name that one article lists and the other, which has another of the list, knows nothing of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.answers import Mention, clustered, contradiction, sides_of
from consistency.diff.hearing import Hearing
from consistency.diff.lists import Roll, rolls_of
from consistency.diff.names import Name
from consistency.diff.same_name import may_be, same
from consistency.languages.concepts import acts
from consistency.records import Claim, Finding

_VAGUE = frozenset({"other", "another", "both", "several", "neighbour", "neighbouring", "etc", "among others", "all", "remaining", "rest"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A list of a claim, as an answer to "who"."""

    fact: Roll

    @property
    def claim(self) -> Claim:
        return self.fact.claim


def listed(hearing: Hearing) -> Iterator[Finding]:
    """A finding for each list that articles tell differently."""
    answers: dict[int, list[Answer]] = {}
    for claim in hearing.alignment.claims:
        answers[id(claim)] = [Answer(r) for r in rolls_of(claim, hearing.names(claim)) if len(r.members) > 1]
    clashes: list[tuple[Answer, Answer, float]] = []
    agreed: list[tuple[Answer, Answer]] = []
    for link in hearing.links:
        for x in answers[id(link.a)]:
            for y in answers[id(link.b)]:
                if not _common(x.fact, y.fact):
                    continue
                gone, come = _missing(x.fact, y.fact, hearing), _missing(y.fact, x.fact, hearing)
                if gone or come:
                    clashes.append((x, y, link.score))
                elif gone is not None and come is not None and _equal(x.fact, y.fact):
                    agreed.append((x, y))
    for members, _ in clustered(clashes, agreed):
        yield _finding(members)


def _common(x: Roll, y: Roll) -> list[tuple[Name, ...]]:
    """The members of a list that the other has too."""
    theirs = [n for member in y.members for n in member]
    return [m for m in x.members if any(same(n, k) for n in m for k in theirs)]


def _equal(x: Roll, y: Roll) -> bool:
    return len(_common(x, y)) == len(x.members) and len(_common(y, x)) == len(y.members)


def _missing(x: Roll, y: Roll, hearing: Hearing) -> list[tuple[Name, ...]]:
    """The members of a list that the article of the other surely does not know."""
    shared, article = _common(x, y), y.claim.article.id
    concepts = frozenset(c for m in shared for n in m for c in n.senses)
    theirs = _common(y, x)
    lone = len(theirs) == len(y.members)  # the other is the shorter list, and may say the rest in other words
    if lone and (_is_vague(y.claim) or _counts(y.claim, len(x.members))):
        return []
    unread = [*hearing.strange(y.claim, x.claim), *(n for m in y.members if m not in theirs for n in m)]
    return [
        m
        for m in x.members
        if m not in shared
        and not any(hearing.knows(article, n, concepts) or any(may_be(n, k) for k in unread) for n in m)
        and not (lone and any(hearing.home in n.codes for n in m))
    ]


def _is_vague(claim: Claim) -> bool:
    """Whether a claim speaks of others whom it does not name."""
    return any(s in _VAGUE for w in claim.reading.words for s in w.senses[:1])


def _counts(claim: Claim, number: int) -> bool:
    """Whether a claim counts as many as a longer list has: three banks."""
    from consistency.records import Quantity

    return any(isinstance(f, Quantity) and f.value == number and not f.unit and not f.currency for f in claim.facts)


def _finding(members: Sequence[Answer]) -> Finding:
    rows = sorted(members, key=lambda a: (a.claim.article.id, a.claim.span.start, a.fact.members[0][0].span.start))
    mentions = []
    for answer in rows:
        last = [m[-1] for m in answer.fact.members]  # of Russia's president Vladimir Putin: himself
        value = sorted(min(n.codes) if n.kind == "country" else n.shown for n in last)
        mentions.append(Mention(answer.claim, value, ", ".join(sorted(n.shown for n in last)), answer.fact))
    sides = sides_of(mentions, lambda m, n: isinstance(m.fact, Roll) and isinstance(n.fact, Roll) and _equal(m.fact, n.fact))
    rolls = [a.fact for a in rows]
    partial = all(len(_common(x, y)) == len(x.members) or len(_common(y, x)) == len(y.members) for x in rolls for y in rolls)
    act = _act([a.claim for a in rows])
    return contradiction("participants", act or "named", sides, {"predicate": act} if act else {}, partial=partial, confidence=0.85)


def _act(claims: Sequence[Claim]) -> str | None:
    """The act between parties that most of the claims tell, if at least two of them do."""
    told = {act: sum(act in c.acts for c in claims) for act in acts()}
    best = max(sorted(told), key=lambda a: told[a])
    return best if told[best] > 1 else None
