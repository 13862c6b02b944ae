"""Pairs of sentences as real news has them, in four languages: how many of those that contradict are found, how many of those that agree flagged.

    python benchmarks/pairs.py [-v]        # tests/core/pairs/*.tsv; -v: each pair whose verdict is wrong

Each sentence stands in the middle of a short article, so that all that tells is the sentence. Written by helpers who had not seen the code;
lines of even number were looked at when rules were mended, the others only counted (a few false alarms of theirs were looked at, too).
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "core"))

from pairing import PAIRS, pairs_of, wrong


def main() -> None:
    for path in sorted(PAIRS.glob("*.tsv")):
        all_pairs = list(enumerate(pairs_of(path), 2))
        bad = list(wrong(path))
        for half, told in ((0, "looked at"), (1, "not looked at")):
            some = [p for line, p in all_pairs if line % 2 == half]
            missed = sum(p.verdict == "diff" for line, p, _ in bad if line % 2 == half)
            false = sum(p.verdict == "agree" for line, p, _ in bad if line % 2 == half)
            diff = sum(p.verdict == "diff" for p in some)
            print(f"{path.stem:18} {told:14} found {diff - missed} of {diff}, false {false} of {len(some) - diff}")
        if "-v" in sys.argv:
            for line, pair, found in bad:
                print(f"  {path.name}:{line} {'MISSED' if pair.verdict == 'diff' else 'FALSE'} {pair.one} / {pair.other} {[f.rule for f in found]}")


if __name__ == "__main__":
    main()
