"""Kazakh, in Cyrillic script."""

from __future__ import annotations

from consistency.languages.build import agglutinative_pack
from consistency.languages.morphology.agglutinative import Phonology
from consistency.languages.pack import Pack

SOUND = Phonology(
    archiphonemes={"A": "ае", "I": "ыі", "D": "дт", "L": "лдт", "N": "ндт", "G": "ғгқк", "B": "мбп"},
    back="аоұыё",
    front="әөүіеэ",
    neutral="иуюя",
    softened={"б": "п", "ғ": "қ", "г": "к"},
    linking="ыі",
)


def load() -> Pack:
    """The pack, from this folder's tables."""
    return agglutinative_pack("kk", "Kazakh", SOUND, ())
