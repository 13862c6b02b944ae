"""Fit the confidence of findings, and print how far it can be relied on.

    python benchmarks/fit_confidence.py NTREX_STORIES [NTREX_STORIES...] [--on STORIES...]

Fitted on the mutations (``tests/mutations``) and on folders made by ``../shared/ntrex/make_stories.py`` with some seeds, by a
logistic regression a rule with a ridge; prints the table of ``diff/confidence.py``. Then the reliability on ``tests/stories``
(and the folders after ``--on``), which it was not fitted on: of the findings of a confidence, how many are right.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from logistic import solved

from consistency import diff
from consistency.config import Config
from consistency.diff.confidence import features_of
from consistency.evaluate.gold import read_gold
from consistency.evaluate.mutation import mutants, report_of
from consistency.evaluate.verdicts import by_gold, by_mutant
from consistency.ingest import read_story
from consistency.pipeline import check
from consistency.records import Finding

ROOT = Path(__file__).parent.parent
RIDGE = 1.0
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
CONFIG = Config(translator="gloss")


def of_mutants() -> Iterator[tuple[Finding, bool]]:
    for written in sorted((ROOT / "tests" / "mutations").glob("*.yaml")):
        folder = ROOT / "tests" / "stories" / written.stem
        for mutant in mutants(folder, written):
            report = report_of(folder, {mutant.article: mutant.text}, CONFIG)
            right = by_mutant(report, mutant)
            yield from ((f, right[f.id]) for f in report.findings)


def of_stories(folder: Path) -> Iterator[tuple[Finding, bool]]:
    for path in sorted(p.parent for p in folder.glob("*/gold.yaml")):
        story = read_story([path])
        report = check(story, CONFIG)
        right = by_gold(report, read_gold(path / "gold.yaml", story))
        yield from ((f, right[f.id]) for f in report.findings)


def fitted(rows: list[tuple[tuple[float, ...], bool]]) -> list[float]:
    """Intercept and weights."""
    x = np.array([[1.0, *values] for values, _ in rows])
    y = np.array([float(right) for _, right in rows])
    x, y = np.vstack([x, x.mean(0), x.mean(0)]), np.append(y, [1.0, 0.0])  # nothing is ever quite sure (Laplace's rule)
    w = solved(x, y, np.array([0.0, *[RIDGE] * (x.shape[1] - 1)]) + 1e-9)
    return [round(float(v), 2) for v in w]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", nargs="+", type=Path)
    parser.add_argument("--on", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    weigh = diff.calibrated
    diff.calibrated = lambda finding: finding  # the rules' own measures are what is fitted
    rows: dict[str, list[tuple[tuple[float, ...], bool]]] = {}
    for source in (of_mutants(), *map(of_stories, given.ntrex)):
        for finding, right in source:
            name, *values = features_of(finding)
            rows.setdefault(name, []).append((tuple(values), right))
    weights = {name: fitted(own) for name, own in sorted(rows.items())}
    for name, own in weights.items():
        print(f'    "{name}": ({", ".join(map(str, own))}),  # {sum(r for _, r in rows[name])} right of {len(rows[name])}')
    diff.calibrated = weigh
    from consistency.diff import confidence

    confidence.WEIGHTS = {name: (w[0], w[1], w[2], w[3]) for name, w in weights.items()}
    told = [(f.confidence, right, f.kind) for folder in (ROOT / "tests" / "stories", *given.on) for f, right in of_stories(folder)]
    for kind in ("contradiction", "omission"):
        print(f"\n{kind}s of stories: confidence, findings, right")
        for low, high in itertools.pairwise(BINS):
            own = [(c, r) for c, r, k in told if k == kind and low <= c < high]
            if own:
                print(f"  {low:.2f}-{min(high, 1.0):.2f}  {len(own):4}  mean {sum(c for c, _ in own) / len(own):.2f}  right {sum(r for _, r in own) / len(own):.2f}")


if __name__ == "__main__":
    main()
