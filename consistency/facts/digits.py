"""Numbers in digits: "3 500", "3,5", "820,000", and the ending written onto them: "9-го", "1 340-қа", "21st"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from consistency.facts.scan import Scan

HYPHENS = "-‐‑–'’"
_ORDINAL = {
    "az": re.compile(r"[ıiuü]?nc[ıiuü]|c[ıiuü]"),
    "tr": re.compile(r"[ıiuü]?nc[ıiuü].*"),
    "kk": re.compile(r"[ыі]?нш[ыі]|ш[ыі]"),
    "ru": re.compile(r"[йяе]|го|му|ой|ый|ая|ое|ые|ых|х|м|ю"),
    "en": re.compile(r"st|nd|rd|th"),
}
_KK_ENDING = re.compile(
    r"ақ|[ғгқкдтнсб]?[аеыі]|[дтн][аеыі][нң]|[мбп]ен|[ыі]?нш[ыі].*|ш[ыі].*|[дт][ае]й|[дт][ае]ғы|[дт]егі"
)
_NO_NUMBER = re.compile(r"[:/]")
_INDIAN = re.compile(r"\d{1,2}(,\d{2})+,\d{3}")
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_MARKS = re.compile(r"[.,]")
_LONGEST_ENDING = 5
_MOST_DIGITS = 30  # no news counts further; Python refuses to read numbers of some thousand digits


class Ending(NamedTuple):
    """What is written onto digits: the last token of both, its letters ("" where there is no ending), whether it makes
    an ordinal of them."""

    last: int
    letters: str = ""
    ordinal: bool = False


def digits(text: str, language: str) -> Fraction | None:
    """The value of digits with grouping and decimals after the language's habit; None for times, scores, versions.

    A comma is a decimal sign but in English; a point is one unless it groups three digits outside English.
    """
    if _NO_NUMBER.search(text) or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    for blank in " \u00a0\u202f\u2009":
        text = text.replace(blank, "")
    if _INDIAN.fullmatch(text):  # 2,50,00,000
        return Fraction(int(text.replace(",", "")))
    whole, *rest = _MARKS.split(text)
    marks = _MARKS.findall(text)
    if not rest:
        return Fraction(int(whole))
    grouping = "," if language == "en" else "."
    if all(mark == grouping for mark in marks) and all(len(part) == 3 for part in rest) and len(whole) <= 3:
        return Fraction(int(whole + "".join(rest)))
    if language != "en" and marks == [","] and _grouped_after_english(whole, rest[0]):
        return Fraction(int(whole + rest[0]))
    if len(rest) == 1 and (marks[0] != grouping or len(rest[0]) != 3):
        return Fraction(int(whole)) + _decimals(rest[0])
    if len(rest) >= 2 and marks[-1] != marks[0] and all(len(part) == 3 for part in rest[:-1]):
        return Fraction(int(whole + "".join(rest[:-1]))) + _decimals(rest[-1])
    return None


def _decimals(part: str) -> Fraction:
    return Fraction(int(part), 10 ** len(part))


def _grouped_after_english(whole: str, part: str) -> bool:
    """820,000 in a translated text: no one writes decimals that end in a nought."""
    return len(part) == 3 and len(whole) <= 3 and whole != "0" and part.endswith("0")


def vulgar(scan: Scan, i: int) -> Fraction | None:
    """The fraction written onto the digits before token ``i``: 4½."""
    return _VULGAR.get(scan.tokens[i].text) if scan.glued(i) else None


def ending_of(scan: Scan, i: int) -> Ending:
    """The ending on the digits of token ``i``: 63-ü, 1 340-қа, 21st, en 34th-minute, kk 19-ғасыр."""
    if scan.pack.code == "kk" and _of_noun(scan, i):
        return Ending(i, ordinal=True)
    if scan.pack.code == "tr" and _is_dotted(scan, i):
        return Ending(i + 1, ordinal=True)
    at = i + 1
    hyphen = scan.glued(at) and scan.tokens[at].text in HYPHENS
    if hyphen:
        at += 1
    if not scan.glued(at) or scan.tokens[at].kind != "word":
        return Ending(i)
    letters = scan.folded[at] if hyphen else scan.folded[at].partition("-")[0]
    endings = _ORDINAL.get(scan.pack.code)
    ordinal = endings is not None and endings.fullmatch(letters) is not None
    if ordinal or (hyphen and scan.pack.code != "en" and len(letters) <= _LONGEST_ENDING):
        return Ending(at, letters, ordinal)
    return Ending(i)


def _is_dotted(scan: Scan, i: int) -> bool:
    """tr 21. yüzyıl, 2. Lig: a stop after whole digits, and what they order; none that ends the sentence."""
    if i + 2 >= len(scan.tokens) or scan.tokens[i + 1].text != "." or not scan.glued(i + 1) or scan.glued(i + 2):
        return False
    return scan.tokens[i].text.isdigit() and len(scan.tokens[i].text) <= 3 and scan.tokens[i + 2].kind == "word"


def _of_noun(scan: Scan, i: int) -> bool:
    """kk 125-көше, 19-ғасыр, 27-бап: digits hyphened onto a noun are an ordinal; a unit (12-километрлік) is counted."""
    at = i + 2
    if not scan.glued(at) or not scan.glued(at - 1) or scan.tokens[at - 1].text not in HYPHENS:
        return False
    if scan.tokens[at].kind != "word" or _KK_ENDING.fullmatch(scan.folded[at]):
        return False
    unit = scan.term("unit", at)
    if unit and unit[0] == "minute" and scan.features(at) & {"locative", "ablative"}:
        return True  # 65-минутта: in the 65th minute
    if scan.measured(at) and not (unit and unit[0] in ("century", "decade")):
        return False
    return any(pos == "NOUN" for form in scan.lemmas[at] for pos, _ in scan.pack.lexicon.rows(form))
