"""Rule ``participants``, by one name in another's place: met by Prime Minister Nazarov, met by Foreign Minister Odinayev.

Two claims that are surely counterparts name one country, person or organisation each that the other's article knows
nothing of, and all else that they name is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.answers import Answer, Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import context, event_of
from consistency.diff.exchanged import anchored, exchanged
from consistency.diff.hearing import Hearing
from consistency.diff.lists import whose
from consistency.diff.name_place import same_role, standing
from consistency.diff.names import Name, words_in
from consistency.diff.origin import origins
from consistency.diff.same_name import called, may_be, same
from consistency.diff.wording import names_key
from consistency.languages.concepts import actors, concepts_of, offices
from consistency.records import Claim, Finding, Party, PartyKind

_KINDS: tuple[PartyKind, ...] = ("country", "person", "organisation")
_PEOPLE: tuple[PartyKind, ...] = ("person",)
_LITTLE = 0.15  # likeness from which people are told apart where something else is named or counted in both
_ALIKE = 0.3  # least likeness of claims that tell one thing of two names; translations of a sentence are rarely less alike


_TELLING = frozenset(c for word in ("according", "report", "inform", "cite", "quote", "say", "tell", "write", "correspondent", "bureau", "agency",
                                    "news", "newspaper", "website", "channel", "press", "publication", "edition", "journalist", "reference")
                     for c in concepts_of(word))  # fmt: skip


def replaced(hearing: Hearing) -> Iterator[Finding]:
    """A finding for each name that another stands for elsewhere."""
    answers: dict[int, Answer[Name]] = {}
    clashes: list[tuple[Answer[Name], Answer[Name], float]] = []
    pairs: list[tuple[Name, Name, float]] = []
    for link in hearing.links:
        if link.relation == "equal":
            for kind in _KINDS if link.likeness >= _ALIKE else _PEOPLE if link.likeness >= _LITTLE and anchored(link, hearing) else ():
                pair = _pair(link.a, link.b, kind, hearing)
                if pair is not None:
                    pairs.append((*pair, link.score))
        pairs += [(*pair, link.score) for found in (exchanged, origins) for pair in found(link, hearing)]
    for m, n, score in pairs:
        if m.kind == n.kind == "country" and _by_bearer(m, n, hearing):
            continue
        x, y = (answers.setdefault(id(k), Answer(k)) for k in (m, n))
        clashes.append((x, y, score))
    for members, _ in clustered(clashes, _agreed(hearing, answers)):
        yield _finding(members)


def _pair(a: Claim, b: Claim, kind: PartyKind, hearing: Hearing) -> tuple[Name, Name] | None:
    """The one name of each of two claims that stands for the other's."""
    ours, theirs = hearing.strange(a, b), hearing.strange(b, a)
    x = [n for n in ours if n.kind == kind]
    y = [n for n in theirs if n.kind == kind]
    if len(x) != 1 or len(y) != 1 or hearing.knows(b.article.id, x[0]) or hearing.knows(a.article.id, y[0]):
        return None
    if any(may_be(x[0], n) for n in theirs) or any(may_be(n, y[0]) for n in ours):
        return None
    return (x[0], y[0]) if _in_place(x[0], y[0], hearing) else None


def _in_place(x: Name, y: Name, hearing: Hearing) -> bool:
    """Whether two names surely answer one question."""
    if x.kind == "country":
        apart = standing(x).role and standing(y).role and not same_role(x, y)  # went to Azerbaijan, Kazakhstan's minister
        return x.claim.predicate is not None and not apart and not _around(x).isdisjoint(_around(y))
    if x.kind == "person":
        titled = bool(_bearer(x)) and bool(_bearer(y))
        return titled or (x.coined and y.coined and (not (_is_source(x) or _is_source(y)) or _of_one_body(x, y, hearing)))
    if x.known and y.known:
        return all(len(n.written[0]) == 1 and n.shown.isupper() for n in (x, y))
    return x.coined and y.coined and not (_is_source(x) or _is_source(y))


def _by_bearer(x: Name, y: Name, hearing: Hearing) -> bool:
    """Whether two countries are those of two people (Dauren Sapargaliyev of Kazakhstan, Azerbaijan's boxer Rashad Guliyev), or one is
    only whose a body is that the other claim names too, or beside the place of something: Russia's Rosatom, a plant in Türkiye."""
    one, other = ([who for country, who in whose(n.claim, hearing.names(n.claim)) if country is n] for n in (x, y))
    people = [[who for who in told if who.kind == "person"] for told in (one, other)]
    if all(people) and not any(same(p, q) for p in people[0] for q in people[1]):
        return True
    if any(same(p, q) for p in one for q in other):
        return False  # Canada's Candu Energy, Japan's
    for told, others, z in ((one, other, y), (other, one, x)):
        if told and (standing(z).role == "in" or (not others and any(same(who, n) for who in told for n in hearing.names(z.claim)))):
            return True
    return False


def _of_one_body(x: Name, y: Name, hearing: Hearing) -> bool:
    """Whether two who tell of a matter speak for one body: each article may have asked another."""
    bodies = [n for n in hearing.names(x.claim) if n.kind == "organisation"]
    return any(same(n, k) for n in bodies for k in hearing.names(y.claim) if k.kind == "organisation")


def _is_source(name: Name) -> bool:
    """Whether somebody tells of the matter and takes no part in it: outlets have each their own."""
    return not _around(name).isdisjoint(_TELLING)


def _around(name: Name) -> frozenset[str]:
    return context(name.claim, name.span.start, name.span.end)


def _bearer(name: Name) -> str | None:
    """What somebody is said to be, beside the name: a prime minister, a lawyer."""
    claim, base = name.claim, name.claim.reading.sentence.span.start
    for fact in claim.facts:
        if isinstance(fact, Party) and fact.kind == "office" and not claim.article.text[fact.span.end : name.span.start].strip():
            return fact.name
    before = [w for w in words_in(claim, claim.span.start, name.span.start) if w.span.end + base >= name.span.start - 1]
    return next((s for w in before if w.pos == "NOUN" for s in w.senses[:1] if s in actors() or s in offices()), None)


def _agreed(hearing: Hearing, answers: dict[int, Answer[Name]]) -> list[tuple[Answer[Name], Answer[Name]]]:
    """What other claims say the same as one of the two."""
    told = dict(answers)
    found: list[tuple[Answer[Name], Answer[Name]]] = []
    for link in hearing.links:
        for mine, other in ((link.a, link.b), (link.b, link.a)):
            for n in hearing.names(mine):
                if id(n) in told:
                    found += [(told[id(n)], answers.setdefault(id(k), Answer(k))) for k in hearing.names(other) if same(n, k)]
    return found


def _finding(members: Sequence[Answer[Name]]) -> Finding:
    rows = sorted(members, key=lambda a: (a.claim.article.id, a.fact.span.start))
    mentions = []
    for answer in rows:
        name = called(answer.fact, [a.fact for a in rows])
        shown = f"{_bearer(name) or ''} {name.shown}".strip() if name.kind == "person" else name.shown
        value = [min(name.codes) if name.kind == "country" else name.shown]
        mentions.append(Mention(answer.claim, value, shown, answer.fact, (names_key(answer.claim, [answer.fact.span]),)))
    sides = sides_of(mentions, lambda m, n: isinstance(m.fact, Name) and isinstance(n.fact, Name) and same(m.fact, n.fact))
    return contradiction("participants", rows[0].fact.kind, sides, {"event": event_of([a.claim for a in rows])}, confidence=0.75)
