"""A sentence encoder from a checkpoint on disk: sentences -> vectors of length 1, the nearer the more alike in meaning.

fp32 always, and rounded, so that neither the order of sentences nor what else is in a batch decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from consistency.errors import ModelError
from consistency.model_options import Encoder as Options
from consistency.models import Checkpoint
from consistency.models.loading import batches, called, load, packages
from consistency.models.steps import layout_of, pooled, step

_DIGITS = 5
_KEPT = 50_000  # vectors remembered: a story is encoded twice where an article is a stranger
_E5 = re.compile(r"(?:^|[-_/])e5(?:[-_]|$)", re.IGNORECASE)
_E5_PROMPT = "query: "  # what the authors of e5 say to put before both texts where two of a kind are compared


class SentenceEncoder:
    """Fits ``align.encoder.Encoder``. ``reads`` is english or source: which texts it is to be given."""

    def __init__(self, checkpoint: Checkpoint, options: Options) -> None:
        """Raises ModelError, MissingExtraError."""
        layout = layout_of(checkpoint.folder, checkpoint.name)
        self._loaded = load(replace(checkpoint, folder=layout.transformer), "AutoModel", options.device, spare=("pooler.",))
        config = self._loaded.model.config
        if config.is_encoder_decoder:
            raise ModelError(f"model {checkpoint.name}: of type {config.model_type}, an encoder with a decoder, as translation models are: name a sentence encoder in encoder.model (consistency models list)")
        self._loaded.tokenizer.padding_side = "right"  # the first token is the first
        self._limit = min(self._loaded.limit, layout.limit or self._loaded.limit)
        self._pooling = layout.pooling
        self._steps = [step(kind, folder, checkpoint.name, self._loaded.device) for kind, folder in layout.steps]
        self._prompt = options.prompt if options.prompt is not None else layout.prompt or (_E5_PROMPT if _E5.search(checkpoint.name) else "")
        self._found: dict[str, NDArray[np.float64]] = {}
        self._cut: set[str] = set()
        self._told = self.warnings = checkpoint.warnings
        self.reads = options.texts
        prompt = f":{self._prompt.strip()}" if self._prompt.strip() else ""
        self.signature = f"encoder/1:{called(checkpoint)}:float32:{self._loaded.device}:{self.reads}{prompt}"

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float64]:
        """(texts, dimensions), each row of length 1; ``warnings`` are then of these texts."""
        if len(self._found) > _KEPT:
            self._found.clear()
            self._cut.clear()
        new = sorted({text for text in texts if text not in self._found})
        if new:
            self._found |= zip(new, self._encoded(new), strict=True)
        cut = len(self._cut.intersection(texts))
        told = f"encoder: sentences longer than its {self._limit} tokens, of which the beginning was read: {cut}"
        self.warnings = (*self._told, told) if cut else self._told
        return np.stack([self._found[text] for text in texts]) if texts else np.zeros((0, 1))

    def _encoded(self, texts: Sequence[str]) -> NDArray[np.float64]:
        torch, _ = packages()
        tokenizer = self._loaded.tokenizer
        rows = [tokenizer(self._prompt + text, truncation=True, max_length=self._limit) for text in texts]
        self._cut |= {text for text, row in zip(texts, rows, strict=True)
                      if len(row["input_ids"]) >= self._limit and len(tokenizer(self._prompt + text)["input_ids"]) > self._limit}  # fmt: skip
        out: dict[int, NDArray[np.float64]] = {}
        for batch in batches([len(row["input_ids"]) for row in rows]):
            padded = tokenizer.pad([rows[i] for i in batch], return_tensors="pt").to(self._loaded.device)
            with torch.inference_mode():
                vectors = pooled(self._loaded.model(**padded).last_hidden_state, padded["attention_mask"], self._pooling)
                for each in self._steps:
                    vectors = each(vectors)
                vectors = torch.nn.functional.normalize(vectors.double(), dim=1)
            out |= zip(batch, np.round(vectors.cpu().numpy(), _DIGITS), strict=True)
        return np.stack([out[i] for i in range(len(texts))])
