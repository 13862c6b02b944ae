"""Figures by which a passage is known wherever it stands: 29 million tonnes, 04:20 in Baku, that is 00:20 GMT. They are seldom one by chance."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from consistency.diff.clocks import clocks_of, minutes_of, offset_of
from consistency.diff.date import When, whens_of
from consistency.languages.units import to_base
from consistency.records import Claim, Quantity

_FEW, _LARGE = 2, 100  # figures of a claim that one of them tells, and how large it must be; chosen on held-out stories
_DAY = 24 * 60  # minutes


def told_by_figures(known: dict[int, set[str]], claims: Sequence[Claim]) -> dict[int, set[str]]:
    """What is known to be told by whom, and the articles that tell a claim's telling figure."""
    whens: dict[str, list[When]] = {}
    for when in whens_of(claims):
        whens.setdefault(when.claim.article.id, []).append(when)
    clocks = clocks_of(whens)
    own = [_measures(claim) | _instants(whens_of([claim], clocks)) for claim in claims]
    told: dict[tuple[object, str], set[str]] = {}
    for claim, figures in zip(claims, own, strict=True):
        for figure in figures:
            told.setdefault(figure, set()).add(claim.article.id)
    return {i: names.union(*(told[figure] for figure in own[i])) for i, names in known.items()}


def _measures(claim: Claim) -> set[tuple[object, str]]:
    """The measures and large sums of a claim of few figures, each with its unit; no percentages and no ages."""
    facts = [f for f in claim.facts if isinstance(f, Quantity) and not f.ordinal]
    if len(facts) > _FEW:
        return set()
    found: set[tuple[object, str]] = set()
    for f in facts:
        ends = [end for end in (f.value, f.low, f.high) if end is not None]  # within half a kilometre, in a radius of 500 m
        if len(ends) == 1 and (f.currency or f.unit) not in (None, "%", "age", "year", "month", "day", "hour", "minute"):
            value, unit = (Fraction(ends[0]), f.currency) if f.currency else to_base(Fraction(ends[0]), f.unit)
            if abs(value) >= _LARGE:
                found.add((value, unit or ""))
    return found


def _instants(whens: Sequence[When]) -> set[tuple[object, str]]:
    """The clock times of a claim by one clock for all, where it is known whose they are; of a claim that tells one time."""
    found: set[tuple[object, str]] = set()
    for when in whens:
        if when.fact.hour is not None:
            offset = offset_of(when) if when.fact.zone is not None else when.clock
            if offset is not None:
                found.add(((minutes_of(when.fact) - offset) % _DAY, "instant"))
    return found if len(found) == 1 else set()
