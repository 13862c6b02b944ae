"""Russian: pymorphy3 behind the pack's door, memoised, since it is the slow part of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from consistency.languages.analysis import Analysis
from consistency.languages.spellings import foreign_readings

_POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "VERB": "VERB", "INFN": "VERB", "PRTF": "VERB",
    "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON", "PRED": "ADV", "PREP": "ADP",
    "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
_FEATURES = {
    "nomn": "nominative", "gent": "genitive", "datv": "dative", "accs": "accusative", "ablt": "instrumental",
    "loct": "locative", "gen2": "genitive", "acc2": "accusative", "loc2": "locative", "plur": "plural",
    "sing": "singular", "past": "past", "futr": "future", "pres": "present", "pssv": "passive", "actv": "active",
    "PRTF": "participle", "PRTS": "participle", "GRND": "converb", "INFN": "infinitive", "COMP": "comparative",
    "ADJS": "short", "impr": "imperative", "Supr": "superlative", "Surn": "surname", "Name": "given-name",
    "Geox": "place", "Orgn": "organisation", "Abbr": "abbreviation", "masc": "masculine", "femn": "feminine",
    "neut": "neuter", "perf": "perfective", "impf": "imperfective", "1per": "first", "2per": "second", "anim": "animate",
    "intr": "intransitive",
}  # fmt: skip
# Readings that rest on a dictionary word: itself, with a prefix of pymorphy's list (сверх-, анти-), or hyphened.
_SURE = frozenset({"DictionaryAnalyzer", "KnownPrefixAnalyzer", "HyphenSeparatedParticleAnalyzer", "HyphenAdverbAnalyzer",
                   "HyphenatedWordsAnalyzer"})  # fmt: skip
_PLURAL = ("ы", "и", "а", "я")
_MOST = 5  # readings kept of a form, and one of each other lemma: beyond the fifth pymorphy's own score is below 1 %


class Russian:
    """``analyse`` gives pymorphy's readings, the likeliest first; ``known`` tells dictionary words from guesses."""

    def __init__(
        self, listed: Callable[[str], bool] = lambda form: False, beginning: Callable[[str], Sequence[str]] = lambda start: ()
    ) -> None:
        """``listed`` tells whether a form is a noun of the lexicon, ``beginning`` which of its forms begin so."""
        self._memo: dict[str, tuple[Analysis, ...]] = {}
        self._listed = listed
        self._beginning = beginning
        self._plurals: dict[str, str | None] = {}
        self._morph: Any = None

    def forget(self) -> None:
        """Drop what was analysed."""
        self._memo.clear()
        self._plurals.clear()

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """The likeliest readings of a word form. Memoised."""
        word = word.lower()  # with its ё: отменён is of отменить alone, отменен of отменный too
        if word not in self._memo:
            self._memo[word] = self._readings(word)
        return self._memo[word]

    def continues(self, word: str, form: str) -> frozenset[str] | None:
        """Features with which ``word`` is a form of the lemma of ``form``, or None."""
        if word.lower().replace("ё", "е") == form:
            return frozenset()
        wanted = {a.lemma for a in self.analyse(form)}
        return next((a.features for a in self.analyse(word) if a.lemma in wanted), None)

    def _readings(self, word: str) -> tuple[Analysis, ...]:
        if self._morph is None:
            import pymorphy3

            # Without the probability estimator, which costs more than all the rest of a short run: readings are
            # ordered by the dictionary, and the pack takes the first that its lexicon knows.
            self._morph = pymorphy3.MorphAnalyzer(lang="ru", probability_estimator_cls=None)
        found: dict[Analysis, None] = {}
        lemmas: set[str] = set()
        for rank, parse in enumerate(self._morph.parse(word)):
            if rank >= _MOST and parse.normal_form in lemmas and parse.normal_form != word:
                continue  # beyond the fifth only what is another word: того is тот, after six readings of Togo; or itself: на поле
            lemmas.add(parse.normal_form)
            lemma, pos = parse.normal_form.replace("ё", "е"), _POS.get(str(parse.tag.POS), "X")
            features = frozenset(_FEATURES[g] for g in parse.tag.grammemes if g in _FEATURES)
            if pos == "NOUN" and "plur" in parse.tag.grammemes:
                if own := self._plural_lemma(parse, lemma):
                    lemma, features = own, features | {"plural-only"}
            elif pos == "NOUN" and lemma.endswith("ие") and not self._listed(lemma) and self._listed(lemma[:-2] + "ье"):
                lemma = lemma[:-2] + "ье"  # счастье, which the dictionary has as счастие
            known = all(method[0].__class__.__name__ in _SURE for method in parse.methods_stack)
            found[Analysis(lemma, pos, features, known)] = None
        names = () if any(a.known for a in found) else foreign_readings(word)
        return names or tuple(found)

    def _plural_lemma(self, parse: Any, lemma: str) -> str | None:
        """The plural that the lexicon lists as a word of its own (деньги, войска), for a form of it; None where there is none."""
        if lemma not in self._plurals:
            self._plurals[lemma] = None
            start = lemma[: max(2, len(lemma) - 2)]  # беспорядок, беспорядки
            if any(form != lemma and form.endswith(_PLURAL) and len(form) <= len(lemma) + 1 for form in self._beginning(start)):
                first = parse.inflect({"nomn", "plur"})  # ten times slower than the look before
                plural = first.word.replace("ё", "е") if first is not None else lemma
                self._plurals[lemma] = plural if plural != lemma and self._listed(plural) else None
        return self._plurals[lemma]
