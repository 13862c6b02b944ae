"""Aliases: two names that the settings call one are one, in any language and with any ending; a near miss stays two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from core.telling import contradictions, tell

from consistency.cli import main
from consistency.config import Config

Names = tuple[tuple[str, ...], ...]
GAS = {"en": "The company bought 200 million cubic metres of gas from Algeria in May.", "ru": "В мае компания купила 200 млн кубометров газа у Ливии."}
THANKS = {
    "ru": "Министр поблагодарил Грузию и Турцию за помощь в тушении пожаров.",
    "en": "The minister thanked Georgia and Armenia for their help in putting out the fires.",
}
LIST = {
    "en": "The minister met lawyer Askar Nurlanov and businessman Rustam Satov on Friday.",
    "ru": "В пятницу министр встретился с адвокатом Аскаром Нурлановым и предпринимателем Маратом Ильясовым.",
}
FUND = {
    "en": "The World Bank pays a third of the 90 million, the builder the rest.",
    "ru": "Треть из 90 миллионов оплачивает Национальный фонд, остальное — застройщик.",
}
OIL = {
    "en": "The contract for 300 carriages went to SOCAR and Petkim.",
    "ru": "После победы контракт на 300 вагонов получили «Велес» и «Петким».",
}
STATE = {
    "en": "The contract for 300 carriages was won from Petkim and SOCAR.",
    "ru": "Контракт на 300 вагонов выиграли у «Петким» и Государственной нефтяной компании Азербайджана.",
}
DATIVE = {**STATE, "ru": "Контракт на 300 вагонов выиграли у «Петким» и Национального нефтяного фонда Азербайджана."}
PALACE = {
    "en": "The minister thanked Kazakhstan and Georgia for their help in putting out the fires.",
    "ru": "Министр поблагодарил Акорду и Грузию за помощь в тушении пожаров.",
}
EGYPT = {"en": [GAS["en"], "The talks were short."], "ru": [GAS["ru"], "Переговоры в Египте были недолгими."]}
# Whoever is called by one name is the other wherever it stands; and lists that share a name by an alias can be compared.
OTHERS = {"en": "The contract for 300 carriages went to SOCAR and Petkim.", "ru": "Контракт на 300 вагонов получили «Велес» и «Шелл»."}
STORIES = {"gas": GAS, "thanks": THANKS, "list": LIST, "fund": FUND, "oil": OIL}

# (story, aliases that make the two names one)
ONE: list[tuple[str, Names]] = [
    ("gas", (("Algeria", "Libya"),)),
    ("gas", (("Алжир", "Liviya"),)),  # in languages that no article is in
    ("gas", (("Ливия", "Oil fields of the south", "algeria"),)),
    ("thanks", (("Түркия", "Ermənistan"),)),
    ("list", (("Rustam Satov", "Марат Ильясов"),)),
    ("list", (("Рустам Сатов", "Marat Ilyasov"),)),  # each in the other's script
    ("oil", (("SOCAR", "Велес"),)),
    ("oil", (("СОКАР", "Veles"),)),
    ("fund", (("World Bank", "Национальный фонд"),)),
    ("fund", (("Всемирный банк", "the World Bank", "World Bank", "национальный фонд"),)),
]
# (story, aliases that are of others, whether they are told to be unused)
TWO: list[tuple[str, Names, bool]] = [
    ("gas", (("Алжир", "Ливан"),), True),
    ("gas", (("Algeria", "Alger"), ("Libya", "Liberia")), True),
    ("thanks", (("Georgia", "Armenia"),), False),
    ("list", (("Rustam Satov", "Марат Искаков"),), True),
    ("list", (("Satov", "Ильясов"),), True),  # of a whole name only a part: that may be a brother
    ("fund", (("World Bank", "Национальный банк"),), True),
    ("oil", (("SOCAR", "Победа"),), True),  # после победы: a word, and no name
    ("oil", (("SOCAR", "Велесово"),), True),
]


@pytest.mark.parametrize("story", STORIES)
def test_without_aliases_they_are_two(tmp_path: Path, story: str) -> None:
    assert [f.rule for f in contradictions(tell(tmp_path / "s", STORIES[story]))] == ["participants"]


@pytest.mark.parametrize(("story", "aliases"), ONE, ids=lambda v: str(v)[:40])
def test_one_party(tmp_path: Path, story: str, aliases: Names) -> None:
    report = tell(tmp_path / "s", STORIES[story], Config(aliases=aliases))
    assert contradictions(report) == [] and report.unused == ()


@pytest.mark.parametrize(("story", "aliases", "unused"), TWO, ids=lambda v: str(v)[:40])
def test_still_two(tmp_path: Path, story: str, aliases: Names, unused: bool) -> None:
    report = tell(tmp_path / "s", STORIES[story], Config(aliases=aliases))
    assert [f.rule for f in contradictions(report)] == ["participants"]
    assert bool(report.unused) == unused


@pytest.mark.parametrize(("passages", "aliases", "before", "after"), [
    (STATE, (("SOCAR", "Государственная нефтяная компания Азербайджана"),), 1, 0),
    (DATIVE, (("SOCAR", "Национальный нефтяной фонд Азербайджана"),), 1, 0),
    (PALACE, (("Kazakhstan", "Акорда"),), 1, 0),
    (EGYPT, (("Algeria", "Egypt"),), 1, 0),
    (OTHERS, (("SOCAR", "Велес"),), 0, 1),
])  # fmt: skip
def test_in_other_cases_and_places(tmp_path: Path, passages: dict[str, str | list[str] | None], aliases: Names, before: int, after: int) -> None:
    assert len(contradictions(tell(tmp_path / "a", passages))) == before
    assert len(contradictions(tell(tmp_path / "b", passages, Config(aliases=aliases)))) == after


def test_unused_is_a_warning_and_strict_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    tell(tmp_path / "s", GAS)
    (tmp_path / "consistency.yaml").write_text("aliases:\n- [Algeria, Libya]\n- [SOCAR, Petkim]\n", "utf-8")
    assert main(["check", "s", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["warnings"] == ["alias SOCAR = Petkim: not used: correct it, or delete it from the settings"]
    assert "|aliases:Algeria=Libya;SOCAR=Petkim|" in report["signature"]
    assert main(["check", "s", "--strict", "-q"]) == 1
    assert "fails: 1 unused suppression or alias" in capsys.readouterr().out


@pytest.mark.parametrize("story", STORIES)
def test_the_line_that_verbose_shows_does_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], story: str) -> None:
    monkeypatch.chdir(tmp_path)
    tell(tmp_path / "s", STORIES[story])
    assert main(["check", "s", "--verbose"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("     aliases:")
    (tmp_path / "consistency.yaml").write_text("\n".join(lines[at : at + 2]) + "\n", "utf-8")
    assert main(["check", "s", "--strict"]) == 0, lines[at + 1]


def test_an_office_is_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    tell(tmp_path / "s", {"en": "The foreign minister opened the school on Friday and thanked the builders.",
                          "ru": "В пятницу министр обороны открыл школу и поблагодарил строителей."})  # fmt: skip
    assert main(["check", "s", "--verbose"]) == 1
    out = capsys.readouterr().out
    assert "suppressions:" in out and "aliases:" not in out
