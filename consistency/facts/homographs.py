"""Words that look like a country and are none: Того же, Mali yardım, Jordan Peters, to speak English."""

from __future__ import annotations

from consistency.facts.scan import Scan
from consistency.languages.countries import CountryForm
from consistency.records import Word

_OPENING = ' «"“„—–-•'
_OF_LANGUAGES = {"speak", "learn", "study", "teach", "understand", "in", "into", "from", "fluent"}
_OF_TIME = ("кез", "соң", "кейін", "сәт", "шақ")


def is_homograph(scan: Scan, word: Word, country: CountryForm) -> bool:
    """Whether a word that may name a country is something else in this sentence."""
    if country.form == "adjective":
        if scan.pack.code == "kk":
            return _is_participle(scan, word)
        return scan.pack.code == "en" and _is_language(scan, word)
    if country.form not in ("name", "capital"):
        return False
    return (opens(scan, word) and _is_common(scan, word)) or (country.form == "name" and _is_given_name(scan, word))


def opens(scan: Scan, word: Word) -> bool:
    """Whether a word owes its capital to its place."""
    return scan.text[: word.span.start].strip(_OPENING) == ""


def _is_common(scan: Scan, word: Word) -> bool:
    """A common word that owes its capital to the start of the sentence: Того, Қатарда, Mali."""
    own = scan.pack.lower(word.lemma)
    for analysis in scan.pack.analyse(word.text):
        common = {pos for pos, _ in scan.pack.lexicon.rows(analysis.lemma.lower())} - {"PROPN"}
        if common and analysis.lemma.lower() != own:
            return True
        if common == {"ADJ"}:  # az "Mali yardım" is financial aid, "Mali sərhədi" the border of Mali
            return not _before_possessed(scan, word)
        if common and "NOUN" not in common:  # kk Қатар, side by side; but Turkey and Астана open one as countries
            return True
    return False


def _following(scan: Scan, word: Word) -> Word | None:
    return next((w for w in scan.pack.words(scan.text) if w.span.start >= word.span.end), None)


def _before_possessed(scan: Scan, word: Word) -> bool:
    following = _following(scan, word)
    return following is not None and any("possessed" in a.features for a in scan.pack.analyse(following.text))


def _is_given_name(scan: Scan, word: Word) -> bool:
    """A country's name that people bear, bare and beside another name: Jordan Peters, Misir Mərdanov."""
    if scan.pack.lower(word.text) not in scan.pack.terms.of("given"):
        return False
    at = next((i for i, token in enumerate(scan.tokens) if token.start == word.span.start), 0)
    after = _is_surname(scan, at + 1)
    before = at > 1 and _is_surname(scan, at - 1)
    preposed = at > 0 and scan.pack.code == "en" and scan.folded[at - 1] in ("in", "of", "to", "from", "with", "by")
    return (after or before) and not preposed


def _is_surname(scan: Scan, i: int) -> bool:
    """A capitalised word that the lexicon has not, nor the table of countries."""
    if not 0 <= i < len(scan.tokens) or scan.tokens[i].kind != "word" or not scan.tokens[i].capital:
        return False
    token = scan.tokens[i]
    known = any(a.known and scan.pack.lexicon.rows(a.lemma.lower()) for a in scan.pack.analyse(token.text))
    return not known and scan.pack.country_of(scan.folded[i], token) is None


def _is_participle(scan: Scan, word: Word) -> bool:
    """kk "күн ауған кезде", when the sun had set: no Afghan stands before a word of time."""
    following = _following(scan, word)
    return word.text.islower() and following is not None and following.lemma.startswith(_OF_TIME)


def _is_language(scan: Scan, word: Word) -> bool:
    """English demonyms that stand alone after speak, learn, in, into: a language; so is one joined to it."""
    words = scan.pack.words(scan.text)
    at = next(i for i, w in enumerate(words) if w.span == word.span)
    if at + 1 < len(words) and words[at + 1].pos in ("NOUN", "ADJ", "PROPN", "X"):
        return False
    for before in reversed(words[max(0, at - 4) : at]):
        if before.lemma.lower() in _OF_LANGUAGES:
            return True
        if before.text not in ("and", "or") and not before.text[:1].isupper():
            return False
    return False
