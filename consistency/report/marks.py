"""Which words of a quote carry the answer that differs, so that a reader's eye finds them.

Facts read from the quote come first, since they know their words. Where there are none: the numbers of a quote,
and the words of its English that no other answer's English has, if they are few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from consistency.records import Evidence, Fact, Finding, Moment, Party, Quantity, Reading, Side, Stance

WORD = re.compile(r"\w[\w’'\-]*")
NUMBER = re.compile(r"\d(?:[\d.,:\u00a0\u202f ]*\d)?")
MOST_MARKED = 0.4  # of an English quote's words: more marks than that point at nothing
OF_RULE: dict[str, type] = {"number": Quantity, "date": Moment, "participants": Party, "polarity": Stance}

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Half-open ranges to mark, sorted and apart: in the quote (from its first character) and in its English."""

    quote: Ranges
    english: Ranges


NONE = Marks((), ())


def marks(finding: Finding, side: Side, evidence: Evidence, readings: Iterable[Reading], text: str) -> Marks:
    """``readings`` are those of the evidence's article, ``text`` is the quote itself."""
    span = evidence.span
    near = [r for r in readings if r.sentence.span.start < span.end and span.start < r.sentence.span.end]
    facts = [f for r in near for f in (*r.source_facts, *r.english_facts)]
    telling = _telling(finding, side, [f for f in facts if isinstance(f, OF_RULE.get(finding.rule, ()))])
    quote = [
        (f.span.start - span.start, f.span.end - span.start)
        for f in telling
        if f.read_from == "source" and span.start <= f.span.start and f.span.end <= span.end
    ]
    english = [at for f in telling if f.read_from == "english" for at in _places(f.text, evidence.translation)]
    if not quote and finding.rule in ("number", "date"):
        quote = [m.span() for m in NUMBER.finditer(text)]
    if not english:
        english = _own_words(finding, side, evidence.translation)
    return Marks(joined(quote), joined(english))


def _telling(finding: Finding, side: Side, facts: list[Fact]) -> list[Fact]:
    """The facts that make up this side's answer; for parties, those that set it apart from the other answers."""
    if finding.rule == "participants":
        own = _keys(side.value)
        others = [_keys(s.value) for s in finding.sides if s.answer != side.answer]
        apart = {key for key in own if any(key not in other for other in others)}
        return [f for f in facts if isinstance(f, Party) and f.key in (apart or own)]
    return [f for f in facts if _says(f, side.value)] or facts


def _keys(value: object) -> set[str]:
    return {str(v) for v in value} if isinstance(value, (list, tuple, set, frozenset)) else set()


def _says(fact: Fact, value: object) -> bool:
    if isinstance(fact, Quantity):
        given = value if isinstance(value, Mapping) else {}
        numbers = {_decimal(given.get(name)) for name in ("value", "low", "high")} - {None}
        return bool(numbers & {fact.value, fact.low, fact.high})
    if isinstance(fact, Moment):
        return bool(fact.resolved) and str(value) == fact.resolved
    return isinstance(fact, Stance) and str(value) in (fact.key, "affirmed" if fact.affirmed else "denied")


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _own_words(finding: Finding, side: Side, english: str) -> list[tuple[int, int]]:
    """The words of ``english`` that no other answer's English has, numbers first for number and date."""
    others = {
        word.casefold()
        for other in finding.sides
        if other.answer != side.answer
        for e in other.evidence
        for word in WORD.findall(e.translation)
    }
    words = list(WORD.finditer(english))
    own = [w for w in words if w[0].casefold() not in others]
    if finding.rule in ("number", "date"):
        return [w.span() for w in own if w[0][0].isdigit()] or [w.span() for w in words if w[0][0].isdigit()]
    if finding.rule == "participants":
        shown = _shown(side)
        apart = {w for w in shown if any(w not in _shown(s) for s in finding.sides if s.answer != side.answer)}
        own = [w for w in words if w[0].casefold() in (apart or shown)]
    return [w.span() for w in own] if len(own) <= MOST_MARKED * len(words) else []


def _shown(side: Side) -> set[str]:
    return {word.casefold() for word in WORD.findall(side.shown)}


def _places(part: str, whole: str) -> list[tuple[int, int]]:
    if not part:
        return []
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", whole)]


def joined(ranges: list[tuple[int, int]]) -> Ranges:
    """Sorted, with overlapping ranges joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return tuple(out)


def pieces(text: str, ranges: Ranges) -> list[tuple[str, bool]]:
    """``text`` cut at the ranges: (piece, whether it is marked); together they are the text."""
    out, at = [], 0
    for start, end in ranges:
        out += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(piece, marked) for piece, marked in (*out, (text[at:], False)) if piece]
