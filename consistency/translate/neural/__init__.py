"""Translator ``neural``: encoder-decoders of transformers, with a search and decoders of our own (``decoders.py`` says why)."""

from __future__ import annotations

from consistency.translate.neural.translator import Neural

__all__ = ["Neural"]
