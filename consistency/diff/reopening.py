"""The last day on which something is shut, and the day after it, on which it opens: closed through 18 October, lessons resume on 19 October; closed until
14:00, opened at 14:00."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from consistency.records import Claim, Moment

_BEGINNING = frozenset({"begin", "start", "open", "reopen", "resume", "return", "restart", "restore", "restoration", "be restored", "renew", "recommence", "launch", "come back"})
_NOT_GOING_ON = frozenset({"close", "closed", "shut", "shut down", "shut off", "block", "suspend", "suspension", "stop", "halt", "cancel", "ban", "prohibit", "prohibition",
                           "restrict", "restriction", "holiday", "break", "pause", "quarantine", "cut off", "interrupt", "rest", "vacation", "repair", "strike", "remain closed", "stay closed", "remain shut", "stay shut", "keep closed"})  # fmt: skip
_SENSES = 2  # first senses of a word that count; what follows is seldom meant


def opens_after(shut: Claim, last: Moment, closed: AbstractSet[date], other: Claim, opened: AbstractSet[date]) -> bool:
    """Whether ``shut`` tells until which of the days ``closed`` something does not go on, and ``other`` that it begins on the day after,
    one of ``opened``."""
    if last.bound != "until" or not any(day + timedelta(days=1) in opened for day in closed):
        return False
    return _says(shut, _NOT_GOING_ON) and not _says(shut, _BEGINNING) and _says(other, _BEGINNING)


def opens_when_over(shut: Claim, other: Claim) -> bool:
    """Whether ``shut`` tells until when something does not go on, and ``other`` that it begins then or later: closed until 14:00, opened at 14:00."""
    ends = [f for f in shut.facts if isinstance(f, Moment) and f.bound == "until"]
    begins = [f for f in other.facts if isinstance(f, Moment) and f.bound != "until"]
    return any(_not_before(begin, end) for end in ends for begin in begins) and _says(shut, _NOT_GOING_ON) and _says(other, _BEGINNING)


def _not_before(begin: Moment, end: Moment) -> bool:
    """Whether a moment is at another one or after it, as far as both say the same of it: the hour, the day, or the day of the week."""
    if begin.hour is not None and end.hour is not None:
        return (begin.hour, begin.minute or 0) >= (end.hour, end.minute or 0)
    if None not in (begin.month, begin.day, end.month, end.day):
        return (begin.month, begin.day) >= (end.month, end.day)
    return begin.weekday is not None and begin.weekday == end.weekday


def _says(claim: Claim, wanted: frozenset[str]) -> bool:
    return any(not wanted.isdisjoint(w.senses[:_SENSES]) for w in claim.reading.words)
