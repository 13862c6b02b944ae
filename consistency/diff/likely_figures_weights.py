"""The weights of ``likely_figures.features``, and the probability from which on two figures are said to contradict each other.

Fitted by benchmarks/fit_figures.py, which writes all from INTERCEPT on.
"""

from __future__ import annotations

# From 0.5 to 0.7 cross-validation loses next to none of the contradictions, and fewer findings are false the higher it is.
LEAST = 0.65
INTERCEPT = 2.392
WEIGHTS: dict[str, float] = {
    "a digit": 0.480,
    "acts meet": -0.032,
    "agreed": -0.194,
    "alone": -0.045,
    "approximate": -0.415,
    "as long": 0.953,
    "beside": -0.205,
    "borne out": 0.048,
    "both borne out": -1.258,
    "both in words": -0.750,
    "bound": -0.571,
    "by one": -0.366,
    "certain": 0.398,
    "equal": 0.098,
    "far": -0.948,
    "fate one": 0.980,
    "fate same": 0.917,
    "headline": -0.176,
    "itself": -3.358,
    "kin beside": 0.047,
    "kin left": 0.012,
    "large": 0.437,
    "leftovers": -0.316,
    "link": -0.001,
    "near": 0.228,
    "no link": 0.285,
    "not borne out": -0.215,
    "of apart": 0.208,
    "of meet": 0.462,
    "of one": -0.145,
    "of people": 0.440,
    "one in words": -0.020,
    "ordinal": -0.066,
    "others": -0.617,
    "predicates meet": 0.198,
    "score": -1.372,
    "short": 0.083,
    "slot": 0.851,
    "small": -0.372,
    "sole": -0.193,
    "times": -0.748,
    "tiny": -2.045,
    "told again": 0.211,
    "transposed": 0.791,
    "uneven": -0.030,
    "unit %": 0.577,
    "unit age": 0.084,
    "unit measure": -0.423,
    "unit mixed": 0.307,
    "unit money": 0.578,
    "unit none": -0.343,
    "unit time": -0.004,
}
