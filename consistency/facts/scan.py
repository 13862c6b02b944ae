"""A text as the fact readers see it: tokens, the lemmas that each may be, and the closed classes of the language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from consistency.languages.pack import Pack
from consistency.languages.tokens import Token, tokenise
from consistency.records import Word

T = TypeVar("T")
TermAt = tuple[str, int]  # the value of a closed-class form, and how many tokens it has


@dataclass(slots=True)
class Scan:
    """``taken`` marks tokens that a reader has used up: a date's day is no quantity."""

    text: str
    pack: Pack
    published: str | None
    tokens: tuple[Token, ...] = ()
    lemmas: list[frozenset[str]] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    _starts: dict[int, int] = field(default_factory=dict)
    _terms: list[Mapping[str, TermAt]] = field(default_factory=list)
    _inside: dict[str, set[int]] = field(default_factory=dict)
    _numeric: list[bool] = field(default_factory=list)
    _where: dict[str, list[int]] = field(default_factory=dict)
    _once: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tokens = tokenise(self.text)
        self._starts = {token.start: i for i, token in enumerate(self.tokens)}
        self.folded = [self.pack.folded(t.text) for t in self.tokens]
        self.lemmas = [self._lemmas(i) for i in range(len(self.tokens))]
        self._terms = [self._terms_at(i) for i in range(len(self.tokens))]
        self._numeric = [self._is_numeric(i) for i in range(len(self.tokens))]
        for i, kinds in enumerate(self._terms):
            for kind in kinds:
                self._where.setdefault(kind, []).append(i)

    def _lemmas(self, i: int) -> frozenset[str]:
        if self.tokens[i].kind != "word":
            return frozenset({self.folded[i]})
        return self.pack.token_lemmas(self.folded[i], self.tokens[i].text)

    def features(self, i: int) -> frozenset[str]:
        """The features of every reading of a token."""
        if self.tokens[i].kind != "word":
            return frozenset()
        return self.pack.token_features(self.tokens[i].text)

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a blank."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def term(self, kind: str, i: int) -> TermAt | None:
        """The value of a closed-class form that begins at token ``i`` and how many tokens it has; longest first."""
        return self._terms[i].get(kind) if 0 <= i < len(self._terms) else None

    def inside(self, kind: str, i: int) -> bool:
        """Whether token ``i`` is part of a form of a closed class that may have begun before it."""
        return kind in self._terms[i] or i in self._inside.get(kind, ())

    def within(self, kind: str, i: int) -> bool:
        """Whether token ``i`` is part of a form of several words."""
        return i in self._inside.get(kind, ())

    def where(self, kind: str) -> Sequence[int]:
        """The tokens at which forms of a closed class begin, in order."""
        return self._where.get(kind, ())

    def numerals(self) -> Iterator[int]:
        """The tokens at which a number may begin, and which no reader has used up, in order."""
        return (i for i, numeric in enumerate(self._numeric) if numeric and i not in self.taken)

    def once(self, name: str, work: Callable[[Scan], T]) -> T:
        """What holds of the whole text, worked out at the first question; readers ask for each figure of a long line."""
        if name not in self._once:
            self._once[name] = work(self)
        return cast(T, self._once[name])

    def touching(self, first: Word, second: Word) -> bool:
        """Whether nothing but blanks stands between two words."""
        return not self.text[first.span.end : second.span.start].strip()

    def index_of(self, start: int) -> int:
        """The token that begins at an offset."""
        return self._starts[start]

    def word_from(self, start: int) -> int:
        """The index among the pack's words of the first that begins at an offset or after it."""
        return bisect_left(self.pack.words(self.text), start, key=lambda word: word.span.start)

    def measured(self, i: int) -> bool:
        """Whether a unit or a currency begins at token ``i``."""
        return self.term("unit", i) is not None or self.term("currency", i) is not None

    def numeric(self, i: int) -> bool:
        """Whether a number may begin at token ``i``: digits, or a word of a numeric class."""
        return self._numeric[i]

    def slice(self, first: int, last: int) -> tuple[int, int, str]:
        """Offsets and text of tokens ``first``..``last``, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return start, end, self.text[start:end]

    def _terms_at(self, i: int) -> Mapping[str, TermAt]:
        """Closed class -> (value, tokens) of the forms that begin at token ``i``."""
        single = self.pack.token_terms(self.folded[i], self.lemmas[i])
        if self.tokens[i].kind != "word" or i + 1 >= len(self.tokens):
            return single
        phrases = self.pack.terms.phrases
        after = self.folded[i + 1][:2]
        found: dict[str, TermAt] = {}
        for head in {lemma[:3] for lemma in self.lemmas[i]}:
            for words, kind, value in phrases.get((head, after), ()):
                size = len(words)
                if (kind not in found or size > found[kind][1]) and self._fits(i, words):
                    found[kind] = value, size
                    self._inside.setdefault(kind, set()).update(range(i, i + size))
        return {**single, **found} if found else single

    def _fits(self, i: int, words: tuple[str, ...]) -> bool:
        if i + len(words) > len(self.tokens):
            return False
        for k, form in enumerate(words):
            if self.tokens[i + k].kind == "mark":
                return False
            if form not in self.lemmas[i + k] and self.pack.analyser.continues(self.folded[i + k], form) is None:
                return False
        return True

    def _is_numeric(self, i: int) -> bool:
        if self.tokens[i].kind != "word":
            return self.tokens[i].kind == "number"
        return not _NUMERIC.isdisjoint(self._terms[i]) or self.folded[i] in _OPENERS or "-" in self.folded[i]


_NUMERIC = frozenset({"number", "scale", "fraction", "ordinal", "each"})
_OPENERS = frozenset({"a", "the", "one", "onda", "double", "triple", "treble"})  # a third, the half, one in five, double the sum
