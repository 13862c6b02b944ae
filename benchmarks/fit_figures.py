"""Fit the weights by which the rule ``number`` tells figures that answer one question, and write them to consistency/diff/likely_figures_weights.py.

    python benchmarks/fit_figures.py [FOLDER...] [--also FOLDER...]     # folders of stories with gold.yaml; default: ours, and ../shared/stories

Logistic regression with a ridge over ``likely_figures.features`` of every two figures left over that no rule keeps apart
(``figure_pairs.candidates``). It is right where gold has a contradiction of that rule between just these two sentences; what touches another
contradiction is left out. Folders after ``--also``, as ``../shared/ntrex/make_stories.py`` makes them with three seeds, count a third:
they are the same documents. The sentences and the passages of ``tests/core`` are taken with less weight, for they are made to be hard.
Cross-validation over stories gives the figures, as in ``fit_polarity.py``; here, too, new stories tell (docs/quality.md).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from weighing import CONFIG, MUTATIONS, ROOT, SENTENCES, STORIES, Row, fit, of_stories, of_tables, places_of

from consistency.diff.elsewhere import Elsewhere
from consistency.diff.figure_pairs import Left, Ties, candidates
from consistency.diff.figures import Figure
from consistency.diff.likely_figures import features
from consistency.evaluate.findings import overlap
from consistency.evaluate.mutation import mutants, report_of
from consistency.records import Claim, Report

TABLES = ("figures", "measures")
CASES = ("number",)
SEED = 1 / 3  # weight of a story of which there are three


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[p for p in STORIES if p.is_dir()])
    parser.add_argument("--also", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    rows = [*of_stories(given.folders, "number", listen), *of_stories(given.also, "number", listen, SEED)]
    rows += [row for written in sorted(MUTATIONS.glob("*.yaml")) for row in of_mutants(written)]
    rows += of_tables([SENTENCES / f"{table}.tsv" for table in TABLES], CASES, listen)
    fit(rows, "likely_figures_weights")


def of_mutants(written: Path) -> Iterator[Row]:
    """The figures that each number that is changed in an agreeing story clashes with."""
    folder = ROOT / "tests" / "stories" / written.stem
    for n, mutant in enumerate(m for m in mutants(folder, written) if m.kind == "number"):
        for x, y, found in candidates_in(partial(report_of, folder, {mutant.article: mutant.text}, CONFIG)):
            changed = any(f.claim.article.id == mutant.article and overlap((f.fact.span.start, f.fact.span.end), mutant.at) for f in (x, y))
            if changed:
                yield Row(f"{written.stem}:{n}", places_of(x.claim, y.claim), found, frozenset({0}), touches=True)


def listen(run: Callable[[], Report]) -> Iterator[tuple[Claim, Claim, dict[str, float]]]:
    """What may be told differently in a story that is checked."""
    yield from ((x.claim, y.claim, found) for x, y, found in candidates_in(run))


def candidates_in(run: Callable[[], Report]) -> Iterator[tuple[Figure, Figure, dict[str, float]]]:
    """Each two figures of a story that is checked that may answer one question, and the features."""
    heard: list[tuple[Figure, Figure, dict[str, float]]] = []

    def hear(left: Left, elsewhere: Elsewhere, ties: Ties) -> Iterator[tuple[Figure, Figure, float]]:
        heard.extend((x, y, features(x, y, setting)) for x, y, setting in candidates(left, elsewhere, ties))
        return iter(())

    rule = import_module("consistency.diff.number")  # the package has a function of that name
    with patch.object(rule, "clashes_of", hear):
        run()
    yield from heard


if __name__ == "__main__":
    main()
