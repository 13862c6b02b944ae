"""Sentences in, English out: each language to its model, parts of long sentences together again, results as they come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from consistency.config import Config
from consistency.errors import ModelError
from consistency.models import Checkpoint, locate
from consistency.models.compute import compute_type
from consistency.models.extras import need
from consistency.records import Sentence, Translation
from consistency.registry import LANGUAGES
from consistency.translate import ORIGINAL
from consistency.translate.ct2.convert import converted
from consistency.translate.ct2.engine import Engine
from consistency.translate.memory import words_in
from consistency.translate.neural.batches import room_of
from consistency.translate.neural.families import Family, config_of, load_family
from consistency.translate.neural.work import Work

_GROWTH, _EXTRA = 3, 32  # an output has room for so many times its source's tokens, and so many more: what runs on is cut there


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A model in memory."""

    family: Family
    prefix: list[str]
    forced_end: bool  # whether transformers would put the end at the limit, in place of a last word
    engine: Engine


class Ct2Translator:
    """Runs ``config.neural.model``. With ``{language}`` in its name each language has a model of its own; one that is not there is an error
    only when a sentence of that language comes.

    Raises ModelError where no model is named, or none is there; MissingExtraError without its packages; ConfigError for a device or
    precision that this machine does not have."""

    name = "ctranslate2"

    def __init__(self, config: Config) -> None:
        need(("transformers", "sentencepiece"))  # torch and safetensors: only to convert
        self._options = config.neural
        model = config.neural.model
        if model is None:
            raise ModelError("neural.model: not set: name a model in consistency.yaml (consistency models list)")
        self._device, self._number = compute_type(config.neural.device, config.neural.precision)
        codes = [code for code in config.languages or sorted(LANGUAGES) if code != "en"]
        self._checkpoints: dict[str, Checkpoint] = {}
        self._missing: dict[str, ModelError] = {}
        for code in codes if "{language}" in model else ("",):
            try:
                self._checkpoints[code] = locate(model.replace("{language}", code), offline=config.offline, lock=config.lock)
            except ModelError as error:
                self._missing[code] = error
        if not self._checkpoints:
            raise next(iter(self._missing.values()))
        self._loaded: dict[str, _Loaded] = {}

    @property
    def signature(self) -> str:
        """Everything that changes an output: models and revisions, numbers, device, beam, and the engine's version."""
        return self._signature(self._checkpoints.values())

    def signature_of(self, language: str) -> str:
        """The same of the one model that translates a language: another language's does not change its outputs."""
        found = self._checkpoints.get(self._key(language))
        return self.signature if found is None else self._signature([found])

    def _signature(self, checkpoints: Iterable[Checkpoint]) -> str:
        import ctranslate2

        models = ",".join(f"{checkpoint.name}@{checkpoint.revision}" for checkpoint in checkpoints)
        return f"ctranslate2:{models}:{self._number}:{self._device}:beam{self._options.beam}:{ctranslate2.__version__}/1"

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(warning for checkpoint in self._checkpoints.values() for warning in checkpoint.warnings))

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        found = dict(self.stream(sentences))
        return [found[i] for i in range(len(sentences))]

    def stream(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Translation]]:
        """Every index once; English first, then model by model, the longest sentences first. Raises ModelError, for a language without a
        model before anything is translated."""
        by_model: dict[str, list[int]] = {}
        for index, sentence in enumerate(sentences):
            if sentence.article.language == "en":
                yield index, Translation(sentence=sentence, english=sentence.text, translator=ORIGINAL)
            else:
                by_model.setdefault(self._key(sentence.article.language), []).append(index)
        for key in by_model:
            if key not in self._checkpoints:
                raise self._missing.get(key) or ModelError(f"translator ctranslate2: no model for the language {key}")
        for key, indexes in by_model.items():
            yield from self._of(self._load(key), sentences, indexes)

    def _key(self, language: str) -> str:
        return "" if "" in self._checkpoints else language

    def _load(self, key: str) -> _Loaded:
        if key not in self._loaded:
            checkpoint = self._checkpoints[key]
            family = load_family(checkpoint)
            engine = Engine(lambda anew: converted(checkpoint, family.tokenizer, self._number, anew=anew), device=self._device,
                            number=self._number, threads=self._options.threads, name=checkpoint.name)  # fmt: skip
            self._loaded[key] = _Loaded(family, family.tokens(family.start), _forced_end(checkpoint), engine)
        return self._loaded[key]

    def _of(self, model: _Loaded, sentences: Sequence[Sentence], indexes: Sequence[int]) -> Iterator[tuple[int, Translation]]:
        family, work = model.family, Work()
        for language in dict.fromkeys(sentences[i].article.language for i in indexes):
            of = [i for i in indexes if sentences[i].article.language == language]
            work.add(family, language, of, [" ".join(sentences[i].text.split()) for i in of])
        limit = partial(_limit, most=family.longest_output, spare=int(model.forced_end))
        sources = [family.tokens(source) for source in work.sources]
        for number, tokens in model.engine.stream(
            sources, model.prefix, beam=self._options.beam, batch_tokens=self._options.batch_tokens, limit=limit
        ):
            cut = len(model.prefix) + len(tokens) >= limit(room_of(len(sources[number])))
            for index in work.done(number, family.tokenizer.convert_tokens_to_ids(tokens), cut=cut):
                english, doubt = work.english(family, index)
                sentence = sentences[index]
                yield index, Translation(sentence=sentence, english=english, translator=self.name, words=words_in(sentence.text), doubt=doubt)


def _limit(source: int, *, most: int, spare: int) -> int:
    return min(most, _GROWTH * source + _EXTRA) - spare


def _forced_end(checkpoint: Checkpoint) -> bool:
    try:
        told = json.loads((checkpoint.folder / "generation_config.json").read_text("utf-8"))
    except (OSError, ValueError):
        told = config_of(checkpoint)
    return isinstance(told, dict) and told.get("forced_eos_token_id") is not None
