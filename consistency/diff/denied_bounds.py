"""A bound that is denied is the other bound: "no class will have more than 25 children" is at most 25."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.languages.families import TURKIC
from consistency.records import Claim, Quantity, Stance

_TURNS = re.compile(r"[,;:—]|\b(?:but|and|while|но|а|и)\b")  # what begins another statement
_MORE = re.compile(r"\b(?:more than|over|above|больше|более|свыше|выше)\s+(?:чем\s+|the\s+)?$")
_WITHOUT = ("without", "без")
_EXCEED = frozenset({"exceed", "surpass", "pass", "outnumber", "go beyond"})
_RISE = frozenset({"rise", "go up", "climb", "increase", "get up", "grow"})  # of a measure: no higher than
_REACH = frozenset({"reach", "attain"})
_THERE_IS = frozenset({"be", "have", "exist"})


def with_bound_turned(fact: Quantity, claim: Claim) -> Quantity:
    """A "more than 25" that a denial reaches over as at most 25, and so what is not reached; any other figure as it is."""
    if fact.value is not None and not fact.ordinal and any(_not_reached(claim, d, fact) for d in claim.facts if isinstance(d, Stance)):
        return replace(fact, value=None, high=fact.value)
    if fact.low is None or fact.high is not None:
        return fact
    denials = (f for f in claim.facts if isinstance(f, Stance) and not f.affirmed and not f.delayed)
    return replace(fact, low=None, high=fact.low) if any(_reaches(claim, d, fact) for d in denials) else fact


def _not_reached(claim: Claim, denial: Stance, fact: Quantity) -> bool:
    """kk жарты сағатқа жетпейтін, az 15 faizə çatmır, ru не достигает 15 процентов: what is not reached is a measure, in Turkic in
    the dative (500 müəllim çatmır: five hundred teachers are lacking), else right behind its verb (not: did not reach it for 40
    years); that a count of people was not reached tells who they are."""
    scope, text = denial.scope, claim.article.text
    if denial.affirmed or denial.key not in _REACH or scope is None or not (scope.start <= fact.span.start and fact.span.end <= scope.end):
        return False
    if claim.article.language in TURKIC:
        place = claim.reading.sentence.span.start
        last = [w for w in claim.reading.words if fact.span.start <= w.span.start + place and w.span.end + place <= fact.span.end]
        return bool(last) and "dative" in last[-1].features
    between = text[denial.span.end : fact.span.start].strip(" €$£₽₸").lower()
    return (fact.unit is not None or fact.currency is not None) and between in ("", "the", "even")


def _reaches(claim: Claim, denial: Stance, fact: Quantity) -> bool:
    """In Turkic only that something is there can be denied of a figure before it: those who were denied something are
    counted there too (100-dən çox adam qayıtmadı)."""
    scope = denial.scope
    exceeds = denial.key in _EXCEED or (denial.key in _RISE and fact.unit is not None)
    if scope is not None and exceeds and scope.start <= fact.span.start and fact.span.end <= scope.end:
        return True  # не превышала 200 метров, 200 metri keçmirdi
    if scope is None or not (scope.start <= fact.span.start and fact.span.end <= scope.end):
        return False
    if claim.article.language in TURKIC:
        return denial.key in _THERE_IS and fact.span.start < denial.span.start
    inside = denial.span.start < fact.span.start and fact.span.end <= denial.span.end
    if claim.article.language == "ru" and not inside and denial.key not in _THERE_IS:
        return False  # не вернулись более 100 человек: they are the subject
    between = claim.article.text[denial.span.start : fact.span.start].lower()
    return denial.span.start < fact.span.start and bool(_MORE.search(between)) and not between.startswith(_WITHOUT) and not _TURNS.search(between)
