"""Time and memory of aligning alone, by the length of the texts, and the exponent from the second length to the last.

    python benchmarks/long_alignment.py [N...] [--encoder WIDTH]      # default 100 1000 5000 20000 sentences a side

Sentences are 16 made-up words drawn from a Zipf distribution over 60,000; the other side has four fifths of them in another
order, with three words in ten replaced. Each length runs in a process of its own. Recall and precision say that the links are
the right ones; on so easy a text they measure the search for candidates, not the judgement. ``--encoder`` adds made-up vectors of that many dimensions: a sentence and
its counterpart share three quarters of theirs; what it takes to make them is not counted.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np

from consistency.align import links_between
from consistency.reading import article_of_lines
from consistency.records import Claim, Reading, Translation

WORDS, LENGTH, KEPT, REPLACED, COMMON = 60_000, 16, 0.8, 0.3, 100


def claim_of(sentence: object, words: list[str], common: set[str]) -> Claim:
    text = " ".join(words)
    made = Translation(sentence=sentence, english=text, translator="none")  # type: ignore[arg-type]
    reading = Reading(sentence=sentence, translation=made, words=(), source_facts=(), english_facts=())  # type: ignore[arg-type]
    slots = tuple(((w, 1.0),) for w in words if w not in common)
    return Claim(reading=reading, span=sentence.span, predicate=None, roles=(), speaker=None, facts=(), slots=slots)  # type: ignore[attr-defined]


def claims_of(lines: list[list[str]], name: str, common: set[str]) -> list[Claim]:
    _, sentences = article_of_lines([" ".join(line) for line in lines], "en", name)
    return [claim_of(s, line, common) for s, line in zip(sentences, lines, strict=True)]


class Made:
    """An encoder of vectors that are there already."""

    reads = "source"

    def __init__(self, vectors: np.ndarray) -> None:
        self._vectors = vectors

    def encode(self, texts: object, /) -> np.ndarray:
        return self._vectors


def made(count: int, order: list[int], width: int) -> Made | None:
    if not width:
        return None
    rng = np.random.default_rng(2)
    one = rng.normal(size=(count, width)).astype(np.float32)
    return Made(np.concatenate([one, 0.75 * one[order] + 0.66 * rng.normal(size=(len(order), width)).astype(np.float32)]))


def measured(count: int, width: int) -> tuple[float, float, float, float]:
    """(seconds, peak megabytes, recall, precision) for two texts of ``count`` sentences and four fifths of them."""
    rng = np.random.default_rng(1)
    chance = 1 / np.arange(1, WORDS + 1)
    chance /= chance.sum()
    letters = list("abcdefghiklmnoprstuvz")
    words = ["".join(rng.choice(letters, size=rng.integers(3, 10))) for _ in range(WORDS)]
    drawn = rng.choice(WORDS, size=(count, LENGTH), p=chance)
    other = np.where(rng.random(drawn.shape) < REPLACED, rng.choice(WORDS, size=drawn.shape, p=chance), drawn)
    order = [int(k) for k in rng.permutation(count) if rng.random() < KEPT]
    common = set(words[:COMMON])
    a = claims_of([[words[w] for w in row] for row in drawn], "a", common)
    b = claims_of([[words[w] for w in other[k]] for k in order], "b", common)
    encoder = made(count, order, width)
    start = time.perf_counter()
    found = {(i, j) for i, j, _ in links_between(a, b, encoder)}
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    right = len(found & {(k, j) for j, k in enumerate(order)})
    return seconds, peak, right / len(order), right / max(1, len(found))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000, 5000, 20_000])
    parser.add_argument("--encoder", type=int, default=0, metavar="WIDTH")
    given = parser.parse_args()
    counts = given.counts
    times = []
    for count in counts:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, peak, recall, precision = pool.apply(measured, (count, given.encoder))
        times.append(seconds)
        print(f"{count:>7,} sentences a side  {seconds:6.2f} s  peak {peak:5.0f} MB  recall {recall:.3f}  precision {precision:.3f}")
    if len(counts) > 2:
        exponent = math.log(times[-1] / times[1]) / math.log(counts[-1] / counts[1])
        print(f"exponent from {counts[1]:,} to {counts[-1]:,}: {exponent:.2f}")


if __name__ == "__main__":
    main()
