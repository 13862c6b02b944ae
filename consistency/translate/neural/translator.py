"""Translator ``neural``: a model of transformers on this machine, batches of sentences of like length, whatever article they are from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from consistency.config import Config
from consistency.errors import ModelError
from consistency.models import Checkpoint, locate
from consistency.models.extras import NEURAL, need
from consistency.records import Sentence, Translation
from consistency.registry import LANGUAGES
from consistency.translate import ORIGINAL
from consistency.translate.memory import words_in
from consistency.translate.neural.batches import batches, room_of
from consistency.translate.neural.compute import compute_of
from consistency.translate.neural.devices import shared_out
from consistency.translate.neural.families import Family, load_family
from consistency.translate.neural.work import Work

if TYPE_CHECKING:
    from consistency.translate.neural.engine import Engine

_OURS = 1  # of what changes an output here besides what the signature names
_GPU = 8  # times as many tokens of a batch fill a GPU
_GROWTH, _EXTRA = 3, 32  # an output has room for so many times its source's tokens, and so many more


class Neural:
    """Runs ``config.neural.model``. With ``{language}`` in its name each language has a model of its own; one that is not there is an error
    only when a sentence of that language comes. Nothing is loaded before a sentence is translated."""

    name = "neural"

    def __init__(self, config: Config, *, devices: Sequence[str] = ()) -> None:
        """``devices``: these instead of what the settings come to (``cpu`` twice is two copies). Raises ModelError where no model is set or
        none is on disk, ConfigError where this machine cannot do what is asked, MissingExtraError without a package
        that a sentence would need: so that what can be done without a model is known before."""
        need(NEURAL)
        options = self._options = config.neural
        if options.model is None:
            raise ModelError("translator neural: no model: set neural.model in consistency.yaml (consistency models list)")
        self._checkpoints: dict[str, Checkpoint] = {}  # by language, or for all under ""
        self._missing: dict[str, ModelError] = {}
        codes = [code for code in config.languages or sorted(LANGUAGES) if code != "en"]
        for code in codes if "{language}" in options.model else ("",):
            try:
                self._checkpoints[code] = locate(options.model.replace("{language}", code), offline=config.offline, lock=config.lock)
            except ModelError as error:
                self._missing[code] = error
        if not self._checkpoints:
            raise next(iter(self._missing.values()))
        compute = compute_of(options)
        self._devices, self._precision, self._threads = tuple(devices) or compute.devices, compute.precision, compute.threads
        self._budget = options.batch_tokens * (1 if self._devices[0] == "cpu" else _GPU)
        self._loaded: dict[str, _Loaded] = {}

    @property
    def signature(self) -> str:
        """All that changes an output: models and revisions, numbers, device, beam, and what no more than the last digits of numbers that are
        not float32 depend on: threads, and the size of batches."""
        return self._signature(self._checkpoints.values())

    def signature_of(self, language: str) -> str:
        """The same of the one model that translates a language: another language's does not change its outputs."""
        found = self._checkpoints.get(self._key(language))
        return self.signature if found is None else self._signature([found])

    def _key(self, language: str) -> str:
        return "" if "" in self._checkpoints else language

    def _signature(self, checkpoints: Iterable[Checkpoint]) -> str:
        models = ",".join(f"{checkpoint.name}@{checkpoint.revision}" for checkpoint in checkpoints)
        device = self._devices[0].split(":")[0]
        threads = f":threads{self._threads}" if device == "cpu" else ""
        batch = "" if self._precision == "float32" else f":batch{self._budget}"
        return f"neural:{models}:{self._precision}:{device}{threads}{batch}:beam{self._options.beam}/{_OURS}"

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
                raise self._missing.get(key) or ModelError(f"translator neural: no model for the language {key}")
        for key, indexes in by_model.items():
            yield from self._of(self._load(key), sentences, indexes)

    def _load(self, key: str) -> _Loaded:
        if key not in self._loaded:
            family = load_family(self._checkpoints[key])  # first: what is wrong with a checkpoint shows here, and soonest
            import torch

            from consistency.translate.neural.engine import Engine

            torch.set_num_threads(max(1, self._threads // len(self._devices)))
            engines = [
                Engine(self._checkpoints[key], start=family.start, device=device, precision=self._precision, beam=self._options.beam)
                for device in self._devices
            ]
            self._loaded[key] = _Loaded(family, engines)
        return self._loaded[key]

    def _of(self, model: _Loaded, sentences: Sequence[Sentence], indexes: Sequence[int]) -> Iterator[tuple[int, Translation]]:
        family, work = model.family, Work()
        for language in dict.fromkeys(sentences[i].article.language for i in indexes):
            of = [i for i in indexes if sentences[i].article.language == language]
            work.add(family, language, of, [" ".join(sentences[i].text.split()) for i in of])
        limits = [min(family.longest_output, _GROWTH * room_of(len(source)) + _EXTRA) for source in work.sources]
        # A beam goes through transformers, which has one limit for all of a batch.
        groups = list(batches([len(source) for source in work.sources], self._budget, same_room=model.engines[0].decoder is None))
        workers = [partial(_run, engine, work.sources, limits) for engine in model.engines]
        for group, outputs in shared_out(groups, workers):
            for number, output in zip(group, outputs, strict=True):
                for index in work.done(number, output, cut=model.engines[0].was_cut(output, limits[number])):
                    english, doubt = work.english(family, index)
                    sentence = sentences[index]
                    words = words_in(sentence.text)
                    yield index, Translation(sentence=sentence, english=english, translator=self.name, words=words, doubt=doubt)


def _run(engine: Engine, sources: Sequence[Sequence[int]], limits: Sequence[int], group: Sequence[int]) -> list[list[int]]:
    return engine.run([sources[i] for i in group], [limits[i] for i in group])


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A model in memory: its family, and a copy of it on each device."""

    family: Family
    engines: list[Engine]
