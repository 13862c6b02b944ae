"""One file -> one Article: decode, read its format, find the language, set furniture aside, cut into sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consistency.ingest.dateline import city_prefix, date_prefix, published
from consistency.ingest.decode import Unreadable, decode
from consistency.ingest.files import is_report, read_bytes
from consistency.ingest.formats import Extracted, read_markdown, read_plain
from consistency.ingest.furniture import Page
from consistency.ingest.identify import identify, named
from consistency.ingest.judge import PUBLISHED
from consistency.ingest.lines import INVISIBLE, Line, has_content, is_prose
from consistency.ingest.paragraphs import make_paragraphs
from consistency.ingest.stamp import Stamp
from consistency.ingest.story_file import Stated, is_code
from consistency.records import Article, SetAside, Span
from consistency.registry import LANGUAGES

FORMATS = {".txt": "txt", ".md": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".json": "json"}
# A line of more characters is no paragraph of an article, whatever it is.
MAX_LINE = 200_000
UNKNOWN = "und"  # ISO 639's code for a language that is not determined
# A city and a date may open one of the first paragraphs of the body.
DATELINE_WITHIN = 2


@dataclass(frozen=True, slots=True)
class Read:
    """An article, and what its reader should be warned of."""

    article: Article
    warnings: tuple[str, ...] = ()


def read_article(path: Path, id: str, shown: str, stated: Stated, languages: Sequence[str], *, any_language: bool = False) -> Read:
    """Read one file; with ``any_language`` whatever it is written in, else only the ``languages``. Raises Unreadable with the reason
    that the report shows, MissingExtraError for HTML and Word."""
    format = FORMATS[path.suffix.lower()]
    extracted, warning = _extract(read_bytes(path), format)
    longest = max((len(line.text) for line in extracted.lines), default=0)
    if longest > MAX_LINE:
        raise Unreadable(f"too long a line: {longest} characters")
    warnings = [f"{shown}: {warning}"] if warning else []
    language, disagreement = _language(path, extracted, stated, languages, any_language)
    if disagreement:
        warnings.append(f"{shown}: {disagreement}")
    if language not in LANGUAGES:
        warnings.append(f"{shown}: no language pack for {language}: aligned by the encoder alone, and only digits are read")
    article = _assemble(extracted, language, Article(id=id, path=shown, language=language, text=extracted.text,
                                                     paragraphs=(), outlet=stated.outlet or extracted.outlet,
                                                     source=extracted.source, format=format))  # fmt: skip
    return Read(replace(article, published=stated.published or article.published), tuple(warnings))


def paragraphs_in(path: Path) -> list[str]:
    """The lines of text that a file holds, by its format. Raises Unreadable, MissingExtraError."""
    return [line.text for line in _extract(read_bytes(path), FORMATS[path.suffix.lower()])[0].lines]


def _extract(data: bytes, format: str) -> tuple[Extracted, str | None]:
    """What a file holds, and a warning about its encoding."""
    if format == "docx":
        from consistency.ingest.docx import read_docx

        return read_docx(data), None
    text, warning = decode(data)
    if is_report(text):
        raise Unreadable("a report of consistency itself")
    if format == "html":
        from consistency.ingest.html import read_html

        return read_html(text), warning
    if format == "json":
        from consistency.ingest.json_article import read_json

        return read_json(text), warning
    return read_markdown(text) if format == "md" else read_plain(text), warning


def _language(path: Path, extracted: Extracted, stated: Stated, languages: Sequence[str], any_language: bool) -> tuple[str, str | None]:
    """The language stated, else the one found, else the one that a short text is called by; a warning where
    they disagree or it is only called so; with ``any_language`` else ``UNKNOWN``."""
    text = "\n".join(line.text for line in extracted.lines)
    if not has_content(text):
        raise Unreadable("no text found")
    found = identify(text, languages)
    told = stated.language or extracted.language
    if told is None:
        called = named(path, text, languages) if found is None else None
        if called is not None:
            return called, f"too little text to tell its language: {called}, as it is called"
        if found is None and any_language:
            return UNKNOWN, None
        if found is None:
            raise Unreadable(f"language not recognised: none of {', '.join(languages)}; say it in story.yaml, or name file or folder by it")
        return found, None
    if told not in languages and any_language and is_code(told):
        return told, None if found is None else f"its language is said to be {told}, but it reads like {found}"
    if told not in languages:
        raise Unreadable(f"its field language says {told!r}: none of {', '.join(languages)}")
    if found != told:
        seems = f"it reads like {found}" if found else f"it reads like none of {', '.join(languages)}"
        who = "story.yaml says its language" if stated.language else "its field language says it"
        return told, f"{who} is {told}, but {seems}"
    return told, None


def _assemble(extracted: Extracted, language: str, article: Article) -> Article:
    """The article with its paragraphs, headline, time and what was set aside."""
    aside = list(extracted.set_aside)
    lines, opening = _cut_opening(_cut_signs(extracted.lines, aside), language, aside)
    page = Page(lines, language)
    page.sweep()
    title = lines[page.headline] if page.headline >= 0 else None
    kept = []
    for line, why in zip(lines, page.why, strict=True):
        if why is None:
            kept.append(line)
        else:
            aside.append(SetAside(span=Span(start=line.start, end=line.end), why=why))
    kept, cities = _cut_cities(kept, title, language, aside)
    paragraphs = make_paragraphs(kept, title, language)
    if not paragraphs:
        raise Unreadable("no text found")
    head = next((p.span for p in paragraphs if p.kind == "headline"), None)
    return replace(
        article,
        paragraphs=paragraphs,
        headline=extracted.text[head.start : head.end] if head else None,
        published=extracted.published or published([*opening, *page.stamps(), *cities]),
        set_aside=tuple(sorted(aside, key=lambda piece: (piece.span.start, piece.span.end))),
    )


def _cut_signs(lines: Sequence[Line], aside: list[SetAside]) -> list[Line]:
    """Lines of signs alone (``* * *``) are set aside."""
    for line in lines:
        if not has_content(line.text):
            aside.append(SetAside(span=Span(start=line.start, end=line.end), why="separator"))
    return [line for line in lines if has_content(line.text)]


def _cut_opening(lines: list[Line], language: str, aside: list[SetAside]) -> tuple[list[Line], list[Stamp]]:
    """A date glued to the first line is cut from it."""
    found = date_prefix(lines[0], language) if lines else None
    if found is None:
        return lines, []
    end, stamp = found
    return [_without(lines[0], end, PUBLISHED, aside), *lines[1:]], [stamp]


def _cut_cities(
    lines: list[Line], title: Line | None, language: str, aside: list[SetAside]
) -> tuple[list[Line], list[Stamp]]:
    """A city and a date that open the body are cut from it."""
    out, stamps, body = [], [], 0
    for line in lines:
        body += line is not title
        text = line is not title or is_prose(line)
        found = city_prefix(line.text, language) if text and body <= DATELINE_WITHIN else None
        if found is not None:
            line = _without(line, found[0], "dateline", aside)
            stamps.append(found[1])
        out.append(line)
    return out, stamps


def _without(line: Line, end: int, why: str, aside: list[SetAside]) -> Line:
    """The line without its first ``end`` characters, which are set aside."""
    prefix = line.text[:end].rstrip()
    aside.append(SetAside(span=Span(start=line.start, end=line.start + len(prefix)), why=why))
    while end < len(line.text) and (line.text[end].isspace() or line.text[end] in INVISIBLE):
        end += 1
    return replace(line, start=line.start + end, text=line.text[end:])


def sentence_spans(article: Article) -> Iterator[tuple[int, Span]]:
    """(index of the paragraph, span) of every sentence of an article, in order."""
    for index, paragraph in enumerate(article.paragraphs):
        for span in paragraph.sentences:
            yield index, span
