"""Logistic regression with a ridge, by Newton's method: what the fits of weights share."""

from __future__ import annotations

import numpy as np

from consistency.align.rows import Floats

_STEPS = 50  # Newton's method needs ten or so
_NEAR = 1e-7  # largest step that is none


def solved(x: Floats, y: Floats, ridge: Floats, weight: Floats | float = 1.0) -> Floats:
    """The coefficients, a column of ``x`` each; ``y`` is 0 or 1 a row, ``ridge`` a penalty a column, ``weight`` how much rows count."""
    w = np.zeros(x.shape[1])
    penalty = np.diag(ridge)
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x.T * (weight * p * (1 - p))) @ x + penalty, x.T @ (weight * (y - p)) - penalty @ w)
        w += step
        if np.abs(step).max() < _NEAR:
            break
    return w


def standardised(x: Floats, y: Floats, ridge: Floats, weight: Floats | float = 1.0) -> tuple[Floats, float]:
    """The coefficients of ``x`` as it is, and the intercept; the ridge is on ``x`` with mean 0 and deviation 1, and not on the intercept."""
    mean, spread = x.mean(0), x.std(0)
    spread[spread == 0] = 1.0
    w = solved(np.column_stack([(x - mean) / spread, np.ones(len(x))]), y, np.append(ridge, 0.0), weight)
    return w[:-1] / spread, float(w[-1] - (w[:-1] * mean / spread).sum())
