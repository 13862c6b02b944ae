"""Predicates that affirm: what looks like a verb only by its ending is none."""

from __future__ import annotations

import pytest

from consistency.facts import read_facts
from consistency.languages import load_pack
from consistency.records import Stance


@pytest.mark.parametrize(("code", "text", "affirmed"), [
    ("tr", "Dolar yükseldi.", ["yükseldi"]),
    ("tr", "Havuz doldu.", ["doldu"]),
    ("en", "The Reds won.", ["won"]),
])  # fmt: skip
def test_money_is_no_verb(code: str, text: str, affirmed: list[str]) -> None:
    assert [f.text for f in read_facts(text, load_pack(code)) if isinstance(f, Stance)] == affirmed
