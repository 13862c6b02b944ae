"""The tables of ``cases/``: what must be read from a sentence, and what must not.

A case has ``text``, perhaps ``published``, and by type a mapping from a piece of the text to the value that is read
there: ``country``, ``place``, ``quantity``, ``moment``, ``stance``. Of the countries, quantities and moments nothing else may be read from the sentence,
ordinals apart; of denials only what ``not`` lists is forbidden. Values are those of CONTRACT.md, written short:

* country ``KZ``; place ``Moscow`` (a capital that is no government, or a name that no table holds);
* moment ``--05-15 = 2026-05-15`` (value, and what the dateline resolves it to), with ``@Baku`` whose clock, ``+evening`` part of the day;
* quantity ``3500``, ``~3500`` approximate, ``#3`` ordinal, ``5..7`` range, ``3:1`` a score, ``40..`` and ``..15`` bounds, ``1/3`` a share; then the unit or currency, and ``of`` with a word for what is counted: ``12 km``, ``~3500 of person``;
* stance ``denied`` and the English word that is denied, where only one is right.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from consistency.facts import read_facts
from consistency.languages import load_pack
from consistency.report.values import fact_json

CASES = Path(__file__).parent / "cases"
TYPES = ("country", "place", "quantity", "moment", "stance")
CLOSED = ("country", "quantity", "moment")  # nothing but what a case expects may be read
_QUANTITY = re.compile(r"(?P<mark>[~#]?)(?P<number>-?[\d./:]+)?(?: (?P<unit>(?!of )\S+))?(?: of (?P<of>.+))?")
_MOMENT = re.compile(r"(\S+)(?: = (\S+))?(?: @(\S+))?(?: \+(\S+))?")
_THIRDS = Fraction(1, 10000)  # a share without an end is printed with a few decimals


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['text']}"))
    return found


def _read(code: str, case: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    published = str(case["published"]) if "published" in case else None
    read: dict[str, list[dict[str, Any]]] = {kind: [] for kind in TYPES}
    for fact in read_facts(case["text"], load_pack(code), published):
        row = fact_json(fact)
        kind = str(row["kind"]) if row["type"] == "party" else str(row["type"])
        if kind == "stance" and row["value"] == "affirmed":
            continue  # every predicate with an opposite is one
        if kind in read:
            read[kind].append(row)
    return read


def _overlaps(row: dict[str, Any], text: str, piece: str) -> bool:
    at = text.index(piece)
    return bool(row["start"] < at + len(piece) and at < row["end"])


def _matches(row: dict[str, Any], kind: str, expected: str) -> bool:
    if kind == "quantity":
        return _same_quantity(row, expected)
    if kind == "moment":
        found = _MOMENT.fullmatch(expected)
        assert found, f"the case's value is not well written: {expected}"
        value, resolved, zone, part = found.groups()
        beside = (row.get("zone"), row.get("part")) == (zone, part)
        return row["value"] == value and (not resolved or row.get("resolved") == resolved) and beside
    if kind == "stance":
        value, _, key = expected.partition(" ")
        return row["value"] == value and (not key or row["key"] == key)
    return bool(row["value"] == expected)


def _same_quantity(row: dict[str, Any], expected: str) -> bool:
    found = _QUANTITY.fullmatch(expected)
    assert found, f"the case's value is not well written: {expected}"
    mark, number, unit, of = found.groups()
    if ":" in number:
        return row.get("score") == number
    if of and of not in row["of"]:
        return False
    if "/" in number:
        value = row.get("value")
        return row["unit"] is None and value is not None and abs(Fraction(value) - Fraction(number)) < _THIRDS
    if row["unit"] != unit or row["approximate"] != (mark == "~") or row["ordinal"] != (mark == "#"):
        return False
    if ".." in number:
        low, _, high = number.partition("..")
        return "value" not in row and (row["low"], row["high"]) == (low or None, high or None)
    return bool(row.get("value") == number)


@pytest.mark.parametrize(("code", "case"), _cases())
def test_facts(code: str, case: dict[str, Any]) -> None:
    text, read = case["text"], _read(code, case)
    for kind in TYPES:
        wanted = case.get(kind, {})
        for piece, expected in wanted.items():
            there = [row for row in read[kind] if _overlaps(row, text, piece)]
            assert any(_matches(row, kind, expected) for row in there), f"{kind} {piece!r}: {expected}, not {there}"
        for piece in case.get("not", {}).get(kind, ()):
            assert not [row for row in read[kind] if _overlaps(row, text, piece)], f"no {kind} in {piece!r}"
        if kind in CLOSED:
            extra = [
                row for row in read[kind] if not row.get("ordinal") and not any(_overlaps(row, text, p) for p in wanted)
            ]
            assert not extra, f"no other {kind} than {list(wanted)}"


def test_there_are_enough_cases() -> None:
    counts = {path.stem: len(yaml.safe_load(path.read_text("utf-8"))) for path in CASES.glob("*.yaml")}
    assert sorted(counts) == ["az", "en", "kk", "ru", "tr"] and min(counts.values()) >= 70, counts
