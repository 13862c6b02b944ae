"""The unit or currency of a number, which may stand before it, be written onto it, or follow it."""

from __future__ import annotations

import re
from typing import NamedTuple

from consistency.facts.a_while import is_a_while_ago
from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC

CURRENCY_MARKS = {"$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₼": "AZN", "₽": "RUB", "¥": "JPY", "₺": "TRY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₴": "UAH", "₾": "GEL", "₦": "NGN"}
UNIT_MARKS = {"%": "%", "°": "degree", "º": "degree"}
_HYPHENS = "-‐‑"
_DOLLARS = {"A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "US$": "USD", "R$": "BRL"}
_LETTERS = {"R": "ZAR", "Rs": "INR", "RM": "MYR", "Sh": "KES", "Ksh": "KES", "Fr": "CHF", "CHF": "CHF", "kr": "SEK"}
_OF_COUNTRY = {("CA", "USD"): "CAD", ("AU", "USD"): "AUD", ("NZ", "USD"): "NZD", ("SG", "USD"): "SGD", ("HK", "USD"): "HKD", ("BY", "RUB"): "BYN"}
_LONGEST_ENDING = 4  # letters
_POWERS = {"кв": "2", "куб": "3", "ш": "2", "kv": "2", "kub": "3", "sq": "2", "cu": "3"}
_PRODUCTS = {("kW", "·", "hour"): "kWh", ("MW", "·", "hour"): "MWh", ("km", "/", "hour"): "km/h", ("m", "/", "second"): "m/s", ("mile", "/", "hour"): "mph"}
_PER = {("km", "saatte"): "km/h", ("mile", "saatte"): "mph", ("m", "saniyede"): "m/s",
        ("km", "saatda"): "km/h", ("mile", "saatda"): "mph", ("m", "saniyədə"): "m/s",
        ("km", "сағатына"): "km/h", ("mile", "сағатына"): "mph", ("m", "секундына"): "m/s"}  # fmt: skip
_MINUS = {"минус", "eksi", "minus", "mənfi", "−"}
_FROST = {
    "ru": {"мороз", "холод", "ниже"},
    "kk": {"аяз", "суық", "төмен"},
    "az": {"şaxta", "soyuq", "aşağı"},
    "en": {"frost", "below"},
}


class Measure(NamedTuple):
    """``first``..``last`` are the tokens of a number with its measure; at most one of ``unit`` and ``currency`` is set."""

    first: int
    last: int
    unit: str | None = None
    currency: str | None = None
    written: str | None = None


_ADJECTIVE = re.compile(r"(.{3,}?)(?:[оеё]в|н)(?:[ыио]й|[ая]я|[ое]е|[ыи]е|[ыи]х|[ыио]м|[ыи]ми|ой|ую|ого|ому)$")  # рублевый, манатный
_STEM = 4  # letters of a currency that an adjective is made of


def measure_of(scan: Scan, first: int, last: int) -> Measure:
    """The measure of the number at tokens ``first``..``last``."""
    if (multiple := scan.term("multiple", first)) is not None and first + multiple[1] - 1 == last and not _is_title(scan, last):
        return Measure(first, last, "times", written=scan.tokens[last].text)  # вдвое, twofold, doubled: as в два раза
    before = scan.tokens[first - 1].text if first else ""
    if before in CURRENCY_MARKS:
        dollar = scan.glued(first - 1) and _DOLLARS.get(scan.tokens[first - 2].text + before)
        if dollar:  # A$3m
            return Measure(first - 2, last, currency=dollar, written=scan.tokens[first - 2].text + before)
        return Measure(first - 1, last, currency=CURRENCY_MARKS[before], written=before)
    if scan.pack.code == "en" and (currency := _LETTERS.get(before)) and scan.glued(first) and _is_amount(scan, first, last):
        return Measure(first - 1, last, currency=currency, written=before)
    if first and (percent := _percent_before(scan, first)):
        return Measure(first - 1, last, percent, written=before)
    after = last + 1
    if after >= len(scan.tokens):
        return Measure(first, last)
    text = scan.tokens[after].text
    if text in _HYPHENS and scan.glued(after) and scan.glued(after + 1):
        written = scan.tokens[after + 1].text
        if unit := _compound_unit(scan, after + 1):
            return Measure(first, after + 1, unit, written=written)
        currency = _compound_currency(scan, after + 1)
        return Measure(first, after + 1, currency=currency, written=written) if currency else Measure(first, last)
    if scan.pack.code == "en" and scan.folded[after : after + 2] == ["below", "zero"]:
        return Measure(first, after + 1, "degree")
    scale = scan.tokens[after + 1].text.partition("-")[0] if after + 1 < len(scan.tokens) else ""
    if text == "°" and scale in ("C", "С", "F"):  # 112 °F-ə
        unit = "°F" if scale == "F" else "degree"
        return Measure(first, after + 1, unit, written=scan.text[scan.tokens[after].start : scan.tokens[after + 1].end])
    if text in ("C", "F") and scan.glued(after):  # -5C
        return Measure(first, after, "°F" if text == "F" else "degree", written=text)
    if text in UNIT_MARKS:
        return Measure(first, _with_ending(scan, after), UNIT_MARKS[text], written=text)
    if text in CURRENCY_MARKS:
        return Measure(first, after, currency=CURRENCY_MARKS[text], written=text)
    return _worded(scan, first, last)


_SO_OFTEN = ("дважды", "трижды", "четырежды", "twice", "thrice")


def _is_title(scan: Scan, i: int) -> bool:
    """Whether somebody is so many times what follows: дважды чемпион мира, twice champion."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return scan.folded[i] in _SO_OFTEN and after is not None and after.kind == "word" and any(a.pos == "NOUN" for a in scan.pack.analyse(after.text)[:1])


def _percent_before(scan: Scan, first: int) -> str | None:
    """tr yüzde 12,5, %12,5: the word or the sign stands before its figure."""
    if scan.pack.code == "tr" and scan.tokens[first - 1].text == "%":
        return "%"
    term = scan.term("before", first - 1)
    return term[0] if term else None


def _with_ending(scan: Scan, i: int) -> int:
    """The last token of a sign with a case after a hyphen: 7%-дан, 15 m/s-dən."""
    hyphened = scan.pack.code in TURKIC and scan.glued(i + 1) and scan.glued(i + 2) and scan.tokens[i + 1].text in _HYPHENS
    return i + 2 if hyphened and scan.tokens[i + 2].kind == "word" and len(scan.tokens[i + 2].text) <= _LONGEST_ENDING else i


def is_lettered(scan: Scan, first: int) -> bool:
    """Whether a currency in letters is written onto the figure at token ``first``: R1.20, RM5 million."""
    return scan.pack.code == "en" and first > 0 and scan.tokens[first - 1].text in _LETTERS and scan.glued(first) and _is_amount(scan, first, first)


def _is_amount(scan: Scan, first: int, last: int) -> bool:
    """Whether a figure is an amount of money, and no R2-D2: with decimals, grouping or a scale."""
    return not scan.tokens[first].text.isdigit() or last > first or scan.term("scale", last + 1) is not None


_SQUARED = frozenset({"m2", "m3", "km2", "km3", "cm3"})


def _worded(scan: Scan, first: int, last: int) -> Measure:
    """A unit or a currency in words after a number, the currency perhaps with its country: 5 ABŞ dolları."""
    after = last + 1
    if after in scan.taken:
        return Measure(first, last)
    named = after + 1 < len(scan.tokens) and any(lemma in scan.pack.countries for lemma in scan.lemmas[after])
    at = after + 1 if named else after
    if (term := scan.term("currency", at)) and not _is_other_word(scan, at, term[1]):
        end = at + term[1] - 1
        codes = {c.code for lemma in scan.lemmas[after] for c in scan.pack.countries.get(lemma, ())} if named else set()
        currency = next((_OF_COUNTRY[code, term[0]] for code in sorted(codes) if (code, term[0]) in _OF_COUNTRY), term[0])
        return Measure(first, end, currency=currency, written=scan.slice(after, end)[2])
    if (area := _abbreviated(scan, after)) is not None:
        return Measure(first, area[1], area[0], written=scan.slice(after, area[1])[2])
    if (term := scan.term("unit", after)) and not _is_with(scan, first, last) and not _is_earlier(scan, last):
        end = after + term[1] - 1
        if scan.glued(end + 1) and scan.tokens[end + 1].text in ("2", "3") and f"{term[0]}{scan.tokens[end + 1].text}" in _SQUARED:
            term, end = (f"{term[0]}{scan.tokens[end + 1].text}", 1), end + 1  # 100 km2, 5 m3
        if end + 2 < len(scan.tokens) and scan.tokens[end + 1].text in "/·" and scan.glued(end + 1):  # км/ч, kVt·saat
            sign, other = scan.tokens[end + 1].text, (scan.folded[end + 2].partition("-")[0], *sorted(scan.lemmas[end + 2]))
            rates = scan.pack.terms.of("unit")
            rate = next((rates[f"{scan.folded[end]}{sign}{o}"] for o in other if f"{scan.folded[end]}{sign}{o}" in rates), None)
            rate = rate or _PRODUCTS.get((term[0], sign, (scan.term("unit", end + 2) or ("", 0))[0]))
            term, end = ((rate, 1), _with_ending(scan, end + 2)) if rate else (term, end)
        if (speed := _PER.get((term[0], scan.folded[first - 1]))) and first:  # saatda 155 mil
            return Measure(first, end, speed, written=scan.slice(after, end)[2])
        written = scan.slice(after, end)[2]
        if term[0] == "pound" and any(scan.term("scale", k) for k in range(first, last + 1)):
            return Measure(first, end, currency="GBP", written=written)  # nobody weighs millions of pounds
        return Measure(first, end, term[0], written=written)
    return Measure(first, last)


def _abbreviated(scan: Scan, i: int) -> tuple[str, int] | None:
    """(unit, last token) of кв. м, куб. м, kv. km, п. п. (percentage points)."""
    if scan.pack.code == "ru" and scan.folded[i : i + 3] == ["п", ".", "п"]:
        return "pp", i + 2
    if i + 1 >= len(scan.tokens) or scan.folded[i] not in _POWERS:
        return None
    at = i + 2 if scan.tokens[i + 1].text == "." else i + 1
    term = scan.term("unit", at)
    return (term[0] + _POWERS[scan.folded[i]], at) if term and term[0] in ("m", "km", "mile") else None


def _is_with(scan: Scan, first: int, last: int) -> bool:
    """az 1,7 milyon ilə: with so much; nobody counts years by the million, and 5 ilə is to five years."""
    scaled = any(scan.term("scale", k) for k in range(first, last + 1))
    return scan.pack.code == "az" and scan.folded[last + 1] == "ilə" and scaled


def _is_earlier(scan: Scan, last: int) -> bool:
    """ru против 13 годом ранее: a year earlier, and no thirteen years."""
    return is_a_while_ago(scan, last + 1) and not (scan.folded[last].endswith("1") or scan.folded[last] == "одним")


def _is_other_word(scan: Scan, i: int, size: int) -> bool:
    """az yeni is "new", and only by its ending somebody's yen: a word that the lexicon has as it stands is that word."""
    form = scan.folded[i]
    return size == 1 and form not in scan.pack.terms.of("currency") and scan.pack.code in TURKIC and bool(list(scan.pack.lexicon.rows(form)))


def _compound_unit(scan: Scan, i: int) -> str | None:
    """The unit in a compound: 45-летний, 45-year-old, 20-minute, 5-mile-long."""
    term = scan.term("unit", i)
    return term[0] if term else scan.pack.terms.of("unit").get(scan.folded[i].partition("-")[0])


_ZEROS = {"en": ("below", "zero"), "ru": ("ниже", "нуля"), "az": ("sıfırdan", "aşağı"), "kk": ("нөлден", "төмен")}


def _compound_currency(scan: Scan, i: int) -> str | None:
    """The currency in a compound: a 20,000-tenge note, 100-долларовая купюра."""
    if term := scan.term("currency", i):
        return term[0] if term[1] == 1 else None
    names = scan.pack.terms.of("currency") if scan.pack.code == "ru" else {}
    form = _ADJECTIVE.match(scan.folded[i])
    return next((code for name, code in names.items() if form and len(name) >= _STEM and name.rstrip("ьао") == form[1]), None)


def is_zero_of_frost(scan: Scan, i: int) -> bool:
    """15 degrees below zero, az sıfırdan aşağı 15 dərəcə, sıfırdan 15 dərəcə aşağı: the zero at token ``i`` is what they are told
    from, and no figure."""
    words = _ZEROS.get(scan.pack.code)
    if words is None:
        return is_under_zero(scan, i)
    if scan.pack.code in ("en", "ru"):
        at = i - 2  # where the degrees end
        return at >= 0 and tuple(scan.folded[i - 1 : i + 1]) == words and (scan.numeric(at) or (_is_degree(scan, at) and at > 0 and scan.numeric(at - 1)))
    if scan.folded[i] != words[0] or i + 2 >= len(scan.tokens):
        return False
    if scan.folded[i + 1] == words[1]:
        return scan.numeric(i + 2)
    ahead = [k for k in range(i + 2, min(len(scan.tokens), i + 5)) if scan.folded[k].startswith(words[1])]
    return bool(ahead) and scan.numeric(i + 1) and all(scan.numeric(k) or _is_degree(scan, k) for k in range(i + 1, ahead[0]))


def _is_degree(scan: Scan, i: int) -> bool:
    term = scan.term("unit", i)
    return term is not None and term[0] == "degree"


def is_under_zero(scan: Scan, i: int) -> bool:
    """tr sıfırın altında 15 derece: the words from token ``i`` on say frost, and zero is no figure."""
    return 0 <= i < len(scan.tokens) - 2 and scan.folded[i : i + 2] in (["sıfırın", "altında"], ["sıfırın", "altındaki"]) and scan.numeric(i + 2)


def is_below_zero(scan: Scan, start: int, end: int, unit: str | None) -> bool:
    """минус 25 градус, −5 °C, -0,3%, 10 градусов мороза; a hyphen is a minus after a blank and before what is measured.
    ``unit`` is the unit or the currency."""
    before = scan.folded[start - 1] if start else ""
    if before in _MINUS and (before != "−" or scan.glued(start)):
        return True
    if scan.pack.code == "tr" and is_under_zero(scan, start - 2):
        return True  # sıfırın altında 15 derece
    hyphened = before != "" and before in _HYPHENS and scan.glued(start) and not scan.glued(start - 1)
    if hyphened and unit is not None and not (start > 1 and scan.tokens[start - 2].kind == "number"):
        return True  # -0.3%, -$5m, -20C
    if unit != "degree":
        return False
    near = frozenset().union(*scan.lemmas[max(0, start - 2) : start], *scan.lemmas[end + 1 : end + 4])
    return not near.isdisjoint(_FROST.get(scan.pack.code, ()))
