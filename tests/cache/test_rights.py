"""Who may read what models translated, whichever of the files in the folder comes first: on a machine that many use, its owner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from consistency.cli import main
from tests import tiny


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.marian(tmp_path_factory.mktemp("rights") / "marian")


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    """What most systems let others do with a new file: read it."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def translate(checkpoint: Path, monkeypatch: pytest.MonkeyPatch, *words: str, home: str = "XDG_CACHE_HOME", folder: Path) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CONSISTENCY_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "home"))
    monkeypatch.setenv(home, str(folder / "home"))
    Path("consistency.yaml").write_text(f"translator: neural\nneural: {{model: '{checkpoint}', precision: float32, device: cpu}}\n", "utf-8")
    Path("lines.txt").write_text("Мост закрыт.\n", "utf-8")
    assert main(["translate", "lines.txt", "--from", "ru", "--lines", *words]) == 0


def test_the_folder_and_the_file_are_their_owners(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translate(checkpoint, monkeypatch, folder=tmp_path)
    ours = tmp_path / "home" / "consistency"
    assert (ours / "digests.json").is_file(), "what makes the folder first"
    assert rights(ours) == 0o700
    assert (ours / "translations.sqlite").stat().st_size
    assert {oct(rights(path)) for path in ours.glob("translations.*")} == {"0o600"}


def test_what_others_could_read_is_mended(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translate(checkpoint, monkeypatch, folder=tmp_path)
    ours = tmp_path / "home" / "consistency"
    ours.chmod(0o755)
    (ours / "translations.sqlite").chmod(0o644)
    translate(checkpoint, monkeypatch, folder=tmp_path)
    assert (rights(ours), rights(ours / "translations.sqlite")) == (0o700, 0o600)


def test_a_named_file_is_its_owners_and_one_that_was_shared_stays_so(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shared").mkdir()
    for _ in range(2):
        translate(checkpoint, monkeypatch, "--cache", "shared/c.sqlite", folder=tmp_path)
        assert (rights(tmp_path / "shared"), rights(tmp_path / "shared" / "c.sqlite")) == (0o755, 0o600)
    (tmp_path / "shared" / "c.sqlite").chmod(0o660)
    translate(checkpoint, monkeypatch, "--cache", "shared/c.sqlite", folder=tmp_path)
    assert rights(tmp_path / "shared" / "c.sqlite") == 0o660


def test_a_folder_that_the_user_named_keeps_its_rights(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir(mode=0o755)
    translate(checkpoint, monkeypatch, "--no-cache", home="CONSISTENCY_CACHE", folder=tmp_path)
    assert (tmp_path / "home" / "digests.json").is_file()
    assert rights(tmp_path / "home") == 0o755
