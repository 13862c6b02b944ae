"""Figures inside one word: six-month-old, two-and-a-half-year, one-room, two-thirds; двухдневный, пятиэтажный; он-он бес, два-три."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from consistency.facts.numerals import value_of
from consistency.facts.scan import Scan

_RU_PREFIXES: Mapping[str, Fraction | int] = {
    "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12,
    "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "ста": 100, "полутора": Fraction(3, 2), "полуторо": Fraction(3, 2),
    "одно": 1, "дву": 2, "сто": 100, "двухсот": 200, "трехсот": 300, "пятисот": 500, "тысяче": 1000,
}  # fmt: skip
_RU_UNITS = {"дневный": "day", "суточный": "day", "недельный": "week", "месячный": "month", "летний": "year", "годичный": "year", "часовой": "hour",
             "минутный": "minute", "километровый": "km", "метровый": "m", "процентный": "%", "тонный": "tonne", "вековой": "century",
             "футовый": "foot", "дюймовый": "inch", "литровый": "litre", "мильный": "mile", "градусный": "degree", "килограммовый": "kg"}  # fmt: skip
_RU_COUNTED = {"этажный": "floor", "комнатный": "room", "кратный": "time", "местный": "seat", "балльный": "point", "разовый": "time", "ступенчатый": "stage"}
_RU_HALVES = {"полгода": "year", "полчаса": "hour", "полвека": "century", "полминуты": "minute", "полсекунды": "second", "полтонны": "tonne", "полкилометра": "km", "полметра": "m", "полкило": "kg", "полкилограмма": "kg",
             "полпроцента": "%", "пол-литра": "litre", "поллитра": "litre", "полдня": "day", "полмесяца": "month"}
# az üçgünlük səfər, ikimərtəbəli ev: a number word written onto what it counts.
_AZ_UNITS = {"günlük": "day", "illik": "year", "aylıq": "month", "saatlıq": "hour", "həftəlik": "week", "dəqiqəlik": "minute", "faizlik": "%",
             "kilometrlik": "km", "metrlik": "m"}  # fmt: skip
_AZ_COUNTED = {"mərtəbəli": "floor", "otaqlı": "room", "nəfərlik": "person", "yerlik": "seat"}
_SHORTEST = 7  # letters; двудневный has more
_AND_A_HALF = ("and", "a", "half")


class Compound(NamedTuple):
    """A figure that is part of a word: its value (or ``low`` and ``high``), unit, and what is counted."""

    value: Fraction | None
    unit: str | None = None
    of: str | None = None
    share: bool = False


_AZ_HEADS = frozenset({"bi", "ik", "üç", "dö", "be", "al", "ye", "sə", "do", "on", "iy", "ot", "qı", "əl", "yü"})
_RU_HEADS = frozenset(prefix[:2] for prefix in _RU_PREFIXES)


def may_hold_figure(scan: Scan, i: int) -> bool:
    """Whether a word begins like a number word, in Russian and Azerbaijani; most do not."""
    if scan.pack.code == "az":
        return scan.folded[i][:2] in _AZ_HEADS and len(scan.folded[i]) >= _SHORTEST
    if scan.pack.code != "ru":
        return False
    return (scan.folded[i][:2] in _RU_HEADS and len(scan.folded[i]) > _SHORTEST) or scan.folded[i] in _RU_HALVES


def compound_at(scan: Scan, i: int) -> Compound | None:
    """The figure inside the word at token ``i``, or None."""
    if scan.tokens[i].kind != "word":
        return None
    if scan.pack.code == "en" and "-" in scan.folded[i]:
        return _english(scan, i)
    if scan.pack.code == "az":
        return _azerbaijani(scan, i)
    return _russian(scan, i) if scan.pack.code == "ru" else None


def _azerbaijani(scan: Scan, i: int) -> Compound | None:
    if not may_hold_figure(scan, i):
        return None
    for lemma in (scan.folded[i], *sorted(scan.lemmas[i])):
        for ending in (*_AZ_UNITS, *_AZ_COUNTED):
            value = scan.pack.terms.of("number").get(lemma.removesuffix(ending)) if lemma.endswith(ending) else None
            if value is not None and "/" not in value and not any(pos == "NOUN" for pos, _ in scan.pack.lexicon.rows(lemma)):
                return Compound(Fraction(value), _AZ_UNITS.get(ending), _AZ_COUNTED.get(ending))
    return None


def _english(scan: Scan, i: int) -> Compound | None:
    head, *rest = scan.folded[i].split("-")
    numbers = scan.pack.terms.of("number")
    scale = scan.pack.terms.of("scale").get(rest[-1]) if rest else None
    if head in ("half", "quarter") and rest[:-1] in ([], ["a"]) and scale:  # a half-million
        return Compound(Fraction(scan.pack.terms.of("fraction")[head]) * int(scale))
    if head in ("half", "quarter") and len(rest) == 1 and rest[0] in ("hour", "mile", "century", "year"):
        return Compound(Fraction(scan.pack.terms.of("fraction")[head]), rest[0])  # the quarter-hour mark
    if head in ("half", "quarter") and rest[:1] == ["point"]:
        return Compound(Fraction(scan.pack.terms.of("fraction")[head]), "pp")  # a quarter-point cut
    if head not in numbers or not rest:
        return None
    value = Fraction(numbers[head])
    part = scan.pack.terms.of("fraction").get(rest[-1].rstrip("s"))
    if len(rest) == 1 and part is not None and value < 10:
        return Compound(value * Fraction(part), share=True)
    if tuple(rest[:3]) == _AND_A_HALF:
        value, rest = value + Fraction(1, 2), rest[3:]
    elif rest[0] in numbers and value >= 20 and int(numbers[rest[0]]) < 10:  # twenty-five-year-old
        value, rest = value + int(numbers[rest[0]]), rest[1:]
    if not rest:
        return None
    if value >= 20 and rest[0] in scan.pack.terms.of("ordinal"):
        return None  # twenty-first, fifty-second: an ordinal
    unit = value_of(scan.pack.terms.of("unit"), (rest[0],))
    if unit is not None:
        return Compound(value, unit)
    if any(a.pos == "NOUN" for a in scan.pack.analyse(rest[0])) and len(rest) == 1 and rest[0] not in _FIGURATIVE and (value > 1 or rest[0] != "time"):
        return Compound(value, of=rest[0])
    return None


_FIGURATIVE = frozenset({"way", "side", "sided", "off", "face", "faced", "tone", "timer", "step", "fold", "hand", "handed", "piece", "upmanship", "liner", "ups"})


def _russian(scan: Scan, i: int) -> Compound | None:
    if scan.folded[i] in _RU_HALVES:
        return Compound(Fraction(1, 2), _RU_HALVES[scan.folded[i]])
    for lemma in sorted(scan.lemmas[i]):
        for size in range(len(lemma) - 6, 1, -1):
            value = _RU_PREFIXES.get(lemma[:size])
            if value is None:
                continue
            rest = lemma[size:]
            if rest in _RU_UNITS:
                return Compound(Fraction(value), _RU_UNITS[rest])
            if rest in _RU_COUNTED:
                return Compound(Fraction(value), of=_RU_COUNTED[rest])
    return None


def spoken_range(scan: Scan, i: int) -> tuple[Fraction, Fraction] | None:
    """Both ends of два-три, бес-алты, beş-altı, or of kk он-он бес with the word after it; None where it is none."""
    first, hyphen, last = scan.folded[i].partition("-")
    if not hyphen or scan.tokens[i].kind != "word" or scan.pack.code == "en":
        return None
    low, high = (_number_word(scan, word) for word in (first, last))
    if low is None or high is None:
        return None
    return (low, high) if low < high or low == high == 10 else None


def _number_word(scan: Scan, word: str) -> Fraction | None:
    numbers = scan.pack.terms.of("number")
    forms = [word, *(a.lemma for a in scan.pack.analyser.analyse(word) if a.known)]
    found = value_of(numbers, forms)
    return Fraction(found) if found is not None else None
