"""A text as the fact readers see it: tokens, the lemmas that each may be, and the closed classes of the language."""

from __future__ import annotations

from dataclasses import dataclass, field

from consistency.languages.pack import Pack
from consistency.languages.tokens import Token, tokenise


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

    def __post_init__(self) -> None:
        self.tokens = tokenise(self.text)
        self._starts = {token.start: i for i, token in enumerate(self.tokens)}
        self.folded = [self.pack.lower(t.text).replace("ё", "е") for t in self.tokens]
        self.lemmas = [self._lemmas(i) for i in range(len(self.tokens))]

    def _lemmas(self, i: int) -> frozenset[str]:
        if self.tokens[i].kind != "word":
            return frozenset({self.folded[i]})
        return self.pack.token_lemmas(self.folded[i], self.tokens[i].text)

    def features(self, i: int) -> frozenset[str]:
        """The features of every reading of a token."""
        if self.tokens[i].kind != "word":
            return frozenset()
        return frozenset(f for a in self.pack.analyse(self.tokens[i].text) for f in a.features)

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a blank."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def term(self, kind: str, i: int) -> tuple[str, int] | None:
        """The value of a closed-class form that begins at token ``i`` and how many tokens it has; longest first."""
        if not 0 <= i < len(self.tokens):
            return None
        best: tuple[str, int] | None = None
        heads = self._heads(kind)
        if heads and self.tokens[i].kind == "word":
            for first in sorted(self.lemmas[i]):
                for words, value in heads.get(first[:3], ()):
                    size = len(words)
                    if (best is None or size > best[1]) and self._fits(i, words):
                        best = value, size
        if best is None:
            found = self.pack.token_terms(self.folded[i], self.lemmas[i]).get(kind)
            return None if found is None else (found, 1)
        return best

    def inside(self, kind: str, i: int) -> bool:
        """Whether token ``i`` is part of a form of a closed class that may have begun before it."""
        return any((term := self.term(kind, k)) is not None and k + term[1] > i for k in range(max(0, i - 3), i + 1))

    def index_of(self, start: int) -> int:
        """The token that begins at an offset."""
        return self._starts[start]

    def measured(self, i: int) -> bool:
        """Whether a unit or a currency begins at token ``i``."""
        return self.term("unit", i) is not None or self.term("currency", i) is not None

    def numeric(self, i: int) -> bool:
        """Whether a number may begin at token ``i``: digits, or a word of a numeric class."""
        if self.tokens[i].kind != "word":
            return self.tokens[i].kind == "number"
        kinds = self.pack.token_terms(self.folded[i], self.lemmas[i])
        return bool(kinds.keys() & _NUMERIC) or self.folded[i] in _OPENERS or "-" in self.folded[i]

    def _heads(self, kind: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        key = (self.pack.code, kind)
        if key not in _HEADS:
            heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
            for form, value in self.pack.terms.of(kind).items():
                if " " in form:
                    words = tuple(form.split(" "))
                    heads.setdefault(words[0][:3], []).append((words, value))
            _HEADS[key] = heads
        return _HEADS[key]

    def _fits(self, i: int, words: tuple[str, ...]) -> bool:
        if i + len(words) > len(self.tokens):
            return False
        for k, form in enumerate(words):
            if self.tokens[i + k].kind == "mark":
                return False
            if form not in self.lemmas[i + k] and self.pack.analyser.continues(self.folded[i + k], form) is None:
                return False
        return True

    def slice(self, first: int, last: int) -> tuple[int, int, str]:
        """Offsets and text of tokens ``first``..``last``, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return start, end, self.text[start:end]


_NUMERIC = {"number", "scale", "fraction", "ordinal", "each"}
_OPENERS = {"a", "the", "one"}  # a third, the half, one in five
_HEADS: dict[tuple[str, str], dict[str, list[tuple[tuple[str, ...], str]]]] = {}
