"""The folder of ``--report``: a page a story, and an index where there are several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from consistency.records import Report
from consistency.report import messages
from consistency.report.clean import clean

INDEX = "index.html"
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # in the name of a file, on one system or another


def page_name(story: str, taken: Sequence[str] = ()) -> str:
    """The file name of a story's page: ``2026/floods`` has ``2026-floods.html``, with a number if that is ``taken``, in any case."""
    stem = _UNSAFE.sub("-", story).strip(". ") or "story"
    used, number, name = {INDEX, *(each.lower() for each in taken)}, 1, f"{stem}.html"
    while name.lower() in used:
        number += 1
        name = f"{stem}-{number}.html"
    return name


def render_index(pages: Sequence[tuple[str, Report]]) -> str:
    """A plain page with a row a story, in the order given: the link to its page, its verdict, its counts."""
    rows = "".join(
        f'<tr><td><a href="{quote(page)}">{escape(clean(report.story.id))}</a></td>'
        f"<td>{escape(clean(messages.verdict(report)))}</td><td>{escape(messages.tally(report))}</td></tr>\n"
        for page, report in pages
    )
    count = messages.counted(len(pages), "story", "stories")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="consistency">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{count}</title>\n</head>\n<body>\n<h1>{count}</h1>\n'
        f"<table>\n<thead><tr><th>Story</th><th>Verdict</th><th>Findings</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n"
    )
