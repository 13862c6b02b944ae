"""Roman numerals before what they order: XVIII əsr, XX века, VII ғасыр, XXII съезд; not Карл XII, nor vitamin C."""

from __future__ import annotations

import re
from fractions import Fraction

from consistency.facts.figures import Number
from consistency.facts.scan import Scan

_ROMAN = re.compile(r"(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBERED = {
    "az": ("əsr", "rüb", "yüzillik", "minillik", "qrup", "dərəcə", "sinif", "fəsil", "hissə", "çağırış", "mərhələ", "qurultay"),
    "tr": ("yüzyıl", "asır", "çeyrek", "grup", "derece", "sınıf", "bölüm", "dönem", "tur", "kurultay", "dünya"),
    "kk": ("ғасыр", "тоқсан", "мыңжылдық", "топ", "дәреже", "шақырылым", "тарау", "кезең"),
    "ru": ("век", "квартал", "тысячелетие", "группа", "степень", "созыв", "категория", "этап", "съезд", "столетие"),
    "en": ("century",),
}
_QUOTES = "«“„\""  # XIII «Жібек жолы» фестивалі


def roman_at(scan: Scan, i: int) -> Number | None:
    """The ordinal that token ``i`` writes in Roman numerals, or None."""
    token = scan.tokens[i]
    if token.kind != "word" or not token.text.isupper() or _ROMAN.fullmatch(token.text) is None or i + 1 >= len(scan.tokens):
        return None
    following = scan.tokens[i + 1]
    numbered = not scan.lemmas[i + 1].isdisjoint(_NUMBERED.get(scan.pack.code, ()))
    quoted = following.kind == "mark" and following.text in _QUOTES and len(token.text) > 1
    if not numbered and not quoted:
        named = i > 0 and scan.tokens[i - 1].capital and scan.tokens[i - 1].kind == "word"
        plain = following.kind == "word" and not following.capital and len(token.text) > 1
        if scan.pack.code == "en" or named or not plain:
            return None
    return Number(Fraction(value_of(token.text)), i, i, ordinal=True)


def value_of(text: str) -> int:
    """The value of a Roman numeral."""
    values = [_VALUES[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, (*values[1:], 0), strict=True))
