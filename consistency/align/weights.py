"""The weights of what tells that two claims are counterparts: for each round of ``match.Look.settled`` the weights and
the intercept of a logistic regression, first over ``features``, then over ``again``.

Fitted by benchmarks/fit_alignment.py, which prints these lines.
"""

from __future__ import annotations

ROUNDS: tuple[tuple[tuple[float, ...], float], ...] = (
    ((7.80, 5.23, -2.80, 4.74, 18.99, -14.81, 2.80, 2.63, 3.35, 1.27, 23.14, 1.04, 0.85), -6.84),
    ((8.03, -1.72, -0.94, 3.88, -2.31, 9.53, 1.25, -0.99, 2.38, 0.34, 9.49, 0.02, -0.95, 0.33, 1.30, 2.87, -1.05, -3.46, 4.77, -2.32, 1.22, 1.72, -0.44), -3.70),
)
