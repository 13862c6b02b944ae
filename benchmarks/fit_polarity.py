"""Fit the weights by which the rule ``polarity`` tells contradictions, and write them to consistency/diff/likely_weights.py.

    python benchmarks/fit_polarity.py [FOLDER...] [--also FOLDER...]     # folders of stories with gold.yaml; default: ours, and ../shared/stories

Logistic regression with a ridge over ``likely.features`` of everything in linked claims that may be at odds. It is right where gold has a
contradiction of that rule between just these two sentences; what touches another contradiction is left out. What a negation put into an
agreeing story (``tests/mutations``) puts at odds is right, too. The sentences of ``tests/core/sentences`` and the passages of
``tests/core/cases`` are taken with less weight, for they are made to be hard. Cross-validation over stories gives the figures: of each
contradiction the likeliest pair counts, and wrong pairs with a claim in common are one false finding, as they are reported. They are a
little too good: the ridge and the cut were chosen on them, and sentences recur among the tables. New stories tell (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from weighing import CONFIG, ROOT, SENTENCES, Row, changes_in, fit_rule, places_of

from consistency import diff
from consistency.diff.blocks import sure_links
from consistency.diff.likely import features
from consistency.diff.opposing import at_odds, may_clash
from consistency.diff.polarity import asked
from consistency.diff.view import views_of
from consistency.evaluate.findings import overlap
from consistency.evaluate.mutation import report_of
from consistency.records import Alignment, Claim, Finding, Report

CASES = ("polarity", "polarity_news", "polarity_told")
Keys = tuple[tuple[str, bool], tuple[str, bool]]


def main() -> None:
    fit_rule(__doc__, "polarity", listen, of_mutants, sorted(SENTENCES.glob("*.tsv")), CASES, "likely_weights")


def of_mutants(written: Path) -> Iterator[Row]:
    """What each negation that is changed in an agreeing story puts at odds."""
    folder = ROOT / "tests" / "stories" / written.stem
    plain = {_told(a, b, keys) for a, b, _, keys in at_odds_in(lambda: report_of(folder, {}, CONFIG))}
    for name, mutant, run in changes_in(written, "negation"):
        for a, b, found, keys in at_odds_in(run):
            changed = any(c.article.id == mutant.article and overlap((c.span.start, c.span.end), mutant.at) for c in (a, b))
            if changed and _told(a, b, keys) not in plain:
                yield Row(name, places_of(a, b), found, frozenset({0}), touches=True)


def _told(a: Claim, b: Claim, keys: Keys) -> tuple[object, ...]:
    """What is at odds, wherever it stands."""
    return a.article.id, b.article.id, keys


def listen(run: Callable[[], Report]) -> Iterator[tuple[Claim, Claim, dict[str, float]]]:
    """What may be at odds in a story that is checked."""
    yield from ((a, b, found) for a, b, found, _ in at_odds_in(run))


def at_odds_in(run: Callable[[], Report]) -> Iterator[tuple[Claim, Claim, dict[str, float], Keys]]:
    """What may be at odds in a story that is checked: two claims, the features, and what is said."""
    heard: list[Alignment] = []

    def hear(alignment: Alignment) -> Iterator[Finding]:
        heard.append(alignment)
        return iter(())

    with patch.object(diff, "polarity", hear):
        run()
    for alignment in heard:
        for a, b, tie in asked(alignment, sure_links(alignment.links), views_of(alignment.claims)):
            if may_clash(a, b):
                for x, y, kind in at_odds(a, b):
                    yield a.claim, b.claim, features(a, x, b, y, kind, tie), ((x.key, x.yes), (y.key, y.yes))


if __name__ == "__main__":
    main()
