"""Clock times in words, or with a part of the day: к семи утра, half past six, axşam 7-də, сағат төртте; see ``minutes.py`` too."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.figures import Number
from consistency.facts.finds import suffix_end
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan

Time = tuple[int, int, int, int]  # first token, last token, hour, minute

_PAST = {"half": 30, "quarter": 15}
_OPENINGS = ("half", "quarter")
_HOUR_WORDS = ("часов", "часа", "час", "часам")
GENITIVE = ("un", "ün", "in", "ın", "nin", "nın", "nun", "nün")  # 9-un yarısında
_CASED = ("locative", "ablative", "dative")


def spoken_times(scan: Scan) -> Iterator[Time]:
    """Every clock time that is not digits and a colon."""
    reader = {"ru": _russian, "en": _english}.get(scan.pack.code, _turkic)
    if reader is _turkic:
        openings = sorted({*scan.where("clock"), *scan.where("daypart")})
    else:
        words = [i for i, word in enumerate(scan.folded) if word in _OPENINGS]
        openings = sorted({*words, *scan.numerals(), *scan.where("fraction")})
    for i in openings:
        if i not in scan.taken and (time := reader(scan, i)) is not None:
            yield time


def _hour(scan: Scan, i: int) -> tuple[Number, int] | None:
    """A whole number from 0 to 24 at token ``i``."""
    number = number_at(scan, i)
    if number is None or number.share or number.value.denominator != 1 or not 0 <= number.value <= 24:
        return None
    return number, int(number.value)


def _part(scan: Scan, i: int, hour: int) -> tuple[int, int] | None:
    """(last token, hour of the day) where a part of the day stands at token ``i``."""
    term = scan.term("daypart", i)
    return None if term is None else (i + term[1] - 1, of_day(hour, term[0]))


def of_day(hour: int, part: str) -> int:
    """The hour of 0..23 that an hour of a twelve-hour clock is in a part of the day."""
    if (part == "pm" and hour < 12) or (part == "night" and 9 <= hour < 12):
        return hour + 12
    return 0 if hour == 24 or (part == "night" and hour == 12) else hour


def _russian(scan: Scan, i: int) -> Time | None:
    if "половина" in scan.lemmas[i] and (found := _hour(scan, i + 1)) and found[0].ordinal and 1 <= found[1] <= 12:
        hour = found[1] - 1  # половина седьмого is half past six
        part = _part(scan, found[0].last + 1, hour)
        return (i, part[0], part[1], 30) if part else (i, found[0].last, hour, 30)
    found = _hour(scan, i)
    if found is None or found[0].ordinal or not 1 <= found[1] <= 12:
        return None
    number, hour = found
    at = number.last + 1
    named = at < len(scan.tokens) and scan.folded[at] in _HOUR_WORDS
    part = _part(scan, at + named, hour)
    if part is None or (scan.folded[at + named] == "дня" and not named):  # три дня are three days
        return None
    return i, part[0], part[1], 0


def _english(scan: Scan, i: int) -> Time | None:
    if scan.folded[i] in _PAST and i + 2 < len(scan.tokens) and scan.folded[i + 1] in ("past", "to"):
        found = _hour(scan, i + 2)
        if found is None or not 1 <= found[1] <= 12:
            return None
        minute, hour = _PAST[scan.folded[i]], found[1]
        if scan.folded[i + 1] == "to":
            minute, hour = 60 - minute, (hour - 1) % 24
        last, part = english_part(scan, found[0].last)
        return i, last, of_day(hour, part), minute
    found = _hour(scan, i)
    if found is None or found[0].ordinal or not 1 <= found[1] <= 12:
        return None
    number, hour = found
    if number.words and number.last + 1 < len(scan.tokens) and scan.folded[number.last + 1] in ("o'clock", "o’clock"):
        return i, number.last + 1, of_day(hour, part_after(scan, number.last + 1)), 0
    last, part = english_part(scan, number.last)
    if part and i and scan.folded[i - 1] in ("at", "by", "until", "around", "about", "before", "after", "from"):
        return i, last, of_day(hour, part), 0
    return None


def english_part(scan: Scan, last: int) -> tuple[int, str]:
    """The part of the day after token ``last``, and the last token of both: half past nine in the evening."""
    after = " ".join(scan.folded[last + 1 : last + 4])
    for words, part in (("in the morning", "am"), ("in the afternoon", "pm"), ("in the evening", "pm"), ("at night", "night")):
        if after.startswith(words):
            return last + len(words.split()), part
    return last, ""


def part_after(scan: Scan, last: int) -> str:
    """The part of the day that is told with the day: ten o'clock on Sunday night; "" where none is."""
    at = last + 1
    if at < len(scan.tokens) and scan.folded[at] == "on":
        at += 1
    if scan.term("weekday", at) is None:
        return ""
    return {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "night"}.get(scan.folded[at + 1] if at + 1 < len(scan.tokens) else "", "")


def _turkic(scan: Scan, i: int) -> Time | None:
    """An hour after the word for clock or a part of the day; its case tells it from a count: axşam 7-də, таңғы 6-да."""
    clock = scan.term("clock", i)
    part = scan.term("daypart", i)
    if clock is None and part is None:
        return None
    at = i + (clock or part or ("", 1))[1]
    before = scan.term("daypart", i - 1) if clock is not None and i else None
    found = _hour(scan, at)
    if found is None or found[0].ordinal or found[1] > 24:
        return None
    number, hour = found
    last = suffix_end(scan, number.last) if scan.tokens[number.last].kind == "number" else number.last
    halved = last + 1 < len(scan.tokens) and _half_of_the_hour(scan, number, last + 1, hour) is not None
    if clock is None and not _cased(scan, number, last) and not (halved and scan.folded[last + 1] != "жарым"):
        return None
    if scan.measured(last + 1) or scan.term("scale", last + 1):
        return None
    if clock is not None and (time := _with_minutes(scan, i - 1 if before else i, last, hour, before or part)) is not None:
        return time
    if clock is not None and not number.words and last == number.last:
        return None  # digits alone are read with the other clock times
    word, first = (before or part or ("", 0))[0], i - 1 if before else i
    if last + 1 < len(scan.tokens) and (half := _half_of_the_hour(scan, number, last + 1, hour)) is not None:
        return first, last + 1, of_day(half, word), 30
    return first, last, of_day(hour, word), 0


def _half_of_the_hour(scan: Scan, number: Number, i: int, hour: int) -> int | None:
    """The hour that is half over: kk сағат үш жарымда is half past three, az saat dördün yarısında as well."""
    if scan.pack.code in ("kk", "tr") and scan.folded[i].startswith(("жарым", "buçu")):
        return hour
    if scan.pack.code == "az" and scan.folded[i].startswith("yarı") and (number.suffix in GENITIVE or "genitive" in scan.features(number.last)):
        return hour - 1 if hour else None
    return None


def _cased(scan: Scan, number: Number, last: int) -> bool:
    if last > number.last or number.suffix:
        return scan.folded[last].endswith(("də", "da", "de", "te", "ta", "den", "ten", "tan", "dən", "dan", "dək", "qədər", "де", "да", "те", "та", "ден", "дан", "тен", "тан", "ге", "ға", "ке", "қа", "yə", "ya", "a", "ə"))
    return any(case in scan.features(number.last) for case in _CASED)


def _with_minutes(scan: Scan, first: int, last: int, hour: int, part: tuple[str, int] | None) -> Time | None:
    """kk сағат төрттен жиырма минут өткенде, az saat dörddən iyirmi dəqiqə keçəndə; and to the hour: az saat doqquza on
    dəqiqə qalmış is ten to nine, işləmiş ten past eight."""
    minutes = number_at(scan, last + 1)
    if minutes is None or minutes.last + 2 >= len(scan.tokens) or not 0 < minutes.value < 60:
        return None
    unit = scan.term("unit", minutes.last + 1)
    verb, word = scan.lemmas[minutes.last + 2], part[0] if part else ""
    if unit is None or unit[0] != "minute":
        return None
    if not verb.isdisjoint(("өт", "keçmək")):
        return first, minutes.last + 2, of_day(hour, word), int(minutes.value)
    if hour and not verb.isdisjoint(("қал", "qalmaq")):
        return first, minutes.last + 2, of_day(hour - 1, word), 60 - int(minutes.value)
    if hour and "işləmək" in verb:
        return first, minutes.last + 2, of_day(hour - 1, word), int(minutes.value)
    return None
