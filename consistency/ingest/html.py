"""HTML: the article's text by trafilatura, and what the page's own metadata tell. Nothing is fetched, no clock read."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from consistency.errors import MissingExtraError
from consistency.ingest.decode import Unreadable
from consistency.ingest.formats import Extracted, iso_time, read_plain

# A page of more characters than this is no article, and an extractor may take minutes over it.
MAX_PAGE = 3_000_000
# Tags open within each other beyond this depth are an attack or an accident; the extractor would recurse over them.
MAX_DEPTH = 1_000
# A tag of more characters loses its attributes: they hold an image, or are there to stop a parser.
MAX_TAG = 5_000
# Metadata stand in the head of a page; looked for in this many characters.
HEAD = 200_000
_TIMES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "article.published",
)  # fmt: skip
# Tags that hold nothing, or that pages leave open.
_OPEN = "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th svg path"
_VOID = frozenset(_OPEN.split())
_SKIPPED = frozenset({"script", "style", "noscript", "template"})
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,20})")


def read_html(source: str) -> Extracted:
    """The text of a page, its title first. Raises Unreadable where there is none, MissingExtraError for the extra."""
    if len(source) > MAX_PAGE:
        raise Unreadable(f"an HTML page of more than {MAX_PAGE // 1_000_000} million characters")
    page = _tame(source)
    if _depth(page) > MAX_DEPTH:
        raise Unreadable(f"HTML tags nested more than {MAX_DEPTH} deep")
    head = _Head()
    head.read(source)
    body = _extract(page)
    title = head.title()
    lines = body.split("\n", 1)
    if title and " ".join(lines[0].split()) != title:
        body = f"{title}\n{body}"
    if not body.strip():
        raise Unreadable("no text found")
    plain = read_plain(body)
    return Extracted(body, plain.lines, published=head.published(source), outlet=head.outlet(), source=source)


def _extract(source: str) -> str:
    try:
        from trafilatura import baseline, extract
    except ImportError as error:
        raise MissingExtraError(f"HTML needs trafilatura ({error}): pip install trafilatura lxml_html_clean") from None
    try:
        text = extract(source, include_comments=False, include_tables=True, fast=True, with_metadata=False)
        text = text or baseline(source)[1]  # a page too short for the extractor's measures
    except Exception as error:  # whatever a hostile page does to the extractor, the run goes on without it
        raise Unreadable(f"no text found ({type(error).__name__} in the extractor)") from error
    return "\n".join(line.strip() for line in (text or "").splitlines())


def _tame(source: str) -> str:
    """The page without scripts, styles and comments, and without attributes where a tag is longer than MAX_TAG.

    One pass, whatever the page: the extractor's parser takes minutes over a tag of a hundred thousand attributes.
    """
    out: list[str] = []
    at = 0
    while (start := source.find("<", at)) >= 0:
        out.append(source[at:start])
        tag = _TAG.match(source, start)
        name = tag[2].lower() if tag and not tag[1] else ""
        comment = source.startswith("<!--", start)
        if comment or name in _SKIPPED:
            close = re.compile("-->" if comment else rf"</{name}\s*>", re.IGNORECASE).search(source, start)
            at = close.end() if close else len(source)
            continue
        end = source.find(">", start) if name else start
        if end < 0:
            return "".join(out)
        out.append(source[start : end + 1] if end - start <= MAX_TAG else f"<{name}>")
        at = end + 1
    return "".join([*out, source[at:]])


def _depth(source: str) -> int:
    """How deep tags are nested at most, void ones left out, unclosed ones counted."""
    depth = deepest = 0
    for match in _TAG.finditer(source):
        if match[1]:
            depth = max(0, depth - 1)
        elif match[2].lower() not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


class _Head(HTMLParser):
    """Title and metadata of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.time: str | None = None
        self.within: str | None = None

    def read(self, source: str) -> None:
        try:
            self.feed(source[:HEAD])
        except (AssertionError, ValueError):
            return  # broken markup: what was read so far will do

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            self.meta.setdefault(name, values.get("content", "")[:1000])
        elif tag == "time" and self.time is None:
            self.time = values.get("datetime")
        elif tag in ("title", "h1") and tag not in self.texts:
            self.within = tag
            self.texts[tag] = ""

    def handle_endtag(self, tag: str) -> None:
        self.within = None if tag == self.within else self.within

    def handle_data(self, data: str) -> None:
        if self.within:
            self.texts[self.within] = (self.texts[self.within] + data)[:2000]

    def title(self) -> str:
        """The headline: of the metadata, else the first heading, else the page's title without the site's name."""
        full = _clean(self.texts.get("title", ""))
        bare = re.split(r"\s+[|»–—-]\s+(?=[^|»–—]{1,40}$)", full)[0]
        return _clean(self.meta.get("og:title", "")) or _clean(self.texts.get("h1", "")) or bare

    def outlet(self) -> str | None:
        return _clean(self.meta.get("og:site_name", "")) or None

    def published(self, source: str) -> str | None:
        linked = re.search(r'"datePublished"\s*:\s*"([^"]{8,40})"', source[:HEAD])
        found = (self.meta.get(name) for name in _TIMES)
        stated = [value for value in (*found, linked[1] if linked else None, self.time) if value]
        return next((iso for iso in map(iso_time, stated) if iso), None)


def _clean(text: str) -> str:
    return " ".join(html.unescape(text).split())
