"""Kazakh, in Cyrillic script."""

from __future__ import annotations

from consistency.languages.build import agglutinative_pack
from consistency.languages.morphology.agglutinative import Phonology
from consistency.languages.pack import Pack

# Letters by what may follow them: full vowels; glides, which end a syllable; nasals; voiced and voiceless consonants.
# Loans in б, в, г, д are said voiceless at their end, yet written either way (клубтың, клубы).
_VOWELS, _GLIDES, _NASALS, _VOICELESS = "аәеоөұүыіэяё", "иуюй", "мнң", "пфкқтсшщчцхһ"
_LOANS, _SIGN = "бвгд", "ь"
_VOICED = _VOWELS + _GLIDES + _NASALS + "лрзж" + _LOANS + _SIGN
_HARD = _VOICELESS + _LOANS + _SIGN
_CLOSED = _GLIDES + _NASALS + "лрзжғ" + _HARD  # a vowel follows no full vowel

SOUND = Phonology(
    archiphonemes={"A": "ае", "I": "ыі", "D": "дт", "L": "лдт", "N": "ндт", "G": "ғгқк", "B": "мбп"},
    back="аоұыёя",
    front="әөүіеэ",
    neutral="иую",
    softened={"б": "п", "ғ": "қ", "г": "к", "у": "п"},  # тап: табу, тауып
    linking="ыі",
    closed={"и": "f", "у": "b"},
    soft="кгь",
    joins={
        "N": {"н": _VOWELS + _NASALS, "д": _GLIDES + "лрзж" + _NASALS + _LOANS + _SIGN, "т": _HARD},
        "D": {"д": _VOICED, "т": _HARD},
        "L": {"л": _VOWELS + _GLIDES + "р" + _SIGN, "д": "лзж" + _NASALS + _LOANS + _SIGN, "т": _HARD},
        "G": {"ғ": _VOICED, "г": _VOICED, "қ": _HARD, "к": _HARD},
        "B": {"м": _VOWELS + _GLIDES + "лр", "б": _NASALS + "зж", "п": _HARD},
        "A": {"а": _CLOSED, "е": _CLOSED},
        "I": {"ы": _CLOSED, "і": _CLOSED},
    },
)


def load() -> Pack:
    """The pack, from this folder's tables."""
    return agglutinative_pack("kk", "Kazakh", SOUND, ())
