"""Clock times told from noon or midnight: 45 minutes before midnight, через полчаса после полуночи, gecəyarısına 45 dəqiqə qalmış,
түн ортасынан 20 минут өткенде. How long before or after must be told: "shortly before midnight" is no time."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC

Time = tuple[int, int, int, int]  # first token, last token, hour, minute

_DAY = 24 * 60
_MOST = 6 * 60  # minutes: what is further off is told by the clock
_SIDES = {"en": {"before": -1, "to": -1, "until": -1, "after": 1, "past": 1}, "ru": {"до": -1, "после": 1}}
_LEFT = {"qalmaq": -1, "қал": -1, "keçmək": 1, "ötmək": 1, "өт": 1, "sonra": 1, "кейін": 1, "соң": 1, "əvvəl": -1, "бұрын": -1}
_LED = ("за", "через", "спустя")
# Spans that are told without a figure, in minutes.
_SPANS = {
    "en": (("half an hour", 30), ("a half hour", 30), ("a half-hour", 30), ("half-an-hour", 30), ("a quarter of an hour", 15), ("an hour and a half", 90), ("an hour", 60), ("a minute", 1), ("half", 30), ("a quarter", 15), ("quarter", 15)),
    "ru": (("полчаса", 30), ("четверть часа", 15), ("полтора часа", 90), ("час", 60), ("минуту", 1)),
    "az": (("yarım saat", 30),),
    "kk": (("жарты сағат", 30),),
}
_UNITS = {"minute": 1, "hour": 60}
_VAGUE = {"en": ("before", "after"), "ru": ("после",)}
_SOON = ("незадолго", "задолго", "вскоре")


def told_from_noon(scan: Scan) -> Iterator[Time]:
    """Every such time."""
    for i in scan.where("time"):
        term = scan.term("time", i)
        if term is None or term[0] not in ("00:00", "12:00"):
            continue
        last = i + term[1] - 1
        read = _after(scan, last) if scan.pack.code in TURKIC else _before(scan, i)
        if read is None:
            continue
        minutes, at = read
        time = (int(term[0][:2]) * 60 + minutes) % _DAY
        yield min(i, at), max(last, at), time // 60, time % 60


def is_vague(scan: Scan, i: int) -> bool:
    """Whether noon or midnight at token ``i`` only bounds a time: after midnight, незадолго до полуночи, gecəyarısından sonra."""
    before = scan.folded[i - 1] if i else ""
    if before in _VAGUE.get(scan.pack.code, ()) or (before == "до" and i > 1 and scan.folded[i - 2] in _SOON):
        return True
    last = i + (scan.term("time", i) or ("", 1))[1] - 1
    follows = scan.folded[last + 1] if last + 1 < len(scan.tokens) else ""
    return scan.pack.code in TURKIC and "ablative" in scan.features(last) and follows in _LEFT


def _before(scan: Scan, i: int) -> tuple[int, int] | None:
    """The minutes from the noon or midnight at token ``i`` that stand before it, and their first token."""
    side = _SIDES.get(scan.pack.code, {}).get(scan.folded[i - 1]) if i > 1 else None
    if side is None:
        return None
    for start in range(max(0, i - 6), i - 1):
        span = _span(scan, start)
        if span is not None and span[1] == i - 2 and not (start and scan.folded[start - 1] in ("and", "a")):  # two hours and a half
            return side * span[0], start - (start > 0 and scan.folded[start - 1] in _LED)
    return None


def _after(scan: Scan, last: int) -> tuple[int, int] | None:
    """The same of az and kk, where they follow it, and their last token."""
    span = _span(scan, last + 1)
    if span is None or span[1] + 1 >= len(scan.tokens) or scan.features(last).isdisjoint(("dative", "ablative")):
        return None
    at = span[1] + 1
    side = next((side for lemma, side in _LEFT.items() if lemma in scan.lemmas[at] or lemma == scan.folded[at]), None)
    return None if side is None else (side * span[0], at)


def _span(scan: Scan, i: int) -> tuple[int, int] | None:
    """The minutes of a span of time that begins at token ``i``, and its last token."""
    for words, minutes in _SPANS.get(scan.pack.code, ()):
        size = words.count(" ") + 1
        if " ".join(scan.folded[i : i + size]) == words:
            return minutes, i + size - 1
    number = number_at(scan, i) if i < len(scan.tokens) else None
    unit = None if number is None or number.ordinal else scan.term("unit", number.last + 1)
    if number is None or unit is None or unit[0] not in _UNITS:
        return None
    span = Fraction(number.value) * _UNITS[unit[0]]
    return (int(span), number.last + unit[1]) if span.denominator == 1 and 0 < span <= _MOST else None
