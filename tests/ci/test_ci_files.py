"""The files for CI are what the services take: their schemas, and their commands run here."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from control.floods import edit, floods

from consistency.cli import main
from consistency.ingest import read_story

from .acting import ROOT

Run = pytest.CaptureFixture[str]
FOLDERS = ["", "press", "bülleten/2026 x"]  # of the articles, from the root of the repository


def blocks(language: str) -> list[str]:
    """The code blocks of docs/ci.md in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / "docs/ci.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)


def refused(schema: str, path: Path) -> str:
    """What check-jsonschema, with the schema that it carries, has against a file; nothing where it is right."""
    argv = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout if done.returncode else ""


@pytest.fixture(params=FOLDERS)
def started(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A repository in which ``consistency init`` was run, at its root or below."""
    (tmp_path / ".git").mkdir()
    (tmp_path / request.param).mkdir(parents=True, exist_ok=True)
    assert main(["init", str(tmp_path / request.param)]) == 0
    return tmp_path


def test_what_init_writes_is_taken(started: Path) -> None:
    [workflow] = (started / ".github/workflows").iterdir()
    assert refused("github-workflows", workflow) == "" and "@" not in re.sub(r"@v\d|@ git", "", workflow.read_text("utf-8"))
    argv = [sys.executable, "-m", "pre_commit", "validate-config", str(started / ".pre-commit-config.yaml")]
    assert subprocess.run(argv, capture_output=True, check=False, timeout=60).returncode == 0


FILES = [
    ("github-actions", ROOT / "action.yml"),
    ("github-workflows", ROOT / ".github/workflows/ci.yml"),
    ("gitlab-ci", ROOT / "docs/examples/gitlab-ci.yml"),
]


@pytest.mark.parametrize(("schema", "path"), FILES, ids=[path.name for _, path in FILES])
def test_schemas(schema: str, path: Path, tmp_path: Path) -> None:
    assert refused(schema, path) == ""
    broken = yaml.safe_load(path.read_text("utf-8"))
    broken["runs" if "runs" in broken else "jobs" if "jobs" in broken else "consistency"] = {"nothing": 1}
    (tmp_path / "broken.yml").write_text(yaml.safe_dump(broken), "utf-8")
    assert refused(schema, tmp_path / "broken.yml") != ""


def test_hooks_are_what_pre_commit_takes() -> None:
    argv = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    done = subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout


def test_workflows_in_the_docs(tmp_path: Path) -> None:
    told = [block for block in blocks("yaml") if "runs-on:" in block]
    assert told
    for block in told:
        (tmp_path / "workflow.yml").write_text(block, "utf-8")
        assert refused("github-workflows", tmp_path / "workflow.yml") == ""
        given = next(step for step in next(iter(yaml.safe_load(block)["jobs"].values()))["steps"] if "/consistency@" in step.get("uses", ""))
        assert set(given.get("with", {})) <= set(yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"])


def test_the_docs_tell_of_every_input_and_output() -> None:
    docs, action = (ROOT / "docs/ci.md").read_text("utf-8"), yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    missing = [name for name in (*action["inputs"], *action["outputs"]) if f"`{name}`" not in docs]
    assert missing == []


def test_both_hooks_are_one(tmp_path: Path) -> None:
    """What others take from this repository, and what init writes."""
    [published] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert main(["init", str(tmp_path)]) == 0
    [written] = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    del written["additional_dependencies"], published["description"]
    assert written == published and published["pass_filenames"] is False


def test_the_hook_before_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    """The command of the hook, run in a repository with something staged."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *words = shlex.split(hook["entry"])
    assert program == "consistency"
    monkeypatch.chdir(tmp_path)
    for name in ("flood", "other"):
        floods(Path("stories", name))
    Path("consistency.yaml").write_text("stories: [stories/*/]\nbaseline: known.jsonl\n")
    assert main(["check", "--update-baseline", "--quiet"]) == 0
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for argv in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "all")):
        subprocess.run(("git", *who, *argv), check=True, capture_output=True)
    assert main(words) == 0
    edit(Path("stories/flood/ru.txt"), "18 километров", "81 километр")
    assert re.search(hook["files"], "stories/flood/ru.txt")
    capsys.readouterr()
    assert main(words) == 1
    out = capsys.readouterr().out
    assert "flood · 3 articles" in out and "other · 3 articles" not in out


def dogfood() -> list[str]:
    """The words of the workflow's command that checks the seeds."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]
    [command] = [step["run"] for step in jobs["test"]["steps"] if "seeds/" in step.get("run", "")]
    program, *words = shlex.split(command)
    assert program == ".venv/bin/consistency"
    return words


def test_the_seeds_pass_as_they_are(monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    monkeypatch.chdir(ROOT)
    assert main(dogfood()) == 0
    assert "::error" not in capsys.readouterr().out
    assert "baseline.jsonl" not in {s.path for s in read_story([ROOT / "seeds"]).skipped}


def test_a_new_contradiction_in_the_seeds_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "seeds/001_51d8b798812f1eec.txt"
    edit(path, "50 граждан", "70 граждан")
    assert main(dogfood()) == 1
    errors = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert len(errors) == 1 and "seeds/001_51d8b798812f1eec.txt" in errors[0]


def test_ci_runs_the_tests_of_the_readme() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))["jobs"]
    assert next(step["run"] for step in jobs["test"]["steps"] if "run" in step) == "bash .ci/run"
    assert "readme.py pytest" in (ROOT / ".ci/run").read_text("utf-8")


def test_the_gitlab_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = yaml.safe_load((ROOT / "docs/examples/gitlab-ci.yml").read_text("utf-8"))["consistency"]
    monkeypatch.chdir(tmp_path)
    floods(Path("stories/flood"))
    Path("consistency.yaml").write_text("stories: [stories/*/]\n")
    [command] = job["script"]
    assert main(shlex.split(command)[1:]) == 1
    for name in (job["artifacts"]["reports"]["codequality"], job["artifacts"]["reports"]["junit"], *job["artifacts"]["paths"]):
        assert Path(name).exists()
    assert json.loads(Path("quality.json").read_text("utf-8"))[0]["location"]["path"].startswith("stories/flood/")
