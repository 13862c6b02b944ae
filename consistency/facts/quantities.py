"""How many and how much: the number, its unit or currency, what is counted, and how exactly it is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from consistency.facts.compounds import compound_at, may_hold_figure, spoken_range
from consistency.facts.counted import counted_after
from consistency.facts.designations import is_designation
from consistency.facts.elapsed import elapsed
from consistency.facts.figures import Number, figure_at
from consistency.facts.joined import joined
from consistency.facts.jubilees import jubilees
from consistency.facts.lone_units import lone_unit
from consistency.facts.manner import is_no_bound, manner_of
from consistency.facts.measures import Measure, is_below_zero, measure_of
from consistency.facts.numbers import may_begin, number_at
from consistency.facts.phones import take_phones
from consistency.facts.ranges import scale_ahead, upper_end
from consistency.facts.scan import Scan
from consistency.facts.scores import scores
from consistency.facts.tolerances import is_margin, tolerance
from consistency.languages.families import TURKIC
from consistency.records import FactSource, Quantity, Span

_AND_A_HALF = {"az": "yarım", "tr": "buçuk", "kk": "жарым"}  # üç il yarım, үш жыл жарым
_HALVED = ("hour", "year", "month", "minute", "day", "week", "km", "m", "kg", "tonne")
_ERAS = ("century", "decade")
_ROUNDED = (3, 6, 7, 9)  # a third of all is not 33.333333 per cent to the last digit
_ONE, _ONE_AND_A_HALF = Decimal(1), Decimal("1.5")
_LEAST = Decimal("0.000001")

Ends = tuple[Decimal | None, Decimal | None, Decimal | None]  # the value itself, or its lower and upper end


def read_quantities(scan: Scan, read_from: FactSource) -> list[Quantity]:
    """Every quantity of a text; the tokens of moments must be taken already."""
    found: list[Quantity] = []
    take_phones(scan)
    found += elapsed(scan, read_from)
    found += scores(scan, read_from)
    found += jubilees(scan, read_from)
    at = 0
    while at < len(scan.tokens):
        if at not in scan.taken and (inner := _inside_words(scan, at, read_from)) is not None:
            found.append(inner[0])
            at = inner[1]
            continue
        number = number_at(scan, at) if may_begin(scan, at) else None
        if number is None or is_designation(scan, number):
            at += 1
            continue
        quantity, last = _quantity(scan, number, read_from)
        if quantity is not None:
            found.append(quantity)
        at = last + 1
    return joined(scan, sorted(found, key=lambda q: q.span.start))


def _quantity(scan: Scan, number: Number, read_from: FactSource) -> tuple[Quantity | None, int]:
    """The quantity around a number, and the last token used."""
    high, beyond = upper_end(scan, number)
    if beyond is not None:
        return None, beyond
    missed = tolerance(scan, number, high)
    measure = missed.measure if missed else measure_of(scan, number.first, (high or number).last)
    about, bound = manner_of(scan, measure.first, measure.last)
    if "лишним" in scan.folded[number.first : number.last]:
        bound = ">"
    bound = None if number.ordinal or is_no_bound(scan, measure.first, measure.last, measure.unit) else bound
    of = counted_after(scan, measure.last)
    value, unit, end = number.value, measure.unit, measure.last
    if unit and high is None and _is_half(scan, end + 1):
        value, end = value + Fraction(1, 2), end + 1
    owner = _part_of(scan, number.first) if number.share and unit is None and high is None else None
    if owner is not None:
        unit, measure = owner[0], measure._replace(first=owner[1])
    elif number.share:
        value, unit, about = value * 100, "%", about or value.denominator in _ROUNDED
    if number.ordinal and unit in _ERAS:  # the 19th century is counted, and measures nothing
        unit, end = None, number.last
    exact, low, top = _ends(decimal(value), bound) if high is None else (None, *_range(number, high))
    if missed is not None:
        exact, low, top = None, decimal(missed.low), decimal(missed.high)
    if number.share and low is not None and top is not None and high is not None:
        low, top = low * 100, top * 100  # between a fifth and a quarter
    if exact is not None and high is None and (scale := scale_ahead(scan, number)):
        exact = exact * scale
    if exact is not None and not is_margin(scan, measure.first) and is_below_zero(scan, measure.first, end, unit or measure.currency):
        exact = -exact
    elif low is not None and top is not None and is_below_zero(scan, measure.first, end, unit):
        low, top = -top, -low  # 8-13 dərəcə şaxta
    start, stop, text = scan.slice(measure.first, end)
    fact = Quantity(
        span=Span(start=start, end=stop), text=text, read_from=read_from, value=exact, low=low, high=top,
        unit=unit, written_unit=measure.written, currency=measure.currency, of=of, approximate=about,
        ordinal=number.ordinal, share=number.share and owner is None,
    )  # fmt: skip
    return fact, end


def _part_of(scan: Scan, first: int) -> tuple[str, int] | None:
    """(unit, first token) of the unit in the genitive before a share: faiz bəndinin dörddə biri, километрдің төрттен бірі."""
    if scan.pack.code not in TURKIC or not first or "genitive" not in scan.features(first - 1):
        return None
    for at in range(max(0, first - 2), first):
        term = scan.term("unit", at)
        if term is not None and at + term[1] == first:
            return term[0], at
    return None


def _inside_words(scan: Scan, i: int, read_from: FactSource) -> tuple[Quantity, int] | None:
    """A figure that is part of a word, a range of two number words, or a unit and a half; and the token after it."""
    if not ("-" in scan.folded[i] or may_hold_figure(scan, i) or scan.term("unit", i) or scan.folded[i] in ("a", "an")):
        return None
    if (span := spoken_range(scan, i)) is not None:
        low, high = span
        last = i
        after = figure_at(scan, i + 1)
        if low == high and after is not None and after.words and after.value < 10:  # kk он-он бес: ten to fifteen
            high, last = high + after.value, after.last
        if low < high:
            return _made(scan, read_from, i, last, low=decimal(low), high=decimal(high)), last + 1
    if (half := _and_a_half(scan, i)) is not None:
        unit, first, last = half
        return _made(scan, read_from, first, last, value=_ONE_AND_A_HALF, unit=unit, measured=False), last + 1
    if (lone := lone_unit(scan, i)) is not None:
        return _made(scan, read_from, i, lone[1], value=_ONE, unit=lone[0], measured=False), lone[1] + 1
    compound = compound_at(scan, i)
    if compound is None or compound.value is None:
        return None
    value = compound.value * 100 if compound.share else compound.value
    of = frozenset({compound.of}) if compound.of else counted_after(scan, i) if compound.unit is None else frozenset()
    quantity = _made(scan, read_from, i, i, value=decimal(value), unit="%" if compound.share else compound.unit, measured=False)
    bound = manner_of(scan, i, i)[1] if compound.share else None
    if bound is not None:  # more than four-fifths
        exact, least, most = _ends(decimal(value), bound)
        quantity = replace(quantity, value=exact, low=least, high=most)
    return replace(quantity, share=compound.share, of=of), i + 1


def _made(scan: Scan, read_from: FactSource, first: int, last: int, *, value: Decimal | None = None, low: Decimal | None = None,
          high: Decimal | None = None, unit: str | None = None, measured: bool = True) -> Quantity:  # fmt: skip
    """A quantity over tokens ``first``..``last``, with the measure that follows where ``measured``."""
    measure = measure_of(scan, first, last) if measured else Measure(first, last, unit)
    start, end, text = scan.slice(measure.first, measure.last)
    about, bound = manner_of(scan, first, last)
    if bound is not None and value in (_ONE, _ONE_AND_A_HALF):
        value, low, high = _ends(value, bound)
    return Quantity(
        span=Span(start=start, end=end), text=text, read_from=read_from, value=value, low=low, high=high, unit=measure.unit,
        currency=measure.currency, written_unit=measure.written, approximate=about,
        of=counted_after(scan, measure.last) if measured else frozenset(),
    )  # fmt: skip


def _and_a_half(scan: Scan, i: int) -> tuple[str, int, int] | None:
    """(unit, first token, last token) of a unit that is not counted and a half: a year and a half, год с половиной, saat yarım."""
    first = i + 1 if scan.folded[i] in ("a", "an") else i
    unit = scan.term("unit", first)
    if unit is None or unit[0] not in _HALVED or scan.term("scale", first) or (scan.pack.code == "en" and first == i):
        return None
    at = first + unit[1]
    if scan.pack.code in TURKIC and scan.features(first) & {"locative", "ablative", "dative", "genitive"}:
        return None  # ildə yarım milyard
    for words in (("and", "a", "half"), ("с", "половиной"), ("yarım",), ("жарым",), ("yarımlıq",), ("жарымдық",)):
        last = at + len(words) - 1
        if tuple(scan.folded[at:last]) == words[:-1] and last < len(scan.tokens) and (scan.folded[last] == words[-1] or words[-1] in scan.lemmas[last]):
            return unit[0], i, last
    return None


def _is_half(scan: Scan, i: int) -> bool:
    return i < len(scan.tokens) and _AND_A_HALF.get(scan.pack.code) in scan.lemmas[i]


def _ends(value: Decimal, bound: str | None) -> Ends:
    if bound in (">", ">="):
        return None, value, None
    if bound in ("<", "<="):
        return None, None, value
    return value, None, None


def _range(low: Number, high: Number) -> tuple[Decimal, Decimal]:
    """Both ends of a range; "5-7 thousand" means 5 to 7 thousand."""
    scale = 1
    while high.words and low.value * scale * 1000 <= high.value:
        scale *= 1000
    return decimal(low.value * scale), decimal(high.value)


def decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal of at most six places, without an exponent."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return quotient.quantize(_LEAST).normalize()
