"""Whose rank an ordinal tells: Turkistan is first, Astana third."""

from __future__ import annotations

import re

from consistency.diff.figures import Figure
from consistency.diff.names import Name, names_of
from consistency.diff.same_name import same

_PART = re.compile(r"[,;:—–]|\b(?:и|а|and|while|və|isə|және|ал)\b")


def of_others(x: Figure, y: Figure) -> bool:
    """Whether two ordinals are told of two who are named: the nearest name of the same part of a sentence."""
    if not (x.fact.ordinal and y.fact.ordinal):
        return False
    one, other = _bearer(x), _bearer(y)
    return one is not None and other is not None and not same(one, other)


def _bearer(figure: Figure) -> Name | None:
    text, fact = figure.claim.article.text, figure.fact.span
    near = [(min(abs(n.span.end - fact.start), abs(n.span.start - fact.end)), k, n) for k, n in enumerate(names_of(figure.claim))
            if not _PART.search(text[min(n.span.end, fact.end) : max(n.span.start, fact.start)])]  # fmt: skip
    return min(near, default=(0, 0, None))[2]
