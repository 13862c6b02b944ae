"""Weekdays that name no date: on which something is week after week (on Mondays, по средам, hər cümə, сейсенбі сайын), or is not
(every day except Monday, выходной — понедельник)."""

from __future__ import annotations

import re

from consistency.records import Claim, Moment

_EXCEPTING = frozenset({"except", "except for", "apart from", "other than", "besides", "other", "day off", "closed", "close", "without"})
# What stands right before such a day, what its name ends in, and what stands right after it.
_EACH = {
    "en": (r"\b(?:every|each)\s+$", r"days$", r"$^"),
    "ru": (r"\bкажд(?:ый|ую|ое)\s+$", r"[ая]м$", r"$^"),
    "az": (r"\bhər\s+$", r"ləri?$", r"\s+günləri\b"),
    "kk": (r"\b(?:әр|әрбір)\s+$", r"сайын$", r"\s+(?:сайын|күндері)\b"),
}


def excepts(claim: Claim) -> bool:
    """Whether a claim tells a day on which something is not: every day except Monday, Monday is a day off."""
    return any(not _EXCEPTING.isdisjoint(w.senses[:2]) for w in claim.reading.words)


def recurs(claim: Claim, fact: Moment) -> bool:
    """Whether a weekday is told of every week."""
    if fact.weekday is None or fact.day is not None or claim.article.language not in _EACH:
        return False
    before, ending, after = _EACH[claim.article.language]
    text, span = claim.article.text, fact.span
    return bool(re.search(before, text[claim.span.start : span.start], re.IGNORECASE) or re.search(ending, fact.text, re.IGNORECASE)
                or re.match(after, text[span.end : claim.span.end], re.IGNORECASE) or re.search(after, fact.text, re.IGNORECASE))  # fmt: skip


def is_no_date(claim: Claim, fact: Moment) -> bool:
    """Whether a weekday is no day of the calendar that a date could be told in place of."""
    return fact.weekday is not None and fact.day is None and (recurs(claim, fact) or excepts(claim))
