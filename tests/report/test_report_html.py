"""The page as text: hostile articles are inert, nothing of an article is lost, every link has its target."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.records import Coverage, Paragraph, SetAside, Span
from consistency.report import passages, render
from consistency.report.clean import clean

from . import sample, texts

ALLOWED = {
    "html", "head", "meta", "title", "link", "style", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "div", "dl",
    "dt", "dd", "span", "i", "b", "nav", "main", "section", "table", "thead", "tbody", "tr", "th", "td", "ul", "li",
    "label", "input", "small", "article", "blockquote", "mark", "code", "details", "summary", "fieldset", "legend",
    "footer",
}  # fmt: skip


class Page(HTMLParser):
    """Tags with their attributes, and the text of each article's original paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.articles: dict[str, str] = {}
        self._article, self._original, self._hidden = "", False, 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = (given.get("class") or "").split()
        self.tags.append((tag, given))
        if tag == "details" and "text" in names:
            self._article = given["id"] or ""
        if tag == "p" and "original" in names:
            self._original = True
        if self._hidden or "ref" in names or "sr" in names:
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(self._hidden - 1, 0)
        if tag == "p":
            self._original = False

    def handle_data(self, data: str) -> None:
        if self._original and not self._hidden:
            self.articles[self._article] = self.articles.get(self._article, "") + data


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render(sample.report(), "html"))


def test_articles_are_inert(page: Page) -> None:
    assert {tag for tag, _ in page.tags} <= ALLOWED
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action"):
            value = attributes.get(name)
            assert value is None or value == "data:," or value.startswith("#")


def test_one_file_with_its_mark_and_its_policy(page: Page) -> None:
    metas = {a.get("name") or a.get("http-equiv"): a.get("content") or "" for t, a in page.tags if t == "meta"}
    assert metas["generator"] == "consistency 0.1.0"
    assert metas["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert "url(" not in render(sample.report(), "html")


def test_every_link_leads_somewhere_and_no_id_stands_twice(page: Page) -> None:
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    links = {a["href"] or "" for t, a in page.tags if t == "a"}
    assert {link[1:] for link in links} <= set(ids)
    assert {"#row-2", "#finding-1f0a", "#article-4"} <= links


def test_nothing_of_an_article_is_lost(page: Page) -> None:
    for number, article in enumerate(sample.ARTICLES.values(), 1):
        shown = page.articles[f"article-{number}"]
        assert "".join(shown.split()) == "".join(clean(article.text).split())
    sentence = texts.AZ[2][1]
    assert f"{sentence[0][0]} {sentence[1][0]}" in page.articles["article-1"]  # the space between two passages


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_quotes_name_their_language(page: Page) -> None:
    quotes = [a for t, a in page.tags if t == "blockquote"]
    assert {a["lang"] for a in quotes} == {"az", "en", "kk", "ru"}
    assert {a["dir"] for a in quotes} == {"auto"}


LINES = st.lists(st.text(alphabet="ab é", min_size=1, max_size=12), min_size=1, max_size=5)
PAIRS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6)


@settings(max_examples=60)
@given(LINES, st.lists(st.booleans(), min_size=5, max_size=5), PAIRS, PAIRS)
def test_however_passages_overlap_the_pieces_are_the_text(
    lines: list[str], kept: list[bool], rows: list[tuple[int, int]], aside: list[tuple[int, int]]
) -> None:
    text, at, paragraphs = "\n".join(lines), 0, []
    for line, keep in zip(lines, kept, strict=False):
        if keep:
            paragraphs.append(Paragraph(span=Span(start=at, end=at + len(line)), kind="body", sentences=()))
        at += len(line) + 1

    def spans(pairs: list[tuple[int, int]]) -> list[Span]:
        return [Span(start=a, end=min(a + n, len(text))) for a, n in pairs if text[a : a + n].strip()]

    article = replace(
        sample.AZ,
        text=text,
        paragraphs=tuple(paragraphs),
        set_aside=tuple(SetAside(span=s, why="w") for s in spans(aside)),
    )
    report = replace(
        sample.report(),
        findings=(),
        readings=(),
        story=replace(sample.report().story, articles=(article,)),
        coverage=tuple(Coverage(label="r", members=((article.id, (s,)),), states=()) for s in spans(rows)),
    )
    pieces = [p for block in passages.blocks(report, 0, []) for p in block.pieces]
    assert "".join("".join(p.text for p in pieces).split()) == "".join(text.split())
    anchors = {p.anchor for p in pieces if p.anchor}
    assert {passages.anchor(0, article, s) for s in spans(rows)} == anchors
