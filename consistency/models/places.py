"""Where models lie: the hub's own cache on disk, shared with every other tool, and our folder for what is made from them.

Our folder holds what models translated too, sentences that may not be published yet: whoever makes it first makes it its owner's alone.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

TRUE = {"1", "ON", "YES", "TRUE"}  # what the hub's client takes for yes


def hub_cache() -> Path:
    """The hub's cache, by the variables that its client reads. Worked out here, since the client is an extra and slow to import."""
    home = os.environ.get("HF_HOME") or os.path.join(os.environ.get("XDG_CACHE_HOME") or "~/.cache", "huggingface")
    return _path(os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE") or os.path.join(home, "hub"))


def own_cache() -> Path:
    """The user's cache folder for this program: CONSISTENCY_CACHE, else where the system keeps such things."""
    given = os.environ.get("CONSISTENCY_CACHE")
    if given:
        return _path(given)
    if sys.platform == "win32":
        return _path(os.environ.get("LOCALAPPDATA") or "~/AppData/Local") / "consistency"
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    home = xdg if os.path.isabs(xdg) else "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return _path(home) / "consistency"


def made_own_cache() -> Path:
    """``own_cache()``, made where it is missing. One that CONSISTENCY_CACHE names keeps the rights that it has. Raises OSError."""
    folder = own_cache()
    if os.environ.get("CONSISTENCY_CACHE"):  # perhaps /tmp, or a folder for many: whose it is is not ours to say
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    else:
        make_private(folder)
    return folder


def make_private(folder: Path) -> None:
    """Make a folder of ours that nobody else on the machine reads, and mend one that others may read. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    keep_private(folder)


def keep_private(path: Path) -> None:
    """Take from others what rights they have on a file or folder that is there; where that cannot be done it stays as it is."""
    with suppress(OSError):  # not there, or another's
        mode = path.stat().st_mode
        if mode & 0o077:
            path.chmod(mode & 0o700)


def forbidden() -> str | None:
    """The variable that forbids the network, as ``NAME=value``, or None."""
    names = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    return next((f"{n}={v}" for n in names if (v := os.environ.get(n, "")).upper() in TRUE), None)


def _path(written: str) -> Path:
    return Path(os.path.expandvars(written)).expanduser()
