"""Several translators against the same references: BLEU and chrF++ of sacrebleu, and whether their differences are more than chance.

The first translator is the baseline: the others are held against it by paired bootstrap resampling (Koehn 2004), sacrebleu's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consistency.errors import ConfigError, InputError
from consistency.records import Sentence

if TYPE_CHECKING:
    from consistency.config import Config
    from consistency.records import Story

READS_REFERENCES = ("auto", "memory")  # translators that would be scored on references they have read
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """0 to 100; ``spare`` is half of the 95 % interval around ``mean``, by bootstrap; ``p`` how likely a difference from the baseline at least
    as large is by chance, None for the baseline itself."""

    score: float
    mean: float
    spare: float
    p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """One translator's scores; ``translator`` is its name."""

    translator: str
    bleu: Score
    chrf: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The translators on one language's sentences, in the order in which they were named; ``language`` is a code, or "all"."""

    language: str
    sentences: int
    systems: tuple[System, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``signatures`` are the translators', by name; the metrics' are sacrebleu's, with the seed and the number of samples."""

    references: str
    rows: tuple[Row, ...]
    signatures: tuple[tuple[str, str], ...]
    bleu_signature: str
    chrf_signature: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be translated, and what it should come to; ``source`` says where the references are from."""

    source: str
    sentences: tuple[Sentence, ...]
    references: tuple[str, ...]


def names_of(written: str) -> tuple[str, ...]:
    """The translators of ``a,b``. Raises ConfigError: none, one twice, or one that reads the references."""
    names = tuple(name.strip() for name in written.split(",") if name.strip())
    if not names:
        raise ConfigError("--translators: name some, such as gloss,neural")
    twice = next((n for k, n in enumerate(names) if n in names[:k]), None)
    if twice is not None:
        raise ConfigError(f"--translators: {twice} is named twice")
    reader = next((n for n in names if n in READS_REFERENCES), None)
    if reader is not None:
        raise ConfigError(f"--translators: {reader} reads the references that it would be scored on: name gloss, or one that runs a model")
    return names


def task_of_stories(path: Path, config: Config) -> Task:
    """Every sentence of a story, or of the stories of a folder, that its translation memory has. Raises InputError."""
    from consistency.ingest import read_story

    if not path.is_dir():
        raise InputError(f"{path}: not a folder: name a story with a translations.tmx, or a file with --reference FILE --from LANG")
    inner = sorted(child for child in path.iterdir() if (child / "translations.tmx").is_file())
    own = (path / "translations.tmx").is_file() or (path / "gold.yaml").is_file() or not inner
    sentences: list[Sentence] = []
    references: list[str] = []
    for folder in [path] if own else inner:
        asked, known = references_of(read_story([folder], languages=config.languages), config.memory)
        sentences += asked
        references += known
    if not sentences:
        raise InputError(f"{path}: no references: none of its sentences is in a translation memory (translations.tmx, or --memory FILE)")
    return Task("the translation memory", tuple(sentences), tuple(references))


def references_of(story: Story, memory: str | None) -> tuple[list[Sentence], list[str]]:
    """The sentences of a story that a memory has, by default its own, and their English."""
    from consistency.ingest import sentences_of
    from consistency.translate.memory import Memory

    asked: list[Sentence] = []
    references: list[str] = []
    path = memory or story.memory
    if path is None:
        return asked, references
    known = Memory(path)
    for article in story.articles:
        for sentence in sentences_of(article) if article.language != "en" else ():
            reference = known.english(sentence.text, article.language)
            if reference is not None:
                asked.append(sentence)
                references.append(reference)
    return asked, references


def task_of_files(source: Path, reference: Path, language: str, *, by_line: bool) -> Task:
    """The sentences of a file with those of another as references, one for one. Raises InputError."""
    from consistency.linewise import read_sentences
    from consistency.reading import article_of_lines

    if language == "en":
        raise InputError("--from en: English is translated by nobody")
    ours, theirs = read_sentences(source, language, by_line=by_line), read_sentences(reference, "en", by_line=by_line)
    if len(ours) != len(theirs):
        hint = "" if by_line else ": give one sentence a line, and --lines"
        raise InputError(f"{source} has {len(ours)} sentences and {reference} {len(theirs)}: they must be one for one{hint}")
    odd = next((k for k, (a, b) in enumerate(zip(ours, theirs, strict=True), 1) if bool(a.strip()) != bool(b.strip())), None)
    if odd is not None:
        raise InputError(f"{source}: sentence {odd} is empty in one file and not in the other")
    sentences = article_of_lines(ours, language, source.name)[1]
    pairs = [(s, " ".join(r.split())) for s, r in zip(sentences, theirs, strict=True) if s is not None]
    if not pairs:
        raise InputError(f"{source}: no sentences")
    return Task(reference.name, tuple(s for s, _ in pairs), tuple(r for _, r in pairs))


def compare(task: Task, names: Sequence[str], config: Config, progress: OnProgress | None = None) -> Comparison:
    """Translate all by each and score it, a language at a time and pooled. Raises what a translator raises."""
    from consistency.translate import doubts_of, make_translator, translate_all, warnings_of

    # The memory holds the references, and a fallback would score the gloss under another's name.
    settings = replace(config, memory=None, fallback=None)
    made: list[tuple[str, list[str]]] = []
    signatures: list[tuple[str, str]] = []
    warnings: dict[str, None] = {}
    for name in names:
        translator = make_translator(name, config=settings)
        found = translate_all(translator, task.sentences, progress)
        made.append((name, [t.english for t in found]))
        signatures.append((name, translator.signature))
        warnings |= dict.fromkeys((*warnings_of(translator), *doubts_of(found)))
    languages = sorted({s.article.language for s in task.sentences})
    groups = [(code, [k for k, s in enumerate(task.sentences) if s.article.language == code]) for code in languages]
    groups += [("all", list(range(len(task.sentences))))] if len(languages) > 1 else []
    rows, told = [], ("", "")
    for code, places in groups:
        row, told = _row(code, [(name, [english[k] for k in places]) for name, english in made], [task.references[k] for k in places])
        rows.append(row)
    return Comparison(references=task.source, rows=tuple(rows), signatures=tuple(signatures), bleu_signature=told[0], chrf_signature=told[1],
                      warnings=tuple(warnings))  # fmt: skip


def _row(language: str, systems: list[tuple[str, Sequence[str]]], references: list[str]) -> tuple[Row, tuple[str, str]]:
    """One language's scores, and the signatures of the two metrics."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.significance import PairedTest

    metrics = {"BLEU": BLEU(references=[references]), "chrF++": CHRF(word_order=2, references=[references])}
    tested: tuple[Any, Any] = PairedTest(systems, metrics, references=None, test_type="bs")()
    signatures, found = tested
    # Of no difference at all sacrebleu says that it is hardly chance (its test asks for more than the difference, which is 0).
    same = [english == systems[0][1] for _, english in systems]
    bleu, chrf = (
        [Score(score=r.score, mean=float(r.mean), spare=float(r.ci), p=None if n == 0 else 1.0 if same[n] else r.p_value) for n, r in enumerate(found[metric])]
        for metric in ("BLEU", "chrF2++")
    )
    rows = tuple(System(translator=name, bleu=b, chrf=c) for (name, _), b, c in zip(systems, bleu, chrf, strict=True))
    return Row(language=language, sentences=len(references), systems=rows), (str(signatures["BLEU"]), str(signatures["chrF2++"]))
