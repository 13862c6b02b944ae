"""The weights of what tells that two claims are counterparts, for a logistic regression over ``match.Look.features``.

Fitted by benchmarks/fit_alignment.py, which prints these lines.
"""

from __future__ import annotations

WEIGHTS = (-1.47, 4.32, 1.58, -3.21, 19.84, -15.53, 2.84, 2.43, 4.38, 1.42, 24.61, 0.94, 0.77)
INTERCEPT = -5.85
