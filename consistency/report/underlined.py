"""Facts in a terminal: each sentence with what was read underlined, and what it was read as beneath it.

A mark a kind, so that it can be read without colour: ``=`` a figure, ``~`` a time, ``-`` a country or a name, ``^`` a
denial, ``.`` what has an opposite.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from consistency.records import Fact, Moment, Party, Quantity
from consistency.report.page import Page, Part, surroundings
from consistency.report.values import decimal_text, moment_text, named, stance_text

MARKS = {"quantity": "=", "moment": "~", "party": "-", "denied": "^", "affirmed": "."}
STYLES = {"quantity": "cyan", "moment": "yellow", "party": "green", "denied": "bold red", "affirmed": "dim"}
_MARGIN = 4  # columns for the number of a sentence


def underlined(rows: Sequence[tuple[str, Sequence[Fact]]], width: int | None = None, *, colour: bool | None = None) -> str:
    """The sentences and their facts, spans counted from the start of each sentence; as wide as the terminal that
    standard output is, or 80 columns."""
    own_width, own_colour = surroundings()
    page = Page(width or own_width, own_colour if colour is None else colour)
    for number, (sentence, facts) in enumerate(rows, 1):
        _sentence(page, number, sentence, facts, (width or own_width) - _MARGIN)
    page.gap()
    page.exact(("=", STYLES["quantity"]), " figure  ", ("~", STYLES["moment"]), " time  ", ("-", STYLES["party"]), " country, name  ",
              ("^", STYLES["denied"]), " denial  ", (".", STYLES["affirmed"]), " has an opposite")  # fmt: skip
    return page.text()


def _sentence(page: Page, number: int, sentence: str, facts: Sequence[Fact], width: int) -> None:
    kinds: list[str | None] = [None] * len(sentence)
    for fact in sorted(facts, key=lambda f: f.span.start - f.span.end):  # the longest first, the shorter over it
        kinds[fact.span.start : fact.span.end] = [_kind(fact)] * (fact.span.end - fact.span.start)
    for start, end in _lines(sentence, width):
        head = f"{number:>{_MARGIN - 1}} " if start == 0 else " " * _MARGIN
        page.exact((head, "dim"), *_runs(sentence, kinds, start, end, underline=False))
        if any(kinds[start:end]):
            page.exact(" " * _MARGIN, *_runs(sentence, kinds, start, end, underline=True))
    for fact in facts:
        page.exact(" " * _MARGIN, (MARKS[_kind(fact)] + " ", STYLES[_kind(fact)]), f"{_name(fact)}: {_shown(fact)}")


def _kind(fact: Fact) -> str:
    if isinstance(fact, Quantity | Moment | Party):
        return type(fact).__name__.lower()
    return stance_text(fact)


def _name(fact: Fact) -> str:
    if isinstance(fact, Party):
        return fact.kind
    return {"quantity": "figure", "moment": "time", "denied": "denied", "affirmed": "says"}[_kind(fact)]


def _shown(fact: Fact) -> str:
    if isinstance(fact, Quantity):
        return _figure(fact)
    if isinstance(fact, Moment):
        more = (fact.part, f"{fact.zone} time" if fact.zone else None, f"= {fact.resolved}" if fact.resolved else None)
        return ", ".join(part for part in (moment_text(fact), *more) if part)
    if isinstance(fact, Party):
        key, name = named(fact)
        return f"{key} {name}" if fact.kind == "country" else name
    return fact.key


def _figure(fact: Quantity) -> str:
    if fact.value is not None:
        figure = decimal_text(fact.value) or ""
    else:
        figure = f"{decimal_text(fact.low) or ''}..{decimal_text(fact.high) or ''}"
    about = "about " if fact.approximate else ""
    rank = " (rank)" if fact.ordinal else ""
    measure = fact.currency or fact.unit
    of = f" of {', '.join(sorted(fact.of))}" if fact.of else ""
    return f"{about}{figure}{' ' + measure if measure else ''}{rank}{of}"


def _lines(sentence: str, width: int) -> list[tuple[int, int]]:
    """Where the sentence is broken: half-open spans of at most ``width`` columns, cut at blanks where there are any."""
    lines, start, blank, columns = [], 0, -1, 0
    for at, letter in enumerate(sentence):
        columns += _columns(letter)
        if columns > width:
            cut = blank + 1 if blank >= start else max(at, start + 1)
            lines.append((start, cut))
            start, blank = cut, -1
            columns = sum(map(_columns, sentence[cut : at + 1]))
        if letter == " ":
            blank = at
    return [*lines, (start, len(sentence))] if start < len(sentence) else lines


def _columns(letter: str) -> int:
    """How wide a terminal shows a letter: marks that combine take no column, CJK letters two."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def _runs(sentence: str, kinds: Sequence[str | None], start: int, end: int, *, underline: bool) -> list[Part]:
    """A line of the sentence, or the marks under it, in pieces of one kind."""
    parts: list[Part] = []
    at = start
    while at < end:
        last = at
        while last < end and kinds[last] == kinds[at]:
            last += 1
        piece, kind = sentence[at:last], kinds[at]
        if underline:
            piece = "".join((MARKS[kind] if kind else " ") * _columns(letter) for letter in piece)
        else:
            piece = "".join(letter for letter in piece if _columns(letter) or unicodedata.combining(letter))
        parts.append((piece, STYLES[kind]) if kind else piece)
        at = last
    return parts
