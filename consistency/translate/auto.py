"""The default translator: the memory where it has the sentence, else the gloss."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.records import Sentence, Translation
from consistency.translate.memory import Memory

if TYPE_CHECKING:
    from consistency.translate.gloss import Gloss


class Auto:
    """``memory`` is the path of a TMX file, or None where the story has none."""

    name = "auto"

    def __init__(self, memory: str | Path | None = None) -> None:
        """Raises TranslationError where a memory is given and is missing or broken."""
        self._memory = None if memory is None else Memory(memory)
        self._made: Gloss | None = None

    @property
    def _gloss(self) -> Gloss:
        if self._made is None:
            from consistency.translate.gloss import Gloss

            self._made = Gloss()
        return self._made

    @property
    def signature(self) -> str:
        gloss = self._gloss.signature
        return gloss if self._memory is None else f"{self._memory.signature}+{gloss}"

    @property
    def warnings(self) -> tuple[str, ...]:
        return () if self._memory is None else self._memory.warnings

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        """One translation a sentence, in order; each names the backend that made it."""
        known = [None if self._memory is None else self._memory.lookup(sentence) for sentence in sentences]
        rest = [sentence for sentence, found in zip(sentences, known, strict=True) if found is None]
        glossed = iter(self._gloss.translate(rest) if rest else ())
        return [found if found is not None else next(glossed) for found in known]
