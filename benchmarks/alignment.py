"""How well sentences are aligned: a known text is dropped from, merged, split and shuffled, and found again.

    python benchmarks/alignment.py FOLDER A B [--ids FILE] [--seeds 5]      # FOLDER/A.txt and FOLDER/B.txt, line-aligned

The task of shared/PEERS.md. B loses 20 % of its sentences; then, where shuffled, the rest is cut into blocks of two to
four that are shuffled; 15 % of neighbour pairs are merged into a line, and 40 % of the other lines of 100 and more
letters are split at the comma or semicolon nearest their middle. Three harsher orders (reversed, each swapped with its neighbour, scattered) are no task of PEERS.md. With additions, A loses 15 % of its sentences too. A
link is a pair (sentence of A, line of B); an omission is a sentence of A that has no link. Printed are precision, recall
and F1 of both over all documents, the mean of the seeds with their standard deviation, and a 95 % bootstrap interval over
documents of the first seed; time is that of aligning alone.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from consistency.align import links_between
from consistency.claims import claims_of
from consistency.config import Config
from consistency.pipeline import sentences_of_lines, translator_of
from consistency.reading import read_sentence
from consistency.records import Claim

CONDITIONS = ("in order", "shuffled", "with additions")
ORDERS = ("reversed", "swapped", "scattered")  # no outlet tells so; an aligner that is bound to an order fails here first
DROP, MERGE, SPLIT, LONG, ADD = 0.20, 0.15, 0.40, 100, 0.15
_DOCUMENT = 16  # lines of a document where no file tells
_DRAWS = 1000  # bootstrap samples

Links = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Task:
    """Lines of A, lines of B, and which belong together."""

    a: list[str]
    b: list[str]
    gold: Links


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one document: links and omissions, each as (right, found, to be found)."""

    links: tuple[int, int, int]
    omissions: tuple[int, int, int]

    @classmethod
    def of(cls, task: Task, found: Links) -> Outcome:
        every = set(range(len(task.a)))
        lost, told = every - {i for i, _ in task.gold}, every - {i for i, _ in found}
        return cls((len(task.gold & found), len(found), len(task.gold)), (len(lost & told), len(told), len(lost)))


def cut_at(line: str) -> int | None:
    """Where a line is split: after the comma or semicolon nearest its middle."""
    marks = [m.end() for m in re.finditer(r"[,;]\s", line) if 0.2 * len(line) < m.end() < 0.8 * len(line)]
    return min(marks, key=lambda at: abs(at - len(line) / 2)) if marks else None


def task_of(a: Sequence[str], b: Sequence[str], rng: random.Random, condition: str) -> Task:
    """The task made of one document."""
    kept = [k for k in range(len(a)) if rng.random() >= DROP] or [0]
    if condition == "reversed":
        kept.reverse()
    elif condition == "swapped":  # each with its neighbour
        kept = [k for at in range(0, len(kept), 2) for k in reversed(kept[at : at + 2])]
    elif condition == "scattered":
        rng.shuffle(kept)
    elif condition != "in order":
        blocks: list[list[int]] = []
        rest = list(kept)
        while rest:
            size = rng.randint(2, 4)
            blocks.append(rest[:size])
            rest = rest[size:]
        rng.shuffle(blocks)
        kept = [k for block in blocks for k in block]
    lines: list[tuple[str, tuple[int, ...]]] = []
    at = 0
    while at < len(kept):
        line = b[kept[at]]
        if at + 1 < len(kept) and rng.random() < MERGE:
            lines.append((f"{line} {b[kept[at + 1]]}", (kept[at], kept[at + 1])))
            at += 2
            continue
        cut = cut_at(line) if len(line) >= LONG and rng.random() < SPLIT else None
        lines += [(part.strip(), (kept[at],)) for part in ((line[:cut], line[cut:]) if cut else (line,))]
        at += 1
    ours = [k for k in range(len(a)) if condition != "with additions" or rng.random() >= ADD] or [0]
    place = {k: i for i, k in enumerate(ours)}
    gold = {(place[k], j) for j, (_, of) in enumerate(lines) for k in of if k in place}
    return Task([a[k] for k in ours], [line for line, _ in lines], gold)


def tasks_of(a: Sequence[str], b: Sequence[str], documents: Sequence[Sequence[int]], seed: int, condition: str) -> list[Task]:
    rng = random.Random(f"{seed}|{condition}")
    return [task_of([a[i] for i in rows], [b[i] for i in rows], rng, condition) for rows in documents]


def documents_of(lines: int, ids: Path | None) -> list[list[int]]:
    """The line numbers of each document: by the first column of ``ids``, or sixteen lines each."""
    if ids is None:
        return [list(range(at, min(at + _DOCUMENT, lines))) for at in range(0, lines, _DOCUMENT)]
    found: dict[str, list[int]] = {}
    for i, row in enumerate(ids.read_text("utf-8").splitlines()):
        found.setdefault(row.split("\t")[0], []).append(i)
    return list(found.values())


def claims_of_lines(lines: Sequence[str], language: str, name: str) -> list[Claim]:
    translator = translator_of(Config(translator="gloss"), None)
    return list(claims_of([read_sentence(t) for t in translator.translate(sentences_of_lines(lines, language, name))]))


def figures(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    right, found, wanted = (sum(c[n] for c in counts) for n in range(3))
    precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def interval(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    """95 % of F1 over documents drawn with replacement."""
    rng = random.Random(0)
    drawn = sorted(figures(rng.choices(counts, k=len(counts)))[2] for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS)]


def runs(args: argparse.Namespace, condition: str) -> Iterator[tuple[list[Outcome], float]]:
    """For each seed, the outcome of each document, and the milliseconds a document took to align."""
    a, b = args.text[args.a], args.text[args.b]
    for seed in range(1, args.seeds + 1):
        outcomes, spent = [], 0.0
        for task in tasks_of(a, b, args.documents, seed, condition):
            left, right = claims_of_lines(task.a, args.a, "a"), claims_of_lines(task.b, args.b, "b")
            start = time.perf_counter()
            found = links_between(left, right)
            spent += time.perf_counter() - start
            outcomes.append(Outcome.of(task, {(i, j) for i, j, _ in found}))
        yield outcomes, 1000 * spent / len(outcomes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--ids", type=Path, help="the document of each line, in the first column; default 16 lines each")
    parser.add_argument("--seeds", type=int, default=5)
    args = parser.parse_args()
    args.text = {code: (args.folder / f"{code}.txt").read_text("utf-8").split("\n") for code in (args.a, args.b)}
    lines = min(len(text) - (not text[-1]) for text in args.text.values())
    args.documents = documents_of(lines, args.ids)
    links_between(*(claims_of_lines(args.text[code][:8], code, code) for code in (args.a, args.b)))  # imports, tables
    for condition in (*CONDITIONS, *ORDERS):
        made = list(runs(args, condition))
        for name in ("links", "omissions"):
            each = [figures([getattr(o, name) for o in outcomes]) for outcomes, _ in made]
            mean = [statistics.mean(f[n] for f in each) for n in range(3)]
            low, high = interval([getattr(o, name) for o in made[0][0]])
            deviation = statistics.stdev(f[2] for f in each) if len(each) > 1 else 0.0
            print(f"{args.a}-{args.b} {condition:14} {name:9} P {mean[0]:.3f} R {mean[1]:.3f} F1 {mean[2]:.3f} "
                  f"(deviation of {len(each)} seeds {deviation:.3f}; seed 1 [{low:.3f}, {high:.3f}])")  # fmt: skip
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
        print(f"{args.a}-{args.b} {condition:14} {statistics.mean(ms for _, ms in made):.1f} ms a document, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
