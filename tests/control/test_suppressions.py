"""Suppressions, through the command line: what each key names, what is never hidden, what is wrong with an entry."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from consistency.cli import main
from consistency.control.identity import identified
from consistency.control.suppress import suppressed
from consistency.errors import ConfigError
from consistency.suppressions import Suppression

from .floods import edit, floods, run, told
from .test_identity import finding, side

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the story ``flood/``."""
    monkeypatch.chdir(tmp_path)
    floods(tmp_path / "flood")
    return tmp_path


def settings(folder: Path, *entries: str) -> None:
    (folder / "consistency.yaml").write_text("suppressions:\n" + "".join(f"- {entry}\n" for entry in entries), "utf-8")


def hidden(report: dict[str, Any]) -> list[str]:
    return sorted(f["rule"] for f in report["findings"] if f["suppressed"] is not None)


NAMES = {
    "a rule": ("{rule: number, reason: r}", ["number"]),
    "omissions": ("{rule: omission, reason: r}", ["omission"]),
    "words of a quote": ("{words: 430 жителей, reason: r}", ["number"]),
    "words in other letters": ("{words: 430 ЖИТЕЛЕЙ, reason: r}", ["number"]),
    "words of its English": ("{words: 12 September, reason: r}", ["date"]),
    "an article": ("{article: ru, reason: r}", ["date", "number", "participants"]),
    "articles by a glob": ("{article: 'r?', rule: date, reason: r}", ["date"]),
    "what two articles of three lack": ("{article: '[kr]*', rule: omission, reason: r}", ["omission"]),
    "who alone has a passage": ("{article: en, rule: omission, reason: r}", ["omission"]),
    "a story": ("{story: 'fl*', reason: r}", ["date", "number", "omission", "participants"]),
    "all must hold": ("{rule: date, words: 430 жителей, reason: r}", []),
    "an article whose answer another shares": ("{article: en, rule: number, reason: r}", []),
    "one of two that lack it": ("{article: kk, rule: omission, reason: r}", []),
    "another story": ("{story: fire, reason: r}", []),
    "words of another passage": ("{words: Школьные автобусы, reason: r}", []),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_it_names(folder: Path, capsys: Capsys, name: str) -> None:
    entry, rules = NAMES[name]
    settings(folder, entry)
    _, report, _ = run(capsys, "flood")
    assert hidden(report) == rules
    assert told(report) == ["date", "number", "participants"], "nothing is dropped"
    assert report["summary"]["contradictions"] == 3 - len(set(rules) - {"omission"})


def test_all_suppressed_is_consistent_and_passes(folder: Path, capsys: Capsys) -> None:
    settings(folder, "{story: flood, reason: a drill}")
    code, report, _ = run(capsys, "flood", "--strict", "--fail-on", "omission")
    assert code == 0 and report["summary"]["verdict"] == "consistent"
    assert {f["suppressed"] for f in report["findings"]} == {"a drill"}
    assert main(["check", "flood"]) == 0
    out = capsys.readouterr().out
    assert "suppressed: a drill" in out and "0 contradictions, 0 omissions, 4 suppressed · passes" in out


def test_the_first_reason_is_shown_and_both_are_used(folder: Path, capsys: Capsys) -> None:
    settings(folder, "{rule: number, reason: one}", "{words: 340 residents, reason: two}")
    _, report, _ = run(capsys, "flood", "--strict")
    assert [f["suppressed"] for f in report["findings"] if f["rule"] == "number"] == ["one"]
    assert report["warnings"] == []


def of(report: dict[str, Any], rule: str) -> str:
    return str(next(f["id"] for f in report["findings"] if f["rule"] == rule))


@pytest.mark.parametrize("length", [4, 8, 16])
def test_by_id_after_edits(folder: Path, capsys: Capsys, length: int) -> None:
    """The beginning of an id goes on naming the finding while the text around it changes and others join."""
    settings(folder, f'{{finding: "{of(run(capsys, "flood")[1], "number")[:length]}", reason: r}}')
    edit(folder / "flood/ru.txt", "Школьные автобусы повезут", "Автобусы повезут")
    edit(folder / "flood/en.txt", "The old bridge over the river has been", "It snowed.\n\nThe old bridge over the river has been")
    floods(folder / "flood2", az=["Su basmış kəndlərdən 340 sakin təxliyə edilib."])
    (folder / "flood/az.txt").write_text((folder / "flood2/az.txt").read_text("utf-8"), "utf-8")
    _, report, _ = run(capsys, "flood")
    [number] = [f for f in report["findings"] if f["rule"] == "number"]
    assert "az" in {s["article"] for s in number["sides"]}
    assert hidden(report) == ["number"]


def test_by_id_a_new_answer_shows(folder: Path, capsys: Capsys) -> None:
    settings(folder, f'{{finding: "{of(run(capsys, "flood")[1], "number")}", reason: r}}')
    edit(folder / "flood/kk.txt", "340", "560")
    code, report, _ = run(capsys, "flood")
    assert hidden(report) == [] and code == 1


def test_an_ambiguous_id_is_an_error() -> None:
    """Of some thousand ids two begin with the same four letters; the first of them in full is one again."""
    found = identified([finding(side("az", 0, (f"{n}: {n}",)), side("ru", 1, ("0: 0",))) for n in range(3000)])
    prefix, count = Counter(f.id[:4] for f in found).most_common(1)[0]
    assert count > 1
    alike = [f.id for f in found if f.id.startswith(prefix)]
    with pytest.raises(ConfigError, match=f"entry 1: finding {prefix} is the beginning of several ids .*{alike[0]}.*: write more of it"):
        suppressed(found, "s", [], [Suppression(finding=prefix, reason="r")])
    one, unused, used = suppressed(found, "s", [], [Suppression(finding=alike[0], reason="r")])
    assert [f.id for f in one if f.suppressed] == [alike[0]] and unused == () and len(used) == 1


def test_unused_is_a_warning_and_strict_fails(folder: Path, capsys: Capsys) -> None:
    settings(folder, "{rule: number, words: '999', reason: r}", "{rule: number, reason: r}")
    code, report, _ = run(capsys, "flood", "--fail-on", "never")
    assert report["warnings"] == ["suppression 1 (rule number, words 999): not used: correct it, or delete it from the settings"]
    assert code == 0
    assert main(["check", "flood", "--fail-on", "never", "--strict", "--quiet"]) == 1
    assert " ".join(capsys.readouterr().out.split()).endswith("· fails: 1 unused suppression or alias")


@pytest.mark.parametrize("entry", ["{story: fire, rule: number, reason: r}", "{article: 'tr-*', reason: r}"])
def test_what_is_not_for_this_story_is_not_unused(folder: Path, capsys: Capsys, entry: str) -> None:
    settings(folder, entry)
    assert run(capsys, "flood", "--fail-on", "never", "--strict")[1]["warnings"] == []


def test_settings_of_many_stories_may_have_more_than_one_needs(folder: Path, capsys: Capsys) -> None:
    (folder / "consistency.yaml").write_text("stories: ['*/']\naliases: [[A, B]]\nsuppressions: [{words: xyz, reason: r}]\n")
    assert run(capsys, "flood", "--fail-on", "never", "--strict")[0] == 0


WRONG = {
    "no list": ("suppressions: {rule: number}", "must be a list"),
    "no mapping": ("suppressions: [number]", "entry 1 must be a mapping with some of reason, rule"),
    "no reason": ("suppressions:\n- {rule: date, reason: x}\n- {rule: number}", "entry 2 has no reason: say why"),
    "an empty reason": ("suppressions: [{rule: number, reason: ' '}]", "entry 1 has no reason"),
    "nothing but a reason": ("suppressions: [{reason: r}]", "entry 1 says not what to suppress"),
    "an unknown key": ("suppressions: [{rules: number, reason: r}]", "entry 1 has an unknown key 'rules'"),
    "an unknown rule": ("suppressions: [{rule: numbers, reason: r}]", "entry 1: rule must be one of number, date"),
    "an id that YAML reads as a number": ("suppressions: [{finding: 12345678, reason: r}]", "entry 1: finding must be a text in quotes"),
    "too short an id": ("suppressions: [{finding: abc, reason: r}]", "entry 1: finding must be at least 4 characters"),
    "a figure that YAML reads as one": ("suppressions: [{words: 10:30, reason: r}]", "entry 1: words must be a text in quotes"),
    "an empty glob": ("suppressions: [{article: '', reason: r}]", "entry 1: article must be a text that is not empty"),
    "names that are no lists": ("aliases: [SOCAR, BP]", "must be a list of lists of two names or more"),
    "a lone name": ("aliases: [[SOCAR]]", "must be a list of lists of two names or more"),
    "a name that is none": ("aliases: [[SOCAR, 5]]", "has a name that is no text"),
    "a name of two parties": ("aliases: [[SOCAR, BP], [bp, Shell]]", "has 'bp' twice: keep it in one list"),
    "warnings below none": ("max_warnings: -1", "must be a whole number from 0"),
    "no number": ("max_warnings: true", "must be a whole number from 0"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_settings_are_one_line_and_2(folder: Path, capsys: Capsys, name: str) -> None:
    written, said = WRONG[name]
    (folder / "consistency.yaml").write_text(written + "\n", "utf-8")
    assert main(["check", "flood"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and said in err and re.match(rf"consistency: {re.escape(str(folder))}/consistency.yaml:{3 if name == 'no reason' else 1}: option '", err)
