"""Facts as read against sentences annotated by hand: precision and recall by kind of fact.

The annotations are lists of sentences in YAML; ``tests/facts/corpus/GUIDE.md`` says what they hold. A fact that was
read counts as right when it overlaps the annotated words and has the annotated value; each annotation is matched once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

Json = Mapping[str, Any]
KINDS = ("countries", "numbers", "dates", "denials")
_WRITTEN_UNIT: Mapping[str, str | None] = {"age": "year", "times": None}
_SCORE = re.compile(r"\d+\s?[:\-–—‑]\s?\d+")
_SHARE = Decimal("0.001")  # a third is annotated with six places, and read with as many


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one kind of fact: annotated, read, right; and each miss and false fact as (sentence, what)."""

    kind: str
    annotated: int
    read: int
    right: int
    missed: tuple[tuple[str, str], ...] = ()
    false: tuple[tuple[str, str], ...] = ()

    @property
    def precision(self) -> float:
        """0..1; 1 where nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """0..1; 1 where nothing was annotated."""
        return self.right / self.annotated if self.annotated else 1.0


def score_facts(sentences: Sequence[Json], read: Callable[[str], Iterable[Json]]) -> tuple[Score, ...]:
    """One score a kind, over sentences and what ``read`` gives for the text of each (the rows of ``fact_json``)."""
    rows = [(sentence, list(read(str(sentence["text"])))) for sentence in sentences]
    return tuple(_score(kind, rows) for kind in KINDS)


def sentences_with_false_facts(scores: Iterable[Score]) -> int:
    """How many sentences hold a fact, of any kind, that is none."""
    return len({text for score in scores for text, _ in score.false})


def units_right(sentences: Sequence[Json], read: Callable[[str], Iterable[Json]]) -> tuple[int, int]:
    """Of the numbers that were read right, how many have the annotated unit too, and how many they are. An age is
    annotated in years, and "three times" without a unit."""
    right = count = 0
    for sentence in sentences:
        text = str(sentence["text"])
        matched, _ = _matched("numbers", text, sentence, read(text))
        found = [(mention, hit) for mention, hit in matched if hit is not None]
        count += len(found)
        right += sum(_WRITTEN_UNIT.get(hit["unit"], hit["unit"]) == mention.get("unit") for mention, hit in found)
    return right, count


def _matched(kind: str, text: str, sentence: Json, facts: Iterable[Json]) -> tuple[list[tuple[Json, Json | None]], list[Json]]:
    """Each annotation of a kind with the fact that is it, None where there is none; and the facts that are left over."""
    left = [fact for fact in facts if _kind_of(fact) == kind]
    matched: list[tuple[Json, Json | None]] = []
    for start, end, mention in _placed(text, sentence.get(kind) or ()):
        hit = next((f for f in left if f["start"] < end and start < f["end"] and _same(kind, f, mention)), None)
        if hit is not None:
            left.remove(hit)
        matched.append((mention, hit))
    return matched, left


def _score(kind: str, rows: Sequence[tuple[Json, list[Json]]]) -> Score:
    annotated = read = right = 0
    missed: list[tuple[str, str]] = []
    false: list[tuple[str, str]] = []
    for sentence, facts in rows:
        text = str(sentence["text"])
        matched, left = _matched(kind, text, sentence, facts)
        lost = [mention for mention, hit in matched if hit is None]
        hits = len(matched) - len(lost)
        annotated, read, right = annotated + len(matched), read + hits + len(left), right + hits
        missed += [(text, str(dict(mention))) for mention in lost]
        false += [(text, f"{fact['text']} = {_shown(fact)}") for fact in left]
    return Score(kind=kind, annotated=annotated, read=read, right=right, missed=tuple(missed), false=tuple(false))


def _placed(text: str, mentions: Sequence[Json]) -> list[tuple[int, int, Json]]:
    """Where each mention stands; of words that stand twice, mentions in order are occurrences in order."""
    placed: list[tuple[int, int, Json]] = []
    last: dict[str, int] = {}
    twice = Counter[str]()
    for mention in mentions:
        words = str(mention["text"])
        twice[words] += 1
        if twice[words] % 2 == 0 and _SCORE.fullmatch(words) and placed[-1][2]["text"] == words:
            placed.append((*placed[-1][:2], mention))  # 2:1 is annotated twice over the same words
            continue
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        # A slice may end inside a word (13-нің 13).
        match = whole.search(text, last.get(words, 0)) or whole.search(text)
        at = match.start() if match else text.index(words)
        last[words] = at + 1
        placed.append((at, at + len(words), mention))
    return placed


def _kind_of(fact: Json) -> str | None:
    if fact["type"] == "party":
        return "countries" if fact["kind"] == "country" else None
    if fact["type"] == "stance":
        return "denials" if fact["value"] == "denied" else None
    return "numbers" if fact["type"] == "quantity" else "dates"


def _same(kind: str, fact: Json, mention: Json) -> bool:
    if kind == "countries":
        return bool(fact["key"] == mention["code"])
    if kind == "dates":
        return bool(fact["value"] == mention["value"])
    return kind == "denials" or _same_number(fact, mention)


def _same_number(fact: Json, mention: Json) -> bool:
    ends = [(fact.get(end), mention.get(end)) for end in ("value", "low", "high")]
    return all((a is None) == (b is None) and (a is None or _close(a, b)) for a, b in ends)


def _close(a: object, b: object) -> bool:
    first, second = Decimal(str(a)), Decimal(str(b))
    return first == second or (abs(first) < 1 and abs(Fraction(first) - Fraction(second)) < _SHARE)


def _shown(fact: Json) -> str:
    if fact["type"] == "quantity":
        return str(fact["value"]) if fact.get("value") is not None else f"{fact.get('low')}..{fact.get('high')}"
    return str(fact["key"] if fact["type"] == "stance" else fact["value"])
