"""A text too short to tell its language has the one that its file or folder is called by, unless its letters speak against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.cli import main
from consistency.ingest import read_story

BRIEF = "Паводок: эвакуированы 340 жителей\n\nПомощь получили 12 семей.\n"
EN = "# Flood\n\nThe flood has reached the village of Damba, and 340 residents were evacuated by the rescuers.\n"
UZBEK = "Suv toshqini: 340 nafar aholi evakuatsiya qilindi\n\nYordamni 12 oila oldi, o'quvchilar qishloqdan chiqarildi.\n"


@pytest.mark.parametrize("name", ["ru/brief.md", "ru.md", "brief.ru.md", "ru-agency.md", "brief_ru.md"])
def test_a_brief_is_read(name: str, tmp_path: Path) -> None:
    for path, text in ((name, BRIEF), ("en/brief.md", EN)):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    story = read_story([tmp_path / name, tmp_path / "en/brief.md"])
    assert [a.language for a in story.articles] == ["ru", "en"] and "too little text to tell its language: ru" in story.warnings[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [("brief.md", BRIEF), ("kk/brief.md", BRIEF), ("kk-brief.md", BRIEF), ("ru1-brief.md", BRIEF), ("en.md", BRIEF), ("tr.md", UZBEK), ("az.md", UZBEK), ("en.md", UZBEK * 10), ("ru.md", BRIEF * 10)],
)
def test_what_is_called_otherwise_is_refused(name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "flood.md").write_text(EN, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", name, "flood.md"]) == 2
    err = capsys.readouterr().err
    assert "language not recognised" in err and "name file or folder by it" in err and str(tmp_path) not in err
