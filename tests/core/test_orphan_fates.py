"""Counts of those whom one thing befell, in three articles of unlike words: one article has another count, or only seems to."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency import check
from consistency.config import Config
from consistency.ingest import read_story

from .pairing import AROUND, PUBLISHED

EVACUATED = (("az", "Fövqəladə hallar nazirliyi 340 nəfəri təxliyə edib."), ("ru", "Из опасной зоны эвакуированы 340 жителей."))
HOSPITAL = (("kk", "Жеті шахтер көпбейінді ауруханаға жеткізілді."), ("en", "The blast sent seven others to the hospital."))
ABOARD = (("az", "Göyərtədəki 19 dənizçinin hamısı sağdır."), ("en", "All 19 people on board are safe."))
HELD = (("az", "Polis 14 nəfəri saxlayıb."), ("kk", "Полиция 14 адамды ұстады."))


@pytest.mark.parametrize(
    ("told", "language", "sentence", "differs"),
    [
        (EVACUATED, "kk", "Апат аймағынан 430 адам көшірілді.", True), (EVACUATED, "kk", "Апат аймағынан 340 адам көшірілді.", False),
        (EVACUATED, "kk", "Апат аймағынан 430 құтқарушы қайтты.", False), (EVACUATED, "kk", "Апат аймағынан 260 бала көшірілді.", False),
        (HOSPITAL, "ru", "Девять горняков госпитализированы.", True), (HOSPITAL, "ru", "Семь горняков госпитализированы.", False),
        (HOSPITAL, "ru", "Пять детей госпитализированы.", False), (HOSPITAL, "ru", "Четверо госпитализированы в Караганде, трое — в Астане.", False),
        (ABOARD, "ru", "На борту находились 17 моряков.", True), (ABOARD, "ru", "На борту находились 19 моряков.", False),
        (HELD, "en", "Police detained 12 people.", True), (HELD, "en", "Police detained 14 people.", False),
    ],
)  # fmt: skip
def test_one_count_of_a_fate(tmp_path: Path, told: tuple[tuple[str, str], ...], language: str, sentence: str, differs: bool) -> None:
    rows = ""
    for k, (code, text) in enumerate((*told, (language, sentence))):
        (tmp_path / f"{code}-{k}.txt").write_text(AROUND[code].format(text), "utf-8")
        rows += f"  {code}-{k}.txt: {{language: {code}, published: {PUBLISHED}}}\n"
    (tmp_path / "story.yaml").write_text(f"articles:\n{rows}", "utf-8")
    found = [f for f in check(read_story([tmp_path]), Config(translator="gloss")).findings if f.rule == "number"]
    assert bool(found) == differs, [f.message for f in found]
