"""Translator ``ctranslate2``: a checkpoint of transformers, converted on first use and run by CTranslate2, in int8 unless told otherwise."""

from __future__ import annotations

from consistency.translate.ct2.translator import Ct2Translator

__all__ = ["Ct2Translator"]
