"""Files -> Story: the first stage. Nothing is edited: all that follows are spans into the text as it was decoded.

What happens to a file, in order: ``files`` (is it an article) -> ``decode`` (bytes to text) -> ``formats``/``html``
(lines) -> ``identify`` (language) -> ``furniture`` (what is no article, by ``judge``, ``phrases`` and ``stamp``) ->
``dateline`` (published) -> ``paragraphs`` -> ``sentences``. Every character that is not blank ends up in exactly one
paragraph or one piece that was set aside.

To add a file format: a function ``text -> formats.Extracted`` in a module of its own, its ending in ``files.READ`` and
``article.FORMATS``, and its row in ``article._extract``. To teach a new phrase of page furniture, an abbreviation or a label of dates:
a row in ``languages/<code>/page.tsv`` (its kinds are told in ``languages/page.py``).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from consistency.errors import ConfigError, InputError, UnknownNameError
from consistency.ingest.article import Read, paragraphs_in, read_article, sentence_spans
from consistency.ingest.decode import Unreadable
from consistency.ingest.files import Found, find_files, unique_ids
from consistency.ingest.sentences import split_sentences
from consistency.ingest.story_file import Stated, StoryFile, read_story_file
from consistency.records import Article, Sentence, Skipped, Story
from consistency.registry import LANGUAGES

__all__ = ["article_named", "lines_of_file", "read_story", "sentences_of", "split_sentences"]

# How many skipped files an error names before it only counts them.
NAMED = 5


def read_story(
    paths: Sequence[Path], *, languages: Sequence[str] | None = None, id: str | None = None, any_language: bool = False
) -> Story:
    """The story of one folder, or of two or more article files; articles sorted by their files' names, or as given.

    ``languages``: codes to tell apart, default all installed; ``id``: the story's name, default the folder's; ``any_language``: other
    articles too, for an encoder that reads them (``Config.any_language``). Raises InputError (no such path, fewer than two
    readable articles), ConfigError (story.yaml), UnknownNameError (a language), MissingExtraError (HTML).
    """
    codes = tuple(sorted(LANGUAGES) if languages is None else languages)
    for code in codes:
        if code not in LANGUAGES:
            raise UnknownNameError(f"unknown language {code!r}: one of {', '.join(sorted(LANGUAGES))}")
    found = find_files([Path(path) for path in paths])
    told = _told(found, codes, any_language)
    read, skipped = _read_all(found, told, codes, any_language)
    if len(read) < 2:
        raise InputError(_too_few(found, read, skipped))
    articles = tuple(each.article for each in read)
    warnings = [*(w for each in read for w in each.warnings), *_unused(told, found)]
    reference = _reference(told, articles, whole=len(paths) == 1, warnings=warnings)
    return Story(
        id=id or found.folder.resolve().name or "story",
        folder=str(found.folder),
        articles=articles,
        skipped=tuple(sorted(skipped, key=lambda each: each.path)),
        reference=reference,
        memory=told.memory,
        warnings=tuple(warnings),
    )


def lines_of_file(path: Path) -> list[str]:
    """The paragraphs of one article file in its order, furniture and all, whatever its format. Raises InputError, MissingExtraError."""
    try:
        return paragraphs_in(path)
    except Unreadable as error:
        raise InputError(f"{path}: {error}") from None


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """All sentences of an article in order, the headline's included."""
    return tuple(
        Sentence(article=article, paragraph=paragraph, index=index, span=span)
        for index, (paragraph, span) in enumerate(sentence_spans(article))
    )


def _told(found: Found, codes: Sequence[str], any_language: bool) -> StoryFile:
    """story.yaml of the folder that all files lie in; files of several folders have none."""
    if any(path.parent.resolve() != found.folder.resolve() for path in found.files):
        return StoryFile()
    return read_story_file(found.folder, codes, any_language=any_language)


def _read_all(found: Found, told: StoryFile, codes: Sequence[str], any_language: bool) -> tuple[list[Read], list[Skipped]]:
    read: list[Read] = []
    skipped = list(found.skipped)
    for path, id in zip(found.files, unique_ids(found.files), strict=True):
        shown = found.shown(path)
        try:
            read.append(read_article(path, id, shown, _stated(told, path), codes, any_language=any_language))
        except Unreadable as error:
            skipped.append(Skipped(path=shown, why=str(error)))
    return read, skipped


def _stated(told: StoryFile, path: Path) -> Stated:
    names = {_nfc(name): value for name, value in told.articles.items()}
    return names.get(_nfc(path.name)) or names.get(_nfc(path.stem)) or Stated()


def _unused(told: StoryFile, found: Found) -> list[str]:
    """Names in story.yaml that no file of the folder has."""
    try:
        present = {_nfc(name) for path in found.folder.iterdir() for name in (path.name, path.stem)}
    except OSError:
        return []
    absent = [name for name in told.articles if _nfc(name) not in present]
    return [f"story.yaml names {name!r}, but the folder has no such article" for name in absent]


def article_named(name: str, articles: Sequence[Article]) -> str | None:
    """The id of the article that ``name`` means (an id or a file's name, with or without its ending, or a glob that one id alone
    fits, such as ``ru/*``), or None."""
    wanted = _nfc(name)
    for article in articles:
        if wanted in (_nfc(article.id), _nfc(Path(article.path).name), _nfc(Path(article.path).stem)):
            return article.id
    fitting = [article.id for article in articles if fnmatchcase(_nfc(article.id), wanted)]
    return fitting[0] if len(fitting) == 1 else None


def _reference(told: StoryFile, articles: Sequence[Article], *, whole: bool, warnings: list[str]) -> str | None:
    """The id that story.yaml's reference means; of files that were picked, it may be left out."""
    if told.reference is None:
        return None
    found = article_named(told.reference, articles)
    if found is not None:
        return found
    known = ", ".join(article.id for article in articles)
    if whole:
        raise ConfigError(f"{told.path}: reference: no readable article {told.reference!r}: one of {known}")
    warnings.append(f"story.yaml's reference {told.reference!r} is not among the articles given")
    return None


def _too_few(found: Found, read: Sequence[Read], skipped: Sequence[Skipped]) -> str:
    named = "; ".join(f"{each.path}: {each.why}" for each in skipped[:NAMED])
    more = f"; and {len(skipped) - NAMED} more" if len(skipped) > NAMED else ""
    others = f" (skipped: {named}{more})" if skipped else ""
    folder = _short(found.folder)
    if not read:
        return f"{folder}: no readable articles{others}: put two or more .txt, .md, .html, .docx or .json files there"
    only = read[0].article.path
    return f"{folder}: only one readable article, {only}{others}: two or more are needed to compare"


def _short(folder: Path) -> str:
    """A folder as it was given, or from where we are: that of picked files is worked out, and no path that anybody wrote."""
    near = os.path.relpath(folder)
    return str(folder) if not folder.is_absolute() or near.startswith(os.pardir) else Path(near).as_posix()


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
