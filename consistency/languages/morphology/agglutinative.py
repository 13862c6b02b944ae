"""A suffix analyser for Turkic languages: licit chains of suffixes over a stem dictionary.

A chain is read from the right: a suffix of the table (``suffixes.py``) that leads *to* a state may be taken off where
that state is allowed, and leaves its *from* states allowed for what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from consistency.languages.analysis import Analysis
from consistency.languages.morphology.phonology import Phonology, harmony_of
from consistency.languages.morphology.suffixes import Suffix

__all__ = ["Agglutinative", "Phonology", "Stems", "load_irregular"]

FINAL = frozenset({"N", "P", "S", "C", "K", "R", "X", "T", "A"})
_LONGEST_CHAIN = 7
_MOST = 6  # readings kept of a form
# Particles that stand as predicates, and inflect as nouns: екенін, еместігін, жоққа.
_PREDICATIVE = frozenset({"екен", "емес", "жоқ", "бар", "deyil", "yox", "var"})

# A way to take suffixes off: what is left, the states allowed at its end, the features so far, the suffix just taken.
Rest = tuple[str, frozenset[str], tuple[str, ...], str]


class Stems(Protocol):
    """Where stems are looked up: (lemma, part of speech) for a lower-case stem, of nouns (any word that takes noun
    suffixes) and of verbs."""

    def nouns(self, stem: str) -> list[tuple[str, str]]: ...

    def verbs(self, stem: str) -> list[tuple[str, str]]: ...


def load_irregular(path: Path) -> dict[str, tuple[Analysis, ...]]:
    """Forms that no chain of suffixes explains: rows ``form<TAB>lemma<TAB>POS<TAB>features``."""
    table: dict[str, tuple[Analysis, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        form, lemma, pos, features = line.split("\t")
        table[form] = (Analysis(lemma, pos, frozenset(features.split(",")) - {""}),)
    return table


class Agglutinative:
    """Analyser over the stems of a language; see ``Stems``."""

    def __init__(
        self,
        suffixes: Mapping[str, list[Suffix]],
        sound: Phonology,
        stems: Stems,
        irregular: Mapping[str, tuple[Analysis, ...]] | None = None,
    ) -> None:
        self._suffixes = suffixes
        self._sound = sound
        self._stock = stems
        self._longest = max((len(s) for s in suffixes), default=0)
        self._memo: dict[str, tuple[Analysis, ...]] = dict(irregular or {})

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of a word form over known stems, the longest stem first; empty where there is none. Memoised."""
        word = word.lower()
        found = self._memo.get(word)
        if found is None:
            found = self._memo[word] = self._ranked(word)
        return found

    def continues(self, word: str, form: str) -> frozenset[str] | None:
        """Features with which ``word`` is ``form`` plus noun suffixes, or None."""
        word, form = word.lower(), form.lower()
        if word == form:
            return frozenset()
        if not word.startswith(form[:-1]):
            return None
        for rest, allowed, features, taken in self._strip(word, FINAL, (), ""):
            if taken and allowed & {"N", "P", "S"} and form in self._stems(rest, taken):
                return frozenset(features)
        return None

    def stems_of(self, word: str) -> list[tuple[str, frozenset[str], str]]:
        """Possible stems of an unknown word with only case and plural taken off: (stem, features, suffix)."""
        found = []
        for rest, allowed, features, taken in self._strip(word.lower(), frozenset({"C", "P", "X"}), (), ""):
            if taken and "N" in allowed and len(rest) >= 3 and not set(features) & {"possessed", "derived"}:
                found.append((rest, frozenset(features), word.lower()[len(rest) :]))
        return found

    def _ranked(self, word: str) -> tuple[Analysis, ...]:
        scored: dict[Analysis, tuple[int, int, bool]] = {}
        for rest, allowed, features, taken in self._strip(word, FINAL, (), ""):
            for stem in self._stems(rest, taken):
                readings: list[tuple[str, str]] = []
                if "N" in allowed or not taken:
                    readings += self._stock.nouns(stem)
                if "V" in allowed:
                    readings += self._stock.verbs(stem)
                for lemma, pos in readings:
                    if taken and lemma not in _PREDICATIVE and not _inflects(pos, features):
                        continue
                    analysis = Analysis(lemma, pos, frozenset(features))
                    # A vowel put back in makes a stem no longer: artıb is of artmaq, not arıtmaq.
                    rank = _rank(len(word) - min(len(stem), len(rest)), features)
                    if analysis not in scored or rank < scored[analysis]:
                        scored[analysis] = rank
        return tuple(sorted(scored, key=lambda a: (scored[a], a.lemma, a.pos)))[:_MOST]

    def _strip(self, word: str, allowed: frozenset[str], features: tuple[str, ...], taken: str) -> Iterator[Rest]:
        """The word as it is, and every way to take suffixes off its end."""
        yield word, allowed, features, taken
        if len(features) >= _LONGEST_CHAIN:
            return
        for size in range(1, min(self._longest, len(word) - 1) + 1):
            for suffix in self._suffixes.get(word[-size:], ()):
                if suffix.target not in allowed:
                    continue
                rest = word[:-size]
                if not self._joins(rest, suffix):
                    continue
                more = tuple(f for f in suffix.features if f not in features)
                yield from self._strip(rest, suffix.sources, features + more, word[-size:])

    def _joins(self, rest: str, suffix: Suffix) -> bool:
        """Whether a suffix may stand after ``rest`` by assimilation and by vowel harmony."""
        if suffix.after and rest[-1] not in suffix.after:
            return False
        if not suffix.harmony or (suffix.harmony == "f" and rest[-1] in self._sound.soft):
            return True
        return harmony_of(rest, self._sound) in ("", suffix.harmony)

    def _stems(self, rest: str, taken: str) -> Iterable[str]:
        """The dictionary forms that a rest may stand for, after consonant and vowel alternation."""
        yield rest
        if not taken or not rest:
            return
        sound = self._sound
        vowel = taken[0] in sound.vowels
        hard = sound.softened.get(rest[-1]) if vowel else None
        if hard:
            yield rest[:-1] + hard
        if vowel and len(rest) > 2 and rest[-1] not in sound.vowels and rest[-2] not in sound.vowels:
            for link in sound.linking:  # a vowel dropped before the suffix: халқы, oğlu
                yield rest[:-1] + link + (hard or rest[-1])
        if taken[0] == "у":  # kk: оқы + у = оқу
            yield rest + "ы"
            yield rest + "і"
        if taken[0] in "яю":  # kk: қой + ады = қояды
            yield rest + "й"
        if taken[0] == "т" and rest[-1] == "с":  # kk: журналист + тер = журналистер
            yield rest + "т"


def _rank(unread: int, features: tuple[str, ...]) -> tuple[int, int, bool]:
    """How likely a reading is, the lowest first: derivation and "your", which is hardly ever news, come last; then the
    longest stem, then the fewest suffixes; verbs before nouns made of them (az imzalamadan is "without signing" before
    it is "from signing"). ``unread`` letters are no part of the stem."""
    rare = "derived" in features or ("possessed" in features and "second" in features)
    return 10 * rare + unread, len(features), "verbal-noun" in features


def _inflects(pos: str, features: tuple[str, ...]) -> bool:
    """Particles take no endings but a copula or a question mark; adverbs and postpositions are nobody's (az deyən is
    not "your saying", though deyə is a word)."""
    if pos in ("SCONJ", "CCONJ", "PART", "INTJ"):
        return set(features) <= {"copula", "past", "question"}
    return pos not in ("ADV", "ADP") or not {"second", "second-plural"} & set(features)
