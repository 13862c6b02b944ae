"""How good findings and translations are, measured against references. Stands above the pipeline, like the cli.

``gold`` reads gold.yaml, ``findings`` scores a report against it, ``translation`` scores English against the
translation memory's, ``show`` renders the figures; ``comparison`` holds several translators against each other, ``table`` renders that. To add a measure: a module here, a field of ``Evaluation``, its
lines in ``show``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.errors import InputError
from consistency.evaluate.comparison import READS_REFERENCES
from consistency.evaluate.findings import Tally, tally_of
from consistency.evaluate.gold import read_gold

if TYPE_CHECKING:
    from consistency.config import Config
    from consistency.evaluate.translation import Pair, TranslationScore
    from consistency.records import Report, Story



@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """``stories`` are (name, tally) where there is a gold.yaml; ``scored`` is the translator that was scored."""

    stories: tuple[tuple[str, Tally], ...]
    signature: str
    scored: str
    translations: tuple[TranslationScore, ...]

    @property
    def total(self) -> Tally:
        return sum((tally for _, tally in self.stories), Tally())


def evaluate(path: Path, config: Config) -> Evaluation:
    """Measure a story, or every story folder in a folder (those with a gold.yaml). Raises InputError."""
    from consistency.ingest import read_story
    from consistency.pipeline import check

    scored = "gloss" if config.translator in READS_REFERENCES else config.translator
    stories: list[tuple[str, Tally]] = []
    pairs: list[Pair] = []
    signatures: dict[str, None] = {}
    for folder in _folders(path):
        story = read_story([folder], languages=config.languages, any_language=config.any_language)
        if (folder / "gold.yaml").is_file():
            report: Report = check(story, config)
            signatures[report.signature] = None
            stories.append((story.id, tally_of(report, read_gold(folder / "gold.yaml", story))))
        pairs += _pairs(story, config, scored)
    if not stories and not pairs:
        raise InputError(f"{path}: nothing to measure against: no gold.yaml and no translation memory")
    from consistency.evaluate.translation import scores

    return Evaluation(
        stories=tuple(stories), signature=" ; ".join(signatures), scored=scored, translations=scores(pairs)
    )


def _folders(path: Path) -> list[Path]:
    if not path.is_dir():
        raise InputError(f"{path}: not a folder: name a story with a gold.yaml, or a folder of stories")
    if (path / "gold.yaml").is_file():
        return [path]
    inner = sorted(child for child in path.iterdir() if (child / "gold.yaml").is_file())
    return inner or [path]


def _pairs(story: Story, config: Config, scored: str) -> list[Pair]:
    """What ``scored`` makes of each sentence that the memory has, beside the memory's English."""
    from consistency.evaluate.comparison import references_of
    from consistency.evaluate.translation import Pair
    from consistency.translate import make_translator

    asked, references = references_of(story, config.memory)
    if not asked:
        return []
    made = make_translator(scored, config=replace(config, memory=None, fallback=None)).translate(asked)
    return [
        Pair(language=translation.sentence.article.language, english=translation.english, reference=reference)
        for translation, reference in zip(made, references, strict=True)
    ]


def render(evaluation: Evaluation, format: str) -> str:
    """The figures as ``text`` or ``json``."""
    from consistency.evaluate import show

    return show.as_json(evaluation) if format == "json" else show.as_text(evaluation)
