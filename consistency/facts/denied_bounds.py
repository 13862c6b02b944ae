"""A bound that is denied is the other bound: "no class will have more than 25 children" is at most 25."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC
from consistency.records import Fact, Quantity, Stance

_TURNS = re.compile(r"[,;:—]|\b(?:but|and|while|но|а|и)\b")  # what begins another statement
_MORE = re.compile(r"\b(?:more than|over|above|больше|более|свыше|выше)\s+(?:чем\s+|the\s+)?$")
_WITHOUT = ("without", "без")
_THERE_IS = frozenset({"be", "have", "exist"})


def with_denied_bounds(scan: Scan, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, each "more than" turned round where a denial reaches over it."""
    denials = [f for f in facts if isinstance(f, Stance) and not f.affirmed and not f.delayed]
    if not denials:
        return list(facts)
    return [_turned(f) if isinstance(f, Quantity) and any(_reaches(scan, d, f) for d in denials) else f for f in facts]


def _reaches(scan: Scan, denial: Stance, fact: Quantity) -> bool:
    """In Turkic only that something is there can be denied of a figure before it: those who were denied something are
    counted there too (100-dən çox adam qayıtmadı)."""
    scope = denial.scope
    if scope is None or not (scope.start <= fact.span.start and fact.span.end <= scope.end):
        return False
    if scan.pack.code in TURKIC:
        return denial.key in _THERE_IS and fact.span.start < denial.span.start
    between = scan.text[denial.span.start : fact.span.start].lower()
    return denial.span.start < fact.span.start and bool(_MORE.search(between)) and not between.startswith(_WITHOUT) and not _TURNS.search(between)


def _turned(fact: Quantity) -> Quantity:
    """More than 25 as at most 25."""
    return replace(fact, low=None, high=fact.low) if fact.low is not None and fact.high is None else fact
