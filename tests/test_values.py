"""Facts as JSON, as CONTRACT.md spells them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from consistency.languages.units import to_base
from consistency.records import Moment, Party, Quantity, Span, Stance
from consistency.report.values import decimal_text, fact_json, moment_text, value_json

AT: dict[str, Any] = {"span": Span(start=3, end=8), "text": "words", "read_from": "source"}
HEAD = {"start": 3, "end": 8, "text": "words"}

MOMENTS = [
    ({"year": 2018, "month": 10, "day": 2}, "2018-10-02"),
    ({"month": 10, "day": 2}, "--10-02"),
    ({"year": 2018, "month": 10}, "2018-10"),
    ({"year": 2018}, "2018"),
    ({"year": 987}, "0987"),
    ({"month": 10}, "--10"),
    ({"day": 2}, "---02"),
    ({"year": 1990, "decade": True}, "1990s"),
    ({"hour": 14, "minute": 0}, "T14:00"),
    ({"hour": 0, "minute": 5}, "T00:05"),
    ({"hour": 9}, "T09:00"),
    ({"month": 3, "day": 4, "hour": 9, "minute": 30}, "--03-04T09:30"),
    ({"weekday": 3}, "weekday:TH"),
    ({"weekday": 0}, "weekday:MO"),
    ({"weekday": 6, "month": 3, "day": 4}, "--03-04"),
    ({"relative": "yesterday"}, "relative:yesterday"),
    ({"relative": "last-week"}, "relative:last-week"),
]


@pytest.mark.parametrize(("parts", "text"), MOMENTS, ids=[text for _, text in MOMENTS])
def test_moments(parts: dict[str, Any], text: str) -> None:
    assert moment_text(Moment(**AT, **parts)) == text


def test_a_resolved_moment_says_so() -> None:
    moment = Moment(**AT, relative="yesterday", resolved="2026-03-01", bound="until")
    assert fact_json(moment) == {
        "type": "moment", **HEAD, "value": "relative:yesterday", "resolved": "2026-03-01", "bound": "until",
    }  # fmt: skip


DECIMALS = [
    ("3500", "3500"), ("3.50", "3.5"), ("1E+6", "1000000"), ("0.000", "0"), ("-0", "0"), ("100", "100"), ("0.05", "0.05"),
    ("-2.50", "-2.5"), ("1E-7", "0.0000001"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), DECIMALS)
def test_decimals(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


QUANTITIES = [
    (
        {"value": Decimal(3500000), "of": frozenset({"person", "citizen"}), "approximate": True},
        {"value": "3500000", "unit": None, "of": ["citizen", "person"], "approximate": True, "ordinal": False},
    ),
    (
        {"value": Decimal("2.5"), "unit": "km", "written_unit": "км"},
        {"value": "2.5", "unit": "km", "of": [], "approximate": False, "ordinal": False, "base": {"value": "2500", "unit": "m"}},
    ),
    (
        {"value": Decimal(10), "unit": "minute"},
        {"value": "10", "unit": "minute", "of": [], "approximate": False, "ordinal": False,
         "base": {"value": "0.166667", "unit": "hour"}},
    ),
    (
        {"value": Decimal(7), "unit": "m"},
        {"value": "7", "unit": "m", "of": [], "approximate": False, "ordinal": False},
    ),
    (
        {"low": Decimal(5), "high": Decimal(7), "unit": "%"},
        {"low": "5", "high": "7", "unit": "%", "of": [], "approximate": False, "ordinal": False},
    ),
    (
        {"low": Decimal(5)},
        {"low": "5", "high": None, "unit": None, "of": [], "approximate": False, "ordinal": False},
    ),
    (
        {"value": Decimal(90), "currency": "AZN", "written_unit": "manat"},
        {"value": "90", "unit": "AZN", "currency": "AZN", "of": [], "approximate": False, "ordinal": False},
    ),
    (
        {"value": Decimal(3), "ordinal": True},
        {"value": "3", "unit": None, "of": [], "approximate": False, "ordinal": True},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), QUANTITIES)
def test_quantities(parts: dict[str, Any], expected: dict[str, Any]) -> None:
    fact = Quantity(**AT, **parts)
    assert fact_json(fact, to_base) == {"type": "quantity", **HEAD, **expected}
    assert value_json(fact) == {k: v for k, v in expected.items() if k != "base"}


def test_parties_and_stances() -> None:
    country = Party(**AT, key="AZ", name="Azerbaijan", kind="country", case="dative")
    assert fact_json(country) == {
        "type": "party", **HEAD, "value": "AZ", "kind": "country", "key": "AZ", "name": "Azerbaijan",
    }  # fmt: skip
    assert value_json(country) == "AZ"
    denied = Stance(**AT, key="agree", affirmed=False)
    assert fact_json(denied) == {"type": "stance", **HEAD, "value": "denied", "key": "agree"}
    assert value_json(Stance(**AT, key="agree", affirmed=True)) == "affirmed"
