"""``--changed-since``: of the stories, only those that a change in the git work tree touches."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from core.telling import article, write

from consistency.cli import main

Run = pytest.CaptureFixture[str]
CALM = {lang: article(lang, []) for lang in ("en", "ru")}
SETTINGS = 'stories: ["stories/*/", "{en,ru}/{slug}.txt"]\n'


def git(*words: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false")
    return subprocess.run(("git", *who, *words), check=True, capture_output=True, text=True).stdout


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two stories of a folder each, two of a tree; all committed on main, then a branch."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    home = tmp_path / "наш сайт"
    home.mkdir()
    monkeypatch.chdir(home)
    for story in ("a", "b"):
        write(Path("stories", story), CALM)
        for name, text in CALM.items():
            write(Path(name), {f"tree-{story}": text})
    Path("consistency.yaml").write_text(SETTINGS + "baseline: known.jsonl\nmemory: all.tmx\n")
    Path("known.jsonl").write_text('{"schema": "consistency-baseline/1"}\n')
    Path("all.tmx").write_text('<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="ru"/><body/></tmx>\n')
    Path(".gitignore").write_text("*.log\n")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "all")
    git("checkout", "-qb", "work")
    return home


def checked(capsys: Run, *argv: str, code: int = 0) -> list[str]:
    assert main(["check", "--format", "json", *argv]) == code
    return [report["story"] for report in json.loads(capsys.readouterr().out)]


def append(path: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("\n")


def commit(*paths: str) -> None:
    for path in paths:
        append(path)
    git("add", "-A")
    git("commit", "-qm", "more")


def test_nothing_changed(capsys: Run) -> None:
    for name, empty in {"json": "[\n]\n", "text": "No story changed.\n", "github": "", "gitlab": "[]\n"}.items():
        assert main(["check", "--changed-since", "main", "--format", name]) == 0
        assert capsys.readouterr() == (empty, "no story changed since main: nothing to check\n")
    for name in ("sarif", "junit", "markdown", "csv"):
        assert main(["check", "--changed-since", "main", "--format", name]) == 0
        assert capsys.readouterr().out
    assert main(["check", "--changed-since", "main", "--report", "pages"]) == 0 and "0 stories" in Path("pages/index.html").read_text()


def committed() -> None:
    commit("stories/a/en.txt")


def staged() -> None:
    append("stories/a/en.txt")
    git("add", "-A")


def removed() -> None:
    write(Path("stories/a"), {"kk": article("kk", [])})
    commit()
    git("checkout", "-q", "-B", "main")
    git("checkout", "-qb", "later")
    Path("stories/a/kk.txt").unlink()


def tree_file_removed() -> None:
    write(Path("kk"), {"tree-a": article("kk", [])})
    Path("consistency.yaml").write_text('stories: ["stories/*/", "{en,ru,kk}/{slug}.txt"]\n')
    commit()
    git("checkout", "-q", "-B", "main")
    git("checkout", "-qb", "later")
    Path("kk/tree-a.txt").unlink()


CHANGES = [
    (committed, ["a"]),
    (staged, ["a"]),
    (lambda: append("stories/b/ru.txt"), ["b"]),
    (lambda: append("ru/tree-b.txt"), ["tree-b"]),
    (lambda: commit("en/tree-a.txt", "stories/b/en.txt"), ["b", "tree-a"]),
    (lambda: Path("stories/a/new.txt").write_text(CALM["ru"]), ["a"]),
    (lambda: Path("stories/a/story.yaml").write_text("reference: en\n"), ["a"]),
    (removed, ["a"]),
    (tree_file_removed, ["tree-a"]),
    (lambda: Path("stories/a/build.log").write_text("ignored"), []),
    (lambda: Path("other.txt").write_text("no story"), []),
    (lambda: Path("ru/tree-c/deep").mkdir(parents=True), []),
    (lambda: append("consistency.yaml"), ["a", "b", "tree-a", "tree-b"]),
    (lambda: append("known.jsonl"), ["a", "b", "tree-a", "tree-b"]),
    (lambda: commit("all.tmx"), ["a", "b", "tree-a", "tree-b"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), CHANGES, ids=range(len(CHANGES)))
def test_only_stories_with_a_change(change: object, expected: list[str], capsys: Run) -> None:
    change()  # type: ignore[operator]
    assert checked(capsys, "--changed-since", "main") == expected


def test_what_others_did_meanwhile_is_no_change(capsys: Run) -> None:
    """Since the branch left main, and not since what main is now."""
    commit("stories/a/en.txt")
    git("checkout", "-q", "main")
    commit("stories/b/en.txt")
    git("checkout", "-q", "work")
    assert checked(capsys, "--changed-since", "main") == ["a"]
    assert checked(capsys, "--changed-since", "HEAD") == []
    assert checked(capsys, "--changed-since", git("rev-parse", "HEAD~1").strip()) == ["a"]


def test_no_common_history(capsys: Run) -> None:
    """As in a shallow clone: the revision itself is compared with."""
    git("checkout", "-q", "--orphan", "other")
    commit("stories/b/en.txt")
    assert checked(capsys, "--changed-since", "main") == ["b"]


def test_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    """The hook asks for HEAD, which is not there yet: everything is new."""
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    write(Path("stories/a"), CALM)
    write(Path("stories/b"), CALM)
    Path("consistency.yaml").write_text("stories: [stories/*/]\n")
    Path(".gitignore").write_text("b/\nconsistency.yaml\n")  # new settings would be a reason to check all
    git("init", "-q")
    git("add", "stories/a/en.txt")
    assert checked(capsys, "--changed-since", "HEAD") == ["a"]
    assert main(["check", "--changed-since", "main"]) == 2


def test_a_path(capsys: Run) -> None:
    append("stories/a/en.txt")
    assert main(["check", "stories/a", "--changed-since", "main", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["story"] == "a"
    assert checked(capsys, "stories/b", "--changed-since", "main") == []
    assert checked(capsys, "en/tree-a.txt", "ru/tree-a.txt", "--changed-since", "main") == []
    assert main(["check", "stories/c", "--changed-since", "main"]) == 2
    assert "stories/c: no such file or folder" in capsys.readouterr().err


def test_a_change_does_not_make_the_rest_stale(capsys: Run) -> None:
    """What was not checked is neither unused nor gone."""
    append("stories/a/en.txt")
    Path("known.jsonl").write_text('{"schema": "consistency-baseline/1"}\n{"story": "c", "rule": "number", "sides": [["en", "1"]]}\n')
    git("add", "-A")
    git("commit", "-qm", "known")
    append("stories/a/en.txt")
    assert checked(capsys, "--changed-since", "HEAD", "--strict") == ["a"]


WRONG = [("no-such", "no such revision of наш сайт: fetch it first (in CI: fetch-depth: 0)"), ("--output=x", "no such revision"), ("", "no such revision")]


@pytest.mark.parametrize(("revision", "said"), WRONG)
def test_no_such_revision(revision: str, said: str, capsys: Run) -> None:
    assert main(["check", f"--changed-since={revision}"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"consistency: --changed-since {revision}") and said in err and err.count("\n") == 1


def test_outside_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    write(Path("stories/a"), CALM)
    Path("consistency.yaml").write_text(SETTINGS)
    assert main(["check", "--changed-since", "main"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("consistency: --changed-since main: . is in no git work tree that can be read: fatal: not a git repository") and said.count("\n") == 1
    monkeypatch.setenv("PATH", "")
    assert main(["check", "--changed-since", "main"]) == 2
    assert capsys.readouterr().err == "consistency: --changed-since: git is not installed\n"


def tree_file_renamed() -> None:
    git("mv", "ru/tree-a.txt", "ru/tree-z.txt")


def folder_file_removed() -> None:
    git("rm", "-q", "stories/a/ru.txt")


@pytest.mark.parametrize(("change", "left"), [(tree_file_renamed, "tree-a"), (folder_file_removed, "a")])
def test_a_story_that_a_change_left_with_one_article_is_no_green(change: Callable[[], None], left: str, capsys: Run) -> None:
    """It was compared before, and would be compared no more without anybody seeing it."""
    change()
    assert main(["check", "--changed-since", "main"]) == 1
    out, err = capsys.readouterr()
    assert f"consistency: {left}: only one article is left, " in err and out.endswith(" · fails: 1 story left with one article\n")
    git("commit", "-qam", "it")
    assert main(["check", "--changed-since", "main", "--format", "github", "--language", "ru"]) == 1
    assert "::1 сюжет остался с одной статьёй" in capsys.readouterr().out
    assert main(["check", "--changed-since", "main", "--format", "gitlab"]) == 1
    assert f"{left} was not checked: only one article is left" in capsys.readouterr().out
    for path in Path().rglob("*tree-a.txt" if left == "tree-a" else "stories/a/*.txt"):
        path.unlink()  # with all its articles the story is gone, and nothing is left to compare
    assert main(["check", "--changed-since", "main"]) == 0


def test_a_first_article_is_no_fault(capsys: Run) -> None:
    write(Path("ru"), {"tree-new": CALM["ru"]})
    assert main(["check", "--changed-since", "main"]) == 0
    assert "tree-new: only one article, ru/tree-new.txt: nothing to compare it with" in capsys.readouterr().err
    git("mv", "ru/tree-a.txt", "ru/tree-z.txt")
    git("mv", "en/tree-a.txt", "en/tree-z.txt")  # both renamed: the same story by another name
    assert main(["check", "--changed-since", "main"]) == 0
