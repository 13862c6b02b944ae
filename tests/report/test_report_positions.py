"""Offsets to lines and columns, in files of every line end and in extracted text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.records import Article, Paragraph, Span, Story
from consistency.report.positions import Positions, line_column, line_starts


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("abc", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 2, (1, 3)),  # between \r and \n is still the first line
        ("a\rb", 2, (2, 1)),
        ("a\n\rb", 3, (3, 1)),
        ("a\n\nb", 3, (3, 1)),
        ("\n", 1, (2, 1)),
        ("ə\u2028ə\x0bə", 4, (1, 5)),  # no line ends to an editor
        ("👍🏽é", 2, (1, 3)),  # characters, not cells, bytes or clusters
    ],
)
def test_line_and_column(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert line_column(line_starts(text), offset) == expected


@given(st.text(alphabet="ab\r\n\u2028é", max_size=60), st.data())
def test_line_and_column_lead_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    starts = line_starts(text)
    line, column = line_column(starts, offset)
    assert starts[line - 1] + column - 1 == offset
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    half = text[:offset].endswith("\r") and text[offset:].startswith("\n")
    assert line == before.count("\n") + 1 - half


def extracted(text: str, source: str | None, format: str = "html") -> Positions:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Paragraph(span=Span(start=at, end=at + len(line)), kind="body", sentences=()))
        at += len(line) + 1
    article = Article(
        id="a", path=f"a.{format}", language="en", text=text, paragraphs=tuple(spans), source=source, format=format
    )
    return Positions.of(Story(id="s", folder="s", articles=(article,)))


def span(text: str, part: str, after: int = 0) -> Span:
    start = text.index(part, after)
    return Span(start=start, end=start + len(part))


@pytest.mark.parametrize(
    ("text", "part", "source", "expected"),
    [
        ("One two", "two", "<p>One two</p>", (1, 8)),
        ("One two", "One two", "<p>One\n  <b>two</b></p>", (1, 4)),
        ("R&D <up>", "R&D <up>", "<p>\n R&amp;D &lt;up&gt;", (2, 2)),
        ("Title\nText", "Title", "<title>Title</title>\n<body>\n<h1>Title</h1>", (3, 5)),
        ("A said it.\nB said it.", "said it", "<body><p>A said it.\n<p>B said it.", (1, 12)),
        ('He "left"', '"left"', '{"text": "He \\"left\\""}', (1, 14)),
        ("One two", "two", "<p>One three</p>", None),
        ("a.b", "a.b", "<p>axb</p>", None),
    ],
)
def test_extracted_text_is_sought_in_its_source(
    text: str, part: str, source: str, expected: tuple[int, int] | None
) -> None:
    assert extracted(text, source).at("a", span(text, part)) == expected


def test_a_phrase_said_twice_is_told_apart_by_its_paragraph() -> None:
    text = "A said it.\nB said it."
    positions = extracted(text, "<body><p>A said it.\n<p>B said it.")
    assert positions.at("a", span(text, "said it", 11)) == (2, 6)


ESCAPES = [
    ('{\n"text": "Наводнение в Атырау"}', (2, 21)),
    ('{\n"text": "' + "".join(f"\\u{ord(c):04x}" for c in "Наводнение в Атырау") + '"}', (2, 76)),
    ('{"title": "x\\/y",\n"text": "\\u041D\u0430водн\\u0435ние \\u0432\\n\\u0410тырау"}', (2, 31)),
    ('{"title": "\\ud83d\\ude00",\n"text": "Наводнение в Атырау"}', (2, 21)),
]


@pytest.mark.parametrize(("source", "expected"), ESCAPES)
def test_escapes_of_json_are_read(source: str, expected: tuple[int, int]) -> None:
    """What exports of content management systems are full of; the place is the escape's own."""
    positions = extracted("Наводнение в Атырау", source, "json")
    assert positions.at("a", span("Наводнение в Атырау", "в Атырау")) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12), st.booleans())
def test_any_text_is_found_in_its_json(text: str, ascii: bool) -> None:
    source = "{\n" + json.dumps({"text": text}, ensure_ascii=ascii)[1:].replace("/", "\\/")
    assert extracted(text, source, "json").at("a", Span(start=0, end=len(text))) == (2, 10)


@pytest.mark.parametrize("format", ["docx", "html", "json"])
def test_without_a_source_an_extracted_passage_has_no_line(format: str) -> None:
    positions = extracted("One two", None, format)
    assert positions.at("a", Span(start=0, end=3)) is None
    assert positions.shown("a", Span(start=0, end=3)) == f"a.{format} ¶1"
    assert positions.shown("a", Span(start=90, end=93)) == f"a.{format}"


@pytest.mark.parametrize("format", ["txt", "md"])
def test_plain_text_has_its_own_lines(format: str) -> None:
    positions = extracted("One\ntwo", None, format)
    assert positions.shown("a", Span(start=4, end=7)) == f"a.{format}:2:1"
    article = replace(positions.articles["a"], id="b")
    assert Positions.of(Story(id="s", folder="s", articles=(article,))).at("b", Span(start=5, end=6)) == (2, 2)
