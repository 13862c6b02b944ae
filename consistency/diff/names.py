"""The names of a claim, each once: what a quoted name, its head noun and the country in it say is one name.

A country is known by its code. All other names are compared as they are spelt and by the English of their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from consistency.languages import load_pack
from consistency.languages.concepts import concepts_of, organisations
from consistency.languages.countries import country_name, english_forms
from consistency.languages.latin import letters, romanise, sound_key
from consistency.languages.portfolios import portfolios_of
from consistency.languages.russian_names import citation
from consistency.languages.tokens import Token
from consistency.records import Claim, Moment, Party, PartyKind, Span, Word

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN = frozenset({"company", "the", "of", "and", "for"})  # what a name may have or lack
_VERBS = frozenset({"say"})  # what a word of a name would be as a verb: the State Tax Service states nothing
OPENING = tuple("«“\"„")  # marks before quoted names, and speech
_SERVING = frozenset({"service", "committee", "agency", "department", "inspectorate", "directorate"})
_SERVICES = frozenset({"antimonopoly", "border", "customs", "migration", "security", "statistics", "tax"})  # what no ministry is for
_LONG_NAME = 3  # words of a body's English name that tell it from others of its country: federal customs service
_CLOCK = 12  # characters between a clock time and whose it is
_LONG = 4  # letters of a word that is spelt, and no abbreviation


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of a name: its consonants as heard, and its Latin letters."""

    heard: str
    letters: str


@dataclass(frozen=True, slots=True, eq=False)  # each is itself, so that what was found of two is kept
class Name:
    """``known`` where a table has it: a country, UNICEF; ``coined`` where no word of it means anything, so that no language
    translates it. ``codes`` are countries that it is or speaks of, ``written`` how it is spelt in the source and in English,
    ``senses`` the English concepts of its words, ``initials`` the first letters of its English or of itself, sorted, ``alias``
    the list of aliases in the settings that has it, ``means`` the English of its words, ``portfolios`` what a ministry or a service of the state is for."""

    claim: Claim
    span: Span
    kind: PartyKind
    known: bool
    coined: bool
    codes: frozenset[str]
    written: tuple[tuple[Spelling, ...], ...]
    senses: frozenset[str]
    initials: frozenset[str]
    shown: str
    alias: str | None = None
    means: tuple[Spelling, ...] = ()
    portfolios: frozenset[str] = frozenset()

    @property
    def abbreviated(self) -> bool:
        """Whether it is an abbreviation, which may stand for words that begin with anything: KTZ."""
        return len(self.written[0]) == 1 and len(self.shown) > 1 and self.shown[:2].isupper()

    @property
    def ministerial(self) -> bool:
        """Whether it is a ministry."""
        return "ministry" in self.senses

    @property
    def capital(self) -> bool:
        """Whether it is a capital by its name."""
        return any(f.form == "capital" and f.span == self.span for f in self.claim.facts if isinstance(f, Party))

    @property
    def plain(self) -> bool:
        """Whether it is certainly of its kind, and no other name badly read: the Energy Ministry, «Long Winter», Ayzhan Serikova."""
        quoted = self.claim.article.text[max(0, self.span.start - 1) : self.span.start] in OPENING
        return bool(self.senses) or self.shown[:1].islower() or quoted or (self.kind == "person" and len(self.written[0]) > 1 and self.coined)


def names_of(claim: Claim) -> tuple[Name, ...]:
    """The names of a claim in order of place; offices are none, nor days of the week, nor whose clock a time is told by."""
    moments = [f for f in claim.facts if isinstance(f, Moment)]
    days = {f.span.start for f in moments}
    parties = [f for f in claim.facts if isinstance(f, Party) and f.kind != "office" and f.span.start not in days and not any(_is_zone(f, m) for m in moments)]
    quoted = [p for p in parties if p.kind == "organisation" and p.key.startswith("~")]
    parties = [p for p in parties if p in quoted or p.kind != "organisation" or not any(_meet(p.span, q.span) for q in quoted)]
    whole = [p for p in parties if not any(p is not q and _within(p.span, q.span) for q in parties)]
    found = [_name(claim, p, [q for q in parties if _within(q.span, p.span)]) for p in whole]
    return tuple(sorted(found, key=lambda n: (n.span.start, n.span.end)))


def _is_zone(party: Party, moment: Moment) -> bool:
    """Whether a name only tells whose clock time it is: 6:45 a.m. Tashkent time."""
    return moment.zone is not None and moment.zone == party.name and 0 <= party.span.start - moment.span.end <= _CLOCK


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _within(a: Span, b: Span) -> bool:
    return b.start <= a.start and a.end <= b.end


def _name(claim: Claim, party: Party, inside: Sequence[Party]) -> Name:
    language = claim.article.language
    span = _bare(claim, party.span) if party.kind == "person" else party.span
    text = claim.article.text[span.start : span.end]
    own = words_in(claim, span.start, span.end)
    coded = [p for p in inside if len(p.key) == 2 and p.key.isupper()]
    owners = [p for p in coded if p.kind == "country"] or coded  # Poland's embassy in Astana is no Kazakhstan
    codes = frozenset(p.key for p in owners) or _opening(party, text, language)
    whose = party.kind == "organisation" and _is_of_country(party, codes, len(coded) - len(owners))
    kind: PartyKind = "country" if whose else party.kind
    named = party.key.startswith("~") and party.key[1:].isupper()  # by no table
    english = _english(party, own, language)
    return Name(
        claim=claim,
        span=span,
        kind=kind,
        known=(bool(codes) and kind != "organisation") or (party.key.startswith("~") and not named and party.name[:1].isupper()),
        coined=_is_coined_name(claim, party, own, inside),
        codes=codes,
        # Where a table has the English of several words, those words are no name: Avropa Yenidənqurma və İnkişaf Bankı.
        written=(spelt(_proper(claim, span), language) if named or " " not in text else spelt(english, "en"), spelt(english, "en")),
        means=_meaning(named, own, language) or spelt(english, "en"),
        senses=_senses(party) - {country_name(code).lower() for code in codes},
        initials=frozenset({_initials(text if language == "en" else english), _initials(english), _initials(english.removeprefix("UN "))} - {""}),
        shown=_shown(party, kind, codes, text if language == "en" else english),
        alias=party.alias,
        portfolios=ministry_portfolios(party),
    )


def _meaning(named: bool, own: Sequence[Word], language: str) -> tuple[Spelling, ...]:
    """What the words of a name mean, all of which a lexicon has: «Ұлы Жібек жолы», Great Silk Road."""
    if not named or language == "en" or not own or not all(w.known and w.senses for w in own):
        return ()
    return spelt(" ".join(w.senses[0] for w in own), "en")


def _opening(party: Party, text: str, language: str) -> frozenset[str]:
    """The country that an organisation's own name begins with, where the lexicon has the name whole: Azərbaycan Dəmir Yolları."""
    word = text.split(" ")[0]
    if party.kind != "organisation" or not party.key.startswith("~") or word == text:
        return frozenset()
    country = load_pack(language).country_of(word, Token(0, len(word), word, "word"))
    return frozenset((country.code,)) if country is not None and country.form == "name" else frozenset()


def _shown(party: Party, kind: PartyKind, codes: frozenset[str], written: str) -> str:
    """The English of a country or of its capital, else as it is written."""
    if kind == "country":
        return country_name(min(codes))
    return english_forms().get((party.key, "capital"), written) if party.form == "capital" else written


def _is_of_country(party: Party, codes: frozenset[str], seats: int) -> bool:
    """Whether an organisation is one of a country that any country has, and is told by it: Brazil's team, Türkiye's police;
    ``seats`` are the capitals in its name."""
    named = party.key.split("+")
    return len(codes) == 1 and "~" not in party.key and len(named) == 2 + seats and max(len(n.split()) for n in named) < _LONG_NAME and not ministry_portfolios(party)


def ministry_portfolios(party: Party) -> frozenset[str]:
    """What a ministry, or a service or committee of the state, is for; nothing of any other body."""
    if party.kind != "organisation" or party.key.startswith("~"):
        return frozenset()
    words = {w for part in party.key.split("+") for w in part.split(" ")}
    if "ministry" in words:
        return portfolios_of(party.key.split("+"))
    return portfolios_of(words) & _SERVICES if words & _SERVING else frozenset()


def _english(party: Party, words: Sequence[Word], language: str) -> str:
    """A name in Latin letters; a Russian one of a person in the nominative."""
    if party.kind != "person":
        return party.name
    if language == "ru" and words:
        return romanise(" ".join(citation(w) for w in words), "ru")
    return " ".join(party.name.split()[-max(1, len(words)) :])


def _bare(claim: Claim, span: Span) -> Span:
    """A person's name without what its bearer is, where that begins a sentence: Businessman Rustam Nurlanov."""
    base = claim.reading.sentence.span.start
    words = [w for w in claim.reading.words if _within(Span(start=w.span.start + base, end=w.span.end + base), span)]
    if len(words) > 2 and words[0].known and words[0].pos == "NOUN" and words[0].senses:
        return Span(start=words[1].span.start + base, end=span.end)
    return span


def _is_coined_name(claim: Claim, party: Party, own: Sequence[Word], inside: Sequence[Party]) -> bool:
    """Whether no word of a name means anything, but for what an organisation is and of which country: India's Jindal company."""
    if party.kind == "person" and len(own) == 2:
        return _is_coined(own[-1:])
    base = claim.reading.sentence.span.start
    if party.kind == "organisation" and len(own) > 1:
        countries = [f.span for f in inside if f.kind == "country"]
        rest = [w for w in own if not any(s.start <= w.span.start + base < s.end for s in countries)]
        rest = [w for w in rest if not (w.senses and w.senses[0].split(" ")[-1].lower() in organisations())]
        if 0 < len(rest) < len(own):
            return _is_coined(rest)
    return not _senses(party) and _is_coined(own)


def _is_coined(words: Sequence[Word]) -> bool:
    """Spelt in full, and of no word that a lexicon has: not the Giants, nor Chuuk Island."""
    return all(len(w.text) >= _LONG and not w.text.isupper() and (not w.known or w.pos == "PROPN") for w in words)


def _proper(claim: Claim, span: Span) -> str:
    """The words of a name but for what it is, which others are too: the bank of Tobol Bank."""
    words = words_in(claim, span.start, span.end)
    kinds = [w for w in words if w.senses and w.senses[0].split(" ")[-1].lower() in organisations()]
    base, text, at = claim.reading.sentence.span.start, "", span.start
    for word in kinds if len(kinds) < len(words) else ():
        text += claim.article.text[at : word.span.start + base]
        at = word.span.end + base
    return (text + claim.article.text[at : span.end]).strip() or claim.article.text[span.start : span.end]


@lru_cache(20_000)  # a long batch must not grow without end
def spelt(text: str, language: str) -> tuple[Spelling, ...]:
    """The words of a text as they are spelt."""
    return tuple(
        Spelling(sound_key(w, language).replace("C", "TS"), re.sub("[^a-z]", "", letters(w, language)))
        for w in _WORD.findall(text)
    )


def _senses(party: Party) -> frozenset[str]:
    """The concepts of an organisation's words; nothing where it is called by a name."""
    if party.kind != "organisation" or party.key.startswith("~"):
        return frozenset()
    told = party.key.replace("united nations", "un")
    words = [w for part in told.split("+") if not part.startswith("~") for w in part.split()]
    return frozenset(c for w in words if w not in _PLAIN for c in concepts_of(singular(w))) - _VERBS


def singular(word: str) -> str:
    """An English noun without its plural ending, as far as that is plain: emergencies, situations."""
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


def _initials(text: str) -> str:
    """EBRD, of European Bank for Reconstruction and Development too."""
    words = [w for w in _WORD.findall(text) if w[:1].isupper()]
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return "".join(sorted(words[0].lower()))
    return "".join(sorted(w[0].lower() for w in words)) if len(words) > 1 else ""


def words_in(claim: Claim, start: int, end: int) -> list[Word]:
    """The words of a claim that stand between two places of the article."""
    base = claim.reading.sentence.span.start
    return [w for w in claim.reading.words if start <= w.span.start + base and w.span.end + base <= end]
