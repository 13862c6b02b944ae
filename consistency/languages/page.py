"""What is known of a language's pages: how to recognise it, what ends no sentence, and what is page furniture.

One ``page.tsv`` a language, rows ``kind<TAB>value[<TAB>extra]``. Kinds:

- ``alphabet``: its letters; ``least``/``most``: letters that make up at least/at most this share of its texts;
  ``share``: the least share of function words among its words; ``function``: a function word;
- ``abbreviation``: ends no sentence though a stop follows (written without that stop; a capital in the table asks
  for a capital in the text). Extra: ``may-end`` (ends one before a capital), ``after-number`` (the same, but only
  after a number), ``before-function`` (ends one before a capitalised function word), ``before-number`` (an
  abbreviation only before a number);
- ``furniture``: a piece of a page, extra says what it is; ``#`` is a number, ``*`` anything;
- ``label``: what stands before a date or a name; extra is published, updated or author;
- ``date``: a word that dates are written with, extra filler or relative (2 hours ago);
- ``verb``: an ending of finite verbs, by which a short line is a sentence and no rubric;
- ``reader``: a word that addresses the reader, as prompts do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consistency.registry import LANGUAGES

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The table of one language; ``rows[kind]`` are its (value, extra) pairs in the order of the file."""

    code: str
    rows: dict[str, Rows]

    def of(self, kind: str) -> Rows:
        return self.rows.get(kind, ())

    def values(self, kind: str) -> frozenset[str]:
        return frozenset(value for value, _ in self.of(kind))


@cache
def load_page(code: str) -> Page:
    """The page table of a language; an empty one where it has no pack: sentences end at stops, and no furniture is known."""
    rows: dict[str, list[tuple[str, str]]] = {}
    if code not in LANGUAGES:
        return Page(code, {})
    text = (Path(__file__).parent / code / "page.tsv").read_text("utf-8")
    for line in text.splitlines():
        kind, value, extra = (*line.split("\t"), "")[:3]
        rows.setdefault(kind, []).append((value, extra))
    return Page(code, {kind: tuple(values) for kind, values in rows.items()})
