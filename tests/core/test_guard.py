"""The guard through the command line: a wrong English is a suspect in the JSON, and the source wins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from consistency.cli import main
from consistency.translate.tmx import Unit, write_tmx

from .telling import article, write

Run = pytest.CaptureFixture[str]
EN = [
    "Rescuers evacuated 230 tourists from the mountains.",
    "The opening of the museum is planned for 12 April.",
    "The minister thanked Georgia for its help.",
]
RU = [
    "Спасатели эвакуировали из гор 230 туристов.",
    "Открытие музея намечено на 12 апреля.",
    "Министр поблагодарил Грузию за помощь.",
]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def report(folder: Path, units: list[tuple[str, str]], capsys: Run, ru: list[str] = RU) -> dict[str, Any]:
    write(folder, {"en": article("en", EN), "ru": article("ru", ru)})
    rows = [Unit(language="ru", source=source, english=english, line=0) for source, english in units]
    (folder / "translations.tmx").write_text(write_tmx(rows), "utf-8")
    assert main(["check", str(folder), "--format", "json", "--fail-on", "never"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


WRONG = [
    pytest.param(0, "Rescuers evacuated 320 tourists from the mountains.", "number 230 in the source, 320 in the translation",
                 id="number"),
    pytest.param(0, "Rescuers evacuated tourists from the mountains.", "number 230 in the source, not in the translation",
                 id="number lost"),
    pytest.param(1, "The opening of the museum is planned for 21 April.", "date 04-12 in the source, 04-21 in the translation",
                 id="day"),
    pytest.param(1, "The opening of the museum is planned for 12 August.", "date 04-12 in the source, 08-12 in the translation",
                 id="month"),
    pytest.param(2, "The minister thanked Germany for its help.", "country GE in the source, DE in the translation", id="country"),
    pytest.param(2, "The minister thanked Georgia and Turkey for their help.", "country TR in the translation, not in the source",
                 id="country added"),
]  # fmt: skip


@pytest.mark.parametrize(("at", "english", "reason"), WRONG)
def test_a_wrong_translation_is_a_suspect_and_no_finding(
    tmp_path: Path, capsys: Run, at: int, english: str, reason: str
) -> None:
    found = report(tmp_path / "story", [(RU[at], english)], capsys)
    text = (tmp_path / "story/ru.txt").read_text("utf-8")
    start = text.index(RU[at])
    assert found["suspects"] == [{"article": "ru", "start": start, "end": start + len(RU[at]), "reasons": [reason]}]
    assert found["findings"] == []
    assert found["summary"]["verdict"] == "consistent"


def test_a_wrong_translation_hides_no_contradiction(tmp_path: Path, capsys: Run) -> None:
    """The English of the memory agrees with the English article, the Russian does not."""
    ru = [RU[0].replace("230", "320"), *RU[1:]]
    found = report(tmp_path / "story", [(ru[0], EN[0])], capsys, ru)
    assert [f["rule"] for f in found["findings"]] == ["number"]
    values = {s["article"]: s["value"]["value"] for s in found["findings"][0]["sides"]}
    assert values == {"en": "230", "ru": "320"}
    assert [s["reasons"] for s in found["suspects"]] == [["number 320 in the source, 230 in the translation"]]


def test_a_right_translation_is_none(tmp_path: Path, capsys: Run) -> None:
    right = [
        (RU[0], "Two hundred and thirty tourists were evacuated from the mountains by rescuers."),
        (RU[1], "The museum is due to open on April 12."),
        (RU[2], "The minister expressed gratitude to the Georgian side for the help."),
    ]
    found = report(tmp_path / "story", right, capsys)
    assert found["suspects"] == [] and found["findings"] == []
    assert found["articles"][1]["translators"]["memory"] == 3


def test_the_gloss_is_guarded_like_any_other_and_right_here(tmp_path: Path, capsys: Run) -> None:
    found = report(tmp_path / "story", [("Другое предложение.", "Another sentence.")], capsys)
    assert found["articles"][1]["translators"] == {"gloss": 8} and found["suspects"] == []


MORE = [
    pytest.param("Спасатели не эвакуировали туристов.", "Rescuers evacuated the tourists.",
                 "denial of evacuate in the source, not in the translation", id="denial lost"),
    pytest.param("Спасатели эвакуировали туристов.", "Rescuers did not evacuate the tourists.",
                 "denial of evacuate in the translation, not in the source", id="denial added"),
    pytest.param("Встреча прошла в четверг.", "The meeting took place on Tuesday.",
                 "date TH in the source, TU in the translation", id="weekday"),
    pytest.param("Поезд отправился в 14:05.", "The train left at 15:05.",
                 "date 14:05 in the source, 15:05 in the translation", id="clock time"),
    pytest.param("Выплатили 300 долларов.", "They paid 300 euros.",
                 "number 300 USD in the source, 300 EUR in the translation", id="currency"),
    pytest.param("До города 5 километров.", "The town is 5 miles away.",
                 "number 5 km in the source, 5 mile in the translation", id="unit"),
    pytest.param("Рейс 214 отменили.", "Flight 241 was cancelled.",
                 "label 214 in the source, 241 in the translation", id="label"),
    pytest.param("Погибли не менее 100 человек.", "No more than 100 people died.",
                 "number at least 100 in the source, at most 100 in the translation", id="a bound turned round"),
    pytest.param("Цены изменились на -0,3%.", "Prices changed by 0.3%.", "number -0.3 % in the source, 0.3 % in the translation", id="minus"),
    pytest.param("До города 1 километр.", "The town is one mile away.", "number 1 km in the source, 1 mile in the translation", id="one of a measure"),
    pytest.param("Спасатели не нашли пропавших туристов.", "Rescuers found the missing tourists.",
                 "denial of find in the source, not in the translation", id="a denial beside a word that denies"),
]  # fmt: skip

SAME = [
    pytest.param("До города 8 километров.", "The town is five miles away.", id="a unit converted and rounded"),
    pytest.param("Он не явился в суд.", "He failed to appear in court.", id="a verb that denies by itself"),
    pytest.param("Погибла треть стада.", "A third of the herd died.", id="a share"),
    pytest.param("Это случилось 5 мая.", "It happened on May 5th.", id="a day with an ending"),
    pytest.param("Погибли более 100 человек.", "Over 100 people died.", id="a bound"),
    pytest.param("Один человек погиб.", "A person died.", id="one"),
    pytest.param("Ему посоветовали не ехать.", "He was advised against going.", id="advised against"),
    pytest.param("Работа идёт непрерывно.", "The work goes on without interruption.", id="a word that denies by its make"),
    pytest.param("Министр вернулся в Баку.", "The minister returned to Baku.", id="a capital"),
    pytest.param("Казна выделила полтора миллиона тенге.", "The treasury gave 1,500,000 tenge.", id="words and digits"),
]


@pytest.mark.parametrize(("source", "english", "reason"), MORE)
def test_what_else_is_a_suspect(tmp_path: Path, capsys: Run, source: str, english: str, reason: str) -> None:
    found = report(tmp_path / "story", [(source, english)], capsys, [source, *RU[1:]])
    assert [s["reasons"] for s in found["suspects"]] == [[reason]]


@pytest.mark.parametrize(("source", "english"), SAME)
def test_what_is_said_otherwise_is_none(tmp_path: Path, capsys: Run, source: str, english: str) -> None:
    found = report(tmp_path / "story", [(source, english)], capsys, [source, *RU[1:]])
    assert found["articles"][1]["translators"]["memory"] == 1
    assert found["suspects"] == []
