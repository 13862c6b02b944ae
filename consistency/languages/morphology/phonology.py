"""The sounds of an agglutinative language: archiphonemes, vowel harmony, what softens and what drops out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phonology:
    """``archiphonemes`` spells a letter of the suffix table out; ``back`` and ``front`` are vowels (others are
    neutral); ``softened`` maps a stem's last consonant before a vowel to the one in the lemma, or to each that it may be
    (tr ğ: k in sokağı, g in diyaloğu).

    ``closed`` gives the harmony of a neutral vowel with a consonant after it (kk министр, курс); a stem that ends in a
    letter of ``soft`` takes front suffixes whatever its vowel (kk банк, рубль); ``linking`` are vowels that drop out of
    a stem before a vowel (халқы, oğlu). ``doubled`` are consonants that stand twice before a vowel and once in the lemma
    (tr hakkı, hissi); ``narrowed`` are vowels before y with the one that the lemma has (tr başlıyor, diyecek);
    ``apostrophe``: names have their endings after one (tr Ankara'da), and without one have none; ``fronted`` are stems of back vowels with front suffixes (tr saatin, petrolde); ``dropping``
    the lemmas that lose a vowel, where not any may (tr burun, burnu); ``softening`` the stems of one vowel whose last
    consonant softens, where not any does (tr kurt, kurdu; but katı is of kat, and kadın is no "your floor").
    ``joins`` tells for a choice of a suffix's first archiphoneme after which letters it stands ("N": {"т": "пфк…"}).
    """

    archiphonemes: Mapping[str, str]
    back: str
    front: str
    neutral: str
    softened: Mapping[str, str]
    linking: str
    closed: Mapping[str, str] = field(default_factory=dict)
    soft: str = ""
    joins: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    doubled: str = ""
    narrowed: Mapping[str, str] = field(default_factory=dict)
    apostrophe: bool = False
    fronted: frozenset[str] = frozenset()
    dropping: frozenset[str] = frozenset()
    softening: frozenset[str] = frozenset()

    @property
    def vowels(self) -> str:
        return self.back + self.front + self.neutral

    def softens(self, stem: str) -> bool:
        """Whether the last consonant of a stem may soften before a vowel."""
        return not self.softening or stem in self.softening or sum(letter in self.vowels for letter in stem) != 1


def harmony_of(text: str, sound: Phonology, *, first: bool = False) -> str:
    """``b`` or ``f`` by the last (or first) vowel of the text; empty where it has none that tells."""
    for at, letter in enumerate(text if first else reversed(text)):
        if letter in sound.back:
            return "b"
        if letter in sound.front:
            return "f"
        if letter in sound.neutral:
            return "" if first else _neutral(text, sound.closed.get(letter, "") if at else "", sound)
    return ""


def _neutral(text: str, own: str, sound: Phonology) -> str:
    """The harmony of a text that ends in a neutral vowel; ``own`` is what that vowel calls for by itself."""
    if own == "b" or (not own and not sound.closed):
        return own
    if any(letter in sound.back for letter in text):
        return ""  # kk тарихта, but тарифке
    return "f" if own or any(letter in sound.front for letter in text) else ""
