"""The weights of what tells that two claims are counterparts, for a logistic regression over ``match.Look.features``.

Fitted by benchmarks/fit_alignment.py, which prints these lines.
"""

from __future__ import annotations

WEIGHTS = (-13.52, 1.55, 22.59, -14.17, 2.41, 1.60, 6.50, 1.45, 13.82, 0.58, 0.63)
INTERCEPT = -4.05
