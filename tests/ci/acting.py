"""Runs the steps of a composite action as a runner would: expressions filled in, ``run`` in bash, ``uses`` only noted."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass
class Runner:
    """``known`` has the values of expressions (``inputs.path``); ``used`` collects the steps that only say ``uses``, with what
    they are given."""

    home: Path
    known: dict[str, str]
    path: str
    log: str = ""
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    def run(self, file: Path) -> int:
        """The exit code of the first step that fails, or 0; later steps are then skipped."""
        action = yaml.safe_load(file.read_text("utf-8"))
        for name, given in action["inputs"].items():
            self.known.setdefault(f"inputs.{name}", self._filled(given.get("default", "")))
        for step in action["runs"]["steps"]:
            if "if" in step and not self._holds(step["if"]):
                continue
            if "uses" in step:
                self.used[step["uses"].split("@")[0]] = {k: self._filled(str(v)) for k, v in step.get("with", {}).items()}
                continue
            code = self.codes[step["name"]] = self._step(step)
            if code and not step.get("continue-on-error"):
                return code
        return 0

    def outputs(self, file: Path) -> dict[str, str]:
        """The action's outputs, by name."""
        return {name: self._filled(given["value"]) for name, given in yaml.safe_load(file.read_text("utf-8"))["outputs"].items()}

    @property
    def summary(self) -> str:
        return (self.home / "summary.md").read_text("utf-8")

    def _step(self, step: dict[str, Any]) -> int:
        assert step["shell"] == "bash"
        out = self.home / "output.txt"
        out.write_bytes(b"")
        temp = self.home / "temp"
        temp.mkdir(exist_ok=True)
        workspace = self.home / "work"
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "RUNNER_"))} | {
            "PATH": self.path, "GITHUB_OUTPUT": str(out), "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
            "GITHUB_WORKSPACE": str(workspace), "RUNNER_TEMP": str(temp), "GITHUB_REPOSITORY": "press/articles",
            **{name: self._filled(str(value)) for name, value in step.get("env", {}).items()},
        }  # fmt: skip
        (self.home / "summary.md").touch()
        assert "${{" not in step["run"], "words of users in a script: they belong in env"
        script = self.home / "step.sh"
        script.write_text(step["run"], "utf-8")
        where = workspace / self._filled(step.get("working-directory", "."))
        argv = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
        done = subprocess.run(argv, cwd=where, env=environment, capture_output=True, text=True, check=False, timeout=120)
        self.log += done.stdout + done.stderr
        for line in out.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{name}"] = value
        return done.returncode

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self.known.get(found[1], ""), text)

    def _holds(self, condition: str) -> bool:
        """An expression of comparisons with texts, joined by ``&&``."""
        parts = [re.fullmatch(r"(\S+) (==|!=) '([^']*)'", part) for part in _EXPRESSION.sub(r"\1", condition).split(" && ")]
        assert all(parts), condition
        return all((self.known.get(p[1], "") == p[3]) is (p[2] == "==") for p in parts if p)


def executable(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o755)
