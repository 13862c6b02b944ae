"""A model that the settings name as a folder lies where their file says, from whatever folder they are used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from consistency import load_config
from consistency.cli import main


def write(folder: Path, section: str, model: str) -> Path:
    path = folder / "consistency.yaml"
    path.write_text(f"translator: neural\ncache: 'off'\n{section}: {{model: '{model}'}}\n", "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder that is not the current one, with some that might be checkpoints."""
    for name in ("mine", "models/kk-en", "opus-mt-az-en", "labse", "owner/model"):
        (tmp_path / "project" / name).mkdir(parents=True)
    return tmp_path / "project"


@pytest.mark.parametrize("section", ["neural", "verify", "encoder"])
@pytest.mark.parametrize(
    ("model", "there"),
    [
        ("mine", "mine"), ("./mine", "mine"), ("owner/model", "owner/model"), ("./labse", "labse"), ("./not-there", "not-there"),
        ("../project/mine", "../project/mine"),
        ("labse", None), ("owner/other", None), ("~/mine", None), ("/mine", None),
    ],
)  # fmt: skip
def test_a_folder_is_meant_from_the_settings_file(section: str, model: str, there: str | None, project: Path) -> None:
    config = load_config(write(project, section, model))
    assert getattr(config, section).model == (model if there is None else str(project.resolve() / there))


@pytest.mark.parametrize(
    ("model", "there"),
    [
        ("models/{language}-en", "models/{language}-en"), ("./{language}", "{language}"),
        ("opus-mt-{language}-en", None), ("owner/{language}", None), ("{language}", None),
    ],
)  # fmt: skip
def test_one_folder_a_language(model: str, there: str | None, project: Path) -> None:
    found = load_config(write(project, "neural", model)).neural.model
    assert found == (model if there is None else str(project.resolve() / there))


@pytest.mark.parametrize("model", ["models/mine", "./models/mine", "models/{language}-en"])
def test_it_translates_from_another_folder(model: str, project: Path, checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("mine", "ru-en"):
        os.symlink(checkpoint, project / "models" / name)
    settings = write(project, "neural", model)
    Path("lines.txt").write_text("Мост закрыт.\n", "utf-8")
    assert main(["translate", "lines.txt", "--from", "ru", "--lines", "--config", str(settings)]) == 0
    assert capsys.readouterr().out.strip()


def test_without_a_file_of_settings_nothing_is_resolved(monkeypatch: pytest.MonkeyPatch, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the command line a folder is meant from the current one."""
    monkeypatch.chdir(project)
    assert main(["models", "check", "mine"]) == 2
    assert "no config.json there" in capsys.readouterr().out, "found, though empty"


def test_a_folder_that_is_not_there_is_told_whole_to_the_user_and_by_its_name_in_a_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = write(project, "neural", "./not-there")
    Path("lines.txt").write_text("Мост закрыт.\n", "utf-8")
    words = ["translate", "lines.txt", "--from", "ru", "--lines", "--config", str(settings)]
    assert main(words) == 2
    assert f"model {project.resolve() / 'not-there'}: no config.json there" in capsys.readouterr().err
    settings.write_text(f"fallback: gloss\n{settings.read_text('utf-8')}", "utf-8")
    assert main(words) == 0
    err = capsys.readouterr().err
    assert "translator neural: model not-there: no config.json there" in err
    assert str(project) not in err
