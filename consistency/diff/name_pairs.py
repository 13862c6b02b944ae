"""Lists of two claims that may answer one question otherwise: a name that one of them has and the other has not, or each its own.

A name that stands alone is a list of one. Whether two lists do answer one question is weighed (``likely_names.py``); what is certain is
only that the other claim does not name what is missing in it, in any role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.clauses import says_so
from consistency.diff.hearing import Hearing
from consistency.diff.lists import Roll, bearer, of_bearers
from consistency.diff.name_context import done_in_both, is_done_to, is_source, tell_whose, title_of
from consistency.diff.name_place import same_role, says, standing
from consistency.diff.names import Name
from consistency.diff.opposites import opposite
from consistency.diff.predications import said_by
from consistency.diff.same_name import heard, may_be, same
from consistency.diff.ties import Tie
from consistency.diff.vague import tells_others
from consistency.records import Claim, Party, Quantity

Member = tuple[Name, ...]
_BESIDE = re.compile(r"[^\w]{0,3}(?:of |the )?(?:\w+ )?")  # between an office and its bearer: the mayor, Mr Satov
_PARTNERS = frozenset({"they", "them", "he", "she", "him", "we", "us", "both", "all", "everyone", "colleague", "counterpart", "partner", "side", "party", "opponent", "rival", "two", "each other", "together", "mutual"})
_AFAR = frozenset({"to", "from"})
_TONGUES = frozenset({"language", "languages", "tongue"})


@dataclass(frozen=True, slots=True)
class Difference:
    """Two lists that differ: the members of the first that the other has too, and those of the second, those that the second's claim does
    not name, and those that the first's does not; and how the claims are tied."""

    x: Roll
    y: Roll
    shared: Sequence[Member]
    back: Sequence[Member]
    gone: Sequence[Member]
    come: Sequence[Member]
    tie: Tie


def differences(hearing: Hearing) -> Iterator[Difference]:
    """Each two lists that differ of claims of two articles that are linked or a little alike: lists with a member in common, or all of
    whose members are others, of one kind."""
    owners = {id(claim): _owners(claim, hearing) for claim in hearing.alignment.claims}
    for a, b, tie in hearing.ties:
        if _tells_languages(a) or _tells_languages(b):
            continue
        ours, theirs = owners[id(a)], owners[id(b)]
        for x in (*hearing.rolls(a), *ours):
            for y in (*hearing.rolls(b), *theirs):
                if (x in ours and len(y.members) > 1) or (y in theirs and len(x.members) > 1):
                    continue
                shared, back = common(x, y), common(y, x)
                found = Difference(x, y, shared, back, _unnamed(x, shared, b, hearing), _unnamed(y, back, a, hearing), tie)
                if _may_differ(found, hearing) if shared else _may_stand_for(found, hearing):
                    yield found


def _tells_languages(claim: Claim) -> bool:
    """Whether a claim names languages, which many tongues call by their countries: in Kazakh, Russian and English."""
    return says(claim, _TONGUES)


def _owners(claim: Claim, hearing: Hearing) -> tuple[Roll, ...]:
    """The countries whose somebody or something of a list is, each as a list of one: Kazakhstan's director Aizhan Serikova."""
    members = (m for roll in hearing.rolls(claim) for m in roll.members)
    return tuple(Roll(claim, ((n,),)) for m in members for n in m if n.kind == "country" and n is not bearer(m))


def _unnamed(roll: Roll, shared: Sequence[Member], other: Claim, hearing: Hearing) -> list[Member]:
    """The members of a list that another claim does not name in any role."""
    return [m for m in roll.members if m not in shared and not heard(bearer(m), hearing.own(other))]


def _may_differ(found: Difference, hearing: Hearing) -> bool:
    """Whether lists with a member in common differ; not where the one that lacks members may mean them, or its article tells them in
    another sentence, nor for the country whose story it is."""
    x, y, gone, come = found.x, found.y, found.gone, found.come
    if not (gone or come) or max(len(x.members), len(y.members)) == 1:
        return False
    if _are_short_for([m for m in x.members if m not in found.shared], [m for m in y.members if m not in found.back]):
        return False
    if gone and come:
        return True
    short, long = (y, x) if gone else (x, y)
    missing = [bearer(m) for m in (*gone, *come)]
    told = all(hearing.knows(short.claim.article.id, n) for n in missing) or (len(short.members) == 1 and all(hearing.home in n.codes for n in missing))
    if told and not _only_came(missing, short.claim, long.claim, hearing):
        return False
    return not _tells_more(short, long, hearing)


def _only_came(missing: Sequence[Name], short: Claim, long: Claim, hearing: Hearing) -> bool:
    """Whether two claims tell of one thing that is done to somebody, and no claim beside the shorter one tells it of those whom that lacks:
    who came is not who was thanked."""
    done = done_in_both(short, long)
    beside = (c for c in hearing.counterparts(long, short.article.id) if c is not short and not done.isdisjoint(c.acts))
    whom = bool(done) and all(map(is_done_to, missing))
    return whom and not any(heard(n, hearing.own(c)) for c in beside for n in missing)


def _tells_more(short: Roll, long: Roll, hearing: Hearing) -> bool:
    """Whether a claim that lacks members of a list may mean them all the same: others, three banks, the mayor, an abbreviation that was read
    as no name; or its partners, where it names but one."""
    if short.unnamed or tells_others(short.claim) or hearing.unread(short.claim) or counts(short.claim, len(long.members)) or _has_unnamed(short, hearing):
        return True
    return len(short.members) == 1 and any(_PARTNERS & set(w.senses[:2]) for w in short.claim.reading.words)


def _are_short_for(some: Sequence[Member], others: Sequence[Member]) -> bool:
    """Whether the members of a list that the other has not may be those of the other by their abbreviations: KTZ, the railways of Kazakhstan."""
    pairs = [(m, k) for m in some for k in others if (bearer(k).abbreviated or bearer(m).abbreviated) and may_be(bearer(k), bearer(m))]
    return bool(some and others) and all(any(m in pair for pair in pairs) for m in (*some, *others))


def _may_stand_for(found: Difference, hearing: Hearing) -> bool:
    """Whether all of two lists are others, of one kind; not where both only tell of the matter, or are the countries of two people."""
    gone, come = ([bearer(m) for m in row] for row in (found.gone, found.come))
    if len(gone) != len(found.x.members) or len(come) != len(found.y.members) or {n.kind for n in gone} != {n.kind for n in come}:
        return False
    if all(map(is_source, gone)) and all(map(is_source, come)):
        return False
    return all(_may_be_instead(m, n, hearing) for m in gone for n in come)


def _may_be_instead(m: Name, n: Name, hearing: Hearing) -> bool:
    """Whether a name may stand in the place of another."""
    if m.kind == "person" and (is_source(m) or is_source(n)) and (title_of(m) is None or title_of(n) is None) and not _of_one_body(m, n, hearing):
        return False
    if any(k.alias is not None and k.alias in hearing.whole(other.claim.article.id).aliases for k, other in ((m, n), (n, m))):
        return False  # it is there by another name
    if m.kind == "person" and _from_both_ends(m.claim, n.claim):
        return False
    if m.portfolios and n.portfolios and (says_so(m.claim) or says_so(n.claim)):
        return False  # each ministry tells of it
    if m.kind in ("country", "place") and _stand_apart(m, n):
        return False
    return m.kind != "country" or not of_bearers(m, hearing.names(m.claim), n, hearing.names(n.claim))


def _from_both_ends(a: Claim, b: Claim) -> bool:
    """Whether two claims tell of one thing from its two ends: one won, the other lost."""
    return any(opposite(x, y) for x in said_by(a) if x.main for y in said_by(b) if y.main)


def _of_one_body(m: Name, n: Name, hearing: Hearing) -> bool:
    """Whether two who tell of a matter speak for one body: each article may have asked another."""
    bodies = [k for k in hearing.names(m.claim) if k.kind == "organisation"]
    return any(same(k, other) for k in bodies for other in hearing.names(n.claim) if other.kind == "organisation")


def _stand_apart(m: Name, n: Name) -> bool:
    """Whether two places stand otherwise: to Milan, from Munich; from Russia, and Azerbaijan imports it."""
    roles = {standing(m).role, standing(n).role}
    if same_role(m, n) or tell_whose(m, n):
        return False
    agents = [k for k in (m, n) for role in k.claim.roles if role.name == "agent" and not k.codes.isdisjoint(p.key for p in role.parties)]
    return None not in roles or (bool(agents) and not _AFAR.isdisjoint(roles))


def common(x: Roll, y: Roll) -> list[Member]:
    """The members of a list that the other has too."""
    return [m for m in x.members if any(_is_one(m, k) for k in y.members)]


def _is_one(m: Member, k: Member) -> bool:
    """Whether two members may be one; two bodies, or two people, are not for being of one country: PowerChina and Limak of Türkiye,
    PowerChina and Yapı Merkezi of Türkiye."""
    own, other = bearer(m), bearer(k)
    if own.kind == other.kind in ("organisation", "person") and own.coined and other.coined and not (same(own, other) or may_be(own, other)):
        return False
    return any(same(n, o) for n in m for o in k)


def counts(claim: Claim, number: int) -> bool:
    """Whether a claim counts as many as a longer list has: three banks."""
    return any(isinstance(f, Quantity) and f.value == number and not f.unit and not f.currency for f in claim.facts)


def _has_unnamed(roll: Roll, hearing: Hearing) -> bool:
    """Whether a claim that lists people has an office beside which no name stands: "the prime minister and Satova"."""
    names = hearing.names(roll.claim)
    if all(n.kind != "person" for m in roll.members for n in m):
        return False
    offices = [f for f in roll.claim.facts if isinstance(f, Party) and f.kind == "office"]
    text = roll.claim.article.text
    return any(not any(_BESIDE.fullmatch(text[min(n.span.end, f.span.end) : max(n.span.start, f.span.start)]) for n in names) for f in offices)
