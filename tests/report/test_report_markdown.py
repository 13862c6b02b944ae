"""The comment rendered by markdown-it: its table, what is folded, how long it is, and that no article's words do anything."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from consistency.records import Finding, Report
from consistency.report import render_all
from consistency.report.clean import one_line
from consistency.report.inert import code, html, markdown
from consistency.report.markdown import LIMIT

from . import hostile, sample

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "b", "strong", "em",
        "blockquote", "br", "span", "code"}  # fmt: skip
# What GitHub or GitLab would make of plain text after it is HTML: a mention, a reference, an address, an emoji.
CALLED = re.compile(r"(?<!\w)[@#!][\w]|\w@\w|https?://|www\.|GH-\d|:[\w+-]+:", re.IGNORECASE)


class Page(HTMLParser):
    """The tags of a page, its text, and its cells."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.rows: list[list[str]] = []
        self.said = ""  # the text outside code
        self._cell = self._code = False
        self.feed(GFM.render(source))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.said += "\n"
        self.attributes += attrs
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._cell = tag in ("td", "th") or (self._cell and tag in ("span", "code"))
        self._code = tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.said += "\n"
        self._cell = self._cell and tag not in ("td", "th")
        self._code = self._code and tag != "code"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.said += "" if self._code else data
        if self._cell:
            self.rows[-1][-1] += data


def comment(*reports: Report) -> tuple[str, Page]:
    out = render_all(reports, "markdown")
    assert len(out) <= LIMIT
    page = Page(out)
    assert page.tags.count("details") == page.tags.count("summary") == out.count("\n</details>\n")
    return out, page


def test_the_table_has_the_findings_and_the_rest_is_folded() -> None:
    out, page = comment(sample.report())
    assert out.startswith("<!-- consistency -->\n### ❌ ferry-storm: Contradictions found. 83 % of the claims were compared.\n")
    assert page.rows[0] == page.rows[4] == ["", "severity", "rule", "what", "where"]
    assert [row[:3] for row in page.rows[1:4]] == [
        ["C1", "error", "number"], ["O1", "warning", "omission"], ["O2", "warning", "omission"],
    ]  # fmt: skip
    folded = [["C2", "warning, partial, known"], ["O3", "note, known"], ["O4", "note, suppressed: colour, not news"]]
    assert [row[:2] for row in page.rows[5:]] == folded
    assert out.index("<summary>3 known or suppressed") < out.index("| C2 |")
    assert page.rows[1][4] == "ru-vestnik.txt:5:1"
    assert page.tags.count("details") == 4 and page.tags.count("blockquote") == 5 + 2 + 1


def test_quotes_with_their_english() -> None:
    _, page = comment(sample.report())
    assert "Спасатели Азербайджана и Казахстана сняли с парома «Мерей» 31 человека, сообщили в порту." in page.text
    assert "az-xeber, kk-habar: not there" in page.text
    assert "empty.md was skipped: empty" in page.text


def test_many_stories() -> None:
    second = replace(sample.report(), story=replace(sample.report().story, id="second"), findings=(), failed=False,
                     verdict="unverified")  # fmt: skip
    out, page = comment(sample.report(), second)
    assert "2 stories, 1 of them fails." in page.text
    assert page.tags.count("h3") == 2 and out.index("ferry-storm") < out.index("### ❓ second: Unverified")


def many(number: int) -> tuple[Finding, ...]:
    first = sample.report().findings[-2]
    return tuple(replace(first, id=f"{n:05}") for n in range(number))


@pytest.mark.parametrize("number", [1, 20, 60, 150, 2000])
def test_what_does_not_fit_is_counted(number: int) -> None:
    _, page = comment(replace(sample.report(), findings=many(number)))
    rows, details = len(page.rows) - 1, page.tags.count("details")
    assert rows >= details > 0
    left = re.search(r"(\d+) findings? of the table, the quotes of (\d+) findings?\.", page.text)
    told = (int(left[1]), int(left[2])) if left else (0, 0)
    assert (rows + told[0], details + told[1]) == (number, number)
    assert bool(left) is (number >= 60)


def test_stories_that_do_not_fit_are_counted() -> None:
    full = replace(sample.report(), findings=many(60))
    _, page = comment(*[full] * 300)
    left = re.search(r"Left out here for want of room: (\d+) whole stories", page.text)
    assert left and int(left[1]) + page.tags.count("h3") == 300


@settings(max_examples=150, deadline=None)
@given(hostile.WORDS)
def test_words_of_articles_do_nothing(words: str) -> None:
    _, page = comment(hostile.report(words))
    _, plain = comment(hostile.report("plain"))
    assert set(page.tags) <= OURS and page.attributes == []
    kept = [tag for tag in page.tags if tag != "span"]  # a dollar stands in one
    assert kept == plain.tags
    assert [len(row) for row in page.rows] == [len(row) for row in plain.rows]
    assert CALLED.findall(page.said) == []


@settings(max_examples=300, deadline=None)
@given(st.one_of(hostile.WORDS, st.text()))
def test_words_read_the_same(words: str) -> None:
    cell = Page(f"| x |\n| --- |\n| {code(words, cell=True)} |\n")
    for shown in (Page(markdown(words)).text, Page(f"<p>{html(words)}</p>").text, Page(code(words)).text, cell.rows[1][0]):
        assert " ".join(shown.replace("\u200b", "").split()) == one_line(words.replace("\u200b", ""))


CALLS = ["@editor", "#12", "!7", "GH-3", "https://e.example", "www.e.example", "a@e.example", ":tada:", "ru.txt:100:5"]


@pytest.mark.parametrize("call", CALLS)
def test_what_would_call_is_parted(call: str) -> None:
    assert CALLED.search(call)
    assert not CALLED.search(Page(markdown(f"see {call} now")).text)
    assert not CALLED.search(Page(f"<p>{html(call)}</p>").text)
