"""The README's commands, and what CI makes of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from consistency.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(str(c.name or c.callback.__name__) for c in app.registered_commands if c.callback)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"consistency {command}" in README


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) > 3
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_ci_runs_the_readme() -> None:
    done = subprocess.run(
        [sys.executable, ".ci/readme.py", "pytest"], capture_output=True, check=True, text=True, cwd=ROOT, timeout=30
    )
    assert done.stdout.startswith("python3 -m venv .venv && ") and done.stdout.count("\n") == 1
    assert done.stdout.rstrip() in README


SKIPPED = '<testcase classname="t" name="x"><skipped message="{}">t.py:1: why</skipped></testcase>'
RESULTS = [
    ("none skipped", '<testcase classname="t" name="x"/>', 0),
    ("listed", SKIPPED.format("no such device here"), 0),
    ("not listed", SKIPPED.format("chromium not installed"), 1),
    ("one of two", SKIPPED.format("no such device") + SKIPPED.format("lazy"), 1),
    ("no tests at all", "", 1),
]


@pytest.mark.parametrize(("cases", "code"), [row[1:] for row in RESULTS], ids=[row[0] for row in RESULTS])
def test_ci_lets_only_listed_skips_pass(tmp_path: Path, cases: str, code: int) -> None:
    (tmp_path / "tests.xml").write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
    (tmp_path / "allowed.txt").write_text("# no device: only on a bench\nno such device\n")
    argv = [sys.executable, str(ROOT / ".ci/skips.py"), "tests.xml", "allowed.txt"]
    done = subprocess.run(argv, capture_output=True, check=False, text=True, cwd=tmp_path, timeout=30)
    assert done.returncode == code, done.stderr
