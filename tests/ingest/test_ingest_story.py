"""Whole folders: which files are articles, what story.yaml says, and what is said when something is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from consistency.errors import ConfigError, InputError, UnknownNameError
from consistency.ingest import read_story, sentences_of
from consistency.ingest.files import MAX_BYTES
from consistency.languages.page import load_page
from consistency.records import Story
from consistency.registry import LANGUAGES

RU = "Мост закрыли на ремонт\n\nОб этом сообщил акимат, работы продлятся до конца весны. Объезд открыт.\n"
KK = "Көпір жөндеуге жабылды\n\nБұл туралы қала әкімдігі хабарлады, жұмыс көктемге дейін созылады.\n"
DE = "Die Brücke ist gesperrt\n\nDas teilte die Stadt mit, die Arbeiten dauern bis zum Ende des Frühlings.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    story = tmp_path / "bridge"
    story.mkdir()
    (story / "ru-news.txt").write_text(RU, "utf-8")
    (story / "kk-gov.txt").write_text(KK, "utf-8")
    return story


def read(folder: Path) -> Story:
    return read_story([folder])


def skipped(story: Story) -> dict[str, str]:
    return {each.path: each.why for each in story.skipped}


def test_a_folder_is_a_story(folder: Path) -> None:
    story = read(folder)
    assert (story.id, story.folder) == ("bridge", str(folder))
    assert [(a.id, a.path, a.language) for a in story.articles] == [
        ("kk-gov", "kk-gov.txt", "kk"),
        ("ru-news", "ru-news.txt", "ru"),
    ]
    assert (story.skipped, story.warnings, story.reference, story.memory) == ((), (), None, None)
    sentences = sentences_of(story.articles[1])
    assert [s.text for s in sentences] == [
        "Мост закрыли на ремонт", "Об этом сообщил акимат, работы продлятся до конца весны.", "Объезд открыт.",
    ]  # fmt: skip
    assert [(s.index, s.paragraph, s.kind) for s in sentences] == [(0, 0, "headline"), (1, 1, "body"), (2, 1, "body")]


def test_the_same_folder_gives_the_same_story(folder: Path) -> None:
    assert read(folder) == read(folder)


def test_files_of_one_folder_and_of_two(folder: Path, tmp_path: Path) -> None:
    together = read_story([folder / "ru-news.txt", folder / "kk-gov.txt"])
    assert [a.id for a in together.articles] == ["ru-news", "kk-gov"]
    other = tmp_path / "kk"
    other.mkdir()
    (other / "ru-news.txt").write_text(KK, "utf-8")
    apart = read_story([folder / "ru-news.txt", other / "ru-news.txt"])
    assert [(a.id, a.path) for a in apart.articles] == [
        ("bridge/ru-news", "bridge/ru-news.txt"),
        ("kk/ru-news", "kk/ru-news.txt"),
    ]


def test_ids_that_differ_by_the_ending(folder: Path) -> None:
    (folder / "ru-news.md").write_text(RU, "utf-8")
    assert [a.id for a in read(folder).articles] == ["kk-gov", "ru-news.md", "ru-news.txt"]


def test_what_is_never_an_article(folder: Path) -> None:
    for name in ("README.md", "LICENSE.txt", ".hidden.txt", "gold.yaml", "readme", "other.tmx", "consistency.yaml"):
        (folder / name).write_text(RU, "utf-8")
    (folder / "report.json").write_text('{"schema": "consistency-report/1"}', "utf-8")
    (folder / "known.jsonl").write_text('{"schema": "consistency-baseline/1"}\n', "utf-8")
    (folder / "pictures").mkdir()
    assert len(read(folder).articles) == 2
    assert read(folder).skipped == ()


def test_what_is_skipped_is_named(folder: Path) -> None:
    (folder / "empty.txt").write_text(" \n", "utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "german.txt").write_text(DE, "utf-8")
    (folder / "signs.txt").write_text("* * *\n— —\n", "utf-8")
    (folder / "line.txt").write_text("мост " * 50_000, "utf-8")
    (folder / "later.docx").write_bytes(b"PK")
    (folder / "later.json").write_text("{}", "utf-8")
    (folder / "other.bin").write_bytes(b"x")
    (folder / "report.html").write_text('<meta name="generator" content="consistency 0.1.0">' + RU, "utf-8")
    (folder / "folder.txt").mkdir()
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert skipped(read(folder)) == {
        "binary.txt": "not text (binary)",
        "empty.txt": "empty",
        "folder.txt": "a folder",
        "german.txt": "language not recognised: none of az, en, kk, ru, tr; say it in story.yaml, or name file or folder by it",
        "gone.txt": "cannot be read: no such file or directory",
        "huge.txt": "larger than 20 MB",
        "later.docx": "no Word document, or one that a password protects",
        "later.json": "a JSON object without text, body or paragraphs",
        "line.txt": "too long a line: 249999 characters",
        "loop.txt": "cannot be read: too many levels of symbolic links",
        "other.bin": "not an article: its name ends in none of .txt, .md, .html, .htm, .docx, .json",
        "pipe.txt": "no ordinary file",
        "report.html": "a report of consistency itself",
        "signs.txt": "no text found",
    }


def test_a_file_that_fails_while_it_is_read_is_skipped(folder: Path) -> None:
    (folder / "failing.txt").symlink_to("/proc/self/mem")
    assert skipped(read(folder)) == {"failing.txt": "cannot be read: input/output error"}


def test_a_story_of_too_little_says_so_in_one_line(folder: Path, tmp_path: Path) -> None:
    (folder / "kk-gov.txt").write_bytes(b"\0")
    with pytest.raises(InputError) as caught:
        read(folder)
    assert str(caught.value) == (
        f"{folder}: only one readable article, ru-news.txt (skipped: kk-gov.txt: not text (binary)): "
        "two or more are needed to compare"
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    cases: list[tuple[list[Path], str]] = [
        ([], "no articles given: name a folder, or two or more article files"),
        ([tmp_path / "no"], f"{tmp_path / 'no'}: no such file or folder"),
        ([empty], f"{empty}: no readable articles: put two or more .txt, .md, .html, .docx or .json files there"),
        ([folder / "ru-news.txt"], (f"{folder / 'ru-news.txt'}: one file cannot contradict itself: "
         "give a folder, or two or more articles")),
        ([folder, empty], f"{folder}: a folder among other paths: give one folder, or only article files"),
    ]  # fmt: skip
    for paths, message in cases:
        with pytest.raises(InputError) as caught:
            read_story(paths)
        assert str(caught.value) == message


def test_the_same_file_twice_is_one_article(folder: Path) -> None:
    paths = [folder / "ru-news.txt", folder / "kk-gov.txt", folder / ".." / "bridge" / "ru-news.txt"]
    story = read_story(paths)
    assert [a.id for a in story.articles] == ["ru-news", "kk-gov"]
    assert [each.why for each in story.skipped] == ["given twice"]


def test_only_the_languages_asked_for(folder: Path) -> None:
    (folder / "ru-two.txt").write_text(RU, "utf-8")
    story = read_story([folder], languages=["ru"])
    assert [a.language for a in story.articles] == ["ru", "ru"]
    assert skipped(story) == {"kk-gov.txt": "language not recognised: none of ru; say it in story.yaml, or name file or folder by it"}
    with pytest.raises(UnknownNameError, match="unknown language 'fr': one of az, en, kk, ru, tr"):
        read_story([folder], languages=["fr"])


def test_story_yaml_tells_of_articles(folder: Path) -> None:
    (folder / "mine.tmx").write_text("<tmx/>", "utf-8")
    (folder / "story.yaml").write_text(
        "articles:\n  ru-news: {language: ru, outlet: Вести, published: 2026-03-02T23:02}\n  kk-gov.txt: ru\n  gone: kk\n"
        "reference: ru-news\nmemory: mine.tmx\n",
        "utf-8",
    )
    story = read(folder)
    kk, ru = story.articles
    assert (ru.outlet, ru.published, kk.language) == ("Вести", "2026-03-02T23:02", "ru")
    assert (story.reference, story.memory) == ("ru-news", str(folder / "mine.tmx"))
    assert story.warnings == (
        "kk-gov.txt: story.yaml says its language is ru, but it reads like kk",
        "story.yaml names 'gone', but the folder has no such article",
    )


def test_a_stated_language_admits_what_is_not_recognised(folder: Path) -> None:
    (folder / "short.txt").write_text("Мост", "utf-8")
    (folder / "story.yaml").write_text("articles: {short: ru}", "utf-8")
    story = read(folder)
    assert [a.id for a in story.articles] == ["kk-gov", "ru-news", "short"]
    assert story.warnings == (
        "short.txt: story.yaml says its language is ru, but it reads like none of az, en, kk, ru, tr",
    )


def test_the_memory_beside_the_articles_is_found(folder: Path) -> None:
    (folder / "translations.tmx").write_text("<tmx/>", "utf-8")
    assert read(folder).memory == str(folder / "translations.tmx")
    assert read_story([folder / "ru-news.txt", folder / "kk-gov.txt"]).memory == str(folder / "translations.tmx")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("artciles: {}", "unknown key 'artciles' (did you mean 'articles'?): known are articles, reference, memory"),
        ("articles: {ru-news: {lang: ru}}", "article 'ru-news': unknown key 'lang'"),
        ("x: 1\ny: 2", "unknown keys 'x', 'y': known are articles, reference, memory"),
        ("articles: [ru-news]", "articles: must be a mapping"),
        ("articles: {ru-news: fr}", "unknown language 'fr': one of az, en, kk, ru, tr"),
        (
            "articles: {ru-news: {published: 2.03.2026}}",
            "'2.03.2026' is no ISO date: write 2026-03-02 or 2026-03-02T23:02",
        ),
        ("articles: {ru-news: {published: 2026-02-30}}", "'2026-02-30' is no ISO date"),
        ("reference: no", "reference: no readable article 'no': one of kk-gov, ru-news"),
        ("memory: no.tmx", "memory: no such file: no.tmx"),
        ("reference: [a]", "reference: must be plain text"),
        ("articles: {a: ]", "story.yaml:1: broken YAML"),
        ("- a", "must be a mapping"),
        ("[" * 3000, "broken YAML"),
    ],
)
def test_what_is_wrong_in_story_yaml_is_said_in_one_line(folder: Path, written: str, message: str) -> None:
    (folder / "story.yaml").write_text(written, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read(folder)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(folder / "story.yaml") in str(caught.value)


def test_another_encoding_is_warned_of(folder: Path) -> None:
    (folder / "ru-news.txt").write_bytes((RU * 3).encode("cp1251"))
    assert read(folder).warnings == ("ru-news.txt: not UTF-8: read as cp1251",)


def test_plain_text_needs_no_heavy_package(folder: Path) -> None:
    code = (
        "import sys, pathlib; from consistency.ingest import read_story; read_story([pathlib.Path(sys.argv[1])]);"
        "print(sorted({'trafilatura', 'charset_normalizer', 'yaml', 'lxml', 'html.parser'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_a_page_table_is_whole(code: str) -> None:
    page = load_page(code)
    kinds = {
        "abbreviation",
        "alphabet",
        "date",
        "furniture",
        "function",
        "label",
        "least",
        "most",
        "reader",
        "share",
        "verb",
    }
    assert set(page.rows) <= kinds
    assert 60 <= len(page.values("function")) <= 130
    assert {extra for _, extra in page.of("label")} == {"published", "updated", "author"}
    assert {extra for _, extra in page.of("date")} == {"filler", "relative"}
    ends = {"", "may-end", "after-number", "before-number", "before-function"}
    assert {extra for _, extra in page.of("abbreviation")} <= ends
    for kind, rows in page.rows.items():
        assert len({value for value, _ in rows}) == len(rows), f"a {kind} twice"
        assert all(value and value == value.strip() for value, _ in rows)
    assert all(extra for _, extra in page.of("furniture"))
