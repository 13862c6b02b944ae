"""The index of many stories: a row each, links that lead, names that every file system takes, one report at a time."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from hypothesis import given, settings

from consistency.errors import ConsistencyError
from consistency.records import Report
from consistency.report import render
from consistency.report.index import page_name, render_index, write_reports

from . import hostile, sample


def story(name: str, **more: object) -> Report:
    base = sample.report()
    return replace(base, story=replace(base.story, id=name), **more)  # type: ignore[arg-type]


def rows(page: str) -> list[list[str]]:
    """The words of each row of the table."""
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL))
    return [[" ".join(re.sub("<[^>]*>", "", cell).split()) for cell in row] for row in cells][1:]


def test_a_row_a_story() -> None:
    page = render_index(
        [
            story("ferry"),
            story("calm", verdict="consistent", failed=False, findings=(), compared=1.0),
            story("lost", verdict="unverified", failed=False, findings=(), compared=0.1),
            story("short", verdict="omissions", failed=False, findings=sample.omissions()),
        ]
    )
    assert rows(page) == [
        ["ferry", "≠ Contradictions found", "fails", "2", "3", "2", "1", "83 %", "az, en, kk, ru"],
        ["calm", "✓ Consistent", "passes", "0", "0", "0", "0", "100 %", "az, en, kk, ru"],
        ["lost", "? Unverified", "passes", "0", "0", "0", "0", "10 %", "az, en, kk, ru"],
        ["short", "– Omissions found", "passes", "0", "3", "1", "1", "83 %", "az, en, kk, ru"],
    ]
    assert "1 fails the run." in page
    html5lib.HTMLParser(strict=True).parse(page)


def test_no_story_is_not_all_well() -> None:
    page = render_index([])
    assert "No story was checked." in page and "All of them pass." not in page and rows(page) == []


def test_one_story_is_one_page(tmp_path: Path) -> None:
    assert write_reports([story("ferry")], tmp_path / "new" / "reports") == tmp_path / "new" / "reports" / "ferry.html"
    assert [p.name for p in (tmp_path / "new" / "reports").iterdir()] == ["ferry.html"]
    assert (tmp_path / "new" / "reports" / "ferry.html").read_text("utf-8") == render(story("ferry"), "html")


def test_every_link_of_the_index_leads_to_its_story(tmp_path: Path) -> None:
    names = ["ferry", "Ferry", "паром №1", "a&b=<c>", "index", "50% off #2"]
    assert write_reports(map(story, names), tmp_path) == tmp_path / "index.html"
    index = (tmp_path / "index.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]*)"', index)
    assert [re.search("<bdi>(.*?)</bdi>", (tmp_path / unquote(link)).read_text("utf-8"))[1] for link in links] == [  # type: ignore[index]
        "ferry", "Ferry", "паром №1", "a&amp;b=&lt;c&gt;", "index", "50% off #2",
    ]  # fmt: skip
    assert len({link.casefold() for link in links}) == len(names)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["index.html", *map(unquote, links)])


@pytest.mark.parametrize(
    ("story", "taken", "expected"),
    [
        ("ferry", (), "ferry.html"),
        ("ferry", ("ferry.html",), "ferry-2.html"),
        ("Ferry", ("ferry.html", "ferry-2.html"), "Ferry-3.html"),
        ("ferry", ("ferry-2.html",), "ferry.html"),
        ("index", (), "index-2.html"),
        ("INDEX", (), "INDEX-2.html"),
        ("a/b\\c", (), "a-b-c.html"),
        ("..", (), "story.html"),
        ("", (), "story.html"),
        ("a\u202eb\x00", (), "a-b-.html"),
        ("ж" * 200, (), "ж" * 60 + ".html"),
    ],
)
def test_names_of_pages(story: str, taken: tuple[str, ...], expected: str) -> None:
    assert page_name(story, taken) == expected


@settings(max_examples=25, deadline=None)
@given(hostile.WORDS)
def test_names_of_stories_are_inert(words: str) -> None:
    page = render_index([hostile.report(words)]).encode("utf-8", "backslashreplace").decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<script" not in page


def test_reports_are_not_kept(tmp_path: Path) -> None:
    alive: list[weakref.ref[Token]] = []

    def made() -> Iterator[Report]:
        for name in ("one", "two", "three"):
            gc.collect()
            assert sum(ref() is not None for ref in alive) <= 1  # at most the one that was just written
            token = Token("/somewhere")
            alive.append(weakref.ref(token))
            base = story(name)
            yield replace(base, story=replace(base.story, folder=token))
            del token, base

    write_reports(made(), tmp_path)
    assert len(alive) == 3


class Token(str):
    """A string that can be watched."""


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConsistencyError, match=r"file.*cannot write"):
        write_reports([story("ferry")], tmp_path / "file")
