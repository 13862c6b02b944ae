"""A figure give or take another, as a range: "4±2 %", "45 percent, plus or minus 3", "3,5 ± 0,2 млн", "20 °C ± 5 °C"."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from consistency.facts.figures import Number
from consistency.facts.measures import CURRENCY_MARKS, Measure, measure_of
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC

_SIGN = "±"
_WORDS = (("plus", "minus"), ("плюс", "минус"), ("artı", "eksi"), ("müsbət", "mənfi"), ("+", "-"), ("+", "−"))
_BETWEEN = ((), ("-",), ("/",), ("or",), ("или",), ("və", "ya"), ("veya",), ("ya", "da"), ("немесе",))
_SPOKEN = frozenset({(a, *between, b) for a, b in _WORDS for between in _BETWEEN} | {(f"{a}-{b}",) for a, b in _WORDS} | {("give", "or", "take")})
_LONGEST = max(map(len, _SPOKEN))
_PAUSES = ",–—("  # 45 percent, plus or minus 3; 45 % (±3)
_AMONG = ("aras", "арас", "арал")  # az arasında, kk аралығында: after both ends of a range
_SHARES = ("%", "pp", "point")
_LEAST_UNSHARED = 1000  # 500 000 ± 2 thousand: no thousands of thousands


class Tolerance(NamedTuple):
    """The range that a figure and its miss make, and the tokens and the measure of both."""

    low: Fraction
    high: Fraction
    measure: Measure


def tolerance(scan: Scan, number: Number, high: Number | None = None) -> Tolerance | None:
    """The range of ``number`` (of a range, up to ``high``) give or take the figure that follows; None where none does."""
    upper = high or number
    if upper.ordinal or upper.share:
        return None
    own = measure_of(scan, number.first, upper.last)
    at = own.last + 1
    if high is not None and scan.pack.code in TURKIC and at < len(scan.tokens) and scan.folded[at].startswith(_AMONG):
        at += 1
    pause = scan.tokens[at].text if at < len(scan.tokens) and scan.tokens[at].text in _PAUSES else ""
    after = _mark_end(scan, at + bool(pause))
    if after is None or after >= len(scan.tokens):
        return None
    money = scan.tokens[after].text in CURRENCY_MARKS and scan.tokens[after].text == scan.tokens[own.first].text  # $50 ± $5
    miss = number_at(scan, after + (money or scan.term("before", after) is not None))  # yüzde 5 artı eksi yüzde 2
    if miss is None or miss.ordinal:
        return None
    other = measure_of(scan, miss.first, miss.last)
    if not _together(own, other):
        return None
    ours, theirs = _scales(scan, upper, miss)
    low, top, by = number.value * ours, upper.value * ours, miss.value * theirs
    if by > low and "degree" not in (own.unit, other.unit):  # it may be 2 °C ± 5
        return None
    last = other.last
    if pause == "(" and last + 1 < len(scan.tokens) and scan.tokens[last + 1].text == ")":
        last += 1
    unit = own.unit or other.unit
    measure = Measure(own.first, last, "%" if unit == "pp" else unit, own.currency or other.currency, own.written or other.written)
    return Tolerance(low - by, top + by, measure)


def is_margin(scan: Scan, first: int) -> bool:
    """Whether the figure at token ``first`` stands after "plus or minus", and so is not below zero."""
    return any(tuple(scan.folded[max(0, first - size) : first]) in _SPOKEN for size in range(1, _LONGEST + 1))


def _together(own: Measure, other: Measure) -> bool:
    """Whether two figures are measured alike, or one of them not at all: not 10 m ± 5 %."""
    ours, theirs = own.unit or own.currency, other.unit or other.currency
    return not ours or not theirs or ours == theirs or (ours == "%" and theirs in _SHARES)


def _scales(scan: Scan, number: Number, miss: Number) -> tuple[int, int]:
    """What a figure and its miss are to be multiplied by, where one of them has its scale at the other: 3,5 ± 0,2 млн,
    3,5 млн ± 0,2; but 2 thousand ± 50 is what it says."""
    ours, theirs = _scale(scan, number), _scale(scan, miss)
    if theirs and not number.words and number.value < _LEAST_UNSHARED:
        return theirs, 1
    return 1, ours if ours and not miss.words and miss.value.denominator > 1 else 1


def _scale(scan: Scan, number: Number) -> int:
    """The scale of a figure in digits, 0 where it has none."""
    term = scan.term("scale", number.first + 1) if number.words and scan.tokens[number.first].kind == "number" else None
    return int(term[0]) if term else 0


def _mark_end(scan: Scan, at: int) -> int | None:
    """The token after the sign or the words of give or take that begin at token ``at``."""
    if at < len(scan.tokens) and scan.tokens[at].text == _SIGN:
        return at + 1
    sizes = range(1, min(_LONGEST, len(scan.tokens) - at) + 1)
    return next((at + size for size in sizes if tuple(scan.folded[at : at + size]) in _SPOKEN), None)
