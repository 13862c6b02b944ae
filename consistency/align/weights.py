"""The weights of what tells that two claims are counterparts: for each round of ``match.Look.settled`` the weights and
the intercept of a logistic regression, first over ``features``, then over ``again``.

Fitted by benchmarks/fit_alignment.py, which prints these lines.
"""

from __future__ import annotations

ROUNDS: tuple[tuple[tuple[float, ...], float], ...] = (
    ((11.40, 1.89, -2.97, 4.64, 19.02, -14.15, 2.64, 2.08, 3.97, 1.30, 19.89, 0.85, 0.64), -5.64),
    ((11.63, -3.55, -1.27, 3.05, 0.67, 5.43, 1.14, -0.68, 2.50, 0.49, 8.62, -0.67, -0.50, 0.36, 1.07, 1.76, -2.19, 2.55, -1.11, -1.96, 1.01, -0.13), -2.93),
)
