"""The numbers of a text: shares of a whole, and figures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from consistency.facts.figures import Number, figure_at
from consistency.facts.measures import is_zero_of_frost
from consistency.facts.roman import roman_at
from consistency.facts.scan import Scan
from consistency.facts.shares import share_at


def may_begin(scan: Scan, i: int) -> bool:
    """Whether a number may begin at token ``i``: quicker than to ask for it, and no for most tokens."""
    return scan.numeric(i) or scan.tokens[i].text[:1] in "IVXLC"


def number_at(scan: Scan, i: int) -> Number | None:
    """The number that begins at token ``i``, as long as it goes; None where there is none."""
    if not 0 <= i < len(scan.tokens) or i in scan.taken:
        return None
    if not scan.numeric(i):
        return roman_at(scan, i) if scan.tokens[i].text[:1] in "IVXLC" else None
    if scan.term("before", i) and i + 1 < len(scan.tokens) and scan.numeric(i + 1):
        return None  # tr yüzde 12: the word is per cent, no hundred
    if is_zero_of_frost(scan, i):
        return None
    number = share_at(scan, i) or _multiple(scan, i) or _with_decimals(scan, figure_at(scan, i))
    return None if number is None or number.last in scan.taken else number  # a quarter | to nine


_WHAT_DOUBLES = frozenset({"the", "that", "what", "its", "their"})  # double the sum; a double room is no figure
_WILL = frozenset({"will", "would", "to", "could", "may", "might", "can", "should", "shall", "must"})  # will double


def _multiple(scan: Scan, i: int) -> Number | None:
    """"Double" as a verb, or before what it is the double of."""
    multiple = scan.term("multiple", i)
    if multiple is None or scan.term("number", i) is not None:
        return None
    before, after = (scan.folded[k] if 0 <= k < len(scan.tokens) else "" for k in (i - 1, i + 1))
    if before not in _WILL and (after not in _WHAT_DOUBLES or before in ("a", "the", "an")):
        return None
    return Number(Fraction(multiple[0]), i, i, words=True)


# (the word for "whole", the words for tenths, hundredths, thousandths, and whether these stand after their figure)
_DECIMALS = {
    "ru": ("цел", ("десят", "сот", "тысячн"), True),
    "az": ("tam", ("onda", "yüzdə", "mində"), False),
    "kk": ("бүтін", ("оннан", "жүзден", "мыңнан"), False),
}


def _with_decimals(scan: Scan, whole: Number | None) -> Number | None:
    """A decimal in words: пять целых три десятых, üç tam onda beş, үш бүтін оннан бес; else ``whole`` as it is."""
    words = _DECIMALS.get(scan.pack.code)
    if words is None or whole is None or not whole.words or whole.ordinal or whole.last + 3 >= len(scan.tokens):
        return whole
    name, places, after = words
    at = whole.last + 1
    if not scan.folded[at].startswith(name):
        return whole
    part = figure_at(scan, at + 1 if after else at + 2)
    place = (part.last + 1 if part else at) if after else at + 1
    size = next((k for k, word in enumerate(places, 1) if place < len(scan.tokens) and scan.folded[place].startswith(word)), 0)
    if part is None or part.ordinal or not size or part.value >= 10**size:
        return whole
    return replace(whole, value=whole.value + part.value / Fraction(10**size), last=max(part.last, place))
