"""Sentence -> English: one file a backend.

To add a translator: ``translate/<name>.py`` with a class that fits ``Translator``, a row in
``registry.TRANSLATORS``, and a branch in ``make_translator`` only if it needs something to be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from consistency.errors import TranslationError
from consistency.records import Sentence, Translation
from consistency.registry import MODELS, TRANSLATORS, resolve

if TYPE_CHECKING:
    from consistency.config import Config

_TOLD = 5  # sentences of one doubt that are told one by one
ORIGINAL = "none"  # the name under which an English sentence stands as its own translation
_BATCH = 512  # sentences between two reports of progress; any number gives the same translations


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
    (a cache) loses no more than the running batch when the process ends. One with several models has ``signature_of(language)`` too (optional),
    which names no other than the one that translates it: the cache goes by that."""

    @property
    def name(self) -> str: ...

    @property
    def signature(self) -> str: ...

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]: ...

    def stream(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Translation]]:
        """(index into ``sentences``, its translation), each index at most once, in whatever order the batches finish.
        One that is left out could not be translated; ``failures`` (optional: index -> why, of the last stream) tells more.
        Raises TranslationError or ModelError; what was given before stands."""
        ...


def make_translator(
    name: str, *, memory: str | None = None, fallback: str | None = None, config: Config | None = None
) -> Translator:
    """The translator of that name; ``memory`` is the path of a TMX file, or None where there is none.

    With ``fallback`` gloss the memory alone becomes auto: what it lacks is glossed instead of an error. A translator that
    runs a model takes its settings from ``config``, is asked only for what the memory that the settings name and the cache lack,
    and has the same fallback; a story's own memory is none of its business.
    """
    if name in MODELS:
        from consistency.config import Config
        from consistency.translate.layers import layered

        return layered(name, config or Config(), fallback)
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


def translate_all(
    translator: Translator, sentences: Sequence[Sentence], progress: Callable[[int, int], None] | None = None
) -> list[Translation]:
    """One translation a sentence, in order. ``progress`` is told how many are done, of how many, every now and then and at the
    end. Raises TranslationError."""
    stream = getattr(translator, "stream", None)
    if stream is not None:  # a model orders its batches itself: it gets everything at once
        found: dict[int, Translation] = {}
        for index, translation in stream(sentences):
            found[index] = translation
            if progress is not None:
                progress(len(found), len(sentences))
        return [found[i] for i in range(len(sentences))]
    made: list[Translation] = []
    for at in range(0, len(sentences), _BATCH):
        made += translator.translate(sentences[at : at + _BATCH])
        if progress is not None:
            progress(len(made), len(sentences))
    return made


def doubts_of(translations: Iterable[Translation]) -> tuple[str, ...]:
    """What went wrong with single sentences, for the reader of the report: a line for each of the first of a kind, and one for the rest."""
    kinds: dict[str, dict[tuple[str, str], Translation]] = {}
    for made in translations:
        if made.doubt:
            kinds.setdefault(made.doubt, {}).setdefault((made.sentence.article.id, made.sentence.text), made)
    told: list[str] = []
    for kind, some in kinds.items():
        for (article, text), made in list(some.items())[:_TOLD]:
            words = " ".join(text.split())
            shown = words if len(words) <= 60 else words[:59] + "…"
            told.append(f"translator {made.translator}: {article}: \"{shown}\": {kind}")
        if len(some) > _TOLD:
            told.append(f"translator {made.translator}: {len(some) - _TOLD} more: {kind}")
    return tuple(told)
