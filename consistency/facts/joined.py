"""Figures of two units that are one: "a year and two months", "2 h 15 min", "1 m 80 cm", "63 roubles 40 kopecks"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC
from consistency.records import Quantity, Span

# A larger unit, its part, and how many of the part make one.
_PARTS = {
    ("year", "month"): 12,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("m", "cm"): 100,
    ("foot", "inch"): 12,
    ("km", "m"): 1000,
    ("kg", "g"): 1000,
    ("tonne", "kg"): 1000,
    ("day", "hour"): 24,
}
_TOLD_APART = ("year", "hour", "minute", "day", "tonne", "kg")  # two figures to a reader; 7 m 12 cm is one, in two units
_CENT = "-cent"  # of a currency whose coin is named: qəpik, копейка, pence
_BETWEEN = ("", "-", "və", "и", "and", "мен", "және")
_TIMES = ("hour", "minute")  # of these a comma may stand before the part: two hours, 14 minutes and 38 seconds
_FIRST_OF = {"month": "year", "minute": "hour", "second": "minute"}  # what one of is told without a figure: год и два месяца; час, шесть минут
_LINKS = ("и", "and", "və", "мен", ",")  # between the uncounted one and its part
_RATES = ("в", "раз", "каждый", "каждую", "каждые")  # 90 км в час, 15 минут; раз в час
_MORE_PARTS = re.compile(r"\s+и\s+[\w-]+\s+секунд")


def joined(scan: Scan, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities of a text in order, each larger unit with its part made one, in the unit of the part."""
    out: list[Quantity] = []
    for quantity in quantities:
        whole = _with_part(scan, out[-1], quantity) if out else None
        if whole is None:
            out.append(_with_uncounted(scan, quantity))
        else:
            out[-1] = whole
    return [_in_whole_money(q) for q in out]


def _in_whole_money(quantity: Quantity) -> Quantity:
    """80 qəpik as 0.8 AZN."""
    if quantity.currency is None or not quantity.currency.endswith(_CENT):
        return quantity
    value, low, high = (None if v is None else _hundredth(v) for v in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, currency=quantity.currency.removesuffix(_CENT), value=value, low=low, high=high)


def _hundredth(value: Decimal) -> Decimal:
    return Decimal(f"{value.scaleb(-2).normalize():f}")


def _with_part(scan: Scan, larger: Quantity, part: Quantity) -> Quantity | None:
    # A coin that is called cent belongs to the money before it: 5 euros and 50 cents.
    if larger.currency and part.currency in (larger.currency + _CENT, "USD" + _CENT):
        return _with_coins(scan, larger, part)
    factor = _PARTS.get((larger.unit or "", part.unit or ""))
    if factor is None or larger.value is None or part.value is None or part.value >= factor:
        return None
    between = scan.text[larger.span.end : part.span.start].strip()
    if (between not in _BETWEEN and not (between == "," and larger.unit in _TIMES)) or _is_from(scan, larger):
        return None
    span = Span(start=larger.span.start, end=part.span.end)
    parts = (*(larger.parts or (larger,)), part) if larger.unit in _TOLD_APART else ()
    if not parts:
        return replace(larger, span=span, text=scan.text[span.start : span.end], value=larger.value + part.value / factor)
    return replace(part, span=span, text=scan.text[span.start : span.end], parts=parts,
                   value=larger.value * factor + part.value, approximate=larger.approximate)  # fmt: skip


def _is_from(scan: Scan, larger: Quantity) -> bool:
    """az üç gündən dörd saata: from three days to four hours, and no sum."""
    return scan.pack.code in TURKIC and any("ablative" in a.features for a in scan.pack.analyse(larger.text.split()[-1]))


def _with_coins(scan: Scan, money: Quantity, coins: Quantity) -> Quantity | None:
    """63 roubles 40 kopecks; and no 5 manatdan 20 qəpiyə."""
    if _is_from(scan, money):
        return None
    if money.value is None or coins.value is None or not 0 < coins.value < 100 or money.value != money.value.to_integral_value():
        return None
    if scan.text[money.span.end : coins.span.start].strip() not in _BETWEEN:
        return None
    span = Span(start=money.span.start, end=coins.span.end)
    return replace(money, span=span, text=scan.text[span.start : span.end], value=money.value + _hundredth(coins.value))


def _with_uncounted(scan: Scan, quantity: Quantity) -> Quantity:
    """ru "Год и два месяца", "час, шесть минут и 41 секунда": a year or an hour that is not counted, and its parts."""
    larger = _FIRST_OF.get(quantity.unit or "")
    if larger is None or quantity.value is None:
        return quantity
    at = next((i for i, t in enumerate(scan.tokens) if t.start == quantity.span.start), 0)
    whole = at - 2 if at > 1 and scan.folded[at - 1] in _LINKS else at - 1  # час сорок минут
    term = scan.term("unit", whole) if whole >= 0 else None
    if term is None or term[0] != larger or not _is_one_of(scan, whole, at, larger, quantity):
        return quantity
    span = Span(start=scan.tokens[whole].start, end=quantity.span.end)
    one = replace(quantity, span=Span(start=span.start, end=scan.tokens[whole].end), text=scan.tokens[whole].text, value=Decimal(1), unit=larger)
    parts = (quantity,) if larger == "year" else (one, quantity)
    return replace(quantity, span=span, text=scan.text[span.start : span.end], value=quantity.value + _PARTS[larger, quantity.unit or ""], parts=parts)


def _is_one_of(scan: Scan, whole: int, at: int, larger: str, quantity: Quantity) -> bool:
    """Whether the unit at token ``whole``, before the figure at ``at``, is one of it: час сорок минут, an hour and 40 minutes."""
    before = scan.folded[whole - 1] if whole else ""
    counted = whole > 0 and (scan.tokens[whole - 1].kind == "number" or scan.numeric(whole - 1))
    if larger == "year":
        return whole == at - 2 and not counted
    if scan.pack.code == "en":
        return before in ("a", "an") and whole == at - 2 and scan.folded[at - 1] == "and"
    if scan.pack.code != "ru" or before in _RATES or counted:
        return False
    comma = whole == at - 2 and scan.folded[at - 1] == ","
    return not comma or _MORE_PARTS.match(scan.text, quantity.span.end) is not None  # час, шесть минут и 41 секунда
