"""The text report: wrapped and never cut, and nothing in an article can steer the terminal."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from consistency.records import Finding
from consistency.report import page, terminal
from consistency.report.clean import clean, one_line, shortened
from consistency.report.terminal import render_terminal

from . import sample, texts

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
STYLE = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 80, 110])
def test_no_line_is_longer_than_the_terminal_but_for_one_long_word(width: int) -> None:
    for line in render_terminal(sample.report(), width=width).splitlines():
        assert cell_len(line) <= width or len(line.split()) == 1, line
        assert line == line.rstrip()


def quoting(text: str) -> Finding:
    """The number contradiction with ``text`` for its English, value and speaker."""
    number = sample.contradictions()[0]
    sides = tuple(
        replace(s, shown=text, speaker=text, evidence=tuple(replace(e, translation=text) for e in s.evidence))
        for s in number.sides
    )
    return replace(number, sides=sides, suppressed=text)


def test_words_are_never_cut() -> None:
    word = texts.LONG
    out = render_terminal(replace(sample.report(), findings=(quoting(f"a {word} b"),)), width=40)
    assert word in out


def test_wide_characters_take_two_columns() -> None:
    out = render_terminal(replace(sample.report(), findings=(quoting("船舶 救助 " * 30),)), width=60)
    assert max(cell_len(line) for line in out.splitlines()) <= 60


def test_markup_is_only_text() -> None:
    out = render_terminal(replace(sample.report(), findings=(quoting("[bold red]x[/bold red] [/] :smile: [link=a]"),)))
    assert "[bold red]x[/bold red] [/] :smile: [link=a]" in out


def test_colour_only_where_asked() -> None:
    plain, coloured = (render_terminal(sample.report(), colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert STYLE.search(coloured)
    assert STYLE.sub("", coloured) == plain


@pytest.mark.parametrize("colour", [False, True])
@given(text=st.text(st.characters(codec="utf-8")))
def test_control_characters_do_not_reach_the_terminal(colour: bool, text: str) -> None:
    report = replace(sample.report(), findings=(quoting(text),), warnings=(text,), coverage=())
    out = render_terminal(report, colour=colour)
    assert not CONTROL.search(STYLE.sub("", out) if colour else out)


@pytest.mark.parametrize(
    ("terminal_is", "no_color", "term", "coloured"),
    [(True, "", "xterm", True), (True, "1", "xterm", False), (True, "", "dumb", False), (False, "", "xterm", False)],
)
def test_colour_needs_a_terminal_that_wants_it(
    monkeypatch: pytest.MonkeyPatch, terminal_is: bool, no_color: str, term: str, coloured: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal_is, raising=False)
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", "200")
    out = terminal.render(sample.report())
    assert ("\x1b[" in out) == coloured
    widest = max(cell_len(line) for line in STYLE.sub("", out).splitlines())
    assert 80 < widest <= page.WIDEST if terminal_is else widest <= page.PIPED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x00\x7f\x9b\u202e", "␀␡\ufffd\ufffd"),
        ("a\tb\r\nc", "a\tb\r\nc"),
        ("ə👍\u200d", "ə👍\u200d"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert len(clean(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("one two three", 20, "one two three"),
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("one two, three", 9, "one two …"),
        ("one  two\n three", 7, "one two …"),
        ("unbreakable", 4, "unbreakable …"),
        ("unbreakable word", 4, "unbreakable …"),
    ],
)
def test_shortened_between_words(text: str, limit: int, expected: str) -> None:
    assert shortened(text, limit) == expected
    assert one_line(text).startswith(expected.removesuffix(" …"))
