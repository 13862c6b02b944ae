"""What ministries are for: finance, the interior, health; by which two ministries are told to be one, whatever their names.

From ``en/portfolios.tsv`` (``portfolio<TAB>word; word``): the English words that name a portfolio in any language. What one
country's cabinet has together and another's has apart is one portfolio (labour and social protection, culture and sport):
two ministries are held to be two only where they surely are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "en" / "portfolios.tsv"


@cache
def _portfolios() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        portfolio, words = line.split("\t")
        table |= dict.fromkeys(words.split("; "), portfolio)
    return table


def portfolios_of(senses: Iterable[str]) -> frozenset[str]:
    """The portfolios that English words or phrases name: finance for "finance ministry", "ministry of finance"."""
    return frozenset(p for sense in senses for p in _of_sense(sense.lower()))


@cache
def _of_sense(sense: str) -> frozenset[str]:
    table = _portfolios()
    if sense in table:
        return frozenset((table[sense],))
    return frozenset(table[w] for w in sense.split(" ") if w in table)
