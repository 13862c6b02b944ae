"""A place of its own for every test: an empty hub's cache, an empty cache of ours, an empty current folder, and a hub that listens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import tiny
from tests.models.hub_server import Hub


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Marian, saved to disk."""
    return tiny.marian(tmp_path_factory.mktemp("checkpoints") / "tiny-ru-en")


@pytest.fixture(scope="session")
def files(checkpoint: Path) -> dict[str, bytes]:
    """Its files, as a repository of the hub has them."""
    return {path.name: path.read_bytes() for path in sorted(checkpoint.iterdir())}


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, without settings above it; the network is allowed, as tests/tiny.py does not."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("CONSISTENCY_CACHE", str(tmp_path / "own"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # where nobody listens
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)  # it read the variable when it was imported
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def hub(apart: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with Hub() as listening:
        monkeypatch.setenv("HF_ENDPOINT", listening.address)
        yield listening
