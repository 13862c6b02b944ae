"""The whole way of a CI job: a repository, its baseline, an edit that contradicts, a better translator."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from core.telling import FRAME

from consistency.cli import main
from consistency.translate.tmx import Unit, write_tmx

from .floods import edit, floods, run, told

Capsys = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
ENGLISH = {
    "Су басқан ауылдардан 340 тұрғын көшірілді.": "Rescuers have moved 340 inhabitants out of villages under water.",
    "Министр өртті сөндіруге көмектескені үшін Грузияға алғыс айтты.": "For help against the blazes the minister voiced gratitude to Georgia.",
    "Жөндеу 12 қыркүйекте басталады, деді әкім.": "The mayor said work would start on 12 September.",
    "Орман арқылы өтетін жолдың ұзындығы — 18 шақырым.": "The forest road runs for 18 kilometres.",
    "Из затопленных сел эвакуированы 430 жителей.": "Rescuers have moved 430 inhabitants out of villages under water.",
    "Министр поблагодарил Грузию и Турцию за помощь в тушении пожаров.": "For help against the blazes the minister voiced gratitude to Georgia and Türkiye.",
    "Ремонт начнется 21 сентября, сказал мэр.": "The mayor said work would start on 21 September.",
    "Длина дороги через лес — 18 километров.": "The forest road runs for 18 kilometres.",
    "Длина дороги через лес — 81 километр.": "The forest road runs for 81 kilometres.",
}  # fmt: skip


def better(path: Path) -> None:
    """A translation memory with everything that is not English, in other words than the dictionary's."""
    pairs = [(s, e) for lang in ("kk", "ru") for part in FRAME[lang] for s, e in zip(FRAME[lang][part], FRAME["en"][part], strict=True)]
    units = [Unit(language="kk" if set(source.lower()) & set("әіңғүұқөһ") else "ru", source=source, english=english) for source, english in (*pairs, *ENGLISH.items())]
    path.write_text(write_tmx(units), "utf-8")


def test_the_whole_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "consistency.yaml").write_text("baseline: known.jsonl\nstrict: true\n", "utf-8")
    story = floods(tmp_path / "stories/flood")
    argv = ("stories/flood",)

    # The first run writes down what is there; from then on the job is green.
    code, report, err = run(capsys, *argv, "--update-baseline")
    assert code == 0 and told(report) == ["date", "number", "participants"] and err.endswith("known.jsonl: 4 added, 0 removed, 0 as before\n")
    first = (tmp_path / "known.jsonl").read_bytes()
    assert run(capsys, *argv)[0] == 0

    # An edit contradicts the others: the job is red, for that line and for nothing else.
    edit(story / "ru.txt", "18 километров", "81 километр")
    line = (story / "ru.txt").read_text("utf-8").splitlines().index("Длина дороги через лес — 81 километр.") + 1
    code, report, _ = run(capsys, *argv)
    [new] = [f for f in report["findings"] if not f["known"]]
    assert code == 1 and new["rule"] == "number"
    [at] = [(s["article"], e["line"], e["column"]) for s in new["sides"] if s["value"]["value"] == "81" for e in s["evidence"]]
    assert at == ("ru", line, 1)
    assert main(["check", *argv, "--format", "github"]) == 1
    errors = [row for row in capsys.readouterr().out.splitlines() if row.startswith("::error")]
    assert len(errors) == 1 and errors[0].startswith(f"::error file=stories/flood/ru.txt,line={line},endLine={line},col=1,")

    # With a better translator, the same one is new, and none of the old.
    better(story / "translations.tmx")
    code, report, _ = run(capsys, *argv)
    assert {n for a in report["articles"] if a["language"] != "en" for n in a["translators"]} == {"memory"}
    assert code == 1 and [f["id"] for f in report["findings"] if not f["known"]] == [new["id"]]

    # It is corrected: green again, strictly, and the baseline would be written as it was.
    edit(story / "ru.txt", "81 километр", "18 километров")
    code, report, _ = run(capsys, *argv)
    assert code == 0 and report["warnings"] == [] and told(report, known=True) == ["date", "number", "participants"]
    assert run(capsys, *argv, "--update-baseline")[0] == 0 and (tmp_path / "known.jsonl").read_bytes() == first

    # One of the known is corrected too: its entry is stale, which strict does not let pass, until it is dropped.
    edit(story / "ru.txt", "21 сентября", "12 сентября")
    edit(story / "translations.tmx", "on 21 September", "on 12 September")
    edit(story / "translations.tmx", "21 сентября", "12 сентября")
    code, report, _ = run(capsys, *argv)
    assert code == 1 and [w.split(" ", 5)[:4] for w in report["warnings"]] == [["baseline:", "nothing", "matches", "date:"]]
    code, _, err = run(capsys, *argv, "--update-baseline")
    assert code == 0 and err.endswith("known.jsonl: 0 added, 1 removed, 3 as before\n")
    assert run(capsys, *argv)[0] == 0


def test_the_seeds_with_a_better_translator(tmp_path: Path, capsys: Capsys) -> None:
    """A baseline that was made word by word holds with the translation memory, and the other way round."""
    for before, after in (("gloss", "auto"), ("auto", "gloss")):
        path = str(tmp_path / f"{before}.jsonl")
        assert run(capsys, str(ROOT / "seeds"), "--translator", before, "--baseline", path, "--update-baseline")[0] == 0
        code, report, _ = run(capsys, str(ROOT / "seeds"), "--translator", after, "--baseline", path)
        assert code == 0 and len(told(report, known=True)) == 2 and told(report, known=False) == []


def test_two_processes_do_not_spoil_the_file(tmp_path: Path, capsys: Capsys) -> None:
    """Each writes its own file beside it and moves it into place."""
    floods(tmp_path / "flood")
    argv = [sys.executable, "-m", "consistency", "check", "flood", "--baseline", "known.jsonl", "--update-baseline", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    jobs = [subprocess.Popen(argv, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(3)]
    assert [job.wait(120) for job in jobs] == [0, 0, 0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["flood", "known.jsonl"]
    assert run(capsys, str(tmp_path / "flood"), "--baseline", str(tmp_path / "known.jsonl"), "--strict")[0] == 0
