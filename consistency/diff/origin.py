"""Whose somebody is: the same person called another country's, of claims that are surely counterparts: India's Rohan Menon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.hearing import Hearing
from consistency.diff.lists import whose
from consistency.diff.name_place import standing
from consistency.diff.names import Name
from consistency.diff.same_name import alike
from consistency.records import Claim, Link, Party


def origins(link: Link, hearing: Hearing) -> Iterator[tuple[Name, Name]]:
    """The countries that two claims give one person."""
    for x, home in _people(link.a, hearing):
        for y, other in _people(link.b, hearing):
            # Russia's Petrov, who plays for Kazakhstan, is a Kazakhstani too.
            one = home.alias is not None and home.alias == other.alias
            if not one and _one(x, y) and home.codes.isdisjoint(_codes(link.b)) and other.codes.isdisjoint(_codes(link.a)):
                yield home, other


def _people(claim: Claim, hearing: Hearing) -> Sequence[tuple[Name, Name]]:
    """People by their full names, with the one country each is said to be of."""
    told = whose(claim, hearing.names(claim))
    return [
        (person, country)
        for country, person in told
        if person.kind == "person" and len(person.written[0]) == 2 and sum(p is person for _, p in told) == 1
        and len(country.codes) == 1 and standing(country).role in ("of", "from")
    ]  # fmt: skip


def _codes(claim: Claim) -> frozenset[str]:
    """The countries of a claim."""
    return frozenset(f.key for f in claim.facts if isinstance(f, Party) and len(f.key) == 2)


def _one(x: Name, y: Name) -> bool:
    """Whether both names of two people are alike."""
    return any(len(v) == len(w) == 2 and alike(v[0], w[0]) and alike(v[1], w[1]) for v in x.written for w in y.written)
