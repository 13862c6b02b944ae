"""What a logistic regression makes of features and their weights."""

from __future__ import annotations

import math
from collections.abc import Mapping

_FARTHEST = 30.0  # log-odds that are as good as certain


def probability(features: Mapping[str, float], weights: Mapping[str, float], intercept: float) -> float:
    """The probability, 0..1; a feature without a weight counts nothing."""
    z = intercept + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, z))))
