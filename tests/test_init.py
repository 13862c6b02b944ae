"""``consistency init``: what it writes works at once, and nothing of anybody's is written over."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from control.floods import floods
from core.telling import article, write

from consistency import __version__
from consistency.cli import main
from consistency.config import Config, load_config

Run = pytest.CaptureFixture[str]
WRITTEN = [".github/workflows/consistency.yml", ".pre-commit-config.yaml", "consistency.yaml", "known.jsonl"]
TWO = {"en": article("en", []), "ru": article("ru", [])}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written() -> list[str]:
    return sorted(p.as_posix() for p in Path(".").rglob("*") if p.is_file() and p.suffix not in (".txt", ".md"))


def test_from_nothing_to_a_green_job(capsys: Run) -> None:
    floods(Path("stories/flood"))
    assert main(["init"]) == 0
    out, err = capsys.readouterr()
    assert err == "" and written() == WRITTEN
    assert out.startswith("".join(f"wrote {name}\n" for name in ("consistency.yaml", "known.jsonl", ".github/workflows/consistency.yml")))
    commands = [line.split(". ", 1)[1].split("   ")[0] for line in out.splitlines() if ". consistency check" in line]
    assert commands == ["consistency check", "consistency check --update-baseline"]
    assert [main(shlex.split(command)[1:]) for command in (*commands, commands[0])] == [1, 0, 0]


def test_the_settings_are_the_defaults() -> None:
    """But for the stories and the baseline; and the examples in it are right, once they are no comments."""
    assert main(["init"]) == 0
    config = load_config()
    assert config.baseline == str(Path("known.jsonl").resolve()) and config.stories == ("stories/*/",)
    text = Path("consistency.yaml").read_text("utf-8")
    examples = text.replace(": []", ":").replace("\n#  - ", "\n  - ")
    Path("consistency.yaml").write_text(examples, "utf-8")
    more = load_config()
    assert len(more.suppressions) == 2 and more.aliases == (("SOCAR", "State Oil Company of Azerbaijan"),)
    plain = Config()
    assert (config.rules, config.fail_on, config.suppressions, config.aliases) == (plain.rules, plain.fail_on, (), ())


def test_the_workflow_runs(capsys: Run) -> None:
    floods(Path("stories/flood"))
    main(["init"])
    steps = yaml.safe_load(Path(".github/workflows/consistency.yml").read_text("utf-8"))["jobs"]["check"]["steps"]
    runs = {step["name"]: step["run"] for step in steps if "run" in step}
    assert runs["Install"] == f'python -m pip install "consistency[docx,html] @ git+https://github.com/OWNER/consistency@v{__version__}"'
    capsys.readouterr()
    assert main(shlex.split(runs["Check"])[1:]) == 1
    assert "::error file=stories/flood/ru.txt,line=" in capsys.readouterr().out
    uploaded = [step["with"] for step in steps if "upload" in step.get("uses", "")]
    assert Path(uploaded[0]["sarif_file"]).is_file() and Path(uploaded[1]["path"], "index.html").is_file()
    assert Path(runs["Summary"].split()[1]).is_file()


LAYOUTS = [
    ({"stories/a": TWO}, "stories/*/"),
    ({"articles/a": TWO}, "articles/*/"),
    ({"a": TWO, "b": TWO}, "*/"),
    ({"ru": {"a": TWO["ru"]}, "en": {"a": TWO["en"]}}, "{en,ru}/{slug}.*"),
    ({"content/ru": {"a": TWO["ru"]}, "content/en": {"a": TWO["en"]}}, "content/{en,ru}/{slug}.*"),
    ({"ru": {"a": TWO["ru"]}, "en": {"b": TWO["en"]}}, "stories/*/"),  # trees that share no name: nothing to compare
    ({"pictures": {}}, "stories/*/"),
]


@pytest.mark.parametrize(("folders", "pattern"), LAYOUTS, ids=[p for _, p in LAYOUTS])
def test_where_stories_live_is_found_out(folders: dict[str, dict[str, str]], pattern: str, capsys: Run) -> None:
    for folder, articles in folders.items():
        write(Path("site", folder), articles)
    assert main(["init", "site"]) == 0
    assert load_config(Path("site/consistency.yaml")).stories == (pattern,)
    out = capsys.readouterr().out
    assert f"stories are looked for as {pattern}" in out
    assert ("none is there yet" in out) == (main(["check", "--config", "site/consistency.yaml"]) == 2)


def test_nothing_is_written_over(capsys: Run) -> None:
    Path("consistency.yaml").write_text("strict: true\n")
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "consistency: .: consistency.yaml: already there, nothing was written: --force writes anew\n"
    assert written() == ["consistency.yaml"] and Path("consistency.yaml").read_text() == "strict: true\n"
    Path("known.jsonl").write_text("what people accepted")
    assert main(["init", "--force"]) == 0
    assert "stories:" in Path("consistency.yaml").read_text() and Path("known.jsonl").read_text() == "what people accepted"
    assert main(["init"]) == 2
    assert "consistency.yaml, .github/workflows/consistency.yml, .pre-commit-config.yaml: already there" in capsys.readouterr().err


def test_hooks_of_others_stay(capsys: Run) -> None:
    theirs = "repos:\n  - repo: https://example.org/hooks\n    rev: v1\n    hooks: [{id: x}]\n"
    Path(".pre-commit-config.yaml").write_text(theirs)
    for argv in (["init"], ["init", "--force"]):
        assert main(argv) == 0
        assert Path(".pre-commit-config.yaml").read_text() == theirs
        out = capsys.readouterr().out
        assert "is there already, and stays as it is" in out
    both = yaml.safe_load(theirs + out.split("add under repos:\n", 1)[1])
    assert [each["hooks"][0]["id"] for each in both["repos"]] == ["x", "consistency"]


def test_where_it_cannot_be(capsys: Run) -> None:
    assert main(["init", "nowhere"]) == 2
    assert capsys.readouterr().err == "consistency: nowhere: no such folder: make it first\n"
    Path(".github").write_text("a file")
    assert main(["init"]) == 2
    assert ".github/workflows/consistency.yml: cannot write" in capsys.readouterr().err


def test_below_the_root_of_a_repository(capsys: Run) -> None:
    subprocess.run(("git", "init", "-q"), check=True)
    Path("press").mkdir()
    assert main(["init", "press"]) == 0
    assert capsys.readouterr().out.rstrip().endswith(" there, and have them run in press.")
