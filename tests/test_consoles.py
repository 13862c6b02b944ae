"""Any console and any locale gets the same bytes; the completion of the shell; the bar of a long job."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from control.floods import floods

from consistency.console import Progress
from consistency.report import FORMATS

ROOT = Path(__file__).parent.parent


def ran(cwd: Path, *argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, "-m", "consistency", *argv], cwd=cwd, env=given, capture_output=True, check=False, timeout=120)


CONSOLES = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp1251:strict"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C"},
]


@pytest.mark.parametrize("console", CONSOLES, ids=["cp1252", "cp1251", "ascii", "C"])
def test_every_console_gets_the_same_bytes(console: dict[str, str], tmp_path: Path) -> None:
    """Kazakh letters are in none of these code pages: what is printed is UTF-8, always."""
    floods(tmp_path / "су тасқыны")
    argv = ("check", "су тасқыны", "--verbose")
    plain, here = ran(tmp_path, *argv), ran(tmp_path, *argv, **console)
    assert here.returncode == 1 and here.stdout == plain.stdout and here.stderr == plain.stderr == b""
    assert "Су басқан ауылдардан" in here.stdout.decode("utf-8")
    wrong = ran(tmp_path, "check", "өрт", **console)
    assert (wrong.returncode, wrong.stderr.decode("utf-8")) == (2, "consistency: өрт: no such file or folder\n")


def test_every_format_on_a_narrow_console(tmp_path: Path) -> None:
    floods(tmp_path / "flood")
    files = {}
    for console in ("utf-8", "ascii"):
        also = [word for name in FORMATS for word in ("--also", f"{name}={console}/{name}")]
        done = ran(tmp_path, "check", "flood", "--reference", "ru", *also, PYTHONIOENCODING=console)
        assert done.returncode == 1 and done.stderr == b""
        files[console] = {name: (tmp_path / console / name).read_bytes() for name in FORMATS}
    assert files["utf-8"] == files["ascii"] and all(files["ascii"].values())
    assert "ауылдардан" in files["ascii"]["github"].decode("utf-8")


# -- completion of the shell


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell: str, tmp_path: Path) -> None:
    for done in (ran(tmp_path, _CONSISTENCY_COMPLETE=f"source_{shell}"), ran(tmp_path, "--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")):
        assert done.returncode == 0 and f"_CONSISTENCY_COMPLETE=complete_{shell}" in done.stdout.decode(), done


COMPLETIONS = [
    ("consistency ch", ["check"]),
    ("consistency check --upd", ["--update-baseline"]),
    ("consistency check --format g", ["github", "gitlab"]),
    ("consistency check --fail-on ", ["contradiction", "omission", "never"]),
    ("consistency explain p", ["participants", "polarity"]),
    ("consistency explain x", []),
]


@pytest.mark.parametrize(("line", "expected"), COMPLETIONS, ids=[line for line, _ in COMPLETIONS])
def test_what_a_shell_is_offered(line: str, expected: list[str], tmp_path: Path) -> None:
    at = str(len(line.split(" ")) - 1)
    done = ran(tmp_path, COMP_WORDS=line, COMP_CWORD=at, _CONSISTENCY_COMPLETE="complete_bash")
    assert done.returncode == 0 and done.stdout.decode().split() == expected


# -- progress


def on_a_terminal(script: str) -> str:
    """What a Python script writes to standard error, where that is a terminal."""
    leader, follower = pty.openpty()
    child = subprocess.Popen([sys.executable, "-c", script], stderr=follower, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})
    os.close(follower)
    out = b""
    while True:
        try:
            more = os.read(leader, 4096)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        out += more
    assert child.wait(60) == 0
    os.close(leader)
    return out.decode()


BAR = """
from itertools import count
from consistency.console import Progress, say
seconds = count()
progress = Progress("stories checked", after={after}, clock=lambda: float(next(seconds)))
for done in range(5):
    progress(done, 4)
"""


def test_a_bar_on_a_terminal() -> None:
    """It is drawn over itself, and gone at the end."""
    out = on_a_terminal(BAR.format(after=2))
    assert re.findall(r"\[[#.]+\] \d of 4 stories checked", out) == [
        "[######..................] 1 of 4 stories checked", "[############............] 2 of 4 stories checked",
        "[##################......] 3 of 4 stories checked"]  # fmt: skip
    assert "\n" not in out and out.endswith("\r" + " " * len("[##################......] 3 of 4 stories checked") + "\r")
    assert on_a_terminal(BAR.format(after=100)) == ""


def test_nothing_is_drawn_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = count()
    progress = Progress("stories checked", every=2, clock=lambda: float(next(seconds)))
    for done in range(5):
        progress(done, 4)
    progress.clear()
    assert capsys.readouterr() == ("", "1 of 4 stories checked\n3 of 4 stories checked\n")


def test_sentences_are_counted_while_they_are_read() -> None:
    """Whether one process reads them or two, up to all of them; and the report is the same."""
    from consistency import check
    from consistency.ingest import read_story

    story = read_story([ROOT / "seeds"])
    plain = check(story)
    for processes in (1, 2):
        told: list[tuple[int, int]] = []
        report = check(story, processes=processes, progress=lambda done, total, told=told: told.append((done, total)))  # type: ignore[misc]
        assert told == sorted(told) and told[-1][0] == told[-1][1] > 80
        assert report.findings == plain.findings and report.coverage == plain.coverage
