"""The sentences of one model on their way: in as sources, whole or in pieces, out as English with what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from consistency.records import Sentence, Translation
from consistency.translate.memory import words_in
from consistency.translate.neural.doubts import circles
from consistency.translate.neural.families import Family
from consistency.translate.neural.split import pieces_of

_GROWTH, _EXTRA = 3, 32  # an output has room for so many times its source's tokens, and so many more: what runs on is cut there


def room_for(room: int, most: int) -> int:
    """The tokens that an output may have, for the room of its source (``batches.room_of``) and the ``most`` that the model gives."""
    return min(most, _GROWTH * room + _EXTRA)


class Work:
    """The sources of one model, a sentence or a piece of one each, and what has come of them."""

    def __init__(self, family: Family, sentences: Sequence[Sentence], indexes: Sequence[int]) -> None:
        self._family, self._sentences = family, sentences
        self.sources: list[list[int]] = []
        self._place: list[tuple[int, int]] = []  # of each source: its sentence, and which piece of it
        self._left: dict[int, int] = {}  # pieces of each sentence that are still to come
        self._came: dict[int, dict[int, tuple[list[int], bool]]] = {}  # of each sentence, by piece: the output, and whether it was cut
        for language in dict.fromkeys(sentences[i].article.language for i in indexes):
            of = [i for i in indexes if sentences[i].article.language == language]
            self._add(language, of, [" ".join(sentences[i].text.split()) for i in of])

    def _add(self, language: str, indexes: Sequence[int], texts: Sequence[str]) -> None:
        family = self._family
        for index, text, ids in zip(indexes, texts, family.encode(texts, language), strict=True):
            sources = [ids]
            if len(ids) > family.longest:
                sources = family.encode(pieces_of(text, family.longest, partial(_size, family, language)), language)
            self.sources += sources
            self._place += [(index, piece) for piece in range(len(sources))]
            self._left[index], self._came[index] = len(sources), {}

    def done(self, number: int, output: list[int], translator: str, *, cut: bool) -> Iterator[tuple[int, Translation]]:
        """Take an output of a source; the sentence that is whole with it, if one is, by its index."""
        index, piece = self._place[number]
        self._came[index][piece] = (output, cut)
        self._left[index] -= 1
        if not self._left[index]:
            english, doubt = self._english(index)
            sentence = self._sentences[index]
            yield index, Translation(sentence=sentence, english=english, translator=translator, words=words_in(sentence.text), doubt=doubt)

    def _english(self, index: int) -> tuple[str, str]:
        """A sentence's English, and what went wrong with it."""
        came = self._came.pop(index)
        outputs = [came[piece] for piece in sorted(came)]
        texts = [self._family.decode(output) for output, _ in outputs]
        doubts = (
            (len(outputs) > 1, f"longer than the model takes: translated in {len(outputs)} parts"),
            (not all(texts), "the model gave no words for it" if not any(texts) else "the model gave no words for a part of it"),
            (any(circles(output) for output, _ in outputs), "the model went in circles"),
            (any(cut for _, cut in outputs), "stopped at its limit: the end is missing"),
        )
        return " ".join(text for text in texts if text), "; ".join(doubt for holds, doubt in doubts if holds)


def _size(family: Family, language: str, text: str) -> int:
    return len(family.encode([text], language)[0])
