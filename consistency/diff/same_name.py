"""Whether two names of two articles are one, and whether a passage knows a name at all; both lenient: doubt is "yes"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from consistency.diff.names import OPENING, Name, Spelling, ministry_portfolios, singular, spelt
from consistency.languages import load_pack
from consistency.languages.concepts import concepts_of, organisations
from consistency.languages.countries import country_name, region
from consistency.languages.families import CYRILLIC
from consistency.languages.portfolios import portfolios_of
from consistency.records import Claim, Party

_LIKE = 0.72  # share of common letters of words that may be one name: Rahimzadə, Rahimzoda
_APART = 0.5  # share under which two spellings are surely not of one name; both chosen on NTREX
_FAR = 0.35  # the same of places that no table has: Jiuquan is written Tszyutsyuan, and shares 0.44 with that
_SHARED = 0.6  # share of common concepts of two organisations that are one; two development banks share half
_ENDING = re.compile(r"(?<=..)(?:y?ev|ov|in|y?eva|ova|ina|[st]?skiy|ski|sky|skaya|za[dt]e|zoda|oglu|uly|kyzy|l[iy])$")
# Those who act for a ministry, by whom it is told: police officers, rescuers, the military.
_MEN = {portfolio: frozenset(c for word in words for c in concepts_of(word)) for portfolio, words in {
    "border": ("border guard",), "defence": ("army", "military", "soldier", "serviceman", "armed forces"), "emergency": ("rescuer", "firefighter", "fire service"),
    "foreign": ("diplomat", "embassy", "ambassador"), "interior": ("police", "police officer", "policeman"), "security": ("secret service", "intelligence"),
}.items()}  # fmt: skip
# What tells bodies apart that are called alike otherwise.
_REGIONS = frozenset(c for word in ("asian", "islamic", "european", "eurasian", "african", "arab", "turkic", "american", "world") for c in concepts_of(word))
_KEPT = 4_000  # pairs of names, or of a name and a passage, kept: those of some stories
_MOST = 20_000  # pairs of words kept: a long batch must not grow without end
_LONG_NAME = 2  # words of a name from which on one word in common says little
_MOST_OF = 4  # of so many words, two long names that are one have all but one
_SMALL = 3  # letters of words like "of" and "and"
_CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_][\w'’]*")


@lru_cache(_KEPT)
def same(a: Name, b: Name) -> bool:
    """Whether two names may be of one bearer."""
    if a.alias is not None and a.alias == b.alias:
        return True
    if a.portfolios and b.portfolios and a.ministerial == b.ministerial:
        return bool(a.portfolios & b.portfolios) and not (a.codes and b.codes and a.codes.isdisjoint(b.codes))
    if (one := _direction(a)) and (other := _direction(b)) and one != other:
        return False  # North Kazakhstan, East Kazakhstan
    if a.codes & b.codes:
        return True
    if "country" in (a.kind, b.kind) or (a.codes and b.codes and a.kind == b.kind == "organisation"):
        return False  # two countries' railways are two
    if any(len(i) > 2 or (len(i) == 2 and (a.known or b.known)) for i in a.initials & b.initials):  # ЕС, the European Union
        return True
    if a.senses and b.senses:
        if a.senses & _REGIONS and b.senses & _REGIONS and not a.senses & b.senses & _REGIONS:
            return False
        return len(a.senses & b.senses) >= _SHARED * len(a.senses | b.senses)
    if _one_meaning(a.means, b.means):
        return True
    bodies = a.kind == b.kind == "organisation"
    return any(_spelt_alike(x, y) and not (bodies and _share_little(x, y)) for x in a.written for y in b.written)


_DIRECTIONS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})


def _direction(name: Name) -> str | None:
    """Which way a place lies of another by whose name it is called."""
    first = name.written[-1][:1] if len(name.written[-1]) > 1 else ()
    return next((w.letters.removesuffix("ern") for w in first if w.letters in _DIRECTIONS), None)


def _one_meaning(x: Sequence[Spelling], y: Sequence[Spelling]) -> bool:
    """Whether all words of the shorter of two translated names, two or more, are words of the other: Silk Road, the Great Silk Road."""
    short, long = sorted((x, y), key=len)
    return len(short) > 1 and {v.letters for v in short} <= {w.letters for w in long}


def _share_little(x: Sequence[Spelling], y: Sequence[Spelling]) -> bool:
    """Whether two long names have less than three quarters of their words in common: the state security and the state tax service."""
    one, other = ([v for v in z if len(v.letters) > _SMALL] for z in (x, y))
    least = min(len(one), len(other))
    return least > _LONG_NAME and _MOST_OF * sum(any(alike(v, w) for w in other) for v in one) < (_MOST_OF - 1) * least


def called(name: Name, names: Sequence[Name]) -> Name:
    """The one of some names by which a bearer is shown on every side: that of an English article, if any has it."""
    alike = [n for n in (name, *names) if (n.kind == "country") == (name.kind == "country") and same(n, name)]
    return min(alike, key=lambda n: (n.claim.article.language != "en", n.shown))


def _spelt_alike(x: Sequence[Spelling], y: Sequence[Spelling]) -> bool:
    """The last words alike, or two words of each, or the only word of one with any of the other."""
    if not x or not y:
        return False
    if min(len(x), len(y)) == 1:
        return any(alike(v, w) for v in x for w in y)
    if alike(x[-1], y[-1]) and not (_is_common(x[-1].letters) and _is_common(y[-1].letters)):
        return True
    return sum(any(alike(v, w) for w in y) for v in x) > 1


def spelt_alike(a: Name, b: Name) -> bool:
    """Whether two names are spelt alike, as far as their letters allow."""
    return any(_spelt_alike(x, y) for x in a.written for y in b.written)


def words_alike(a: Name, b: Name) -> bool:
    """Whether any word of a name may be a word of the other."""
    return any(_close(v, w) for x in a.written for y in b.written for v in x for w in y)


def likest(a: Name, b: Name) -> float:
    """The most that any word of a name has in common with one of another, 0..1."""
    return max((likeness(v, w) for x in a.written for y in b.written for v in x for w in y), default=0.0)


@lru_cache(_MOST)
def alike(v: Spelling, w: Spelling) -> bool:
    """Whether two words may be one name, in another language, with another ending."""
    short, long = sorted((v.heard, w.heard), key=len)
    return v.letters == w.letters or (len(short) > 2 and long.startswith(short)) or likeness(v, w) >= _LIKE


@lru_cache(_MOST)
def _is_common(word: str) -> bool:
    """Whether a word is an English noun that many are called by: Silk Way Change, Caspi Change."""
    return any(a.known and a.pos == "NOUN" for a in load_pack("en").analyse(word))


@lru_cache(_MOST)
def likeness(v: Spelling, w: Spelling) -> float:
    """The share of letters that two words have in common, in their order."""
    a, b = sorted((v.letters, w.letters))  # the matcher's answer hangs on which comes first
    most = 2 * sum(min(a.count(c), b.count(c)) for c in set(a)) / max(1, len(a) + len(b))
    if most < _APART:
        return most  # no order of the letters can make it more, and less is asked nowhere
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def may_be(a: Name, b: Name) -> bool:
    """Whether one of two names that were not found to be one may still be the other, read or spelt in another way."""
    if a.portfolios and b.portfolios and a.ministerial == b.ministerial:
        return not a.portfolios.isdisjoint(b.portfolios)
    if a.known and b.known:
        return bool(a.codes & region(b.shown) or b.codes & region(a.shown))  # the Caucasus for Azerbaijan
    if any(m.abbreviated and not m.known and n.kind == "organisation" for m, n in ((a, b), (b, a))):
        # KEGOC is no Samruk; a name that means something may be shortened in any language.
        return not (a.coined or b.coined) or any(v.letters[:1] == w.letters[:1] for x in a.written for y in b.written for v in _own_words(x) for w in _own_words(y))
    if "country" in (a.kind, b.kind):
        country, other = (a, b) if a.kind == "country" else (b, a)
        if other.abbreviated:  # KTZ, the railways of Kazakhstan
            return any(country_name(code)[0] == other.shown[0] for code in country.codes)
        forms = [s for code in country.codes for s in _forms(other.claim.article.language, code)]
        forms += country.written[0]  # English and Bough, no British
        if other.plain:
            return any(alike(v, w) for v in forms for w in other.written[0])
        return len(other.written[0]) > 1 or any(_close(v, w) for v in forms for w in other.written[0])
    if a.kind == b.kind == "person" and all(len(n.written[0]) > 1 for n in (a, b)):  # the surnames tell; many are called Marat or Askhat
        return any(_close(x[-1], y[-1]) or alike(x[0], y[0]) or x[0].heard == y[0].heard for x in a.written for y in b.written)
    if {a.kind, b.kind} == {"organisation", "place"} and (a.senses or b.senses):  # the National Bank is no Akorda
        return words_alike(a, b)
    if a.senses & _REGIONS and b.senses & _REGIONS and not a.senses & b.senses & _REGIONS:
        return False  # the Asian and the Islamic development bank
    if a.senses and b.senses and not a.senses & b.senses:  # translated, not spelt
        return any(alike(v, w) for x in a.written for y in b.written for v in _own_words(x) for w in _own_words(y))
    if a.plain and b.plain and a.kind != b.kind:
        return words_alike(a, b)
    if a.kind == b.kind == "place" and all(n.known or n.coined for n in (a, b)):
        least = _APART if a.known or b.known else _FAR
        return any(v.letters[:1] == w.letters[:1] or _close(v, w) or likeness(v, w) >= least for x in a.written for y in b.written for v in x for w in y)
    if {a.kind, b.kind} == {"organisation", "place"} and not (a.known or b.known) and _in_other_letters(a, b):
        return True  # Wheelhouse, Уилхаус
    if "organisation" in (a.kind, b.kind) and a.coined and b.coined:
        return any(_close(x[k], y[k]) for x in a.written for y in b.written for k in (0, -1))
    return not (a.known or b.known) or words_alike(a, b)


def _in_other_letters(a: Name, b: Name) -> bool:
    """Whether two Cyrillic texts write one name in Latin letters and the other as it sounds."""
    texts = [n.claim.article.text[n.span.start : n.span.end] for n in (a, b)]
    return all(n.claim.article.language in CYRILLIC for n in (a, b)) and texts[0].isascii() != texts[1].isascii()


def _own_words(words: Sequence[Spelling]) -> list[Spelling]:
    """The words of a name but for what any body of its kind is called by: a ministry is no committee."""
    return [w for w in words if w.letters not in organisations()] or list(words)


def _close(v: Spelling, w: Spelling) -> bool:
    short, long = sorted((v.heard, w.heard), key=len)
    return alike(v, w) or (len(short) > 1 and long.startswith(short)) or likeness(_stem(v), _stem(w)) >= _APART


@lru_cache(_MOST)
def _stem(word: Spelling) -> Spelling:
    """A surname without the ending that half of all surnames have: Rakhim- and Bek- of Rakhimova, Bekova."""
    return Spelling(word.heard, _ENDING.sub("", word.letters))


@cache
def _forms(language: str, code: str) -> tuple[Spelling, ...]:
    """How a language spells a country."""
    found = {form for form, rows in load_pack(language).countries.items() if any(r.code == code for r in rows)}
    return tuple(s for form in sorted(found) for s in spelt(form, language))


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What is known of some claims of an article: the countries, the words with a capital, those of them that were read as
    no name, the concepts of all words, the lists of aliases that have one of its names, the portfolios of its ministries and
    ministers."""

    language: str
    codes: frozenset[str]
    capitals: tuple[Spelling, ...]
    unread: tuple[Spelling, ...]
    initials: frozenset[str]
    concepts: frozenset[str]
    aliases: frozenset[str]
    portfolios: frozenset[str]


@lru_cache(_MOST)
def _concepts(senses: tuple[str, ...]) -> frozenset[str]:
    """The concepts of a word and of the words of its senses."""
    return frozenset(c for s in senses for part in (s, *s.split()) for c in concepts_of(singular(part.lower())))


def passage_of(claim: Claim) -> Passage:
    """What a claim names."""
    codes, initials, concepts, aliases = set[str](), set[str](), set[str](), set[str]()
    portfolios = set[str]()
    capitals, unread = dict[Spelling, None](), dict[Spelling, None]()
    language = claim.article.language
    for fact in claim.facts:
        if isinstance(fact, Party):
            portfolios |= portfolios_of((fact.key,)) if fact.kind == "office" else ministry_portfolios(fact)
            if fact.alias is not None:
                aliases.add(fact.alias)
            if len(fact.key) == 2 and fact.key.isupper():
                codes.add(fact.key)
            elif fact.kind != "office":
                capitals.update(dict.fromkeys(spelt(fact.name, "en")))
                initials |= {"".join(sorted(w.lower())) for w in fact.name.split() if w.isupper() and len(w) > 2}
    spans = [f.span for f in claim.facts if isinstance(f, Party)]
    base = claim.reading.sentence.span.start
    plain = {w.span.start + base for w in claim.reading.words if w.known and w.pos != "PROPN"}
    for match in _CAPITAL.finditer(claim.article.text, claim.span.start, claim.span.end):
        word = match[0]
        if word[0].isupper():
            capitals.update(dict.fromkeys(spelt(word, language)))
            opens = match.start() == claim.span.start or (match.start() in plain and claim.article.text[match.start() - 1] in OPENING)
            if not opens and not any(s.start <= match.start() < s.end for s in spans):
                unread.update(dict.fromkeys(spelt(word, language)))
            if word.isupper() and len(word) > 2:
                initials.add("".join(sorted(s.letters for s in spelt(word, "en"))))
    for w in claim.reading.words:
        concepts |= _concepts(w.senses)
    return Passage(language, frozenset(codes), tuple(capitals), tuple(unread), frozenset(initials), frozenset(concepts), frozenset(aliases), frozenset(portfolios))


def joined(passages: Sequence[Passage]) -> Passage:
    """What some claims of an article name."""
    return Passage(
        language=passages[0].language if passages else "en",
        codes=frozenset[str]().union(*(p.codes for p in passages)),
        capitals=tuple(dict.fromkeys(s for p in passages for s in p.capitals)),
        unread=tuple(dict.fromkeys(s for p in passages for s in p.unread)),
        initials=frozenset[str]().union(*(p.initials for p in passages)),
        concepts=frozenset[str]().union(*(p.concepts for p in passages)),
        aliases=frozenset[str]().union(*(p.aliases for p in passages)),
        portfolios=frozenset[str]().union(*(p.portfolios for p in passages)),
    )


@lru_cache(_KEPT)
def heard(name: Name, passage: Passage, *, any_word: bool = False) -> bool:
    """Whether a passage may know a name, in any role. Its last word tells, or ``any_word`` of it."""
    if (way := _direction(name)) is not None and passage.concepts.isdisjoint((*concepts_of(way), *concepts_of(way + "ern"))):
        return False
    if name.codes & passage.codes or name.initials & passage.initials or name.alias in passage.aliases:
        return True
    if name.kind == "country":  # misspelt: Şin for Çin
        return any(alike(v, w) for code in name.codes for v in _forms(passage.language, code) for w in passage.unread)
    if not name.portfolios.isdisjoint(passage.portfolios) or any(_MEN.get(p, frozenset()) & passage.concepts for p in name.portfolios):
        return True
    if name.senses:
        return name.senses <= passage.concepts
    return any(alike(v, w) for words in map(_own_words, name.written) for v in (words if any_word else words[-1:]) for w in passage.capitals)
