"""Countries, by name, demonym, abbreviation or capital, with their grammatical case; then all other names."""

from __future__ import annotations

from dataclasses import replace

from consistency.facts.capitals import AND, ROUTES, is_government
from consistency.facts.homographs import is_homograph, opens
from consistency.facts.ministries import read_ministries
from consistency.facts.names import read_names
from consistency.facts.offices import read_offices
from consistency.facts.organisations import read_organisations
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
    found = _alike(scan, found)
    if read_from == "english":  # names are spelt anew in every translation: the guard compares countries
        return found
    ministries = list(read_ministries(scan, read_from))
    whole = [o for o in read_organisations(scan, read_from) if not any(_meet(o, m) for m in ministries)] + ministries
    offices = [o for o in read_offices(scan, read_from) if not _inside(o, whole) and not any(_meet(o, m) for m in ministries)]
    covered = {p.span.start for p in (*found, *offices)} | _known(scan, whole)
    names = read_names(scan, read_from, covered)
    return sorted((*found, *whole, *offices, *names), key=lambda p: (p.span.start, p.span.end))


def _known(scan: Scan, organisations: list[Party]) -> set[int]:
    """Where the words of organisations' names stand that mean something; a name in one is a name: «BEA» bürosu."""
    words = [w for w in scan.pack.words(scan.text) if w.known]
    return {w.span.start for o in organisations for w in words if o.span.start <= w.span.start < o.span.end}


def _meet(a: Party, b: Party) -> bool:
    return a.span.start < b.span.end and b.span.start < a.span.end


def _inside(party: Party, others: list[Party]) -> bool:
    return any(o.span.start <= party.span.start and party.span.end <= o.span.end for o in others)


# What may stand between two names of a list besides "and": nothing but a comma; kk Бағдад та, Анкара да.
_GAPS = frozenset({"", "ни", "да", "де", "та", "те", "da", "də", "nə də", "ne de"})


def _alike(scan: Scan, parties: list[Party]) -> list[Party]:
    """Capitals in one list are governments if one of them is: Moscow, Ankara and Tehran agreed."""
    out = list(parties)
    for order in (range(1, len(out)), range(len(out) - 1, 0, -1)):  # along the list and back
        for i in order:
            first, second = out[i - 1], out[i]
            between = scan.pack.lower(scan.text[first.span.end : second.span.start])
            gap = between.strip(" ,") if between.strip() else "-"  # Вашингтон Маскатта: no list
            if first.form == second.form == "capital" and first.kind != second.kind and (gap in _GAPS or gap in AND.get(scan.pack.code, ())):
                out[i - 1], out[i] = replace(first, kind="country"), replace(second, kind="country")
    return out


def _countries(scan: Scan, word: Word, read_from: FactSource) -> list[Party]:
    if scan.text.startswith("$", word.span.end):
        return []  # US$5m
    lemma = scan.pack.lower(word.lemma)
    if " " in lemma:
        forms = scan.pack.country_phrases.get(tuple(lemma.split(" ")))
        if forms:
            return [_settled(scan, word, forms[0], word.features, read_from)]
        if scan.pack.code == "ru" and word.pos == "NOUN" and not scan.inside("not-country", scan.index_of(word.span.start)):
            return _inside_phrase(scan, word, read_from)
    elif not (word.text[:1].isupper() or lemma in scan.pack.countries or "-" in word.text or "derived" in word.features):
        return []  # most words: in small letters, and no country's
    if scan.inside("not-country", scan.index_of(word.span.start)):
        return []
    if word.text.endswith(("-speaking", "-language", "-speakers")):
        return []  # the French-speaking cantons
    head, hyphen, tail = word.text.rpartition("-")
    if hyphen and head[:1].isupper() and tail[:1].isupper() and head.lower() not in _PREFIXES and not any(scan.pack.country_of(a.lemma, Token(0, 1, head, "word")) or a.known
                                                 for a in scan.pack.analyse(head)) and _hyphened(scan, word) is None:  # fmt: skip
        return []  # Интерфакс-Казахстан
    single, compound = _hyphened(scan, word), list[Party]()
    if single is None and "-" in word.text:
        compound = _compound(scan, word, read_from)
    if single is None and len(compound) == 1 and _is_double_name(scan, word):
        return []  # Chad-Williams
    if single is None and len(compound) < 2:
        single = _single(scan, word)
    if single is None:
        # Helsinki-based; but Beijing-backed is the government's doing. Bakı-Tbilisi qatarı is a train.
        based = word.text.endswith(_BASED) or _names_a_route(scan, word)
        return [replace(p, kind="place") if based and p.form == "capital" else p for p in compound]
    if single[0].form in ("adjective", "people") and word.text[:1].isupper() and _is_route(scan, word):
        return []
    return [_settled(scan, word, *single, read_from)]


def _is_double_name(scan: Scan, word: Word) -> bool:
    """Whether every part of a compound has a capital, and one is a country's name that people are called by."""
    parts = word.text.split("-")
    return all(p[:1].isupper() for p in parts) and any(scan.pack.lower(p) in scan.pack.terms.of("given") for p in parts)


def _inside_phrase(scan: Scan, phrase: Word, read_from: FactSource) -> list[Party]:
    """The countries in a set phrase that is no country's name: российская сторона."""
    found: list[Party] = []
    at = scan.index_of(phrase.span.start)
    while at < len(scan.tokens) and scan.tokens[at].end <= phrase.span.end:
        token = scan.tokens[at]
        at += 1
        best = next((a for a in scan.pack.analyse(token.text) if scan.pack.country_of(a.lemma, token)), None) if token.kind == "word" else None
        if best is None:
            continue
        word = Word(span=Span(start=token.start, end=token.end), text=token.text, lemma=best.lemma, pos=best.pos, senses=(), features=best.features)
        single = _single(scan, word)
        if single is not None and single[0].form == "adjective":
            found.append(_settled(scan, word, *single, read_from))
    return found


_BASED = ("-based", "-born", "-area")
def _leads(words: tuple[Word, ...]) -> bool:
    """Whether one of the words is what leads from place to place, or goes there: a train, a motorway."""
    return any(not ROUTES.isdisjoint({*w.senses[:2], *(s.split(" ")[-1] for s in w.senses[:1])}) for w in words)


def _names_a_route(scan: Scan, word: Word) -> bool:
    """Whether what goes or lies between two places follows their names: the Moscow-Minsk train."""
    words, i = scan.pack.words(scan.text), scan.word_from(word.span.start)
    before = words[max(0, i - 1) : i] if scan.pack.code == "ru" else ()
    return _leads((*before, *words[i + 1 : i + 3]))


def _is_route(scan: Scan, word: Word) -> bool:
    """Whether a name is an end of a road: Bakı–Qazax magistral yolu, рейс Минск — Тбилиси."""
    at = scan.index_of(word.span.start)
    joined = [k for k in (at - 1, at + 1) if 0 < k < len(scan.tokens) - 1 and scan.tokens[k].text in "-–—" and scan.tokens[k + 1].capital]
    if not joined:
        return False
    words = scan.pack.words(scan.text)
    i = scan.word_from(word.span.start)
    near = words[max(0, i - 3) : i + 5]
    return _leads(near)


def _settled(scan: Scan, word: Word, form: CountryForm, features: frozenset[str], read_from: FactSource) -> Party:
    """The party that a word names: a country, or the place where its capital is no government."""
    party = _party(word.span, word.text, form, case_of(features), read_from)
    city = form.form == "capital" and (_is_route(scan, word) or not is_government(scan, word, features))
    return replace(party, kind="place") if city else party


def _hyphened(scan: Scan, word: Word) -> tuple[CountryForm, frozenset[str]] | None:
    """A name with hyphens, whose last part is inflected: в Эр-Рияде."""
    head, hyphen, last = scan.pack.lower(word.text).rpartition("-")
    if not hyphen:
        return None
    token = Token(word.span.start, word.span.end, word.text, "word")
    country = scan.pack.country_of(f"{head}-{last}", token)
    if country is not None:
        return country, word.features
    for analysis in scan.pack.analyse(last):
        country = scan.pack.country_of(f"{head}-{analysis.lemma}", token)
        if country is not None:
            return country, analysis.features
    return None


def _single(scan: Scan, word: Word) -> tuple[CountryForm, frozenset[str]] | None:
    """The country that one word names, and the features of that reading."""
    token = Token(word.span.start, word.span.end, word.text, "word")
    country = scan.pack.country_of(word.lemma, token)
    if "derived" in word.features and (country is None or country.form in ("name", "capital")):
        return _demonym(scan, word)  # kk Саналы is nobody from Sana'a
    if country is not None:
        personal = not token.capital and word.features & {"first", "second", "first-plural", "second-plural"}
        return None if personal or _is_surname(scan, word.text, word.features, country) or is_homograph(scan, word, country) else (country, word.features)
    if not token.capital or token.text.isupper() or opens(scan, word):
        return None
    for analysis in scan.pack.analyse(word.text):  # на Кубе: a capital inside the sentence, so not the cube
        country = scan.pack.country_of(analysis.lemma, token)
        if country is not None and country.form == "name" and not _is_surname(scan, word.text, analysis.features, country):
            return country, analysis.features
    return None


def _is_surname(scan: Scan, text: str, features: frozenset[str], country: CountryForm) -> bool:
    """ru Чадов: no country of one is a plural by its ending, as Эмиратов is of Эмираты."""
    plural = scan.pack.code == "ru" and country.form == "name" and "plural" in features and text.endswith(("ов", "ев"))
    return plural and " " not in country.written and scan.pack.lower(text)[:-2] + "ы" not in scan.pack.countries


def _demonym(scan: Scan, word: Word) -> tuple[CountryForm, frozenset[str]] | None:
    """az amerikalılar, kk америкалықтар: who comes from a country, by the ending, in small letters."""
    if not word.features & {"having", "ness"} or any(pos != "PROPN" for pos, _ in scan.pack.lexicon.rows(word.lemma)):
        return None
    country = next((c for c in scan.pack.countries.get(scan.pack.lower(word.lemma), ()) if c.form == "name"), None)
    return None if country is None else (country._replace(form="people"), word.features)


def _compound(scan: Scan, word: Word, read_from: FactSource) -> list[Party]:
    """Every part of a compound that names a country: азербайджано-турецкий, Иран-Армения."""
    found: list[Party] = []
    at = word.span.start
    for part in word.text.split("-"):
        named = _part(scan, at, part)
        if named is not None:
            found.append(_party(Span(start=at, end=at + len(part)), part, named[0], case_of(named[1]), read_from))
        at += len(part) + 1
    return found


_PREFIXES = {"sino": "CN", "franco": "FR", "russo": "RU", "anglo": "GB", "indo": "IN", "turco": "TR", "greco": "GR", "italo": "IT",
             "austro": "AT", "luso": "PT"}  # fmt: skip


def _part(scan: Scan, at: int, part: str) -> tuple[CountryForm, frozenset[str]] | None:
    token = Token(at, at + len(part), part, "word")
    for analysis in scan.pack.analyse(part):
        country = scan.pack.country_of(analysis.lemma, token)
        if country is not None:
            return country, analysis.features
    folded = scan.pack.lower(part)
    if scan.pack.code == "en" and folded in _PREFIXES:  # Sino-Russian
        return CountryForm(_PREFIXES[folded], "adjective", part), frozenset()
    stems = (folded[:-1] + "ский", folded[:-1] + "ий") if scan.pack.code == "ru" and folded.endswith("о") else ()
    for form in (folded, *stems):  # азербайджано- is азербайджанский, турецко- is турецкий
        for country in scan.pack.countries.get(form, ()):
            if country.form == "adjective":
                return country, frozenset()
    return None


def _party(span: Span, text: str, form: CountryForm, case: str | None, read_from: FactSource) -> Party:
    return Party(span=span, text=text, read_from=read_from, key=form.code, name=form.written, kind="country", case=case,
                 form=form.form)  # fmt: skip
