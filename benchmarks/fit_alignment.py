"""Fit the weights of the aligner's rounds, and print them as they stand in consistency/align/weights.py.

    python benchmarks/fit_alignment.py FOLDER --ids FILE [--seeds 2]      # line-aligned az.txt, en.txt, kk.txt, ru.txt

Rounds of logistic regression with a small ridge, over ``match.Look.features``, then over ``match.Look.again``, of every pair of lines in the tasks that
benchmarks/alignment.py makes: five pairs of languages and English with itself, as a perfect translator would give it, in all its
conditions and orders; lines of other articles in the place of their own; whole documents and pieces of six sentences, so that short
articles count; and pairs of articles that have nothing to do with each other. Three-fold cross-validation over documents gives the figures, the
threshold, and the probabilities that the next round is fitted on, which are so as uncertain as on a text that is new; the weights are from all.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from alignment import CONDITIONS, ORDERS, Outcome, Task, claims_of_lines, documents_of, figures, task_of
from logistic import standardised

from consistency.align.match import Look, probability
from consistency.align.rows import Floats
from consistency.align.views import vectors

LANGUAGES = (("en", "ru"), ("en", "kk"), ("en", "az"), ("kk", "ru"), ("az", "kk"), ("en", "en"))
FOLDS = 3
REPLACEMENTS = 3  # draws of such lines: outlets that do not translate each other are what the checker reads
STRANGERS = 2  # articles of other stories that each is held against
REPLACED = 0.2  # share of the lines that make place for one of another article
ROUNDS = 2  # a third finds no more
PIECE = 6  # sentences of a short article
RIDGE = 1.0  # on standardised features: only so much that the solution is stable
SEEN = 22  # features of the later rounds, which follow once more by the order of the articles
RIDGE_ORDERED = 300.0  # on those: with 1 what is in order gains .002 more and other orders lose .005; with 4,000 nothing is gained
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)


@dataclass(slots=True)
class Sample:
    """One task: how its pairs look, which of them are links (0 or 1), and what a round gave."""

    name: str
    document: int
    task: Task
    look: Look
    truth: Floats
    features: Floats
    chance: Floats


def sample_of(name: str, document: int, task: Task, a: str, b: str) -> Sample:
    left, right = claims_of_lines(task.a, a, "a"), claims_of_lines(task.b, b, "b")
    look = Look(vectors([*left, *right]), np.arange(len(left)), np.arange(len(left), len(left) + len(right)))
    truth = np.asarray([(i, j) in task.gold for i, j in zip(look.pairs.i.tolist(), look.pairs.j.tolist(), strict=True)], float)
    return Sample(name, document, task, look, truth, look.features(), truth)


def fitted(samples: list[Sample]) -> tuple[Floats, float]:
    """The weights and the intercept."""
    x, y = np.concatenate([s.features for s in samples]), np.concatenate([s.truth for s in samples])
    plain = min(x.shape[1], SEEN)
    return standardised(x, y, np.array([RIDGE] * plain + [RIDGE_ORDERED] * (x.shape[1] - plain)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ids", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=2)
    args = parser.parse_args()
    documents = documents_of(0, args.ids)
    samples: list[Sample] = []
    for a, b in LANGUAGES:
        text = {code: (args.folder / f"{code}.txt").read_text("utf-8").split("\n") for code in (a, b)}
        for condition in (*CONDITIONS, *ORDERS):
            for seed in range(101, 101 + (args.seeds if condition in CONDITIONS else 1)):
                rng = random.Random(f"{seed}|{condition}")
                for n, rows in enumerate(documents):
                    pieces = [("short", rows[at : at + PIECE]) for at in range(0, len(rows), PIECE)] if seed == 101 and condition in CONDITIONS else []
                    for size, some in (("", rows), *pieces):
                        task = task_of([text[a][i] for i in some], [text[b][i] for i in some], rng, condition)
                        samples.append(sample_of(f"{a}-{b} {condition} {size}", n, task, a, b))
        for seed in range(REPLACEMENTS):
            rng = random.Random(f"replaced {seed}")
            how = (*CONDITIONS[:2], "nothing else")[seed % 3]
            for n, rows in enumerate(documents):  # a sentence in the place of another
                ours, theirs = [text[a][i] for i in rows], [text[b][i] for i in rows]
                task = Task(ours, theirs, {(k, k) for k in range(len(rows))}) if how == "nothing else" else task_of(ours, theirs, rng, how)
                strange = {j for j in range(len(task.b)) if rng.random() < REPLACED}
                lines = [rng.choice(text[b]) or "-" if j in strange else line for j, line in enumerate(task.b)]
                task = Task(task.a, lines, {(i, j) for i, j in task.gold if j not in strange})
                samples.append(sample_of(f"{a}-{b} replaced, {how}", n, task, a, b))
        for n, rows in enumerate(documents):  # an article of another story: nothing in it is a counterpart
            for step in range(1, STRANGERS + 1):
                others = documents[(n + step) % len(documents)]
                for size, ours, theirs in ((" ", rows, others), (" short", rows[:PIECE], others[:PIECE])):
                    task = Task([text[a][i] for i in ours], [text[b][i] for i in theirs], set())
                    samples.append(sample_of(f"{a}-{b} strangers{size}", n, task, a, b))
    fold = np.random.RandomState(0).permutation(len(documents)) % FOLDS
    rounds = []
    for n in range(ROUNDS):
        if n:
            for s in samples:
                seen = s.look.again(s.chance)
                s.features = np.column_stack([seen, seen * s.look.order])
        rounds.append(fitted(samples))
        for f in range(FOLDS):
            weights, intercept = fitted([s for s in samples if fold[s.document] != f])
            for s in samples:
                if fold[s.document] == f:
                    s.chance = probability(s.features, weights, intercept)
        report(n + 1, samples)
    print("ROUNDS: tuple[tuple[tuple[float, ...], tuple[float, ...], float], ...] = (")
    for weights, intercept in rounds:
        plain, by_order = ("(" + ", ".join(f"{v:.2f}" for v in part) + ")" for part in (weights[:SEEN], weights[SEEN:]))
        print(f"    ({plain},\n     {by_order}, {intercept:.2f}),")
    print(")")


def report(n: int, samples: list[Sample]) -> None:
    for least in THRESHOLDS:
        print(f"round {n}, threshold {least}")
        for name in sorted({s.name for s in samples}):
            some = [(s, linked(s, least)) for s in samples if s.name == name]
            made = [Outcome.of(s.task, found) for s, found in some]
            links, lost = figures([o.links for o in made]), figures([o.omissions for o in made])
            if "strangers" in name:
                print(f"  {name:28} {sum(o.links[1] for o in made) / len(made):.2f} false links a document")
            else:
                print(f"  {name:28} links F1 {links[2]:.3f}, omissions F1 {lost[2]:.3f}")


def linked(sample: Sample, least: float) -> set[tuple[int, int]]:
    hit = (sample.chance >= least) & sample.look.placed()
    return set(zip(sample.look.pairs.i[hit].tolist(), sample.look.pairs.j[hit].tolist(), strict=True))


if __name__ == "__main__":
    main()
