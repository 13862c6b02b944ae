"""How sure a finding is, 0..1: the share of findings like it that were right where it is known what is wrong.

The weights are fitted by ``benchmarks/fit_confidence.py`` (logistic regression) on the mutations and on NTREX with injected
faults; docs/quality.md has the table that tells how far they can be relied on.
"""

from __future__ import annotations

import math
from dataclasses import replace

from consistency.records import Finding

# kind or rule -> (intercept, weight of the rule's own measure, of one article against two or more, of three articles or more)
WEIGHTS: dict[str, tuple[float, float, float, float]] = {
    "date": (3.71, 0.0, 0.0, 0.0),  # 40 right of 40
    "number": (1.26, 0.61, -0.15, -0.15),  # 139 right of 169
    "omission.claim": (1.83, -0.08, -0.14, 0.0),  # 85 right of 101
    "omission.paragraph": (-0.83, 0.25, 1.5, 1.5),  # 223 right of 247
    "participants": (1.68, 0.04, 1.41, -0.53),  # 35 right of 38
    "polarity": (2.32, 0.46, -0.27, -0.27),  # 46 right of 50
}


def features_of(finding: Finding) -> tuple[str, float, float, float]:
    """What a confidence depends on: the rule (for an omission, its unit), the rule's own measure, whether one article stands
    alone against two or more, and whether three or more articles are told of."""
    name = finding.rule if finding.kind == "contradiction" else f"omission.{finding.unit}"
    sides: dict[int, set[str]] = {}
    for side in finding.sides:
        sides.setdefault(side.answer, set()).add(side.article)
    sizes = sorted(len(own) for own in sides.values())
    if finding.kind == "omission":
        sizes = sorted([len(finding.missing_from), *sizes])
    articles = len({s.article for s in finding.sides} | set(finding.missing_from))
    return name, finding.confidence, float(sizes[0] == 1 and sizes[-1] > 1), float(articles > 2)


def calibrated(finding: Finding) -> Finding:
    """The finding with its confidence as a probability."""
    name, *values = features_of(finding)
    weights = WEIGHTS.get(name)
    if weights is None:
        return finding
    bias, *slopes = weights
    z = bias + sum(w * x for w, x in zip(slopes, values, strict=True))
    return replace(finding, confidence=round(1 / (1 + math.exp(-z)), 2))
