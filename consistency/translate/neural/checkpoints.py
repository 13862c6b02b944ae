"""The checkpoints behind a translator that runs models here: one for all languages, or one a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from consistency.config import Config
from consistency.errors import ModelError
from consistency.models import Checkpoint, locate
from consistency.models.named import by_language
from consistency.records import Sentence, Translation
from consistency.translate import ORIGINAL

OnLanguages = Callable[[str, Sequence[int]], Iterator[tuple[int, Translation]]]  # (key of a checkpoint, indexes of its sentences)


class Checkpoints:
    """What ``model`` stands for on this disk. With ``{language}`` in it, one that is not there is an error only when a sentence of that
    language comes. Raises ModelError where there is none at all."""

    def __init__(self, model: str, config: Config) -> None:
        self._found: dict[str, Checkpoint] = {}  # by language, or for all under ""
        self._missing: dict[str, ModelError] = {}
        for code, name in by_language(model, config.languages).items():
            try:
                self._found[code] = locate(name, offline=config.offline, lock=config.lock)
            except ModelError as error:
                self._missing[code] = error
        if not self._found:
            raise next(iter(self._missing.values()))

    def __getitem__(self, key: str) -> Checkpoint:
        return self._found[key]

    def named(self, language: str | None = None) -> str:
        """The checkpoints with their revisions, for a signature: all of them, or the one of a language, if it has one."""
        found = None if language is None else self._found.get(self._key(language))
        return ",".join(f"{c.name}@{c.revision}" for c in (self._found.values() if found is None else [found]))

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(warning for checkpoint in self._found.values() for warning in checkpoint.warnings))

    def stream(self, sentences: Sequence[Sentence], translator: str, run: OnLanguages) -> Iterator[tuple[int, Translation]]:
        """Every index once; English first, then model by model, as ``run`` gives them. Raises ModelError, for a language without a
        model before anything is translated."""
        by_model: dict[str, list[int]] = {}
        for index, sentence in enumerate(sentences):
            if sentence.article.language == "en":
                yield index, Translation(sentence=sentence, english=sentence.text, translator=ORIGINAL)
            else:
                by_model.setdefault(self._key(sentence.article.language), []).append(index)
        for key in by_model:
            if key not in self._found:
                raise self._missing.get(key) or ModelError(f"translator {translator}: no model for the language {key}")
        for key, indexes in by_model.items():
            yield from run(key, indexes)

    def _key(self, language: str) -> str:
        return "" if "" in self._found else language
