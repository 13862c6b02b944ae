"""Numbers in digits and in words: "3 500", "3,5 min", "2 млн 200 тыс.", "қырық алты", "half a million", "beşdə biri"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from consistency.facts.scan import Scan

_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+")
_ORDINAL = {
    "az": re.compile(r"[ıiuü]?nc[ıiuü]|c[ıiuü]"),
    "kk": re.compile(r"[ыі]?нш[ыі]|ш[ыі]"),
    "ru": re.compile(r"[йяе]|го|му|ой|ый|ая|ое|ые|ых|х|м|ю"),
    "en": re.compile(r"st|nd|rd|th"),
}
_KK_ENDING = re.compile(
    r"[ғгқкдтнсб]?[аеыі]|[дтн][аеыі][нң]|[мбп]ен|[ыі]?нш[ыі].*|ш[ыі].*|[дт][ае]й|[дт][ае]ғы|[дт]егі"
)
_HYPHENS = "-‐‑–'’"
_EVERY = {"az": "hər", "kk": "әр", "ru": "каждый", "en": "every"}
_ORDINAL_FEATURE = "ordinal"


@dataclass(frozen=True, slots=True)
class Number:
    """``first``..``last`` are token indexes; ``share`` marks a part of a whole (a third, one in five, 1/5);
    ``suffix`` is the case ending written after the digits, ``words`` whether it was spelled out."""

    value: Fraction
    first: int
    last: int
    ordinal: bool = False
    share: bool = False
    suffix: str = ""
    words: bool = False


def digits(text: str, language: str) -> Fraction | None:
    """The value of digits with grouping and decimals after the language's habit; None for times, scores, versions.

    A comma is a decimal sign but in English; a point is one unless it groups three digits outside English.
    """
    if re.search(r"[:/]", text):
        return None
    for blank in "\u00a0\u202f\u2009":
        text = text.replace(blank, " ")
    whole, *rest = re.split(r"[.,]", text)
    marks = re.findall(r"[.,]", text)
    whole = whole.replace(" ", "")
    if not rest:
        return Fraction(int(whole))
    grouping = "," if language == "en" else "."
    if all(mark == grouping for mark in marks) and all(len(part) == 3 for part in rest) and len(whole) <= 3:
        return Fraction(int(whole + "".join(rest)))
    if (
        language != "en"
        and marks == [","]
        and len(rest[0]) == 3
        and 1 <= len(whole) <= 3
        and whole != "0"
        and rest[0].endswith("0")
    ):
        return Fraction(
            int(whole + rest[0])
        )  # 820,000: English grouping in a translated text; no one writes such decimals
    if len(rest) == 1 and (marks[0] != grouping or len(rest[0]) != 3):
        return Fraction(int(whole)) + Fraction(int(rest[0]), 10 ** len(rest[0]))
    if len(rest) >= 2 and marks[-1] != marks[0] and all(len(part) == 3 for part in rest[:-1]):
        return Fraction(int(whole + "".join(rest[:-1]))) + Fraction(int(rest[-1]), 10 ** len(rest[-1]))
    return None


def number_at(scan: Scan, i: int) -> Number | None:
    """The number that begins at token ``i``, as long as it goes; None where there is none."""
    if not 0 <= i < len(scan.tokens) or i in scan.taken or not scan.numeric(i):
        return None
    return _share(scan, i) or _composed(scan, i)


def _suffix(scan: Scan, i: int) -> tuple[int, str]:
    """The last token and the letters of a case ending written onto digits: 63-ü, 1 340-қа, 21st."""
    at = i + 1
    if scan.glued(at) and scan.tokens[at].text in _HYPHENS:
        at += 1
    if at > i and at < len(scan.tokens) and scan.glued(at) and scan.tokens[at].kind == "word" and at != i:
        hyphen = at == i + 2
        letters = scan.folded[at] if hyphen else scan.folded[at].partition("-")[0]  # en 34th-minute
        if (hyphen and len(letters) <= 5) or (not hyphen and _ORDINAL[scan.pack.code].fullmatch(letters)):
            return at, letters
    return i, ""


def _of_noun(scan: Scan, i: int) -> bool:
    """kk 125-көше, 19-ғасыр, 27-бап: digits hyphened onto a noun are an ordinal; a unit (12-километрлік) is counted."""
    at = i + 2
    if (
        at >= len(scan.tokens)
        or _KK_ENDING.fullmatch(scan.folded[at])
        or not scan.glued(at)
        or not scan.glued(at - 1)
        or scan.tokens[at - 1].text not in _HYPHENS
    ):
        return False
    named = scan.tokens[at].kind == "word" and any(
        pos == "NOUN" for form in scan.lemmas[at] for pos, _ in scan.pack.lexicon.rows(form)
    )
    return named and not _measures(scan, at)


def _composed(scan: Scan, start: int) -> Number | None:
    """Digits, number words and scales that follow each other: 2 млн 200 тыс., bir milyon iki yüz min."""
    total, current = Fraction(0), None
    at, last, suffix, words, ordinal = start, start - 1, "", False, False
    small = True  # the next word may still be smaller than the last: two hundred ten, not ten two hundred
    while at < len(scan.tokens):
        token = scan.tokens[at]
        if token.kind == "number":
            value = digits(token.text, scan.pack.code)
            if value is None or current is not None:
                break
            current, last = value, at
            if scan.pack.code == "kk" and _of_noun(scan, at):
                ordinal = True
                break
            end, suffix = _suffix(scan, at)
            if suffix:
                last = end
                ordinal = bool(_ORDINAL[scan.pack.code].fullmatch(suffix))
                break
        elif token.kind == "word":
            if current is not None and (half := _and_half(scan, at)) is not None:
                current, last, words, at = current + Fraction(1, 2), half, True, half + 1
                continue
            step = _word(scan, at, current, total, small)
            if step is None:
                break
            total, current, ordinal = step
            words, last = True, at
            if ordinal or _closed(scan, at):
                break
        elif token.text == "." and _abbreviated_scale(scan, at):
            last = at
        elif not (token.text in _HYPHENS and words and scan.pack.code == "en"):
            break
        at += 1
    if last < start:
        return None
    value = total + (current or 0)
    return Number(value, start, last, ordinal=ordinal, suffix=suffix, words=words)


_AND_HALF = {"en": (("and", "a", "half"),), "ru": (("с", "половиной"),), "az": (("yarım",),), "kk": (("жарым",),)}


def _and_half(scan: Scan, at: int) -> int | None:
    """The last token of "and a half" that begins at ``at``: с половиной, bir yarım, бір жарым."""
    for words in _AND_HALF[scan.pack.code]:
        if tuple(scan.folded[at : at + len(words)]) == words:
            return at + len(words) - 1
    return None


def _closed(scan: Scan, at: int) -> bool:
    """Whether a number word carries an ending that closes the number: алпысқа, yüzdən; digits close elsewhere."""
    if scan.pack.code not in ("az", "kk"):
        return False
    nominative = scan.folded[at] in scan.pack.terms.of("number") or scan.folded[at] in scan.pack.terms.of("scale")
    return not nominative and scan.folded[at] not in scan.pack.terms.of("fraction")


def _word(
    scan: Scan, at: int, current: Fraction | None, total: Fraction, small: bool
) -> tuple[Fraction, Fraction | None, bool] | None:
    """Add one number word: (total, current, whether it is an ordinal), or None where it does not continue."""
    terms = scan.pack.terms
    forms = number_forms(scan, at)
    scale = next((int(terms.of("scale")[f]) for f in sorted(scan.lemmas[at]) if f in terms.of("scale")), None)
    if scale is not None and not _is_letter(scan, at):
        if current is None and total:
            return None
        if scan.folded[at] in ("hundreds", "thousands", "millions", "billions") and current is None:
            return None
        if (
            current is None
            and "plural" in scan.features(at)
            and scan.pack.code in ("ru", "en")
            and not _gauged(scan, at)
        ):
            return None  # thousands of people: no number
        if scale == 100:
            return total, (current or Fraction(1)) * 100, False
        return total + (Fraction(1) if current is None else current) * scale, None, False
    continued = forms if current is None else sorted(scan.lemmas[at])
    value = next((Fraction(terms.of("number")[f]) for f in continued if f in terms.of("number")), None)
    if "-" in scan.folded[at] and scan.pack.code == "en":
        hyphened = _hyphened(scan, at)
        if (hyphened is not None and current in (None, 0)) or (
            hyphened is not None and current is not None and current % 100 == 0
        ):
            return total, (current or Fraction(0)) + hyphened[0], hyphened[1]
    if value is not None:
        if (
            value >= 10
            and current is None
            and "plural" in scan.features(at)
            and (scan.folded[at] in _HEAPS or forms[0] in _HEAPS)
        ):
            return None  # dozens, десятки: no number
        if current is None:
            return total, value, _ORDINAL_FEATURE in scan.features(at)
        if value == 100 and 1 < current < 10:
            return total, current * 100, False
        ten = 10 if scan.pack.code in ("az", "kk") else 20  # on bir, он бір; but English and Russian have eleven
        if (
            (current >= ten and current % 10 == 0 and current % 100 and value < 10)
            or (current >= 20 and current % 10 == 0 and value < 10)
            or (current >= 100 and current % 100 == 0 and value < 100)
        ):
            return total, current + value, _ORDINAL_FEATURE in scan.features(at)
        return None
    fraction = next((terms.of("fraction")[f] for f in forms if f in terms.of("fraction")), None)
    if fraction is not None and current is None and not total:
        ahead = at + 2 if at + 1 < len(scan.tokens) and scan.folded[at + 1] in ("a", "an") else at + 1
        if ahead < len(scan.tokens) and (scan.lemmas[ahead] & terms.of("scale").keys() or _measures(scan, ahead)):
            return total, Fraction(fraction), False
        if Fraction(fraction) > 1:
            return total, Fraction(fraction), False
        if not any(f in terms.of("ordinal") for f in forms):
            return None
    if (
        current is not None
        and scan.folded[at] == "and"
        and scan.pack.code == "en"
        and current % 100 == 0
        and at + 1 < len(scan.tokens)
    ):
        return (total, current, False) if scan.lemmas[at + 1] & terms.of("number").keys() else None
    if scan.folded[at] in ("a", "an") and scan.pack.code == "en" and current is not None and current < 1:
        return total, current, False
    ordinal = next((terms.of("ordinal")[f] for f in forms if f in terms.of("ordinal")), None)
    if ordinal is not None and (current is None or current % 10 == 0):
        return total, (current or Fraction(0)) + int(ordinal), True
    return None


_HEAPS = {"dozens", "tens", "scores", "десятки", "сотни", "десяток", "сотня", "дюжина"}


def _gauged(scan: Scan, at: int) -> bool:
    """ru более тысячи, около миллиона: one thousand, though the form could be a plural."""
    return scan.pack.code == "ru" and any(scan.term(kind, at - 1) is not None for kind in ("bound", "approx"))


def _measures(scan: Scan, at: int) -> bool:
    return scan.term("unit", at) is not None or scan.term("currency", at) is not None


def _hyphened(scan: Scan, at: int) -> tuple[Fraction, bool] | None:
    """English sixty-three and twenty-first: the value, and whether it is an ordinal."""
    numbers, ordinals = scan.pack.terms.of("number"), scan.pack.terms.of("ordinal")
    tens, _, ones = scan.folded[at].partition("-")
    if tens not in numbers or int(numbers[tens]) < 20:
        return None
    if ones in numbers:
        return Fraction(int(numbers[tens]) + int(numbers[ones])), False
    return (Fraction(int(numbers[tens]) + int(ordinals[ones])), True) if ones in ordinals else None


def _abbreviated_scale(scan: Scan, at: int) -> bool:
    """The stop of тыс. or млн. inside a figure: "1,2 тыс. тонн"; not one that ends the sentence."""
    following = scan.tokens[at + 1] if at + 1 < len(scan.tokens) else None
    return scan.glued(at) and scan.folded[at - 1] in _ABBREVIATED and following is not None and not following.capital


_ABBREVIATED = {"тыс", "млн", "млрд", "трлн", "mln", "mlrd"}


def number_forms(scan: Scan, at: int) -> list[str]:
    """The lemmas that may be a number word; a function word that only looks inflected is none (kk үшін, not үш + ін)."""
    folded = scan.folded[at]
    if (
        scan.pack.code in ("az", "kk")
        and scan.tokens[at].kind == "word"
        and folded.endswith(("ncı", "nci", "ncu", "ncü", "ншы", "нші"))
    ):
        return [a.lemma for a in scan.pack.analyse(scan.tokens[at].text) if _ORDINAL_FEATURE in a.features]
    other = any(pos not in ("NUM", "NOUN") for pos, _ in scan.pack.lexicon.rows(folded))
    own = any(folded in scan.pack.terms.of(kind) for kind in ("number", "scale", "fraction", "ordinal"))
    if own or other:
        return [folded] if own else []
    if scan.pack.code in ("az", "kk"):  # only the best reading: onların is "their", not "of tens"; üçlük is a trio
        best = scan.pack.analyse(scan.tokens[at].text)[:1] if scan.tokens[at].kind == "word" else ()
        return [a.lemma for a in best if "derived" not in a.features]
    if folded == "семью" and "instrumental" not in (scan.features(at + 1) if at + 1 < len(scan.tokens) else ()):
        return []  # the family
    return sorted(scan.lemmas[at])


def _is_letter(scan: Scan, at: int) -> bool:
    """English m and bn are scales only when written onto digits."""
    return scan.folded[at] in ("m", "bn") and not scan.glued(at)


def _share(scan: Scan, i: int) -> Number | None:
    """Parts of a whole: beşdə biri, үштен бір, каждый пятый, одна пятая, one in five, a third, half of."""
    terms, code = scan.pack.terms, scan.pack.code
    if code in ("az", "kk") and i + 1 < len(scan.tokens):
        bottom = next((int(terms.of("number")[f]) for f in number_forms(scan, i) if f in terms.of("number")), 0)
        top = next((int(terms.of("number")[f]) for f in scan.lemmas[i + 1] if f in terms.of("number")), 0)
        if 2 < bottom <= 10 and 0 < top < bottom and scan.features(i) & {"locative", "ablative"}:
            return Number(Fraction(top, bottom), i, i + 1, share=True, words=True)
    if code == "en" and i + 2 < len(scan.tokens) and scan.folded[i + 1] in ("in", "of") and scan.folded[i] == "one":
        bottom = next((int(terms.of("number")[f]) for f in scan.lemmas[i + 2] if f in terms.of("number")), 0)
        if scan.folded[i + 1] == "in" and bottom > 1:
            return Number(Fraction(1, bottom), i, i + 2, share=True, words=True)
    if _EVERY[code] in scan.lemmas[i] and code != "en" and i + 1 < len(scan.tokens):
        ordinal = _composed(scan, i + 1)
        if ordinal and ordinal.ordinal and ordinal.value > 1 and ordinal.words:
            return Number(1 / ordinal.value, i, ordinal.last, share=True, words=True)
    return _named_share(scan, i)


def _named_share(scan: Scan, i: int) -> Number | None:
    terms, code = scan.pack.terms, scan.pack.code
    top, at = 1, i
    if code in ("en", "ru"):
        counted = next((terms.of("number")[f] for f in scan.lemmas[i] if f in terms.of("number")), None)
        if counted and "/" not in counted and int(counted) < 10 and i + 1 < len(scan.tokens):
            top, at = int(counted), i + 1
            if scan.tokens[at].text in _HYPHENS and at + 1 < len(scan.tokens):
                at += 1
        elif scan.folded[i] in ("a", "the") and i + 1 < len(scan.tokens):
            at = i + 1
    found = next((terms.of("fraction")[f] for f in sorted(scan.lemmas[at]) if f in terms.of("fraction")), None)
    if found and scan.folded[at] not in terms.of("fraction") and "-" in scan.folded[at]:
        return None  # two first-half shots
    if found and i and _one_of_two(scan, i - 1):
        return None  # the first half of a match or a year is no share
    if found is None and code == "ru" and at > i:
        ordinal = next((terms.of("ordinal")[f] for f in sorted(scan.lemmas[at]) if f in terms.of("ordinal")), None)
        feminine = scan.folded[at].endswith(("ая", "ых", "ой", "ую"))
        found = f"1/{ordinal}" if ordinal and feminine and int(ordinal) > 2 else None
    if found is None or Fraction(found) >= 1:
        return None
    ahead = at + 2 if at + 1 < len(scan.tokens) and scan.folded[at + 1] in ("a", "an") else at + 1
    if ahead < len(scan.tokens) and (scan.lemmas[ahead] & terms.of("scale").keys() or _measures(scan, ahead)):
        return None
    if code == "en" and found in ("1/3", "1/4", "1/5") and not _english_part(scan, i, at):
        return None
    return Number(top * Fraction(found), i, at, share=True, words=True)


def _one_of_two(scan: Scan, i: int) -> bool:
    """Whether token ``i`` says which half it is: first, второй, ikinci, алғашқы."""
    ordinal = scan.term("ordinal", i) is not None or _ORDINAL_FEATURE in scan.features(i)
    return ordinal or scan.folded[i] in ("ilk", "son", "алғашқы", "соңғы", "last") or scan.folded[i].endswith("-")


def _english_part(scan: Scan, i: int, at: int) -> bool:
    """ "a third of", "two-thirds": not "the third flight"."""
    follows = scan.folded[at + 1] if at + 1 < len(scan.tokens) else ""
    return (
        follows == "of"
        or (scan.folded[at].endswith("s") and at > i)
        or (at > i and scan.folded[i] in ("a", "one") and not follows)
    )
