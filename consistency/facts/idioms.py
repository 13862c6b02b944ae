"""Figures and days that tell none: set phrases ("for the first time", "первая леди") and names in quotes («Три товарища»)."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC

_QUOTES = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’"}
_LONGEST = 4  # words of a quoted name; beyond that it is speech
_SPEECH = ("scale", "unit", "currency")  # "5 million" in quotes is a figure


def take_idioms(scan: Scan) -> None:
    """Use up the tokens of set phrases and of short quoted names, so that no figure and no day is read from them."""
    for i in scan.where("idiom"):
        term = scan.term("idiom", i)
        scan.taken.update(range(i, i + (term[1] if term else 1)))
    for first, last in quoted_names(scan):
        if not is_speech(scan, first, last):
            scan.taken.update(range(first, last + 1))


_IS_NOT = ("нет", "нету", "не")


def is_speech(scan: Scan, first: int, last: int) -> bool:
    """Whether a short text in quotes is said, and no name: it measures something, or it has a verb of its own."""
    tokens = scan.tokens[first : last + 1]
    if any(t.text == "%" or any(scan.term(kind, k) for kind in _SPEECH) for k, t in enumerate(tokens, first)):
        return True
    words = [t for t in tokens if t.kind == "word"]
    if len(words) > 1 and scan.pack.code == "ru" and any(t.text in _IS_NOT for t in words[1:]):
        return True  # «Пострадавших нет», — сообщили в ведомстве
    if scan.pack.code == "en":  # verbs look like nouns: a title has capitals
        return any(len(t.text) > 4 and not t.capital for t in words)
    readings = [scan.pack.analyse(t.text)[:1] for t in words]
    if len(words) > 1 and scan.pack.code in TURKIC and _is_predicate(scan, last):
        return True  # tr "Biz hazır değiliz"
    return len(words) > 1 and any(a.pos == "VERB" and "participle" not in a.features for best in readings for a in best)


def _is_predicate(scan: Scan, at: int) -> bool:
    """Whether a word denies what is before it, or says that somebody is it: değiliz, жоқ, hazırız."""
    if scan.tokens[at].capital:
        return False  # a title: "Beş Ev Yok"
    term = scan.term("neg", at)
    best = scan.pack.analyse(scan.tokens[at].text)[:1] if scan.tokens[at].kind == "word" else ()
    return (term is not None and term[0] == "after") or any("copula" in a.features and a.known for a in best)


def quoted_names(scan: Scan) -> Iterator[tuple[int, int]]:
    """First and last token of each short text in quotes that begins with a capital or a figure and ends no sentence."""
    tokens = scan.tokens
    for i, token in enumerate(tokens):
        close = _QUOTES.get(token.text)
        if close is None or i + 1 >= len(tokens) or not (tokens[i + 1].capital or tokens[i + 1].kind == "number"):
            continue
        for k in range(i + 2, min(i + 3 + _LONGEST, len(tokens))):
            if tokens[k].text == close:
                yield i + 1, k - 1
                break
            if tokens[k].kind == "mark" and tokens[k].text not in "-–—.’'":
                break
