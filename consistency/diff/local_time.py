"""Which clocks "local time" may be told by: those of the places and countries that an article names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from consistency.languages.zones import zones
from consistency.records import Claim, Moment, Party


def local_zones(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """The IANA zones of all cities and countries that an article names, where some article tells a time by a clock that it names; nothing of an article
    that names no country, for then it may be of a town whose clock nobody knows."""
    if not any(isinstance(f, Moment) and f.zone is not None for claim in claims for f in claim.facts):
        return {}
    found: dict[str, set[str]] = {}
    placed = set()
    for claim in claims:
        for fact in claim.facts:
            if isinstance(fact, Party):
                found.setdefault(claim.article.id, set()).update(_zones_of(fact))
                if fact.kind == "country":
                    placed.add(claim.article.id)
    return {article: frozenset(keys) for article, keys in found.items() if article in placed}


def _zones_of(party: Party) -> Sequence[str]:
    if (key := zones().get(party.name)) is not None:
        return (key,)
    return _zones_by_country().get(party.key, ()) if party.kind == "country" else ()


@cache
def _zones_by_country() -> Mapping[str, tuple[str, ...]]:
    """ISO code -> zones, by the table of the tzdata package."""
    from importlib import resources

    found: dict[str, list[str]] = {}
    for line in resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, key, *_ = line.split("\t")
            found.setdefault(code, []).append(key)
    return {code: tuple(keys) for code, keys in found.items()}
