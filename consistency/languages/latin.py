"""Latin spellings: readable ones for the gloss, and keys that are the same for a name in every script.

Russian and Kazakh follow BGN/PCGN (1947; 1979) with its marks left out, as English-language news writes names, and with j for дж
(Джабаров, Jabarov; Джон, Jon);
Azerbaijani letters are respelled after English sound values.
"""

from __future__ import annotations

import re
from functools import cache

from consistency.languages.families import OGHUZ

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
}  # fmt: skip
_AZERBAIJANI = {
    "ə": "a", "ş": "sh", "ç": "ch", "c": "j", "x": "kh", "ğ": "gh", "q": "g", "ı": "y", "ö": "o", "ü": "u", "j": "zh",
}  # fmt: skip
_TURKISH = {"ş": "sh", "ç": "ch", "c": "j", "ğ": "g", "ı": "i", "ö": "o", "ü": "u", "j": "zh", "â": "a", "î": "i", "û": "u"}
_DZH = re.compile("дж", re.IGNORECASE)
_TABLES = {"tr": _TURKISH, "az": _AZERBAIJANI, "ru": _CYRILLIC, "kk": _CYRILLIC}


def romanise(text: str, language: str) -> str:
    """The text in plain English letters, capitals kept; English and unknown scripts are returned as they are."""
    table = _TABLES.get(language)
    if table is None:
        return text
    if table is _CYRILLIC:
        text = _DZH.sub(lambda m: "J" if m[0][0] == "Д" else "j", text)
    out: list[str] = []
    for i, letter in enumerate(text):
        low = "i" if letter == "İ" else "ı" if letter == "I" and language in OGHUZ else letter.lower()
        put = table.get(low)
        if put is None:
            out.append("I" if letter == "İ" else letter)
            continue
        if low == "е" and (i == 0 or text[i - 1].lower() in "аеёиоуыэюяъьәөұүі ") and language in ("ru", "kk"):
            put = "ye"
        out.append(_cased(put, letter, text[i + 1 : i + 2]))
    return "".join(out)


@cache
def _small(language: str) -> dict[int, str]:
    return str.maketrans(_TABLES.get(language, {}))


def letters(text: str, language: str) -> str:
    """The text in small Latin letters, one table and nothing else: for comparing spellings, not for reading."""
    return text.replace("İ", "i").lower().translate(_small(language))


def _cased(put: str, letter: str, following: str) -> str:
    if not letter.isupper():
        return put
    return put.upper() if following.isupper() or (not following and len(put) == 1) else put[:1].upper() + put[1:]


_SOUNDS = (
    ("shch", "S"), ("dzh", "J"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("zh", "J"), ("kh", "H"), ("gh", "K"), ("ph", "F"),
    ("th", "T"), ("ts", "C"), ("dj", "J"), ("ck", "K"), ("qu", "K"), ("q", "K"), ("g", "K"), ("k", "K"), ("j", "J"), ("x", "KS"),
    ("w", "V"), ("v", "V"), ("h", "H"), ("z", "S"), ("ce", "S"), ("ci", "S"), ("c", "K"),
)  # fmt: skip
_PLAIN = str.maketrans("şçğáéíóúč", "scgaeiouc")
_HEARD = dict(_SOUNDS)
# The longer spelling first; a vowel and what is no letter are not heard.
_SPELLING = re.compile("|".join(spelling for spelling, _ in _SOUNDS) + "|(?P<silent>[aeiouyäöüəı'ʼ’]+)|.")


@cache
def sound_key(word: str, language: str) -> str:
    """The consonants of a word as heard, the same in every script: Кошербаев = Koşerbayev = Kosherbayev.

    Vowels are left out but for a leading one (as "*"); letters that the languages confuse (g, k, q; s, z; zh, j) fall together.
    """
    latin = romanise(word, language).lower()
    latin = re.sub(r"[^a-zəıöüşçğ]", "", latin.translate(_PLAIN))
    out = "*" if latin.startswith(tuple("aeiou")) else ""
    return re.sub(r"(.)\1+", r"\1", out + _SPELLING.sub(_sound, latin))


def _sound(match: re.Match[str]) -> str:
    return "" if match["silent"] else _HEARD.get(match[0]) or match[0].upper()
