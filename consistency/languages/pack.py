"""What is known of one language: its lexicon, its morphology, its closed classes, its names of countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from consistency.languages.analysis import Analysis
from consistency.languages.countries import CountryForm, english_forms
from consistency.languages.lexicon import Lexicon, Phrase, opening
from consistency.languages.terms import Terms
from consistency.languages.tokens import Token, tokenise
from consistency.records import Span, Word


class Analyser(Protocol):
    """Morphology of a language; see ``languages/morphology``."""

    def analyse(self, word: str) -> tuple[Analysis, ...]: ...

    def continues(self, word: str, form: str) -> frozenset[str] | None: ...


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
    _terms: dict[str, dict[str, str]] = field(default_factory=dict)

    def token_lemmas(self, folded: str, text: str) -> frozenset[str]:
        """Every lemma that a word may have, lower case, and the word itself; ``folded`` is its lower case. Memoised."""
        found = self._lemmas.get(text)
        if found is None:
            found = self._lemmas[text] = frozenset({folded, *(a.lemma.lower() for a in self.analyse(text))})
        return found

    def token_terms(self, folded: str, lemmas: frozenset[str]) -> Mapping[str, str]:
        """Closed class -> value, for the classes that a word may belong to by itself. Memoised."""
        found = self._terms.get(folded)
        if found is None:
            found = {}
            for form in (folded, *sorted(lemmas - {folded})):
                for kind, value in self.terms.kinds(form).items():
                    found.setdefault(kind, value)
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

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Readings of a word form, best first; a hyphened word that is unknown is read by its last part."""
        folded = self.lower(word)
        found = self.analyser.analyse(folded)
        if "-" in folded and not any(a.known for a in found):
            last = self.analyser.analyse(folded.rsplit("-", 1)[1])
            if any(a.known for a in last):
                return last
        return found

    def senses(self, lemma: str, pos: str | None = None) -> tuple[str, ...]:
        """English senses of a lemma, those of the wanted part of speech first; empty where unknown."""
        rows = self.lexicon.rows(lemma.lower())
        ranked = sorted(rows, key=lambda row: row[0] != pos) if pos else rows
        return tuple(dict.fromkeys(sense for _, senses in ranked for sense in senses))

    def words(self, text: str) -> tuple[Word, ...]:
        """The words and set phrases of a text, with spans into it; numbers and marks are left out. Memoised."""
        if text not in self._words:
            self._words[text] = self._read(text)
        return self._words[text]

    def _read(self, text: str) -> tuple[Word, ...]:
        tokens = tokenise(text)
        words: list[Word] = []
        at = 0
        while at < len(tokens):
            if tokens[at].kind != "word":
                at += 1
                continue
            taken = self._phrase(tokens, at, text)
            if taken is None:
                words.append(
                    self._word(
                        tokens[at], self.lower(tokens[at - 1].text) if at else "", final=self._ends_clause(tokens, at)
                    )
                )
                at += 1
            else:
                word, size = taken
                words.append(word)
                at += size
        return tuple(words)

    def _phrase(self, tokens: tuple[Token, ...], at: int, text: str) -> tuple[Word, int] | None:
        if at + 1 == len(tokens) or tokens[at + 1].kind != "word":
            return None
        first, second = (self.lower(t.text).replace("ё", "е") for t in tokens[at : at + 2])
        lemmas = self.token_lemmas(first, tokens[at].text) if self.lexicon.exact else ()
        for phrase in self.lexicon.phrases(first, lemmas, second):
            size = len(phrase.words)
            part = tokens[at : at + size]
            if len(part) < size or any(t.kind != "word" for t in part):
                continue
            features = self._fits(part, phrase)
            if features is not None:
                span = Span(start=part[0].start, end=part[-1].end)
                written = text[span.start : span.end]
                return Word(span=span, text=written, lemma=phrase.lemma, pos=phrase.pos, senses=phrase.senses,
                            features=features), size  # fmt: skip
        return None

    def _fits(self, part: tuple[Token, ...], phrase: Phrase) -> frozenset[str] | None:
        """The features of the phrase's head in this place, or None where the words do not fit."""
        found: list[frozenset[str]] = []
        # Words of a phrase keep their first two letters in every form: most candidates fail here, cheaply.
        if any(
            opening(self.lower(t.text)) != opening(form) for t, form in zip(part[1:], phrase.words[1:], strict=True)
        ):
            return None
        for i, (token, form) in enumerate(zip(part, phrase.words, strict=True)):
            features = self._fit(self.lower(token.text).replace("ё", "е"), form, last=i == len(part) - 1)
            if features is None:
                return None
            found.append(features)
        # az and kk end in the head; in Russian and English the first word carries case or tense.
        return found[-1] if self.code in ("az", "kk") else found[0]

    def _fit(self, folded: str, form: str, *, last: bool) -> frozenset[str] | None:
        if opening(folded) != opening(form):
            return None
        if folded == form:
            return next((a.features for a in self.analyser.analyse(folded) if a.lemma.lower() == form), frozenset())
        if last or self.code in ("ru", "en"):
            features = self.analyser.continues(folded, form)
            if features is not None:
                return features
        found = next((a.features for a in self.analyser.analyse(folded) if a.lemma.lower() == form), None)
        if found is None and last and self.code in ("az", "kk"):
            found = self._possessed(folded, form)
        return found

    def _possessed(self, folded: str, form: str) -> frozenset[str] | None:
        """Features of a compound's last word that has more than its citation form: министрлерімен of министрі."""
        plain = [
            (a.lemma, a.features)
            for a in self.analyser.analyse(form)
            if "possessed" in a.features and "derived" not in a.features
        ]
        heads = {lemma for lemma, _ in plain}
        return next((a.features for a in self.analyser.analyse(folded)
                     if a.lemma in heads and "possessed" in a.features and "derived" not in a.features), None)  # fmt: skip

    def _ends_clause(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a word of a verb-final language stands where the verb does: before a mark or at the end."""
        return self.code in ("az", "kk") and (at + 1 == len(tokens) or tokens[at + 1].text in _CLAUSE_ENDS)

    def _word(self, token: Token, before: str, *, final: bool) -> Word:
        span = Span(start=token.start, end=token.end)
        readings = self.analyse(token.text)
        if self.code in ("az", "kk") and len(readings) > 1:  # with an ending of a noun it is one: uşaqlara, to children
            readings = tuple(sorted(readings, key=lambda r: r.pos == "ADJ" and bool(r.features & _NOMINAL)))
        if before and token.capital and self.code in ("az", "kk"):
            readings = tuple(r for r in readings if r.pos != "VERB")  # a name, not ер + мек
        if self.code == "en" and before in _DETERMINERS and len(readings) > 1:
            readings = tuple(sorted(readings, key=lambda r: r.pos == "VERB"))
        elif self.code == "en" and len(readings) > 1 and readings[0].pos == "ADJ" and readings[0].lemma.endswith("ed"):
            readings = tuple(sorted(readings, key=lambda r: r.pos != "VERB"))  # closed: the verb, not the adjective
        if final and len(readings) > 1 and not token.capital:
            readings = tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and r.features & _FINITE)))
        folded = self.lower(token.text)
        best: tuple[Analysis, tuple[str, ...]] | None = None
        for analysis in readings:
            country = self.country_of(analysis.lemma, token)
            senses = (english_forms().get((country.code, country.form), country.written),) if country else self.senses(
                analysis.lemma, analysis.pos)  # fmt: skip
            if senses:
                best = analysis, senses
                break
        if best is None:
            return self._unknown(span, token, folded, readings)
        analysis, senses = best
        pos = "PROPN" if self.country_of(analysis.lemma, token) and analysis.pos != "ADJ" else analysis.pos
        return Word(
            span=span, text=token.text, lemma=analysis.lemma, pos=pos, senses=senses, features=analysis.features
        )

    def _unknown(self, span: Span, token: Token, folded: str, readings: tuple[Analysis, ...]) -> Word:
        reading = readings[0] if readings else Analysis(folded, "PROPN" if token.capital else "X", known=False)
        pos = "PROPN" if token.capital and (not reading.known or reading.features & NAMES) else reading.pos
        if token.capital and not readings:
            reading = Analysis(reading.lemma, pos, self._name_features(folded), known=False)
        return Word(
            span=span, text=token.text, lemma=reading.lemma, pos=pos, senses=(), features=reading.features, known=False
        )

    def _name_features(self, folded: str) -> frozenset[str]:
        """The case of an unknown name by its ending, where the language has endings to go by."""
        stems = getattr(self.analyser, "stems_of", None)
        options = [(len(suffix), features) for _, features, suffix in stems(folded) if len(suffix) > 1] if stems else []
        return max(options, key=lambda o: o[0])[1] if options else frozenset()

    def country_of(self, lemma: str, token: Token) -> CountryForm | None:
        """The country that a lemma names in this token, or None; names, people's names excepted, want a capital."""
        for country in self.countries.get(self.lower(lemma), ()):
            if country.form in ("name", "capital") and not token.capital:
                continue
            if country.form == "abbreviation" and not (token.text.isupper() or token.text[:2].isupper()):
                continue
            if self.code == "en" and not token.capital:
                continue
            return country
        return None


_CLAUSE_ENDS = {".", "!", "?", "…", ";", ",", "»", "”", '"', ":"}
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "of", "no",
                          "some", "any", "each", "every", "several", "many", "'s"})  # fmt: skip
_NOMINAL = frozenset(
    {"plural", "possessed", "genitive", "dative", "accusative", "ablative", "locative", "instrumental"}
)
_FINITE = frozenset({"past", "perfect", "present", "future", "copula"})
NAMES = frozenset({"surname", "given-name", "place"})
