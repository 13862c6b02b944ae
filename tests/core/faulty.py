"""Translators that get one thing wrong in every sentence: the seeds' own memory with a figure, a country, a date or a denial changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from consistency.records import Sentence, Translation
from consistency.translate.auto import Auto

SEEDS = Path(__file__).parent.parent.parent / "seeds"
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
OTHERS = {"Azerbaijan": "Uzbekistan", "Kazakhstan": "Mongolia", "Iran": "Iraq", "Israel": "Jordan", "Turkmenistan": "Georgia", "Armenia": "Belarus",
          "Bahrain": "Oman", "Kuwait": "Yemen", "Qatar": "Egypt", "Jordan": "Sudan", "United States": "Netherlands"}  # fmt: skip


def number(english: str) -> str:
    """The first figure in digits, doubled and one more; a year and a clock time are dates."""
    return re.sub(r"(?<![\w.,:])(?!20\d\d)\d{1,3}(?:,\d{3})*(?![\w:])", lambda m: f"{int(m[0].replace(',', '')) * 2 + 1:,}", english, count=1)


def country(english: str) -> str:
    """The first country of the table, wherever it stands, by another."""
    found = [name for name in OTHERS if name in english]
    first = min(found, key=english.index, default=None)
    return english if first is None else english.replace(first, OTHERS[first])


def date(english: str) -> str:
    """The first month or weekday by the next but one."""
    for names in (MONTHS, DAYS):
        for at, name in enumerate(names):
            if re.search(rf"\b{name}\b", english) and name != "May":
                return re.sub(rf"\b{name}\b", names[(at + 2) % len(names)], english)
    return english


def denial(english: str) -> str:
    """The first denial taken away, or one put after the first auxiliary verb."""
    plain = re.sub(r"\b(was|were|is|are|has|have|had|will|would|could|can|did|does|do)( not|n't)\b", r"\1", english, count=1)
    if plain != english:
        return plain
    return re.sub(r"\b(was|were|is|are|has|have|had|will|would|could|can)\b(?! not)", r"\1 not", english, count=1)


FAULTS: dict[str, Callable[[str], str]] = {"number": number, "country": country, "date": date, "denial": denial}


class Faulty:
    """Translator ``faulty``: ``fault`` is what it gets wrong, ``changed`` holds what it said otherwise than the memory."""

    name = "faulty"
    signature = "faulty"
    fault: str = "number"
    changed: ClassVar[dict[str, str]] = {}

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        made = Auto(str(SEEDS / "translations.tmx")).translate(sentences)
        return [self._wrong(translation) for translation in made]

    def _wrong(self, translation: Translation) -> Translation:
        if translation.translator == "none":
            return translation
        english = FAULTS[self.fault](translation.english)
        if english != translation.english:
            self.changed[translation.sentence.text] = english
        return replace(translation, english=english, translator=self.name)
