"""Answers in English for people who read none of the languages: "4", "about 2,000,000 USD", "2 October 2018"."""

from __future__ import annotations

from decimal import Decimal

from consistency.languages.calendar import MONTHS, WEEKDAYS
from consistency.records import Moment, Quantity


def quantity_shown(fact: Quantity) -> str:
    """The figure with its unit or currency, grouped by thousands; a bound says which one it is."""
    if fact.value is not None:
        said = ("about " if fact.approximate else "") + _number(fact.value)
    elif fact.low is not None and fact.high is not None:
        said = f"{_number(fact.low)}–{_number(fact.high)}"
    elif fact.low is not None:
        said = f"at least {_number(fact.low)}"
    else:
        said = f"at most {_number(fact.high or Decimal(0))}"
    unit = fact.currency or fact.unit
    if unit is None:
        return said
    return f"{said}{'' if unit == '%' else ' '}{unit}"


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def moment_shown(fact: Moment) -> str:
    """The moment in words, with what is known of it."""
    parts: list[str] = []
    if fact.weekday is not None:
        parts.append(WEEKDAYS[fact.weekday])
    if fact.day is not None:
        parts.append(str(fact.day))
    if fact.month is not None:
        parts.append(MONTHS[fact.month - 1])
    if fact.year is not None:
        parts.append(f"{fact.year}s" if fact.decade else str(fact.year))
    if not parts and fact.relative is not None:
        parts.append(fact.relative.replace("-", " "))
    if fact.hour is not None:
        parts.append(f"{fact.hour:02d}:{fact.minute or 0:02d}")
        if fact.zone not in (None, "local"):
            parts.append(fact.zone if fact.zone.isupper() else f"{fact.zone} time")
    return " ".join(parts) or fact.text
