"""Claims in languages without a pack: nothing is known of their words, so that the encoder alone says what they are like.

A claim of such an article and one of another have, instead of the coverage that words give, the cosine of their centred vectors
(``encoder.centred``), which is near 0 for what is unlike and some 0.5 to 0.8 for a sentence and its translation. That scale is the one of
``likeness.py`` as near as may be; no model was at hand to fit it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consistency.align.likeness import Scores
from consistency.align.nearest import nearest
from consistency.align.rows import Floats, Ints
from consistency.records import Claim
from consistency.registry import LANGUAGES

_MOST = 64  # claims of the story that a claim is alike to, at most: no sentence has more counterparts
_LEAST = 0.03  # what is less is forgotten, as in likeness.py


def bare(claims: Sequence[Claim]) -> NDArray[np.bool_]:
    """Which claims are in a language without a pack."""
    return np.asarray([c.article.language not in LANGUAGES for c in claims], bool)


def bridged(scores: Scores, vectors: Floats, is_bare: NDArray[np.bool_], article: Ints) -> Scores:
    """The scores, those of pairs with a bare claim by ``vectors``, which are centred. Only between articles: what an article without a pack
    says twice is not known."""
    left = ~(is_bare[scores.i] | is_bare[scores.j])
    i, j, like = _pairs(vectors, np.flatnonzero(is_bare), article)
    first, second = np.concatenate([scores.i[left], i, j]), np.concatenate([scores.j[left], j, i])
    covered, alike = (np.concatenate([own[left], like, like]) for own in (scores.covered, scores.like))
    _, unique = np.unique(first * len(scores.claims) + second, return_index=True)  # two bare claims find each other
    return Scores(scores.claims, first[unique], second[unique], covered[unique], alike[unique])


def _pairs(vectors: Floats, claims: Ints, article: Ints) -> tuple[Ints, Ints, Floats]:
    """(bare claim, claim of another article, likeness) of all that are a little alike."""
    none = np.zeros(0, np.int64)
    out: list[tuple[Ints, Ints, Floats]] = [(none, none, np.zeros(0))]
    for name in np.unique(article[claims]).tolist():
        own, others = claims[article[claims] == name], np.flatnonzero(article != name)
        if len(others):
            i, j, product = nearest(vectors[own], vectors[others], _MOST)
            keep = product >= _LEAST
            out.append((own[i[keep]], others[j[keep]], np.minimum(product[keep], 1.0)))
    return np.concatenate([i for i, _, _ in out]), np.concatenate([j for _, j, _ in out]), np.concatenate([like for _, _, like in out])
