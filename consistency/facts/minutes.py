"""Clock times told by the minutes around an hour, without a word for clock: без двадцати пяти семь, в пять минут восьмого,
twenty-five to seven, yeddiyə iyirmi beş dəqiqə qalmış, жетіден жиырма минут өткенде."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.facts.spoken_clock import english_part, of_day
from consistency.languages.families import TURKIC

Time = tuple[int, int, int, int]  # first token, last token, hour, minute

_GENITIVE = {
    "одной": 1, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "четырёх": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8,
    "девяти": 9, "десяти": 10, "одиннадцати": 11, "двенадцати": 12, "тринадцати": 13, "четырнадцати": 14, "четверти": 15,
    "пятнадцати": 15, "шестнадцати": 16, "семнадцати": 17, "восемнадцати": 18, "девятнадцати": 19, "двадцати": 20,
}  # fmt: skip
_ROUND = (5, 10, 20, 25)  # what is said in English without "minutes": ten to nine
_BEFORE = {"to": ("at", "until", "since"), "past": ("at", "until", "around", "about", "before", "after", "since")}  # "around ten to twelve" is a span
_ONE = ("час", "часу", "birə", "бірге")
_SAYS = {"qalmaq": -1, "işləmək": 0, "keçmək": 1, "қал": -1, "өт": 1}  # which hour is meant: to it, into it, past it


def minute_times(scan: Scan) -> Iterator[Time]:
    """Every such time, with the part of the day before or after it."""
    readers = {"ru": (_before_russian, _into_russian), "en": (_english,), "az": (_turkic,), "kk": (_turkic,)}
    for reader in readers.get(scan.pack.code, ()):
        openings = [i for i, word in enumerate(scan.folded) if word == "без"] if reader is _before_russian else [
            i for i, word in enumerate(scan.folded) if scan.numeric(i) or word in _ONE]  # fmt: skip
        for first, last, hour, minute in filter(None, (reader(scan, i) for i in openings)):
            before, after = scan.term("daypart", first - 1), scan.term("daypart", last + 1)
            if before and scan.pack.code in TURKIC:
                yield first - 1, last, of_day(hour, before[0]), minute
            elif after and scan.pack.code not in TURKIC:
                yield first, last + after[1], of_day(hour, after[0]), minute
            else:
                yield first, last, hour, minute


def _hour(scan: Scan, i: int, ordinal: bool = False) -> tuple[int, int] | None:
    """An hour of a twelve-hour clock at token ``i`` and its last token."""
    if not ordinal and i < len(scan.tokens) and scan.folded[i] in _ONE:
        return 1, i
    number = number_at(scan, i)
    if number is None or number.share or number.ordinal != ordinal or number.value not in range(1, 13):
        return None
    return int(number.value), number.last


def _is_counted(scan: Scan, i: int) -> bool:
    """Whether what stands at token ``i`` is counted by the figure before it: seven people, семь человек."""
    if i >= len(scan.tokens) or scan.tokens[i].kind != "word":
        return False
    if scan.term("daypart", i) is not None:
        return False
    word = scan.word_from(scan.tokens[i].start)
    words = scan.pack.words(scan.text)
    return scan.measured(i) or (word < len(words) and words[word].pos in ("NOUN", "ADJ", "PROPN"))


def _before_russian(scan: Scan, i: int) -> Time | None:
    """без двадцати пяти семь, без трёх минут восемь."""
    minute, at = 0, i + 1
    while at < len(scan.tokens) and (value := _GENITIVE.get(scan.folded[at])) is not None and at < i + 3:
        if minute and (minute != 20 or value > 9):
            return None
        minute, at = minute + value, at + 1
    if not minute or at >= len(scan.tokens):
        return None
    at += scan.folded[at] in ("минут", "минуты")
    found = _hour(scan, at)
    if found is None or not (scan.numeric(at) or scan.folded[at] in _ONE) or scan.tokens[at].kind != "word" or _is_counted(scan, found[1] + 1):
        return None
    return i, found[1], (found[0] - 1) % 24, 60 - minute


def _into_russian(scan: Scan, i: int) -> Time | None:
    """в двадцать пять минут седьмого is 6:25."""
    minutes = number_at(scan, i)
    if minutes is None or minutes.value not in range(1, 60) or minutes.last + 2 >= len(scan.tokens):
        return None
    if not scan.folded[minutes.last + 1].startswith("минут"):
        return None
    found = _hour(scan, minutes.last + 2, ordinal=True)
    if found is None or not scan.folded[found[1]].endswith("го") or scan.term("month", found[1] + 1) or _is_counted(scan, found[1] + 1):
        return None
    return i, found[1], found[0] - 1, int(minutes.value)


def _english(scan: Scan, i: int) -> Time | None:
    """at twenty-five to seven, ten minutes past six."""
    minutes = number_at(scan, i)
    if minutes is None or minutes.ordinal or minutes.value not in range(1, 30) or minutes.last + 2 >= len(scan.tokens):
        return None
    at = minutes.last + 1
    said = scan.folded[at] in ("minutes", "minute")
    at += said
    if at + 1 >= len(scan.tokens) or scan.folded[at] not in ("to", "past"):
        return None
    if not said and (minutes.value not in _ROUND or not minutes.words or not i or scan.folded[i - 1] not in _BEFORE[scan.folded[at]]):
        return None
    found = _hour(scan, at + 1)
    if found is None or _is_counted(scan, found[1] + 1):
        return None
    to = scan.folded[at] == "to"
    last, part = english_part(scan, found[1])
    return i, last, of_day((found[0] - to) % 24, part), 60 - int(minutes.value) if to else int(minutes.value)


def _turkic(scan: Scan, i: int) -> Time | None:
    """yeddiyə iyirmi beş dəqiqə qalmış, жетіден жиырма минут өткенде: the hour has a case, the minutes follow it."""
    found = _hour(scan, i)
    if found is None or (scan.features(found[1]).isdisjoint(("dative", "ablative")) and scan.folded[i] not in _ONE):
        return None
    minutes = number_at(scan, found[1] + 1)
    if minutes is None or minutes.value not in range(1, 60) or minutes.last + 2 >= len(scan.tokens):
        return None
    unit = scan.term("unit", minutes.last + 1)
    says = next((side for lemma, side in _SAYS.items() if lemma in scan.lemmas[minutes.last + 2]), None)
    if unit is None or unit[0] != "minute" or says is None or (says > 0 and scan.folded[i] in _ONE):
        return None  # бірге он минут өткізді: together
    hour, minute = found[0], int(minutes.value)
    return (i, minutes.last + 2, hour % 24, minute) if says > 0 else (i, minutes.last + 2, hour - 1, 60 - minute if says < 0 else minute)
