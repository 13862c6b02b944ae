"""A story of three articles with one contradiction of each of three kinds and an omission, on disk, and how to run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from core.telling import article, write

from consistency.cli import main

PASSAGES: dict[str, list[str]] = {
    "en": [
        "From the flooded villages 340 residents have been evacuated.",
        "The minister thanked Georgia for its help in putting out the fires.",
        "Repairs will begin on 12 September, the mayor said.",
        "The road through the forest is 18 kilometres long.",
        "Relatives can call a hotline that works round the clock, and volunteers hand out warm blankets at the station.",
    ],
    "kk": [
        "Су басқан ауылдардан 340 тұрғын көшірілді.",
        "Министр өртті сөндіруге көмектескені үшін Грузияға алғыс айтты.",
        "Жөндеу 12 қыркүйекте басталады, деді әкім.",
        "Орман арқылы өтетін жолдың ұзындығы — 18 шақырым.",
    ],
    "ru": [
        "Из затопленных сел эвакуированы 430 жителей.",
        "Министр поблагодарил Грузию и Турцию за помощь в тушении пожаров.",
        "Ремонт начнется 21 сентября, сказал мэр.",
        "Длина дороги через лес — 18 километров.",
    ],
}  # fmt: skip


def floods(folder: Path, **more: list[str]) -> Path:
    """The story in a folder of its own; ``more`` are articles that join it, or stand for one of its own."""
    passages = {**PASSAGES, **more}
    return write(folder, {name: article(name[:2], told) for name, told in passages.items()})


def edit(path: Path, old: str, new: str) -> None:
    """One piece of a file replaced."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), "utf-8")


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, dict[str, Any], str]:
    """(exit code, JSON report, standard error) of a check."""
    code = main(["check", *argv, "--format", "json"])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out else {}, err


def told(report: dict[str, Any], *, known: bool | None = None, kind: str = "contradiction") -> list[str]:
    """The rules of the findings of a kind, sorted; only those that are known, or not, if that is asked."""
    return sorted(f["rule"] for f in report["findings"] if f["kind"] == kind and known in (None, f["known"]))
