"""Translator ``endpoint``: a chat endpoint, several sentences a request (``question.py``), a few requests at a time."""

from __future__ import annotations

from consistency.translate.endpoint.translator import ChatTranslator

__all__ = ["ChatTranslator"]
