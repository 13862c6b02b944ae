"""The page as text: hostile articles are inert, nothing of an article is lost, every link has its target."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import html5lib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.records import Coverage, Paragraph, Report, SetAside, Span
from consistency.report import passages, render
from consistency.report.clean import clean
from consistency.report.direction import direction

from . import hostile, large, sample, texts

ALLOWED = {
    "html", "head", "meta", "title", "link", "style", "script", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "div",
    "span", "b", "bdi", "nav", "main", "section", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "label",
    "input", "select", "option", "output", "button", "small", "article", "blockquote", "mark", "code", "pre", "details",
    "summary", "fieldset", "legend", "dialog",
}  # fmt: skip


class Page(HTMLParser):
    """Tags with their attributes, and the text of each article's original paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.articles: dict[str, str] = {}
        self.inline: dict[str, list[str]] = {"style": [], "script": []}  # as it stands between the tags
        self.pasted: list[str] = []
        self._in = ""
        self._article, self._original, self._hidden = "", False, 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = (given.get("class") or "").split()
        self.tags.append((tag, given))
        self._in = tag
        if tag == "pre":
            self.pasted.append("")
        if tag == "article" and "text" in names:
            self._article = given["id"] or ""
        if tag == "p" and "original" in names:
            self._original = True
        if self._hidden or "ref" in names or "sr" in names:
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        self._in = ""
        self._hidden = max(self._hidden - 1, 0)
        if tag == "p":
            self._original = False

    def handle_data(self, data: str) -> None:
        if self._in in self.inline:
            self.inline[self._in].append(data)
        if self._in == "pre":
            self.pasted[-1] += data
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
    rules = dict(part.split(" ", 1) for part in metas["Content-Security-Policy"].split("; "))
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": " ".join(map(digest, page.inline["style"])),
        "script-src": " ".join(map(digest, page.inline["script"])),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert [len(page.inline["style"]), len(page.inline["script"])] == [1, 2]
    assert "url(" not in render(sample.report(), "html")
    assert not any("style" in attributes for _, attributes in page.tags)  # the policy would drop it


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", ["sample", "empty", "large"])
def test_a_strict_parser_takes_it(name: str) -> None:
    report = {"sample": sample.report, "empty": empty, "large": large.report}[name]()
    strictly(render(report, "html"))


def strictly(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)


def test_the_strict_parser_is_strict() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        strictly(render(sample.report(), "html").replace("</main>", "", 1))


@settings(max_examples=25, deadline=None)
@given(hostile.WORDS)
def test_whatever_is_told_the_tags_are_ours(words: str) -> None:
    text = render(hostile.report(words), "html").encode("utf-8", "backslashreplace").decode()
    strictly(text)
    page = Page(text)
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert [sum(t == name for t, _ in page.tags) for name in ("style", "script")] == [1, 2]


def empty() -> Report:
    story = replace(sample.report().story, articles=(sample.AZ,), skipped=(), warnings=())
    return replace(sample.report(), story=story, findings=(), coverage=(), readings=(), warnings=(), failing=())


def test_a_large_story_stays_a_page_that_opens() -> None:
    assert len(render(large.report(), "html").encode()) < 3_000_000


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ru", "ltr"), ("kk", "ltr"), ("az", "ltr"), ("az-Latn", "ltr"), ("az-Arab", "rtl"), ("ar", "rtl"), ("fa-IR", "rtl"),
     ("arn", "auto"), ("", "auto"), ("x", "auto")],
)  # fmt: skip
def test_the_direction_of_a_language(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_the_lines_to_paste_are_those_of_the_terminal(page: Page) -> None:
    report = sample.report()
    live = [f for f in (*report.findings,) if f.suppressed is None]
    accepted = [yaml.safe_load(text) for text in page.pasted if text.startswith("suppressions:")]
    assert sorted(entry["finding"] for loaded in accepted for entry in loaded["suppressions"]) == sorted(f.id for f in live)
    assert all(entry["story"] == "ferry-storm" and entry["reason"] == "" for loaded in accepted for entry in loaded["suppressions"])


def test_two_names_that_may_be_one_party_come_with_an_alias() -> None:
    given = sample.report()
    sides = (
        sample.side(sample.AZ, sample.FERRY[sample.AZ], 0, ("AZ",), "Azerbaijan"),
        sample.side(sample.RU, sample.FERRY[sample.RU], 1, ("KZ",), "Kazakhstan"),
    )
    (number, parties) = sample.contradictions()
    page = Page(render(replace(given, findings=(number, replace(parties, sides=sides))), "html"))
    aliases = [yaml.safe_load(text) for text in page.pasted if text.startswith("aliases:")]
    assert aliases == [{"aliases": [["Azerbaijan", "Kazakhstan"]]}]


def test_text_of_articles_says_its_language_and_direction(page: Page) -> None:
    for tag, attributes in page.tags:
        names = (attributes.get("class") or "").split()
        if tag == "blockquote" or {"original", "heading", "english"} & set(names):
            assert attributes.get("lang") in ("az", "en", "kk", "ru"), attributes
            assert attributes.get("dir") == "ltr", attributes


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
    assert {a["lang"] for t, a in page.tags if t == "blockquote"} == {"az", "en", "kk", "ru"}


def test_the_story_map_is_in_the_page() -> None:
    text = " ".join(render(sample.report(), "html").split())
    assert "<b>az-xeber</b> came after <b>ru-vestnik</b>" in text
    assert "nothing is said of whom it follows: en-wire." in text


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


def test_a_passage_is_marked_by_what_its_own_article_says() -> None:
    """Of a row in which one article alone answers differently, the others' passages agree; what another lacks is dashed."""
    wind = next(t for t in sample.coverage() if t.label.startswith("The wind"))
    hurt = next(t for t in sample.coverage() if t.label.startswith("Nobody"))
    one = replace(hurt, states=(("az-xeber", "differ"), ("en-wire", "agree"), ("kk-habar", "agree"), ("ru-vestnik", "agree")))
    text = render(replace(sample.report(), coverage=(one, wind)), "html")
    of_row = {n: re.findall(rf'class="passage (\w+)[^"]*"[^>]*href="#row-{n}"', text) for n in (1, 2)}
    assert of_row == {1: ["differ", "agree", "agree", "agree"], 2: ["missing", "missing", "missing"]}


@pytest.mark.parametrize(
    ("field", "value", "badge"),
    [("partial", True, "partial"), ("update", True, "update"), ("addition", True, "addition"), ("known", True, "known"),
     ("suppressed", "checked by phone", "suppressed")],
)  # fmt: skip
def test_what_softens_a_finding_is_a_badge(field: str, value: object, badge: str) -> None:
    plain = replace(sample.contradictions()[0], partial=False)
    marked = replace(plain, **{field: value})  # type: ignore[arg-type]
    said = [re.findall('<span class="badge[ "][^>]*>([^<]+)', render(replace(sample.report(), findings=(f,)), "html")) for f in (plain, marked)]
    assert said == [["error", "number"], ["error", "number", badge]]
    assert ("checked by phone" in render(replace(sample.report(), findings=(marked,)), "html")) is (field == "suppressed")
