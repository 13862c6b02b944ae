"""What a run writes, and where: each report as it comes where that can be, else all of them at the end.

Only this module and the cli print. A story's report is dropped, or slimmed, as soon as it is written: a run of many stories
holds one of them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.console import Progress, emit, say, write
from consistency.errors import ConfigError
from consistency.records import Report, Run
from consistency.report import FORMATS, JOINED, PAGES, ROOTED, SHEETS, render, render_all

if TYPE_CHECKING:
    from consistency.report.index import Entry
    from consistency.report.terminal import Detail

_RULE = "\n" + "─" * 80 + "\n\n"  # between the texts of two stories


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file that it is written to (None: standard output)."""

    format: str
    path: Path | None = None


def target(written: str) -> Target:
    """``sarif=found.sarif`` as a target. Raises ConfigError."""
    format, _, path = written.partition("=")
    if format not in FORMATS or not path:
        raise ConfigError(f"--also {written}: write FORMAT=FILE, with one of {', '.join(FORMATS)}")
    return Target(format, Path(path))


@dataclass(slots=True)
class Outputs:
    """The targets of a run; ``many`` is whether it is one of several stories, of which no page (``html``) can be a target."""

    targets: Sequence[Target]
    many: bool
    pages: Path | None = None  # the folder of the HTML pages
    root: Path | None = None
    detail: Detail = "normal"
    progress: Progress | None = None
    _texts: dict[Target, list[str]] = field(default_factory=dict)
    _kept: list[Report] = field(default_factory=list)
    _entries: list[Entry] = field(default_factory=list)
    _accepting: str | None = None  # the reader's language, once there is a finding that might be accepted

    def __post_init__(self) -> None:
        page = next((t.format for t in self.targets if t.format in PAGES), None)
        if self.many and page is not None:
            raise ConfigError(f"format {page}: a page holds one story: write the pages and their index with --report DIR")
        paths = [t.path.absolute() for t in self.targets if t.path is not None]
        twice = next((path for n, path in enumerate(paths) if path in paths[:n]), None)
        if twice is not None:
            raise ConfigError(f"{twice.name}: two formats cannot be written to one file")
        self._texts = {t: [] for t in self.targets}

    @property
    def rooted(self) -> bool:
        """Whether a format names files by their path from the root."""
        return any(t.format in ROOTED for t in self.targets)

    @property
    def compares_with_original(self) -> bool:
        """Whether a format needs an article that is the original."""
        return any(t.format in SHEETS for t in self.targets)

    def add(self, report: Report) -> None:
        """Write what can be written of one story."""
        from consistency.report.slim import slim

        if any(not f.known and f.suppressed is None for f in report.findings):
            self._accepting = report.language
        for each in self.targets:
            if each.format in ("text", "signoff"):
                self._text(each, report)
            elif each.format not in JOINED:
                self._texts[each].append(render(report, each.format))
        if self.pages is not None:
            from consistency.report.index import INDEX, entry_of, pages_of, taken_by

            self._entries.append(entry_of(report, taken_by(self._entries)))
            for name, text in pages_of(report, self._entries[-1], INDEX if self.many else None):
                write(self.pages / name, text)
        if not self.many:
            self._kept.append(report)
        elif any(t.format in JOINED for t in self.targets):
            self._kept.append(slim(report))

    def finish(self, run: Run | None = None) -> None:
        """Write the rest; ``run`` is what is told of many stories together."""
        for each in self.targets:
            if each.format in JOINED:
                self._put(each, render_all(self._kept, each.format, self.root, run))
            elif each.format == "json" and (self.many or not self._texts[each]):
                from consistency.report.json import joined

                self._put(each, joined(self._texts[each], run))
            elif each.format == "text":
                gap = "\n" if self._texts[each] and self.detail != "quiet" else ""
                self._put(each, "".join(self._texts[each]) + (f"{gap}{_last_line(run)}\n" if run is not None else ""))
            else:
                self._put(each, "".join(self._texts[each]) + (_below_sheets(run, each.format, first=not self._texts[each]) if run is not None else ""))
        if self.pages is not None:
            self._finish_pages(self.pages, run)
        if self._accepting is not None and self.detail == "normal" and Target("text") in self.targets and sys.stderr.isatty():
            from consistency.report.wording import wording

            say(wording(self._accepting).say("told.verbose"))  # for a person at a terminal, not for logs

    def _finish_pages(self, folder: Path, run: Run | None) -> None:
        """The index, if there are several stories or may be, and where to look first."""
        from consistency.report.index import INDEX, render_entries

        if self.many:
            write(folder / INDEX, render_entries(self._entries, run))
        if self.many or self._entries:
            from consistency.report.wording import wording

            words = wording(self._entries[0].told_in if self._entries else run.language if run is not None else "en")
            say(words.say("told.report", path=folder / (INDEX if self.many else self._entries[0].page)))
        if not self.many and self._entries and self._entries[0].sheet is not None:
            say(words.say("told.sheet", path=folder / self._entries[0].sheet))

    def _text(self, target: Target, report: Report) -> None:
        from consistency.report import terminal

        if target.format == "signoff":
            from consistency.report import signoff

            text = signoff.render(report) if target.path is None else signoff.render_sheet(report)
        elif self.many and self.detail == "quiet":
            text = terminal.render_line(report)
        elif target.path is None:
            text = terminal.render(report, self.detail)
        else:
            text = terminal.render_terminal(report, detail=self.detail)  # no colour in a file
        if self.many and self._texts[target] and (self.detail != "quiet" or target.format == "signoff"):
            text = _RULE + text
        if target.path is None:
            self._put(target, text)
            text = ""  # it is out already; the list only tells that something is
        self._texts[target].append(text)

    def _put(self, target: Target, text: str) -> None:
        if target.path is not None:
            write(target.path, text)
            return
        if self.progress is not None:
            self.progress.clear()
        emit(text)


def _below_sheets(run: Run, format: str, *, first: bool) -> str:
    """What sheets of stories cannot say: which have none, and whether the run fails."""
    from consistency.report.inert import markdown
    from consistency.report.signoff_markdown import MARK
    from consistency.report.whole import not_checked

    if format == "signoff":
        head = "consistency · " if first else _RULE  # by which a file of it is no article
        return head + "".join(f"{line}\n" for line in (*not_checked(run), _last_line(run)))
    return (f"{MARK}\n" if first else "\n---\n\n") + "\n\n".join(markdown(line) for line in (*not_checked(run), _last_line(run))) + "\n"


def _last_line(run: Run) -> str:
    """The last line of the text of many stories."""
    from consistency.report.whole import line, nothing

    return line(run) if run.verdicts or run.troubles else nothing(run)
