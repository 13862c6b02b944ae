"""Rule ``participants``, by lists: a name that one article lists and the other, which has another of the list, knows nothing of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from consistency.diff.answers import Answer, Mention, clustered, contradiction, sides_of
from consistency.diff.hearing import Hearing
from consistency.diff.lists import Roll, bearer, rolls_of
from consistency.diff.name_place import says
from consistency.diff.names import Name
from consistency.diff.same_name import called, heard, may_be, same, spelt_alike, words_alike
from consistency.diff.vague import is_vague
from consistency.diff.wording import names_key
from consistency.languages.concepts import acts
from consistency.records import Claim, Finding, Link, Party, Quantity

_PARTNERS = frozenset({"colleague", "counterpart", "partner", "side", "party", "opponent", "rival", "two", "each other", "together", "mutual"})
_TONGUES = frozenset({"language", "languages", "tongue"})
_CAPITAL = frozenset({"capital"})
_ALIKE = 0.4  # least likeness of claims of which one has a list and the other a single name; chosen on NTREX
_BESIDE = re.compile(r"[^\w]{0,3}(?:of |the )?(?:\w+ )?")  # between an office and its bearer: the mayor, Mr Satov


def listed(hearing: Hearing) -> Iterator[Finding]:
    """A finding for each list that articles tell differently."""
    answers: dict[int, list[Answer[Roll]]] = {}
    for claim in hearing.alignment.claims:
        answers[id(claim)] = [] if _tells_languages(claim) else [Answer(r) for r in rolls_of(claim, hearing.names(claim))]
    clashes: list[tuple[Answer[Roll], Answer[Roll], float]] = []
    agreed: list[tuple[Answer[Roll], Answer[Roll]]] = []
    for link in hearing.links:
        for x in answers[id(link.a)]:
            for y in answers[id(link.b)]:
                if _equal(x.fact, y.fact):
                    agreed.append((x, y))
                elif _comparable(x.fact, y.fact, link, hearing) and (_missing(x.fact, y.fact, hearing) or _missing(y.fact, x.fact, hearing)):
                    clashes.append((x, y, link.score))
    clashes += _of_unlinked(hearing, answers)
    for members, _ in clustered(clashes, agreed):
        yield _finding(members, hearing)


def _of_unlinked(hearing: Hearing, answers: Mapping[int, Sequence[Answer[Roll]]]) -> Iterator[tuple[Answer[Roll], Answer[Roll], float]]:
    """Lists of firms or people that are the same but for one, in claims that are alike and were not linked."""
    claims = hearing.alignment.claims
    linked = {frozenset((id(link.a), id(link.b))) for link in hearing.links}
    for i, j, likeness in hearing.alignment.near:
        if frozenset((id(claims[i]), id(claims[j]))) not in linked:
            for x in answers[id(claims[i])]:
                for y in answers[id(claims[j])]:
                    if len(x.fact.members) > 2 and _is_spelt(x.fact, y.fact, _common(x.fact, y.fact)) and (_missing(x.fact, y.fact, hearing) or _missing(y.fact, x.fact, hearing)):
                        yield x, y, likeness


def _tells_languages(claim: Claim) -> bool:
    """Whether a claim names languages, which many tongues call by their countries: in Kazakh, Russian and English."""
    return says(claim, _TONGUES)


def _comparable(x: Roll, y: Roll, link: Link, hearing: Hearing) -> bool:
    """Whether two lists with a common member answer one question. A name that stands alone does where the claims share much
    and name nobody else, and nothing in its own claim may stand for the others."""
    if not _common(x, y):
        return False
    short, long = sorted((x, y), key=lambda r: len(r.members))
    if len(short.members) > 1:
        return True
    if len(long.members) == 1 or link.relation != "equal" or link.likeness < _ALIKE:
        return False
    kinds = {bearer(m).kind for m in long.members}
    alone = bearer(short.members[0])
    return (
        (all(bearer(m).known for m in long.members) or (len(kinds) == 1 and "place" not in kinds))
        and any(same(alone, bearer(m)) and alone.kind == bearer(m).kind for m in long.members)  # in Italy: in Rome or Milan
        and not hearing.strange(short.claim, long.claim)
        and not any(w.pos == "PRON" or _PARTNERS & set(w.senses[:2]) for w in short.claim.reading.words)
    )


def _common(x: Roll, y: Roll) -> list[tuple[Name, ...]]:
    """The members of a list that the other has too."""
    return [m for m in x.members if any(_is_one(m, k) for k in y.members)]


def _is_one(m: Sequence[Name], k: Sequence[Name]) -> bool:
    """Whether two members may be one; two bodies, or two people, are not for being of one country: PowerChina and Limak of Türkiye,
    PowerChina and Yapı Merkezi of Türkiye."""
    own, other = bearer(m), bearer(k)
    if own.kind == other.kind in ("organisation", "person") and own.coined and other.coined and not (same(own, other) or may_be(own, other)):
        return False
    return any(same(n, o) for n in m for o in k)


def _equal(x: Roll, y: Roll) -> bool:
    return len(_common(x, y)) == len(x.members) and len(_common(y, x)) == len(y.members)


def _shorter(x: Roll, y: Roll) -> bool:
    return len(x.members) < len(y.members) and len(_common(x, y)) == len(x.members)


def _agree(x: Roll, y: Roll, hearing: Hearing) -> bool:
    """Whether neither of two lists has anybody whom the other's article does not know."""
    return _equal(x, y) or not (_missing(x, y, hearing) or _missing(y, x, hearing))


def _missing(x: Roll, y: Roll, hearing: Hearing) -> list[tuple[Name, ...]]:
    """The members of a list that the article of the other surely does not know."""
    shared, article = _common(x, y), y.claim.article.id
    concepts = frozenset(c for m in shared for n in m for c in n.senses)
    theirs = _common(y, x)
    lone = len(theirs) == len(y.members)  # the other is the shorter list, and may say the rest in other words
    if lone and (y.unnamed or is_vague(y.claim) or hearing.unread(y.claim) or _counts(y.claim, len(x.members)) or _has_unnamed(y, hearing)):
        return []
    knows = _knowing(x, y, shared, hearing)
    found = {id(n) for m in theirs for n in m}  # the Russia of Russia's customs service is nobody else
    unread = [*(n for n in hearing.strange(y.claim, x.claim) if id(n) not in found), *(n for m in y.members if m not in theirs for n in m)]
    if lone and _told_together([m for m in x.members if m not in shared], article, hearing):
        return []
    spelt = _is_spelt(x, y, shared)
    return [
        m
        for m in x.members
        if m not in shared
        and not any(knows(article, n, concepts) or (not spelt and any(may_be(n, k) for k in unread)) for n in (m if lone else (bearer(m),)))
        and not (lone and any(hearing.home in n.codes or (n.capital and says(y.claim, _CAPITAL)) for n in m))
    ]


def _is_spelt(x: Roll, y: Roll, shared: Sequence[tuple[Name, ...]]) -> bool:
    """Whether of two lists as long, of firms or people, all but one are spelt alike, and those two are not: what spells two names translates
    no third."""
    if not len(x.members) == len(y.members) == len(shared) + 1 or not shared:
        return False
    theirs = _common(y, x)
    if len(theirs) != len(shared):
        return False
    (one,), (other,) = ([bearer(m) for m in r.members if m not in own] for r, own in ((x, shared), (y, theirs)))
    if any(n.kind not in ("organisation", "person") or n.known or n.abbreviated for n in (one, other)):
        return False
    if len(shared) == 1 and not (one.coined and other.coined and one.kind == other.kind == "organisation"):
        return False
    return all(any(spelt_alike(bearer(m), bearer(k)) for k in theirs) for m in shared) and not words_alike(one, other)


def _told_together(missing: Sequence[tuple[Name, ...]], article: str, hearing: Hearing) -> bool:
    """Whether an article tells all that one of its claims lacks in another claim, two countries or more: that is its list."""
    wanted = [frozenset(code for n in m for code in n.codes) for m in missing]
    if len(wanted) < 2 or not all(wanted):
        return False
    claims = (c for c in hearing.alignment.claims if c.article.id == article)
    told = (frozenset(code for n in hearing.names(c) for code in n.codes) for c in claims)
    return any(all(codes & own for codes in wanted) for own in told)


def _knowing(x: Roll, y: Roll, shared: Sequence[tuple[Name, ...]], hearing: Hearing) -> Callable[[str, Name, frozenset[str]], bool]:
    """How an article is asked whether it knows a name that its list lacks: anywhere, where a headline names a few; and only
    in the counterparts, where of two lists of as many countries all but one are the same."""
    if "headline" in (x.claim.reading.sentence.kind, y.claim.reading.sentence.kind):
        return lambda article, name, common: hearing.knows(article, name, common) or heard(name, hearing.whole(article), common)
    if len(x.members) == len(y.members) == len(shared) + 1 and all(bearer(m).kind == "country" for m in (*x.members, *y.members)):
        return lambda article, name, common: heard(name, hearing.linked(name.claim, article), common)
    return hearing.knows


def _counts(claim: Claim, number: int) -> bool:
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


def _finding(members: Sequence[Answer[Roll]], hearing: Hearing) -> Finding:
    names = [bearer(m) for a in members for m in a.fact.members]
    mentions = []
    for number, rolls in enumerate(_answers([a.fact for a in members], hearing)):
        said = [called(n, names) for n in _union(rolls)]
        value = sorted(min(n.codes) if n.kind == "country" else n.shown for n in said)
        shown = ", ".join(sorted(n.shown for n in said))
        mentions += [Mention(r.claim, value, shown, number, (names_key(r.claim, [bearer(m).span for m in r.members]),)) for r in rolls]
    mentions.sort(key=lambda m: (m.claim.article.id, m.claim.span.start))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    rolls = [a.fact for a in members]
    partial = all(_equal(x, y) or _shorter(x, y) or _shorter(y, x) for x in rolls for y in rolls)
    act = _act([r.claim for r in rolls])
    return contradiction("participants", act or "named", sides, {"predicate": act} if act else {}, partial=partial, confidence=0.85)


def _answers(rolls: Sequence[Roll], hearing: Hearing) -> list[list[Roll]]:
    """Lists that agree, the longest first; the same whatever the articles are called. A list that may be one with several
    goes to the one that it has most in common with: it lacks what that lacks."""
    found: list[list[Roll]] = []
    others: list[Roll] = []
    for roll in sorted(rolls, key=lambda r: (-len(r.members), r.claim.reading.sentence.text, r.members[0][0].span.start)):
        if any(_agree(roll, row[0], hearing) for row in found):
            others.append(roll)
        else:
            found.append([roll])
    for roll in others:
        homes = [row for row in found if all(_agree(roll, r, hearing) for r in row)]
        if homes:
            max(homes, key=lambda row: _closeness(roll, row[0], hearing)).append(roll)
        else:
            found.append([roll])
    return found


def _closeness(x: Roll, y: Roll, hearing: Hearing) -> float:
    """The share of the longer of two lists that the other has too, or that the claim of the first names beside its list, read as a
    name or not."""
    named, own = hearing.names(x.claim), hearing.own(x.claim)
    known = [m for m in y.members if any(same(n, k) for n in m for k in named) or heard(bearer(m), own)]
    return len(known) / max(len(x.members), len(y.members))


def _union(rolls: Sequence[Roll]) -> list[Name]:
    """Everybody whom lists that agree name: what one leaves out of its list, its article knows."""
    names = [bearer(m) for m in rolls[0].members]
    for roll in rolls[1:]:
        names += [bearer(m) for m in roll.members if not any(same(n, k) for n in m for k in names)]
    return names


def _act(claims: Sequence[Claim]) -> str | None:
    """The act between parties that most of the claims tell, if at least two of them do: first what is their predicate, then
    what is done to somebody."""
    told = {act: sum(act in c.acts for c in claims) for act in acts()}
    told = {act: count for act, count in told.items() if count > 1}
    said = {act: sum(c.predicate == act for c in claims) for act in told}
    return min(told, key=lambda a: (-told[a], -said[a], acts()[a] != "directed", a), default=None)
