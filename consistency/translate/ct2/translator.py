"""Sentences in, English out: each language to its model, parts of long sentences together again, results as they come."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from consistency.config import Config
from consistency.errors import ModelError
from consistency.models import Checkpoint
from consistency.models.compute import compute_type
from consistency.models.extras import need
from consistency.records import Sentence, Translation
from consistency.translate.ct2.convert import converted
from consistency.translate.ct2.engine import Engine
from consistency.translate.neural.batches import room_of
from consistency.translate.neural.checkpoints import Checkpoints
from consistency.translate.neural.families import Family, config_of, load_family
from consistency.translate.neural.work import Work, room_for


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
        self._checkpoints = Checkpoints(model, config)
        self._loaded: dict[str, _Loaded] = {}

    @property
    def signature(self) -> str:
        """Everything that changes an output: models and revisions, numbers, device, beam, and the engine's version."""
        return self._signature(self._checkpoints.named())

    def signature_of(self, language: str) -> str:
        """The same of the one model that translates a language: another language's does not change its outputs."""
        return self._signature(self._checkpoints.named(language))

    def _signature(self, models: str) -> str:
        import ctranslate2

        return f"ctranslate2:{models}:{self._number}:{self._device}:beam{self._options.beam}:{ctranslate2.__version__}/1"

    @property
    def warnings(self) -> tuple[str, ...]:
        return self._checkpoints.warnings

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        found = dict(self.stream(sentences))
        return [found[i] for i in range(len(sentences))]

    def stream(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Translation]]:
        """Every index once; English first, then model by model, the longest sentences first. Raises ModelError, for a language without a
        model before anything is translated."""
        yield from self._checkpoints.stream(sentences, self.name, lambda key, indexes: self._of(self._load(key), sentences, indexes))

    def _load(self, key: str) -> _Loaded:
        if key not in self._loaded:
            checkpoint = self._checkpoints[key]
            family = load_family(checkpoint)
            engine = Engine(lambda anew: converted(checkpoint, family.tokenizer, self._number, anew=anew), device=self._device,
                            number=self._number, threads=self._options.threads, name=checkpoint.name)  # fmt: skip
            self._loaded[key] = _Loaded(family, family.tokens(family.start), _forced_end(checkpoint), engine)
        return self._loaded[key]

    def _of(self, model: _Loaded, sentences: Sequence[Sentence], indexes: Sequence[int]) -> Iterator[tuple[int, Translation]]:
        family, work = model.family, Work(model.family, sentences, indexes)
        limit = partial(_limit, most=family.longest_output, spare=int(model.forced_end))
        sources = [family.tokens(source) for source in work.sources]
        for number, tokens in model.engine.stream(
            sources, model.prefix, beam=self._options.beam, batch_tokens=self._options.batch_tokens, limit=limit
        ):
            cut = len(model.prefix) + len(tokens) >= limit(room_of(len(sources[number])))
            yield from work.done(number, family.tokenizer.convert_tokens_to_ids(tokens), self.name, cut=cut)


def _limit(source: int, *, most: int, spare: int) -> int:
    return room_for(source, most) - spare


def _forced_end(checkpoint: Checkpoint) -> bool:
    try:
        told = json.loads((checkpoint.folder / "generation_config.json").read_text("utf-8"))
    except (OSError, ValueError):
        told = config_of(checkpoint)
    return isinstance(told, dict) and told.get("forced_eos_token_id") is not None
