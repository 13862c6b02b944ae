"""A unit without a figure that is one of it: more than a year, at least a week, a month after the vote; больше недели, год спустя.

Azerbaijani and Kazakh say "bir il", "бір жыл" there and count it. "A year" by itself is no figure: it may be a rate ($5 a
year) or any year.
"""

from __future__ import annotations

from consistency.facts.manner import manner_of
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan

_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_LATER = {"en": ("later", "after", "before", "following"), "ru": ("спустя",)}
_LOOSE = frozenset({"about", "over", "around", "some"})  # a film about a year abroad; rose over a year
_TIMES = ("once", "twice", "times", "per")
_NEAR = 3  # words before a rate in which its figure stands: 400,000 people a year
_LENIENT = ("just", "well", "only")  # just over a month
# ru: what leads to the unit, and what must follow it: через год после выборов, за час до матча, в течение месяца после.
_RU_LED = {"через": ("после",), "за": ("до",), "течение": ("после", "со", "с")}
_RU_BETWEEN = ("на", "за", "в", "через")


def lone_unit(scan: Scan, i: int) -> tuple[str, int] | None:
    """(unit, last token) of a unit that begins at token ``i``, its article included, and of which one is meant."""
    reader = {"en": _english, "ru": _russian}.get(scan.pack.code)
    return reader(scan, i) if reader else None


def _unit_at(scan: Scan, i: int) -> str | None:
    term = scan.term("unit", i)
    return term[0] if term and term[0] in _UNITS and term[1] == 1 and i not in scan.taken else None


def _english(scan: Scan, i: int) -> tuple[str, int] | None:
    unit = _unit_at(scan, i + 1) if scan.folded[i] in ("a", "an") else None
    if unit is None or "plural" in scan.features(i + 1) or number_at(scan, i + 2):
        return None
    follows = scan.folded[i + 2] if i + 2 < len(scan.tokens) else ""
    if follows in _LATER["en"]:
        return None if _is_rate(scan, i) else (unit, i + 1)
    return (unit, i + 1) if follows not in ("ago", "earlier") and _is_gauged(scan, i) else None


def _is_rate(scan: Scan, i: int) -> bool:
    """$5,000 a year before tax, twice a day after meals: a figure just before is so much in each."""
    return any(number_at(scan, k) or scan.folded[k] in _TIMES for k in range(max(0, i - _NEAR), i))


def _is_gauged(scan: Scan, i: int) -> bool:
    """Whether the words beside it say how exactly the unit is meant: at least a week, nearly a year, a week or so."""
    about, bound = manner_of(scan, i, i + 1)
    loose = i > 0 and scan.folded[i - 1] in _LOOSE and not (i > 1 and scan.folded[i - 2] in _LENIENT)
    return bool(about or bound) and not loose


def _russian(scan: Scan, i: int) -> tuple[str, int] | None:
    unit = _unit_at(scan, i)
    single = "singular" in scan.features(i) or "сутки" in scan.lemmas[i]
    if unit is None or not single or scan.folded[i] == "лет" or number_at(scan, i - 1) or i + 1 in scan.taken:
        return None
    before, follows = (scan.folded[k] if 0 <= k < len(scan.tokens) else "" for k in (i - 1, i + 1))
    if "спустя" in (before, follows) or follows in _RU_LED.get(before, ()):
        return unit, i
    return (unit, i) if _is_gauged_russian(scan, i) else None


def _is_gauged_russian(scan: Scan, i: int) -> bool:
    """ru более года, почти неделю, как минимум на месяц; the bound stands next to the unit, or but for a preposition."""
    first = i - 1 if i > 1 and scan.folded[i - 1] in _RU_BETWEEN else i
    for kind in ("bound", "approx"):
        for size in (1, 2, 3):
            term = scan.term(kind, first - size)
            if term and term[1] == size and scan.folded[first - 1] not in ("до", "от", "к"):
                return True
    return False
