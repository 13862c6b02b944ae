"""The embedded translator: words through the lexicon, endings as prepositions, the verb moved to its English place.

It needs no model and never guesses a figure. ``order`` holds the rules of word order, ``pieces`` what a word becomes.
"""

from __future__ import annotations

from collections.abc import Sequence

from consistency.languages import load_pack
from consistency.records import Sentence, Translation


class Gloss:
    """Translator ``gloss``: word by word from the packs; the same text always gives the same English."""

    name = "gloss"
    signature = "gloss"

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        """One translation a sentence, in order; English passes through."""
        return [self._one(sentence) for sentence in sentences]

    def _one(self, sentence: Sentence) -> Translation:
        language = sentence.article.language
        if language == "en":
            return Translation(sentence=sentence, english=sentence.text, translator="none")
        english, words, unknown = gloss_text(sentence.text, language, sentence.article.published)
        return Translation(sentence=sentence, english=english, translator=self.name, words=words, unknown=unknown)


def gloss_text(text: str, language: str, published: str | None = None) -> tuple[str, int, int]:
    """English for a sentence, how many running words were looked up (names and numbers apart), how many unknown."""
    # Where a memory has every sentence, only the name of this translator is asked for.
    from consistency.translate.order import arrange
    from consistency.translate.pieces import pieces_of

    pieces = pieces_of(text, load_pack(language), published)
    words = sum(p.counted for p in pieces if p.pos != "MARK")
    unknown = sum(p.counted and not p.known for p in pieces if p.pos != "MARK")
    return arrange(pieces, language), words, unknown
