"""The weights of what tells that two claims are counterparts, for a logistic regression over ``match.Look.features``.

Fitted by benchmarks/fit_alignment.py, which prints these lines.
"""

from __future__ import annotations

WEIGHTS = (19.21, -1.12, 25.68, -21.57, 2.99, 2.06, 7.65, 1.67, 17.20, 0.42, 0.71)
INTERCEPT = -5.55
