"""How likely it is that two lists of bodies that differ answer one question; weighed as lists of names are (``likely_names.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consistency.diff.body_lists import Bodies, Member, is_one, kinds_at, left_of, lists_of
from consistency.diff.hearing import Hearing
from consistency.diff.likely_names import averaged, of_certainty, of_claims, of_sizes, of_thirds
from consistency.diff.likely_names_weights import INTERCEPT, LEAST, WEIGHTS
from consistency.diff.name_pairs import counts
from consistency.diff.names import Name
from consistency.diff.same_name import heard
from consistency.diff.ties import Tie
from consistency.diff.vague import is_vague
from consistency.diff.weighed import probability
from consistency.languages.bodies import SPEAKER, akin
from consistency.records import Claim

_WHOLE = frozenset({SPEAKER, "parliament", "lawmaker"})  # who speaks of a parliament knows neither chamber by that


class Known:
    """The lists of bodies of each claim of a story, and the kinds of body that it and its article name at all."""

    def __init__(self, hearing: Hearing) -> None:
        self.hearing = hearing
        self._lists: dict[int, list[Bodies]] = {}
        self._kinds: dict[int, frozenset[str]] = {}
        self._articles: dict[str, set[str]] = {}
        for claim in hearing.alignment.claims:
            kinds = [kinds_at(claim, k) for k in range(len(claim.reading.words))]
            self._lists[id(claim)] = lists_of(claim, kinds, hearing.names(claim))
            self._kinds[id(claim)] = frozenset(k for found in kinds for k in found) - _WHOLE
            self._articles.setdefault(claim.article.id, set()).update(self._kinds[id(claim)])

    def lists(self, claim: Claim) -> list[Bodies]:
        """The lists of bodies of a claim."""
        return self._lists[id(claim)]

    def in_claim(self, member: Member, claim: Claim) -> bool:
        """Whether a claim may name a body."""
        return _is_of(member, self._kinds[id(claim)]) or any(heard(n, self.hearing.own(claim)) for n in member.names)

    def in_article(self, member: Member, article: str) -> bool:
        """Whether an article may name a body."""
        return _is_of(member, self._articles[article]) or any(heard(n, self.hearing.whole(article)) for n in member.names)


def _is_of(member: Member, kinds: set[str] | frozenset[str]) -> bool:
    return any(akin(a, b) for a in member.head for b in kinds)


@dataclass(frozen=True, slots=True)
class BodyDifference:
    """Two lists of bodies that differ: the members that the other has not, of the first and of the second, and how the claims are tied."""

    x: Bodies
    y: Bodies
    gone: list[Member]
    come: list[Member]
    tie: Tie


def body_differences(known: Known) -> Iterator[BodyDifference]:
    """Each two lists of bodies that have a member in common and differ, of claims of two articles that are linked or a little alike."""
    for a, b, tie in known.hearing.ties:
        for x in known.lists(a):
            for y in known.lists(b):
                gone = [m for m in left_of(x, y) if not known.in_claim(m, b)]
                come = [m for m in left_of(y, x) if not known.in_claim(m, a)]
                if (gone or come) and any(is_one(m, n) for m in x.members for n in y.members):
                    yield BodyDifference(x, y, gone, come, tie)


def told_apart(known: Known) -> list[tuple[BodyDifference, float]]:
    """The lists of bodies of a story that contradict each other, and how likely each two do."""
    weighed = ((d, round(probability(features(d, known), WEIGHTS, INTERCEPT), 6)) for d in body_differences(known))
    return [(found, likely) for found, likely in weighed if likely >= LEAST]


def features(found: BodyDifference, known: Known) -> dict[str, float]:
    """What the probability is worked out from, by name; what is 0 is left out."""
    x, y = found.x, found.y
    sides = ([_of_member(m, x, y, known) for m in found.gone], [_of_member(m, y, x, known) for m in found.come])
    best = [max(rows, key=lambda r: (r["body surely"], -r["body broad"], -r["doubtful"])) for rows in sides if rows]
    told = of_claims(x.claim, y.claim, known.hearing) | found.tie.features() | _of_lists(found) | averaged(best)
    told |= of_certainty([(bool(row["body surely"]), bool(row["doubtful"] or row["body broad"])) for row in best], found.tie)
    return {name: float(value) for name, value in told.items() if value}


def _of_lists(found: BodyDifference) -> dict[str, float]:
    x, y = found.x, found.y
    broad = [sorted(m.shown for m in r.members if m.broad) for r in (x, y)]
    shared = [sum(any(is_one(m, n) for n in other.members) for m in own.members) for own, other in ((x, y), (y, x))]
    return of_sizes((x.claim, len(x.members), len(found.gone)), (y.claim, len(y.members), len(found.come))) | {
        "kind body": 1.0,
        "shared": min(3, *shared),
        "counted": counts(x.claim, len(y.members)) or counts(y.claim, len(x.members)),
        "body lists broad": bool(broad[0] or broad[1]),
        "body lists broad apart": broad[0] != broad[1],
    }


def _of_member(member: Member, own: Bodies, other: Bodies, known: Known) -> dict[str, float]:
    """How surely the other's article knows nothing of a body, and what the counterparts in the other articles say."""
    a, b = own.claim, other.claim
    strange = [n for n in known.hearing.strange(b, a) if _may_stand(n, other)]
    return {
        "body surely": not known.in_article(member, b.article.id), "body broad": member.broad, "body named": bool(member.names), "doubtful": bool(strange),
        "vague": is_vague(b), "unread": known.hearing.unread(b),
        **of_thirds([any(known.in_claim(member, c) for c in claims) for claims in known.hearing.thirds(a, b).values()]),
    }  # fmt: skip


def _may_stand(name: Name, row: Bodies) -> bool:
    """Whether one of a list may be called by a name that is no other member's: a body of the claim, a person inside the list."""
    if any(m.span.start < name.span.end and name.span.start < m.span.end for m in row.members):
        return False
    return name.kind == "organisation" or (name.kind == "person" and row.members[0].span.end <= name.span.start < row.members[-1].span.end)
