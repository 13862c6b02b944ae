"""The lexicon of a language: lemma, part of speech, English senses; and its set phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase: its words in citation form (the last one inflects), and what it means."""

    words: tuple[str, ...]
    lemma: str
    pos: str
    senses: tuple[str, ...]


@dataclass(slots=True)
class Lexicon:
    """``words`` maps a lower-case lemma to its (part of speech, senses); ``phrases`` are keyed by the first letters
    of their first word (see ``phrase_key``), the longest first."""

    words: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)

    def add(self, lemma: str, pos: str, senses: tuple[str, ...]) -> None:
        """Add a word, or a phrase where the lemma has a blank."""
        if " " in lemma:
            self.add_phrase(Phrase(tuple(lemma.lower().split(" ")), lemma, pos, senses))
        else:
            self.words.setdefault(lemma.lower(), []).append((pos, senses))

    def add_phrase(self, phrase: Phrase) -> None:
        self.phrases.setdefault(phrase_key(phrase.words[0]), []).append(phrase)


def phrase_key(word: str) -> str:
    """The first three letters: short enough that inflection seldom changes them."""
    return word[:3]


def read_lexicon(path: Path) -> Lexicon:
    """Read ``lexicon.tsv``: rows ``lemma<TAB>POS<TAB>senses``, the senses separated by ``; ``."""
    lexicon = Lexicon()
    words = lexicon.words
    for line in path.read_text("utf-8").splitlines():
        lemma, pos, senses = line.split("\t")
        if " " in lemma:
            lexicon.add(lemma, pos, tuple(senses.split("; ")))
        else:
            words.setdefault(lemma.lower(), []).append((pos, tuple(senses.split("; "))))
    return lexicon
