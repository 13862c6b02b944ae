"""A figure give or take another, as a range: "4±2 %", "4% plus or minus 2 points", "4 % плюс-минус 2 процентных пункта"."""

from __future__ import annotations

from consistency.facts.figures import Number
from consistency.facts.numbers import number_at
from consistency.facts.ranges import after_measure, same_measure
from consistency.facts.scan import Scan

_SIGN = "±"
_SPOKEN = (("plus", "or", "minus"), ("plus-minus",), ("plus", "minus"), ("плюс-минус",), ("плюс", "минус"), ("плюс", "-", "минус"), ("plus", "-", "minus"),
           ("give", "or", "take"), ("artı", "eksi"), ("müsbət-mənfi",))  # fmt: skip


def tolerance(scan: Scan, number: Number) -> Number | None:
    """The figure by which ``number`` may be missed either way; None where none follows."""
    first = number.last + 1
    if number.ordinal or number.suffix or first + 1 >= len(scan.tokens):
        return None
    at = after_measure(scan, first)
    after = _mark_end(scan, at)
    miss = number_at(scan, after) if after is not None else None
    if miss is None or miss.ordinal or miss.value >= number.value:
        return None
    return miss if at == first or _shares(scan, first, miss.last + 1) else None


def _shares(scan: Scan, first: int, second: int) -> bool:
    """Whether what is measured at token ``first`` is measured so again, or not at all, at ``second``: not 10 m ± 5 %."""
    unmeasured = after_measure(scan, second) == second
    return unmeasured or same_measure(scan, first, second) or (_is_share(scan, first) and _is_share(scan, second))


def _is_share(scan: Scan, at: int) -> bool:
    """Per cent or percentage points."""
    term = scan.term("unit", at)
    return scan.tokens[at].text == "%" or (term is not None and term[0] in ("%", "pp"))


def _mark_end(scan: Scan, at: int) -> int | None:
    """The token after the sign or the words of give or take that begin at token ``at``."""
    if at < len(scan.tokens) and scan.tokens[at].text == _SIGN:
        return at + 1
    return next((at + len(w) for w in _SPOKEN if tuple(scan.folded[at : at + len(w)]) == w), None)
