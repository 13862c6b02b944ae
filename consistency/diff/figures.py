"""Figures as the diff compares them: what a writing may mean, in one base unit, and when two may be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from consistency.diff.blocks import context
from consistency.diff.fates import apart, fate_of
from consistency.diff.measures import quantities_of
from consistency.diff.per_time import come_to_one, per
from consistency.languages.concepts import concepts_of
from consistency.languages.units import to_base
from consistency.records import Claim, Quantity

# What two approximate figures may differ by, where the settings do not say.
TOLERANCE = 0.05
_TELLING = 100  # a figure from here on is seldom the same by chance
_CONVERTED = Fraction(4, 100)  # what outlets round when they turn pounds into kilograms: 550 lb, 249 kg
_ROUGHLY = Fraction(10, 100)  # and where both only say about
_EXACT = 3  # digits from which on "about" a figure is no rougher than they are
_POINT = "point"  # of a document or a match: counted like other things, and named in many ways
_ROUNDED = Fraction(1, 5)  # of a value is the most that rounding takes or adds: 2 million may be 2.4, and 1 billion is not 640 million
_APART = 1000  # measures that differ by more, and not by a lost scale word, are of different things
_MANY = 100  # a count and a rate of one thing that differ by more, and not by a lost scale word, are told of different times
_MAGNITUDE = 5  # bare counts of unknown things this many times apart are of different things


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its claim; ``low``..``high`` is what the writing allows, in the base unit; ``fate`` what befell those counted;
    ``per`` the unit of time that a rate is told by."""

    claim: Claim
    fact: Quantity
    low: Fraction
    high: Fraction
    unit: str | None
    about: frozenset[str]
    of: frozenset[str]
    fate: str | None = None
    per: str | None = None


def figures_of(claims: Sequence[Claim], tolerance: float = TOLERANCE) -> list[Figure]:
    """The figures of some claims in order."""
    return [figure(c, f, tolerance) for c in claims for f in quantities_of(c)]


def figure(claim: Claim, fact: Quantity, tolerance: float) -> Figure:
    low, high = bounds(fact, tolerance)
    if fact.value is None and fact.low is None and _is_under(claim, fact):
        low = Fraction(0) if _CEILING.search(claim.article.text[max(claim.span.start, fact.span.start - 20) : fact.span.end + 30]) else high / 2
    unit = "$" + fact.currency if fact.currency else None if fact.unit == _POINT and fact.value is not None and fact.value >= 2 else fact.unit
    if unit == "degree":  # "19 degrees of frost" and "minus 19" are one; the sign is told in too many ways to trust
        low, high = min(abs(low), abs(high)), max(abs(low), abs(high))
    low_base, base = to_base(low, unit)
    high_base, _ = to_base(high, unit)
    of = frozenset(c for sense in fact.of for c in concepts_of(sense.lower()))
    around = context(claim, fact.span.start, fact.span.end)
    if unit in (None, "year") and not fact.ordinal and "age" in around:
        base = unit = "age"  # "their average age was 29.4", "средний возраст составил 29,4 года"
        low_base, high_base = low, high
    fate = fate_of(claim, fact) if base is None and not fact.ordinal else None
    if fate in ("safety", "missing") and (things := of - {"missing"}) and not things & PEOPLE:
        fate = None  # twelve houses survived
    return Figure(claim, fact, low_base, high_base, base, around | of, of, fate, per(claim, fact))


def bounds(fact: Quantity, tolerance: float) -> tuple[Fraction, Fraction]:
    """What a figure may mean: its rounding by the digits written, a tolerance where it says about, its bound."""
    if fact.value is not None:
        value = Fraction(fact.value)
        spare = rounding(fact.value, fact.text)
        if fact.approximate and not _precise(fact):
            spare = max(spare, min(abs(value) * Fraction(tolerance), _grain(fact)))
        return value - spare, value + spare
    low = Fraction(fact.low) if fact.low is not None else None
    high = Fraction(fact.high) if fact.high is not None else None
    if low is not None and high is not None:
        return low, high
    # "More than 100" is said of 101 as of 120, hardly of 300: an open bound reaches half as far again, and "under 100" as far down
    # (``_is_under``). "Up to 100" gives a limit, or a figure just under it.
    if low is not None:
        return low, low * Fraction(3, 2)
    top = high or Fraction(0)
    if fact.high is not None and fact.high != fact.high.to_integral_value() and any(c.isdigit() for c in fact.text):
        return top, top  # "rose to 46.4 degrees": as exact as that is no limit
    if top == Fraction(1, 2) and fact.unit == "hour":
        return top * Fraction(6, 10), top  # less than half an hour is said of twenty minutes
    return top * Fraction(9, 10), top


_UNDER_BEFORE = re.compile(r"(?:\b(?:under|less than|fewer than|below|exceed|surpass|no more than|not more than|менее|меньше|не более|не больше|ниже)|превы\w+)\s+(?:a |чем |the )?[$€£]?$", re.IGNORECASE)
_UNDER_AFTER = re.compile(r"[-–]?\w{0,4}\s+(?:az\b|aşağı|keçmə|çox olma|аз\b|кем\b|төмен|аспа|артық емес)", re.IGNORECASE)


_CEILING = re.compile(r"\bexceed|surpass|превы|keçmə|аспа|no more than|not more than|не более|не больше|çox olma|артық емес", re.IGNORECASE)


def _is_under(claim: Claim, fact: Quantity) -> bool:
    """Whether a figure is said to be under a bound, and not to go up to it: less than, не превысит, 2,5 пайыздан аспайды."""
    text = claim.article.text
    before, after = text[max(claim.span.start, fact.span.start - 20) : fact.span.start], text[fact.span.end : fact.span.end + 30]
    return bool(_UNDER_BEFORE.search(before) or _UNDER_AFTER.match(after) or _UNDER_BEFORE.match(fact.text + " "))


def _precise(fact: Quantity) -> bool:
    """A decimal without a scale word ("about 4.6 percent") is already as exact as it is meant; a share in words is not."""
    return fact.value is not None and fact.value != fact.value.to_integral_value() and any(c.isdigit() for c in fact.text)


def _grain(fact: Quantity) -> Fraction:
    """What "about" a figure is rounded to, at most: its last digit that is no zero, or five of it. About 75,300 is no 73,500; a share
    in words may be as rough as it likes."""
    if fact.value is None or not any(c.isdigit() for c in fact.text):
        return Fraction(fact.value or 0)
    _, digits, exponent = fact.value.normalize().as_tuple()
    if len(digits) < _EXACT:
        return abs(Fraction(fact.value))
    return (5 if digits[-1] == 5 and len(digits) > 1 else 1) * Fraction(10) ** int(exponent)


def rounding(value: Decimal, text: str) -> Fraction:
    """Half of the last digit written where a scale word or a decimal says that it was rounded, else nothing."""
    digits = re.sub(r"[^\d]", "", text)
    if not digits or value == 0 or int(digits) == 0:
        return Fraction(0)
    unit = abs(Fraction(value)) / int(digits)
    scaled = bool(re.search(r"[^\W\d_]", text)) and unit >= 1000
    return min(unit / 2, abs(Fraction(value)) * _ROUNDED) if scaled or unit < 1 else Fraction(0)


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures can be one."""
    if apart(a.fate, b.fate):
        return False
    if a.unit != b.unit:
        # The unit was not understood in one of the languages: a telling figure is told by itself.
        value = a.fact.value
        if value is None or value != b.fact.value or None not in (a.unit, b.unit):
            return False
        return abs(value) >= _TELLING or _precise(a.fact)
    if a.unit == "degree" and "°F" not in (a.fact.unit, b.fact.unit) and _scales(a, b):
        return True
    if a.fact.unit != b.fact.unit and None not in (a.fact.unit, b.fact.unit) and not _metric(a.fact.unit, b.fact.unit):
        spare = 1 - (_ROUGHLY if a.fact.approximate and b.fact.approximate else _CONVERTED)
        return a.low * spare <= b.high and b.low * spare <= a.high
    if a.fact.currency and _rates(a, b):
        return True
    if a.per and b.per and a.per != b.per:
        return come_to_one((a.per, a.fact), (b.per, b.fact))
    if _is_coarse(a, b) or _is_coarse(b, a) or _to_the_minute(a, b) or _to_the_minute(b, a):
        return True
    if _one_limit(a.fact, b.fact):
        return True
    low, high = max(a.low, b.low), min(a.high, b.high)
    # Two roundings that only touch (2 million, 3 million) are two figures; an exact one may stand on the edge.
    return low < high or (low == high and (a.low == a.high or b.low == b.high))


def _rates(a: Figure, b: Figure) -> bool:
    """Whether two prices are of two measures and come to one: 320 tenge a kilogram, 320,000 tenge a tonne."""
    for less, more in ((a, b), (b, a)):
        low, high = less.fact.value, more.fact.value
        if low is None or high is None:
            return False
        if any(less.about & small and more.about & large and low * times == high for small, large, times in _MEASURES):
            return True
    return False


_MEASURES = (
    (frozenset({"kilogram", "kilo", "kg"}), frozenset({"tonne", "ton"}), 1000),
    (frozenset({"gram"}), frozenset({"kilogram", "kilo", "kg"}), 1000),
    (frozenset({"month"}), frozenset({"year"}), 12),
    (frozenset({"litre"}), frozenset({"cubic metre", "tonne"}), 1000),
)


_COARSE = ("year", "month", "week", "day", "hour")
_SPARE, _OF_VALUE = Fraction(1, 4), Fraction(12, 100)  # of the unit, and of the value, that "about two years" may be off: people round so
_ALMOST = re.compile(r"\b(?:almost|nearly|just under|почти|без малого)\s+$", re.IGNORECASE)
_CLOSE_TO = re.compile(r"\s+(?:yaxın|жуық|дерлік)\b", re.IGNORECASE)


def _to_the_minute(a: Figure, b: Figure) -> bool:
    """Whether the first tells a time taken to the minute and the second to the second: 2 hours 14 minutes, 2:14:38."""
    one, other = a.fact.value, b.fact.value
    if a.fact.unit != "minute" or b.fact.unit != "second" or one is None or other is None or not a.fact.parts:
        return False
    return 0 <= other - one * 60 < 60


def _is_coarse(a: Figure, b: Figure) -> bool:
    """Whether the first is the second in round numbers of a larger unit of time: almost two years, 22 months; half an hour, 27
    minutes. Who says almost has not got there."""
    value, unit = a.fact.value, a.fact.unit
    if unit not in _COARSE or unit == b.fact.unit or a.fact.parts or value is None or b.fact.unit is None:
        return False
    half_hour = unit == "hour" and value == Decimal("0.5") and not any(c.isdigit() for c in a.fact.text)
    if not (a.fact.approximate or half_hour):
        return False
    one, told = to_base(Fraction(1), unit)[0], to_base(Fraction(value), unit)[0]
    if to_base(Fraction(1), b.fact.unit)[0] >= one:
        return False
    spare = min(one * _SPARE, told * _OF_VALUE)
    text, span = a.claim.article.text, a.fact.span
    almost = _ALMOST.search(text[: span.start]) or _CLOSE_TO.match(text, span.end)
    return told - spare <= b.high and b.low <= (told if almost else told + spare)


def _one_limit(a: Quantity, b: Quantity) -> bool:
    """Whether two open bounds end where the other begins: lorries over 44 tonnes are barred, at most 44 tonnes may pass."""
    if a.value is not None or b.value is not None or a.unit != b.unit or a.currency != b.currency:
        return False
    ends = ((x.low, y.high) for x, y in ((a, b), (b, a)) if x.high is None and y.low is None)
    return any(low is not None and low == high for low, high in ends)


def _scales(a: Figure, b: Figure) -> bool:
    """Whether one tells degrees of Fahrenheit, without a word, and the other of Celsius: 80 degrees, 27 градусов."""
    return any(abs((f.low - 32) * Fraction(5, 9) - c.low) <= 1 for f, c in ((a, b), (b, a)))


def _metric(a: str | None, b: str | None) -> bool:
    """Whether one unit is a whole multiple of the other, so that converting rounds nothing."""
    first, second = to_base(Fraction(1), a)[0], to_base(Fraction(1), b)[0]
    return max(first, second) % min(first, second) == 0


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures could answer one question: the same unit, both counts or both ordinals, one speaker apart."""
    if (a.fact.ordinal != b.fact.ordinal and a.unit != "%") or a.unit != b.unit or apart(a.fate, b.fate):
        return False
    if a.fact.ordinal and b.fact.ordinal and ("time" in a.of) != ("time" in b.of):
        return False  # won for the third time, came first
    if a.unit is not None and a.low > 0 and b.low > 0:
        times = max(a.low / b.low, b.low / a.low)
        if times > _APART and times not in (10**3, 10**6, 10**9):  # 1.51 tonnes a hectare, 24.3 million tonnes in all
            return False
    if a.unit is None and a.of & b.of and min(a.low, b.low) > 0 and a.per != b.per:
        times = max(a.low / b.low, b.low / a.low)
        return times <= _MANY or times in (10**3, 10**6)  # 150 passengers on board, 30,000 a year
    if a.unit is None and not (a.of & b.of):
        if a.of and b.of and (not _vague(a.of, b.of) or of_other_group(a.of, b.of)):
            return False
        low, high = sorted((a.high, b.high))
        return high <= _MAGNITUDE * max(low, Fraction(1))
    return True


def _vague(a: frozenset[str], b: frozenset[str]) -> bool:
    """People are counted under many names: persons, citizens, residents, those who came."""
    return bool(a & PEOPLE) and bool(b & PEOPLE)


_GROUPS = (frozenset({"child", "pupil", "schoolchild", "infant", "teenager", "minor", "student", "baby", "boy", "girl"}), frozenset({"woman", "girl", "mother", "wife"}))


def of_other_group(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one counts children, or women, and the other people of whom nothing such is told: 410 children, 1340 residents."""
    return any(bool(a & group) != bool(b & group) for group in _GROUPS)


PEOPLE = frozenset({"people", "person", "citizen", "man", "human", "passenger", "worker", "resident", "child", "soldier",
                     "student", "victim", "civilian", "employee", "employ", "patient", "specialist", "tourist", "kazakhstani",
                     "azerbaijani", "kazakh", "individual", "sailor", "crew", "miner", "climber", "fisherman", "woman", "pupil", "teacher", "guest", "driver"})  # fmt: skip


def alike(a: Figure, b: Figure) -> float:
    """How surely two figures stand in the same place of the statement, 0..1: by the words around, people apart, who
    are counted in every other sentence."""
    first, second = a.about - PEOPLE, b.about - PEOPLE
    return len(first & second) / max(1, min(len(first), len(second)))
