"""Bad input through the command line: exit code 2 and one line, or the file is skipped and named; never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from consistency.cli import main

from .telling import article, write

ROOT = Path(__file__).parents[2]
Run = pytest.CaptureFixture[str]


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONSISTENCY_DEBUG", raising=False)
    return write(tmp_path / "story", {"en": article("en", []), "ru": article("ru", [])})


def refused(capsys: Run, *argv: object) -> str:
    """The one line of a run that must fail with 2."""
    assert main([str(word) for word in argv]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("consistency: ") and err.count("\n") == 1 and err.endswith("\n"), err
    assert "Traceback" not in err and "failure inside" not in err, err
    return err.strip()


def checked(capsys: Run, *argv: object) -> dict[str, Any]:
    """The JSON of a run that must succeed."""
    code = main(["check", *map(str, argv), "--format", "json"])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def skipped(report: dict[str, Any]) -> dict[str, str]:
    return {row["path"]: row["why"] for row in report["skipped"]}


def test_folders_without_enough_articles(story: Path, capsys: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "empty: no readable articles" in refused(capsys, "check", empty)
    (story / "ru.txt").unlink()
    assert "only one readable article, en.txt" in refused(capsys, "check", story)
    assert "one file cannot contradict itself" in refused(capsys, "check", story / "en.txt")
    assert "no such file or folder" in refused(capsys, "check", story, tmp_path / "nowhere")


UNREADABLE = [
    pytest.param(b"", "empty", id="empty"),
    pytest.param(b" \n\t\r\n", "empty", id="blank"),
    pytest.param("\ufeff".encode(), "empty", id="byte order mark"),
    pytest.param(bytes(range(256)) * 8, "not text (binary)", id="binary"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "not text (binary)", id="picture"),
    pytest.param(b"\xff\xfe\x00", "not text (broken UTF-16)", id="broken UTF-16"),
    pytest.param("Die Brücke über den Fluss ist wegen Bauarbeiten gesperrt, teilte die Stadt am Montag mit.\n".encode(),
                 "language not recognised: none of az, en, kk, ru, tr; say it in story.yaml, or name file or folder by it", id="German"),
    pytest.param("Мост через реку закрыт. ".encode() * 200_000, "too long a line: 4799999 characters", id="one line"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), UNREADABLE)
def test_what_cannot_be_read_is_skipped_and_named(story: Path, capsys: Run, data: bytes, why: str) -> None:
    (story / "bad.txt").write_bytes(data)
    report = checked(capsys, story)
    assert skipped(report) == {"bad.txt": why}
    assert [a["id"] for a in report["articles"]] == ["en", "ru"] and report["findings"] == []
    (story / "ru.txt").unlink()
    assert f"bad.txt: {why}" in refused(capsys, "check", story)


def test_a_line_of_50_megabytes(story: Path, capsys: Run) -> None:
    with (story / "huge.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"word " * 200_000)
    begun = time.monotonic()
    assert skipped(checked(capsys, story)) == {"huge.txt": "larger than 20 MB"}
    assert time.monotonic() - begun < 5


def test_another_encoding_is_read_with_a_warning(story: Path, capsys: Run) -> None:
    (story / "ru.txt").write_bytes(article("ru", []).encode("cp1251"))
    report = checked(capsys, story)
    assert [a["language"] for a in report["articles"]] == ["en", "ru"] and report["findings"] == []
    assert len(report["warnings"]) == 1 and "ru.txt" in report["warnings"][0] and "cp1251" in report["warnings"][0]


def test_a_file_that_even_root_cannot_read(story: Path, capsys: Run) -> None:
    (story / "closed.txt").symlink_to("/proc/self/mem")
    assert skipped(checked(capsys, story)) == {"closed.txt": "cannot be read: input/output error"}


def test_files_that_cannot_be_opened(story: Path, capsys: Run) -> None:
    (story / "gone.txt").symlink_to(story / "nowhere.txt")
    (story / "loop.txt").symlink_to(story / "loop.txt")
    (story / "folder.txt").mkdir()
    os.mkfifo(story / "pipe.txt")
    assert skipped(checked(capsys, story)) == {
        "folder.txt": "a folder",
        "gone.txt": "cannot be read: no such file or directory",
        "loop.txt": "cannot be read: too many levels of symbolic links",
        "pipe.txt": "no ordinary file",
    }


STORY_FILES = [
    pytest.param("articles: [", "story.yaml", id="broken YAML"),
    pytest.param("- en\n- ru\n", "story.yaml", id="a list"),
    pytest.param("artciles: {}\n", "artciles", id="unknown key"),
    pytest.param("articles: {en: {tongue: en}}\n", "tongue", id="unknown field"),
    pytest.param("articles: {ru: de}\n", "de", id="language without a pack"),
    pytest.param("articles: {ru: {published: yesterday}}\n", "published", id="no date"),
    pytest.param("reference: kk\n", "kk", id="no such reference"),
    pytest.param("memory: none.tmx\n", "none.tmx", id="no such memory"),
    pytest.param("a: &a [*a, *a]\n", "story.yaml", id="an anchor in itself"),
    pytest.param("\0", "story.yaml", id="binary"),
]


@pytest.mark.parametrize(("text", "said"), STORY_FILES)
def test_a_broken_story_file_is_named(story: Path, capsys: Run, text: str, said: str) -> None:
    (story / "story.yaml").write_text(text, "utf-8")
    line = refused(capsys, "check", story)
    assert "story.yaml" in line and said in line


def test_an_empty_story_file_is_none(story: Path, capsys: Run) -> None:
    (story / "story.yaml").write_text("# nothing yet\n", "utf-8")
    assert checked(capsys, story)["warnings"] == []
    (story / "story.yaml").write_text("articles: {kk: kk}\n", "utf-8")
    assert checked(capsys, story)["warnings"] == ["story.yaml names 'kk', but the folder has no such article"]


SETTINGS = [
    pytest.param("translator: [", "consistency.yaml", id="broken YAML"),
    pytest.param("just words\n", "consistency.yaml", id="no mapping"),
    pytest.param("translater: gloss\n", "translater", id="unknown option"),
    pytest.param("translator: oracle\n", "translator", id="unknown translator"),
    pytest.param("languages: [ru, de]\n", "de", id="language without a pack"),
    pytest.param("fail_on: everything\n", "fail_on", id="unknown value"),
    pytest.param("rules: {number: fatal}\n", "number", id="unknown severity"),
    pytest.param("rules: {numbers: off}\n", "numbers", id="unknown rule"),
    pytest.param("number: {tolerance: 5}\n", "tolerance", id="out of range"),
    pytest.param("number: {tolerance: .nan}\n", "tolerance", id="no number"),
    pytest.param("strict: maybe\n", "strict", id="neither yes nor no"),
    pytest.param("min_compared: high\n", "min_compared", id="a word for a share"),
    pytest.param("memory: none.tmx\n", "none.tmx", id="no such memory"),
    pytest.param("strict: true\nstrict: false\n", "strict", id="an option twice"),
]


@pytest.mark.parametrize(("text", "said"), SETTINGS)
def test_broken_settings_are_named(story: Path, capsys: Run, text: str, said: str) -> None:
    (story.parent / "consistency.yaml").write_text(text, "utf-8")
    line = refused(capsys, "check", story)
    assert said in line and ("consistency.yaml" in line or "none.tmx" in line)


OPTIONS = [
    pytest.param(["--translator", "oracle"], "oracle", id="translator"),
    pytest.param(["--format", "yaml"], "--format yaml", id="format"),
    pytest.param(["--fail-on", "omissions"], "--fail-on omissions", id="fail-on"),
    pytest.param(["--reference", "kk"], "kk", id="reference"),
    pytest.param(["--memory", "none.tmx"], "none.tmx", id="memory"),
    pytest.param(["--translator", "memory"], "translator memory", id="memory without a memory"),
    pytest.param(["--config", "none.yaml"], "none.yaml", id="config"),
    pytest.param(["--tolerance", "0.1"], "--tolerance", id="unknown option"),
    pytest.param(["--format"], "--format", id="value left out"),
]


@pytest.mark.parametrize(("options", "said"), OPTIONS)
def test_wrong_options_are_named(story: Path, capsys: Run, options: list[str], said: str) -> None:
    assert said in refused(capsys, "check", story, *options)


def test_a_language_that_is_switched_off_is_skipped(story: Path, capsys: Run) -> None:
    write(story, {"kk": article("kk", [])})
    (story.parent / "consistency.yaml").write_text("languages: [en, ru]\n", "utf-8")
    report = checked(capsys, story)
    assert [a["id"] for a in report["articles"]] == ["en", "ru"]
    assert list(skipped(report)) == ["kk.txt"] and "language not recognised" in skipped(report)["kk.txt"]


def html(body: str) -> str:
    return f"<!doctype html><html lang=en><head><title>Old bridge</title></head><body><article>{body}</article></body></html>"


PARAGRAPHS = [line for line in article("en", []).split("\n\n") if len(line) > 60]
GOOD = "<h1>Old bridge over the river closed for repairs</h1>" + "".join(
    f"<p>{line.strip()}</p>" for line in PARAGRAPHS
)
HOSTILE = [
    pytest.param("<div>" * 20_000 + GOOD, id="deep"),
    pytest.param(GOOD + "<script>document.write('<p>4 people died</p>')</script><style>p {}</style>", id="script"),
    pytest.param(GOOD.replace("</p>", ""), id="unclosed"),
    pytest.param(GOOD + "<p>&#0;&#xD800;&#x110000;&bogus;</p>", id="entities"),
    pytest.param("<!-- " + "<p>" * 9_000 + " -->" + GOOD, id="comment"),
    pytest.param(GOOD + "<p hidden>The bridge is open.</p><iframe srcdoc='<p>No.</p>'></iframe>", id="hidden"),
    pytest.param("<![CDATA[" + GOOD, id="CDATA"),
]


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_html_breaks_nothing(story: Path, capsys: Run, body: str) -> None:
    (story / "en.txt").unlink()
    (story / "page.html").write_text(html(body), "utf-8")
    begun = time.monotonic()
    code = main(["check", str(story), "--format", "json"])
    out, err = capsys.readouterr()
    assert time.monotonic() - begun < 10
    if code == 2:  # nothing could be read of it: said in a line
        assert out == "" and err.count("\n") == 1 and "page.html" in err and "failure inside" not in err
        return
    report = json.loads(out)
    assert report["summary"]["contradictions"] == 0 and "<script" not in out and "document.write" not in out
    page = report["articles"][0]
    for finding in report["findings"]:
        for side in finding["sides"]:
            for quote in side["evidence"] if side["article"] == "page" else ():
                assert page["text"][quote["start"] : quote["end"]] == quote["text"]


def test_markup_in_an_article_is_shown_and_not_run(story: Path, capsys: Run) -> None:
    passage = 'Residents protested: <script>alert(1)</script> <img src=x onerror="alert(1)"> they want 250 new houses & schools.'
    write(story, {"en": article("en", [passage])})
    assert main(["check", str(story), "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "<script>alert(1)" not in page and "<img src=x" not in page and "&lt;script&gt;alert(1)" in page


def test_control_characters_do_not_reach_the_terminal(story: Path, capsys: Run) -> None:
    write(
        story,
        {
            "en": article(
                "en",
                ["Fishermen complain that dust has killed \x1b[31mtrout\x1b[0m and carp in the ponds \x07 \u202e."],
            )
        },
    )
    assert main(["check", str(story)]) == 0
    out = capsys.readouterr().out
    assert "trout" in out
    assert not [c for c in out if (ord(c) < 32 and c != "\n") or c == "\u202e"]


def test_a_story_of_very_many_articles_of_one_text(story: Path, capsys: Run) -> None:
    write(story, {f"en{i:02d}": article("en", []) for i in range(30)})
    begun = time.monotonic()
    report = checked(capsys, story)
    assert len(report["articles"]) == 32 and report["findings"] == []
    assert time.monotonic() - begun < 10


def test_a_number_of_thousands_of_digits_is_no_figure(story: Path, capsys: Run) -> None:
    write(story, {"en": article("en", [f"The council spent {'9' * 5000} manats on new benches for the park."])})
    assert {f["kind"] for f in checked(capsys, story)["findings"]} == {"omission"}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has /dev/full")
def test_a_full_disk_is_told_in_a_line(story: Path) -> None:
    command = [sys.executable, "-m", "consistency", "check", str(story)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60, cwd=ROOT
        )
    assert done.returncode == 2 and done.stderr.startswith("consistency: standard output: cannot write: ")


def test_the_reference_may_be_named_by_its_file(story: Path, capsys: Run) -> None:
    report = checked(capsys, story, "--reference", "ru.txt")
    assert "|reference:ru|" in report["signature"]
