"""A suffix analyser for Turkic languages: licit chains of suffixes over a stem dictionary.

A chain is read from the right: a suffix of the table (``suffixes.py``) that leads *to* a state may be taken off where
that state is allowed, and leaves its *from* states allowed for what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from consistency.languages.analysis import Analysis
from consistency.languages.morphology.phonology import Phonology, harmony_of
from consistency.languages.morphology.suffixes import Suffix

__all__ = ["Agglutinative", "Phonology", "Stems", "load_irregular"]

FINAL = frozenset({"N", "P", "S", "C", "L", "K", "R", "X", "T", "D", "A"})
_COPULAR = frozenset({"copula", "past", "question", "first", "second", "third", "first-plural", "second-plural", "plural"})
_SWALLOWING = frozenset("уюяи")  # kk: letters that stand for the stem's last one as well
_SHORT = 4  # letters of a name that is long enough to be sure of
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

    def is_name(self, stem: str) -> bool:
        """Whether the stem is a country's name."""
        ...


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
        # Every ending of a suffix: a word whose end is none of these has no suffix that long or longer.
        self._tails = frozenset(s[i:] for s in suffixes for i in range(len(s)))
        self._harmony: dict[str, str] = {}
        self._vowels = frozenset(sound.vowels)
        self._memo: dict[str, tuple[Analysis, ...]] = dict(irregular or {})

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of a word form over known stems, the longest stem first; empty where there is none. Memoised."""
        word = word.lower()
        found = self._memo.get(word)
        if found is None:
            found = self._ranked(word)
            if not found and "-" in word:
                found = self._hyphened(word)
            if not found:
                found = self._named(word)
            self._memo[word] = found
        return found

    def _hyphened(self, word: str) -> tuple[Analysis, ...]:
        """A stem and its suffixes after a hyphen, which follow the stem as it is spoken: BMT-nin, БҰҰ-ның."""
        head, _, tail = word.rpartition("-")
        readings = self._stock.nouns(head)
        if not readings or not tail:
            return ()
        chains = {
            frozenset(features)
            for rest, allowed, features, taken in self._strip(head + tail, FINAL, loose=True)
            if rest == head and taken and "N" in allowed
        }
        plain = sorted(chains, key=lambda features: ("derived" in features, len(features), sorted(features)))
        return tuple(Analysis(lemma, pos, features) for features in plain for lemma, pos in readings)[:_MOST]

    def _named(self, word: str) -> tuple[Analysis, ...]:
        """A name from elsewhere, whose endings are written with either harmony: kk Сингапурда, Сингапурде."""
        if not any(self._stock.is_name(word[:at]) for at in range(_SHORT + 1, len(word))):
            return ()
        found: dict[Analysis, None] = {}
        for rest, allowed, features, taken in self._strip(word, FINAL, loose=True):
            if taken and "N" in allowed and len(rest) > _SHORT and "derived" not in features:
                found |= {Analysis(lemma, pos, frozenset(features)): None for lemma, pos in self._stock.nouns(rest) if pos == "PROPN"}
        return tuple(sorted(found, key=lambda a: (len(a.features), a.lemma)))[:_MOST]

    def continues(self, word: str, form: str) -> frozenset[str] | None:
        """Features with which ``word`` is ``form`` plus noun suffixes, or None."""
        word, form = word.lower(), form.lower()
        if word == form:
            return frozenset()
        if not word.startswith(form[:-1]):
            return None
        for rest, allowed, features, taken in self._strip(word, FINAL):
            if taken and allowed & {"N", "P", "S"} and form in self._stems(rest, taken):
                return frozenset(features)
        return None

    def stems_of(self, word: str) -> list[tuple[str, frozenset[str], str]]:
        """Possible stems of an unknown word with only case and plural taken off: (stem, features, suffix)."""
        found = []
        for rest, allowed, features, taken in self._strip(word.lower(), frozenset({"C", "L", "P", "X"})):
            if taken and "N" in allowed and len(rest) >= 3 and not set(features) & {"possessed", "derived"}:
                found.append((rest, frozenset(features), word.lower()[len(rest) :]))
        return found

    def _ranked(self, word: str) -> tuple[Analysis, ...]:
        scored: dict[Analysis, tuple[int, int, bool]] = {}
        for rest, allowed, features, taken in self._strip(word, FINAL):
            if "derived" in features and "second" in features:
                continue  # licit, but nobody is told in the news that he has dew
            for stem in self._stems(rest, taken):
                readings: list[tuple[str, str]] = []
                if "N" in allowed or not taken:
                    readings += self._stock.nouns(stem)
                if "V" in allowed and len(stem) <= len(rest) + (taken[:1] in _SWALLOWING):  # no vowel drops out of a verb
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

    def _strip(self, word: str, allowed: frozenset[str], *, loose: bool = False) -> list[Rest]:
        """The word as it is, and every way to take suffixes off its end, the shortest suffix first; ``loose`` asks for no
        harmony."""
        suffixes, tails = self._suffixes, self._tails
        out: list[Rest] = []
        stack: list[Rest] = [(word, allowed, (), "")]
        while stack:
            state = stack.pop()
            out.append(state)
            rest, licit, features, _ = state
            if len(features) >= _LONGEST_CHAIN:
                continue
            shorter: list[Rest] = []
            for at in range(len(rest) - 1, 0, -1):
                end = rest[at:]
                if end not in tails:
                    break
                for suffix in suffixes.get(end, ()):
                    if suffix.target in licit and (loose or self._joins(rest[:at], suffix)):
                        more = features + tuple(f for f in suffix.features if f not in features)
                        shorter.append((rest[:at], suffix.sources, more, end))
            stack.extend(reversed(shorter))  # depth first
        return out

    def _joins(self, rest: str, suffix: Suffix) -> bool:
        """Whether a suffix may stand after ``rest`` by assimilation and by vowel harmony."""
        if suffix.after and rest[-1] not in suffix.after:
            return False
        if not suffix.harmony or (suffix.harmony == "f" and rest[-1] in self._sound.soft):
            return True
        harmony = self._harmony.get(rest)
        if harmony is None:
            harmony = self._harmony[rest] = harmony_of(rest, self._sound)
        return harmony in ("", suffix.harmony)

    def _stems(self, rest: str, taken: str) -> Iterable[str]:
        """The dictionary forms that a rest may stand for, after consonant and vowel alternation."""
        if not taken or not rest:
            return (rest,)
        sound, found = self._sound, [rest]
        vowel, last = taken[0] in self._vowels, rest[-1]
        hard = sound.softened.get(last) if vowel else None
        if hard:
            found.append(rest[:-1] + hard)
        if vowel and len(rest) > 2 and last not in self._vowels:
            glide = rest[-2] in sound.neutral and rest[-3] in self._vowels  # kk дауыс: даусы
            if glide or rest[-2] not in self._vowels:
                # A vowel dropped before the suffix: халқы, oğlu.
                found += [rest[:-1] + link + (hard or last) for link in sound.linking]
        if taken[0] in "уи":  # kk: оқы + у = оқу, оқы + йды = оқиды
            found += [rest + "ы", rest + "і"]
        if taken[0] in "яю":  # kk: қой + ады = қояды
            found.append(rest + "й")
        if taken[0] == "т" and last == "с":  # kk: журналист + тер = журналистер
            found.append(rest + "т")
        return found


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
        return set(features) <= _COPULAR
    if pos == "ADP" and "genitive" in features:
        return False  # üçünün is "of three", not of üçün
    return pos not in ("ADV", "ADP") or not {"second", "second-plural"} & set(features)
