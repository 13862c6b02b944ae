"""The line-wise commands: text files in, lines out, for benchmarks and translators.

Lines and articles come in as sentences; blank ones keep their place and are never handed to a stage.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.config import Config
from consistency.errors import InputError
from consistency.records import Translation
from consistency.registry import LANGUAGES

if TYPE_CHECKING:
    from consistency.pipeline import OnProgress

TRANSLATIONS = ("text", "jsonl", "tmx")
FACTS = ("jsonl", "text")
ALIGNMENTS = ("tsv", "text", "tmx")
ARTICLES = (".html", ".htm", ".docx", ".json", ".md")  # of these a file holds more than its text; any other is text


def read_sentences(path: Path, language: str, *, by_line: bool, any_language: bool = False) -> list[str]:
    """The lines of a UTF-8 file, blank ones too; or, not by line, the sentences of an article in any format that ``check`` reads. ``any_language``: one without a pack too, for an encoder
    that reads it. Raises InputError."""
    from consistency.ingest.story_file import is_code

    if language not in LANGUAGES and not (any_language and is_code(language)):
        raise InputError(f"language {language}: unknown: use one of {', '.join(sorted(LANGUAGES))}")
    if not by_line and path.suffix.lower() in ARTICLES:
        from consistency.ingest import lines_of_file

        return _cut(lines_of_file(path), language)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: convert it first") from None
    if "\0" in text:
        raise InputError(f"{path}: not text (binary)")
    # Only line ends count as line ends: str.splitlines would cut at U+2028 and form feeds too, and shift the numbers.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines if by_line else _cut(lines, language)


def _cut(paragraphs: Sequence[str], language: str) -> list[str]:
    from consistency.ingest import split_sentences

    return [line[start:end] for line in paragraphs for start, end in split_sentences(line, language)]


def translated(
    sentences: Sequence[str], language: str, config: Config, format: str, progress: OnProgress | None = None,
    warn: Callable[[str], None] | None = None,
) -> str:  # fmt: skip
    """The English of each sentence as lines, JSON lines, or a TMX document; a blank sentence stays blank. ``progress`` is told how many
    sentences are done, of how many, ``warn`` what the translator has to tell."""
    from consistency.pipeline import translate_lines

    full = _full(sentences)
    made = dict(zip(full, translate_lines([sentences[i] for i in full], language, config, progress, warn), strict=True))
    if format == "tmx":
        from consistency.translate.tmx import Unit, write_tmx

        return write_tmx(Unit(language=language, source=sentences[i], english=made[i].english) for i in full)
    if format == "text":
        return "".join(f"{_english(made.get(i))}\n" for i in range(len(sentences)))
    return "".join(_row(i, source, made.get(i)) for i, source in enumerate(sentences))


def facts(sentences: Sequence[str], language: str) -> str:
    """JSON lines: the facts of each sentence, with offsets into it."""
    from consistency.languages.units import to_base
    from consistency.pipeline import facts_of_lines
    from consistency.report.values import fact_json

    found = facts_of_lines(sentences, language)
    return "".join(_json({"line": i, "facts": [fact_json(f, to_base) for f in row]}) for i, row in enumerate(found))


def underlined(sentences: Sequence[str], language: str) -> str:
    """Each sentence with its facts underlined, for a terminal; blank ones are left out."""
    from consistency.pipeline import facts_of_lines
    from consistency.report.underlined import underlined as view

    return view(list(zip(sentences, facts_of_lines(sentences, language), strict=True)))


def aligned(
    a: Sequence[str], b: Sequence[str], language_a: str, language_b: str, config: Config, format: str = "tsv"
) -> str:
    """The alignment of two texts: ``i<TAB>j<TAB>score`` for each link, by i, then j, counted from 0 (tsv); passages side
    by side, with what has no counterpart (text); or a unit for each passage and its counterpart (tmx)."""
    left, right = _full(a), _full(b)
    links: list[tuple[int, int, float]] = []
    if left and right:
        from consistency.pipeline import align_lines

        found = align_lines([a[i] for i in left], [b[j] for j in right], language_a, language_b, config)
        links = sorted((left[i], right[j], score) for i, j, score in found)
    if format == "tsv":
        return "".join(f"{i}\t{j}\t{score:.4f}\n" for i, j, score in links)
    passages = _passages(links)
    if format == "tmx":
        from consistency.translate.tmx import Unit, write_tmx

        return write_tmx(
            Unit(language=language_a, source=" ".join(a[i].strip() for i in ours), english=" ".join(b[j].strip() for j in theirs), other=language_b)
            for ours, theirs, _ in passages
        )  # fmt: skip
    from consistency.report.beside import beside

    return beside([(i, a[i]) for i in left], [(j, b[j]) for j in right], passages)


def _passages(links: Sequence[tuple[int, int, float]]) -> list[tuple[list[int], list[int], float]]:
    """Lines of A and of B that hang together by links, by the first line of A, with the score of the weakest link."""
    owner: dict[tuple[str, int], _Passage] = {}
    for i, j, score in links:
        one, two = (owner.setdefault(line, _Passage(lines=[line])) for line in (("a", i), ("b", j)))
        if one is not two:
            one, two = sorted((one, two), key=lambda p: -len(p.lines))
            one.lines += two.lines
            one.scores += two.scores
            owner |= dict.fromkeys(two.lines, one)
        one.scores.append(score)
    apart = {id(p): p for p in owner.values()}.values()
    return sorted((p.of("a"), p.of("b"), min(p.scores)) for p in apart)


@dataclass(slots=True)
class _Passage:
    """Lines that hang together, as (text, line), and the scores of their links."""

    lines: list[tuple[str, int]]
    scores: list[float] = field(default_factory=list)

    def of(self, text: str) -> list[int]:
        return sorted(n for t, n in self.lines if t == text)


def _full(sentences: Sequence[str]) -> list[int]:
    """Where the sentences are that are not blank."""
    return [i for i, sentence in enumerate(sentences) if sentence.strip()]


def _row(i: int, source: str, made: Translation | None) -> str:
    from consistency.reading import read_sentence

    by, words, unknown = (made.translator, made.words, made.unknown) if made else (None, 0, 0)
    suspect = list(read_sentence(made).suspect) if made else []
    return _json({"line": i, "source": source, "english": _english(made), "translator": by, "words": words,
                  "unknown": unknown, "suspect": suspect})  # fmt: skip


def _english(made: Translation | None) -> str:
    return " ".join(made.english.split()) if made else ""


def _json(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"
