"""Many stories: a page each, and an index page with a row a story.

``write_reports`` takes the reports one after the other and keeps only what the index tells of each, so that a generator
of reports never has more than one of them in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from consistency.errors import ConsistencyError
from consistency.records import Report, Run, Verdict
from consistency.report import html, messages, order, whole
from consistency.report.policy import policy
from consistency.report.wording import wording

INDEX = "index.html"
GLYPHS: dict[Verdict, str] = {"consistent": "✓", "contradictions": "≠", "omissions": "–", "unverified": "?"}
FORBIDDEN = frozenset('<>:"/\\|?*')  # in names of files, on some system
LONGEST = 120  # bytes of a file's name: file systems take 255, and some of them count an ending twice


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the index. ``page`` is the file's name; ``suppressed`` counts what the other counts leave out;
    ``told_in`` is the reader's language, ``sheet`` the file of the sign-off sheet, if there is an original."""

    story: str
    page: str
    verdict: Verdict
    failed: bool
    contradictions: int
    omissions: int
    known: int
    suppressed: int
    compared: float
    languages: tuple[str, ...]
    said: str
    told_in: str = "en"
    sheet: str | None = None


def write_reports(reports: Iterable[Report], folder: Path) -> Path:
    """Write a page for each report, and an index of them if there is more than one; the file to open first is returned.

    Pages are named by their story; where two are named alike, the later ones get a number. Raises ConsistencyError, in one
    line, where nothing can be written.
    """
    entries: list[Entry] = []
    for report in reports:
        entry = entry_of(report, taken_by(entries))
        for name, text in pages_of(report, entry, home=INDEX):
            _write(folder / name, text)
        entries.append(entry)
    if len(entries) == 1:
        for name, text in pages_of(report, entries[0]):  # there is no index that its page might lead to
            _write(folder / name, text)
        return folder / entries[0].page
    _write(folder / INDEX, render_entries(entries))
    return folder / INDEX


def render_index(reports: Iterable[Report]) -> str:
    """The index page, ``<!doctype html>`` to the final line end; its links are as ``write_reports`` names the pages."""
    entries: list[Entry] = []
    for report in reports:
        entries.append(entry_of(report, taken_by(entries)))
    return render_entries(entries)


def pages_of(report: Report, entry: Entry, home: str | None = None) -> Iterator[tuple[str, str]]:
    """(name of the file, text) of a story's pages: its report, and the sign-off sheet where there is an original. ``home`` is the
    name of the index, if there is one."""
    yield entry.page, html.render(report, home, quote(entry.sheet) if entry.sheet else None)
    if entry.sheet is not None:
        from consistency.report import signoff_html

        yield entry.sheet, signoff_html.render(report, quote(entry.page))


def taken_by(entries: Sequence[Entry]) -> list[str]:
    """The names of files that entries have already."""
    return [name for e in entries for name in (e.page, e.sheet) if name is not None]


def entry_of(report: Report, taken: Sequence[str] = ()) -> Entry:
    """What the index tells of a report; ``taken`` are names of files that other stories have."""
    live = [f for f in report.findings if f.suppressed is None]
    page = page_name(report.story.id, taken)
    return Entry(
        story=report.story.id,
        page=page,
        sheet=page_name(f"{page.removesuffix('.html')}-signoff", [*taken, page]) if order.original(report) else None,
        verdict=report.verdict,
        failed=report.failed,
        contradictions=messages.count(report, "contradiction"),
        omissions=messages.count(report, "omission"),
        known=sum(f.known for f in live),
        suppressed=len(report.findings) - len(live),
        compared=report.compared,
        languages=tuple(dict.fromkeys(a.language for a in report.story.articles)),
        said=messages.verdict(report),
        told_in=report.language,
    )


def page_name(story: str, taken: Sequence[str] = ()) -> str:
    """``<story>.html`` as every file system takes it, unlike all of ``taken`` and the index (case does not count)."""
    stem = "".join("-" if c in FORBIDDEN or not c.isprintable() else c for c in story).strip(". ") or "story"
    while len(stem.encode()) > LONGEST:
        stem = stem[:-1]
    used = {name.casefold() for name in (INDEX, *taken)}
    name, number = f"{stem}.html", 1
    while name.casefold() in used:
        number += 1
        name = f"{stem}-{number}.html"
    return name


def render_entries(entries: Sequence[Entry], run: Run | None = None) -> str:
    """The index page of rows that are made already, in the order given; ``run`` is what is told of all of them together."""
    style, language = html.source("report.css"), entries[0].told_in if entries else run.language if run is not None else "en"
    words = wording(language)
    return (
        html.environment()
        .get_template("index.html.j2")
        .render(
            entries=[(e, quote(e.page), quote(e.sheet) if e.sheet else None) for e in entries],
            sheets=any(e.sheet for e in entries),
            glyphs=GLYPHS,
            verdicts={name: words.say(f"verdict.{name}") for name in GLYPHS},
            **html.spoken(language),
            failed=sum(e.failed for e in entries),
            fails_why=whole.fails_why(run) if run is not None else "",
            not_checked=whole.not_checked(run) if run is not None else [],
            policy=policy([style], []),
            style=style,
            version=_version(),
        )
    )


def _version() -> str:
    from consistency import __version__

    return __version__


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConsistencyError(f"{path}: cannot write: {error.strerror}") from None
