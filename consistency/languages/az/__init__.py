"""Azerbaijani, in Latin script."""

from __future__ import annotations

from consistency.languages.build import agglutinative_pack
from consistency.languages.families import DOTTED
from consistency.languages.morphology.agglutinative import Phonology
from consistency.languages.pack import Pack

SOUND = Phonology(
    archiphonemes={"A": "aə", "I": "ıiuü", "Y": "y"},
    back="aıou",
    front="eəiöü",
    neutral="",
    softened={"y": "k", "ğ": "q", "d": "t"},
    linking="ıiuü",
    joins={"Y": {"y": "e"}},  # mövqeyi, mənafeyi
)


def load() -> Pack:
    """The pack, from this folder's tables."""
    return agglutinative_pack("az", "Azerbaijani", SOUND, ("maq", "mək"), DOTTED)
