"""What comes by the hour or by the day, and is one: a million cubic metres an hour, 24 million a day."""

from __future__ import annotations

import re
from fractions import Fraction

from consistency.records import Claim, Quantity

_HOURS = {"second": Fraction(1, 3600), "minute": Fraction(1, 60), "hour": Fraction(1), "day": Fraction(24), "week": Fraction(168),
          "month": Fraction(730), "year": Fraction(8766)}  # fmt: skip
_ROUNDED = Fraction(3, 100)  # a month has 28 to 31 days, and who multiplies rounds
_ABOUT = Fraction(10, 100)  # where one says about
_WORDS = {
    "second": ("second", "секунду", "saniyədə", "секундына"), "minute": ("minute", "минуту", "dəqiqədə", "минутына"),
    "hour": ("hour", "час", "saatda", "сағатына"), "day": ("day", "день", "сутки", "gündə", "sutkada", "күніне", "тәулігіне"),
    "week": ("week", "неделю", "həftədə", "аптасына"), "month": ("month", "месяц", "ayda", "айына"), "year": ("year", "год", "ildə", "жылына"),
}  # fmt: skip
_UNIT = {word: unit for unit, words in _WORDS.items() for word in words}
# Right after the figure and what it counts. "A week later" tells when, and what stands behind "в год" in the genitive is that year.
_AFTER = {
    "en": re.compile(r"(?:\s+(?!an?\b|per\b|each\b|every\b)[\w-]+){0,4}\s+(?:an?|per|each|every)\s+(\w+)\b(?!\s+(?:after|later|ago|earlier|before|long|of)\b)", re.IGNORECASE),
    "ru": re.compile(r"(?:\s+(?!в\b)[\w-]+){0,3}\s+в\s+(\w+)(?=\s*(?:[.,;:)»—–]|$|\s(?:и|а|но|на|в|по|с|из|до|для|через|при|от|к)\s))", re.IGNORECASE),
}  # fmt: skip
_BEFORE = re.compile(r"(?:(?<=\s)|^)(?:([\w-]+)\s+)?(\w+)\s+(?:orta hesabla\s+|орта есеппен\s+)?$", re.IGNORECASE)
# bu ayda: in this month; iki həftədə: in two weeks; 2020-ci ildə: in 2020.
_WHICH = re.compile(
    r"^(?:bu|o|həmin|ötən|keçən|gələn|son|ilk|növbəti|cari|hər|bir|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz|on|yarım|neçə|"
    r"осы|сол|өткен|келесі|соңғы|алғашқы|биылғы|бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жарты|бірнеше|.*\d.*|.*[ıiuü]nc[ıiuü]|.*[ыі]нш[ыі])$",
    re.IGNORECASE,
)


def per(claim: Claim, fact: Quantity) -> str | None:
    """The unit of time that a figure is told by, right after it and what it counts (en, ru) or right before it (az, kk), or None.
    Shares are told by none: a rise of 1 per cent a month is none of 12 a year."""
    if fact.unit == "%":
        return None
    text, language = claim.article.text, claim.article.language
    if language in _AFTER:
        after = _AFTER[language].match(text[: claim.span.end], fact.span.end)
        return _UNIT.get(after[1].lower()) if after else None
    before = _BEFORE.search(text[claim.span.start : fact.span.start]) if language in ("az", "kk") else None
    return None if before is None or (before[1] and _WHICH.match(before[1])) else _UNIT.get(before[2].lower())


def come_to_one(a: tuple[str, Quantity], b: tuple[str, Quantity]) -> bool:
    """Whether two rates, each (unit of time, figure), are one when told by the same unit: as written, for what a scale word
    rounds is lost among the hours of a day."""
    (first, one), (second, other) = a, b
    if one.value is None or other.value is None:
        return False
    spare = _ABOUT if one.approximate or other.approximate else _ROUNDED
    mine, theirs = Fraction(one.value) / _HOURS[first], Fraction(other.value) / _HOURS[second]
    return abs(mine - theirs) <= spare * max(abs(mine), abs(theirs))
