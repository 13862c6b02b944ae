"""Fit the weights by which the rule ``participants`` tells lists of names, and of bodies, that answer one question, and write them to
consistency/diff/likely_names_weights.py.

    python benchmarks/fit_participants.py [FOLDER...] [--also FOLDER...]     # folders of stories with gold.yaml; default: ours, and ../shared/stories

Logistic regression with a ridge over ``likely_names.features`` of every two lists that differ (``name_pairs.differences``), and over
``likely_bodies.features`` of every two lists of bodies. It is right where gold has a contradiction of that rule between just these two
sentences; what touches another contradiction is left out. What a country put into an agreeing story for another (``tests/mutations``)
makes differ is right, too. Folders after ``--also``, as ``../shared/ntrex/make_stories.py`` makes them with three seeds, count a third.
The sentences and the passages of ``tests/core`` are taken with less weight, for they are made to be hard. Cross-validation over stories
gives the figures, as in ``fit_polarity.py``; here, too, new stories tell (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from weighing import SENTENCES, Row, changes_in, fit_rule, places_of

from consistency.diff.hearing import Hearing
from consistency.diff.likely_bodies import BodyDifference, Known, body_differences
from consistency.diff.likely_bodies import features as of_bodies
from consistency.diff.likely_names import features
from consistency.diff.lists import bearer
from consistency.diff.name_pairs import Difference, differences
from consistency.evaluate.findings import overlap
from consistency.records import Claim, Report

CASES = ("participants", "participants_named")


def main() -> None:
    fit_rule(__doc__, "participants", listen, of_mutants, [SENTENCES / "parties.tsv"], CASES, "likely_names_weights")


def of_mutants(written: Path) -> Iterator[Row]:
    """The lists that each country that is changed in an agreeing story is in."""
    for name, mutant, run in changes_in(written, "country"):
        for found, told in differing_in(run):
            missing = [bearer(m) for m in (*found.gone, *found.come)]
            if any(m.claim.article.id == mutant.article and overlap((m.span.start, m.span.end), mutant.at) for m in missing):
                yield Row(name, places_of(found.x.claim, found.y.claim), told, frozenset({0}), touches=True)


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
