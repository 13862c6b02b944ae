"""How a baseline knows an answer: its value and the words of the source that carry it, and nothing that a translator made.

A key is one string, such as ``12: 12 вагонов``; sides of two runs that share one are the same answer of the same article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from consistency.records import Claim, Moment, Party, Quantity, Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
EACH = 4  # words by which a sentence of a passage is known: enough to tell it, few enough to read in a diff


def folded(text: str) -> str:
    """Words in lower case with one blank between two, so that line ends and capitals change nothing."""
    return " ".join(normalize("NFC", text).casefold().split())


def written(claim: Claim, span: Span) -> str:
    """A fact or name as the source has it."""
    return folded(claim.article.text[span.start : span.end])


def figure_key(claim: Claim, fact: Quantity) -> str:
    """A figure with the word behind it, which mostly is what is counted: 12 wagons are not 12 passengers."""
    if fact.value is not None:
        value = f"{fact.value:f}"
    else:
        value = "..".join("" if v is None else f"{v:f}" for v in (fact.low, fact.high))
    unit = fact.currency or fact.unit
    behind = _WORD.search(claim.article.text, fact.span.end, claim.span.end)
    words = written(claim, Span(start=fact.span.start, end=behind.end() if behind else fact.span.end))
    return f"{value}{f' {unit}' if unit else ''}: {words}"


def moment_key(claim: Claim, fact: Moment, value: str) -> str:
    return f"{value}: {written(claim, fact.span)}"


def party_key(claim: Claim, codes: Iterable[str]) -> str:
    """The countries of an answer, and how the claim names those of them that it names."""
    told = sorted(codes)
    named = sorted({written(claim, f.span) for f in claim.facts if isinstance(f, Party) and (f.alias or f.key) in told})
    return f"{', '.join(told)}: {', '.join(named)}"


def names_key(claim: Claim, spans: Iterable[Span]) -> str:
    """Names as they are written; what they are called in English hangs on the other articles."""
    return ", ".join(sorted({written(claim, span) for span in spans}))


def stance_keys(claim: Claim, value: str, places: Iterable[int]) -> tuple[str, ...]:
    """The words (indices into the reading's words) that say or deny something, each with the longest of the sentence."""
    words = claim.reading.words
    near = "".join(passage_words([claim.article.text[claim.span.start : claim.span.end]], 1))
    return tuple(sorted({f"{value}: {folded(words[at].text)} / {near}" for at in places}))


def passage_words(texts: Sequence[str], each: int = EACH) -> list[str]:
    """The longest words of each of some sentences, in their order: a passage shares most of them with itself where it is cut or
    joined in another way."""
    found: dict[str, None] = {}
    for text in texts:
        words = list(dict.fromkeys(_WORD.findall(folded(text))))
        longest = sorted(words, key=lambda w: (-len(w), w))[:each]
        found |= dict.fromkeys(w for w in words if w in longest)
    return list(found)
