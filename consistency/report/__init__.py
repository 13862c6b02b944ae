"""Report -> str: one file a format, each imported on use.

To add a format: write ``report/<name>.py`` with a function ``(Report) -> str``, add its row to ``FORMATS``, and add
a golden file (``pytest tests/report --update-golden`` writes it). ``order.py`` fixes the order of everything,
``positions.py`` turns offsets into lines and columns, ``messages.py`` says findings in English.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from consistency.errors import UnknownNameError
from consistency.records import Report

FORMATS: dict[str, str] = {
    "text": "consistency.report.terminal:render",
    "json": "consistency.report.json:render",
    "html": "consistency.report.html:render",
}


# What a format loads when it is first used, and is slow to load.
_LOADS = {"text": "rich.console", "html": "jinja2"}


def prepare(format: str) -> None:
    """Load what a format needs, while there is nothing else to do."""
    if format in _LOADS:
        import_module(_LOADS[format])


def render(report: Report, format: str) -> str:
    """The report as one string that ends in a line end; ``format`` is a key of ``FORMATS``.

    Deterministic: no clock, no absolute path. Only ``text`` looks at the surroundings (width and colour of the
    terminal that standard output is, if it is one). Raises UnknownNameError for an unknown format.
    """
    if format not in FORMATS:
        raise UnknownNameError(f"unknown report format {format!r}: use one of {', '.join(FORMATS)}")
    module, attribute = FORMATS[format].split(":")
    writer = cast(Callable[[Report], str], getattr(import_module(module), attribute))
    return writer(report)
