"""Countries, by name, demonym, abbreviation or capital, with their grammatical case; then all other names."""

from __future__ import annotations

from consistency.facts.homographs import is_homograph, opens
from consistency.facts.names import read_names
from consistency.facts.scan import Scan
from consistency.languages.analysis import case_of
from consistency.languages.countries import CountryForm
from consistency.languages.tokens import Token
from consistency.records import FactSource, Party, Span, Word


def read_parties(scan: Scan, read_from: FactSource) -> list[Party]:
    """Every party of a text in order of place."""
    found: list[Party] = []
    for word in scan.pack.words(scan.text):
        found += _countries(scan, word, read_from)
    covered = {p.span.start for p in found}
    found += read_names(scan, read_from, covered)
    return sorted(found, key=lambda p: (p.span.start, p.span.end))


def _countries(scan: Scan, word: Word, read_from: FactSource) -> list[Party]:
    key = tuple(scan.pack.lower(word.lemma).split(" "))
    forms = scan.pack.country_phrases.get(key, []) if len(key) > 1 else []
    if not forms:
        found = _single(scan, word)
        if found is not None:
            return [_party(word.span, word.text, found[0], case_of(found[1]), read_from)]
    if not forms and "-" in word.text:
        return _compound(scan, word, read_from)
    if not forms:
        return []
    return [_party(word.span, word.text, forms[0], case_of(word.features), read_from)]


def _single(scan: Scan, word: Word) -> tuple[CountryForm, frozenset[str]] | None:
    """The country that one word names, and the features of that reading."""
    token = Token(word.span.start, word.span.end, word.text, "word")
    country = scan.pack.country_of(word.lemma, token)
    if country is not None:
        return None if is_homograph(scan, word, country) else (country, word.features)
    if not token.capital or token.text.isupper() or opens(scan, word):
        return None
    for analysis in scan.pack.analyse(word.text):  # на Кубе: a capital inside the sentence, so not the cube
        country = scan.pack.country_of(analysis.lemma, token)
        if country is not None and country.form == "name":
            return country, analysis.features
    return None


def _compound(scan: Scan, word: Word, read_from: FactSource) -> list[Party]:
    """Both parts of a compound: азербайджано-турецкий, Иран-Армения."""
    found: list[Party] = []
    at = word.span.start
    for part in word.text.split("-"):
        for analysis in scan.pack.analyse(part) or ():
            country = scan.pack.country_of(analysis.lemma, Token(at, at + len(part), part, "word"))
            if country:
                found.append(_party(Span(start=at, end=at + len(part)), part, country, case_of(analysis.features), read_from))
                break
        else:
            folded = scan.pack.lower(part)
            for country in scan.pack.countries.get(folded, ())[:1]:
                if country.form == "adjective":
                    found.append(_party(Span(start=at, end=at + len(part)), part, country, None, read_from))
        at += len(part) + 1
    return found


def _party(span: Span, text: str, form: CountryForm, case: str | None, read_from: FactSource) -> Party:
    return Party(span=span, text=text, read_from=read_from, key=form.code, name=form.written, kind="country", case=case,
                 form=form.form)  # fmt: skip
