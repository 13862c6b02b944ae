"""``models.lock``: which revision of each model is used, and what its files hold. Written by ``models pull``, kept in git.

JSON, one model a row, sorted: two branches that pull different models merge line by line.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from consistency.config import LOCK, nearest
from consistency.errors import ModelError

SCHEMA = "consistency-models/1"
_COMMIT = re.compile(r"[0-9a-f]{40}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A model of the hub: its commit there (40 hexadecimal digits), and the SHA-256 of each file that is used."""

    hub: str
    revision: str
    files: Mapping[str, str]


def find_lock(beside: str | None = None) -> Path | None:
    """The lock of the settings (``beside``, ``Config.lock``), else the nearest ``models.lock`` from the current folder upwards."""
    return nearest(LOCK, Path.cwd()) if beside is None else Path(beside)


def pin_of(hub: str, beside: str | None = None) -> tuple[Path, Locked] | None:
    """The lock that pins a model, and its row there: that of the settings, else the current folder's. Raises ModelError."""
    for path in dict.fromkeys((find_lock(beside), find_lock())):
        locked = read_lock(path).get(hub)
        if path is not None and locked is not None:
            return path, locked
    return None


def read_lock(path: Path | None) -> dict[str, Locked]:
    """The models of a lock by their names on the hub; none where there is no file. Raises ModelError, with the path."""
    if path is None:
        return {}
    try:
        written = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: cannot read: {error.strerror}") from None
    except ValueError as error:
        raise ModelError(f"{path}: broken: {error}: take it from git, or delete it and pull again") from None
    if not isinstance(written, dict) or written.get("schema") != SCHEMA or not isinstance(written.get("models"), list):
        raise ModelError(f"{path}: not a lock of models (schema {SCHEMA})")
    return {model.hub: model for model in (_row(row, path) for row in written["models"])}


def pin(path: Path, locked: Locked) -> None:
    """Put a model's row into the lock. It is read again for that: a download takes minutes, and another one may have been quicker. Raises
    ModelError."""
    with _alone(path.parent):
        _write(path, {**read_lock(path if path.is_file() else None), locked.hub: locked})


def _write(path: Path, models: Mapping[str, Locked]) -> None:
    """In one step: whoever reads meanwhile has the old one."""
    rows = [{"model": m.hub, "revision": m.revision, "files": dict(sorted(m.files.items()))} for _, m in sorted(models.items())]
    body = ",\n".join(json.dumps(row) for row in rows)
    part = path.with_name(f"{path.name}.{token_hex(4)}.part")
    try:
        part.write_text(f'{{"schema": "{SCHEMA}", "models": [\n{body}\n]}}\n', "utf-8")
        part.replace(path)
    except OSError as error:
        raise ModelError(f"{path}: cannot write: {error.strerror}") from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While no other process is here. The folder itself is locked, so that no file of ours lies about in it. On Windows, and on drives that
    cannot lock, it is the reading just before the writing that helps."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = None
    try:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _row(row: object, path: Path) -> Locked:
    if isinstance(row, dict):
        hub, revision, files = row.get("model"), row.get("revision"), row.get("files")
        plain = isinstance(files, dict) and files and all(_plain(n) and isinstance(d, str) and _DIGEST.fullmatch(d) for n, d in files.items())
        if isinstance(hub, str) and isinstance(revision, str) and _COMMIT.fullmatch(revision) and plain and isinstance(files, dict):
            return Locked(hub=hub, revision=revision, files=files)
    raise ModelError(f"{path}: broken: a row needs model, revision (40 digits) and files with their digests: take it from git, or pull again")


def _plain(name: object) -> bool:
    """A path inside the checkpoint: a lock from anywhere must not point out of it."""
    return isinstance(name, str) and not name.startswith("/") and "\\" not in name and ".." not in name.split("/")
