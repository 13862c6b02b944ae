"""Chains of suffixes: how the end of a word may be made of the suffix table (``suffixes.py``).

A chain is read from the right: a suffix that leads *to* a state may stand where that state is allowed, and its *from*
states are allowed for what stands before it. Whether it fits by vowel harmony and assimilation depends on few things
of the stem only, its last letter and what tells its harmony; so what was found for one stem serves every like one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from consistency.languages.morphology.phonology import Phonology, harmony_of
from consistency.languages.morphology.suffixes import Suffix

__all__ = ["Chain", "Chains"]

_LONGEST = 7  # features in a chain
_LETTERS = 40  # the longest ending that is looked at; no chain of seven suffixes is longer


class Chain(NamedTuple):
    """Suffixes that make an ending: the first one's spelling, the states that a stem may have before it, the last one's
    state, all features, the outermost first; and each suffix with the letters of the ending before it."""

    first: str
    sources: frozenset[str]
    target: str
    features: tuple[str, ...]
    joints: tuple[tuple[str, Suffix], ...]


class Chains:
    """The chains of a language; ``Chain`` says what one is."""

    def __init__(self, suffixes: Mapping[str, list[Suffix]], sound: Phonology) -> None:
        self._suffixes = suffixes
        self._sound = sound
        # Every beginning of a suffix: a text that begins with none of these begins with no suffix that long or longer.
        self._heads = frozenset(s[:i] for s in suffixes for i in range(1, len(s) + 1))
        self._longest = max(map(len, suffixes), default=0)
        self._back, self._front, self._vowels = frozenset(sound.back), frozenset(sound.front), frozenset(sound.vowels)
        self._sorts = dict.fromkeys(sound.back, "b") | dict.fromkeys(sound.front, "f") | {v: v for v in sound.neutral}
        self._made: dict[str, tuple[Chain, ...]] = {}
        self._fitting: dict[tuple[str, str], tuple[Chain, ...]] = {}

    def forget(self) -> None:
        """Drop what was worked out."""
        self._made.clear()
        self._fitting.clear()

    def making(self, ending: str) -> tuple[Chain, ...]:
        """The chains that make an ending, whatever stands before it; none of an endless one. Memoised."""
        found = self._made.get(ending)
        if found is None:
            if len(ending) > _LETTERS:
                return ()
            found = self._made[ending] = tuple(sorted(self._make(ending), key=_by_suffixes))
        return found

    def place(self, stem: str, ending: str) -> tuple[str, str] | None:
        """All that it depends on which chains make an ending after a stem; None where none does, whatever the stem."""
        chains = self._made.get(ending)
        if chains is None:
            chains = self.making(ending)
        return (ending, self._kind(stem)) if chains else None

    def fitting(self, stem: str, ending: str) -> tuple[Chain, ...]:
        """The chains that make an ending and may stand after a stem (both in lower case). Memoised."""
        place = self.place(stem, ending)
        if place is None:
            return ()
        fitting = self._fitting.get(place)
        if fitting is None:
            fitting = self._fitting[place] = tuple(c for c in self.making(ending) if self._fits(stem, c))
        return fitting

    def _make(self, ending: str) -> Iterator[Chain]:
        for size in range(1, min(len(ending), self._longest) + 1):
            first = ending[:size]
            if first not in self._heads:
                return
            suffixes = self._suffixes.get(first)
            if suffixes is None:
                continue
            if size == len(ending):
                yield from (Chain(first, s.sources, s.target, s.features, (("", s),)) for s in suffixes)
                continue
            for chain in self.making(ending[size:]):
                if len(chain.features) >= _LONGEST:
                    continue
                for s in suffixes:
                    if s.target in chain.sources:
                        features = chain.features + tuple(f for f in s.features if f not in chain.features)
                        joints = (("", s), *((first + before, later) for before, later in chain.joints))
                        yield Chain(first, s.sources, chain.target, features, joints)

    def _kind(self, stem: str) -> str:
        """All that a suffix after a stem asks about: the last letter, the last vowel (whether back or front, or which
        neutral one), and, for neutral vowels to come, which sorts there are."""
        kind = stem[-1:]
        for letter in reversed(stem):
            if letter in self._vowels:
                kind += self._sorts[letter]
                break
        if self._sound.neutral:
            kind += "<" * (not self._back.isdisjoint(stem)) + ">" * (not self._front.isdisjoint(stem))
        return kind

    def _fits(self, stem: str, chain: Chain) -> bool:
        """Whether the suffixes of a chain may stand one after the other by assimilation and vowel harmony."""
        for before, suffix in chain.joints:
            rest = stem + before
            if suffix.after and rest[-1] not in suffix.after:
                return False
            soft = suffix.harmony == "f" and rest[-1] in self._sound.soft
            if suffix.harmony and not soft and harmony_of(rest, self._sound) not in ("", suffix.harmony):
                return False
        return True


def _by_suffixes(chain: Chain) -> list[int]:
    """The lengths of the suffixes, the last one's first."""
    return [len(suffix.form) for _, suffix in reversed(chain.joints)]
