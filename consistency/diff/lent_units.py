"""A unit that two figures share and that is written once: from 12 to 14 percent, 60 градусов вместо 95, 12-dən 14 faizə."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consistency.records import Claim, Quantity

_ABOUT = r"(?:(?:about|almost|nearly|around|over|just|почти|около|более|примерно|təxminən|шамамен)\s+)?"
# What stands between a bare figure and the one that has the unit, and what stands before both.
_FIRST = {
    "en": (r"\bfrom\s+\W?$", r"\s+(?:[\w’']+\s+){0,3}?to\s+" + _ABOUT + r"\W?"),
    "ru": (r"\bсо?\s+" + _ABOUT + "$", r"\s+до\s+" + _ABOUT),
    "az": ("", r"\s?[-–]?(?:d[aə]n\s+|\s*(?:əvəzinə|yerinə),?\s+)" + _ABOUT),
    "kk": ("", r"\s?[-–]?(?:[дтн][ае]н\s+|[нтд][ыі]ң\s+орнына,?\s+)" + _ABOUT),
}
# What stands between the one that has the unit and a bare one after it.
_SECOND = {
    "en": r"(?:\s+(?:a|per)\s+\w+)?,?\s+(?:(?:up|down)\s+)?(?:from|to|against|versus|(?:instead\s+of|rather\s+than|compared\s+(?:with|to))(?:\s+(?:the|a|an|its|their))?(?:\s+[a-z]+)??)\s+" + _ABOUT,
    "ru": r",?\s+(?:[—–-]\s+)?(?:вместо|против|до|со?|по\s+сравнению\s+со?)\s+" + _ABOUT,
}
_ONLY = {"en": re.compile(r"\b(?:only|just)\s+$"), "ru": re.compile(r"\b(?:только|лишь|всего)\s+$")}
_STOP = re.compile(r"\s*(?:[.,;:!?)]|$)")
_SUFFIX = re.compile(r"[-–]?(?:d[aə]n|[дтн][ае]н|[нтд][ыі]ң)$")
_MARK = re.compile(r"[\s$€£₸₼₽]*$")


def with_lent_units(quantities: Sequence[Quantity], claim: Claim) -> list[Quantity]:
    """The quantities of a claim in order, each bare one with the unit of the one beside it where they share it."""
    out = list(quantities)
    text, language = claim.article.text, claim.article.language
    for n in range(len(out) - 1):
        first, second = out[n], out[n + 1]
        if _is_bare(first) and _has(second) and _leads(first, second, text, language):
            out[n] = _lent(first, second)
        elif not _is_bare(second) or not _has(first):
            continue
        elif _is_only(first, second, claim) or (_follows(first, second, text, language) and not _counts_what_follows(second, claim)):
            out[n + 1] = _lent(second, first)
    return out


def _is_only(fact: Quantity, bare: Quantity, claim: Claim) -> bool:
    """Whether a sentence ends in how much less than a measure there is: the norm is 15 litres, they get only nine."""
    text, only = claim.article.text, _ONLY.get(claim.article.language)
    own = bare.value is not None and fact.value is not None and bare.value < fact.value
    if not own or only is None or fact.unit == "%" or _STOP.match(text, bare.span.end) is None:
        return False
    base = claim.reading.sentence.span.start
    before = next((w for w in reversed(claim.reading.words) if w.span.end + base <= bare.span.start), None)
    arrives = before is not None and before.pos == "VERB" and not text[before.span.end + base : bare.span.start].strip()  # требуется 90 кубометров, поступает 52
    return arrives or bool(only.search(text[: bare.span.start]))


def _is_bare(fact: Quantity) -> bool:
    return fact.unit is None and fact.currency is None and not fact.ordinal and not fact.of


def _counts_what_follows(fact: Quantity, claim: Claim) -> bool:
    """Whether a word that no lexicon has stands behind a figure: it may be another unit, from 5 tenge to 20 tiyn."""
    base = claim.reading.sentence.span.start
    after = next((w for w in claim.reading.words if w.span.start + base >= fact.span.end), None)
    return after is not None and not after.known and not claim.article.text[fact.span.end : after.span.start + base].strip()


def _has(fact: Quantity) -> bool:
    return (fact.unit is not None or fact.currency is not None) and not fact.ordinal and not fact.parts


def _lent(bare: Quantity, fact: Quantity) -> Quantity:
    return replace(bare, unit=fact.unit, currency=fact.currency)


def _leads(bare: Quantity, fact: Quantity, text: str, language: str) -> bool:
    before, between = _FIRST.get(language, ("$^", ""))
    ending = _SUFFIX.search(bare.text) if not before else None
    end = bare.span.end - (len(ending[0]) if ending else 0)
    return bool(re.search(before, text[: bare.span.start], re.IGNORECASE) and re.fullmatch(between, text[end : fact.span.start], re.IGNORECASE))


def _follows(fact: Quantity, bare: Quantity, text: str, language: str) -> bool:
    between = _SECOND.get(language)
    return bool(between and re.fullmatch(between, _MARK.sub(" ", text[fact.span.end : bare.span.start]), re.IGNORECASE))
