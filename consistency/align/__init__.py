"""Claims -> links -> groups of equivalent claims over all articles, many to many and free of order.

``story.py`` ``align``: vectors of all claims (``views.py``, ``rows.py``); links of each pair of articles (``match.py`` over
``pairs.py`` with the fitted ``weights.py``, and ``candidates.py`` where they are long); groups closed over equal links
(``groups.py``). What an article has of a claim, linked or not, is told by coverage (``likeness.py``, ``contained.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consistency.records import Alignment, Claim

if TYPE_CHECKING:
    from consistency.align.encoder import Encoder


__all__ = ["align", "links_between", "prepare", "reads_source"]


def prepare() -> None:
    """Import what aligning needs (numpy), to be done while a run waits for something else."""
    import consistency.align.story  # noqa: F401


def reads_source(encoder: Encoder | None) -> bool:
    """Whether an encoder reads the articles' own words, and not their English."""
    return getattr(encoder, "reads", "english") == "source"


def align(claims: Sequence[Claim], encoder: Encoder | None = None) -> Alignment:
    """Align the claims of all articles with each other; ``encoder`` is one more way to tell how alike
    they are, and all there is for articles in a language without a pack."""
    from consistency.align import story

    return story.align(claims, encoder)


def links_between(
    a: Sequence[Claim], b: Sequence[Claim], encoder: Encoder | None = None
) -> list[tuple[int, int, float]]:
    """(index in a, index in b, probability) for each link between two articles, sorted."""
    from consistency.align import story

    return story.links_between(a, b, encoder)
