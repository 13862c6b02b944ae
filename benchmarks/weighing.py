"""What the fits of weighed rules share: rows of two claims that may be at odds, their fit, its cross-validation, the table of weights."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from logistic import standardised

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "core"))

from pairing import pairs_of, write_pair
from telling import cases, passages, tell

from consistency.align.rows import Floats
from consistency.config import Config
from consistency.evaluate.findings import overlap
from consistency.evaluate.gold import GoldContradiction, read_gold
from consistency.evaluate.mutation import Mutant, mutants, report_of
from consistency.ingest import read_story
from consistency.pipeline import check
from consistency.records import Claim, Report

STORIES = (ROOT / "tests" / "stories", ROOT / "benchmarks" / "development", ROOT.parent / "shared" / "stories")
RIDGE = 30.0  # on standardised features; from 10 to 30 new stories are told about as well, with fewer false findings the higher it is
SEEN = 4  # rows that a feature needs
FOLDS = 6
SENTENCES = ROOT / "tests" / "core" / "sentences"
MUTATIONS = ROOT / "tests" / "mutations"
SEED = 1 / 3  # weight of a story of which there are three
MADE = 0.3  # weight of a made sentence against one of a story; from 0.1 to 0.3 new stories are told as well
CONFIG = Config(translator="gloss")
CUTS = (0.8, 0.7, 0.65, 0.6, 0.55, 0.5, 0.4)


Listen = Callable[[Callable[[], Report]], Iterator[tuple[Claim, Claim, dict[str, float]]]]
"""What may be at odds in a story that is checked: two claims, and the features."""


@dataclass(frozen=True, slots=True)
class Row:
    """Two things said that may be at odds: of which story and claims, its features, which contradictions of the rule it tells, and whether
    it touches any; ``made`` rows are of sentences made to be hard; ``weight`` is how much it counts."""

    story: str
    claims: frozenset[object]
    features: dict[str, float]
    tells: frozenset[int]
    touches: bool
    made: bool = False
    weight: float = 1.0


def fit_rule(about: str | None, rule: str, listen: Listen, of_mutants: Callable[[Path], Iterator[Row]], tables: Sequence[Path], passages_of: Sequence[str], written: str) -> None:
    """Fit one rule by the folders of the command line, the mutations, and tables of ``tests/core``; ``written`` is the module that has the
    weights, ``about`` what --help says."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[p for p in STORIES if p.is_dir()])
    parser.add_argument("--also", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    rows = [*of_stories(given.folders, rule, listen), *of_stories(given.also, rule, listen, SEED)]
    rows += [row for changes in sorted(MUTATIONS.glob("*.yaml")) for row in of_mutants(changes)]
    fit([*rows, *of_tables(tables, passages_of, listen)], written)


def changes_in(written: Path, kind: str) -> Iterator[tuple[str, Mutant, Callable[[], Report]]]:
    """The changes of a kind in an agreeing story: how the row is called, the change, and the check of the changed story."""
    folder = ROOT / "tests" / "stories" / written.stem
    for n, mutant in enumerate(m for m in mutants(folder, written) if m.kind == kind):
        yield f"{written.stem}:{n}", mutant, partial(report_of, folder, {mutant.article: mutant.text}, CONFIG)


def of_stories(folders: Sequence[Path], rule: str, listen: Listen, weight: float = 1.0) -> Iterator[Row]:
    """The rows of all stories with gold in some folders."""
    for folder in folders:
        for path in sorted(folder.glob("*/gold.yaml")):
            yield from of_story(path.parent, rule, listen, weight)


def of_tables(tables: Sequence[Path], passages_of: Sequence[str], listen: Listen) -> Iterator[Row]:
    """The rows of tables of sentences, and of tables of passages by name."""
    for table in tables:
        yield from of_sentences(table, listen)
    for name in passages_of:
        yield from of_cases(name, listen)


def of_story(folder: Path, rule: str, listen: Listen, weight: float = 1.0) -> Iterator[Row]:
    """The rows of a story with gold, of one rule."""
    story = read_story([folder])
    gold = read_gold(folder / "gold.yaml", story).contradictions
    for a, b, found in listen(lambda: check(story, CONFIG)):
        told = [n for n, row in enumerate(gold) if is_between(row, a, b)]
        yield Row(folder.name, places_of(a, b), found, frozenset(n for n in told if gold[n].rule == rule), bool(told), weight=weight)


def of_sentences(table: Path, listen: Listen) -> Iterator[Row]:
    """The rows of a table of pairs of sentences."""
    for line, pair in enumerate(pairs_of(table), 2):
        with TemporaryDirectory() as name:
            write_pair(Path(name), pair)
            right = pair.verdict == "diff"
            for a, b, found in listen(partial(check, read_story([Path(name)]), CONFIG)):
                yield Row(f"{table.name}:{line}", places_of(a, b), found, frozenset({0} if right else ()), right, made=True, weight=MADE)


def of_cases(table: str, listen: Listen) -> Iterator[Row]:
    """The rows of a table of passages in several languages, of which some tell one answer and others another, or all the same."""
    for n, case in enumerate(cases(table)):
        apart = case.get("agree", case.get("values", {}))
        own = passages(case)
        with TemporaryDirectory() as folder:
            for a, b, found in listen(partial(tell, Path(folder), own, CONFIG, case.get("datelines"))):
                right = apart.get(a.article.id) != apart.get(b.article.id) and all(c.reading.sentence.text in str(own[c.article.id]) for c in (a, b))
                yield Row(f"{table}:{n}", places_of(a, b), found, frozenset({0} if right else ()), right, made=True, weight=MADE)


def is_between(row: GoldContradiction, a: Claim, b: Claim) -> bool:
    """Whether a contradiction is told by just these two claims."""
    one, other = a.article.id, b.article.id
    return one in row.values and other in row.values and row.values[one] != row.values[other] and touches(row, a) and touches(row, b)


def touches(row: GoldContradiction, claim: Claim) -> bool:
    return overlap((claim.span.start, claim.span.end), row.places[claim.article.id])


def places_of(a: Claim, b: Claim) -> frozenset[object]:
    return frozenset((c.article.id, c.span.start) for c in (a, b))


def fit(rows: Sequence[Row], table: str) -> None:
    """Print what cross-validation gives, and write the weights to a module of ``consistency/diff``."""
    print_figures(rows)
    write(ROOT / "consistency" / "diff" / f"{table}.py", *fitted(rows))


def fitted(rows: Sequence[Row]) -> tuple[list[str], Floats, float]:
    """The names of the features, their weights and the intercept."""
    seen = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    told = Counter((row.story, n) for row in rows for n in row.tells)
    x, y = _matrix(rows, names), np.array([float(bool(row.tells)) for row in rows])
    # Of one contradiction that several pairs tell each counts less; what touches another one not at all.
    alike = np.array([max((1 / np.sqrt(told[row.story, n]) for n in row.tells), default=0.0 if row.touches else 1.0) for row in rows])
    weight = alike * np.array([row.weight for row in rows])
    return names, *standardised(x, y, np.full(len(names), RIDGE), weight)


def _matrix(rows: Sequence[Row], names: Sequence[str]) -> Floats:
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.features.items():
            if name in column:
                x[i, column[name]] = value
    return x


def print_figures(rows: Sequence[Row]) -> None:
    """Contradictions found and false findings at several cuts, each story by weights fitted on others."""
    stories = sorted({_of(row) for row in rows})
    fold = {name: n % FOLDS for n, name in enumerate(np.random.RandomState(0).permutation(stories).tolist())}
    chance = np.zeros(len(rows))
    for f in range(FOLDS):
        names, weights, intercept = fitted([row for row in rows if fold[_of(row)] != f])
        here = [i for i, row in enumerate(rows) if fold[_of(row)] == f]
        chance[here] = 1 / (1 + np.exp(-(_matrix([rows[i] for i in here], names) @ weights + intercept)))
    for made in (False, True):
        own = [(row, p) for row, p in zip(rows, chance.tolist(), strict=True) if row.made == made]
        right: dict[tuple[str, int], float] = {}
        wrong: list[tuple[set[tuple[str, object]], float]] = []
        for row, p in sorted(own, key=lambda pair: -pair[1]):
            for n in row.tells:
                right.setdefault((row.story, n), p)
            if not row.touches:
                here_too = {(row.story, place) for place in row.claims}
                met = next((claims for claims, _ in wrong if claims & here_too), None)
                if met is None:
                    wrong.append((here_too, p))
                else:
                    met |= here_too
        print("sentences" if made else "stories", f"with {len(right)} contradictions that may be told:")
        for cut in CUTS:
            print(f"  at {cut}: {sum(p >= cut for p in right.values())} found, {sum(p >= cut for _, p in wrong)} false")


def _of(row: Row) -> str:
    """The story that a row is of, be it changed: what it gives is told by weights of other stories."""
    return row.story if row.made else row.story.partition(":")[0]


def write(path: Path, names: Sequence[str], weights: Floats, intercept: float) -> None:
    """The table at a path, as it is read."""
    head = path.read_text("utf-8").partition("INTERCEPT = ")[0]
    rows = "".join(f'    "{name}": {weight:.3f},\n' for name, weight in zip(names, weights.tolist(), strict=True))
    path.write_text(f"{head}INTERCEPT = {intercept:.3f}\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n", "utf-8")
