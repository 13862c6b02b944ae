"""Offices that people hold, with their rank: prime minister, first deputy prime minister, birinci müavin, пресс-секретарь."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from consistency.facts.scan import Scan
from consistency.languages.analysis import case_of
from consistency.languages.concepts import offices
from consistency.languages.families import TURKIC
from consistency.languages.portfolios import portfolios_of
from consistency.records import FactSource, Party, Span, Word

# English senses of the words that make an office a lower one.
_RANKS = {"deputy": "deputy", "vice": "deputy", "first deputy": "first deputy", "acting": "acting", "assistant": "deputy",
          "vice president": "deputy", "deputy prime minister": "deputy", "deputy minister": "deputy",
          "first deputy prime minister": "first deputy", "first vice president": "first deputy"}  # fmt: skip
_PLAIN_RANKS = ("deputy", "vice", "first deputy", "acting")
_LONG = 8  # words of what a minister is for, with the rank before them
_NEAR = 2  # words between an office and its rank


def read_offices(scan: Scan, read_from: FactSource) -> Iterator[Party]:
    """Every office of a text; ``key`` is its English name with its rank, the same in every language."""
    words = scan.pack.words(scan.text)
    ranked: set[int] = set()
    held = [(i, word, office) for i, word in enumerate(words) if (office := office_of(word)) is not None]
    # A deputy is an office by itself where no other stands beside it.
    for i, word, office in sorted(held, key=lambda h: h[2] in _RANKS):
        if i in ranked:
            continue
        rank, at = _rank(scan, words, i, office)
        ranked |= at
        name = f"{rank} {office}".strip()
        first, last = min({i, *at}), max({i, *at})
        span = Span(start=words[first].span.start, end=words[last].span.end)
        yield Party(span=span, text=scan.text[span.start : span.end], read_from=read_from, key=name, name=name, kind="office",
                    case=case_of(word.features))  # fmt: skip


def office_of(word: Word) -> str | None:
    """The office that a word names, without its rank: minister for "deputy minister"."""
    return _office_in(word.senses[0]) if word.senses and word.pos in ("NOUN", "PROPN", "ADJ") else None


@cache
def _office_in(sense: str) -> str | None:
    plain = sense.lower().replace("-", " ")
    while plain not in offices() and not _is_portfolio(plain):  # the longest end of it that is one
        _, blank, plain = plain.partition(" ")
        if not blank:
            return None
    return plain


def _is_portfolio(name: str) -> bool:
    """A minister by what the ministry is for: a health minister, a labour and social protection minister."""
    *told, last = name.split(" ")
    return last == "minister" and bool(told) and bool(portfolios_of(told[:1]))


def _parted(scan: Scan, words: tuple[Word, ...], k: int, i: int) -> bool:
    """Whether "and", a mark or a figure stands between two words: the governor and vice president; or, in a language whose
    heads come last, many before one, or an owner before a receiver: kk депутаттың министрге сұрағы, the question of a deputy to a minister."""
    first, last = min(k, i), max(k, i)
    theirs, own = words[k].features, words[i].features
    if scan.pack.code in TURKIC and k < i and ("plural" in theirs - own or ("genitive" in theirs and "dative" in own)):
        return True
    marked = any(c in ",;:.()—–«»\"" or c.isdigit() for c in scan.text[words[first].span.end : words[last].span.start])
    return marked or any(w.pos == "CCONJ" for w in words[first:last])


def _rank(scan: Scan, words: tuple[Word, ...], i: int, office: str) -> tuple[str, set[int]]:
    """The rank at which an office is named, "" where it is the office itself, and the words that say so."""
    prefix = words[i].senses[0].lower().replace("-", " ").removesuffix(office).strip()
    near = [k for k in range(max(0, i - _NEAR), min(len(words), i + 1 + _NEAR)) if not _parted(scan, words, k, i)]
    at = {k for k in near if k != i and any(s.lower() in _RANKS for s in words[k].senses[:1])}
    ranks = {_RANKS[words[k].senses[0].lower()] for k in at} | ({_RANKS[prefix]} if prefix in _RANKS else set())
    wide = [k for k in range(max(0, i - _NEAR - 1), min(len(words), i + 1 + _NEAR)) if not _parted(scan, words, k, i)]
    first = {k for k in wide if any(s.lower() == "first" for s in words[k].senses[:1])}
    if ranks and first and "deputy" in ranks:
        return "first deputy", at | first
    if not ranks and office.endswith("minister") and (far := _rank_before(scan, words, i)) is not None:
        return _RANKS[words[far].senses[0].lower()], {far}
    return min(ranks, default=""), at


def _rank_before(scan: Scan, words: tuple[Word, ...], i: int) -> int | None:
    """The rank that stands before all that a minister is for: Deputy Environmental Protection and Agriculture Minister."""
    if scan.pack.code != "en":
        return None
    k = i - 1
    while k >= 0 and i - k <= _LONG and (words[k].text[:1].isupper() or words[k].text == "and") and scan.text[words[k].span.end : words[k + 1].span.start] == " ":
        if any(s.lower() in _PLAIN_RANKS for s in words[k].senses[:1]):
            return k
        if office_of(words[k]) is not None:
            return None  # Deputy Prime Minister and Foreign Minister: two offices
        k -= 1
    return None
