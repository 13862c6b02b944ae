"""How likely it is that two figures that differ answer one question: a logistic regression over what speaks for it and against it.

Two figures of linked sentences may count two things, in other words or in none; what each is a count of is often told by the sentence
before. So how they fit (their unit, what is counted, what befell those who are) is weighed with their sizes (a slip changes a digit or
two), with what else the passages count, and with what the other articles say. The weights are in ``likely_figures_weights.py``;
``benchmarks/fit_figures.py`` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.diff.elsewhere import Elsewhere, is_score
from consistency.diff.figures import PEOPLE, Figure
from consistency.diff.likely_figures_weights import INTERCEPT, WEIGHTS
from consistency.diff.weighed import probability
from consistency.records import Link

_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_FAR = 1.1  # natural logarithm of three: figures that differ by more are seldom one that was changed
_FARTHEST = 4.0
_TINY, _SMALL, _LARGE = 2, 10, 100
_SHORT = 6  # words of a claim that says little besides


@dataclass(frozen=True, slots=True)
class Setting:
    """Where two figures stand: how well they fit (``figure_pairs``, 0 up to about 1.5), whether their claims are certain counterparts,
    whether each is the only one of its kind that is left over and the two are ``alone``, all figures of both passages, those left over, the link of their
    claims, if any, the likeness of these, 0..1, and what the articles tell elsewhere."""

    slot: float
    certain: bool
    sole: bool
    alone: bool
    first: Sequence[Figure]
    second: Sequence[Figure]
    left: Sequence[Figure]
    right: Sequence[Figure]
    link: Link | None
    near: float
    elsewhere: Elsewhere


def chance(x: Figure, y: Figure, setting: Setting) -> float:
    """The probability, 0..1, that two figures cannot both be right; the same the other way round."""
    return round(probability(features(x, y, setting), WEIGHTS, INTERCEPT), 6)


def features(x: Figure, y: Figure, setting: Setting) -> dict[str, float]:
    """What the probability is worked out from, by name; what is 0 is left out."""
    found = _of_slots(x, y, setting) | _of_sizes(x, y) | _of_passages(x, y, setting) | _of_articles(x, y, setting)
    return {name: float(value) for name, value in found.items() if value}


def _of_slots(x: Figure, y: Figure, setting: Setting) -> dict[str, float]:
    fates = [f.fate for f in (x, y) if f.fate is not None]
    return {
        "slot": setting.slot, "certain": setting.certain, "sole": setting.sole, "alone": setting.alone,
        f"unit {_unit(x, y)}": 1.0,
        "of meet": bool(x.of & y.of), "of people": bool(x.of & y.of & PEOPLE), "of apart": bool(x.of and y.of and not x.of & y.of),
        "of one": bool(x.of) != bool(y.of),
        "fate same": len(fates) == 2, "fate one": len(fates) == 1,
        "ordinal": x.fact.ordinal or y.fact.ordinal,
        "bound": x.fact.value is None or y.fact.value is None, "approximate": x.fact.approximate or y.fact.approximate,
    }  # fmt: skip


def _unit(x: Figure, y: Figure) -> str:
    """What is measured."""
    if x.unit != y.unit:
        return "mixed"
    if x.unit is None:
        return "none"
    return "money" if x.unit.startswith("$") else x.unit if x.unit in ("%", "age") else "time" if x.unit in _TIME else "measure"


def _of_sizes(x: Figure, y: Figure) -> dict[str, float]:
    one, other = digits_of(x), digits_of(y)
    low, high = sorted((float(x.high), float(y.high)))
    times = min(_FARTHEST, math.log(max(high, 1.0) / max(low, 0.01))) if low > 0 else 0.0
    written = [any(c.isdigit() for c in f.fact.text) for f in (x, y)]
    return {
        "times": times, "far": times > _FAR,
        "transposed": len(one) > 1 and one != other and sorted(one) == sorted(other),
        "a digit": len(one) == len(other) > 1 and sum(p != q for p, q in zip(one, other, strict=True)) == 1,
        "as long": len(one) == len(other), "by one": abs(x.low - y.low) == 1,
        "tiny": high <= _TINY, "small": high <= _SMALL, "large": min(x.low, y.low) >= _LARGE,
        "one in words": written[0] != written[1], "both in words": not any(written),
        "score": is_score(x) or is_score(y),
    }  # fmt: skip


def digits_of(figure: Figure) -> str:
    """The digits of a figure but for noughts at either end."""
    value = figure.fact.value
    return "" if value is None else f"{value:f}".replace(".", "").strip("0")


def _of_passages(x: Figure, y: Figure, setting: Setting) -> dict[str, float]:
    agreed = len(setting.first) - len(setting.left)  # one to one
    kin = sum(f.unit == x.unit and f is not x for f in setting.left) + sum(f.unit == y.unit and f is not y for f in setting.right)
    beside = [f for f in (*setting.first, *setting.second) if f is not x and f is not y and (f.claim is x.claim or f.claim is y.claim)]
    score = setting.link.score if setting.link else 0.0
    return {
        "agreed": min(3, agreed), "leftovers": min(6, len(setting.left) + len(setting.right) - 2),
        "uneven": abs(len(setting.left) - len(setting.right)), "kin left": min(3, kin),
        "beside": min(4, len(beside)), "kin beside": min(3, sum(f.unit in (x.unit, y.unit) for f in beside)),
        "link": min(6.0, math.log((score + 1e-4) / (1 - score + 1e-4))), "no link": setting.link is None,
        "equal": setting.link is not None and setting.link.relation == "equal", "near": setting.near,
    }  # fmt: skip


def _of_articles(x: Figure, y: Figure, setting: Setting) -> dict[str, float]:
    mine, theirs = x.claim.article.id, y.claim.article.id
    with_x, with_y = (setting.elsewhere.tell(f, besides=(mine, theirs)) for f in (x, y))
    kinds = [f.claim.reading.sentence.kind for f in (x, y)]
    lengths = [len(f.claim.reading.words) for f in (x, y)]
    return {
        "borne out": min(2, with_x + with_y), "both borne out": with_x > 0 and with_y > 0, "not borne out": with_x + with_y == 0,
        "others": setting.elsewhere.articles - 2,
        "told again": setting.elsewhere.is_told_again(x) + setting.elsewhere.is_told_again(y),
        "headline": "headline" in kinds, "itself": mine == theirs, "short": min(lengths) < _SHORT,
        "acts meet": bool(set(x.claim.acts) & set(y.claim.acts)),
        "predicates meet": x.claim.predicate is not None and x.claim.predicate == y.claim.predicate,
    }  # fmt: skip
