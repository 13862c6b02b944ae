"""Short ways for these tests to read a text as an article."""

from __future__ import annotations

from pathlib import Path

from consistency.ingest.article import read_article
from consistency.ingest.story_file import Stated
from consistency.records import Article, Span

ALL = ("az", "en", "kk", "ru", "tr")


def article_of(folder: Path, text: str, name: str = "page.txt", language: str | None = None) -> Article:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return read_article(path, path.stem, path.name, Stated(language=language), ALL).article


def cut(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]


def aside(article: Article) -> list[tuple[str, str]]:
    return [(cut(article, piece.span), piece.why) for piece in article.set_aside]


def kept(article: Article) -> list[str]:
    return [cut(article, paragraph.span) for paragraph in article.paragraphs]
