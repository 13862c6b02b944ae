"""A figure give or take another, as a range: "4±2 %", "4% plus or minus 2 points", "4 % плюс-минус 2 процентных пункта"."""

from __future__ import annotations

from consistency.facts.figures import Number
from consistency.facts.measures import CURRENCY_MARKS, UNIT_MARKS
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan

_SIGN = "±"
_SPOKEN = (("plus", "or", "minus"), ("plus-minus",), ("plus", "minus"), ("плюс-минус",), ("плюс", "минус"), ("плюс", "-", "минус"), ("plus", "-", "minus"),
           ("give", "or", "take"), ("artı", "eksi"), ("müsbət-mənfi",))  # fmt: skip


def tolerance(scan: Scan, number: Number) -> Number | None:
    """The figure by which ``number`` may be missed either way; None where none follows."""
    at = first = number.last + 1
    if number.ordinal or number.suffix or at + 1 >= len(scan.tokens):
        return None
    if scan.tokens[at].text in UNIT_MARKS or scan.tokens[at].text in CURRENCY_MARKS:
        at += 1
    elif term := scan.term("unit", at) or scan.term("currency", at):
        at += term[1]
    after = _mark_end(scan, at)
    miss = number_at(scan, after) if after is not None else None
    if miss is None or miss.ordinal or miss.value >= number.value:
        return None
    return miss if at == first or _shares(scan, first, miss.last + 1) else None


def _shares(scan: Scan, first: int, second: int) -> bool:
    """Whether what is measured at token ``first`` is measured so again, or not at all, at ``second``: not 10 m ± 5 %."""
    def measured(at: int) -> str | None:
        if at >= len(scan.tokens):
            return None
        term = scan.term("unit", at) or scan.term("currency", at)
        return scan.tokens[at].text if scan.tokens[at].text in UNIT_MARKS else term[0] if term else None

    ours, theirs = measured(first), measured(second)
    return theirs is None or {ours, theirs} <= {"%", "pp"} or ours == theirs


def _mark_end(scan: Scan, at: int) -> int | None:
    """The token after the sign or the words of give or take that begin at token ``at``."""
    if at < len(scan.tokens) and scan.tokens[at].text == _SIGN:
        return at + 1
    return next((at + len(w) for w in _SPOKEN if tuple(scan.folded[at : at + len(w)]) == w), None)
