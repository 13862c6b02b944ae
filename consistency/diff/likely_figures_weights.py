"""The weights of ``likely_figures.features``, and the probability from which on two figures are said to contradict each other.

Fitted by benchmarks/fit_figures.py, which writes all from INTERCEPT on.
"""

from __future__ import annotations

# From 0.5 to 0.7 cross-validation loses next to none of the contradictions, and fewer findings are false the higher it is.
LEAST = 0.65
INTERCEPT = 2.494
WEIGHTS: dict[str, float] = {
    "a digit": 0.478,
    "acts meet": -0.010,
    "agreed": -0.117,
    "alone": 0.137,
    "approximate": -0.332,
    "as long": 1.078,
    "beside": -0.199,
    "borne out": 0.057,
    "both borne out": -1.231,
    "both in words": -0.520,
    "bound": -0.603,
    "by one": -0.851,
    "certain": 0.410,
    "equal": 0.053,
    "far": -0.743,
    "fate one": 0.871,
    "fate same": 0.839,
    "headline": -0.259,
    "itself": -3.626,
    "kin beside": 0.023,
    "kin left": -0.021,
    "large": 0.322,
    "leftovers": -0.353,
    "link": -0.003,
    "near": 0.293,
    "no link": 0.330,
    "not borne out": -0.338,
    "of apart": 0.192,
    "of meet": 0.536,
    "of one": -0.052,
    "of people": 0.479,
    "one in words": -0.016,
    "ordinal": -0.621,
    "others": -0.668,
    "predicates meet": 0.045,
    "score": -1.531,
    "short": 0.182,
    "slot": 0.878,
    "small": -0.177,
    "sole": -0.129,
    "times": -0.822,
    "tiny": -1.422,
    "told again": 0.197,
    "transposed": 0.922,
    "uneven": -0.031,
    "unit %": 0.564,
    "unit age": 0.070,
    "unit measure": -0.382,
    "unit mixed": 0.288,
    "unit money": 0.576,
    "unit none": -0.371,
    "unit time": 0.214,
}
