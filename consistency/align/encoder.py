"""A sentence encoder, where one is at hand: one more view of each claim, beside concepts and trigrams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from consistency.align.rows import Floats, Rows


class Encoder(Protocol):
    """Anything that turns sentences into vectors, such as a ``SentenceTransformer``. It is given their English; one that has
    ``reads = "source"`` is given their own words, and has to know all the languages of a story."""

    def encode(self, texts: Sequence[str], /) -> Any:
        """An array (texts, dimensions) of finite floats."""
        ...


def encoded(encoder: Encoder, texts: Sequence[str]) -> Floats:
    """The vectors, (texts, dimensions), each of length 1. Raises ValueError where their number or shape is wrong, or one is no number."""
    made = np.asarray(encoder.encode(list(texts)), dtype=np.float64)
    if made.ndim != 2 or len(made) != len(texts):
        raise ValueError(f"an encoder gave an array of shape {made.shape} for {len(texts)} sentences")
    if not np.isfinite(made).all():
        raise ValueError("an encoder gave a vector that is not finite")
    return _unit(made)


def centred(vectors: Floats) -> Floats:
    """The vectors without what all have in common, each of length 1: encoders give any two sentences of one story a likeness that
    says nothing, some a little and some (e5) 0.8. What is left over is near 0 for two that are unlike."""
    return _unit(vectors - vectors.mean(axis=0, keepdims=True)) if len(vectors) > 1 else vectors


def rows_of(vectors: Floats) -> Rows:
    """Dense vectors as rows."""
    count, width = vectors.shape
    return Rows(np.arange(count + 1) * width, np.tile(np.arange(width), count), vectors.astype(np.float32).ravel(), max(1, width))


def _unit(vectors: Floats) -> Floats:
    out: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return out
