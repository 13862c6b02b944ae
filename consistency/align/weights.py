"""The weights of what tells that two claims are counterparts: for each round of ``match.Look.settled`` the weights and
the intercept of a logistic regression, first over ``features``, then over ``again``.

Fitted by benchmarks/fit_alignment.py, which prints these lines.
"""

from __future__ import annotations

ROUNDS: tuple[tuple[tuple[float, ...], float], ...] = (
    ((10.97, 3.53, -1.72, 19.34, -15.45, 3.12, 2.67, 4.76, 1.61, 25.83, 0.77, 0.93), -6.60),
    ((9.98, -3.60, -0.32, -2.19, 9.14, 1.80, -0.65, 3.99, 0.67, 12.45, -0.11, -0.96, 0.41, 0.86, 2.55, -1.19, -4.16, 4.29, -2.35, 0.67, 1.59, -0.35), -3.07),
)
