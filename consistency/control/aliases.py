"""Aliases: names that the settings say mean one party, marked in the claims before anything is compared.

A name is met in any language and script, with endings: a country by its code, whatever it is called, every other name by its
words. Each party that a list of aliases has carries that list's name (``Party.alias``), and the diff takes such parties for one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from consistency.languages import load_pack
from consistency.languages.latin import letters, sound_key
from consistency.records import Claim, Party, Span
from consistency.registry import LANGUAGES

_WORD = re.compile(r"[^\W_]+")
_ENDED = re.compile(r"(?<=...)[aeiouy]{1,3}$")  # what changes with the case of a word: компания, компанией; Астана, Астаны
_SHORT = 5  # letters under which a stem takes few more
_MORE_OF_SHORT, _MORE = 3, 6  # letters of an ending
_KEPT = 20_000  # pairs of words kept: a long batch must not grow without end
_LIKE = 0.72  # share of common letters of two spellings with the same consonants: SOCAR, СОКАР


@dataclass(frozen=True, slots=True)
class _Alias:
    """One name of a list: ``group`` is the list's name and ``number`` its place; a country's has ``code``, and ``capital`` where
    it is called by that; ``words`` has the spellings of each word."""

    group: str
    number: int
    shown: str
    code: str | None
    capital: bool
    words: tuple[frozenset[tuple[str, str]], ...]  # (letters, consonants) after the rules of each language


def with_aliases(claims: Sequence[Claim], lists: Sequence[Sequence[str]]) -> tuple[list[Claim], tuple[str, ...]]:
    """The claims with the parties of each list marked, and the lists of which fewer than two names are met."""
    if not lists:
        return list(claims), ()
    names = [alias for number, row in enumerate(lists) for alias in _aliases(number, row)]
    met: set[_Alias] = set()
    out = [_marked(claim, names, met) for claim in claims]
    told = [sum(alias.number == number for alias in met) for number in range(len(lists))]
    return out, tuple(name_of(row) for row, count in zip(lists, told, strict=True) if count < 2)


def name_of(row: Sequence[str]) -> str:
    """What a list of names is called in warnings."""
    return f"alias {' = '.join(row)}"


def _aliases(number: int, row: Sequence[str]) -> Iterator[_Alias]:
    found = [(name, *_country(name)) for name in row]
    group = next((code for _, code, _ in found if code), row[0])
    for name, code, capital in found:
        words = tuple(frozenset((letters(w, lang), sound_key(w, lang)) for lang in sorted(LANGUAGES)) for w in _WORD.findall(name))
        yield _Alias(group, number, name, code, capital, words)


@cache
def _country(name: str) -> tuple[str | None, bool]:
    """The code of a country named in any of the languages, and whether by its capital."""
    capital = None
    for language in sorted(LANGUAGES):
        pack = load_pack(language)
        low = pack.lower(name)
        for form in (*pack.countries.get(low, ()), *pack.country_phrases.get(tuple(low.split()), ())):
            if form.form != "capital":
                return form.code, False
            capital = capital or form.code
    return capital, capital is not None


def _marked(claim: Claim, names: Sequence[_Alias], met: set[_Alias]) -> Claim:
    """The claim with its parties marked, and with those that are met where no party was read."""
    marks: dict[int, str] = {}  # identity of a party -> the list that has it
    added: list[Party] = []
    parties = [f for f in claim.facts if isinstance(f, Party)]
    told = _told(claim)
    for alias in names:
        if alias.code is not None:
            own = [p for p in parties if p.key == alias.code and (p.form == "capital" if alias.capital else p.kind == "country")]
        else:
            own = []
            for span in _places(told, alias):
                exact = [p for p in parties if _same_place(claim, p.span, span)]
                own += exact
                if not exact and not any(p.span.start <= span.start and span.end <= p.span.end for p in parties):
                    added.append(_party(claim, span, alias))
                    met.add(alias)
        if own:
            met.add(alias)
            marks.update({id(p): alias.group for p in own})
    if not marks and not added:
        return claim
    changed = {id(p): replace(p, alias=marks[id(p)]) for p in parties if id(p) in marks}
    facts = tuple(sorted((*(changed.get(id(f), f) for f in claim.facts), *added), key=lambda f: (f.span.start, f.span.end)))
    roles = tuple(replace(r, parties=tuple(_in_role(p, changed.values()) for p in r.parties)) for r in claim.roles)
    return replace(claim, facts=facts, roles=roles, reading=replace(claim.reading, source_facts=facts))


def _in_role(party: Party, changed: Collection[Party]) -> Party:
    """Claims made in another process hold copies of the parties in their roles: found again by place."""
    return next((p for p in changed if p.span == party.span and p.key == party.key), party)


def _party(claim: Claim, span: Span, alias: _Alias) -> Party:
    text = claim.article.text[span.start : span.end]
    return Party(span=span, text=text, read_from="source", key="~" + alias.shown, name=alias.shown, kind="organisation", alias=alias.group)


def _told(claim: Claim) -> list[tuple[re.Match[str], tuple[str, str]]]:
    """The words of a claim, each with its letters and consonants."""
    language = claim.article.language
    found = _WORD.finditer(claim.article.text, claim.span.start, claim.span.end)
    return [(m, (letters(m[0], language), sound_key(m[0], language))) for m in found]


def _places(told: Sequence[tuple[re.Match[str], tuple[str, str]]], alias: _Alias) -> Iterator[Span]:
    """Where a claim has the words of a name."""
    count, at = len(alias.words), 0
    while count and at + count <= len(told):
        if _begins_alike(told[at][0][0], alias.shown) and all(_alike(told[at + k][1], alias.words[k]) for k in range(count)):
            yield Span(start=told[at][0].start(), end=told[at + count - 1][0].end())
            at += count
        else:
            at += 1


def _begins_alike(text: str, name: str) -> bool:
    """A name with a capital is none without."""
    return text[:1].isupper() or not name[:1].isupper()


@lru_cache(_KEPT)
def _alike(word: tuple[str, str], spellings: frozenset[tuple[str, str]]) -> bool:
    return any(_is_form(word[0], own) or (word[1] == heard and _like(word[0], own)) for own, heard in spellings)


def _is_form(word: str, name: str) -> bool:
    """Whether a word is a name with another ending."""
    stem = name if len(name) < _SHORT else _ENDED.sub("", name)
    return word.startswith(stem) and len(word) - len(stem) <= (_MORE if len(stem) >= _SHORT else 0 if len(name) < _SHORT - 1 else _MORE_OF_SHORT)


def _like(word: str, name: str) -> bool:
    a, b = sorted((word, name))
    return len(name) >= _SHORT - 1 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LIKE


def _same_place(claim: Claim, party: Span, span: Span) -> bool:
    """Whether a party stands where the words of a name do, but for an ending behind a mark: BP-nin."""
    text = claim.article.text
    behind = text[min(party.end, span.end) : max(party.end, span.end)]
    return party.start == span.start and (not behind or (behind[0] in "-'’" and behind[1:].islower()))
