"""The GitHub action, its steps run one by one in a repository; what only GitHub can do is noted and not done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from control.floods import edit, floods
from core.telling import article, write

from .acting import ROOT, Runner, executable

ACTION = ROOT / "action.yml"


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A repository in ``work`` with a story that contradicts itself; ``python -m pip`` and ``gh`` only write down what they were given,
    everything else is real."""
    tools = tmp_path / "tools"
    tools.mkdir()
    here = f"PYTHONPATH='{ROOT}' exec '{sys.executable}'"
    executable(tools / "consistency", f'#!/bin/sh\n{here} -m consistency "$@"\n')
    executable(tools / "python", f'#!/bin/sh\nif [ "$2" = pip ]; then for w; do echo "$w" >> \'{tmp_path}/pip.txt\'; done; exit 0; fi\n{here} "$@"\n')
    executable(tools / "gh", f"""#!/bin/sh
for w; do echo "$w" >> '{tmp_path}/gh.txt'; case "$w" in body=@*) cp "${{w#body=@}}" '{tmp_path}/body.md';; esac; done
case "$*" in *--jq*) cat '{tmp_path}/comments.txt' 2> /dev/null || true;; esac
""")  # fmt: skip
    floods(tmp_path / "work/stories/flood")
    (tmp_path / "work/consistency.yaml").write_text("stories: [stories/*/]\n", "utf-8")
    known = {"github.action_path": str(ROOT), "github.token": "secret", "github.event.pull_request.number": "12"}
    return Runner(tmp_path, known, f"{tools}:{os.environ['PATH']}")


def inputs(runner: Runner, **given: str) -> Runner:
    runner.known |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
    return runner


def test_a_run_with_contradictions(runner: Runner) -> None:
    assert runner.run(ACTION) == 1
    assert runner.codes == {"Install": 0, "Check": 0, "Comment": 0, "Verdict": 1}
    outputs = runner.outputs(ACTION)
    report = outputs.pop("report")
    assert outputs == {"verdict": "contradictions", "stories": "1", "contradictions": "3", "omissions": "1", "new": "4", "exit-code": "1"}
    assert (Path(report) / "index.html").is_file() and (Path(report) / "flood.html").is_file()
    assert runner.log.count("::error file=stories/flood/ru.txt,line=") == 3
    assert runner.summary.startswith("<!-- consistency -->") and runner.summary == (runner.home / "body.md").read_text("utf-8")
    assert runner.used["actions/setup-python"] == {"python-version": "3.12"}
    assert runner.used["actions/upload-artifact"] == {"name": "consistency-report", "path": report}
    sarif = json.loads(Path(runner.used["github/codeql-action/upload-sarif"]["sarif_file"]).read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == 4
    assert {a["location"]["uri"] for a in sarif["runs"][0]["artifacts"]} == {f"stories/flood/{name}.txt" for name in ("en", "kk", "ru")}


def test_what_is_installed(runner: Runner) -> None:
    runner.run(ACTION)
    spec = (runner.home / "pip.txt").read_text("utf-8").splitlines()[-1]
    path, _, extras = spec.rstrip("]").partition("[")
    project = tomllib.loads((Path(path) / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "consistency" and set(extras.split(",")) <= set(project["optional-dependencies"])


def test_the_comment_is_written_anew(runner: Runner) -> None:
    runner.run(ACTION)
    told = (runner.home / "gh.txt").read_text("utf-8").splitlines()
    assert told[1:4] == ["--paginate", "repos/press/articles/issues/12/comments", "--jq"] and "POST" in told
    (runner.home / "comments.txt").write_text("777\n888\n")
    (runner.home / "gh.txt").unlink()
    runner.run(ACTION)
    told = (runner.home / "gh.txt").read_text("utf-8").splitlines()
    assert "PATCH" in told and "repos/press/articles/issues/comments/777" in told and "POST" not in told


def test_a_run_that_passes(runner: Runner) -> None:
    for name, text in {"ru": [], "en": []}.items():
        write(runner.home / "work/calm", {name: article(name, text)})
    assert inputs(runner, path="calm", upload_sarif="false", upload_report="false", comment="false").run(ACTION) == 0
    assert runner.codes == {"Install": 0, "Check": 0, "Verdict": 0} and set(runner.used) == {"actions/setup-python"}
    assert {k: v for k, v in runner.outputs(ACTION).items() if k != "report"} == {
        "verdict": "consistent", "stories": "1", "contradictions": "0", "omissions": "0", "new": "0", "exit-code": "0"}  # fmt: skip
    assert "::error" not in runner.log


def test_no_pull_request_no_comment(runner: Runner) -> None:
    del runner.known["github.event.pull_request.number"]
    assert runner.run(ACTION) == 1 and "Comment" not in runner.codes


@pytest.mark.parametrize(
    ("given", "code", "verdict"),
    [
        ({"path": "stories/flood/en.txt\nstories/flood/kk.txt\n"}, 0, "omissions"),
        ({"fail_on": "never"}, 0, "contradictions"),
        ({"fail_on": "omission", "path": "stories/flood/en.txt\n\nstories/flood/kk.txt"}, 1, "omissions"),
        ({"args": "--exit-zero\n\n--reference\nkk\n"}, 0, "contradictions"),
        ({"config": "ci", "path": "stories/flood"}, 1, "contradictions"),
        ({"working_directory": "stories", "path": "flood"}, 1, "contradictions"),
    ],
)
def test_inputs(given: dict[str, str], code: int, verdict: str, runner: Runner) -> None:
    assert inputs(runner, **given).run(ACTION) == code
    assert runner.outputs(ACTION)["verdict"] == verdict
    if verdict == "contradictions" and code:
        assert "::error file=stories/flood/ru.txt," in runner.log  # from the root of the repository, wherever it ran


HOSTILE = "$(touch pwned)`touch pwned`; touch pwned; \"'&& touch pwned"


@pytest.mark.parametrize("name", ["path", "config", "baseline", "changed_since", "fail_on", "args", "working_directory"])
def test_nothing_of_an_input_is_run(name: str, runner: Runner) -> None:
    if name == "working_directory":
        (runner.home / "work" / HOSTILE).mkdir()
    assert inputs(runner, **{name: HOSTILE}).run(ACTION) == (1 if name == "working_directory" else 2)
    assert list(runner.home.rglob("pwned")) == []


def test_a_failure_is_annotated(runner: Runner) -> None:
    (runner.home / "work/consistency.yaml").write_text("storeis: 100%\n", "utf-8")
    assert runner.run(ACTION) == 2
    assert "::error title=consistency::consistency: " in runner.log and "unknown option 'storeis': did you mean stories" in runner.log
    assert runner.outputs(ACTION)["verdict"] == "error" and runner.outputs(ACTION)["stories"] == "0"
    assert set(runner.used) == {"actions/setup-python"} and "Comment" not in runner.codes


def git(home: Path, *words: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false")
    subprocess.run(("git", "-C", str(home), *who, *words), check=True, capture_output=True)


def test_the_whole_way(runner: Runner) -> None:
    """A first run writes the baseline; an edit makes one new contradiction, which alone is annotated; the rest is left alone."""
    work = runner.home / "work"
    floods(work / "stories/other")
    with (work / "consistency.yaml").open("a") as file:
        file.write("baseline: known.jsonl\n")
    assert inputs(runner, args="--update-baseline").run(ACTION) == 0
    git(work, "init", "-q")
    git(work, "add", "-A")
    git(work, "commit", "-qm", "all")
    inputs(runner, args="", changed_since="HEAD")
    runner.log = ""
    assert runner.run(ACTION) == 0
    assert runner.outputs(ACTION)["verdict"] == "none" and "::error" not in runner.log and "No story to check." in runner.summary
    edit(work / "stories/flood/ru.txt", "18 километров", "81 километр")
    line = (work / "stories/flood/ru.txt").read_text("utf-8").splitlines().index("Длина дороги через лес — 81 километр.") + 1
    assert runner.run(ACTION) == 1
    assert [row.split(",col=")[0] for row in runner.log.splitlines() if row.startswith("::error")] == [f"::error file=stories/flood/ru.txt,line={line},endLine={line}"]
    outputs = runner.outputs(ACTION)
    assert (outputs["stories"], outputs["contradictions"], outputs["new"]) == ("1", "4", "1")
