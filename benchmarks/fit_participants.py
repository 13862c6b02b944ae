"""Fit the weights by which the rule ``participants`` tells lists of names that answer one question, and write them to
consistency/diff/likely_names_weights.py.

    python benchmarks/fit_participants.py [FOLDER...] [--also FOLDER...]     # folders of stories with gold.yaml; default: ours, and ../shared/stories

Logistic regression with a ridge over ``likely_names.features`` of every two lists that differ (``name_pairs.differences``). It is right where
gold has a contradiction of that rule between just these two sentences; what touches another contradiction is left out. What a country
put into an agreeing story for another (``tests/mutations``) makes differ is right, too. Folders after ``--also``, as
``../shared/ntrex/make_stories.py`` makes them, count a third. The sentences and the passages of ``tests/core`` are taken with less weight,
for they are made to be hard. Cross-validation over stories gives the figures, as in ``fit_polarity.py``; here, too, new stories tell
(docs/quality.md).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from weighing import CONFIG, MUTATIONS, ROOT, SENTENCES, STORIES, Row, fit, of_stories, of_tables, places_of

from consistency.diff.hearing import Hearing
from consistency.diff.likely_bodies import BodyDifference, Known, body_differences
from consistency.diff.likely_bodies import features as of_bodies
from consistency.diff.likely_names import features
from consistency.diff.lists import bearer
from consistency.diff.name_pairs import Difference, differences
from consistency.evaluate.findings import overlap
from consistency.evaluate.mutation import mutants, report_of
from consistency.records import Claim, Report

CASES = ("participants", "participants_named")
THIRD = 1 / 3  # weight of a story of which there are three


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[p for p in STORIES if p.is_dir()])
    parser.add_argument("--also", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    rows = [*of_stories(given.folders, "participants", listen), *of_stories(given.also, "participants", listen, THIRD)]
    rows += [row for written in sorted(MUTATIONS.glob("*.yaml")) for row in of_mutants(written)]
    rows += of_tables([SENTENCES / "parties.tsv"], CASES, listen)
    fit(rows, "likely_names_weights")


def of_mutants(written: Path) -> Iterator[Row]:
    """The lists that each country that is changed in an agreeing story is in."""
    folder = ROOT / "tests" / "stories" / written.stem
    for n, mutant in enumerate(m for m in mutants(folder, written) if m.kind == "country"):
        for found, told in differing_in(partial(report_of, folder, {mutant.article: mutant.text}, CONFIG)):
            missing = [bearer(m) for m in (*found.gone, *found.come)]
            if any(m.claim.article.id == mutant.article and overlap((m.span.start, m.span.end), mutant.at) for m in missing):
                yield Row(f"{written.stem}:{n}", places_of(found.x.claim, found.y.claim), told, frozenset({0}), touches=True)


def listen(run: Callable[[], Report]) -> Iterator[tuple[Claim, Claim, dict[str, float]]]:
    """What may be told differently in a story that is checked."""
    bodies: list[tuple[Claim, Claim, dict[str, float]]] = []

    def hear(known: Known) -> list[tuple[BodyDifference, float]]:
        bodies.extend((d.x.claim, d.y.claim, of_bodies(d, known)) for d in body_differences(known))
        return []

    with patch.object(import_module("consistency.diff.bodies"), "told_apart", hear):
        yield from ((found.x.claim, found.y.claim, told) for found, told in differing_in(run))
    yield from bodies


def differing_in(run: Callable[[], Report]) -> Iterator[tuple[Difference, dict[str, float]]]:
    """Each two lists that differ in a story that is checked, and the features."""
    heard: list[tuple[Difference, dict[str, float]]] = []

    def hear(hearing: Hearing) -> list[tuple[Difference, float]]:
        heard.extend((found, features(found, hearing)) for found in differences(hearing))
        return []

    rule = import_module("consistency.diff.participants")  # the package has a function of that name
    with patch.object(rule, "weighed", hear):
        run()
    yield from heard


if __name__ == "__main__":
    main()
