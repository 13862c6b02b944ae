"""What claims are compared by, as vectors: concepts, character trigrams of the English, and of the source in Latin letters.

Concepts say what is meant, whatever the word; trigrams of the English find what the lexicon has under another form;
trigrams of the source find names, figures and words that two languages share, whatever a translator made of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import reduce

import numpy as np

from consistency.align import reads_source
from consistency.align.encoder import Encoder, encoded, rows_of
from consistency.align.entries import Entries, entries_of
from consistency.align.rows import Floats, Ints, Rows
from consistency.languages.latin import letters
from consistency.records import Claim, Reading, Stance

# The share of each view in likeness. Chosen among five mixtures on NTREX development documents, which differ little.
_CONCEPTS, _ENGLISH, _SOURCE = 0.3, 0.4, 0.3
_ENCODED = 0.5  # of an encoder, where there is one: a third of the whole; not fitted, since no model was at hand
_BARE_LETTERS = 0.1  # of the letters, where an encoder is all that a language has: names and figures in one script; not fitted either
_DENIAL = re.compile(r"\b(?:not|no|never|did|does|do|cannot|\w+n['’]t)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_BUCKETS = 1 << 15  # trigrams are hashed: some 10,000 differ in a long text
_PRIMES = (1_000_003, 8_191, 131)


def vectors(claims: Sequence[Claim], entries: Entries | None = None) -> Rows:
    """A row a claim, all views beside each other; the median squared length of each view is its share. ``entries`` are those of
    the claims, where known."""
    views = [(_concepts(entries or entries_of(claims)), _CONCEPTS), (trigrams([_english(c.reading) for c in claims]), _ENGLISH), (trigrams(_letters(claims)), _SOURCE)]
    return reduce(Rows.beside, (_sized(rows, share) for rows, share in views))


def with_meaning(rows: Rows, meaning: Floats) -> Rows:
    """The rows with an encoder's vectors as one more view."""
    return rows.beside(_sized(rows_of(meaning), _ENCODED))


def bare_vectors(claims: Sequence[Claim], meaning: Floats) -> Rows:
    """A row a claim of what can be compared where one has no pack: an encoder's vectors, which are centred, and the letters."""
    return _sized(rows_of(meaning), 1 - _BARE_LETTERS).beside(_sized(trigrams(_letters(claims)), _BARE_LETTERS))


def meaning_of(claims: Sequence[Claim], encoder: Encoder) -> Floats:
    """An encoder's vectors of the claims: of their own words, or of their English."""
    texts = [own_words(c) for c in claims] if reads_source(encoder) else [_english(c.reading) for c in claims]
    return encoded(encoder, texts)


def own_words(claim: Claim) -> str:
    return claim.article.text[claim.span.start : claim.span.end]


def _letters(claims: Sequence[Claim]) -> list[str]:
    return [letters(own_words(c), c.article.language) for c in claims]


def _english(reading: Reading) -> str:
    """The English without what denies, and the figures, dates and countries that were read from it: those are the
    source's affair, and what a sentence denies is what another affirms."""
    text = reading.translation.english
    for fact in reading.english_facts:
        if isinstance(fact, Stance):
            continue  # its place is the word that is denied, which stays
        text = text[: fact.span.start] + " " * (fact.span.end - fact.span.start) + text[fact.span.end :]
    return _DENIAL.sub(" ", text)


def _sized(rows: Rows, share: float) -> Rows:
    square = rows.squares()
    usual = float(np.median(square[square > 0])) if (square > 0).any() else 0.0
    return rows.scaled(math.sqrt(share / usual)) if usual else rows


def _concepts(entries: Entries) -> Rows:
    """The concepts of each claim; the senses of one word share its weight."""
    length = np.sqrt(np.bincount(entries.slot, weights=entries.sense**2, minlength=len(entries.owner)))
    concept, claim, share = entries.best(entries.sense / length[entries.slot])
    return Rows.of(claim, concept, share * entries.rarity()[concept], entries.claims, max(1, len(entries.names)))


def trigrams(texts: Sequence[str]) -> Rows:
    """Character trigrams within words, their ends marked; weighted by the logarithm of their number and by rarity.

    The vectorised equivalent of TF-IDF over character n-grams within word boundaries.
    """
    plain = [" " + " ".join(_WORDS.findall(text.lower())) + " " for text in texts]
    owner = np.repeat(np.arange(len(plain)), [len(p) for p in plain])
    codes = np.frombuffer("".join(plain).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    if len(codes) < 3:
        return _empty(len(texts))
    bucket, keep = _hashed(codes), codes[1:-1] != 32
    key, count = np.unique(owner[1:-1][keep] * _BUCKETS + bucket[keep], return_counts=True)
    row, column = key // _BUCKETS, key % _BUCKETS
    share = np.bincount(column, minlength=_BUCKETS)
    rarity = np.log((1 + len(texts)) / (1 + share)) + 1
    weight: Floats = (1 + np.log(count)) * rarity[column]
    return Rows.of(row, column, weight, len(texts), _BUCKETS)


def _hashed(codes: Ints) -> Ints:
    """A bucket for each three characters in a row: the same in every process, as Python's own hash is not."""
    mixed: Ints = codes[:-2] * _PRIMES[0] + codes[1:-1] * _PRIMES[1] + codes[2:] * _PRIMES[2]
    mixed = mixed ^ (mixed >> 13)
    return (mixed * 0x9E3779B1 >> 7) % _BUCKETS


def _empty(rows: int) -> Rows:
    none = np.zeros(0, np.int64)
    return Rows.of(none, none, np.zeros(0), rows, _BUCKETS)
