"""Names that are left over in certain counterparts: of one kind, one on each side, that the other's whole article has not.

Where all else that two passages name is one, or much of it, the two names answer one question even if their sentences
are worded otherwise: 300 MW from Russia, from Uzbekistan; to the town of Aralsk, of Baikonur.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from consistency.diff.clauses import says_so
from consistency.diff.hearing import Hearing
from consistency.diff.name_context import tell_whose
from consistency.diff.name_place import same_level, same_role, says, standing
from consistency.diff.names import Name
from consistency.diff.same_name import heard, may_be, same
from consistency.languages.concepts import concepts_of
from consistency.languages.countries import country_name
from consistency.records import Claim, Link, Moment, PartyKind, Quantity

_ALIKE = 0.3  # least likeness of the claims
_VERY = 0.5  # likeness of claims that need nothing else in common; both chosen on the development stories
_SPATIAL = frozenset({"to", "from", "in", "through"})
_BODIES = frozenset(c for word in ("bank", "fund", "university", "court", "parliament", "ministry", "church", "party", "embassy") for c in concepts_of(word))
# What a country or its capital may be called instead of by its name.
_INSTEAD = frozenset({"neighbour", "neighbouring", "neighboring", "country", "republic", "capital", "homeland", "abroad", "foreign", "region"})


def exchanged(link: Link, hearing: Hearing) -> tuple[tuple[Name, Name], ...]:
    """The pairs of names of two sure counterparts that stand for one another."""
    if id(link) not in hearing.exchanged:
        hearing.exchanged[id(link)] = tuple(_exchanged(link, hearing))
    return hearing.exchanged[id(link)]


def _exchanged(link: Link, hearing: Hearing) -> Iterator[tuple[Name, Name]]:
    if link.likeness < _ALIKE:
        return
    ours, theirs = hearing.strange(link.a, link.b), hearing.strange(link.b, link.a)
    for kind, fits in _FITS.items():
        x = _unheard(ours, kind, link.b, hearing) or _foreign(kind, link.a, link.b, hearing)
        y = _unheard(theirs, kind, link.a, hearing) or _foreign(kind, link.b, link.a, hearing)
        if len(x) != 1 or len(y) != 1 or not anchored(link, hearing):
            continue
        sure = fits(x[0], y[0]) and not _doubtful(x[0], y[0], _left(ours, link.b, hearing), _left(theirs, link.a, hearing))
        if sure or (kind == "organisation" and _portfolios(x[0], y[0])):
            yield x[0], y[0]
    alone = _alone(link, hearing)
    if alone is not None:
        yield alone


def _alone(link: Link, hearing: Hearing) -> tuple[Name, Name] | None:
    """The only countries of two claims that are very much alike and give the same figures: shipped to Azerbaijan, to Kenya.
    Other sentences of either article may name both. Teams and their medals are told in sentences that are too much alike."""
    if link.relation != "equal" or link.likeness < _VERY or not figures_of(link.a) or figures_of(link.a) != figures_of(link.b):
        return None
    both = [[n for n in hearing.names(c) if n.codes] for c in (link.a, link.b)]
    if any(len(row) != 1 or row[0].kind != "country" for row in both):
        return None
    (x,), (y,) = both
    fits = standing(x).role == standing(y).role in ("to", "from", "through") and not x.codes & y.codes and _countries(x, y)
    return (x, y) if fits and not _doubtful(x, y, hearing.strange(link.a, link.b), hearing.strange(link.b, link.a)) else None


def _unheard(names: Sequence[Name], kind: PartyKind, other: Claim, hearing: Hearing) -> list[Name]:
    """Names of a kind that the other's article has nowhere."""
    article = other.article.id
    return [n for n in names if n.kind == kind and not hearing.knows(article, n) and not heard(n, hearing.whole(article), any_word=True)]


def _foreign(kind: PartyKind, claim: Claim, other: Claim, hearing: Hearing) -> list[Name]:
    """The countries whose ministries a claim names, where the other names nothing of them."""
    if kind != "country":
        return []
    told = {code for n in hearing.names(other) for code in n.codes}
    bodies = [n for n in hearing.names(claim) if n.portfolios and len(n.codes) == 1 and n.codes.isdisjoint(told)]
    return [replace(n, kind="country", portfolios=frozenset(), shown=country_name(min(n.codes))) for n in bodies]


def _left(names: Sequence[Name], other: Claim, hearing: Hearing) -> list[Name]:
    """Names that the other's article does not tell elsewhere."""
    return [n for n in names if not heard(n, hearing.whole(other.article.id))]


def _doubtful(x: Name, y: Name, ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether one may be the other after all, or any other name that was left over."""
    return any(may_be(x, n) for n in theirs) or any(may_be(n, y) for n in ours)


def anchored(link: Link, hearing: Hearing) -> bool:
    """Whether two claims tell one thing beyond doubt: they name one more thing, or give one figure or date, or are very much alike."""
    if link.likeness >= _VERY:
        return True
    if any(same(n, k) for n in hearing.names(link.a) for k in hearing.names(link.b)):
        return True
    return bool(figures_of(link.a) & figures_of(link.b))


def figures_of(claim: Claim) -> set[tuple[object, ...]]:
    """The figures of a claim, but for those that half of all sentences have, and its days and times."""
    found: set[tuple[object, ...]] = {("figure", f.value) for f in claim.facts if isinstance(f, Quantity) and f.value is not None and f.value > 2}
    return found | {("time", f.month, f.day, f.hour, f.minute) for f in claim.facts if isinstance(f, Moment) and (f.day or f.hour is not None)}


def _countries(x: Name, y: Name) -> bool:
    return (same_role(x, y) or tell_whose(x, y)) and not any(says(n.claim, _INSTEAD) for n in (x, y))


def _places(x: Name, y: Name) -> bool:
    """A town and its region, a station and its town are told instead of one another; whence and whither are not, so often."""
    roles = {standing(x).role, standing(y).role}
    if any(says(n.claim, _INSTEAD - {"region"}) for n in (x, y)):
        return False
    return same_level(x, y) and len(roles - {None}) <= 1 and bool(roles & _SPATIAL or standing(x).level)


def _organisations(x: Name, y: Name) -> bool:
    """A bank for a fund: bodies that no language calls by one another's name."""
    return bool(x.senses and y.senses) and len(x.senses & _BODIES) == len(y.senses & _BODIES) == 1 and not x.senses & y.senses


def _portfolios(x: Name, y: Name) -> bool:
    """Whether two names are of two ministries: finance, justice."""
    if says_so(x.claim) or says_so(y.claim):
        return False  # each ministry tells of it
    return bool(x.portfolios and y.portfolios) and x.portfolios.isdisjoint(y.portfolios)


_FITS: dict[PartyKind, Callable[[Name, Name], bool]] = {"country": _countries, "place": _places, "organisation": _organisations}
