"""The translation memory: sentences that a person has translated already, matched exactly.

Blanks are folded before matching (see ``folding.py``), nothing else: a near match would be a wrong translation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from consistency.errors import TranslationError
from consistency.records import Sentence, Translation
from consistency.translate import ORIGINAL
from consistency.translate.folding import fold
from consistency.translate.tmx import Unit, read_tmx

_WORD = re.compile(r"[^\W\d_]+")


def words_in(text: str) -> int:
    """How many words a text has, numbers apart."""
    return len(_WORD.findall(text))


class Memory:
    """The units of one TMX file. ``lookup`` answers with None where it has nothing; ``translate`` does not guess."""

    name = "memory"

    def __init__(self, path: str | Path) -> None:
        """Raises TranslationError where the file is missing or broken."""
        self.path = Path(path)
        tmx = read_tmx(self.path)
        self._english: dict[tuple[str, str], Unit] = {}
        warnings = list(tmx.warnings)
        for unit in tmx.units:
            first = self._english.setdefault((unit.language, unit.source), unit)
            if first.english != unit.english:
                warnings.append(
                    f"{self.path.name}:{unit.line}: translates the sentence of line {first.line} in another way: "
                    f"the first is used"
                )
        self.warnings = tuple(warnings)
        content = "\n".join(f"{u.language}\t{u.source}\t{u.english}" for u in self._english.values())
        self.signature = f"memory@{crc32(content.encode()):08x}"

    def __len__(self) -> int:
        return len(self._english)

    def english(self, text: str, language: str) -> str | None:
        """The English of a sentence, or None."""
        unit = self._english.get((language, fold(text)))
        return None if unit is None else unit.english

    def lookup(self, sentence: Sentence) -> Translation | None:
        """The translation of a sentence; None where the memory lacks it. English stands for itself."""
        if sentence.article.language == "en":
            return Translation(sentence=sentence, english=sentence.text, translator=ORIGINAL)
        english = self.english(sentence.text, sentence.article.language)
        if english is None:
            return None
        return Translation(sentence=sentence, english=english, translator=self.name, words=words_in(sentence.text))

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        """Raises TranslationError, which names the first of the sentences that the memory lacks."""
        found = [self.lookup(sentence) for sentence in sentences]
        missing = [sentence for sentence, translation in zip(sentences, found, strict=True) if translation is None]
        if missing:
            article, text = missing[0].article.path, fold(missing[0].text)
            shown = text if len(text) <= 60 else text[:59] + "…"
            raise TranslationError(
                f"{self.path}: lacks {len(missing)} of {len(sentences)} sentences, first in {article}: {shown!r}: "
                f"translate them, or use --translator auto"
            )
        return [translation for translation in found if translation is not None]
