"""Tiny checkpoints of every family, and a folder and a cache of its own for each test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consistency.cli import main
from consistency.config import Config
from consistency.model_options import Neural as Options
from consistency.reading import article_of_lines
from consistency.records import Sentence
from consistency.translate.neural import Neural
from tests import tiny

MAKE: dict[str, Callable[[Path], Path]] = {
    "marian": tiny.marian,
    "marian-many": lambda p: tiny.marian(p, targets=("deu", "eng")),
    "m2m100": tiny.m2m100,
    "small100": lambda p: tiny.m2m100(p, small100=True, seed=12),
    "nllb": tiny.nllb,
    "t5": tiny.t5,
    "madlad": tiny.madlad,
}
FAMILIES = tuple(MAKE)
RUSSIAN = (*tiny.SENTENCES[3:6], "Да.", "Мост закрыт.", "2026", "Министр сказал, что деньги не выделены, а мост закрыт.")


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a family's checkpoint, made when it is first asked for."""
    home = tmp_path_factory.mktemp("neural")

    def folder(family: str) -> Path:
        return home / family if (home / family).exists() else MAKE[family](home / family)

    return folder


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def settings(model: Path | str | None, *, more: str = "", **neural: object) -> None:
    """A consistency.yaml in the current folder that names the model; float32 unless told otherwise."""
    rows = {"model": f"'{model}'" if model is not None else "null", "precision": "float32", "device": "cpu"} | neural
    told = ", ".join(f"{name}: {value}" for name, value in rows.items())
    Path("consistency.yaml").write_text(f"translator: neural\ncache: 'off'\n{more}neural: {{{told}}}\n", "utf-8")


def translated(lines: tuple[str, ...] | list[str], language: str, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The English of each line, by the command line."""
    Path("lines.txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    capsys.readouterr()
    assert main(["translate", "lines.txt", "--from", language, "--lines", *words]) == 0
    return capsys.readouterr().out.removesuffix("\n").split("\n")


def neural(model: Path, *, devices: tuple[str, ...] = (), **options: Any) -> Neural:
    """The translator itself, in float32 on a CPU unless told otherwise."""
    told = {"model": str(model), "precision": "float32", "device": "cpu"} | options
    return Neural(replace(Config(), neural=Options(**told)), devices=devices)


def sentences(lines: tuple[str, ...] | list[str], language: str = "ru") -> list[Sentence]:
    return [s for s in article_of_lines(lines, language, "lines")[1] if s is not None]
