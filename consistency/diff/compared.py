"""What is said to be more or less than it was, than was expected or than usual: later this year than last, былтырғыдан көп.

Two claims that compare one thing with one standard, and differ in the way it went, contradict each other; by how much is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consistency.diff.clauses import Sentence, senses_of, sentence_of
from consistency.languages.concepts import concepts_of
from consistency.records import Claim, Quantity, Word

_WAYS = (
    ({"more", "many", "much", "a lot", "greater", "larger", "large", "bigger", "big", "more than"}, {"fewer", "less", "few", "little", "smaller", "small", "fewer than", "less than"}),
    ({"later", "late"}, {"earlier", "early", "sooner", "ahead"}),
    ({"higher", "high", "above", "higher than"}, {"lower", "low", "below", "lower than"}),
    ({"warmer", "warm", "hot", "hotter"}, {"colder", "cold", "cool", "cooler"}),
    ({"dearer", "expensive", "more expensive"}, {"cheaper", "cheap"}),
    ({"better", "good", "well"}, {"worse", "bad", "poor"}),
    ({"faster", "fast", "quick"}, {"slower", "slow"}),
    ({"longer", "long"}, {"shorter", "short"}),
    ({"stronger", "strong"}, {"weaker", "weak"}),
    ({"more often", "often", "frequent"}, {"less often", "rare", "rarely", "seldom"}),
    ({"thicker", "thick"}, {"thinner", "thin"}),
    ({"deeper", "deep"}, {"shallower", "shallow"}),
)
_STANDARDS = {
    "past": {"last year", "last year's", "last month", "last month's", "last week", "last season", "a year ago", "a month ago", "last", "past", "previous", "year ago", "ago", "same period", "earlier", "before", "previously"},
    "expected": {"expect", "be expected", "expected", "forecast", "plan", "planned", "schedule", "predict", "wait", "prediction", "estimate"},
    "usual": {"usual", "usually", "norm", "normal", "average", "ordinary", "standard"},
}  # fmt: skip
_THAN = frozenset({"than", "чем"})
_REACH = 7  # words between what compares and what it is compared with


class Compared(NamedTuple):
    """``way``: of which of the pairs above; ``up``: its first; ``standard``: past, expected or usual; ``at``: the word."""

    way: int
    up: bool
    standard: str
    at: int


def compared(claim: Claim) -> tuple[Compared, ...]:
    """What a claim compares; none that goes both ways."""
    found = tuple(_found(claim, sentence_of(claim)))
    both = {(c.way, c.standard) for c in found for d in found if c.way == d.way and c.standard == d.standard and c.up != d.up}
    return tuple(c for c in found if (c.way, c.standard) not in both)


def _found(claim: Claim, sentence: Sentence) -> Iterator[Compared]:
    for i, word in enumerate(sentence.words):
        senses = set(senses_of(word, sentence.language)[:2])
        for way, (up, down) in enumerate(_WAYS):
            if senses.isdisjoint(up) == senses.isdisjoint(down):
                continue
            if _is_denied(sentence, i):
                continue
            near = _standard_words(claim, sentence, i)
            standard = next((name for name, names in _STANDARDS.items() for w in near if not names.isdisjoint(s.lower() for s in w.senses)), None)
            if standard is not None:
                yield Compared(way, not senses.isdisjoint(up), standard, i)


def _is_denied(sentence: Sentence, i: int) -> bool:
    """Whether it is said not to be so: no more than last year, не больше, көп емес."""
    if not sentence.final:
        return any(w.text.lower() in ("no", "not", "не", "ничуть") for w in sentence.words[max(0, i - 3) : i])
    end = sentence.clause(i)[1]
    return any("negative" in w.features or w.text.lower() in ("емес", "deyil", "жоқ", "yoxdur") for w in sentence.words[i:end])


def _standard_words(claim: Claim, sentence: Sentence, i: int) -> Sequence[Word]:
    """The words of what word ``i`` compares with, none where it is a figure: fewer than last year, былтырғыдан аз."""
    words = sentence.words
    start, end = sentence.clause(i)
    base = claim.reading.sentence.span.start
    if sentence.final:
        at = next((k for k in range(i - 1, max(start, i - _REACH) - 1, -1) if "ablative" in words[k].features), None)
        if at is None or _is_figure(claim, words[at], base):
            return ()
        return words[max(start, at - 1) : at + 1]
    own = words[i].text.lower().endswith(" than")
    than = i if own else next((k for k in range(i + 1, min(len(words), i + _REACH)) if words[k].text.lower() in _THAN), None)
    if than is None:
        after = words[i + 1 : min(end, i + 3)]
        return [w for w in after if "genitive" in w.features] if sentence.language == "ru" and ("comparative" in words[i].features or words[i].pos == "ADP") else ()
    rest = words[than + 1 : than + 4]
    return () if not rest or _is_figure(claim, rest[0], base) else rest


_TIMES = frozenset({"year", "month", "week", "day", "time", "season", "period", "quarter", "last year", "this year", "percent", "number", "count", "level", "amount", "ago",
                    "expectation", "forecast", "analyst", "expert", "norm", "case", "state", "condition", "comparison"})  # fmt: skip


def of_one(a: Claim, at: int, b: Claim, there: int) -> bool:
    """Whether what two claims tell may be of one thing: they have a noun in common, or one has none; and neither has a noun beside it
    that the other has not, while the other has another: more wheat, less barley; in the north, in the south."""
    one, other = _nouns(a), _nouns(b)
    if not one or not other:
        return True
    met = [(n, m) for n in one for m in other if n & m]
    left = [n for n in one if all(n is not k for k, _ in met)], [m for m in other if all(m is not k for _, k in met)]
    return bool(met) and not (left[0] and left[1])


def _nouns(claim: Claim) -> list[frozenset[str]]:
    """The concepts of each noun of a claim, but for times and what figures are of."""
    out = []
    for word in claim.reading.words:
        concepts = frozenset(c for s in word.senses[:2] for name in (s.lower(), *s.lower().split(" ")) for c in concepts_of(name))
        if word.pos in ("NOUN", "PROPN") and "ablative" not in word.features and concepts and concepts.isdisjoint(_TIMES):
            out.append(concepts)
    return out


def _is_figure(claim: Claim, word: Word, base: int) -> bool:
    return any(isinstance(f, Quantity) and f.span.start < word.span.end + base and word.span.start + base < f.span.end for f in claim.facts)
