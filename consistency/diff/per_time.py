"""What comes by the hour or by the day, and is one: a million cubic metres an hour, 24 million a day."""

from __future__ import annotations

import re
from fractions import Fraction

from consistency.records import Claim, Quantity

_HOURS = {"second": Fraction(1, 3600), "minute": Fraction(1, 60), "hour": Fraction(1), "day": Fraction(24), "week": Fraction(168),
          "month": Fraction(730), "year": Fraction(8766)}  # fmt: skip
_ROUNDED = Fraction(2, 100)  # a month has 28 to 31 days, and who multiplies rounds
_WORDS = {
    "second": ("second", "секунду", "saniyədə", "секундына"), "minute": ("minute", "минуту", "dəqiqədə", "минутына"),
    "hour": ("hour", "час", "saatda", "сағатына"), "day": ("day", "день", "сутки", "gündə", "sutkada", "күніне", "тәулігіне"),
    "week": ("week", "неделю", "həftədə", "аптасына"), "month": ("month", "месяц", "ayda", "айына"), "year": ("year", "год", "ildə", "жылына"),
}  # fmt: skip
_UNIT = {word: unit for unit, words in _WORDS.items() for word in words}
_AFTER = re.compile(r"\s*(?:(?:an?|per|each|every)|[вз]а?)\s+(\w+)\b", re.IGNORECASE)
_BEFORE = re.compile(r"(?<![\w\-–])(\w+)\s+(?:orta hesabla\s+|орта есеппен\s+)?$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d\S*\s*$")  # 5 gündə: in five days; 2020-ci ildə: in 2020

def per(claim: Claim, fact: Quantity) -> str | None:
    """The unit of time that a figure is told by, right after it (en, ru) or right before it (az, kk), or None."""
    text, language = claim.article.text, claim.article.language
    if language in ("en", "ru"):
        after = _AFTER.match(text, fact.span.end)
        return _UNIT.get(after[1].lower()) if after else None
    if language in ("az", "kk"):
        head = text[claim.span.start : fact.span.start]
        before = _BEFORE.search(head)
        return _UNIT.get(before[1].lower()) if before and not _NUMBERED.search(head[: before.start()]) else None
    return None


def come_to_one(a: tuple[str, Fraction, Fraction], b: tuple[str, Fraction, Fraction]) -> bool:
    """Whether two rates, each (unit of time, low, high), are one when told by the same unit."""
    (first, low, high), (second, least, most) = a, b
    times = _HOURS[first] / _HOURS[second]
    return low / times * (1 - _ROUNDED) <= most and least * (1 - _ROUNDED) <= high / times
