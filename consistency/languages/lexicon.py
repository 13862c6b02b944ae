"""The lexicon of a language: lemma, part of speech, English senses; and its set phrases.

The table is kept as the sorted lines of its file and searched by bisection, so that a lexicon of any size loads in
the time it takes to read it; only what a text asks for is taken apart.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

Row = tuple[str, tuple[str, ...]]  # part of speech, senses (English: irregular forms)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase: its words in citation form (the last one inflects), and what it means."""

    words: tuple[str, ...]
    lemma: str
    pos: str
    senses: tuple[str, ...]


class Table:
    """Rows ``lemma<TAB>POS<TAB>value; value`` sorted by lemma (code points), as ``sorted()`` gives them."""

    def __init__(self, path: Path) -> None:
        self._lines = path.read_text("utf-8").splitlines()
        self._several: list[str] | None = None
        # Capitals sort apart: a lower-case look-up finds the names through this.
        self._cased: dict[str, list[str]] = {}
        for line in self._lines:
            if line[0] != line[0].lower():
                lemma = line.partition("\t")[0]
                self._cased.setdefault(lemma.replace("İ", "i").lower(), []).append(lemma)

    def __len__(self) -> int:
        return len(self._lines)

    def rows(self, lemma: str) -> list[Row]:
        """The rows of a lower-case lemma, those of names that differ only in case included."""
        return [row for form in self.forms(lemma) for row in self.rows_of(form)]

    def forms(self, lemma: str) -> tuple[str, ...]:
        """A lower-case lemma as it may be written: itself and with its capitals."""
        return (lemma, *self._cased.get(lemma, ()))

    def rows_of(self, form: str) -> list[Row]:
        """The rows of a lemma exactly as written."""
        found: list[Row] = []
        head = form + "\t"
        at = bisect_left(self._lines, head)
        while at < len(self._lines) and self._lines[at].startswith(head):
            _, pos, values = self._lines[at].split("\t")
            found.append((pos, tuple(values.split("; "))))
            at += 1
        return found

    def phrases(self, start: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """(lemma, part of speech, values) of the rows of several words that begin with ``start`` in lower case."""
        if self._several is None:
            self._several = [line for line in self._lines if " " in line[: line.index("\t")]]
        found = []
        for head in {start, start.capitalize(), start.upper()}:
            at = bisect_left(self._several, head)
            while at < len(self._several) and self._several[at].startswith(head):
                lemma, pos, values = self._several[at].split("\t")
                found.append((lemma, pos, tuple(values.split("; "))))
                at += 1
        return found

    def lines(self) -> list[str]:
        """All lines, for tests and tools."""
        return self._lines


class Lexicon:
    """A table and the phrases added to it (country names). ``own`` English rows mean themselves: senses are the lemma."""

    def __init__(self, path: Path, *, english: bool = False) -> None:
        self.table = Table(path)
        self._english = english
        self._words: dict[str, list[Row]] = {}
        self._added: dict[str, list[Phrase]] = {}
        self._phrases: dict[str, dict[str, list[Phrase]]] = {}

    def rows(self, lemma: str) -> list[Row]:
        """(part of speech, English senses) of a lower-case lemma; empty where unknown. Memoised."""
        found = self._words.get(lemma)
        if found is None:
            found = self.table.rows(lemma) if " " not in lemma else []
            if self._english:
                found = [(pos, (form,)) for form in self.table.forms(lemma) for pos, _ in self.table.rows_of(form)]
            self._words[lemma] = found
        return found

    def add_phrase(self, phrase: Phrase) -> None:
        """Add a phrase that is in no table row."""
        self._added.setdefault(phrase_key(phrase.words[0]), []).append(phrase)

    def phrases(self, word: str, following: str) -> list[Phrase]:
        """Phrases that two words in some form may begin, the longest first. Memoised."""
        key = phrase_key(word)
        table = self._phrases.get(key)
        if table is None:
            table = self._phrases[key] = self._index(key)
        return table.get(following[:2], [])

    def _index(self, key: str) -> dict[str, list[Phrase]]:
        """Phrases that begin like ``key`` by the first two letters of their second word, which no ending changes."""
        found = list(self._added.get(key, ()))
        for lemma, pos, values in self.table.phrases(key):
            senses = (lemma,) if self._english else values
            found.append(Phrase(tuple(lemma.lower().split(" ")), lemma, pos, senses))
        found.sort(key=lambda phrase: (-len(phrase.words), phrase.lemma))
        table: dict[str, list[Phrase]] = {}
        for phrase in found:
            table.setdefault(phrase.words[1][:2], []).append(phrase)
        return table


def phrase_key(word: str) -> str:
    """The first three letters: short enough that inflection seldom changes them."""
    return word[:3]
