"""A telling figure by which something rose in one article and fell in the other, wherever it stands: a sentence whose one telling
word was changed is seldom linked ("an increase of 4.1 per cent", "показатель упал на 4,1 %")."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal

from consistency.diff.trends import of_others
from consistency.diff.view import View

_OFTEN = 3  # a figure that an article tells more often tells nothing
_TELLING = 10  # a whole figure from here on is seldom the same by chance; so is any with a decimal


def orphan_trends(views: Mapping[int, View]) -> Iterator[tuple[View, int, View, int]]:
    """(what rose, the word that says so, what fell, the word that says so): of figures that each article tells one way only."""
    told: dict[tuple[object, ...], dict[str, list[tuple[View, bool, int]]]] = {}
    for view in views.values():
        for what, up, at in view.trends:
            if isinstance(what, tuple) and not what[-1] and _is_telling(what[0]):
                told.setdefault(what, {}).setdefault(view.claim.article.id, []).append((view, up, at))
    for articles in told.values():
        single = [rows for _, rows in sorted(articles.items()) if len({up for _, up, _ in rows}) == 1]
        for first, second in itertools.combinations(single, 2):
            if first[0][1] == second[0][1] or max(len(first), len(second)) > _OFTEN:
                continue
            rose, fell = (first, second) if first[0][1] else (second, first)
            for a, _, at in rose:
                for b, _, there in fell:
                    if not a.asks and not b.asks and not of_others(a.claim, at, b.claim, there):
                        yield a, at, b, there


def _is_telling(value: object) -> bool:
    return isinstance(value, Decimal) and (value != value.to_integral_value() or value >= _TELLING)
