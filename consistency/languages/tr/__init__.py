"""Turkish, in Latin script."""

from __future__ import annotations

from consistency.languages.build import agglutinative_pack
from consistency.languages.morphology.agglutinative import Phonology
from consistency.languages.pack import Pack

_VOICELESS = "çfhkpsşt"
SOUND = Phonology(
    archiphonemes={"A": "ae", "I": "ıiuü", "D": "dt", "C": "cç", "Y": "y"},
    back="aıou",
    front="eiöü",
    neutral="",
    softened={"ğ": "kg", "g": "k", "b": "p", "c": "ç", "d": "t"},
    linking="ıiuü",
    joins={
        "D": {"t": _VOICELESS, "d": "abcdefgğijklmnoprsuvyzıöüâîû".translate({ord(c): None for c in _VOICELESS})},
        "C": {"ç": _VOICELESS, "c": "abcdefgğijklmnoprsuvyzıöüâîû".translate({ord(c): None for c in _VOICELESS})},
        "Y": {"y": "ıiuü"},  # oku-yor, başlı-yor
    },
    doubled="bdfklmnrstz",  # hakkı, hissi, sırrı, tıbbı
    narrowed={"ı": "a", "i": "e", "u": "a", "ü": "e"},  # başlıyor, diyecek, topluyor, söylüyor
    apostrophe=True,
)
LOWERCASE = {ord("I"): "ı", ord("İ"): "i"}


def load() -> Pack:
    """The pack, from this folder's tables."""
    return agglutinative_pack("tr", "Turkish", SOUND, ("mak", "mek"), LOWERCASE)
