"""The folder of ``--report``: a page a story, and an index where there are several. ``outputs.py`` writes each page as its story is
done and keeps the ``Entry`` alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from consistency.records import Report
from consistency.report import messages
from consistency.report.clean import clean

INDEX = "index.html"
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # in the name of a file, on one system or another


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in the index: ``page`` is its file, ``said`` its verdict, ``tally`` its counts, as people read them."""

    story: str
    page: str
    said: str
    tally: str


def entry_of(report: Report, taken: Sequence[str] = ()) -> Entry:
    """What the index tells of a report; ``taken`` are names of files that other stories have."""
    story = report.story.id
    return Entry(story, page_name(story, taken), messages.verdict(report), messages.tally(report))


def page_name(story: str, taken: Sequence[str] = ()) -> str:
    """The file name of a story's page: ``2026/floods`` has ``2026-floods.html``, with a number if that is ``taken``, in any case."""
    stem = _UNSAFE.sub("-", story).strip(". ") or "story"
    used, number, name = {INDEX, *(each.lower() for each in taken)}, 1, f"{stem}.html"
    while name.lower() in used:
        number += 1
        name = f"{stem}-{number}.html"
    return name


def render_entries(entries: Sequence[Entry]) -> str:
    """A plain page with a row a story, in the order given."""
    rows = "".join(
        f'<tr><td><a href="{quote(entry.page)}">{escape(clean(entry.story))}</a></td>'
        f"<td>{escape(clean(entry.said))}</td><td>{escape(entry.tally)}</td></tr>\n"
        for entry in entries
    )
    count = messages.counted(len(entries), "story", "stories")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="consistency">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{count}</title>\n</head>\n<body>\n<h1>{count}</h1>\n'
        f"<table>\n<thead><tr><th>Story</th><th>Verdict</th><th>Findings</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n"
    )
