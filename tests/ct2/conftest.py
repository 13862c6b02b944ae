"""Tiny checkpoints of every family that is converted, and a cache of its own for the conversions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from consistency.cli import main
from tests import tiny

FAMILIES = ("marian", "marian-many", "m2m100", "small100", "nllb", "t5", "madlad")


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a family's checkpoint, made when it is first asked for."""
    home = tmp_path_factory.mktemp("checkpoints")

    def folder(family: str) -> Path:
        path = home / family
        if not path.exists():
            make: dict[str, Callable[[Path], Path]] = {
                "marian": tiny.marian,
                "marian-many": lambda p: tiny.marian(p, targets=("eng", "tur")),
                "m2m100": tiny.m2m100,
                "small100": lambda p: tiny.m2m100(p, small100=True, seed=7),
                "nllb": tiny.nllb,
                "t5": tiny.t5,
                "madlad": tiny.madlad,
            }
            make[family](path)
        return path

    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where conversions are kept over all these tests, but for those that are about them."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONSISTENCY_CACHE", str(shared))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def settings(model: Path, **neural: object) -> Path:
    """A consistency.yaml in the current folder that names the model."""
    rows = "".join(f", {name}: {value}" for name, value in neural.items())
    path = Path("consistency.yaml")
    path.write_text(f"translator: ctranslate2\ncache: 'off'\nneural: {{model: '{model}'{rows}}}\n", "utf-8")
    return path


def translated(lines: list[str], language: str, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    Path("lines.txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    capsys.readouterr()
    code = main(["translate", "lines.txt", "--from", language, "--lines", *words])
    out, err = capsys.readouterr()
    assert code == 0, err
    return out.split("\n")[:-1]
