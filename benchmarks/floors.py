"""The floors under the quality of findings: measured on ``tests/stories`` and ``tests/mutations``, kept in ``tests/floors.yaml``.

    python benchmarks/floors.py            # print what is measured beside the floors
    python benchmarks/floors.py --write    # raise floors to a little under what is measured; refuses to lower one
    python benchmarks/floors.py --write --lower   # lower them too: needs a reason in the commit

The file holds a digest of the gold that it was measured on; the tests fail where the gold changed and the floors did not.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

from consistency.config import Config
from consistency.evaluate import evaluate
from consistency.evaluate.floors import digest, figures
from consistency.evaluate.mutation import HARMLESS, outcomes

TESTS = Path(__file__).parent.parent / "tests"
FLOORS = TESTS / "floors.yaml"
MARGIN = 0.02  # how far under the measured figure a floor is set: one finding of our stories more or less


def measured() -> dict[str, float]:
    """Every figure that has a floor, 0..1."""
    total = evaluate(TESTS / "stories", Config(translator="gloss")).total
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for written in sorted((TESTS / "mutations").glob("*.yaml")):
        for outcome in outcomes(TESTS / "stories" / written.stem, written, Config(translator="gloss")):
            kind = outcome.mutant.kind
            made[kind] += 1
            found[kind] += not outcome.beside if kind in HARMLESS else outcome.found
    return {**figures(total), **{f"mutations {kind}": found[kind] / made[kind] for kind in sorted(made)}}


def main() -> None:
    old = yaml.safe_load(FLOORS.read_text("utf-8"))["floors"] if FLOORS.is_file() else {}
    now = measured()
    new = {name: 1.0 if name in ("mutations merged", "mutations swapped") else round(max(0.0, value - MARGIN), 3) for name, value in now.items()}
    for name, value in now.items():
        print(f"{name:28} {value:.3f}   floor {old.get(name, '-')}")
    if "--write" not in sys.argv:
        return
    lower = [name for name, floor in old.items() if new.get(name, 0.0) < floor]
    if lower and "--lower" not in sys.argv:
        raise SystemExit(f"these would be lowered: {', '.join(lower)}: say --lower, and why in the commit")
    FLOORS.write_text(yaml.safe_dump({"digest": digest(TESTS), "floors": new}, sort_keys=True), "utf-8")


if __name__ == "__main__":
    main()
