"""Names that users type -> "module:attribute", imported on use."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from consistency.errors import UnknownNameError

LANGUAGES: Mapping[str, str] = {
    "az": "consistency.languages.az:load",
    "en": "consistency.languages.en:load",
    "kk": "consistency.languages.kk:load",
    "ru": "consistency.languages.ru:load",
    "tr": "consistency.languages.tr:load",
}
READERS = ("az", "en", "kk", "ru")  # languages that reports are told in; ``report/words/`` has a table for each
TRANSLATORS: Mapping[str, str] = {
    "auto": "consistency.translate.auto:Auto",
    "memory": "consistency.translate.memory:Memory",
    "gloss": "consistency.translate.gloss:Gloss",
    "neural": "consistency.translate.neural:Neural",
    "ctranslate2": "consistency.translate.ct2:Ct2Translator",
    "endpoint": "consistency.translate.endpoint:ChatTranslator",
}
MODELS = ("neural", "ctranslate2", "endpoint")  # translators that run a model: slow, cached, made of the settings


def resolve(rows: Mapping[str, str], name: str, what: str) -> Any:
    """The object that a row names. Raises UnknownNameError, which lists the known names."""
    if name not in rows:
        raise UnknownNameError(f"unknown {what} {name!r}: one of {', '.join(sorted(rows))}")
    module, attribute = rows[name].split(":")
    return getattr(import_module(module), attribute)
