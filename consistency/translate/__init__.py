"""Sentence -> English: one file a backend.

To add a translator: ``translate/<name>.py`` with a class that fits ``Translator``, a row in
``registry.TRANSLATORS``, and a branch in ``make_translator`` only if it needs something to be made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from consistency.errors import TranslationError
from consistency.records import Sentence, Translation
from consistency.registry import TRANSLATORS, resolve

if TYPE_CHECKING:
    from consistency.config import Config

ORIGINAL = "none"  # the name under which an English sentence stands as its own translation


class Translator(Protocol):
    """``name`` is the registry's, ``signature`` says how translations were made: the same signature, the same
    English. One that has something to tell the reader of the report has ``warnings`` too (see ``warnings_of``)."""

    @property
    def name(self) -> str: ...

    @property
    def signature(self) -> str: ...

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        """One translation a sentence, in order, never fewer. Raises TranslationError where it lacks one."""
        ...


@runtime_checkable
class Streaming(Protocol):
    """A translator that gives each translation as soon as its batch is done: a model's. Who writes them down as they come
    (a cache) loses no more than the running batch when the process ends."""

    @property
    def name(self) -> str: ...

    @property
    def signature(self) -> str: ...

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]: ...

    def stream(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Translation]]:
        """(index into ``sentences``, its translation), each index once, in whatever order the batches finish. Raises
        TranslationError or ModelError; what was given before stands."""
        ...


def make_translator(
    name: str, *, memory: str | None = None, fallback: str | None = None, config: Config | None = None
) -> Translator:
    """The translator of that name; ``memory`` is the path of a TMX file, or None where there is none; ``config`` has the
    settings of those that run a model (None: the defaults).

    With ``fallback`` gloss the memory alone becomes auto: what it lacks is glossed instead of an error.
    """
    if name == "memory" and fallback is not None:
        name = "auto"
    factory = resolve(TRANSLATORS, name, "translator")
    if name == "auto":
        return cast(Translator, factory(memory))
    if name == "memory":
        if memory is None:
            raise TranslationError(
                "translator memory: no translation memory given: put translations.tmx beside the articles, "
                "or name one with --memory FILE"
            )
        return cast(Translator, factory(memory))
    return cast(Translator, factory())


def warnings_of(translator: Translator) -> tuple[str, ...]:
    """What a translator has to tell the reader of the report, one line each."""
    return tuple(getattr(translator, "warnings", ()))
