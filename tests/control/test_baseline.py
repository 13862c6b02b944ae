"""The baseline, through the command line: what it survives, what it must not hide, what is wrong with a file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from consistency.cli import main

from .floods import PASSAGES, edit, floods, run, told

Capsys = pytest.CaptureFixture[str]
ALL = ["date", "number", "participants"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the story ``flood/`` and its baseline ``known.jsonl``."""
    monkeypatch.chdir(tmp_path)
    floods(tmp_path / "flood")
    assert main(["check", "flood", "--baseline", "known.jsonl", "--update-baseline", "--quiet"]) == 0
    return tmp_path


def test_what_is_known_is_shown_and_does_not_fail(capsys: Capsys) -> None:
    capsys.readouterr()
    code, report, err = run(capsys, "flood", "--baseline", "known.jsonl", "--strict", "--fail-on", "omission")
    assert (code, err, report["warnings"]) == (0, "", [])
    assert told(report, known=True) == ALL and told(report, known=True, kind="omission") == ["omission"]
    assert report["summary"]["contradictions"] == 3 and report["summary"]["verdict"] == "contradictions"
    assert run(capsys, "flood")[0] == 1, "without the baseline they fail"


def test_the_file_reads_like_a_list(folder: Path) -> None:
    head, *lines = (folder / "known.jsonl").read_text("utf-8").splitlines()
    assert json.loads(head) == {"schema": "consistency-baseline/1"}
    rows = [json.loads(line) for line in lines]
    assert rows == sorted(rows, key=lambda r: (r["story"], r["rule"], r["sides"]))
    assert '{"story": "flood", "rule": "number", "sides": [["en", "340: 340 residents"], ["kk", "340: 340 тұрғын"], ["ru", "430: 430 жителей"]]}' in lines


def test_a_second_update_changes_nothing(folder: Path, capsys: Capsys) -> None:
    before = (folder / "known.jsonl").read_bytes()
    capsys.readouterr()
    code, report, err = run(capsys, "flood", "--baseline", "known.jsonl", "--update-baseline")
    assert (code, err) == (0, "known.jsonl: 0 added, 0 removed, 4 as before\n")
    assert (folder / "known.jsonl").read_bytes() == before
    assert told(report, known=True) == ALL and report["summary"]["failed"] is False
    assert [p.name for p in folder.iterdir() if p.name.startswith(".")] == [], "nothing is left beside it"


# What an editor does that leaves every finding what it was: (article, old, new).
HARMLESS = {
    "a paragraph elsewhere is reworded": ("ru", "Школьные автобусы повезут учеников", "Автобусы школы будут возить учеников"),
    "a paragraph is put before all": ("en", "The old bridge over the river has been closed", "Snow fell all night.\n\nThe old bridge over the river has been closed"),
    "two sentences become one": ("ru", "430 жителей.\n\nМинистр поблагодарил", "430 жителей; министр поблагодарил"),
    "paragraphs are joined": ("kk", "көшірілді.\n\nМинистр", "көшірілді. Министр"),
    "a passage says it once more": ("kk", "Су басқан", "Су басқан ауылдардан 340 адам көшірілді.\n\nБүгін су басқан"),
    "line ends and capitals": ("en", "340 residents have been", "340\nResidents have been"),
    "the day of publication is corrected": ("ru", "05.03.2026", "07.03.2026"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_it_survives(folder: Path, capsys: Capsys, name: str) -> None:
    article, old, new = HARMLESS[name]
    edit(folder / f"flood/{article}.txt", old, new)
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--baseline", "known.jsonl")
    assert told(report) == told(report, known=True) == ALL and code == 0


def test_an_article_that_says_it_twice_is_known_by_either(folder: Path, capsys: Capsys) -> None:
    edit(folder / "flood/kk.txt", "Су басқан", "Су басқан ауылдардан 340 адам көшірілді.\n\nБүгін су басқан")
    run(capsys, "flood", "--baseline", "known.jsonl", "--update-baseline")
    assert '["kk", "340: 340 адам", "340: 340 тұрғын"]' in (folder / "known.jsonl").read_text("utf-8")


@pytest.mark.parametrize("joins", ["az", "zz"])
def test_an_article_that_joins_with_known_answers(folder: Path, capsys: Capsys, joins: str) -> None:
    """Before all others by name, or after them."""
    shutil.copy(folder / "flood/ru.txt", folder / f"flood/{joins}.txt")
    (folder / "flood/story.yaml").write_text(f"articles:\n  {joins}: {{language: ru}}\n", "utf-8")
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--baseline", "known.jsonl", "--strict")
    assert all(any(s["article"] == joins for s in f["sides"]) for f in report["findings"] if f["kind"] == "contradiction")
    assert told(report, known=True) == ALL and code == 0


# What it must not hide: (article, old, new, the rules that are new).
NEW = {
    "a known value is changed": ("ru", "430 жителей", "560 жителей", ["number"]),
    "another value": ("kk", "18 шақырым", "81 шақырым", ["number"]),
    "one more is thanked": ("kk", "Грузияға", "Грузия мен Арменияға", ["participants"]),
    "another day": ("en", "12 September", "13 September", ["date"]),
}


@pytest.mark.parametrize("name", NEW)
def test_it_hides_nothing_new(folder: Path, capsys: Capsys, name: str) -> None:
    article, old, new, rules = NEW[name]
    edit(folder / f"flood/{article}.txt", old, new)
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--baseline", "known.jsonl")
    assert code == 1 and told(report, known=False) == rules


def test_the_same_values_of_other_things(folder: Path, capsys: Capsys) -> None:
    floods(folder / "flood", en=[*PASSAGES["en"], "The farm lost 340 sheep in one night."], ru=[*PASSAGES["ru"], "За одну ночь ферма потеряла 430 овец."])
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--baseline", "known.jsonl")
    assert code == 1 and told(report, known=False) == ["number"] and told(report, known=True) == ALL


def test_an_article_that_joins_with_an_answer_of_its_own(folder: Path, capsys: Capsys) -> None:
    floods(folder / "flood", en2=[PASSAGES["en"][0].replace("340", "275"), *PASSAGES["en"][1:]])
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--baseline", "known.jsonl")
    assert code == 1 and told(report, known=False) == ["number"]


def test_an_article_that_comes_to_lack_a_passage(folder: Path, capsys: Capsys) -> None:
    floods(folder / "flood", ru2=PASSAGES["ru"])
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--baseline", "known.jsonl", "--fail-on", "omission")
    assert code == 1 and told(report, known=False) == [] and told(report, known=False, kind="omission") == ["omission"]


def test_stale_entries_are_told_and_dropped(folder: Path, capsys: Capsys) -> None:
    edit(folder / "flood/ru.txt", "430", "340")
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--baseline", "known.jsonl")
    assert code == 0
    [warning] = report["warnings"]
    assert warning.startswith("baseline: nothing matches number: en “340: 340 residents”; kk “340: 340 тұрғын”; ru “430")
    assert run(capsys, "flood", "--baseline", "known.jsonl", "--strict")[0] == 1
    assert run(capsys, "flood", "--baseline", "known.jsonl", "--strict", "--exit-zero")[0] == 0
    code, _, err = run(capsys, "flood", "--baseline", "known.jsonl", "--update-baseline")
    assert (code, err) == (0, "known.jsonl: 0 added, 1 removed, 3 as before\n")
    assert run(capsys, "flood", "--baseline", "known.jsonl", "--strict")[0] == 0


def test_a_rule_that_is_off_makes_nothing_stale(folder: Path, capsys: Capsys) -> None:
    (folder / "consistency.yaml").write_text("rules: {number: off}\nbaseline: known.jsonl\n", "utf-8")
    capsys.readouterr()
    code, report, _ = run(capsys, "flood", "--strict")
    assert code == 0 and told(report) == ["date", "participants"] and report["warnings"] == []


def test_several_stories_share_a_file(folder: Path, capsys: Capsys) -> None:
    shutil.copytree(folder / "flood", folder / "other")
    before = (folder / "known.jsonl").read_text("utf-8").splitlines()
    capsys.readouterr()
    assert run(capsys, "other", "--baseline", "known.jsonl")[0] == 1, "another story's findings are not known"
    assert run(capsys, "other", "--baseline", "known.jsonl", "--update-baseline")[2] == "known.jsonl: 4 added, 0 removed, 0 as before\n"
    after = (folder / "known.jsonl").read_text("utf-8").splitlines()
    assert set(before) < set(after) and len(after) == 9
    for story in ("flood", "other"):
        assert run(capsys, story, "--baseline", "known.jsonl", "--strict")[0] == 0


def test_in_the_settings_it_lies_beside_them(folder: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "consistency.yaml").write_text("baseline: known.jsonl\n", "utf-8")
    inner = folder / "flood"
    monkeypatch.chdir(inner)
    capsys.readouterr()
    code, report, _ = run(capsys, ".")
    assert code == 0 and told(report, known=True) == ALL
    assert str(folder) not in json.dumps(report)


def test_what_is_suppressed_is_not_recorded(folder: Path, capsys: Capsys) -> None:
    (folder / "consistency.yaml").write_text("suppressions: [{rule: number, reason: counted twice}]\n", "utf-8")
    capsys.readouterr()
    assert run(capsys, "flood", "--baseline", "known.jsonl", "--update-baseline")[2] == "known.jsonl: 0 added, 1 removed, 3 as before\n"


BROKEN = {
    "missing": (None, "known.jsonl: no such baseline: make it with --update-baseline"),
    "empty": ("", "known.jsonl: not a baseline: name another file, or delete it and make it anew with --update-baseline"),
    "another file": ('{"schema": "consistency-report/1"}\n', "known.jsonl: not a baseline: name another file"),
    "no JSON": ("date,number\n", "known.jsonl: not a baseline: name another file"),
    "a later version": ('{"schema": "consistency-baseline/2"}\n', "known.jsonl: consistency-baseline/2 is not the version that this program reads (consistency-baseline/1)"),
    "a conflict": ('{"schema": "consistency-baseline/1"}\n<<<<<<< HEAD\n', "known.jsonl:2: broken entry: restore the line, or delete it and run --update-baseline"),
    "half a line": ('{"schema": "consistency-baseline/1"}\n\n{"story": "flood", "rule"\n', "known.jsonl:3: broken entry"),
    "no sides": ('{"schema": "consistency-baseline/1"}\n{"story": "flood", "rule": "number", "sides": []}\n', "known.jsonl:2: broken entry"),
    "an empty side": ('{"schema": "consistency-baseline/1"}\n{"story": "flood", "rule": "number", "sides": [[]]}\n', "known.jsonl:2: broken entry"),
    "sides of numbers": ('{"schema": "consistency-baseline/1"}\n{"story": "flood", "rule": "number", "sides": [["en", 1]]}\n', "known.jsonl:2: broken entry"),
    "not UTF-8": (b"\xff\xfe{\x00", "known.jsonl: not UTF-8 at byte 0: restore the baseline, or delete it"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("update", [False, True])
def test_a_file_that_cannot_be_used_is_one_line_and_2(folder: Path, capsys: Capsys, name: str, update: bool) -> None:
    written, said = BROKEN[name]
    path = folder / "known.jsonl"
    path.unlink()
    if written is not None:
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
    argv = ["check", "flood", "--baseline", "known.jsonl", *(["--update-baseline"] if update else [])]
    capsys.readouterr()
    code = main(argv)
    out, err = capsys.readouterr()
    if update and written is None:
        assert code == 0 and err == "known.jsonl: 4 added, 0 removed, 0 as before\n"
        return
    assert (code, out) == (2, "") and err.startswith(f"consistency: {said}") and err.count("\n") == 1
    if written is not None:
        assert path.read_bytes() == (written if isinstance(written, bytes) else written.encode()), "it is left as it was"


def test_a_folder_is_no_baseline(folder: Path, capsys: Capsys) -> None:
    (folder / "dir").mkdir()
    capsys.readouterr()
    assert main(["check", "flood", "--baseline", "dir", "--update-baseline"]) == 2
    assert capsys.readouterr().err == "consistency: dir: cannot read the baseline: Is a directory\n"


def test_where_nothing_can_be_written(folder: Path, capsys: Capsys) -> None:
    (folder / "file").write_text("", "utf-8")
    capsys.readouterr()
    assert main(["check", "flood", "--baseline", "file/known.jsonl", "--update-baseline"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("consistency: file/known.jsonl: cannot write the baseline: ") and err.count("\n") == 1


def test_a_link_stays_a_link(folder: Path, capsys: Capsys) -> None:
    (folder / "shared").mkdir()
    (folder / "known.jsonl").rename(folder / "shared/known.jsonl")
    (folder / "known.jsonl").symlink_to("shared/known.jsonl")
    edit(folder / "flood/ru.txt", "430", "340")
    assert main(["check", "flood", "--baseline", "known.jsonl", "--update-baseline", "-q"]) == 0
    assert (folder / "known.jsonl").is_symlink() and len((folder / "shared/known.jsonl").read_text("utf-8").splitlines()) == 4


def test_an_update_needs_a_file(capsys: Capsys) -> None:
    capsys.readouterr()
    assert main(["check", "flood", "--update-baseline"]) == 2
    assert capsys.readouterr().err == "consistency: --update-baseline: name the file: --baseline FILE, or baseline: in consistency.yaml\n"
