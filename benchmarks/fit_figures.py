"""Fit the weights by which the rule ``number`` tells figures that answer one question, and write them to consistency/diff/likely_figures_weights.py.

    python benchmarks/fit_figures.py [FOLDER...] [--also FOLDER...]     # folders of stories with gold.yaml; default: ours, and ../shared/stories

Logistic regression with a ridge over ``likely_figures.features`` of every two figures left over that no rule keeps apart
(``figure_pairs.candidates``). It is right where gold has a contradiction of that rule between just these two sentences; what touches another
contradiction is left out. Folders after ``--also``, as ``../shared/ntrex/make_stories.py`` makes them with three seeds, count a third:
they are the same documents. The sentences and the passages of ``tests/core`` are taken with less weight, for they are made to be hard.
Cross-validation over stories gives the figures, as in ``fit_polarity.py``; here, too, new stories tell (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from weighing import SENTENCES, Row, changes_in, fit_rule, places_of

from consistency.diff.elsewhere import Elsewhere
from consistency.diff.figure_pairs import Left, Ties, candidates
from consistency.diff.figures import Figure
from consistency.diff.likely_figures import features
from consistency.evaluate.findings import overlap
from consistency.records import Claim, Report

TABLES = ("figures", "measures")
CASES = ("number",)


def main() -> None:
    fit_rule(__doc__, "number", listen, of_mutants, [SENTENCES / f"{table}.tsv" for table in TABLES], CASES, "likely_figures_weights")


def of_mutants(written: Path) -> Iterator[Row]:
    """The figures that each number that is changed in an agreeing story clashes with."""
    for name, mutant, run in changes_in(written, "number"):
        for x, y, found in candidates_in(run):
            changed = any(f.claim.article.id == mutant.article and overlap((f.fact.span.start, f.fact.span.end), mutant.at) for f in (x, y))
            if changed:
                yield Row(name, places_of(x.claim, y.claim), found, frozenset({0}), touches=True)


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
