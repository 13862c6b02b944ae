"""The weights of what tells that two claims are counterparts: for each round of ``match.Look.settled`` the weights and
the intercept of a logistic regression, first over ``features``, then over ``again``; and what is added to the weights by how far
the two articles keep to one order.

Fitted by benchmarks/fit_alignment.py, which prints these lines.
"""

from __future__ import annotations

ROUNDS: tuple[tuple[tuple[float, ...], tuple[float, ...], float], ...] = (
    ((11.35, 1.97, -2.98, 4.68, 19.02, -14.13, 2.62, 2.08, 3.94, 1.30, 19.98, 0.85, 0.64), (), -5.65),
    ((8.93, -8.02, 0.29, 4.56, 0.88, 4.29, 0.52, -0.63, 1.83, 0.24, 7.84, -0.44, 0.47, 0.31, 0.62, 1.07, -2.04, 1.74, -0.38, -6.28, 3.71, 0.10),
     (-9.38, -9.31, 4.05, 3.65, -0.71, -0.63, -1.58, -0.46, -2.40, -0.73, -3.58, 0.82, 2.28, -0.10, -0.88, -2.55, 1.09, -1.74, 1.35, -9.89, -2.54, -0.96), -3.14),
)
