"""The table read back: a row a side, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from consistency.records import Report
from consistency.report import render_all

from . import hostile, sample, texts


def rows(*reports: Report) -> list[dict[str, str]]:
    table = render_all(reports, "csv").encode("utf-8", "backslashreplace").decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(table, newline="")))
    assert all(None not in row and None not in row.values() for row in read)
    return read


def test_a_row_for_each_side_and_for_each_that_lacks_it() -> None:
    told = [(r["finding"], r["article"], r["answer"], r["says"]) for r in rows(sample.report())]
    assert told[:6] == [
        ("1f0a", "az-xeber", "A", "27 people"),
        ("1f0a", "en-wire", "A", "27 people"),
        ("1f0a", "kk-habar", "A", "27 people"),
        ("1f0a", "ru-vestnik", "B", "31 people"),
        ("2b7c", "az-xeber", "A", "Azerbaijan"),
        ("2b7c", "en-wire", "B", "Azerbaijan, Kazakhstan"),
    ]
    assert [(article, says) for name, article, _, says in told if name == "o1"] == [
        ("en-wire", "has it"), ("ru-vestnik", "has it"), ("az-xeber", "lacks it"), ("kk-habar", "lacks it"),
    ]  # fmt: skip
    assert sum(len(f.sides) + len(f.missing_from) for f in sample.report().findings) == len(told)


def test_what_a_row_holds() -> None:
    ru = rows(sample.report())[3]
    assert ru == {
        "story": "ferry-storm", "finding": "1f0a", "kind": "contradiction", "rule": "number", "severity": "error",
        "partial": "", "update": "", "addition": "", "known": "", "suppressed": "", "confidence": "0.93",
        "question": "how many people (brought ashore)", "answer": "B", "article": "ru-vestnik", "says": "31 people",
        "speaker": "the port", "path": "ru-vestnik.txt", "line": "5", "column": "1",
        "quote": texts.RU[2][1][0][0], "english": texts.RU[2][1][0][1], "translator": "memory",
    }  # fmt: skip
    known = [r for r in rows(sample.report()) if r["finding"] == "2b7c"]
    assert {(r["partial"], r["known"]) for r in known} == {("yes", "yes")}
    assert {r["suppressed"] for r in rows(sample.report()) if r["finding"] == "o4"} == {"colour, not news"}


def test_one_header_for_many_stories_and_a_row_for_what_was_not_verified() -> None:
    second = replace(sample.report(), story=replace(sample.report().story, id="second"), findings=(), verdict="unverified")
    read = rows(sample.report(), second)
    assert [r["kind"] for r in read if r["story"] == "second"] == ["unverified"]
    assert "story" not in {r["story"] for r in read}


@pytest.mark.parametrize("start", ["=1+1", "+7 705", "-5 °C", "@SUM(A1)", "\t=1", "\r=1", "＝1", "  =1", "\u2028=1"])
def test_no_cell_is_a_formula(start: str) -> None:
    told = [r["says"] for r in rows(hostile.report(start)) if r["kind"] == "contradiction"]
    assert len(told) == 2
    assert all(cell.startswith("'") and cell[1] in "=+-@＝" for cell in told)


@pytest.mark.parametrize("start", ["5 people", "'quoted'", "a=b", "“=1”"])
def test_other_cells_are_as_they_are(start: str) -> None:
    assert [r["says"] for r in rows(hostile.report(start)) if r["kind"] == "contradiction"] == [f"{start}."] * 2


@settings(max_examples=80, deadline=None)
@given(hostile.WORDS)
def test_whatever_articles_say_it_is_the_same_table(words: str) -> None:
    read = rows(hostile.report(words))
    assert [r["kind"] for r in read] == ["contradiction", "contradiction", "omission", "omission"]
    assert [r["article"] for r in read][1::2] == ["two", "two"]
    assert not [cell for row in read for cell in row.values() if cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and cell]
