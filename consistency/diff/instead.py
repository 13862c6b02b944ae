"""Whether one name surely stands in another's place: met by Prime Minister Nazarov, met by Foreign Minister Odinayev.

Two claims that are surely counterparts name one country, person or organisation each that the other's article knows
nothing of, and all else that they name is the same. Beside other things this is weighed (``likely_names.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from consistency.diff.exchanged import anchored, exchanged
from consistency.diff.hearing import Hearing
from consistency.diff.name_context import around, is_source, title_of
from consistency.diff.name_place import same_role, standing
from consistency.diff.names import Name
from consistency.diff.same_name import may_be
from consistency.records import PartyKind

_KINDS: tuple[PartyKind, ...] = ("country", "person", "organisation")
_PEOPLE: tuple[PartyKind, ...] = ("person",)
_LITTLE = 0.15  # likeness from which people are told apart where something else is named or counted in both
_ALIKE = 0.3  # least likeness of claims that tell one thing of two names; translations of a sentence are rarely less alike


def stand_instead(x: Name, y: Name, hearing: Hearing) -> Iterator[str]:
    """The rules by which two names of two claims stand in the place of one another."""
    link = hearing.link(x.claim, y.claim)
    if link is None:
        return
    a, b = (x, y) if link.a is x.claim else (y, x)
    if any(n is a and k is b for n, k in exchanged(link, hearing)):
        yield "exchanged"
    if link.relation == "equal":
        kinds = _KINDS if link.likeness >= _ALIKE else _PEOPLE if link.likeness >= _LITTLE and anchored(link, hearing) else ()
        if a.kind == b.kind and a.kind in kinds and _are_left(a, b, hearing) and _in_place(a, b):
            yield "in place"


def _are_left(x: Name, y: Name, hearing: Hearing) -> bool:
    """Whether two names are the only ones of their kind that the other's claim has not, and neither article may know the other."""
    a, b = x.claim, y.claim
    ours, theirs = hearing.strange(a, b), hearing.strange(b, a)
    if [n for n in ours if n.kind == x.kind] != [x] or [n for n in theirs if n.kind == y.kind] != [y]:
        return False
    if hearing.knows(b.article.id, x) or hearing.knows(a.article.id, y):
        return False
    return not (any(may_be(x, n) for n in theirs) or any(may_be(n, y) for n in ours))


def _in_place(x: Name, y: Name) -> bool:
    """Whether two names surely answer one question."""
    if x.kind == "country":
        apart = standing(x).role and standing(y).role and not same_role(x, y)  # went to Azerbaijan, Kazakhstan's minister
        return x.claim.predicate is not None and not apart and not around(x).isdisjoint(around(y))
    if x.kind == "person":
        titled = title_of(x) is not None and title_of(y) is not None
        return titled or (x.coined and y.coined)
    if x.known and y.known:
        return all(len(n.written[0]) == 1 and n.shown.isupper() for n in (x, y))
    return x.coined and y.coined and not (is_source(x) or is_source(y))
