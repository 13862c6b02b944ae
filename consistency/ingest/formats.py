"""Plain text and Markdown: text -> lines, with what is mere markup set aside. Positions are into the file's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from consistency.ingest.lines import Line, has_content, is_blank, join_wrapped, raw_lines, split_lines, trim
from consistency.records import SetAside, Span

MARK = "Markdown mark"
_FENCE = re.compile(r"\s*(```+|~~~+)")
_HEADING = re.compile(r"(#{1,6})\s+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTE = re.compile(r"(?:>\s?)+")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
_ASIDE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)\W*"), "image"),
    (re.compile(r"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)\W*"), "image"),
    (re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?"), "table line"),
    (re.compile(r"\[[^\]]+\]:\s+\S+.*"), "link target"),
    (re.compile(r"<!--.*-->|</?\w+[^>]*>"), "HTML mark"),
)
_FRONT_DATE = re.compile(r"^(?:date|published|pubdate)\s*:\s*[\"']?([^\"'\n]+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file holds: its text, the lines of it, and what its format already tells.

    ``text`` is the file's own, or was extracted from ``source`` (HTML, JSON). ``published`` is ISO 8601 or None.
    """

    text: str
    lines: list[Line]
    set_aside: tuple[SetAside, ...] = ()
    published: str | None = None
    outlet: str | None = None
    source: str | None = None
    language: str | None = None


def read_plain(text: str) -> Extracted:
    return Extracted(text, join_wrapped(text, split_lines(text)))


def read_markdown(text: str) -> Extracted:
    """Marks of headings, lists and quotes stay outside the lines; code, images and table lines are set aside."""
    reader = _Markdown(text)
    reader.read()
    lines = join_wrapped(text, reader.lines)
    front = _FRONT_DATE.search(reader.front)
    return Extracted(text, lines, tuple(reader.aside), published=iso_time(front[1]) if front else None)


def iso_time(text: str) -> str | None:
    """``2026-03-02`` or ``2026-03-02T23:02`` out of an ISO time with seconds, zone or a blank; else None."""
    found = re.match(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?", text)
    if found is None:
        return None
    from datetime import datetime

    try:
        datetime.fromisoformat(found[1] + (f"T{found[2]}" if found[2] else ""))
    except ValueError:
        return None
    return found[1] + (f"T{found[2]}" if found[2] else "")


class _Markdown:
    """One pass over the lines of a Markdown text; ``front`` is its front matter."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = []
        self.aside: list[SetAside] = []
        self.front = ""
        self.gap = False
        self.fence: str | None = None

    def read(self) -> None:
        rows = list(raw_lines(self.text))
        for first, last in rows[self._front_matter(rows) :]:
            start, end = trim(self.text, first, last)
            if start == end:
                self.gap = True
                continue
            self._row(start, end)

    def _front_matter(self, rows: list[tuple[int, int]]) -> int:
        """Set a YAML header aside; returns the number of rows that it takes."""
        bare = [self.text[a:b].strip().lstrip("\ufeff") for a, b in rows[:200]]
        if not bare or bare[0] != "---" or "---" not in bare[1:]:
            return 0
        close = bare.index("---", 1)
        self.front = self.text[rows[1][0] : rows[close][0]]
        start, end = trim(self.text, rows[0][0], rows[close][1])
        self.aside.append(SetAside(span=Span(start=start, end=end), why="front matter"))
        return close + 1

    def _row(self, start: int, end: int) -> None:
        body = self.text[start:end]
        fence = _FENCE.match(body)
        if self.fence is not None or fence:
            if fence and (self.fence is None or fence[1].startswith(self.fence)):
                self.fence = fence[1] if self.fence is None else None
            self._put_aside(start, end, "code")
            return
        previous = self.lines[-1] if self.lines and not self.gap else None
        if _UNDERLINE.fullmatch(body) and previous is not None and previous.end < start and len(body) > 2:
            self.lines[-1] = replace(previous, heading=1 if body[0] == "=" else 2)
            self._put_aside(start, end, MARK)
            return
        for pattern, why in _ASIDE:
            if pattern.fullmatch(body):
                self._put_aside(start, end, why)
                return
        self._text(start, end)

    def _text(self, start: int, end: int) -> None:
        """A line of text without the marks at its edges."""
        first, last, heading, item = start, end, 0, False
        for pattern in (_QUOTE, _HEADING, _ITEM):
            mark = pattern.match(self.text[start:end])
            if mark is None or mark.end() >= end - start:
                continue
            start += mark.end()
            heading = len(mark[1]) if pattern is _HEADING else heading
            item = item or pattern is _ITEM
        if heading:
            end = start + len(self.text[start:end].rstrip("# \t")) or end
        for mark_text in ("***", "___", "**", "__", "*", "_", "|"):
            body, size = self.text[start:end], len(mark_text)
            if len(body) > 2 * size and body.startswith(mark_text) and body.endswith(mark_text):
                inner = body[size:-size]
                if mark_text == "|" or mark_text not in inner:
                    start, end = trim(self.text, start + size, end - size)
                    break
        if not has_content(self.text[start:end]):
            self._put_aside(first, last, "separator")
            return
        self._put_aside(first, start, MARK)
        self._put_aside(end, last, MARK)
        self.lines.append(Line(start, end, self.text[start:end], gap=self.gap, heading=heading, item=item))
        self.gap = False

    def _put_aside(self, start: int, end: int, why: str) -> None:
        start, end = trim(self.text, start, end)
        if start < end and not all(is_blank(char) for char in self.text[start:end]):
            self.aside.append(SetAside(span=Span(start=start, end=end), why=why))
