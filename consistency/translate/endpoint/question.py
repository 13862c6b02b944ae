"""What is asked of the endpoint, and which answers can be used."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zlib import crc32

from consistency.translate.folding import fold

NAMES = {"az": "Azerbaijani", "kk": "Kazakh", "ru": "Russian", "tr": "Turkish"}
_RUNAWAY = 8  # an answer that has more times the characters of its source than this ...
_SHORT = 200  # ... and is longer than this by more is no translation
_ECHO = 5  # so many words, letters among them that English lacks, are no name that is the same in English
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "translations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": {"type": "integer"}, "english": {"type": "string"}},
                "required": ["id", "english"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["translations"],
    "additionalProperties": False,
}


@lru_cache(maxsize=1)
def system() -> str:
    return files(__package__).joinpath("system.txt").read_text("utf-8").strip()


def signature() -> str:
    """Changes with every word of the question."""
    return f"{crc32((system() + json.dumps(SCHEMA)).encode()):08x}"


def messages(language: str, texts: Sequence[str]) -> list[dict[str, str]]:
    """The question for sentences of one article, in order; ids count from 1."""
    asked = {
        "language": NAMES.get(language, language),
        "sentences": [{"id": number, "text": fold(text)} for number, text in enumerate(texts, 1)],
    }
    return [{"role": "system", "content": system()}, {"role": "user", "content": json.dumps(asked, ensure_ascii=False, indent=1)}]


def checker(texts: Sequence[str]) -> Callable[[dict[str, Any]], object]:
    """Raises ValueError, with why, for an answer that is not one English text for each of ``texts``."""
    return lambda answer: english_of(answer, texts)


def english_of(answer: dict[str, Any], texts: Sequence[str]) -> list[str]:
    """The English of each text, on one line. Raises ValueError: wrong shape, an id missing, twice or added, no text, no English."""
    rows = answer.get("translations")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError('it has no list "translations"')
    found: dict[int, str] = {}
    for row in rows:
        number, english = row.get("id"), row.get("english")
        if isinstance(number, str) and number.isdecimal():  # some write ids as texts
            number = int(number)
        whole = type(number) is int and type(english) is str  # not bool
        if not whole:
            raise ValueError("an entry lacks id or english")
        if not 1 <= number <= len(texts):
            raise ValueError(f"there is no sentence of id {str(number)[:9]}")
        if number in found:
            raise ValueError(f"id {number} comes twice")
        found[number] = fold(english)
    for number, text in enumerate(texts, 1):
        if number not in found:
            raise ValueError(f"id {number} is missing")
        _judge(number, text, found[number])
    return [found[number] for number in range(1, len(texts) + 1)]


def _judge(number: int, text: str, english: str) -> None:
    if not english:
        raise ValueError(f"id {number} has no text")
    if len(english) > len(text) * _RUNAWAY and len(english) > len(text) + _SHORT:
        raise ValueError(f"id {number} is far longer than its sentence")
    source = fold(text)
    if _latin(english) < 0.5 or (english == source and not source.isascii() and len(source.split()) >= _ECHO):
        raise ValueError(f"id {number} is not in English")


def _latin(text: str) -> float:
    """The share of Latin letters among the letters; 1 where there are none."""
    letters = [c for c in text if c.isalpha()]
    return sum(unicodedata.name(c, "").startswith("LATIN") for c in letters) / len(letters) if letters else 1.0
