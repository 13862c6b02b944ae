"""Russian words with a capital that are somebody's name: Роман Чубаров, no novel; Песков, no sands; Илон, no Ilona."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.languages.analysis import CASES, Analysis
from consistency.languages.concepts import actors
from consistency.languages.spellings import as_a_man, foreign_readings, listed
from consistency.languages.tokens import Token
from consistency.records import Word

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_PEOPLE = frozenset({"surname", "given-name"})
_CASES = frozenset(CASES)
_GENDERS = frozenset({"masculine", "feminine", "neuter"})
_SHORTEST = 5  # letters of a surname that is told by its ending
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ск|цк)(?:а|у|ым|ой|е|ий|ого|ому|им|ом|ую)?$|(?:енко|дзе|швили|ян)а?$")
_LIKE_ADJECTIVES = ("ий", "ый", "ой")  # Московский is of Moscow, and no person


def name_readings(pack: Pack, tokens: tuple[Token, ...], at: int) -> tuple[Analysis, ...]:
    """The readings of a word with a capital as a name, where the word means something else too; none where it is no name."""
    token = tokens[at]
    if not token.capital or token.text.isupper():
        return ()
    readings = pack.analyse(token.text)
    if token.text == "Ли":
        return (Analysis("ли", "NOUN", frozenset({"animate", "surname"}), known=False),)  # the particle is never first
    if given := _given_names(pack, tokens, at, readings):
        return given
    if at and tokens[at - 1].kind == "word" and readings and readings[0].pos == "NOUN" and not readings[0].features & (_PEOPLE | {"place"}) and (foreign := foreign_readings(pack.folded(token.text))):
        return foreign  # передал мяч Стерлингу
    if at and _is_given(pack, tokens[at - 1]) and readings and all(r.pos == "NOUN" and not r.features & (_PEOPLE | {"place"}) for r in readings):
        return foreign_readings(pack.folded(token.text)) or as_a_man(pack.folded(token.text), (Analysis(pack.folded(token.text), "NOUN", frozenset({"animate", "nominative", "singular"}), known=False),))  # Джеймс Ванн, no baths
    surnames = tuple(r for r in readings if "surname" in r.features and not r.lemma.endswith(_LIKE_ADJECTIVES))
    if not surnames or pack.country_of(surnames[0].lemma, token) or any(pos == "PROPN" for r in readings for pos, _ in pack.lexicon.rows(r.lemma)):
        return ()
    if at and (tokens[at - 1].kind == "word" or tokens[at - 1].text == ","):
        return surnames  # with a capital inside a sentence
    return tuple(r for r in surnames if _tells(pack, tokens, at, r, readings))


def _is_given(pack: Pack, token: Token) -> bool:
    """Whether a word is a given name: in the dictionary, or in the table of foreign names."""
    if not token.capital or token.kind != "word" or token.text.isupper():
        return False
    return any("given-name" in r.features and "plural" not in r.features for r in pack.analyse(token.text)) or listed(token.text, "ru")


def _tells(pack: Pack, tokens: tuple[Token, ...], at: int, surname: Analysis, readings: tuple[Analysis, ...]) -> bool:
    """Whether a surname at the head of a sentence is the subject of the verb after it, which the word itself cannot be: Песков
    опроверг, while "sands" stand in the genitive."""
    after = pack.analyse(tokens[at + 1].text)[:1] if at + 1 < len(tokens) and tokens[at + 1].kind == "word" else ()
    if "nominative" not in surname.features or any("nominative" in r.features and not r.features & _PEOPLE for r in readings):
        return False
    return any(a.pos == "VERB" and "past" in a.features and bool(a.features & surname.features & _GENDERS) for a in after)


def _given_names(pack: Pack, tokens: tuple[Token, ...], at: int, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings of a word with a capital as a given name, where a surname that is no word follows: Роман Чубаров, no novel; Ли
    Вэньбо; not Министр Чубаров, nor Письмо Путину."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.kind != "word" or not after.capital or after.text.isupper():
        return ()
    nexts = pack.analyse(after.text)
    if any(pack.lexicon.rows(a.lemma) and not a.features & _PEOPLE for a in nexts) or pack.countries.get(pack.lower(after.text)):
        return ()
    names = tuple(r for r in readings if r.features & _PEOPLE and "plural" not in r.features and r.features & _CASES)
    if names:
        return names
    if not _SURNAME.search(after.text) or not readings or readings[0].pos != "NOUN" or len(after.text) < _SHORTEST:
        return ()
    surnames = [a for a in nexts if a.features & _PEOPLE] or nexts
    if not any(r.features & a.features & _CASES and r.features & a.features & _GENDERS for r in readings for a in surnames):
        return ()
    return () if any(s in actors() for r in readings for s in pack.senses(r.lemma, r.pos)) else readings[:1]


def as_foreign(folded: str, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings of a word with a capital that the lexicon lacks, a name likelier than what a name is not: Марко no form of маркий,
    and Илон no Ilonas: nobody's given name stands in the plural; nor a name in the genitive plural."""
    if readings and not any(r.known or r.pos == "NOUN" for r in readings):
        return (Analysis(folded, "NOUN", frozenset({"animate", "nominative", "singular"}), known=False),)  # no verb and no quality
    stem = any(r.features >= {"given-name", "plural"} or (r.features >= {"genitive", "plural"} and r.lemma[:-1] == folded) for r in readings)
    if stem and not any("nominative" in r.features for r in readings):
        return (Analysis(folded, "NOUN", frozenset({"animate", "given-name", "masculine", "nominative", "singular"}), known=False), *readings)
    readings = tuple(sorted(readings, key=lambda r: r.features >= {"given-name", "plural"}))  # Сары: of Sara
    if readings and readings[0].pos != "NOUN":
        return tuple(sorted(readings, key=lambda r: (not r.features & _PEOPLE, r.pos != "NOUN")))
    return readings


_MASCULINE = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")
_OF_HER = (("ский", "ская"), ("цкий", "цкая"), ("ой", "ая"), ("ый", "ая"), ("ов", "ова"), ("ев", "ева"), ("ин", "ина"), ("ын", "ына"))


def citation(word: Word) -> str:
    """A name in the nominative, in its own letters: Токаева of Токаев, Ивановой of Иванова where it is hers."""
    text, lemma = word.text, word.lemma
    itself = {"nominative", "singular"} <= word.features and ("feminine" in word.features or lemma == text.lower().replace("ё", "е"))
    if itself or not word.features or text.isupper() or text.lower().endswith(_MASCULINE):
        return text  # Досанов is himself, not many a "досан"
    if {"feminine", "surname", "singular"} <= word.features:
        lemma = next((lemma.removesuffix(his) + hers for his, hers in _OF_HER if lemma.endswith(his)), lemma)
    return "-".join(part[:1].upper() + part[1:] for part in lemma.split("-"))
