"""A later count of what grows by its nature: 12 injured at ten, 21 at six. It differs, but nobody was wrong."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.diff.figures import Figure
from consistency.languages.concepts import concepts_of

_GROWING = frozenset(
    concept
    for word in (
        "die", "dead", "death", "kill", "victim", "casualty", "injure", "injured", "wound", "wounded", "hurt", "missing", "hospitalise",
        "rescue", "survivor", "infect", "infection", "evacuate", "evacuation", "homeless", "vote", "ballot", "destroy", "damage",
    )
    for concept in concepts_of(word)
)  # fmt: skip


def is_update(figures: Sequence[Figure]) -> bool:
    """Whether figures that differ are one growing count, told later and later: every larger one by an article that was
    published after every article with a smaller one."""
    if any(f.fact.ordinal or f.unit is not None or f.fact.value is None for f in figures):
        return False
    if not all((f.about | f.of) & _GROWING for f in figures):
        return False
    return all(_later(b, a) for a in figures for b in figures if a.high < b.low)


def _later(later: Figure, earlier: Figure) -> bool:
    """Whether one article was surely published after another; days are compared where one of them tells no time."""
    first, second = earlier.claim.article.published, later.claim.article.published
    if first is None or second is None:
        return False
    size = min(len(first), len(second))
    return first[:size] < second[:size]
