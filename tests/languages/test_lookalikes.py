"""What looks like a unit with an ending and is a word of its own measures nothing."""

from __future__ import annotations

import pytest

from consistency.facts import read_facts
from consistency.languages import load_pack
from consistency.languages.lookalikes import LOOKALIKES
from consistency.records import Quantity


@pytest.mark.parametrize(("code", "word"), [(code, word) for code, words in LOOKALIKES.items() for word in sorted(words)])
def test_a_lookalike_measures_nothing(code: str, word: str) -> None:
    facts = read_facts(f"37 {word}.", load_pack(code))
    assert [(f.unit, f.currency) for f in facts if isinstance(f, Quantity)] in ([(None, None)], [])


@pytest.mark.parametrize(
    ("code", "text", "unit", "value"),
    [
        ("az", "5 km-dən artıq", "km", 5), ("az", "20 kvadrat km ərazi", "km2", 20), ("kk", "10 км-ге дейін", "km", 10), ("kk", "12 млн т астық", "tonne", 12_000_000),
        ("kk", "300 шаршы м", "m2", 300), ("ru", "20 кв. км", "km2", 20), ("ru", "на 7 п.п.", "pp", 7), ("en", "5 cu. m", "m3", 5), ("az", "42 min minik avtomobili", None, 42_000),
    ],
)  # fmt: skip
def test_abbreviations_are_read_as_written(code: str, text: str, unit: str | None, value: int) -> None:
    (fact,) = [f for f in read_facts(text, load_pack(code)) if isinstance(f, Quantity)]
    assert (fact.unit, fact.value if fact.value is not None else fact.low or fact.high) == (unit, value)
