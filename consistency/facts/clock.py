"""Clock times: 14:05, 9.30 am, "в 9 часов утра", "axşam saat 7-də", "сағат 9-да", noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consistency.facts.half_days import is_vague
from consistency.facts.scan import Scan
from consistency.facts.scores import is_of_game
from consistency.facts.spoken_clock import GENITIVE, of_day, part_after
from consistency.languages.families import TURKIC
from consistency.languages.tokens import tokenise

Time = tuple[int, int, int, int]  # first token, last token, hour, minute

_COLON = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DOTTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_MILITARY = re.compile(r"([01]\d|2[0-3])[0-5]\d")
_HOUR = re.compile(r"[01]?\d|2[0-4]")
_MERIDIEM = re.compile(r"\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)
_AT = {"ru": ("в", "к", "около"), "en": ("at",)}


def clock_times(scan: Scan) -> Iterator[Time]:
    """Every clock time of a text; the case ending of digits is left to the caller."""
    for i, token in enumerate(scan.tokens):
        if token.kind == "word":
            term = scan.term("time", i) if "time" in scan.pack.terms.rows else None
            longer = term and (part := scan.term("part", i)) and part[1] > term[1]  # günorta, but günortadan sonra
            counted = term and scan.term("daypart", i) and (scan.term("clock", i + 1) or (i + 1 < len(scan.tokens) and scan.tokens[i + 1].kind == "number"))
            daily = counted or (term and i and scan.term("partname", i) and (scan.term("weekday", i - 1) or scan.folded[i - 1] in ("günü", "gün", "күні")))
            if term and not (longer or daily or is_vague(scan, i)) and i not in scan.taken:
                hour, _, minute = term[0].partition(":")
                yield i, i + term[1] - 1, int(hour), int(minute)
        elif token.kind == "number" and len(token.text) <= 5:
            found = _colon(scan, i) or (_english if scan.pack.code == "en" else _native)(scan, i)
            if found:
                yield found


def _colon(scan: Scan, i: int) -> Time | None:
    match = _COLON.fullmatch(scan.tokens[i].text)
    if match is None or (scan.pack.code == "en" and _meridiem(scan, i)) or _is_score(scan, i):
        return None
    before = scan.folded[i - 1] if i else ""
    led = before in _BEFORE_TIME or scan.term("clock", i - 1) is not None or (scan.pack.code in TURKIC and scan.glued(i + 1) and scan.tokens[i + 1].text in "-‐")
    if not led and is_of_game(scan) and not scan.term("zone", i + 1):
        return None  # датчане вели 17:13
    return i, i, int(match[1]), int(match[2])


_BEFORE_TIME = ("в", "к", "до", "с", "около", "на", "после", "at", "by", "until", "from", "to", "before", "after", "around", "between", "and", "since", "")


def _is_score(scan: Scan, i: int) -> bool:
    """22:25 hesabı ilə, со счётом 22:25; and where another pair of the sentence is no time, none is: 22:25, 3:1."""
    if scan.term("score", i + 1) or (i and scan.term("score", i - 1)):
        return True
    return _has_scores(scan.text) and not any(scan.term("clock", k) for k in range(max(0, i - 2), i))


@lru_cache(maxsize=2)
def _has_scores(text: str) -> bool:
    """Whether a text has a pair of figures with a colon that is no time; asked for each pair of it."""
    return any(_COLON.fullmatch(t.text) is None for t in tokenise(text) if t.kind == "number" and ":" in t.text)


def _english(scan: Scan, i: int) -> Time | None:
    text, half = scan.tokens[i].text, _meridiem(scan, i)
    match = _COLON.fullmatch(text) or _DOTTED.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2])) if match else (int(text) if _HOUR.fullmatch(text) else 0, 0)
    if half and 1 <= hour <= 12:
        return i, half[1], hour % 12 + (12 if half[0] == "p" else 0), minute
    if match and match.re is _COLON:  # "14:05 pm" is 14:05
        return i, i, hour, minute
    if i + 1 < len(scan.tokens) and scan.folded[i + 1] in ("o'clock", "o’clock") and 1 <= hour <= 12:
        return i, i + 1, of_day(hour, part_after(scan, i + 1)), minute
    led = _after_at(scan, i) and text.startswith("0")
    if match is None and _MILITARY.fullmatch(text) and (led or scan.term("zone", i + 1)):  # 0714 GMT, at 0615
        return i, i, int(text[:2]), int(text[2:])
    train = i > 0 and scan.folded[i - 1] == "the" and scan.folded[i + 1 : i + 2] in (["from"], ["to"], ["train"], ["service"], ["bus"])
    return (i, i, hour, minute) if match and (train or _after_at(scan, i)) and not _measured(scan, i) else None


def _meridiem(scan: Scan, i: int) -> tuple[str, int] | None:
    """English a.m. and p.m. after a number, and the last token of it."""
    match = _MERIDIEM.match(scan.text, scan.tokens[i].end)
    if not match:
        return None
    last = i
    while last + 1 < len(scan.tokens) and scan.tokens[last + 1].start < match.end():
        last += 1
    return match[1].lower(), last


def _native(scan: Scan, i: int) -> Time | None:
    """Russian with its words after the hour, Azerbaijani and Kazakh with theirs before it."""
    text = scan.tokens[i].text
    match = _DOTTED.fullmatch(text)
    if match is None and not _HOUR.fullmatch(text):
        return None
    hour, minute = (int(match[1]), int(match[2])) if match else (int(text), 0)
    if scan.pack.code == "ru":
        return _russian(scan, i, hour, minute, dotted=match is not None)
    if scan.pack.code == "tr" and match and _is_cased(scan, i) and not (i and scan.term("clock", i - 1)):
        return i, i, hour, minute  # 20.45'te: decimals have a comma
    if not i or scan.term("clock", i - 1) is None or _measured(scan, i):
        return None
    part, first = _part_before(scan, i - 1)
    if scan.pack.code == "az" and i + 3 < len(scan.tokens) and scan.folded[i + 2] in GENITIVE and scan.folded[i + 3].startswith("yarı"):
        return first, i + 3, of_day((hour - 1) % 24, part), 30  # saat 9-un yarısında
    return first, i, of_day(hour, part), minute


def _is_cased(scan: Scan, i: int) -> bool:
    """Whether digits have an ending of time: 20.45'te, 14.00'ten."""
    return scan.glued(i + 1) and scan.glued(i + 2) and scan.tokens[i + 1].text in "'’" and scan.folded[i + 2] in ("da", "de", "ta", "te", "dan", "den", "tan", "ten", "a", "e", "ya", "ye")


def _part_before(scan: Scan, clock: int) -> tuple[str, int]:
    """The part of the day named before the word for the clock, and the first token of both."""
    for k in (clock - 1, clock - 2):
        if k >= 0 and (term := scan.term("daypart", k)):
            return term[0], clock if k < clock - 1 else k
    return "", clock


def _russian(scan: Scan, i: int, hour: int, minute: int, *, dotted: bool) -> Time | None:
    if dotted:
        return (i, i, hour, minute) if _after_at(scan, i) and not _measured(scan, i) else None
    named = i + 1 < len(scan.tokens) and scan.folded[i + 1] in ("часов", "часа", "час")
    last = i + 1 if named else i
    if named and last + 2 < len(scan.tokens) and scan.folded[last + 2] in ("минут", "минуты", "минута"):
        digits = scan.tokens[last + 1].text
        if digits.isdigit() and int(digits) < 60:
            minute, last = int(digits), last + 2
    part = scan.term("daypart", last + 1)
    if part and hour <= 12 and (named or _after_at(scan, i) or scan.folded[last + 1] not in ("дня", "ночи")):  # 3 дня: three days
        return i, last + 1, of_day(hour, part[0]), minute
    hours = named and (scan.folded[i + 1] == "часов" or last > i + 1)  # "в 24 часа" is within a day
    return (i, last, hour, minute) if hours and hour < 24 and _after_at(scan, i) else None


def _after_at(scan: Scan, i: int) -> bool:
    return bool(i) and scan.folded[i - 1] in _AT.get(scan.pack.code, ())


def _measured(scan: Scan, i: int) -> bool:
    """A figure with a unit, a currency, a scale or a per-cent sign is no time of day."""
    if i + 1 < len(scan.tokens) and scan.tokens[i + 1].text in ("%", "$", "€", "₸", "₼", "₽"):
        return True
    return scan.measured(i + 1) or scan.term("scale", i + 1) is not None
