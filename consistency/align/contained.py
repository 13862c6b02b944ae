"""Claims that are left over and that one passage of another article contains nearly whole: short parts of a long one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from consistency.align.likeness import Scores
from consistency.align.rows import Ints
from consistency.records import Claim, Link

_CONTAINED = 0.6  # least coverage of a free claim by the passage that contains it; chosen on the development stories


def contained(scores: Scores, a: Ints, b: Ints, links: Sequence[Link]) -> Iterator[Link]:
    """Links of the claims ``a`` and ``b`` of two articles that no link has, to what contains them."""
    used = {id(claim) for link in links for claim in (link.a, link.b)}
    for own, other, is_first in ((a, b, True), (b, a, False)):
        away = np.zeros(len(scores.claims), bool)
        away[other] = True
        for i in own.tolist():
            claim = scores.claims[i]
            if id(claim) in used or len(claim.slots) < 2:
                continue
            near, covered, like = scores.near(i)
            here = np.flatnonzero(away[near])
            if not len(here):
                continue
            best = here[np.argmax((covered + like)[here])]  # the first of equals
            if covered[best] >= _CONTAINED:
                yield _link(claim, scores.claims[int(near[best])], is_first, float(like[best]))


def _link(part: Claim, whole: Claim, part_first: bool, likeness: float) -> Link:
    """The regression did not take it for sure: its score is no more than what the two share."""
    if part_first:
        return Link(a=part, b=whole, relation="part", score=likeness, likeness=likeness)
    return Link(a=whole, b=part, relation="contains", score=likeness, likeness=likeness)
