"""The lexicon of a language: lemma, part of speech, English senses; and its set phrases.

The table is kept as the sorted lines of its file and searched by bisection, so that a lexicon of any size loads in
the time it takes to read it; only what a text asks for is taken apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

Row = tuple[str, tuple[str, ...]]  # part of speech, senses (English: irregular forms)
_HARD = str.maketrans("dbгғбд", "tpкқпт")  # consonants that soften before a vowel, and how the stem has them


_BLANKS = (" ", "\t")
MANY = 8_000  # look-ups after which a set of all lemmas, or stems, pays for itself; a short run makes fewer


class Phrase(NamedTuple):
    """A set phrase: its words in citation form (the last one inflects), and what it means."""

    words: tuple[str, ...]
    lemma: str
    pos: str
    senses: tuple[str, ...]


class Table:
    """Rows ``lemma<TAB>POS<TAB>value; value`` sorted by lemma (code points), as ``sorted()`` gives them."""

    def __init__(self, path: Path, lowercase: Mapping[int, str] | None = None) -> None:
        self._lines = path.read_text("utf-8").splitlines()
        self._asked = 0
        self._lemmas: set[str] | None = None
        self._named: dict[str, list[str]] | None = None  # the lines that begin with a capital, by their first word
        # Capitals sort apart: a lower-case look-up finds the names through this.
        self._cased: dict[str, list[str]] = {}
        for line in self._capitals():
            lemma = line.partition("\t")[0]
            for small in {_small(lemma), _small(lemma.translate(lowercase or {}))}:  # IMF, and Iğdır
                self._cased.setdefault(small, []).append(lemma)

    def __len__(self) -> int:
        return len(self._lines)

    def _capitals(self) -> Iterator[str]:
        """The lines that begin with a capital; from first letter to first letter, since they are sorted."""
        at = 0
        while at < len(self._lines):
            first = self._lines[at][0]
            end = bisect_left(self._lines, chr(ord(first) + 1), at)
            if first.isupper():
                yield from self._lines[at:end]
            at = end

    def rows(self, lemma: str) -> list[Row]:
        """The rows of a lower-case lemma, those of names that differ only in case included."""
        if self._lemmas is None:
            self._asked += 1
            if self._asked == MANY:
                self._lemmas = self.lemmas()
        elif lemma not in self._lemmas:
            return []
        return [row for form in self.forms(lemma) for row in self.rows_of(form)]

    def lemmas(self) -> set[str]:
        """All lemmas, those of names in lower case too."""
        return {line.partition("\t")[0] for line in self._lines} | self._cased.keys()

    def forms(self, lemma: str) -> tuple[str, ...]:
        """A lower-case lemma as it may be written: itself and with its capitals."""
        return (lemma, *self._cased.get(lemma, ()))

    def capitals_only(self, lemma: str, pos: str) -> bool:
        """Whether a lower-case lemma is that part of speech only when written in capitals: kk АҚ, a company, not ақ, white."""
        cased = self._cased.get(lemma)
        if not cased or any(p == pos for p, _ in self.rows_of(lemma)):
            return False
        return all(form.isupper() and len(form) > 1 for form in cased if any(p == pos for p, _ in self.rows_of(form)))

    def beginning(self, start: str) -> list[str]:
        """The forms of all rows that begin with ``start``, as written."""
        found: list[str] = []
        for at in range(bisect_left(self._lines, start), len(self._lines)):
            if not self._lines[at].startswith(start):
                break
            found.append(self._lines[at].partition("\t")[0])
        return found

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
        found = []
        for head in {start, start.capitalize(), start.upper()}:
            at = bisect_left(self._lines, head)
            while at < len(self._lines) and self._lines[at].startswith(head):
                lemma, pos, values = self._lines[at].split("\t")
                found.append((lemma, pos, tuple(values.split("; "))))
                at += 1
        return found

    def openings(self) -> set[tuple[str, str]]:
        """How phrases begin: (phrase key of the first word, first two letters of the second), lower case."""
        found = set()
        for line in self._lines:
            at = line.find(" ") + 1
            second = line[at : at + 2]
            found.add((line[: at - 1][:3], second[:1] if second[1:] in _BLANKS else second))  # подать в отставку: one letter
        return {(first.lower(), second.lower()) for first, second in found}

    def begun_by(self, word: str) -> list[str]:
        """The lines of phrases whose first word, in lower case, is this."""
        if self._named is None:
            self._named = {}
            for line in self._capitals():
                self._named.setdefault(_small(line[: line.index(" ")]), []).append(line)
        head = word + " "
        at = end = bisect_left(self._lines, head)
        while end < len(self._lines) and self._lines[end].startswith(head):
            end += 1
        return self._lines[at:end] + self._named.get(word, [])

    def lines(self) -> list[str]:
        """All lines, for tests and tools."""
        return self._lines


class Lexicon:
    """The words and the set phrases of a folder, and the phrases added to them (country names). English rows mean
    themselves: their sense is the lemma. ``exact`` marks a language in which only the last word of a phrase inflects."""

    def __init__(self, folder: Path, *, english: bool = False, exact: bool = False, lowercase: Mapping[int, str] | None = None) -> None:
        self.table = Table(folder / "lexicon.tsv", lowercase)
        self.set_phrases = Table(folder / "phrases.tsv")
        self._english = english
        self._words: dict[str, list[Row]] = {}
        self._added: dict[str, list[Phrase]] = {}
        self._phrases: dict[str, dict[str, list[Phrase]]] = {}
        self._openings: set[tuple[str, str]] | None = None
        self._candidates: dict[tuple[str, str], list[Phrase]] = {}
        self._begun: dict[str, list[Phrase]] = {}
        self._first: dict[str, list[tuple[str, str]]] = {}  # the lines of phrases by their first word: lower case, as written
        self._opens: dict[str, bool] = {}
        self.exact = exact

    def forget(self) -> None:
        """Drop what was looked up; see ``Pack.forget``."""
        for memo in (self._words, self._candidates, self._begun, self._first, self._opens, self._phrases):
            memo.clear()

    def rows(self, lemma: str) -> list[Row]:
        """(part of speech, English senses) of a lower-case lemma; empty where unknown. Memoised."""
        found = self._words.get(lemma)
        if found is None:
            found = self.table.rows(lemma)
            if self._english:
                found = [(pos, (form,)) for form in self.table.forms(lemma) for pos, _ in self.table.rows_of(form)]
            self._words[lemma] = found
        return found

    def lemmas(self) -> set[str]:
        """All lemmas of single words, in lower case where ``rows`` finds them so."""
        return self.table.lemmas()

    def add_phrase(self, phrase: Phrase) -> None:
        """Add a phrase that is in no table row."""
        self._added.setdefault(phrase_key(phrase.words[0]), []).append(phrase)

    def phrases(self, word: str, lemmas: Iterable[str], following: str) -> list[Phrase]:
        """Phrases that two words in some form may begin, the longest first; ``lemmas`` are those of the first. Memoised."""
        if self.exact:
            return self._exact_phrases(word, lemmas, following)
        if self._openings is None:
            added = {(key, phrase.words[1][:2]) for key, phrases in self._added.items() for phrase in phrases}
            self._openings = self.set_phrases.openings() | added
        key, other = phrase_key(word), _PRESENT.get(phrase_key(word))
        own = self._begun_like(key, following)
        if other is None:
            return own
        return sorted((*own, *self._begun_like(other, following)), key=_length_first)

    def _begun_like(self, key: str, following: str) -> list[Phrase]:
        """The phrases of a key whose second word begins like ``following``."""
        if self._openings is None or (key, following[:2]) not in self._openings:
            return []
        table = self._phrases.get(key)
        if table is None:
            table = self._phrases[key] = self._index(key)
        return table.get(following[:2], [])

    def _exact_phrases(self, word: str, lemmas: Iterable[str], following: str) -> list[Phrase]:
        start = word, following[:2]
        found = self._candidates.get(start)
        if found is None:
            forms = [form for form in dict.fromkeys((word, *sorted(lemmas))) if self._begins(form)]
            if not forms:
                self._candidates[start] = []
                return []
            letters = dict.fromkeys((following[:2], opening(following)))
            found = [phrase for form in forms for second in letters for phrase in self._beginning(form, second)]
            # davam etmək (last) before dava etmək (quarrel), of whose first word davam is a form too
            found.sort(key=lambda p: (-len(p.words), p.words[0] != word, -len(p.lemma)))
            self._candidates[start] = found
        return found

    def _begins(self, word: str) -> bool:
        """Whether a phrase begins with this word."""
        begins = self._opens.get(word)
        if begins is None:
            lines = self._first[word] = [(_small(line), line) for line in self.set_phrases.begun_by(word)]
            begins = self._opens[word] = bool(lines) or any(phrase.words[0] == word for phrase in self._added.get(phrase_key(word), ()))
        return begins

    def _beginning(self, word: str, following: str) -> list[Phrase]:
        """Phrases whose first word is just this, and whose second begins with the letters ``following``."""
        head = f"{word} {following}"
        found = self._begun.get(head)
        if found is None:
            found = [
                phrase for phrase in self._added.get(phrase_key(word), ()) if " ".join(phrase.words).startswith(head)
            ]
            for small, line in self._first.get(word, ()):
                if small.startswith(head):
                    lemma, pos, senses = line.split("\t")
                    found.append(Phrase(tuple(_small(lemma).split(" ")), lemma, pos, tuple(senses.split("; "))))
            self._begun[head] = found
        return found

    def _index(self, key: str) -> dict[str, list[Phrase]]:
        """Phrases that begin like ``key`` by the first two letters of their second word, which no ending changes."""
        found = list(self._added.get(key, ()))
        for lemma, pos, values in self.set_phrases.phrases(key):
            senses = (lemma,) if self._english else values
            found.append(Phrase(tuple(lemma.lower().split(" ")), lemma, pos, senses))
        found.sort(key=_length_first)
        table: dict[str, list[Phrase]] = {}
        for phrase in found:
            table.setdefault(phrase.words[1][:2], []).append(phrase)
        return table


def _small(text: str) -> str:
    """Lower case; Python makes two letters of İ."""
    return text.replace("İ", "i").lower()


# Past stems of Russian verbs in -йти, and the keys that their phrases are found by: ушёл в отставку.
_PRESENT = {"уше": "уйт", "ушл": "уйт", "выш": "вый", "вош": "вой", "заш": "зай", "сош": "сой", "пош": "пой", "дош": "дой", "наш": "най",
            "дал": "дат", "дас": "дат", "дад": "дат", "вел": "вес", "вед": "вес", "сни": "сня",
            "шел": "идт", "шла": "идт", "шли": "идт", "шло": "идт"}  # fmt: skip


def _length_first(phrase: Phrase) -> tuple[int, int, str]:
    """The longest first, in words and then in letters: kk сатып алушы, a buyer, before сатып ал, to buy."""
    return -len(phrase.words), -len(phrase.lemma), phrase.lemma


def phrase_key(word: str) -> str:
    """The first three letters: short enough that inflection seldom changes them."""
    return word[:3]


def opening(word: str) -> str:
    """The first two letters, the second as at the end of a stem: et- of etmək softens in edib, edir, ediləcək."""
    return word[:1] + word[1:2].translate(_HARD)
