"""Stories that agree, with one thing changed in one article: the checker must report that and nothing else.

What is changed where is written by hand in a YAML file a story (``tests/mutations``), from the texts and not from what our
readers see in them. Paragraphs left out, and the harmless changes (paragraphs swapped, sentences merged), are made by rule.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from consistency.config import Config
from consistency.records import Finding, Report, Story

CHANGES = ("number", "date", "country", "negation")
HARMLESS = ("swapped", "merged")
_LEAST = 60  # characters of a line that is a paragraph and no furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One changed article of a story: ``kind`` is one of CHANGES, "dropped", or one of HARMLESS; ``at`` has the half-open
    offsets of what was changed in the new text; a dropped paragraph leaves none."""

    kind: str
    article: str
    text: str
    what: str
    at: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Whether a mutant was found, and how many findings there are beside that and what the story gives unchanged."""

    mutant: Mutant
    found: bool
    beside: int


def mutants(folder: Path, written: Path) -> Iterator[Mutant]:
    """The mutants of a story: those written down in a file, then those made by rule for each article.

    Raises ValueError where a text to be changed does not stand exactly once in its article.
    """
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}
    for row in yaml.safe_load(written.read_text("utf-8"))["mutations"]:
        yield _written(row, texts[row["article"]], written)
    for article, text in texts.items():
        yield from _dropped(article, text)
        yield from _swapped(article, text)
        yield from _merged(article, text)


def outcomes(folder: Path, written: Path, config: Config) -> Iterator[Outcome]:
    """Check a story with each of its mutants in turn."""
    plain = report_of(folder, {}, config)
    for mutant in mutants(folder, written):
        yield _judged(mutant, report_of(folder, {mutant.article: mutant.text}, config), plain)


def _written(row: Mapping[str, object], text: str, source: Path) -> Mutant:
    at: list[tuple[int, int]] = []
    also = row.get("also")
    for change in (row, *(also if isinstance(also, list) else ())):
        old, new = str(change["old"]), str(change["new"])
        if text.count(old) != 1:
            raise ValueError(f"{source}: {old!r} stands {text.count(old)} times in {row['article']}")
        start = text.index(old)
        at = [(a, b) if a < start else (a + len(new) - len(old), b + len(new) - len(old)) for a, b in at]
        text = text[:start] + new + text[start + len(old) :]
        at.append((start, start + len(new)))
    return Mutant(kind=str(row["kind"]), article=str(row["article"]), text=text, what=f"{row['old']} -> {row['new']}", at=tuple(at))


def _body(text: str) -> list[int]:
    """The lines that are paragraphs of the body: long, ended as a sentence is, and not the first two."""
    lines = text.split("\n")
    return [i for i, line in enumerate(lines) if i > 1 and len(line) >= _LEAST and line.rstrip()[-1:] in ".!?»”\""]


def _dropped(article: str, text: str) -> Iterator[Mutant]:
    lines = text.split("\n")
    for i in _body(text)[1:]:
        yield Mutant(kind="dropped", article=article, text="\n".join(lines[:i] + lines[i + 1 :]), what=lines[i])


def _swapped(article: str, text: str) -> Iterator[Mutant]:
    lines, body = text.split("\n"), _body(text)
    for a, b in itertools.pairwise(body[1:]):
        swapped = list(lines)
        swapped[a], swapped[b] = lines[b], lines[a]
        yield Mutant(kind="swapped", article=article, text="\n".join(swapped), what=lines[a])


def _merged(article: str, text: str) -> Iterator[Mutant]:
    """Two paragraphs made one."""
    lines, body = text.split("\n"), _body(text)
    for a, b in itertools.pairwise(body[1:]):
        yield Mutant(kind="merged", article=article, text="\n".join([*lines[:a], f"{lines[a]} {lines[b]}", *lines[a + 1 : b], *lines[b + 1 :]]),
                     what=lines[a])  # fmt: skip


def report_of(folder: Path, changed: Mapping[str, str], config: Config) -> Report:
    from consistency.ingest import read_story
    from consistency.pipeline import check

    with TemporaryDirectory() as made:
        target = Path(made) / folder.name
        target.mkdir()
        for path in folder.glob("*.txt"):
            (target / path.name).write_text(changed.get(path.stem, path.read_text("utf-8")), "utf-8")
        story: Story = read_story([target])
        return check(story, config)


def _told(report: Report) -> list[Finding]:
    """What is reported of a story: contradictions, and whole paragraphs that are missing."""
    return [f for f in report.findings if f.kind == "contradiction" or f.unit == "paragraph"]


def _judged(mutant: Mutant, report: Report, plain: Report) -> Outcome:
    told = _told(report)
    if mutant.kind == "dropped":
        right = [f for f in told if f.kind == "omission" and mutant.article in f.missing_from]
    else:
        right = [f for f in told if shows(f, mutant)]
    return Outcome(mutant=mutant, found=bool(right), beside=max(0, len(told) - len(right[:1]) - len(_told(plain))))


def shows(finding: Finding, mutant: Mutant) -> bool:
    """Whether a contradiction quotes what was changed and puts the article apart from another."""
    own = [s for s in finding.sides if s.article == mutant.article]
    quoted = any(e.span.start < end and start < e.span.end for s in own for e in s.evidence for start, end in mutant.at)
    return finding.kind == "contradiction" and quoted and any(s.answer != o.answer for s in finding.sides for o in own)
