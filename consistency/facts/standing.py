"""Capitals by what a state is to others: London is a supporter of peace, it made Berlin Moscow's captive.

The nouns are those of the kinds ``role`` and ``vassal`` in ``en/statecraft.tsv``, through senses, and of the class ``vassal``
of the language's ``terms.tsv``, which has what its lexicon lacks or means otherwise (a doll).
"""

from __future__ import annotations

from consistency.facts.scan import Scan
from consistency.languages.concepts import statecraft
from consistency.languages.families import TURKIC
from consistency.records import Word

_COPULAS = frozenset({"be", "become", "remain", "stay", "act", "serve", "continue", "emerge", "stand", "prove", "consider"})
_MODIFIERS = frozenset({"DET", "ADJ", "ADV", "PART", "NUM"})
_LED = ("as", "не", "not", "n't", "will", "would", "has", "have", "had", "could", "may", "might", "to", "been")
_PATH = 7  # words from a capital to the noun that says what it is
_FINITE = frozenset({"past", "perfect", "present", "future"})
_TALKING = frozenset({"talk", "discuss", "compromise", "concession"})
_MARKS = frozenset(",;:.!?()")


def has_standing(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    """Whether the capital at word ``at`` is called something that only states are, or has a state for its vassal."""
    if _owns(scan, words, at, features) or _is_owned(scan, words, at, features):
        return True
    bare = features.isdisjoint({"genitive", "dative", "ablative", "accusative", "locative", "instrumental"})
    if not bare or not _opens_clause(scan, words, at):
        return False
    return _is_called_last(scan, words, at) if scan.pack.code in TURKIC else _is_called(scan, words, at)


def _gap(scan: Scan, words: tuple[Word, ...], k: int) -> str:
    """The marks between the words ``k - 1`` and ``k``."""
    return scan.text[words[k - 1].span.end : words[k].span.start].strip()


def _opens_clause(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    return not at or not _MARKS.isdisjoint(_gap(scan, words, at)) or words[at - 1].pos in ("SCONJ", "CCONJ")


def _is_called(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    """English and Russian: London remains a key ally, Лондон — давний сторонник мира."""
    said = False
    for k in range(at + 1, min(at + 1 + _PATH, len(words))):
        word, gap = words[k], _gap(scan, words, k)
        if not _MARKS.isdisjoint(gap):
            return False
        said = said or (k == at + 1 and scan.pack.code == "ru" and gap in ("—", "–", "-"))
        if said and _is_noun(scan, word, "role", "vassal"):
            return _is_head(scan, words, k)
        if _is_minded(scan, words, k, said):
            return True
        if not said and _is_copula(scan, word):
            said = True
        elif word.pos not in _MODIFIERS and word.text not in _LED and not _led_by_noun(scan, word, said):
            return False
    return False


def _is_minded(scan: Scan, words: tuple[Word, ...], k: int, said: bool) -> bool:
    """Beijing is interested, Пекин заинтересован; ready only for what governments do: cities are ready for a race."""
    word = words[k]
    own = {word.lemma, word.text.lower(), *word.senses[:2]}  # en interested is a participle too
    if word.pos not in ("ADJ", "VERB") or not (said or "short" in word.features) or statecraft("adjective").isdisjoint(own) or not _is_head(scan, words, k):
        return False
    return "ready" not in {word.lemma, *word.senses[:1]} or any(_is_affair(scan, w) for w in words[k + 1 : k + 4])


def _is_affair(scan: Scan, word: Word) -> bool:
    if scan.pack.code == "en":
        return any(a.pos in ("NOUN", "VERB") and (a.lemma in _TALKING or a.lemma in statecraft(a.pos.lower())) for a in scan.pack.analyse(word.text))
    kind = word.pos.lower()
    return kind in ("noun", "verb") and not (statecraft(kind) | _TALKING).isdisjoint(word.senses[:2])


def _led_by_noun(scan: Scan, word: Word, said: bool) -> bool:
    """Whether a word may stand before the noun in English: Ukraine's closest ally, a peace broker."""
    return said and scan.pack.code == "en" and word.pos in ("NOUN", "PROPN", "PRON")


def _is_copula(scan: Scan, word: Word) -> bool:
    readings = [a for a in scan.pack.analyse(word.text) if a.pos == "VERB"] if scan.pack.code == "en" else []
    if word.pos != "VERB" and not readings:
        return False
    return not _COPULAS.isdisjoint({*(a.lemma for a in readings), *word.senses})


def _is_called_last(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    """The others: London regionda sülhün tərəfdarıdır; the noun ends the clause, or only a verb of being follows."""
    end = at + 1
    while end < len(words) and _MARKS.isdisjoint(_gap(scan, words, end)):
        end += 1
    last = end - 1
    while last > at and words[last].pos in ("VERB", "AUX") and not _COPULAS.isdisjoint(words[last].senses):
        last -= 1
    if last > at + 1 and _is_minded_last(scan, words, at, last):
        return True
    if last <= at or not _is_noun(scan, words[last], "role", "vassal") or any(w.pos == "VERB" for w in words[at + 1 : last]):
        return False
    linked = last < end - 1 or "copula" in words[last].features
    return linked if last == at + 1 else linked or "possessed" in words[last].features


def _is_minded_last(scan: Scan, words: tuple[Word, ...], at: int, last: int) -> bool:
    """Ankara dialoqa ön şərt qoymadan hazırdır."""
    word, inside = words[last], words[at + 1 : last]
    if statecraft("adjective").isdisjoint(word.senses[:2]) or any(w.pos == "VERB" and not w.features.isdisjoint(_FINITE) for w in inside):
        return False
    return word.senses[:1] != ("ready",) or any(_is_affair(scan, w) and not w.features.isdisjoint({"dative", "verbal-noun"}) for w in inside)


def _owns(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    """Moscow's captive, a vassal of Moscow, «пленник» Москвы, Moskvanın girovu."""
    code = scan.pack.code
    if code == "en" and at > 1 and words[at - 1].text == "of":
        return _is_noun(scan, words[at - 2], "vassal")
    if "genitive" not in features:
        return False
    if code == "ru":
        return at > 0 and _MARKS.isdisjoint(_gap(scan, words, at)) and _is_noun(scan, words[at - 1], "vassal")
    k = at + 1 + (at + 1 < len(words) and words[at + 1].pos == "ADJ" and not _is_noun(scan, words[at + 1], "vassal"))
    if k >= len(words) or not _is_noun(scan, words[k], "vassal"):
        return False
    return _is_head(scan, words, k) if code == "en" else not words[k].known or "possessed" in words[k].features


def _is_owned(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    """It made Minsk a vassal of Moscow, сделал Берлин «пленником» Москвы, Berlini Moskvanın əsiri edəcək."""
    if not features.isdisjoint({"genitive", "dative", "ablative", "locative", "instrumental"}):
        return False
    for k in range(at + 1, min(at + 1 + _PATH, len(words))):
        if not _MARKS.isdisjoint(_gap(scan, words, k)):
            return False
        if _is_noun(scan, words[k], "vassal"):
            return _owner_beside(scan, words, k)
        if words[k].pos not in ("DET", "ADJ") and not (_is_country(scan, words[k]) and "genitive" in words[k].features) and words[k].text != "as":
            return False
    return False


def _owner_beside(scan: Scan, words: tuple[Word, ...], k: int) -> bool:
    """Whether a state owns the vassal at word ``k``."""
    if scan.pack.code == "ru":
        return k + 1 < len(words) and _is_country(scan, words[k + 1]) and "genitive" in words[k + 1].features
    if scan.pack.code == "en" and k + 2 < len(words) and words[k + 1].text == "of":
        return _is_country(scan, words[k + 2])
    return any(_is_country(scan, w) and "genitive" in w.features for w in words[max(0, k - 2) : k])


def _is_country(scan: Scan, word: Word) -> bool:
    return scan.pack.lower(word.lemma) in scan.pack.countries


def _is_head(scan: Scan, words: tuple[Word, ...], k: int) -> bool:
    """Whether no noun follows that the one at ``k`` belongs to: a partner city, Moscow's puppet theatre."""
    if scan.pack.code != "en" or k + 1 >= len(words) or _gap(scan, words, k + 1):
        return True
    return not any(a.pos == "NOUN" for a in scan.pack.analyse(words[k + 1].text)[:1])


def _is_noun(scan: Scan, word: Word, *kinds: str) -> bool:
    """Whether a word is a noun of one of the kinds; English has some as adjectives only (captive)."""
    if word.pos in ("VERB", "ADV", "ADP") or " " in word.text:
        return False
    senses = {word.lemma.lower()} if scan.pack.code == "en" else {*word.senses[:2]}
    if any(not statecraft(kind).isdisjoint(senses) for kind in kinds):
        return True
    if "vassal" not in kinds:
        return False
    at = scan.index_of(word.span.start)
    if scan.term("vassal", at) is not None:
        return True
    forms = scan.pack.terms.of("vassal") if scan.pack.code in TURKIC and not word.known else ()
    return any(scan.pack.analyser.continues(scan.folded[at], form) is not None for form in forms)
