"""The answer of a morphological analyser for one word form."""

from __future__ import annotations

from typing import NamedTuple


class Analysis(NamedTuple):
    """``lemma`` as in the lexicon, ``pos`` a Universal Dependencies tag, ``features`` such as genitive, plural,
    past, negative; ``known`` is False where the lemma is a guess and not in any table of the pack."""

    lemma: str
    pos: str
    features: frozenset[str] = frozenset()
    known: bool = True


CASES = ("nominative", "genitive", "dative", "accusative", "ablative", "locative", "instrumental")


def case_of(features: frozenset[str]) -> str | None:
    """The grammatical case among the features, or None."""
    for case in CASES:
        if case in features:
            return case
    return None
