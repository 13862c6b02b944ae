"""The mutation test: of changes made in stories that agree, how many are found, and what is reported beside.

    python benchmarks/mutations.py [-v]

Over every story of ``tests/stories`` that has a file in ``tests/mutations``, with the gloss. ``-v`` lists each mutant that
was not found, and each that brought findings beside.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from consistency.config import Config
from consistency.evaluate.mutation import HARMLESS, outcomes

ROOT = Path(__file__).parent.parent
GOALS = {"number": 0.9, "date": 0.9, "country": 0.9, "dropped": 0.9, "negation": 0.75}


def main() -> None:
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for written in sorted((ROOT / "tests" / "mutations").glob("*.yaml")):
        for outcome in outcomes(ROOT / "tests" / "stories" / written.stem, written, Config(translator="gloss")):
            mutant = outcome.mutant
            made[mutant.kind] += 1
            found[mutant.kind] += outcome.found
            beside[mutant.kind] += outcome.beside
            missed = mutant.kind not in HARMLESS and not outcome.found
            if "-v" in sys.argv and (missed or outcome.beside):
                print(f"{'MISSED' if missed else 'BESIDE'} {mutant.kind:9}{written.stem} {mutant.article}: {mutant.what}")
    for kind in made:
        if kind in HARMLESS:
            print(f"{kind:10}{made[kind]:4} made, {beside[kind]} findings (goal: 0)")
        else:
            rate = found[kind] / made[kind]
            goal = GOALS[kind]
            print(f"{kind:10}{made[kind]:4} made, {rate:.2f} found (goal: {goal}{'' if rate >= goal else ', MISSED'}), {beside[kind]} findings beside")


if __name__ == "__main__":
    main()
