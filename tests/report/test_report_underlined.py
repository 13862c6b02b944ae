"""The facts of a text underlined, for a person at a terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from consistency.cli import main
from consistency.pipeline import facts_of_lines
from consistency.report.underlined import MARKS, underlined

STYLE = re.compile(r"\x1b\[[0-9;]*m")
LINE = "Ötən çərşənbə Astanada Qazaxıstan 3,5 min nəfəri köçürmədi."
SHOWN = """\
  1 Ötən çərşənbə Astanada Qazaxıstan 3,5 min nəfəri köçürmədi.
         ~~~~~~~~ -------- ---------- =======        ^^^^^^^^^
    ~ time: weekday:WE
    - place: Astana
    - country: KZ Kazakhstan
    = figure: 3500 of person
    ^ denied: transfer

= figure  ~ time  - country, name  ^ denial  . has an opposite
"""


def shown(*lines: str, code: str = "az", width: int = 80, colour: bool = False) -> str:
    return underlined(list(zip(lines, facts_of_lines(lines, code), strict=True)), width, colour=colour)


def test_what_a_person_sees() -> None:
    assert shown(LINE) == SHOWN


def test_colour_changes_no_letter() -> None:
    coloured = shown(LINE, colour=True)
    assert "\x1b[" in coloured and STYLE.sub("", coloured) == SHOWN


def test_a_long_sentence_is_broken_and_its_marks_with_it() -> None:
    rows = shown(LINE, width=44).splitlines()
    assert rows[0].endswith("Qazaxıstan 3,5") and rows[2].startswith("    min nəfəri")
    assert rows[1].rstrip().endswith("===") and rows[3].startswith("    ===")


@pytest.mark.parametrize("line", ["", "   ", "\t", "plain words here"])
def test_without_facts_there_is_only_the_sentence(line: str) -> None:
    rows = shown(line, code="en").splitlines()
    assert not any(mark in "".join(rows[:-1]) for mark in MARKS.values())


@given(st.text(max_size=200), st.integers(40, 110))
def test_no_line_is_wider_than_the_page_and_nothing_steers_the_terminal(text: str, width: int) -> None:
    line = text.replace("\n", " ").replace("\r", " ")
    out = shown(line, code="en", width=width)
    sentence = out.rsplit("\n\n", 1)[0].splitlines()
    assert all(cell_len(row) <= width or row.lstrip()[:1] in MARKS.values() for row in sentence)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", out)


def test_the_command_has_both_forms(capsys: pytest.CaptureFixture[str], tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "a.txt"
    file.write_text(LINE + "\n", "utf-8")
    assert main(["facts", str(file), "--from", "az", "--lines", "--format", "text"]) == 0
    assert capsys.readouterr().out == SHOWN
    assert main(["facts", str(file), "--from", "az", "--lines"]) == 0
    assert capsys.readouterr().out.startswith('{"line": 0, "facts": [{"type": "moment", "start": 5')
