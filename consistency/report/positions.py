"""Offsets into an article -> line and column of its file, both counted from 1, in characters.

For plain text the offset is the file's own. For a format whose text was extracted (``Article.source``), the passage
is looked for in the source: found there it has a line, else None, which says "we do not know" and never guesses.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from consistency.records import Article, Evidence, Span, Story

PLAIN = ("txt", "md")
LINE_END = re.compile(r"\r\n|\n|\r")  # str.splitlines also breaks at U+2028, \f and more, which editors do not count
# What a character of extracted text may have looked like in HTML or JSON; tags may stand between two words.
ESCAPED = {
    "&": r"&(?:amp;|#38;)?",
    "<": r"(?:<|&lt;)",
    ">": r"(?:>|&gt;)",
    '"': r"""(?:\\?"|&quot;|&#34;)""",
    "'": r"(?:'|&#39;|&apos;)",
    "«": r"(?:«|&laquo;)",
    "»": r"(?:»|&raquo;)",
    "—": r"(?:—|&mdash;)",
    "–": r"(?:–|&ndash;)",
    "\\": r"\\{1,2}",
}
# An escape of JSON; what may be one character as two of them is taken together.
JSON_ESCAPE = re.compile(r'\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|["\\/bfnrt])')
BETWEEN_WORDS = r"(?:\s|&nbsp;|\\[nrt]|<[^<>]{0,300}>)+"


def line_starts(text: str) -> tuple[int, ...]:
    """The offset of every line's first character; the first is 0. Lines end in \\n, \\r\\n or \\r."""
    return (0, *(end.end() for end in LINE_END.finditer(text)))


def line_column(starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    """Line and column, from 1, of ``offset`` (0 up to the text's length)."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


class Region(NamedTuple):
    """A passage of a file: lines and columns from 1, in characters; ``end_column`` is the first one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Positions:
    """Where passages stand in their files; made once for a story."""

    articles: dict[str, Article]
    starts: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, story: Story) -> Positions:
        articles = {a.id: a for a in story.articles}
        return cls(articles, {i: line_starts(a.text if a.source is None else a.source) for i, a in articles.items()})

    def quote(self, evidence: Evidence) -> str:
        """The passage in the article's own words."""
        return self.articles[evidence.article].text[evidence.span.start : evidence.span.end]

    def english(self, evidence: Evidence) -> str | None:
        """Its English; None where the article is English itself, or nothing translates its language."""
        return None if evidence.translator == "none" or self.articles[evidence.article].language == "en" else evidence.translation

    def at(self, article: str, span: Span) -> tuple[int, int] | None:
        """Line and column of the passage's first character in the article's file, or None where it is not known."""
        subject = self.articles[article]
        offset = span.start if subject.source is None else _in_source(subject, subject.source, span)
        if offset is None or (subject.source is None and subject.format not in PLAIN):
            return None
        return line_column(self.starts[article], offset)

    def region(self, article: str, span: Span) -> Region | None:
        """Where the passage begins and ends in its file, or None for a format whose text is not the file's own."""
        subject, starts = self.articles[article], self.starts[article]
        if subject.source is not None or subject.format not in PLAIN:
            return None
        return Region(*line_column(starts, span.start), *line_column(starts, span.end))

    def shown(self, article: str, span: Span) -> str:
        """``path:line:col``; where the line is not known, as in a Word document, the paragraph, counted from 1: ``path ¶2``."""
        at = self.at(article, span)
        path = self.articles[article].path
        if at is not None:
            return f"{path}:{at[0]}:{at[1]}"
        paragraphs = enumerate(self.articles[article].paragraphs, 1)
        number = next((n for n, p in paragraphs if p.span.start <= span.start < p.span.end), None)
        return path if number is None else f"{path} ¶{number}"


def _in_source(article: Article, source: str, span: Span) -> int | None:
    """The offset of a passage in the source; its paragraph is sought first, so that a phrase said twice is told apart."""
    if article.format == "json" and "\\" in source:
        said, offsets = _unescaped(source)
        found = _sought(article, said, span)
        return None if found is None else offsets[found]
    return _sought(article, source, span)


@lru_cache(maxsize=16)
def _unescaped(source: str) -> tuple[str, list[int]]:
    """JSON with what is escaped as the characters that it means, and where each of these stands in the source."""
    said: list[str] = []
    offsets: list[int] = []
    at = 0
    for escape in JSON_ESCAPE.finditer(source):
        said += source[at : escape.start()]
        offsets += range(at, escape.start())
        meant = json.loads(f'"{escape[0]}"')  # two escapes that are one character, where they are
        said += meant
        offsets += [escape.start()] * len(meant)
        at = escape.end()
    return "".join([*said, source[at:]]), [*offsets, *range(at, len(source) + 1)]


def _sought(article: Article, source: str, span: Span) -> int | None:
    body = max(source.find("<body"), 0)  # a headline also stands in <title>
    for p in article.paragraphs:
        if p.span.start <= span.start < p.span.end:
            body = _search(source, article.text[p.span.start : p.span.end], body) or body
    found = _search(source, article.text[span.start : span.end], body)
    return found if found is not None else _search(source, article.text[span.start : span.end], 0)


def _search(source: str, passage: str, start: int) -> int | None:
    words = ("".join(ESCAPED.get(c, re.escape(c)) for c in word) for word in passage.split())
    pattern = BETWEEN_WORDS.join(words)
    found = re.compile(pattern).search(source, start) if pattern else None
    return found.start() if found else None
