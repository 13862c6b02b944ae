"""Facts and their values as plain JSON data, as CONTRACT.md spells them: for ``consistency facts`` and the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from consistency.languages.calendar import WEEKDAY_CODES
from consistency.languages.countries import country_name, english_forms
from consistency.records import Fact, Moment, Party, Quantity, Stance

Json = dict[str, object]
ToBase = Callable[[Fraction, str | None], tuple[Fraction, str | None]]
PLACES = 6  # decimal places at which a fraction without end is cut


def fact_json(fact: Fact, to_base: ToBase | None = None) -> Json:
    """A fact as the command ``facts`` prints it; offsets are those of ``fact.span``.

    ``to_base`` brings a value to the base of its unit (``facts.units.to_base``); without it, ``base`` is left out.
    """
    head: Json = {
        "type": type(fact).__name__.lower(),
        "start": fact.span.start,
        "end": fact.span.end,
        "text": fact.text,
    }
    if isinstance(fact, Quantity):
        return {**head, **_quantity(fact), **_base(fact, to_base), **_given(score=fact.score)}
    if isinstance(fact, Moment):
        more = _given(resolved=fact.resolved, bound=fact.bound, part=fact.part, zone=fact.zone)
        return {**head, "value": moment_text(fact), **more}
    if isinstance(fact, Party):
        key, name = named(fact)
        return {**head, "value": key, "kind": fact.kind, "key": key, "name": name}
    scope = {} if fact.scope is None else {"scope": [fact.scope.start, fact.scope.end]}
    return {**head, "value": stance_text(fact), "key": fact.key, **_given(helping=fact.helping), **scope}


def named(party: Party) -> tuple[str, str]:
    """Key and English name: of a country its code; of a capital that is only a city, the city's name."""
    if party.kind == "country":
        return party.key, country_name(party.key)
    if party.kind == "place" and party.form == "capital":
        city = english_forms().get((party.key, "capital"), party.name)
        return city, city
    return party.key, party.name


def _given(**fields: str | None) -> Json:
    """The fields that are known."""
    return {name: value for name, value in fields.items() if value is not None}


def value_json(fact: Fact) -> object:
    """Only the value: a mapping for a quantity, else a text."""
    if isinstance(fact, Quantity):
        return _quantity(fact)
    if isinstance(fact, Moment):
        return moment_text(fact)
    return fact.key if isinstance(fact, Party) else stance_text(fact)


def decimal_text(value: Decimal | None) -> str | None:
    """Digits without exponent or useless zeros: ``3500``, ``2.5``; None stays None."""
    if value is None:
        return None
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def moment_text(moment: Moment) -> str:
    """Partial ISO 8601 with what is known (``2018-10-02``, ``--10-02``, ``1990s``, ``T14:00``), else the weekday or
    the relative key (``weekday:TH``, ``relative:yesterday``)."""
    day = _day_text(moment)
    time = "" if moment.hour is None else f"T{moment.hour:02d}:{moment.minute or 0:02d}"
    if not day and moment.weekday is not None:
        day = f"weekday:{WEEKDAY_CODES[moment.weekday]}"
    if not day and moment.relative is not None:
        day = f"relative:{moment.relative}"
    return day + time


def _day_text(moment: Moment) -> str:
    year, month, day = moment.year, moment.month, moment.day
    if year is not None and moment.decade:
        return f"{year:04d}s"
    if year is None and month is None and day is None:
        return ""
    if month is None and day is None:
        return f"{year:04d}"
    front = "-" if year is None else f"{year:04d}"
    if month is None:  # a day of an unnamed month: ---02, the year then says nothing of it
        return f"---{day:02d}"
    return f"{front}-{month:02d}" + ("" if day is None else f"-{day:02d}")


def stance_text(stance: Stance) -> str:
    return "affirmed" if stance.affirmed else "denied"


def _quantity(fact: Quantity) -> Json:
    if fact.share:
        fact = _as_written(fact)
    out: Json = {"value": decimal_text(fact.value)}
    if fact.value is None:
        out = {"low": decimal_text(fact.low), "high": decimal_text(fact.high)}
    out["unit"] = fact.unit or fact.currency
    if fact.currency is not None:
        out["currency"] = fact.currency
    return {**out, "of": sorted(fact.of), "approximate": fact.approximate, "ordinal": fact.ordinal}


def _as_written(share: Quantity) -> Quantity:
    """Half is told as 0.5, every third one as an ordinal 3; their base is in per cent."""
    if share.ordinal and share.value:
        return replace(share, value=Decimal(round(100 / share.value)), unit=None, approximate=False)
    value, low, high = (None if end is None else round(end / 100, PLACES) for end in (share.value, share.low, share.high))
    return replace(share, unit=None, value=value, low=low, high=high)


def _base(fact: Quantity, to_base: ToBase | None) -> Json:
    """``base`` where the unit converts to another; nothing for ranges, whose ends convert alike."""
    if to_base is None or fact.value is None or fact.unit is None:
        return {}
    value, unit = to_base(Fraction(fact.value), fact.unit)
    if unit == fact.unit and not fact.share:
        return {}
    return {"base": {"value": decimal_text(_decimal(value)), "unit": unit}}


def _decimal(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact if Fraction(exact) == value else round(exact, PLACES)
