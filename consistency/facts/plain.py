"""Figures of a language without a pack: only what digits say by themselves, and only where no word could make it something else.

Read are percentages, and whole numbers above 31. Left out is what may be part of a date, a time, a score, a range, a name or an ordinal,
what has decimals (a word for millions may follow), and money (the same).
"""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.records import Quantity, Span

_DAYS = 31  # a number up to here may be a day of a month whose name is not known
_YEARS = range(1800, 2101)
_NUMBER = re.compile(
    r"""(?<![\w.,:/$€£¥₸₼₽₺₾₴+\-\u2010-\u2015\u2212])
        (?P<digits>\d{1,3}(?:[ \u00a0\u202f\u2009.,]\d{3})+|\d+)(?P<decimals>[.,]\d{1,2})?
        (?P<percent>\s?%)?
        (?![\w:/$€£¥₸₼₽₺₾₴\-\u2010-\u2015'’]|[.,]\d|\s?[$€£¥₸₼₽₺₾₴])""",
    re.VERBOSE,
)
_MOST_DIGITS = 15


def read_digits(text: str) -> tuple[Quantity, ...]:
    """The figures of a sentence in order, spans from its start. Of a unit nothing is known but that it is %, or none is."""
    found = []
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match["digits"])
        if len(digits) > _MOST_DIGITS:
            continue
        value = Decimal("".join(str(int(d)) for d in digits))  # digits of other scripts are digits
        if match["percent"]:
            value += Decimal("0." + "".join(str(int(d)) for d in match["decimals"][1:])) if match["decimals"] else 0
        elif match["decimals"] or value <= _DAYS or (value in _YEARS and match["digits"].isdigit()):
            continue
        span = Span(start=match.start(), end=match.end())
        found.append(Quantity(span=span, text=match[0], read_from="source", value=value, unit="%" if match["percent"] else None))
    return tuple(found)
