"""How a pack is put together from its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from consistency.languages.countries import CountryForm, english_forms, read_countries
from consistency.languages.lexicon import MANY, Lexicon, Phrase
from consistency.languages.morphology.agglutinative import Agglutinative, load_irregular
from consistency.languages.morphology.phonology import Phonology
from consistency.languages.morphology.suffixes import load_suffixes
from consistency.languages.pack import Analyser, Pack
from consistency.languages.spellings import foreign_names
from consistency.languages.terms import load_terms

HERE = Path(__file__).parent
_TERM_POS = {"number": "NUM", "scale": "NUM", "ordinal": "ADJ", "fraction": "NOUN", "month": "NOUN",
             "weekday": "NOUN", "unit": "NOUN", "currency": "NOUN", "time": "NOUN", "part": "NOUN", "zone": "NOUN"}  # fmt: skip


def country_tables(
    code: str, lexicon: Lexicon, lowercase: Mapping[int, str] | None = None
) -> tuple[dict[str, list[CountryForm]], dict[tuple[str, ...], list[CountryForm]]]:
    """Single-word and phrase forms of all countries; the phrases are added to the lexicon too."""
    single: dict[str, list[CountryForm]] = {}
    phrases: dict[tuple[str, ...], list[CountryForm]] = {}
    english = english_forms()
    for country in read_countries(HERE / code / "countries.tsv"):
        plain = (country.written.translate(lowercase) if lowercase else country.written).lower()
        # The tables have the plain apostrophe, news the typographic one.
        for written in (plain, plain.replace("'", "’")) if "'" in plain else (plain,):
            if " " not in written:
                single.setdefault(written, []).append(country)
                continue
            words = tuple(written.split(" "))
            if words not in phrases:
                sense = english.get((country.code, country.form), country.written)
                pos = "ADJ" if country.form == "adjective" else "PROPN"
                lexicon.add_phrase(Phrase(words, written if written != plain else country.written, pos, (sense,)))
            phrases.setdefault(words, []).append(country)
    return single, phrases


class Stems:
    """The stems of an agglutinative language, asked for one by one: lexicon rows, country names, closed classes."""

    def __init__(self, lexicon: Lexicon, names: Mapping[str, list[CountryForm]], terms: Mapping[str, str],
                 infinitives: tuple[str, ...]) -> None:  # fmt: skip
        self._lexicon = lexicon
        self._names = names
        self._terms = terms
        self._infinitives = infinitives
        self._asked = 0
        self._all: frozenset[str] | None = None

    def maybe(self, stem: str) -> bool:
        """Whether a stem can be one: never wrong where it says no."""
        if self._all is None:
            self._asked += 1
            if self._asked < MANY:
                return True
            self._all = frozenset(self._every())
        return stem in self._all

    def _every(self) -> Iterator[str]:
        yield from self._names
        yield from self._terms
        for lemma in self._lexicon.lemmas():
            yield lemma
            for ending in self._infinitives:
                if lemma.endswith(ending):
                    yield lemma[: -len(ending)]

    def nouns(self, stem: str) -> list[tuple[str, str]]:
        """(lemma, part of speech) of every stem that takes noun suffixes."""
        found: list[tuple[str, str]] = []
        if stem in self._names:
            people = self._names[stem][0].form in ("adjective", "people")
            found.append((stem, "ADJ" if people else "PROPN"))
        found += [(stem, pos) for pos, _ in self._lexicon.rows(stem) if pos != "VERB"]
        if not found and stem in self._terms:
            found.append((stem, self._terms[stem]))
        return found

    def is_name(self, stem: str) -> bool:
        """Whether the stem is in the table of countries."""
        return stem in self._names

    def verbs(self, stem: str) -> list[tuple[str, str]]:
        """(lemma, VERB) of every verb with this stem; where the citation form is the stem itself, that."""
        lemmas = [stem + ending for ending in self._infinitives] or [stem]
        return [(lemma, pos) for lemma in lemmas for pos, _ in self._lexicon.rows(lemma) if pos == "VERB"]


def agglutinative_pack(code: str, name: str, sound: Phonology, infinitives: tuple[str, ...],
                       lowercase: Mapping[int, str] | None = None) -> Pack:  # fmt: skip
    """The pack of a Turkic language; ``infinitives`` are the endings that make a verb's lemma from its stem."""
    lexicon = Lexicon(HERE / code, exact=True, lowercase=lowercase)
    single, phrases = country_tables(code, lexicon, lowercase)
    terms = load_terms(code)
    closed = {form: pos for kind, pos in _TERM_POS.items() for form in terms.of(kind) if " " not in form}
    stems = Stems(lexicon, single, closed, infinitives)
    suffixes = load_suffixes(HERE / code / "suffixes.tsv", sound)
    foreign = foreign_names(code) if code == "kk" else frozenset()
    analyser = Agglutinative(suffixes, sound, stems, load_irregular(HERE / code / "irregular.tsv"), foreign)
    return Pack(code, name, lexicon, terms, analyser, single, phrases, lowercase or {})


def plain_pack(code: str, name: str, lexicon: Lexicon, analyser: Analyser) -> Pack:
    """The pack of a language whose analyser needs no stems from here."""
    single, phrases = country_tables(code, lexicon)
    return Pack(code, name, lexicon, load_terms(code), analyser, single, phrases)
