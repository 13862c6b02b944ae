"""Days whose month is not said (before the 20th, 20-го числа, воскресенье, 30-е, ayın 20-də), and days that name a street (8 Noyabr prospekti)."""

from __future__ import annotations

from consistency.facts.finds import suffix_end, whole
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan

MONTH_WORD = {"az": "ay", "tr": "ay", "kk": "ай"}
_OPENING = frozenset({"before", "by", "on", "until", "till", "from", "since", "after", "through"})
_ENGLISH = ("st", "nd", "rd", "th")
_RUSSIAN = ("е", "ое", "го", "ого", "му", "ому")  # endings of a day in digits: 30-е, 5-го
_NEXT = frozenset({"and", "or", "at", "in", "but", "when", "with", "because", "as", "after", "to", "if", "for"})
# What streets and squares are called, by the English senses of the word.
_PLACES = frozenset({"street", "avenue", "square", "station", "metro", "park", "boulevard", "underground", "stadium"})


def day_alone(scan: Scan, i: int) -> tuple[int, int, int] | None:
    """(first token, last token, day) of a day without a month that begins at token ``i``."""
    code = scan.pack.code
    if code in MONTH_WORD:
        if MONTH_WORD[code] not in scan.lemmas[i] or "genitive" not in scan.features(i):
            return None
        day = whole(scan, i + 1, 1, 31)
        return (i, suffix_end(scan, i + 1), day) if day is not None else None
    day = whole(scan, i, 1, 31)
    if day is None:
        return None
    last = suffix_end(scan, i)
    if code == "ru":
        named = last + 1 < len(scan.tokens) and scan.folded[last + 1] in ("числа", "число", "числу", "числе")
        if named:
            return i, last + 1, day
        return (i, last, day) if last > i and scan.folded[last] in _RUSSIAN and _after_weekday(scan, i) and _ends_phrase(scan, last + 1) else None
    opened = i > 1 and scan.folded[i - 1] == "the" and (scan.folded[i - 2] in _OPENING or _after_weekday(scan, i - 1))
    if code != "en" or not opened or last == i or scan.folded[last] not in _ENGLISH:
        return None
    follows = scan.tokens[last + 1] if last + 1 < len(scan.tokens) else None
    if follows is not None and last + 2 < len(scan.tokens) and scan.folded[last + 1] in (",", "and", "or", "to", "the"):
        further = last + 2 + (scan.folded[last + 2] == "the")
        number = number_at(scan, further)
        if number is not None and number.ordinal:
            return None  # the 6th and 7th floors
    return (i, last, day) if follows is None or follows.kind == "mark" or follows.text in _NEXT else None


def _after_weekday(scan: Scan, i: int) -> bool:
    """Whether a weekday stands before token ``i``, perhaps with a comma: воскресенье, 30-е; Sunday the 30th."""
    at = i - 1 - (i > 1 and scan.tokens[i - 1].text == ",")
    return at >= 0 and scan.term("weekday", at) is not None


def _ends_phrase(scan: Scan, i: int) -> bool:
    """Whether nothing at token ``i`` could be what an ordinal before it counts: во вторник, 5-го, открыли; not 5-го ноября."""
    if i >= len(scan.tokens) or scan.tokens[i].kind == "mark":
        return True
    return scan.term("month", i) is None and not any(a.pos in ("NOUN", "ADJ", "PROPN") for a in scan.pack.analyse(scan.tokens[i].text)[:1])


def is_address(scan: Scan, first: int, last: int) -> bool:
    """Whether a day and its month are the name of a street or a square: улица 8 Марта, 28 May küçəsi."""
    at = first - 1 if scan.pack.code == "ru" else last + 1
    if not 0 <= at < len(scan.tokens) or scan.tokens[at].kind != "word" or scan.pack.code == "en":
        return False
    if not scan.tokens[last].capital:
        return False
    return any(not _PLACES.isdisjoint(scan.pack.senses(a.lemma, "NOUN")[:2]) for a in scan.pack.analyse(scan.tokens[at].text)[:2])
