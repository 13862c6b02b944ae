"""What fails a run, through the command line: severities, --fail-on, --max-warnings, --strict, --exit-zero; and how much is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.cli import main

from .floods import floods, run

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the story ``flood/``: three errors, one of them partial, and the omission of a paragraph, a warning."""
    monkeypatch.chdir(tmp_path)
    floods(tmp_path / "flood")
    return tmp_path


SOFT = "rules: {number: warning, date: note, participants: warning}"
OFF = "rules: {number: off, date: off, participants: off}"
# (settings, options, exit code, why: the end of the verdict)
RUNS = [
    ("", "", 1, "fails: 3 contradictions of severity error"),
    ("", "--fail-on omission", 1, "fails: 3 contradictions of severity error; 1 omission"),
    ("", "--fail-on never", 0, "passes"),
    ("", "--exit-zero", 0, "fails: 3 contradictions of severity error"),
    ("fail_on: never", "--fail-on contradiction", 1, "fails: 3 contradictions of severity error"),
    ("rules: {number: off}", "", 1, "fails: 2 contradictions of severity error"),
    ("rules: {partial: note}", "", 1, "fails: 2 contradictions of severity error"),
    ("rules: {partial: off, number: note, date: warning}", "", 0, "passes"),
    (SOFT, "", 0, "passes"),
    (SOFT, "--fail-on omission", 1, "fails: 1 omission"),
    (SOFT, "--max-warnings 3", 0, "passes"),
    (SOFT, "--max-warnings 2", 1, "fails: 3 warnings, more than 2"),
    (SOFT, "--max-warnings 2 --fail-on never", 1, "fails: 3 warnings, more than 2"),
    (SOFT, "--max-warnings 0 --exit-zero", 0, "fails: 3 warnings, more than 0"),
    (SOFT + "\nmax_warnings: 0", "", 1, "fails: 3 warnings, more than 0"),
    (SOFT + "\nmax_warnings: 0", "--max-warnings 9", 0, "passes"),
    (OFF, "", 0, "passes"),
    (OFF, "--fail-on omission", 1, "fails: 1 omission"),
    (OFF + "\nomissions: {paragraph: note}", "--fail-on omission --max-warnings 0", 0, "passes"),
    (OFF + "\nomissions: {paragraph: error}", "--fail-on omission", 1, "fails: 1 omission"),
]


@pytest.mark.parametrize(("settings", "options", "code", "why"), RUNS, ids=[f"{s[:30]} {o}".strip() or "plain" for s, o, _, _ in RUNS])
def test_what_fails(folder: Path, capsys: Capsys, settings: str, options: str, code: int, why: str) -> None:
    (folder / "consistency.yaml").write_text(settings + "\n", "utf-8")
    assert main(["check", "flood", "--quiet", *options.split()]) == code
    out, err = capsys.readouterr()
    assert " ".join(out.split()).endswith(f"· {why}") and err == ""
    assert run(capsys, "flood", *options.split())[1]["summary"]["failed"] == why.startswith("fails")


def test_severities_are_what_the_report_shows(folder: Path, capsys: Capsys) -> None:
    (folder / "consistency.yaml").write_text("rules: {number: note, partial: warning}\nomissions: {paragraph: note}\n", "utf-8")
    _, report, _ = run(capsys, "flood")
    assert {f["rule"]: f["severity"] for f in report["findings"]} == {"number": "note", "date": "error", "participants": "warning", "omission": "note"}


@pytest.mark.parametrize(("options", "code", "why"), [
    ("", 0, "passes"), ("--strict", 1, "fails: unverified"), ("--strict --fail-on never", 1, "fails: unverified"), ("--strict --exit-zero", 0, "fails: unverified"),
])  # fmt: skip
def test_unverified(folder: Path, capsys: Capsys, options: str, code: int, why: str) -> None:
    (folder / "apart").mkdir()
    (folder / "apart/en.txt").write_text("Chess\n\nThe young player won the final game.\n\nThe audience applauded for a long time.\n", "utf-8")
    (folder / "apart/ru.txt").write_text("Урожай\n\nФермеры убрали пшеницу.\n\nЗерно везут на элеватор.\n", "utf-8")
    assert main(["check", "apart", "-q", *options.split()]) == code
    assert capsys.readouterr().out.endswith(f"· {why}\n")


def test_exit_zero_hides_no_error(capsys: Capsys) -> None:
    assert main(["check", "missing", "--exit-zero"]) == 2
    assert main(["check", "flood", "--exit-zero", "--baseline", "none.jsonl"]) == 2


def test_quiet_is_the_verdict(folder: Path, capsys: Capsys) -> None:
    assert main(["check", "flood", "-q", "--output", "verdict.txt"]) == 1
    assert capsys.readouterr() == ("", "")
    first, second = (folder / "verdict.txt").read_text("utf-8").splitlines()
    assert first.startswith("Contradictions found. ") and second.startswith("3 contradictions, 1 omission · fails: 3")


def test_verbose_shows_what_suppresses_each(folder: Path, capsys: Capsys) -> None:
    """All the lines under one head, with reasons, suppress all; without, they are refused."""
    assert main(["check", "flood", "-v"]) == 1
    lines = capsys.readouterr().out.splitlines()
    entries = [line for line in lines if line.strip().startswith("- {story")]
    assert len(entries) == 4 and sum(line.strip() == "suppressions:" for line in lines) == 4
    path = folder / "consistency.yaml"
    path.write_text("suppressions:\n" + "\n".join(entries) + "\n", "utf-8")
    assert main(["check", "flood"]) == 2
    assert "entry 1 has no reason: say why" in capsys.readouterr().err
    path.write_text(path.read_text("utf-8").replace('reason: ""', "reason: looked at"), "utf-8")
    assert main(["check", "flood", "-v", "--strict"]) == 0
    assert "- {story" not in capsys.readouterr().out, "what is suppressed needs no lines"


def test_quiet_and_verbose_are_one_or_the_other(capsys: Capsys) -> None:
    assert main(["check", "flood", "-q", "-v"]) == 2
    assert capsys.readouterr().err == "consistency: --quiet and --verbose: give one of them\n"
