"""Parts of a whole: beşdə biri, үштен бір, каждый пятый, одна пятая, one in five, a third, half of."""

from __future__ import annotations

from fractions import Fraction

from consistency.facts.digits import HYPHENS
from consistency.facts.figures import Number, figure_at
from consistency.facts.numerals import is_ordinal, measured_after, number_forms, value_of
from consistency.facts.scan import Scan

_EVERY = {"az": "hər", "kk": "әр", "ru": "каждый"}
_WHICH_HALF = ("ilk", "son", "алғашқы", "соңғы", "last")
_FEMININE = ("ая", "ых", "ой", "ую")  # ru одна пятая, две пятых: доля and часть, left out, are feminine


def share_at(scan: Scan, i: int) -> Number | None:
    """The share that begins at token ``i``, or None."""
    return _of_turkic_parts(scan, i) or _one_in(scan, i) or _every(scan, i) or _named(scan, i)


def _share(top: int, whole: Fraction...
