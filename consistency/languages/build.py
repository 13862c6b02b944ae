"""How a pack is put together from its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from consistency.languages.countries import CountryForm, english_forms, read_countries
from consistency.languages.lexicon import Lexicon, Phrase, read_lexicon
from consistency.languages.morphology.agglutinative import Agglutinative, Phonology, load_irregular, load_suffixes
from consistency.languages.pack import Analyser, Pack
from consistency.languages.terms import Terms, load_terms

HERE = Path(__file__).parent
_TERM_POS = {"number": "NUM", "scale": "NUM", "ordinal": "ADJ", "fraction": "NOUN", "month": "NOUN",
             "weekday": "NOUN", "unit": "NOUN", "currency": "NOUN"}  # fmt: skip


def country_tables(
    code: str, lexicon: Lexicon
) -> tuple[dict[str, list[CountryForm]], dict[tuple[str, ...], list[CountryForm]]]:
    """Single-word and phrase forms of all countries; the phrases are added to the lexicon too."""
    single: dict[str, list[CountryForm]] = {}
    phrases: dict[tuple[str, ...], list[CountryForm]] = {}
    english = english_forms()
    for country in read_countries(HERE / code / "countries.tsv"):
        words = tuple(country.written.lower().split(" "))
        if len(words) == 1:
            single.setdefault(words[0], []).append(country)
        else:
            if words not in phrases:
                sense = english.get((country.code, country.form), country.written)
                pos = "ADJ" if country.form == "adjective" else "PROPN"
                lexicon.add_phrase(Phrase(words, country.written, pos, (sense,)))
            phrases.setdefault(words, []).append(country)
    return single, phrases


def finish(code: str, name: str, lexicon: Lexicon, analyser: Analyser, single: Mapping[str, list[CountryForm]],
           phrases: Mapping[tuple[str, ...], list[CountryForm]], lowercase: Mapping[int, str] | None = None) -> Pack:  # fmt: skip
    """A pack whose phrases are tried the longest first."""
    for rows in lexicon.phrases.values():
        rows.sort(key=lambda phrase: -len(phrase.words))
    return Pack(code, name, lexicon, load_terms(code), analyser, single, phrases, lowercase or {})


def agglutinative_pack(code: str, name: str, sound: Phonology, infinitives: tuple[str, ...],
                       lowercase: Mapping[int, str] | None = None) -> Pack:  # fmt: skip
    """The pack of a Turkic language; ``infinitives`` are the endings that make a verb's lemma from its stem."""
    lexicon = read_lexicon(HERE / code / "lexicon.tsv")
    single, phrases = country_tables(code, lexicon)
    nouns: dict[str, list[tuple[str, str]]] = {}
    verbs: dict[str, list[tuple[str, str]]] = {}
    for lemma, rows in lexicon.words.items():
        for pos, _ in rows:
            if pos == "VERB":
                verbs.setdefault(verb_stem(lemma, infinitives), []).append((lemma, pos))
            else:
                nouns.setdefault(lemma, []).append((lemma, pos))
    for form, countries in single.items():
        pos = "ADJ" if countries[0].form in ("adjective", "people") else "PROPN"
        nouns.setdefault(form, []).insert(0, (form, pos))
    add_terms(load_terms(code), nouns)
    suffixes = load_suffixes(HERE / code / "suffixes.tsv", sound)
    analyser = Agglutinative(suffixes, sound, nouns, verbs, load_irregular(HERE / code / "irregular.tsv"))
    return finish(code, name, lexicon, analyser, single, phrases, lowercase)


def verb_stem(lemma: str, infinitives: tuple[str, ...]) -> str:
    """The stem of a verb's citation form; the lemma itself where the citation form is the stem."""
    return next((lemma[: -len(e)] for e in infinitives if lemma.endswith(e)), lemma)


def add_terms(terms: Terms, nouns: dict[str, list[tuple[str, str]]]) -> None:
    """Make the closed classes known to the analyser: they inflect like nouns."""
    for kind, pos in _TERM_POS.items():
        for form in terms.of(kind):
            if " " not in form and form not in nouns:
                nouns[form] = [(form, pos)]
