"""What floors are kept under (``benchmarks/floors.py`` writes them, the tests hold them): the figures, and a digest of the gold."""

from __future__ import annotations

import hashlib
from pathlib import Path

from consistency.evaluate.findings import Tally


def digest(tests: Path) -> str:
    """Of every gold.yaml and every file of mutations in a folder of tests, by name and content."""
    found = hashlib.sha256()
    for path in sorted([*tests.glob("stories/*/gold.yaml"), *tests.glob("mutations/*.yaml")]):
        found.update(path.relative_to(tests).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def figures(total: Tally) -> dict[str, float]:
    """Every figure of the findings that has a floor, 0..1."""
    return {
        "contradictions precision": total.precision, "contradictions recall": total.recall,
        "labels right": total.labelled / total.found, "omissions precision": total.omission_precision,
        "omissions recall": total.omission_recall, "hard negatives left alone": 1 - len(total.flagged) / total.negatives,
    }  # fmt: skip
