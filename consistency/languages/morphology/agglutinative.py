"""A suffix analyser for Turkic languages: licit chains of suffixes (``chains.py``) over a stem dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple, Protocol

from consistency.languages.analysis import Analysis
from consistency.languages.morphology.chains import Chain, Chains
from consistency.languages.morphology.phonology import Phonology
from consistency.languages.morphology.suffixes import Suffix

__all__ = ["Agglutinative", "Phonology", "Stems", "load_irregular"]

FINAL = frozenset({"N", "P", "S", "C", "L", "K", "R", "X", "T", "D", "A"})  # states in which a word may end
_BARE = frozenset({"C", "L", "P", "X"})  # with case and plural only
_SOME_NOUN = frozenset({"N", "P", "S"})
_COPULAR = frozenset({"copula", "past", "question", "first", "second", "third", "first-plural", "second-plural", "plural"})
_SWALLOWING = frozenset("уюяи")  # kk: letters that stand for the stem's last one as well
_HYPHENED = 6  # letters of an ending that is written after a hyphen
_SHORT = 4  # letters of a name that is long enough to be sure of
_RARE = 10  # letters that a rare reading is as if it left unread: more than any ending has
_MOST = 6  # readings kept of a form
# Particles that stand as predicates, and inflect as nouns: екенін, еместігін, жоққа.
_PREDICATIVE = frozenset({"екен", "емес", "жоқ", "бар", "deyil", "yox", "var", "yok", "değil"})

# A stem that a rest may stand for, with its readings as nouns and as verbs: (lemma, part of speech).
Stock = tuple[str, list[tuple[str, str]], list[tuple[str, str]]]
Reading = tuple[str, str, frozenset[str]]  # lemma, part of speech, features
Rank = tuple[int, int, bool, bool]
_NONE: frozenset[str] = frozenset()
_UNINFLECTED = frozenset({"SCONJ", "CCONJ", "PART", "INTJ", "ADP", "ADV"})
_FRONTS = str.maketrans("aıou", "eiöü")


class End(NamedTuple):
    """What a chain says of a word that ends in it: whether its stem is a noun or a verb, and its part of the rank."""

    features: tuple[str, ...]
    marks: frozenset[str]
    noun: bool
    verb: bool
    rare: int
    length: int
    verbal: bool


class Stems(Protocol):
    """Where stems are looked up: (lemma, part of speech) for a lower-case stem, of nouns (any word that takes noun
    suffixes) and of verbs."""

    def nouns(self, stem: str) -> list[tuple[str, str]]: ...

    def verbs(self, stem: str) -> list[tuple[str, str]]: ...

    def maybe(self, stem: str) -> bool:
        """Whether a stem can be one: never wrong where it says no, and quicker than to ask for its readings."""
        ...

    def is_name(self, stem: str) -> bool:
        """Whether the stem is a country's name."""
        ...


def load_irregular(path: Path) -> dict[str, tuple[Analysis, ...]]:
    """Forms that no chain of suffixes explains: rows ``form<TAB>lemma<TAB>POS<TAB>features``."""
    table: dict[str, tuple[Analysis, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        form, lemma, pos, features = line.split("\t")
        table[form] = (*table.get(form, ()), Analysis(lemma, pos, frozenset(features.split(",")) - {""}))
    return table


class Agglutinative:
    """Analyser over the stems of a language; see ``Stems``."""

    def __init__(
        self,
        suffixes: Mapping[str, list[Suffix]],
        sound: Phonology,
        stems: Stems,
        irregular: Mapping[str, tuple[Analysis, ...]] | None = None,
        foreign: AbstractSet[str] = _NONE,
    ) -> None:
        self._chains = Chains(suffixes, sound)
        self._sound = sound
        self._stock = stems
        self._begun: dict[str, tuple[Stock, ...]] = {}
        self._ends: dict[tuple[str, str], tuple[End, ...]] = {}
        self._vowels = frozenset(sound.vowels)
        self._altering = self._vowels | _SWALLOWING | {"т"} | ({"y"} if sound.narrowed else set())  # first letters of suffixes before which a stem may look different
        self._irregular = dict(irregular or {})
        self._foreign = foreign
        self._memo: dict[str, tuple[Analysis, ...]] = {}
        self._cut: dict[str, list[tuple[str, frozenset[str], str]]] = {}

    def forget(self) -> None:
        """Drop what was analysed."""
        self._memo.clear()
        self._cut.clear()
        self._begun.clear()
        self._ends.clear()
        self._chains.forget()

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of a word form over known stems, the longest stem first; empty where there is none. Memoised."""
        word = word.lower()
        found = self._memo.get(word)
        if found is None:
            found = self._irregular.get(word) or self._ranked(word)
            if not found and "-" in word:
                found = self._hyphened(word)
            if not found and self._sound.apostrophe and (mark := _apostrophe(word)):
                found = self._apostrophed(*word.split(mark, 1))
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
            frozenset(chain.features)
            for chain in self._chains.making(tail)
            if chain.target in FINAL and "N" in chain.sources
        }
        plain = sorted(chains, key=lambda features: ("derived" in features, len(features), sorted(features)))
        return tuple(Analysis(lemma, pos, features) for features in plain for lemma, pos in readings)[:_MOST]

    def _apostrophed(self, head: str, tail: str) -> tuple[Analysis, ...]:
        """A name and its endings after an apostrophe, known or not, and with either harmony: tr Ankara'da, Trump'ın, Seul'de."""
        chains = {
            frozenset(chain.features)
            for chain in self._chains.making(tail)
            if chain.target in FINAL and "N" in chain.sources and not {"derived", "second", "first"} & set(chain.features)
        }
        plain = sorted(chains, key=lambda features: (len(features), sorted(features)))
        readings = self._stock.nouns(head)
        if readings:
            return tuple(Analysis(lemma, pos, features) for features in plain for lemma, pos in readings)[:_MOST]
        owned = [a for a in self.analyse(head) if a.known and "possessed" in a.features]
        if owned:  # Sağlık Bakanlığı'nın, Meksika Körfezi'nde
            ends = [c.features for c in self._chains.making(tail) if c.target in FINAL and "S" in c.sources]
            return tuple(a._replace(features=a.features | set(end)) for end in ends for a in owned)[:_MOST]
        return tuple(Analysis(head, "PROPN", features, known=False) for features in plain)[:_MOST]

    def _named(self, word: str) -> tuple[Analysis, ...]:
        """A name from elsewhere, whose endings are written with either harmony: kk Сингапурда, Сингапурде."""
        found: dict[Analysis, None] = {}
        for at in range(_SHORT + 1, len(word)):
            if not self._stock.is_name(word[:at]):
                continue
            for chain in self._chains.making(word[at:]):
                if chain.target in FINAL and "N" in chain.sources and "derived" not in chain.features:
                    found |= {Analysis(lemma, pos, frozenset(chain.features)): None
                              for lemma, pos in self._stock.nouns(word[:at]) if pos == "PROPN"}  # fmt: skip
        return tuple(sorted(found, key=lambda a: (len(a.features), a.lemma)))[:_MOST]

    def continues(self, word: str, form: str) -> frozenset[str] | None:
        """Features with which ``word`` is ``form`` plus noun suffixes, or None."""
        word, form = word.lower(), form.lower()
        if word == form:
            return frozenset()
        if not word.startswith(form[:-1]):
            return None
        if self._sound.apostrophe and (mark := _apostrophe(word)):
            head, _, tail = word.partition(mark)
            own = self.continues(head, form)
            ends = self._apostrophed(head, tail)
            return own | ends[0].features if own is not None and ends else None
        for at in range(len(word) - 1, 0, -1):
            if form not in self._stems(word[:at], word[at]):
                continue
            shape = _fronted(word[:at]) if word[:at] in self._sound.fronted else word[:at]
            for chain in self._chains.fitting(shape, word[at:]):
                if chain.target in FINAL and chain.sources & _SOME_NOUN:
                    return frozenset(chain.features)
        return None

    def stems_of(self, word: str) -> list[tuple[str, frozenset[str], str]]:
        """Possible stems of an unknown word with only case and plural taken off: (stem, features, suffix). Memoised."""
        found = self._cut.get(word)
        if found is None:
            found = self._cut[word] = self._stems_cut(word.lower())
        return found

    def _stems_cut(self, word: str) -> list[tuple[str, frozenset[str], str]]:
        found = []
        if self._sound.apostrophe:
            mark = _apostrophe(word)
            head, _, tail = word.partition(mark) if mark else (word, "", "")
            return [(head, a.features, mark + tail) for a in self._apostrophed(head, tail) if tail and "possessed" not in a.features]
        if (named := self.foreign_name(word)) is not None:
            return [named] if named[2] else []
        stem, hyphen, ending = word.rpartition("-")
        if hyphen and len(ending) <= _HYPHENED and stem:  # written as the name sounds elsewhere: no harmony with its letters
            return [(stem, frozenset(c.features), hyphen + ending) for c in self._chains.making(ending) if _is_case(c)]
        for at in range(len(word) - 1, 2, -1):
            for chain in self._chains.fitting(word[:at], word[at:]):
                if _is_case(chain):
                    found.append((word[:at], frozenset(chain.features), word[at:]))
        return found

    def foreign_name(self, word: str) -> tuple[str, frozenset[str], str] | None:
        """A word as a form of a name in the table of foreign ones, (stem, features, suffix), with endings in either harmony; or None."""
        if not self._foreign:
            return None
        word = word.lower()
        if word in self._foreign:
            return word, _NONE, ""
        for at in range(len(word) - 2, 2, -1):
            if word[:at] in self._foreign:
                for chain in self._chains.making(word[at:].lstrip("-")):
                    if _is_case(chain):
                        return word[:at], frozenset(chain.features), word[at:]
        return None

    def _ranked(self, word: str) -> tuple[Analysis, ...]:
        scored: dict[Reading, Rank] = {(lemma, pos, _NONE): (0, 0, False, False) for lemma, pos in self._stock.nouns(word)}
        for at in range(len(word) - 1, 0, -1):
            stock = self._begun.get(word[: at + 1])
            if stock is None:
                stock = self._begun[word[: at + 1]] = self._stock_at(word[:at], word[at])
            if stock:
                self._score(scored, word, at, stock)
        _lower_rare(scored)
        best = sorted(scored, key=lambda reading: (scored[reading], reading[0], reading[1]))[:_MOST]
        return tuple(Analysis(*reading) for reading in best)

    def _score(self, scored: dict[Reading, Rank], word: str, at: int, stock: tuple[Stock, ...]) -> None:
        """Add the readings of a word whose stem ends at ``at``, each with its best rank."""
        shape = _fronted(word[:at]) if word[:at] in self._sound.fronted else word[:at]
        for end in self._ends_after(shape, word[at:]):
            for stem, nouns, verbs in stock:
                # A vowel put back in makes a stem no longer: artıb is of artmaq, not arıtmaq.
                # Of stems as long the one that stands there as it is goes first: əsrə is of əsr, not əsir.
                rank = end.rare + len(word) - min(len(stem), at), end.length, end.verbal, stem != word[:at]
                for lemma, pos in (*(nouns if end.noun else ()), *(verbs if end.verb else ())):
                    if pos in _UNINFLECTED and lemma not in _PREDICATIVE and not _inflects(pos, end.features):
                        continue
                    reading = lemma, pos, end.marks
                    if reading not in scored or rank < scored[reading]:
                        scored[reading] = rank

    def _ends_after(self, stem: str, ending: str) -> tuple[End, ...]:
        """What the chains that make an ending after a stem say, where a word may end in them. Memoised."""
        place = self._chains.place(stem, ending)
        if place is None:
            return ()
        ends = self._ends.get(place)
        if ends is None:
            # "Your dew" is licit, but nobody is told in the news that he has dew.
            chains = (c for c in self._chains.fitting(stem, ending) if not ("derived" in c.features and "second" in c.features))
            ends = self._ends[place] = tuple(_end(c) for c in chains if c.target in FINAL)
        return ends

    def _stock_at(self, rest: str, first: str) -> tuple[Stock, ...]:
        """The stems that a rest before the letter ``first`` may stand for, with their readings as nouns and as verbs."""
        stock, found = self._stock, []
        if first not in self._altering and not stock.maybe(rest):
            return ()  # most beginnings of a word
        longest = len(rest) + (first in _SWALLOWING)
        for stem in self._stems(rest, first) if first in self._altering else (rest,):
            if not stock.maybe(stem):
                continue
            nouns = stock.nouns(stem)
            verbs = stock.verbs(stem) if len(stem) <= longest else []  # no vowel drops out of a verb
            if nouns or verbs:
                found.append((stem, nouns, verbs))
        return tuple(found)

    def _stems(self, rest: str, taken: str) -> Iterable[str]:
        """The dictionary forms that a rest may stand for, after consonant and vowel alternation."""
        sound, found = self._sound, [rest]
        vowel, last = taken[0] in self._vowels, rest[-1]
        hard = sound.softened.get(last, "") if vowel else ""
        found += [stem for letter in hard if sound.softens(stem := rest[:-1] + letter)]
        if vowel and last in sound.doubled and rest[-2:-1] == last:
            found += [rest[:-1], *(rest[:-2] + letter for letter in hard)]
        if taken[0] == "y" and last in sound.narrowed:
            found.append(rest[:-1] + sound.narrowed[last])
        if vowel and len(rest) > 2 and last not in self._vowels:
            glide = rest[-2] in sound.neutral and rest[-3] in self._vowels  # kk дауыс: даусы
            if glide or rest[-2] not in self._vowels:
                # A vowel dropped before the suffix: халқы, oğlu.
                full = [rest[:-1] + link + letter for link in sound.linking for letter in hard or last]
                found += [stem for stem in full if not sound.dropping or stem in sound.dropping]
        if taken[0] in "уи":  # kk: оқы + у = оқу, оқы + йды = оқиды
            found += [rest + "ы", rest + "і"]
        if taken[0] in "яю":  # kk: қой + ады = қояды
            found.append(rest + "й")
        if taken[0] == "т" and last == "с":  # kk: журналист + тер = журналистер
            found.append(rest + "т")
        return found


def _is_case(chain: Chain) -> bool:
    """Whether a chain is of case and plural only, or says what is in a place (-dəki, -дағы), and may stand after a noun."""
    features = set(chain.features)
    return (chain.target in _BARE or {"attributive", "locative"} <= features) and "N" in chain.sources and not {"possessed", "derived", "question", "copula"} & features


def _fronted(stem: str) -> str:
    """The stem with the front vowels that its suffixes agree with: saet for saat."""
    return stem.translate(_FRONTS)


def _apostrophe(word: str) -> str:
    """The apostrophe of a word, "" where it has none."""
    return next((letter for letter in word if letter in "'’"), "")


def _end(chain: Chain) -> End:
    """How likely the readings are that a chain makes, the lowest first: derivation and "your", which is hardly ever news, come
    last, and so does "we are expenses" (tr gideriz, we go); then the
    longest stem, then the fewest suffixes; verbs before nouns made of them (az imzalamadan is "without signing" before
    it is "from signing")."""
    features = chain.features
    own = "possessed" in features
    rare = "derived" in features or ("copula" in features and "first-plural" in features) or (own and "second" in features) or (own and "future" in features and "participle" in features)
    return End(features, frozenset(features), "N" in chain.sources, "V" in chain.sources, _RARE * rare, len(features), "verbal-noun" in features)


def _lower_rare(scored: dict[Reading, Rank]) -> None:
    """Put the readings last that another one of the word makes unlikely."""
    for reading, rank in scored.items():
        if reading[1] == "NOUN" and "comparative" in reading[2]:
            scored[reading] = _rarely(rank)  # az ataraq: throwing, no father
    if any("plural" in marks for _, _, marks in scored):
        several = {lemma for lemma, pos, marks in scored if "plural" in marks and pos != "VERB"}
        for (lemma, pos, marks), rank in scored.items():  # kk жұптар (жұпта-), az yollar (yollamaq): pairs, roads, sooner than a verb made of them
            if pos == "VERB" and marks & {"future", "aorist"} and not several.isdisjoint((lemma[:-2], lemma[:-5], lemma[:-4])):
                scored[lemma, pos, marks] = _rarely(rank)


def _rarely(rank: Rank) -> Rank:
    return rank[0] + _RARE, *rank[1:]


def _inflects(pos: str, features: tuple[str, ...]) -> bool:
    """Particles take no endings but a copula or a question mark; adverbs and postpositions are nobody's (az deyən is
    not "your saying", though deyə is a word)."""
    if pos in ("SCONJ", "CCONJ", "PART", "INTJ"):
        return set(features) <= _COPULAR
    if pos == "ADP" and "genitive" in features:
        return False  # üçünün is "of three", not of üçün
    if pos in ("ADP", "ADV") and features == ("accusative",):
        return False  # kk қарайды looks, and is no "towards"
    if pos == "ADV" and not {"possessed", "plural"}.isdisjoint(features):
        return False  # rəsmisi is an official's, not "officially"
    return pos not in ("ADV", "ADP") or not {"second", "second-plural"} & set(features)
