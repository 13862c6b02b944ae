"""Translator ``neural``: a model of transformers on this machine, batches of sentences of like length, whatever article they are from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consistency.config import Config
from consistency.errors import ModelError
from consistency.models import Checkpoint, locate
from consistency.records import Sentence, Translation
from consistency.translate import ORIGINAL
from consistency.translate.folding import fold
from consistency.translate.neural.batches import batches, room_of
from consistency.translate.neural.compute import Compute, compute_of
from consistency.translate.neural.doubts import circles
from consistency.translate.neural.families import FLORES, Family, load_family
from consistency.translate.neural.split import pieces_of

if TYPE_CHECKING:
    from consistency.translate.neural.engine import Engine

LANGUAGE = "{language}"
_WORD = re.compile(r"[^\W\d_]+")
_CPU_TOKENS, _GPU_TOKENS = 2048, 16384  # of a batch, where the settings leave it to us
_TOLD = 5  # sentences told one by one in a warning of their kind
_AT_ONCE = 4096  # sentences that are cut into tokens together


class Neural:
    """``config.neural`` says which model, on which device, with which numbers. Nothing is loaded before a sentence is translated."""

    name = "neural"

    def __init__(self, config: Config, *, devices: Sequence[str] = ()) -> None:
        """``devices``: these instead of what the settings come to (``cpu`` twice is two copies). Raises ModelError where no model is set or it is
        not on disk, ConfigError where this machine cannot do what is asked, MissingExtraError without torch."""
        self._settings = config.neural
        model = self._settings.model
        if model is None:
            raise ModelError("translator neural: no model is set: name one as neural.model in consistency.yaml (consistency models list)")
        self._offline = config.offline
        self._compute = compute_of(self._settings)
        if devices:
            self._compute = Compute(devices=tuple(devices), precision=self._compute.precision, threads=self._compute.threads)
        self._of = {code: None if LANGUAGE in model else _LAZY for code in FLORES}
        self._model = model
        self._checkpoints: dict[str, Checkpoint] = {}  # by the name with the language in it
        self._loaded: dict[str, _Loaded] = {}
        if LANGUAGE not in model:
            self._checkpoint(model)
        self._told: dict[str, list[str]] = {}  # kind of doubt -> sentences
        self.doubts: dict[int, str] = {}  # of the last stream: not to be kept in a cache, so that the next run tells them again
