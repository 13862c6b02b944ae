"""``consistency init``: what it writes works at once, and nothing of anybody's is written over."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
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
    examples = text.replace("\n# suppressions:\n", "\nsuppressions:\n").replace("\n# aliases:\n", "\naliases:\n").replace("\n#  - ", "\n  - ")
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


BELOW = ["press", "bülleten/2026 x"]


@pytest.fixture(params=BELOW)
def below(request: pytest.FixtureRequest, capsys: Run) -> str:
    """A repository with a story in a folder below its root, where init was run."""
    subprocess.run(("git", "init", "-q"), check=True)
    floods(Path(request.param, "stories/flood"))
    assert main(["init", request.param]) == 0
    assert capsys.readouterr().out.endswith(f" lie there, and run for {request.param}/ alone.\n")
    return str(request.param)


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A step of a workflow as a runner has it run."""
    program = f'consistency() {{ {shlex.quote(sys.executable)} -m consistency "$@"; }}\n'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "GITHUB_STEP_SUMMARY": str(Path("summary.md").resolve())}
    return subprocess.run(("bash", "-e", "-c", program + command), cwd=folder, capture_output=True, text=True, check=False, env=environment)


def test_a_workflow_below_the_root_runs(below: str) -> None:
    """Its steps, each where the runner runs it; paths are from the root, where GitHub looks for them."""
    [path] = Path(".github/workflows").iterdir()
    workflow = yaml.safe_load(path.read_text("utf-8"))
    job = workflow["jobs"]["check"]
    assert job["defaults"]["run"]["working-directory"] == below
    assert workflow[True]["push"]["paths"] == workflow[True]["pull_request"]["paths"] == [f"{below}/**", path.as_posix()]
    runs = {step["name"]: step["run"] for step in job["steps"] if "run" in step}
    done = shell(runs["Check"], Path(below))
    assert done.returncode == 1 and f"::error file={below}/stories/flood/ru.txt,line=" in done.stdout
    assert shell(runs["Summary"], Path(below)).returncode == 0 and Path("summary.md").read_text("utf-8").startswith("<!-- consistency -->")
    uploaded = [step["with"] for step in job["steps"] if "upload" in step.get("uses", "")]
    assert Path(uploaded[0]["sarif_file"]).is_file() and Path(uploaded[1]["path"], "index.html").is_file()


def test_a_hook_below_the_root_runs(below: str) -> None:
    """As pre-commit does: from the root, on the files that it is for."""
    [hook] = yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert re.search(hook["files"], f"{below}/stories/flood/ru.txt") and not re.search(hook["files"], "stories/flood/ru.txt")
    assert main([*shlex.split(hook["entry"])[1:], "--quiet"]) == 1
    assert main(["check", "--config", f"{below}/consistency.yaml", "--update-baseline", "--quiet"]) == 0
    assert main([*shlex.split(hook["entry"])[1:], "--quiet"]) == 0


def test_two_folders_of_a_repository(capsys: Run) -> None:
    """Each has its workflow; the second hook is for the person to add."""
    subprocess.run(("git", "init", "-q"), check=True)
    for name in ("press", "blog"):
        Path(name).mkdir()
        assert main(["init", name]) == 0
    both = yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8") + capsys.readouterr().out.split("add under repos:\n", 1)[1].split("\n\n")[0])
    assert [each["hooks"][0]["files"][:7] for each in both["repos"]] == ["^press/", "^blog/."]
    assert sorted(p.name for p in Path(".github/workflows").iterdir()) == ["consistency-blog.yml", "consistency-press.yml"]
    assert main(["init", "press"]) == 2 and main(["init", "press", "--force"]) == 0
    assert "../.github/workflows/consistency-press.yml" in capsys.readouterr().err


def test_inside_the_folder(monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    subprocess.run(("git", "init", "-q"), check=True)
    Path("press").mkdir()
    monkeypatch.chdir("press")
    assert main(["init"]) == 0
    assert "wrote ../.github/workflows/consistency-press.yml\n" in capsys.readouterr().out
    assert Path("../.pre-commit-config.yaml").is_file() and not Path(".github").exists()


@pytest.mark.parametrize("folders", [("пресс", "новости"), ("a-b", "a/b"), ("a b", "a-b"), ("é", "e")])
def test_each_folder_has_its_own_workflow(folders: tuple[str, str], capsys: Run) -> None:
    Path(".git").mkdir()
    for folder in folders:
        Path(folder).mkdir(parents=True)
        assert main(["init", folder]) == 0
        assert main(["init", folder, "--force"]) == 0  # over its own
    workflows = sorted(Path(".github/workflows").iterdir())
    where = {yaml.safe_load(p.read_text("utf-8"))["jobs"]["check"]["defaults"]["run"]["working-directory"] for p in workflows}
    assert len(workflows) == 2 and where == set(folders)


@pytest.mark.parametrize("there", ['    defaults:\n      run:\n        working-directory: "press2"\n', "name: ours\n"])
def test_the_workflow_of_another_folder_stays(there: str, capsys: Run) -> None:
    Path(".git").mkdir()
    Path("press").mkdir()
    path = Path(".github/workflows/consistency-press.yml")
    path.parent.mkdir(parents=True)
    path.write_text(there, "utf-8")
    assert main(["init", "press", "--force"]) == 2
    assert "of another folder, nothing was written" in capsys.readouterr().err
    assert path.read_text("utf-8") == there and not Path("press/consistency.yaml").exists()


def test_owner_is_told(capsys: Run) -> None:
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    told = next(line for line in out.splitlines() if "OWNER" in line)
    left = [p.as_posix() for p in Path(".").rglob("*") if p.is_file() and "OWNER" in p.read_text("utf-8")]
    assert len(left) == 2 and all(name in told for name in left)


def test_lines_to_paste_fit_what_init_wrote(capsys: Run) -> None:
    floods(Path("stories/flood"))
    assert main(["init"]) == 0
    main(["check", "--verbose"])
    out = capsys.readouterr().out
    lines = [line.strip() for line in out.splitlines()]
    at = lines.index("suppressions:")
    with Path("consistency.yaml").open("a", encoding="utf-8") as file:
        file.write(f"suppressions:\n  {lines[at + 1].replace('reason: ' + chr(34) * 2, 'reason: counted later')}\n")
    assert main(["check"]) == 1
    assert "1 suppressed" in capsys.readouterr().out
