"""A suffix analyser for Turkic languages: licit chains of suffixes over a stem dictionary.

The suffixes of a language stand in its ``suffixes.tsv``: rows ``from-states<TAB>to-state<TAB>forms<TAB>feature``.
A chain is read from the right: a suffix that leads *to* a state may be taken off where that state is allowed,
and leaves its *from* states allowed for what stands before it. Upper-case letters in a form are archiphonemes
(A, I, D, L, N, G, B), spelled out by the table ``archiphonemes`` of the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from consistency.languages.analysis import Analysis

FINAL = frozenset({"N", "P", "S", "C", "K", "R", "X", "T", "A"})


@dataclass(frozen=True, slots=True)
class Phonology:
    """``archiphonemes`` spells a letter of the suffix table out; ``back`` and ``front`` are vowels (others are
    neutral); ``softened`` maps a stem's last consonant before a vowel to the one in the lemma.

    ``closed`` gives the harmony of a neutral vowel with a consonant after it (kk министр, курс); a stem that ends in a letter of ``soft`` takes front suffixes whatever its vowel (kk банк, рубль).
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

    @property
    def vowels(self) -> str:
        return self.back + self.front + self.neutral


@dataclass(frozen=True, slots=True)
class Suffix:
    """``after`` holds the letters that may stand before it; empty where any may."""

    form: str
    sources: frozenset[str]
    target: str
    features: tuple[str, ...]
    harmony: str  # "b", "f" or "" where the form has no vowel or an invariant one
    after: str = ""


def spell(form: str, table: Mapping[str, str]) -> Iterator[str]:
    """Every spelling of a form with archiphonemes."""
    for i, letter in enumerate(form):
        if letter in table:
            for choice in table[letter]:
                yield from spell(form[:i] + choice + form[i + 1 :], table)
            return
    yield form


def load_suffixes(path: Path, sound: Phonology) -> dict[str, list[Suffix]]:
    """The suffix table, by spelling."""
    table: dict[str, list[Suffix]] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        sources, target, forms, feature = line.split("\t")
        for form in forms.split():
            invariant = form.endswith("!")
            for spelled in spell(form.rstrip("!"), sound.archiphonemes):
                harmony = "" if invariant else harmony_of(spelled, sound, first=True)
                after = sound.joins.get(form[0], {}).get(spelled[0], "")
                marks = tuple(f for f in feature.split(",") if f)
                suffix = Suffix(spelled, frozenset(sources.split(",")), target, marks, harmony, after)
                table.setdefault(spelled, []).append(suffix)
    return table


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


# Particles that stand as predicates, and inflect as nouns: екенін, еместігін, жоққа.
_PREDICATIVE = frozenset({"екен", "емес", "жоқ", "бар", "deyil", "yox", "var"})


def _inflects(pos: str, features: tuple[str, ...]) -> bool:
    """Particles take no endings but a copula or a question mark; adverbs and postpositions are nobody's (az deyən is
    not "your saying", though deyə is a word)."""
    if pos in ("SCONJ", "CCONJ", "PART", "INTJ"):
        return set(features) <= {"copula", "past", "question"}
    return pos not in ("ADV", "ADP") or not {"second", "second-plural"} & set(features)


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
        """All readings of a word form over known stems, the longest stem first; empty where there is none."""
        word = word.lower()
        if word not in self._memo:
            self._memo[word] = self._ranked(word)
        return self._memo[word]

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
                    # Rank: derivation last, then the longest stem, then the fewest suffixes; verbs before nouns made of
                    # them (az imzalamadan is "without signing" before it is "from signing").
                    rare = "derived" in features or {"possessed", "second"} <= set(
                        features
                    )  # "your" is hardly ever news
                    # a vowel put back in makes a stem no longer: artıb is of artmaq, not arıtmaq
                    rank = (10 * rare + len(word) - min(len(stem), len(rest)), len(features), "verbal-noun" in features)
                    if analysis not in scored or rank < scored[analysis]:
                        scored[analysis] = rank
        return tuple(sorted(scored, key=lambda a: (scored[a], a.lemma, a.pos)))[:6]

    def _strip(
        self, word: str, allowed: frozenset[str], features: tuple[str, ...], taken: str
    ) -> Iterator[tuple[str, frozenset[str], tuple[str, ...], str]]:
        """Yield (rest, states allowed at its end, features so far, the suffix just taken off)."""
        yield word, allowed, features, taken
        if len(features) >= 7:
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
        if taken[0] in "у":  # kk: оқы + у = оқу
            yield rest + "ы"
            yield rest + "і"
        if taken[0] in "яю":  # kk: қой + ады = қояды
            yield rest + "й"
        if taken[0] == "т" and rest[-1] == "с":  # kk: журналист + тер = журналистер
            yield rest + "т"
