"""What stands before a model, and behind it: a memory that the user named, the cache, the model, the gloss.

Each is asked for what those before it lack, so that a model translates nothing twice. English passes through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import cast

from consistency.config import Config
from consistency.errors import MissingExtraError, ModelError, TranslationError
from consistency.records import Sentence, Translation
from consistency.registry import TRANSLATORS, resolve
from consistency.translate import ORIGINAL, Streaming, Translator, warnings_of
from consistency.translate.cache import Cache, open_cache
from consistency.translate.folding import fold
from consistency.translate.memory import Memory


def layered(name: str, config: Config, fallback: str | None = None) -> Translator:
    """The model of that name with all that stands around it. Raises what the model raises where it is missing, unless
    ``fallback`` says what to do then."""
    memory = None if config.memory is None else Memory(config.memory)
    model: Streaming | None = None
    missing: str | None = None
    try:
        model = model_of(name, Config(
            languages=config.languages, offline=config.offline, lock=config.lock, neural=config.neural, endpoint=config.endpoint,
        ))  # fmt: skip
    except (ModelError, MissingExtraError) as error:
        if fallback is None:
            raise
        missing = str(error)
    return Layers(name, model, memory=memory, cache=open_cache(config.cache), fallback=fallback is not None, missing=missing)


@lru_cache(maxsize=1)
def model_of(name: str, config: Config) -> Streaming:
    """The model of these settings, loaded once for all stories of a run; the last one only, since they are large. ``config`` has what
    a model is made of, and nothing else that differs from story to story."""
    return cast(Streaming, resolve(TRANSLATORS, name, "translator")(config))


class Layers:
    """``missing`` says why there is no ``model``; then, with ``fallback``, all is glossed."""

    def __init__(
        self, name: str, model: Streaming | None, *, memory: Memory | None = None, cache: Cache | None = None,
        fallback: bool = False, missing: str | None = None,
    ) -> None:  # fmt: skip
        self.name = name
        self._model, self._memory, self._cache, self._fallback = model, memory, cache, fallback
        self._makers: dict[str, str] = {}  # by language
        self._told: list[str] = [] if missing is None else [f"translator {name}: {_bare(missing)}: all is glossed instead"]

    @property
    def signature(self) -> str:
        made_by = [self._memory.signature] if self._memory else []
        made_by += [self._model.signature] if self._model else []
        return "+".join([*made_by, "gloss"] if self._fallback else made_by)

    @property
    def warnings(self) -> tuple[str, ...]:
        told = warnings_of(self._memory) if self._memory else ()
        told += warnings_of(self._model) if self._model else ()
        told += self._cache.warnings if self._cache else ()
        return (*told, *self._told)

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        found = dict(self.stream(sentences))
        return [found[i] for i in range(len(sentences))]

    def stream(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Translation]]:
        """Every index once. Raises TranslationError where the model fails with a sentence, after it has been through the others,
        and ModelError where it fails altogether; what it gave before is in the cache."""
        asked: dict[tuple[str, str], list[int]] = {}  # one question for all the places where a sentence stands
        for index, sentence in enumerate(sentences):
            known = self._known(sentence)
            if known is None:
                asked.setdefault(_key(sentence), []).append(index)
            else:
                yield index, known
        yield from self._model_or_gloss(sentences, list(asked.values()))

    def _known(self, sentence: Sentence) -> Translation | None:
        if sentence.article.language == "en":
            return Translation(sentence=sentence, english=sentence.text, translator=ORIGINAL)
        found = None if self._memory is None else self._memory.lookup(sentence)
        if found is None and self._cache is not None and self._model is not None:
            found = self._cache.get(self._maker(sentence), sentence, self._model.name)
        return found

    def _maker(self, sentence: Sentence) -> str:
        """What the cache knows the model by, of the languages that have one each, that of this one: the others' come and go."""
        language = sentence.article.language
        if language not in self._makers and self._model is not None:
            of: Callable[[str], str] | None = getattr(self._model, "signature_of", None)
            self._makers[language] = self._model.signature if of is None else of(language)
        return self._makers.get(language, "")

    def _model_or_gloss(self, sentences: Sequence[Sentence], places: list[list[int]]) -> Iterator[tuple[int, Translation]]:
        """``places``: for each sentence that is asked for, all indexes where it stands."""
        left = dict(enumerate(places))
        why = ""
        if self._model is not None and left:
            try:
                for number, made in self._model.stream([sentences[at[0]] for at in places]):
                    kept = made if self._cache is None else self._cache.put(self._maker(made.sentence), made)
                    for index in left.pop(number):
                        yield index, _of(kept, sentences[index])
            except (ModelError, MissingExtraError, TranslationError) as error:
                if not self._fallback:
                    raise
                why = str(error)
            failures: dict[int, str] = getattr(self._model, "failures", {})
            why = _bare(why or next((failures[number] for number in left if number in failures), "no translation"))
        if not left:
            return
        first = sentences[next(iter(left.values()))[0]]
        if not self._fallback:
            text = fold(first.text)
            shown = text if len(text) <= 60 else text[:59] + "…"
            raise TranslationError(
                f"translator {self.name}: {len(left)} of {len(places)} sentences without a translation, first in "
                f"{first.article.path}: {shown!r}: {why}: try again, or set fallback: gloss"
            )
        if self._model is not None:
            self._told.append(f"translator {self.name}: {why}: {len(left)} of {len(places)} sentences glossed instead")
        from consistency.translate.gloss import Gloss

        indexes = [index for at in left.values() for index in at]
        yield from zip(indexes, Gloss().translate([sentences[i] for i in indexes]), strict=True)


def _bare(why: str) -> str:
    """Why a model failed, without who and where it is: reports are published, and addresses need not be."""
    why = re.sub(r"^model (?:[A-Za-z]:[\\/]|/)[^:]*[\\/]", "model ", why)  # of a folder its last part, as in signatures
    return re.sub(r"^(?:endpoint(?: \S+)?|translator \S+): ", "", why)


def _key(sentence: Sentence) -> tuple[str, str]:
    """What a sentence is known by, wherever it stands."""
    return sentence.article.language, fold(sentence.text)


def _of(made: Translation, sentence: Sentence) -> Translation:
    """The same English, for another place where the sentence stands."""
    from dataclasses import replace

    return made if made.sentence is sentence else replace(made, sentence=sentence)
