"""Checkpoints on disk: presets, where a model lies, the revision it is pinned to. Loads no model and no torch.

``locate`` is what translators, verifiers and encoders ask; ``hub.py`` alone reaches for the network, for ``models pull``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from consistency.errors import AbsentModelError, ModelError, UnknownNameError


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A model that lies on disk. ``name`` is what the user called it (of a folder, its last part); ``revision`` is the commit of the hub, or
    ``sha256:`` and the digest of a folder's files: the same revision, the same weights. ``warnings`` is for the reader of the report."""

    name: str
    folder: Path
    revision: str
    warnings: tuple[str, ...] = ()


def locate(model: str, *, offline: bool = False, lock: str | None = None) -> Checkpoint:
    """The checkpoint that a preset, a folder or a name on the hub stands for; never downloads, ``offline`` or not. A model of the hub is the
    revision of the ``lock`` of the settings, else of the nearest ``models.lock``, and its files are held against it; one that neither names is
    what the hub's cache has.

    Raises ModelError, in a line that says what to type, where it is not on disk, not whole, not what the lock says, or pickle only.
    """
    from consistency.models.named import shown
    from consistency.models.presets import hub_name, preset_of

    known = preset_of(model)
    folder = Path(model).expanduser()
    if known is None and (folder.is_dir() or (folder.is_absolute() or model.startswith((".", "~")))):
        return _of_folder(shown(model), folder)
    try:
        hub = hub_name(model)
    except UnknownNameError as error:
        raise AbsentModelError(str(error)) from None
    from consistency.models.lock import pin_of

    pin = pin_of(hub, lock)
    warnings: list[str] = []
    if pin is not None:
        path, locked = pin
        folder, revision = snapshot(hub, locked.revision), locked.revision
        if not folder.is_dir():
            raise ModelError(f"model {model}: not on disk at the revision of {path.name}: {_pull(model, offline, path)}")
        wrong = amiss(folder, locked.files)
        if wrong:
            raise ModelError(f"model {model}: {wrong[0]}: {_pull(model, offline, path)}")
    else:
        found = revision_on_disk(hub, known.revision if known else None)
        if found is None:
            raise AbsentModelError(f"model {model}: not on disk: {_pull(model, offline)}")
        folder, revision = snapshot(hub, found), found
        _check_whole(model, folder)
        warnings.append(f"model {model}: no models.lock pins it; revision {revision[:12]} of the hub's cache was used: consistency models pull {model}")
    if known is not None and known.non_commercial:
        warnings.append(licence_warning(model, known.licence))
    return Checkpoint(name=model, folder=folder, revision=revision, warnings=tuple(warnings))


def licence_warning(model: str, licence: str) -> str:
    return f"model {model}: its licence, {licence}, forbids commercial use"


def snapshot(hub: str, revision: str) -> Path:
    """Where the hub's cache keeps a revision of a model, there or not."""
    return _repository(hub) / "snapshots" / revision


def revision_on_disk(hub: str, wanted: str | None = None) -> str | None:
    """The commit that the hub's cache last got for ``wanted`` (a branch, a tag or a commit; default: main), where its files are there."""
    reference = wanted or "main"
    try:
        found = (_repository(hub) / "refs" / reference).read_text().strip()
    except OSError:
        found = reference
    return found if os.sep not in found and snapshot(hub, found).is_dir() else None


def amiss(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What is not as the lock says, a phrase for each file; empty where all is."""
    from consistency.models.files import digests, files_of

    missing = [name for name in sorted(files) if not (folder / name).is_file()]
    there = digests(folder, [name for name in sorted(files) if name not in missing])
    return [
        *(f"{name} is missing" for name in missing),
        *(f"{name} is not what models.lock says ({there[name][:12]}, not {files[name][:12]})" for name in there if there[name] != files[name]),
        *(f"{name} is not in models.lock" for name in files_of(folder) if name not in files),
    ]


def _of_folder(model: str, folder: Path) -> Checkpoint:
    from consistency.models.files import digest_of, digests, files_of

    if not folder.is_dir():
        raise AbsentModelError(f"model {model}: no config.json there: name a folder that holds a checkpoint")
    if not (folder / "config.json").is_file():
        raise ModelError(f"model {model}: no config.json there: name a folder that holds a checkpoint")
    _check_whole(model, folder)
    revision = digest_of(digests(folder, files_of(folder)))
    return Checkpoint(name=folder.resolve().name, folder=folder, revision=f"sha256:{revision}")


def _check_whole(model: str, folder: Path) -> None:
    from consistency.models.files import check_weights

    check_weights(model, [p.name for p in folder.iterdir()])
    if not (folder / "config.json").is_file():
        raise ModelError(f"model {model}: config.json is missing: consistency models pull {model}")


def _repository(hub: str) -> Path:
    from consistency.models.places import hub_cache

    return hub_cache() / f"models--{hub.replace('/', '--')}"


def _pull(model: str, offline: bool, pinned: Path | None = None) -> str:
    """What to type; where the lock that pins it is not the one that is found without being told the settings, with them."""
    from consistency.models.lock import find_lock
    from consistency.models.places import forbidden

    where = " where the network may be used" if offline or forbidden() else ""
    settings = " --config FILE, that of this run" if pinned not in (None, find_lock()) else ""
    return f"consistency models pull {model}{settings}{where}"
