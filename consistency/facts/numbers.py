"""The numbers of a text: shares of a whole, and figures."""

from __future__ import annotations

from consistency.facts.figures import Number, figure_at
from consistency.facts.roman import roman_at
from consistency.facts.scan import Scan
from consistency.facts.shares import share_at


def number_at(scan: Scan, i: int) -> Number | None:
    """The number that begins at token ``i``, as long as it goes; None where there is none."""
    if not 0 <= i < len(scan.tokens) or i in scan.taken:
        return None
    if not scan.numeric(i):
        return roman_at(scan, i) if scan.tokens[i].text[:1] in "IVXLC" else None
    number = share_at(scan, i) or figure_at(scan, i)
    return None if number is None or number.last in scan.taken else number  # a quarter | to nine
