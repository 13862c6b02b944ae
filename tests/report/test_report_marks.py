"""Which words are marked: facts where there are any, numbers and telling words where there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.records import Finding, Side
from consistency.report.marks import Marks, marks, pieces

from . import sample

NUMBER, PARTIES = sample.contradictions()


def marked(finding: Finding, article: str) -> tuple[list[str], list[str]]:
    """The words marked in the article's last quote, and in its English."""
    side = next(s for s in finding.sides if s.article == article)
    quote = side.evidence[-1]
    subject = sample.ARTICLES[article]
    text = subject.text[quote.span.start : quote.span.end]
    readings = [r for r in sample.readings() if r.sentence.article is subject]
    found: Marks = marks(finding, side, quote, readings, text)
    assert "".join(piece for piece, _ in pieces(text, found.quote)) == text
    return [p for p, on in pieces(text, found.quote) if on], [
        p for p, on in pieces(quote.translation, found.english) if on
    ]


@pytest.mark.parametrize(
    ("finding", "article", "original", "english"),
    [
        (NUMBER, "az-xeber", ["27"], ["27"]),
        (NUMBER, "ru-vestnik", ["31"], ["31"]),
        (NUMBER, "kk-habar", ["27"], ["27"]),  # no facts: the numbers of the quote
        (PARTIES, "ru-vestnik", ["Казахстана"], ["Kazakhstan"]),  # not Азербайджана: there they agree
        (PARTIES, "kk-habar", [], ["Kazakhstan"]),  # no facts: only the English can tell
        (PARTIES, "az-xeber", ["Azərbaycan"], []),  # nothing sets the smaller set apart: all of it
    ],
)
def test_the_words_that_differ(finding: Finding, article: str, original: list[str], english: list[str]) -> None:
    assert marked(finding, article) == (original, english)


def said(english: str, answer: int) -> Side:
    side = next(s for s in NUMBER.sides if s.article == "kk-habar")
    return replace(side, answer=answer, value="affirmed", evidence=(replace(side.evidence[0], translation=english),))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The port will open on Friday", "The port will close on Friday", ["open"]),
        ("Alpha beta gamma", "quite other words", []),  # everything differs: a mark would point at nothing
        ("The port is open", "The port is open", []),
    ],
)
def test_words_of_the_english_that_the_other_side_has_not(one: str, other: str, expected: list[str]) -> None:
    finding = replace(NUMBER, rule="polarity", sides=(said(one, 0), said(other, 1)))
    assert marked(finding, "kk-habar")[1] == expected
