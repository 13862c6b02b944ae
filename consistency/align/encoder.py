"""A sentence encoder, where one is at hand: one more view of each claim, beside concepts and trigrams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from consistency.align.rows import Rows


class Encoder(Protocol):
    """Anything that turns English sentences into vectors, such as a ``SentenceTransformer``."""

    def encode(self, texts: Sequence[str], /) -> Any:
        """An array (texts, dimensions) of finite floats."""
        ...


def encoded(encoder: Encoder, texts: Sequence[str]) -> Rows:
    """The vectors as rows, each of length 1. Raises ValueError where their number or shape is wrong, or one is no number."""
    made = np.asarray(encoder.encode(list(texts)), dtype=np.float64)
    if made.ndim != 2 or len(made) != len(texts):
        raise ValueError(f"an encoder gave an array of shape {made.shape} for {len(texts)} sentences")
    if not np.isfinite(made).all():
        raise ValueError("an encoder gave a vector that is not finite")
    made = made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-12)
    rows, width = made.shape
    return Rows.of(np.repeat(np.arange(rows), width), np.tile(np.arange(width), rows), made.ravel(), rows, max(1, width))
