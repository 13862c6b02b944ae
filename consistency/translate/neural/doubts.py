"""What is wrong with an output, as far as its tokens tell: a model that goes in circles, or says nothing."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 16  # tokens of a phrase that may be said again and again
_TIMES = 4  # how often, at least
_TOKENS = 12  # and how many tokens that makes, at least: "ha ha ha ha" is no circle


def circles(tokens: Sequence[int]) -> bool:
    """Whether a phrase is said four times and more on end."""
    for phrase in range(1, _LONGEST + 1):
        same = 0
        for i in range(phrase, len(tokens)):
            same = same + 1 if tokens[i] == tokens[i - phrase] else 0
            if same + phrase >= max(_TIMES * phrase, _TOKENS):
                return True
    return False
