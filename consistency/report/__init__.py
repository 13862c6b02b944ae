"""Report -> str: one file a format, each imported on use.

To add a format: write ``report/<name>.py`` with a function ``(Report) -> str``, add its row to ``FORMATS``, and add
a golden file (``pytest tests/report --update-golden`` writes it). A format that holds many stories in one output takes
``(Sequence[Report], root, Run | None)`` instead and stands in ``JOINED`` too; what it says of files comes from ``places.py``.
``order.py`` fixes the order of everything, ``positions.py`` turns offsets into lines and columns, ``messages.py`` says
findings in the reader's language, with the texts of ``wording.py``: no format has words of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from consistency.errors import UnknownNameError
from consistency.records import Report, Run

FORMATS: dict[str, str] = {
    "text": "consistency.report.terminal:render",
    "json": "consistency.report.json:render",
    "sarif": "consistency.report.sarif:render",
    "junit": "consistency.report.junit:render",
    "markdown": "consistency.report.markdown:render",
    "github": "consistency.report.github:render",
    "gitlab": "consistency.report.gitlab:render",
    "csv": "consistency.report.csv:render",
    "html": "consistency.report.html:render",
    "signoff": "consistency.report.signoff:render",
    "signoff-markdown": "consistency.report.signoff_markdown:render",
    "signoff-html": "consistency.report.signoff_html:render",
}
SHEETS = frozenset({"signoff", "signoff-markdown", "signoff-html"})  # need an original to compare with
PAGES = frozenset({"html", "signoff-html"})  # hold one story, whatever is asked
JOINED = frozenset({"sarif", "junit", "markdown", "github", "gitlab", "csv"})  # many stories make one output
ROOTED = frozenset({"sarif", "github", "gitlab"})  # name files by their path from a root

# What a format loads when it is first used, and is slow to load.
_LOADS = {
    "text": "rich.console", "html": "jinja2", "sarif": "rich.console", "signoff": "rich.console", "signoff-html": "jinja2",
}  # fmt: skip


def prepare(format: str) -> None:
    """Load what a format needs, while there is nothing else to do."""
    if format in _LOADS:
        import_module(_LOADS[format])


def render(report: Report, format: str, root: Path | None = None) -> str:
    """The report as one string that ends in a line end; ``format`` is a key of ``FORMATS``.

    ``root`` is the folder that the paths of the formats in ``ROOTED`` are relative to (default: the current one);
    the others do without. Deterministic: no clock, no absolute path. Only ``text`` looks at the surroundings (width and
    colour of the terminal that standard output is, if it is one). Raises UnknownNameError for an unknown format, and
    ConfigError where ``root`` does not hold every article.
    """
    if format in JOINED:
        return render_all([report], format, root)
    return cast(str, _writer(format)(report))


def render_all(reports: Sequence[Report], format: str, root: Path | None = None, run: Run | None = None) -> str:
    """The reports of several stories, in the order given, as one output; ``format`` is one of ``JOINED``, ``run`` what is told of
    all of them together: why the run fails beyond its stories, and which were not checked."""
    return cast(str, _writer(format)(reports, root, run))


def _writer(format: str) -> Callable[..., Any]:
    if format not in FORMATS:
        raise UnknownNameError(f"unknown report format {format!r}: use one of {', '.join(FORMATS)}")
    module, attribute = FORMATS[format].split(":")
    return cast(Callable[..., Any], getattr(import_module(module), attribute))
