"""What stands beside a name: what somebody is said to be, whose something is, and whether he only tells of the matter or something is done to him."""

from __future__ import annotations

from consistency.diff.blocks import context
from consistency.diff.name_place import standing
from consistency.diff.names import Name, words_in
from consistency.languages.concepts import actors, acts, concepts_of, offices
from consistency.records import Claim, Party

_TELLING = frozenset(c for word in ("according", "report", "inform", "cite", "quote", "say", "tell", "write", "correspondent", "bureau", "agency",
                                    "news", "newspaper", "website", "channel", "press", "publication", "edition", "journalist", "reference")
                     for c in concepts_of(word))  # fmt: skip
_BESIDE = 20  # characters between a name and the one whose it is


def is_source(name: Name) -> bool:
    """Whether somebody tells of the matter and takes no part in it: outlets have each their own."""
    return not around(name).isdisjoint(_TELLING)


def around(name: Name) -> frozenset[str]:
    """The concepts of the words near a name."""
    return context(name.claim, name.span.start, name.span.end)


def title_of(name: Name) -> str | None:
    """What somebody is said to be, beside the name: a prime minister, a lawyer."""
    claim, base = name.claim, name.claim.reading.sentence.span.start
    for fact in claim.facts:
        if isinstance(fact, Party) and fact.kind == "office" and not claim.article.text[fact.span.end : name.span.start].strip():
            return fact.name
    before = [w for w in words_in(claim, claim.span.start, name.span.start) if w.span.end + base >= name.span.start - 1]
    return next((s for w in before if w.pos == "NOUN" for s in w.senses[:1] if s in actors() or s in offices()), None)


def nouns_beside(name: Name) -> frozenset[str]:
    """The concepts of the nouns beside a name."""
    base = name.claim.reading.sentence.span.start
    near = [w for w in name.claim.reading.words if w.pos == "NOUN" and min(abs(w.span.end + base - name.span.start), abs(w.span.start + base - name.span.end)) <= _BESIDE]
    return frozenset(c for w in near for s in w.senses[:2] for c in concepts_of(s))


def tell_whose(x: Name, y: Name) -> bool:
    """Whether two names tell whose, or whence, one and the same somebody is: a collector from France, a Swiss collector."""
    roles = {standing(x).role, standing(y).role}
    return roles <= {"of", "from", None} and roles not in ({None}, {"of"}) and not nouns_beside(x).isdisjoint(nouns_beside(y))


def done_in_both(a: Claim, b: Claim) -> set[str]:
    """The acts that two claims tell to be done to somebody: thanks, a visit."""
    return {act for act in set(a.acts) & set(b.acts) if acts().get(act) == "directed"}


def is_done_to(name: Name) -> bool:
    """Whether an act of its claim is done to a country, or with it."""
    return not name.codes.isdisjoint(p.key for role in name.claim.roles if role.name != "agent" for p in role.parties)
