"""Translator ``neural``: a model of transformers on this machine, batches of sentences of like length, whatever article they are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from consistency.config import Config
from consistency.errors import ModelError
from consistency.models.extras import NEURAL, need
from consistency.records import Sentence, Translation
from consistency.translate.neural.batches import batches, room_of
from consistency.translate.neural.checkpoints import Checkpoints
from consistency.translate.neural.compute import compute_of
from consistency.translate.neural.devices import shared_out
from consistency.translate.neural.families import Family, load_family
from consistency.translate.neural.work import Work, room_for

if TYPE_CHECKING:
    from consistency.translate.neural.engine import Engine

_OURS = 1  # of what changes an output here besides what the signature names
_GPU = 8  # times as many tokens of a batch fill a GPU


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
        self._checkpoints = Checkpoints(options.model, config)
        compute = compute_of(options)
        self._devices, self._precision, self._threads = tuple(devices) or compute.devices, compute.precision, compute.threads
        self._budget = options.batch_tokens * (1 if self._devices[0] == "cpu" else _GPU)
        self._loaded: dict[str, _Loaded] = {}

    @property
    def signature(self) -> str:
        """All that changes an output: models and revisions, numbers, device, beam, and what no more than the last digits of numbers that are
        not float32 depend on: threads, and the size of batches."""
        return self._signature(self._checkpoints.named())

    def signature_of(self, language: str) -> str:
        """The same of the one model that translates a language: another language's does not change its outputs."""
        return self._signature(self._checkpoints.named(language))

    def _signature(self, models: str) -> str:
        device = self._devices[0].split(":")[0]
        threads = f":threads{self._threads}" if device == "cpu" else ""
        batch = "" if self._precision == "float32" else f":batch{self._budget}"
        return f"neural:{models}:{self._precision}:{device}{threads}{batch}:beam{self._options.beam}/{_OURS}"

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
        work = Work(model.family, sentences, indexes)
        limits = [room_for(room_of(len(source)), model.family.longest_output) for source in work.sources]
        # A beam goes through transformers, which has one limit for all of a batch.
        groups = list(batches([len(source) for source in work.sources], self._budget, same_room=model.engines[0].decoder is None))
        workers = [partial(_run, engine, work.sources, limits) for engine in model.engines]
        for group, outputs in shared_out(groups, workers):
            for number, output in zip(group, outputs, strict=True):
                yield from work.done(number, output, self.name, cut=model.engines[0].was_cut(output, limits[number]))


def _run(engine: Engine, sources: Sequence[Sequence[int]], limits: Sequence[int], group: Sequence[int]) -> list[list[int]]:
    return engine.run([sources[i] for i in group], [limits[i] for i in group])


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A model in memory: its family, and a copy of it on each device."""

    family: Family
    engines: list[Engine]
