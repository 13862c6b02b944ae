"""The lock beside the settings is the one that counts, from whatever folder they are used (``--config``)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from consistency.cli import main
from consistency.models import locate
from consistency.models.places import hub_cache
from tests.models.hub_server import Hub

TRANSLATE = ["translate", "lines.txt", "--from", "ru", "--lines", "--format", "jsonl", "--config"]


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """In a folder that is not the current one, nor above it."""
    folder = tmp_path / "project" / "settings"
    folder.mkdir(parents=True)
    path = folder / "ours.yaml"
    path.write_text("translator: neural\ncache: 'off'\nneural: {model: a/b}\n", "utf-8")
    Path("lines.txt").write_text("Мост закрыт.\n", "utf-8")
    return path


def pinned(lock: Path) -> dict[str, str]:
    return {row["model"]: row["revision"] for row in json.loads(lock.read_text("utf-8"))["models"]}


def test_pull_pins_beside_the_settings_and_a_run_takes_that(hub: Hub, files: dict[str, bytes], settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = hub.put("a/b", files)
    assert main(["models", "pull", "a/b", "--config", str(settings)]) == 0
    assert pinned(settings.with_name("models.lock")) == {"a/b": first}
    assert not Path("models.lock").exists()
    second = hub.put("a/b", files | {"generation_config.json": files["generation_config.json"] + b"\n"})
    assert main(["models", "pull", "a/b"]) == 0  # of the current folder: another revision, which is the newest in the cache
    assert pinned(Path("models.lock")) == {"a/b": second}
    capsys.readouterr()
    assert main(["models", "check", "--config", str(settings)]) == 0
    assert capsys.readouterr().out == f"ok     a/b  {first[:12]}  MarianMTModel\n"
    assert main(["models", "check", "a/b"]) == 0
    assert second[:12] in capsys.readouterr().out
    Path("models.lock").unlink()
    assert main([*TRANSLATE, str(settings)]) == 0
    assert "models.lock" not in capsys.readouterr().err, "it is pinned, and nobody says otherwise"


def test_from_above_the_settings_too(hub: Hub, files: dict[str, bytes], settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit = hub.put("a/b", files)
    assert main(["models", "pull", "a/b"]) == 0
    shutil.move("models.lock", settings.parents[1] / "models.lock")
    hub.put("c/d", files)
    assert main(["models", "pull", "c/d", "--config", str(settings)]) == 0
    assert set(pinned(settings.parents[1] / "models.lock")) == {"a/b", "c/d"}
    capsys.readouterr()
    assert main([*TRANSLATE, str(settings)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["english"]
    assert "models.lock" not in err
    assert pinned(settings.parents[1] / "models.lock")["a/b"] == commit


def test_what_the_settings_lock_lacks_is_looked_for_in_the_current_folders(
    hub: Hub, files: dict[str, bytes], settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.put("c/d", files)
    assert main(["models", "pull", "c/d", "--config", str(settings)]) == 0
    shutil.move(settings.with_name("models.lock"), "other.lock")
    hub.put("a/b", files)
    assert main(["models", "pull", "a/b"]) == 0
    shutil.move("other.lock", settings.with_name("models.lock"))
    capsys.readouterr()
    assert main([*TRANSLATE, str(settings)]) == 0
    assert "models.lock" not in capsys.readouterr().err
    Path("models.lock").unlink()
    assert main([*TRANSLATE, str(settings)]) == 0
    assert "model a/b: no models.lock pins it" in capsys.readouterr().err


def test_what_to_type_names_the_settings(hub: Hub, files: dict[str, bytes], settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub.put("a/b", files)
    assert main(["models", "pull", "a/b", "--config", str(settings)]) == 0
    shutil.rmtree(hub_cache())
    capsys.readouterr()
    assert main([*TRANSLATE, str(settings)]) == 2
    assert capsys.readouterr().err.endswith("consistency models pull a/b --config FILE, that of this run\n")
    assert main(["models", "pull", "a/b", "--config", str(settings)]) == 0
    assert locate("a/b", lock=str(settings.with_name("models.lock"))).warnings == ()


def test_lock_is_no_option(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings.write_text("lock: models.lock\n", "utf-8")
    assert main([*TRANSLATE, str(settings)]) == 2
    assert "unknown option 'lock'" in capsys.readouterr().err
