"""A folder to convert into, held by a lock for as long as its process lives; and what killed ones have left, cleared away."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_HELD = ".held"  # the file that is locked
_YOUNG, _UNLOCKED = 60, 3600  # seconds that a folder is left alone after it was made, not locked yet; and one that is never locked


@contextmanager
def folder_in(home: Path, name: str) -> Iterator[Path]:
    """An empty folder beside the conversions, gone afterwards. Raises OSError."""
    clear(home)
    part = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=home))
    try:
        with (part / _HELD).open("w") as file:
            _lock(file)
            yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def clear(home: Path) -> None:
    """Remove what nobody holds any more."""
    for part in home.glob(".*"):
        if part.is_dir() and _abandoned(part):
            shutil.rmtree(part, ignore_errors=True)


def _abandoned(part: Path) -> bool:
    age = 0.0
    try:
        age = time.time() - part.stat().st_mtime
        if age < _YOUNG:
            return False
        with (part / _HELD).open("r+") as file:
            return _lock(file)
    except FileNotFoundError:
        return age > _UNLOCKED
    except OSError:
        return False


def _lock(file: IO[str]) -> bool:
    """Whether the lock could be had; it goes with the process. Never where the system has none (Windows): nothing is cleared there."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
