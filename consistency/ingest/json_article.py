"""JSON articles, as content management systems export them: one object with a title and a text.

| field | also called | value |
| --- | --- | --- |
| ``title`` | ``headline`` | one line |
| ``text`` | ``body``, ``paragraphs`` | a text, of lines or of HTML, or a list of such |
| ``language`` | | a code, such as ``kk`` or ``kk-KZ`` |
| ``published`` | | ISO 8601 |
| ``outlet`` | | a name |
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

from consistency.ingest.decode import Unreadable
from consistency.ingest.formats import Extracted, iso_time, read_plain

TITLES, TEXTS = ("title", "headline"), ("text", "body", "paragraphs")
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote|strong|em|b|i|a|span)\b[^<>]*>", re.IGNORECASE)
_BLOCKS = frozenset({"p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "table", "tr", "figure", "section"})
_SKIPPED = frozenset({"script", "style"})
_LONE = re.compile("[\ud800-\udfff]")  # half a character: JSON can write it, no text holds it


def read_json(source: str) -> Extracted:
    """The text of an article, its title first, with what its other fields say. Raises Unreadable with the reason."""
    data = _load(source)
    body = "\n\n".join(_texts(data))
    title = " ".join(_text(data, *TITLES).split())
    if title and " ".join(body.split("\n", 1)[0].split()) != title:
        body = f"{title}\n\n{body}"
    body = _LONE.sub("\ufffd", body)
    if not body.strip():
        raise Unreadable("no text found")
    published = _text(data, "published")
    iso = iso_time(published) if published else None
    if published and iso is None:
        raise Unreadable(f"its field published is no ISO date: {published[:40]!r}")
    language = _text(data, "language").split("-")[0].split("_")[0].strip().lower()
    lines = read_plain(body).lines
    return Extracted(body, lines, published=iso, outlet=_text(data, "outlet").strip() or None, source=source, language=language or None)


def _load(source: str) -> dict[str, Any]:
    try:
        data = json.loads(source.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON in line {error.lineno}: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"broken JSON: {type(error).__name__}") from None
    if isinstance(data, list):
        raise Unreadable("a JSON list: write one article a file")
    if not isinstance(data, dict):
        raise Unreadable("no JSON object")
    return data


def _text(data: dict[str, Any], *names: str) -> str:
    """The first field of these names that is there, or nothing."""
    for name in names:
        value = data.get(name)
        if value is not None and not isinstance(value, str):
            raise Unreadable(f"its field {name} is no text")
        if value:
            return str(value)
    return ""


def _texts(data: dict[str, Any]) -> list[str]:
    name = next((name for name in TEXTS if data.get(name) is not None), None)
    if name is None:
        raise Unreadable(f"a JSON object without {', '.join(TEXTS[:-1])} or {TEXTS[-1]}")
    value = data[name] if isinstance(data[name], list) else [data[name]]
    if not all(isinstance(each, str) for each in value):
        raise Unreadable(f"its field {name} is neither a text nor a list of texts")
    return [_without_tags(each) for each in value]


def _without_tags(text: str) -> str:
    """The text without HTML, where it is HTML."""
    if not _TAG.search(text):
        return text
    page = _Page()
    page.feed(text)
    page.close()
    return "".join(page.out).strip()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in _SKIPPED
        if tag in _BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in _SKIPPED and self.skipped > 0
        if tag in _BLOCKS:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.out.append(data.replace("\n", " "))
