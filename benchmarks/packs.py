"""How long each language pack takes to load in a fresh process: the best of N, in milliseconds.

    python benchmarks/packs.py [N]

The best and not the mean: what is above it is the machine's other work. Times go into no test, since CI machines differ.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GOAL = 40.0  # milliseconds
# The pack's own modules count, Python's start and the modules that every command has loaded do not.
CODE = """
import re, dataclasses, functools, fractions, pathlib, typing
from time import perf_counter
start = perf_counter()
from consistency.languages import load_pack
pack = load_pack({code!r})
print(1000 * (perf_counter() - start), len(pack.lexicon.table))
"""


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from consistency.registry import LANGUAGES

    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'pack':<6}{'rows':>8}{'best ms':>10}   (goal: {GOAL:g} ms, best of {times})")
    for code in sorted(LANGUAGES):
        argv = [sys.executable, "-c", CODE.format(code=code)]
        told = [
            subprocess.run(argv, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
            for _ in range(times)
        ]
        best = min(float(ms) for ms, _ in told)
        print(f"{code:<6}{told[0][1]:>8}{best:>10.1f}{'' if best <= GOAL else '   over the goal'}")


if __name__ == "__main__":
    main()
