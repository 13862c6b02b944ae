"""What several bear in equal parts: 14 billion, half each; two companies 7 billion each; троим по 10 миллионов; екі компания 7 миллиард теңгеден."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from consistency.records import Claim, Party

if TYPE_CHECKING:
    from consistency.diff.figures import Figure

_EACH = re.compile(r"\b(?:each|apiece|per)\b|\bпо\s+\d|\bкажд|\bhər\b|hərəsi|әрқайсы|\bәр\b")
_FROM_EACH = re.compile(r"(?:теңге|доллар|еуро|рубль|манат|юань|лира)(?:дан|ден|тан|тен)$", re.IGNORECASE)  # kk: so much each
_HALVES = re.compile(r"\bhalf\b.{0,20}\beach\b|\beach\b.{0,20}\bhalf\b|\b(?:split|divided?|shared?) in half\b|\bfifty-fifty\b|\b50[-/]50\b|пополам|по половине|\b50 на 50\b|yarıbayarı|yarı-yarıya|yarı yarıya|жарты-жарты|жартылай|екіге бөл")
_EQUALLY = re.compile(r"\b(?:split|divided?|shared?|paid|pay|paying) (?:\w+ ){0,3}(?:equally|evenly)\b|\b(?:equally|evenly) (?:split|divided|shared|between|among)\b|\bequal (?:shares|parts|amounts)\b|поровну|равными (?:долями|частями)|в равных (?:долях|частях)|\bbərabər (?:şəkildə |olaraq )?(?:böl|pay|hissə)|тең бөл|теңдей|тең үлес|тепе-тең")
_MOST = 9  # parts at most; chosen as what a sentence of news names
_SHARING = ("organisation", "person", "country", "place")


def says_each(figure: Figure) -> bool:
    """Whether a figure is told of each of several."""
    claim, fact = figure.claim, figure.fact
    return _EACH.search(_text(claim)) is not None or (claim.article.language == "kk" and _FROM_EACH.search(fact.text) is not None)


def sharers(claim: Claim) -> int:
    """How many of one kind a claim names, who may share what it tells; 0 where it names one or none."""
    kinds = Counter(kind for kind, _ in {(f.kind, f.name) for f in claim.facts if isinstance(f, Party) and f.kind in _SHARING})
    most = max(kinds.values(), default=0)
    return most if most > 1 else 0


def is_equal_part(part: Figure, total: Figure) -> bool:
    """Whether one figure is what each pays of the other, which a claim says is shared in equal parts."""
    small, large = part.fact.value, total.fact.value
    if not small or not large or part.unit is None or part.unit != total.unit or part.fact.ordinal or total.fact.ordinal:
        return False
    times = large / small
    said = _text(part.claim) + " " + _text(total.claim)
    return (times == 2 and _HALVES.search(said) is not None) or (times in range(2, _MOST + 1) and _EQUALLY.search(said) is not None)


def _text(claim: Claim) -> str:
    return claim.article.text[claim.span.start : claim.span.end].lower()
