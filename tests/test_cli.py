"""The command line: what it prints where, and its exit codes; on the real pipeline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from consistency import __version__
from consistency.cli import main
from consistency.report import FORMATS
from consistency.translate.tmx import Unit, write_tmx

ROOT = Path(__file__).parent.parent
SEEDS = str(ROOT / "seeds")

Run = pytest.CaptureFixture[str]
EN = "Bridge opens in Riverton\n\nTwelve people were injured when the old bridge closed, the ministry said on Monday.\n"
RU = "В Ривертоне открыли мост\n\nПри закрытии старого моста пострадали двадцать человек, сообщило министерство.\n"


def story(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "en-times.txt").write_text(EN, "utf-8")
    (folder / "ru-news.txt").write_text(RU, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No consistency.yaml of the surroundings is found."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONSISTENCY_DEBUG", raising=False)


def test_version(capsys: Run) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"consistency {__version__}\n"


def test_no_command_shows_the_help(capsys: Run) -> None:
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "Usage: consistency" in err and "evaluate" in err


@pytest.mark.parametrize("command", ["check", "init", "translate", "facts", "align", "evaluate", "rules", "explain"])
def test_help(capsys: Run, command: str) -> None:
    assert main([command, "--help"]) == 0
    assert f"Usage: consistency {command}" in capsys.readouterr().out


WRONG = [
    (["chek", "x"], "No such command 'chek'. Did you mean 'check'"),
    (["check"], "no PATH given: name a folder of articles, or two or more article files"),
    (["check", "x", "--nope"], "No such option: --nope"),
    (["check", "x", "--format", "pdf"], "--format pdf: use one of text, json, sarif, junit, markdown, github, gitlab, csv, html"),
    (["check", SEEDS, "--format", "sarif", "--root", "nowhere"], "--root nowhere: no such folder"),
    (["check", SEEDS, "--format", "github"], "outside the current folder: give a --root that holds every article"),
    (["check", SEEDS, "--format", "sarif", "--root", "."], "outside --root .: give a --root that holds every article"),
    (["check", "x", "--also", "pdf=x.pdf"], "--also pdf=x.pdf: write FORMAT=FILE, with one of text, json"),
    (["check", "x", "--also", "sarif="], "--also sarif=: write FORMAT=FILE"),
    (["check", "x", "--output", "a/x", "--also", "csv=a/x"], "x: two formats cannot be written to one file"),
    (["explain", "numbr"], "unknown rule 'numbr' (did you mean number?)"),
    (["explain", "number", "--format", "html"], "--format html: use one of text, markdown"),
    (["rules", "--format", "xml"], "--format xml: use one of text, json"),
    (["check", "x", "--fail-on", "all"], "--fail-on all: must be one of contradiction, omission, never"),
    (["check", "x", "--translator", "oracle"], "--translator oracle: must be one of auto, memory, gloss"),
    (["check", "x", "--config", "none.yaml"], "none.yaml: cannot read the settings: No such file or directory"),
    (["check", "missing"], "missing"),
    (["check", SEEDS, "--memory", "none.tmx"], "none.tmx: cannot read the translation memory"),
    (["check", SEEDS, "--reference", "nobody"], "nobody"),
    (["translate", "x.txt"], "Missing option '--from'."),
    (["translate", "x.txt", "--from", "tt"], "language tt: unknown: use one of az, en, kk, ru, tr"),
    (["translate", "x.txt", "--from", "ru"], "x.txt: cannot read: No such file or directory"),
    (["translate", "x.txt", "--from", "ru", "--format", "xliff"], "--format xliff: use one of text, jsonl, tmx"),
    (["facts", "x.txt", "--from", "ru", "--format", "csv"], "--format csv: use one of jsonl"),
    (["align", "x.txt", "--from", "ru", "--to", "kk"], "Missing argument 'B'."),
    (["evaluate", "missing"], "missing: not a folder"),
]


@pytest.mark.parametrize(("argv", "said"), WRONG, ids=[" ".join(argv)[-40:] for argv, _ in WRONG])
def test_wrong_usage_is_one_line_and_2(capsys: Run, argv: list[str], said: str) -> None:
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("consistency: ") and said in err
    assert err.count("\n") == 1 and err.endswith("\n")


def test_bad_folders(capsys: Run, tmp_path: Path) -> None:
    """A folder without articles, and one with a single article."""
    empty = tmp_path / "empty"
    empty.mkdir()
    for _ in range(2):
        assert main(["check", str(empty)]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1 and "empty" in err
        (empty / "en-times.txt").write_text(EN, "utf-8")


def test_broken_settings_name_file_and_line(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "consistency.yaml").write_text("strict: true\nruels: {}\n", "utf-8")
    assert main(["check", SEEDS]) == 2
    assert capsys.readouterr().err == (
        f"consistency: {tmp_path}/consistency.yaml:2: unknown option 'ruels': did you mean rules?\n"
    )


def test_a_failure_inside_is_one_line(capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("it\nbroke")

    monkeypatch.setattr("consistency.checking.check_story", fail)
    assert main(["check", SEEDS]) == 2
    assert capsys.readouterr().err == (
        "consistency: failure inside: RuntimeError: it broke: please report it (CONSISTENCY_DEBUG=1 shows where)\n"
    )
    monkeypatch.setenv("CONSISTENCY_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["check", SEEDS])


def test_the_seeds_fail_the_run_with_findings(capsys: Run) -> None:
    assert main(["check", SEEDS, "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "consistency-report/1"
    assert report["summary"]["failed"] is True
    assert main(["check", SEEDS, "--format", "json", "--fail-on", "never"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["failed"] is False


def test_one_verdict_in_every_format(capsys: Run) -> None:
    begins_with = {"json": "{", "html": "<!", "sarif": "{", "junit": "<?xml", "gitlab": "[", "github": "::error file=seeds/",
                   "csv": "\ufeffstory,", "markdown": "<!-- consistency -->"}  # fmt: skip
    for format in FORMATS:
        begins = begins_with.get(format, "")
        assert main(["check", SEEDS, "--format", format, "--root", str(ROOT)]) == 1
        out, err = capsys.readouterr()
        assert out.startswith(begins) and out.endswith("\n") and err == ""


@pytest.mark.parametrize("format", ["json", "sarif", "junit", "markdown", "github", "gitlab", "csv"])
def test_the_same_input_gives_the_same_bytes(capsys: Run, format: str) -> None:
    outs = []
    for _ in range(2):
        assert main(["check", SEEDS, "--format", format, "--root", str(ROOT)]) == 1
        outs.append(capsys.readouterr().out)
    assert outs[0] == outs[1]
    assert str(ROOT) not in outs[0]


def test_report_and_output_are_written_and_said(capsys: Run, tmp_path: Path) -> None:
    argv = ["check", SEEDS, "--fail-on", "never", "--format", "json", "--output", "a/found.json", "--report", "pages"]
    assert main(argv) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "HTML report: pages/seeds.html\n"
    assert json.loads((tmp_path / "a/found.json").read_text("utf-8"))["findings"]
    page = (tmp_path / "pages/seeds.html").read_text("utf-8")
    assert '<meta name="generator" content="consistency' in page


def test_a_place_that_cannot_be_written(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["check", SEEDS, "--output", "file/found.txt"]) == 2
    assert "file/found.txt: cannot write" in capsys.readouterr().err


def test_files_instead_of_a_folder(capsys: Run, tmp_path: Path) -> None:
    folder = story(tmp_path / "bridge")
    paths = sorted(map(str, folder.glob("*.txt")))
    assert main(["check", *paths, "--format", "json", "--fail-on", "never"]) == 0
    assert [a["id"] for a in json.loads(capsys.readouterr().out)["articles"]] == ["en-times", "ru-news"]


def test_strict_fails_what_is_unverified(capsys: Run, tmp_path: Path) -> None:
    folder = tmp_path / "strangers"
    folder.mkdir()
    (folder / "en-times.txt").write_text(EN, "utf-8")
    other = (
        "Кошка моей бабушки\n\nКошка моей бабушки весь день спит на тёплой печи, а собака лежит во дворе под старой "
        "яблоней. Когда приходит вечер, они вместе идут к реке и смотрят, как дети ловят рыбу.\n"
    )
    (folder / "ru-cats.txt").write_text(other, "utf-8")
    codes = {}
    for options in ((), ("--strict",)):
        codes[options] = main(["check", str(folder), "--format", "json", *options])
        summary = json.loads(capsys.readouterr().out)["summary"]
        assert summary["verdict"] == "unverified"
        assert summary["failed"] is bool(codes[options])
    assert codes == {(): 0, ("--strict",): 1}


def test_the_memory_may_be_named(capsys: Run, tmp_path: Path) -> None:
    folder = story(tmp_path / "bridge")
    assert main(["translate", str(folder / "ru-news.txt"), "--from", "ru", "--lines", "--format", "tmx"]) == 0
    (tmp_path / "all.tmx").write_text(capsys.readouterr().out, "utf-8")
    for argv in (["--memory", "all.tmx"], ["--memory", "all.tmx", "--translator", "memory"]):
        assert main(["check", str(folder), "--format", "json", "--fail-on", "never", *argv]) == 0
        report = json.loads(capsys.readouterr().out)
        assert {name for a in report["articles"] for name in a["translators"]} == {"memory", "none"}


def test_translate_keeps_lines(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Дом построен.\r\n\r\n  \nМинистр\u2028приехал.".encode())
    (tmp_path / "b.txt").write_bytes("\ufeffДорога закрыта.\n".encode())
    assert main(["translate", "a.txt", "b.txt", "--from", "ru", "--lines"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert len(lines) == 6 and lines[-1] == ""
    assert [bool(line) for line in lines[:5]] == [True, False, False, True, True]


def test_translate_as_json_lines(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Yeni yol açılıb.\n\n", "utf-8")
    assert main(["translate", "a.txt", "--from", "az", "--lines", "--format", "jsonl", "--translator", "gloss"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(r["line"], r["source"], r["translator"]) for r in rows] == [
        (0, "Yeni yol açılıb.", "gloss"),
        (1, "", None),
    ]
    assert rows[0]["english"] and rows[1]["english"] == ""


def test_translate_names_what_is_suspect(capsys: Run, tmp_path: Path) -> None:
    rows = [Unit(language="ru", source=ru, english=en, line=0) for ru, en in (
        ("Погибли 12 человек.", "Fifteen people died."), ("Пришли 3 человека.", "Three people came."))]  # fmt: skip
    (tmp_path / "m.tmx").write_text(write_tmx(rows), "utf-8")
    (tmp_path / "a.txt").write_text("".join(f"{row.source}\n" for row in rows), "utf-8")
    assert main(["translate", "a.txt", "--from", "ru", "--lines", "--format", "jsonl", "--memory", "m.tmx"]) == 0
    found = [json.loads(line)["suspect"] for line in capsys.readouterr().out.splitlines()]
    assert found == [["number 12 in the source, 15 in the translation"], []]


def test_translate_cuts_articles_into_sentences(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Дом построен. Дорога закрыта.\n\nМинистр приехал.\n", "utf-8")
    assert main(["translate", "a.txt", "--from", "ru"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_facts_of_lines(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n14 апреля 2026 года в Казахстане пострадали 3,5 тысячи человек.\n", "utf-8")
    assert main(["facts", "a.txt", "--from", "ru", "--lines"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["line"] for row in rows] == [0, 1]
    assert rows[0]["facts"] == []
    found = {(f["type"], f["value"]) for f in rows[1]["facts"]}
    assert {("moment", "2026-04-14"), ("party", "KZ"), ("quantity", "3500")} <= found
    line = (tmp_path / "a.txt").read_text("utf-8").split("\n")[1]
    assert all(line[f["start"] : f["end"]] == f["text"] for f in rows[1]["facts"])


def test_align_of_lines(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\nTwelve people were injured in Kazakhstan.\nThe road is closed.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Дорога закрыта.\n\nВ Казахстане пострадали двенадцать человек.\n", "utf-8")
    assert main(["align", "a.txt", "b.txt", "--from", "en", "--to", "ru", "--lines"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [(int(i), int(j)) for i, j, _ in rows] == [(1, 2), (2, 0)]
    assert all(0 < float(score) <= 1 for _, _, score in rows)


def test_align_of_nothing(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", "utf-8")
    (tmp_path / "b.txt").write_text("Дорога закрыта.\n", "utf-8")
    assert main(["align", "a.txt", "b.txt", "--from", "en", "--to", "ru", "--lines"]) == 0
    assert capsys.readouterr().out == ""


def test_lines_that_are_not_utf8(capsys: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Дом".encode("cp1251"))
    assert main(["facts", "a.txt", "--from", "ru", "--lines"]) == 2
    assert capsys.readouterr().err == "consistency: a.txt: not UTF-8 at byte 0: convert it first\n"


def shell(*argv: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "consistency", *argv]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env={**os.environ, **env}, timeout=60)


def test_the_same_bytes_under_every_locale() -> None:
    plain, utf8 = (shell("check", "seeds", "--fail-on", "never", LC_ALL=lc, PYTHONUTF8="0") for lc in ("C", "C.UTF-8"))
    assert plain.returncode == utf8.returncode == 0
    assert plain.stdout == utf8.stdout and "Қазақстан".encode() in plain.stdout


def test_a_broken_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m consistency check seeds --format json --fail-on never | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False, cwd=ROOT, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{", b"")


def test_output_to_a_file_has_no_colour(tmp_path: Path) -> None:
    """Even where standard output is a terminal."""
    code = (
        "import pty, sys\n"
        f"sys.exit(pty.spawn([{sys.executable!r}, '-m', 'consistency', 'check', 'seeds', '--output', {str(tmp_path / 'o')!r}]) >> 8)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT, timeout=60, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 1, done.stderr
    assert b"\x1b" not in (tmp_path / "o").read_bytes()


def test_paths_are_from_the_root_and_by_default_from_here(capsys: Run, tmp_path: Path) -> None:
    folder = story(tmp_path / "story")
    for root, begins in (([], "story/"), (["--root", str(folder)], ""), (["--root", str(tmp_path.parent)], f"{tmp_path.name}/story/")):
        assert main(["check", str(folder), "--format", "gitlab", *root]) == 1
        paths = {issue["location"]["path"] for issue in json.loads(capsys.readouterr().out)}
        assert paths and all(path.startswith((f"{begins}en-times", f"{begins}ru-news")) for path in paths)


def test_an_edit_that_contradicts_two_others_is_annotated_where_it_stands(capsys: Run, tmp_path: Path) -> None:
    folder = story(tmp_path / "story")
    (folder / "ru-news.txt").write_text(RU.replace("двадцать", "двенадцать"), "utf-8")
    (folder / "en-wire.txt").write_text(EN, "utf-8")
    assert main(["check", str(folder), "--format", "github"]) == 0
    assert "::error" not in capsys.readouterr().out
    (folder / "ru-news.txt").write_text(RU, "utf-8")
    assert main(["check", str(folder), "--format", "github"]) == 1
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    assert line.startswith("::error file=story/ru-news.txt,line=3,endLine=3,col=1,")
