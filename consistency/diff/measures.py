"""What is one measure though it is written as two: "6-foot-6", "200 miles (321 km)"; and ages told by a bare figure beside
a name: "Maya Thorn, 36, said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from consistency.diff.denied_bounds import with_bound_turned
from consistency.diff.lent_units import with_lent_units
from consistency.languages.units import to_base
from consistency.records import Claim, Party, Quantity, Span

_FEET = re.compile(r"-(\d{1,2})(?![\d.,])")
_INCHES = 12
_JUBILEES = frozenset({"anniversary", "jubilee", "birthday"})
_SAME = Fraction(4, 100)  # how far a conversion in brackets may be rounded: 385 miles (620 km)


def quantities_of(claim: Claim) -> Iterator[Quantity]:
    """The quantities of a claim, in order, each measure once."""
    kept: Quantity | None = None
    told = [fact for fact in claim.facts if isinstance(fact, Quantity)]
    for fact in with_lent_units(told, claim):
        if kept is None or not _is_converted(kept, fact, claim.article.text):
            kept = fact
            yield with_bound_turned(_in_years(_aged(fact, claim)), claim)


def _in_years(fact: Quantity) -> Quantity:
    """An anniversary as the years that it is of: 75-летие, the 75th anniversary, 75-ci ildönümü."""
    first = fact.ordinal and fact.value == 1 and not fact.of <= _JUBILEES  # алғашқы пойыздың мерейтойы: of the first train
    if "-лети" in fact.text or (fact.of & _JUBILEES and (fact.ordinal or fact.unit == "age") and not first):
        return replace(fact, unit="year", ordinal=False)
    return fact


def _is_converted(first: Quantity, second: Quantity, text: str) -> bool:
    """Whether the second only tells the first in other units, in brackets."""
    between = text[first.span.end : second.span.start].strip()
    if between != "(" or not text[second.span.end :].startswith(")") or first.value is None or second.value is None:
        return False
    (a, base), (b, other) = to_base(Fraction(first.value), first.unit), to_base(Fraction(second.value), second.unit)
    return base is not None and base == other and first.unit != second.unit and abs(a - b) <= _SAME * max(abs(a), abs(b))


def _aged(fact: Quantity, claim: Claim) -> Quantity:
    """English tells an age by a bare figure between commas after a name; and a height by feet and bare inches."""
    if claim.article.language != "en" or fact.value is None:
        return fact
    text = claim.article.text
    if fact.unit == "foot" and (inches := _FEET.match(text, fact.span.end)):
        value = fact.value * _INCHES + Decimal(inches[1])
        return replace(fact, value=value, unit="inch", span=Span(start=fact.span.start, end=inches.end()))
    if fact.unit is None and text[: fact.span.start].endswith(", ") and re.match(r"[,.;)]", text[fact.span.end :]):
        named = any(isinstance(f, Party) and f.kind in ("person", "place") and f.span.end == fact.span.start - 2 for f in claim.facts)
        return replace(fact, unit="age") if named and fact.value < 120 and fact.value == fact.value.to_integral_value() else fact
    return fact
