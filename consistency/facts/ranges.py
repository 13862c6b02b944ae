"""The upper end of a range: "200–300", "5 to 7 million", "between 200 and 300", "от 200 до 300"."""

from __future__ import annotations

from consistency.facts.figures import Number
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan

DASHES = "-–—‐‑"
# (word before the lower end or None where none is needed, word between the ends)
_SPOKEN = {"en": (("between", "and"), (None, "to")), "ru": (("от", "до"),)}
_CHANGE = ("from",)  # "rose from 5 to 7": two values, no range


def upper_end(scan: Scan, number: Number) -> tuple[Number | None, int | None]:
    """The upper end, and the last token where both together count nothing (a score, a code); each may be None."""
    if number.suffix or number.ordinal or number.last + 2 >= len(scan.tokens):
        return None, None
    if scan.tokens[number.last + 1].text in DASHES:
        return _dashed(scan, number)
    return _spoken(scan, number), None


def _dashed(scan: Scan, number: Number) -> tuple[Number | None, int | None]:
    high = number_at(scan, number.last + 2)
    if high is None:
        return None, None
    if high.value <= number.value and not number.words:
        return None, high.last  # 2:1, 38 - 17: a score
    if high.value > number.value and not high.ordinal:
        return high, None
    return None, high.last if scan.glued(number.last + 1) else None


def _spoken(scan: Scan, number: Number) -> Number | None:
    before = scan.folded[number.first - 1] if number.first else ""
    between = scan.folded[number.last + 1]
    for opening, joining in _SPOKEN.get(scan.pack.code, ()):
        if between == joining and (opening == before or (opening is None and before not in _CHANGE)):
            high = number_at(scan, number.last + 2)
            if high is not None and high.value > number.value and not high.ordinal:
                return high
    return None
