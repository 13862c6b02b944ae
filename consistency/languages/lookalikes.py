"""Words that look like a unit, a currency or a figure with an ending, and are none: az qadın (woman) is no qat (times) with one,
kk жылқы (horse) no жыл (year).

Found by reading every word of a lexicon as an inflected term: these are those of another meaning. A later one is found the
same way (``tests/languages/test_lookalikes.py``).
"""

from __future__ import annotations

from collections.abc import Mapping

LOOKALIKES: Mapping[str, frozenset[str]] = {
    "az": frozenset({
        "ayıq", "baldır", "balıq", "beşik", "dəqiq", "haydı", "metrik", "milli", "millilik", "minik", "mum", "müdir", "qada", "qadın", "qatı", "qatıq",
        "qırxım", "soda", "xala", "yardım", "yarma", "yenicə", "yenə",
    }),
    "kk": frozenset({
        "есесіне", "еуропа", "жастар", "жастық", "жетім", "жетімсіз", "жылқы", "жүзу", "жүзуші", "жүзім", "мына", "міне", "мінбе", "мәртебе", "ондай",
        "реттеу", "реттеуші", "реттілік", "ретсіз", "ретімен", "ретінде", "сумы", "қырғын", "қырқым",
    }),
    "ru": frozenset({"вон", "разом"}),
}  # fmt: skip
_SHORTENED = frozenset({"dəq", "san", "ha", "га", "мин"})
_VOWELS = frozenset("aeiouöüıəаеиоуыэюяёәіөүұ")
_WRITTEN_OFF = "-‐‑'’"  # what an abbreviation takes its endings after: 5 km-dən, 64 AZN'ə


def is_lookalike(code: str, lemmas: frozenset[str]) -> bool:
    """Whether a token of these lemmas is such a word, whatever else its endings could be cut to."""
    return not LOOKALIKES.get(code, frozenset()).isdisjoint(lemmas)


def may_take_endings(term: str, folded: str) -> bool:
    """Whether ``folded`` may be the unit or currency ``term`` with endings: an abbreviation takes them after a hyphen only, so
    that minik is no m."""
    shortened = term in _SHORTENED or _VOWELS.isdisjoint(term)
    return not shortened or any(mark in folded for mark in _WRITTEN_OFF)
