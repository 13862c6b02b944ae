"""Where news articles on one event, in several languages, contradict each other or leave something out.

The public names: ``check``, ``load_config``, ``Report``, ``Finding``. They are imported on use, so that
``import consistency`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consistency.config import load_config as load_config
    from consistency.pipeline import check as check
    from consistency.records import Finding as Finding
    from consistency.records import Report as Report

__version__ = "0.1.0"
__all__ = ["Finding", "Report", "__version__", "check", "load_config"]

_HOMES = {
    "check": "consistency.pipeline",
    "load_config": "consistency.config",
    "Report": "consistency.records",
    "Finding": "consistency.records",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
