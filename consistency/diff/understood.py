"""The alignment without what nobody can read: articles in a language without a pack have no names, dates or denials that could differ.

Where a name is not heard in such an article, that says nothing of the article.
"""

from __future__ import annotations

from dataclasses import replace

from consistency.records import Alignment, Claim
from consistency.registry import LANGUAGES


def understood(alignment: Alignment) -> Alignment:
    """The alignment of the claims whose languages have a pack."""
    kept = [i for i, claim in enumerate(alignment.claims) if _is_read(claim)]
    if len(kept) == len(alignment.claims):
        return alignment
    place = {i: n for n, i in enumerate(kept)}
    groups = [replace(g, claims=tuple(filter(_is_read, g.claims))) for g in alignment.groups]
    names = {alignment.claims[i].article.id for i in kept}
    return Alignment(
        claims=tuple(alignment.claims[i] for i in kept),
        links=tuple(link for link in alignment.links if _is_read(link.a) and _is_read(link.b)),
        groups=tuple(g for g in groups if g.claims),
        support=tuple((place[i], name, value) for i, name, value in alignment.support if i in place and name in names),
        near=tuple((place[i], place[j], like) for i, j, like in alignment.near if i in place and j in place),
        twins=tuple((place[i], place[j]) for i, j in alignment.twins if i in place and j in place),
        rarity=alignment.rarity,
    )


def _is_read(claim: Claim) -> bool:
    return claim.article.language in LANGUAGES
