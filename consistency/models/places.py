"""Where models lie: the hub's own cache on disk, shared with every other tool, and our folder for what is made from them."""

from __future__ import annotations

import os
import sys
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


def forbidden() -> str | None:
    """The variable that forbids the network, as ``NAME=value``, or None."""
    names = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
    return next((f"{n}={v}" for n in names if (v := os.environ.get(n, "")).upper() in TRUE), None)


def _path(written: str) -> Path:
    return Path(os.path.expandvars(written)).expanduser()
