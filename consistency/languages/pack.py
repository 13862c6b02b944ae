"""What is known of one language: its lexicon, its morphology, its closed classes, its names of countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from consistency.languages.analysis import Analysis
from consistency.languages.countries import CountryForm
from consistency.languages.families import CAPITALISED
from consistency.languages.lexicon import Lexicon
from consistency.languages.lookalikes import is_lookalike, may_take_endings
from consistency.languages.spellings import as_a_man, foreign_readings, listed
from consistency.languages.terms import Terms
from consistency.languages.tokens import Token
from consistency.languages.words import read_words
from consistency.records import Word

# Sentences whose words, and word forms of which everything is kept: a long batch must not grow without end. More than a
# day's articles of one language hold; full, the memos of a pack take some 150 MB.
_MOST, _MOST_FORMS = 20_000, 60_000
_MEASURES = ("unit", "currency")


class Analyser(Protocol):
    """Morphology of a language; see ``languages/morphology``."""

    def analyse(self, word: str) -> tuple[Analysis, ...]: ...

    def continues(self, word: str, form: str) -> frozenset[str] | None: ...

    def forget(self) -> None: ...


@dataclass(slots=True)
class Pack:
    """``countries`` maps a lower-case single-word form to the countries it may name (phrases are in the lexicon)."""

    code: str
    name: str
    lexicon: Lexicon
    terms: Terms
    analyser: Analyser
    countries: Mapping[str, list[CountryForm]]
    country_phrases: Mapping[tuple[str, ...], list[CountryForm]]
    lowercase: Mapping[int, str] = field(default_factory=dict)
    _words: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    _lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    _lower: dict[str, str] = field(default_factory=dict)
    _terms: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    _features: dict[str, frozenset[str]] = field(default_factory=dict)
    _readings: dict[str, tuple[Analysis, ...]] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)
    _senses: dict[tuple[str, str | None], tuple[str, ...]] = field(default_factory=dict)

    def forget(self) -> None:
        """Drop every memo of the pack, its lexicon and its analyser: what was asked for is worked out again when needed."""
        for memo in (self._words, self._lemmas, self._lower, self._terms, self._features, self._readings, self._folded, self._senses):
            memo.clear()
        self.lexicon.forget()
        self.analyser.forget()

    def token_lemmas(self, folded: str, text: str) -> frozenset[str]:
        """Every lemma that a word may have, lower case, and the word itself; ``folded`` is its lower case. Memoised."""
        found = self._lemmas.get(text)
        if found is None:
            found = self._lemmas[text] = frozenset({folded, *(a.lemma.lower() for a in self.analyse(text))})
        return found

    def token_features(self, text: str) -> frozenset[str]:
        """The features of every reading of a word. Memoised."""
        found = self._features.get(text)
        if found is None:
            found = self._features[text] = frozenset(f for a in self.analyse(text) for f in a.features)
        return found

    def token_terms(self, folded: str, lemmas: frozenset[str]) -> Mapping[str, tuple[str, int]]:
        """Closed class -> (value, 1), for the classes that a word may belong to by itself. Memoised."""
        found = self._terms.get(folded)
        if found is None:
            found = {}
            inflected = () if is_lookalike(self.code, lemmas) else sorted(lemmas - {folded})
            for form in (folded, *inflected):
                for kind, value in self.terms.kinds(form).items():
                    if form == folded or kind not in _MEASURES or may_take_endings(form, folded):
                        found.setdefault(kind, (value, 1))
            self._terms[folded] = found
        return found

    def lower(self, text: str) -> str:
        """Lower case after the language's own rule (az: I is ı, İ is i)."""
        if not self.lowercase:
            return text.lower()
        found = self._lower.get(text)
        if found is None:
            found = self._lower[text] = text.translate(self.lowercase).lower()
        return found

    def folded(self, text: str) -> str:
        """Lower case, with ё written е. Memoised."""
        found = self._folded.get(text)
        if found is None:
            found = self._folded[text] = self.lower(text).replace("ё", "е")
        return found

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Readings of a word form, best first; a hyphened word that is unknown is read by its last part. Memoised."""
        found = self._readings.get(word)
        if found is None:
            found = self._analysed(self.lower(word))
            if self.code == "ru" and word[:1].isupper() and not any(a.known for a in found) and not self.countries.get(self.folded(word)):
                found = as_a_man(self.folded(word), found)
            elif self.code == "ru" and word[:1].isupper() and not any(self.lexicon.rows(a.lemma) or self.countries.get(a.lemma) or listed(a.lemma, "ru") for a in found):
                found = foreign_readings(self.folded(word)) or found  # Палу, no fallen one
            elif self.code == "kk" and word[:1].isupper() and not word.isupper():
                found = self._as_foreign(word, found)
            self._readings[word] = found
        return found

    def _as_foreign(self, word: str, found: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
        """kk Обама, Палудың: names of the table of foreign ones, where nothing but a word with endings is spelt so (is it a plague)."""
        foreign = getattr(self.analyser, "foreign_name", None)
        name = foreign(self.folded(word)) if foreign else None
        if name is None or self.lexicon.rows(name[0]) or self.countries.get(name[0]) or any("perfect" in a.features for a in found):
            return found
        if any(self.lexicon.rows(a.lemma) and (not a.features or any(p == "PROPN" for p, _ in self.lexicon.rows(a.lemma))) for a in found[:1]):
            return found
        return (Analysis(name[0], "PROPN", name[1], known=False),)

    def _analysed(self, folded: str) -> tuple[Analysis, ...]:
        found = self.analyser.analyse(folded)
        if "-" in folded and not any(a.known for a in found):
            head, _, tail = folded.rpartition("-")
            last = self.analyser.analyse(head if tail == "ақ" else tail)  # kk келтірмей-ақ: a particle
            if any(a.known for a in last):
                return last
        return found

    def senses(self, lemma: str, pos: str | None = None) -> tuple[str, ...]:
        """English senses of a lemma, those of the wanted part of speech first; empty where unknown. Memoised."""
        found = self._senses.get((lemma, pos))
        if found is None:
            rows = self.lexicon.rows(lemma.lower())
            ranked = sorted(rows, key=lambda row: row[0] != pos) if pos else rows
            found = self._senses[lemma, pos] = tuple(dict.fromkeys(sense for _, senses in ranked for sense in senses))
        return found

    def words(self, text: str) -> tuple[Word, ...]:
        """The words and set phrases of a text, with spans into it; numbers and marks are left out. Memoised."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) >= _MOST or len(self._lemmas) >= _MOST_FORMS:
                self.forget()
            found = self._words[text] = read_words(self, text)
        return found

    def country_of(self, lemma: str, token: Token) -> CountryForm | None:
        """The country that a lemma names in this token, or None; names, people's names excepted, want a capital."""
        for country in self.countries.get(self.lower(lemma), ()):
            if country.form in ("name", "capital") and not token.capital:
                continue
            if country.form == "abbreviation" and not (token.text.isupper() or token.text[:2].isupper()):
                continue
            if self.code in CAPITALISED and not token.capital:
                continue
            return country
        return None
