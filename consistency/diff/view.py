"""A claim as the rule ``polarity`` sees it: what it says itself, whether it leaves that open, and its content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from consistency.diff.clauses import SAYING, sentence_of
from consistency.diff.compared import Compared, compared
from consistency.diff.denied import Said
from consistency.diff.predications import said_by
from consistency.diff.trends import Told, trends_of
from consistency.languages.families import TURKIC
from consistency.records import Claim, Quantity, Word

# Most content words and own predicates of a plain claim, all of which are compared; of a longer one only what it
# says first (in a language whose verb stands last, last). Chosen on the development stories and NTREX.
_LONG, _PREDICATES = 13, 3
_OPEN = frozenset({"whether", "ли", "perhaps", "maybe", "возможно", "bəlkə", "мүмкін", "ehtimal", "unlikely", "hardly", "вряд ли", "reportedly", "allegedly",
                   "if", "unless", "если", "əgər", "егер",
                   "жаздады", "жаздаған", "az qala", "az qalsın"})  # fmt: skip
_THAT = re.compile(r"\s+that\b|\s*,\s*(?:что|ki|мол)\b|\s+ki\b|\s*:")
_BUT = frozenset({"but", "while", "whereas", "но", "а", "зато", "lakin", "amma", "isə", "бірақ", "ал", "алайда"})


@dataclass(frozen=True)
class View:
    """A claim as this rule sees it."""

    claim: Claim

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All that it says and denies, in asides too."""
        return said_by(self.claim)

    @cached_property
    def main(self) -> tuple[Said, ...]:
        """What it says itself; of a long claim only the foremost."""
        own = tuple(s for s in self.said if s.main)
        said = [s for s in own if not s.act and (SAYING.isdisjoint(s.senses[:1]) or self._confirms(s))]
        if (len(self.claim.slots) <= _LONG and len(said) <= _PREDICATES) or not said:
            return own
        said = [s for s in said if not s.thing] or said
        root = said[-1] if self.claim.article.language in TURKIC else said[0]
        return tuple(s for s in own if s.at == root.at or (s.act and abs(s.at - root.at) <= 4))  # and what it governs

    def _confirms(self, said: Said) -> bool:
        """Whether a verb of saying is what is told: the tests have not confirmed salmonella; not what he confirms he will do."""
        rest = self.claim.reading.sentence.text[self.claim.reading.words[said.at].span.end :]
        return said.key == "confirm" and _THAT.match(rest) is None

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question or leaves something open."""
        sentence = sentence_of(self.claim)
        words = sentence.words
        return "?" in sentence.text or any((w.text.lower() in _OPEN or _is_condition(w)) and not _is_even(words, i) for i, w in enumerate(words))

    @cached_property
    def contrasts(self) -> bool:
        """Whether it says one thing of one and another of another."""
        return any(w.text.lower() in _BUT for w in self.claim.reading.words)

    @cached_property
    def content(self) -> tuple[frozenset[str], ...]:
        """The concepts of each content word."""
        return tuple(frozenset(concept for concept, weight in slot if weight >= 0.5) for slot in self.claim.slots)

    @cached_property
    def trends(self) -> tuple[Told, ...]:
        """What it says rose or fell."""
        return trends_of(self.claim)

    @cached_property
    def compared(self) -> tuple[Compared, ...]:
        """What it says to be more or less than it was, or than was expected."""
        return compared(self.claim)

    @cached_property
    def figures(self) -> frozenset[object]:
        """The values of its figures."""
        return frozenset(f.value for f in self.claim.facts if isinstance(f, Quantity))


def _is_condition(word: Word) -> bool:
    """Whether a verb makes what follows hang on it: şərt pozulsa, шарт бұзылса; not ал Астана болса, as for Astana."""
    return word.pos == "VERB" and "conditional" in word.features and word.senses[:1] not in (("be",), ("become",))


def _is_even(words: Sequence[Word], i: int) -> bool:
    """Whether a condition is a concession, after which all is as it is: even if, даже если, жауса да, yağsa da."""
    before, after = (words[k].text.lower() if 0 <= k < len(words) else "" for k in (i - 1, i + 1))
    return before in ("even", "даже", "hətta", "тіпті") or after in ("да", "де", "da", "də")


def views_of(claims: Sequence[Claim]) -> dict[int, View]:
    """A view of each claim, by its identity."""
    return {id(claim): View(claim) for claim in claims}
