"""How long a run of many stories takes, and how much memory: N copies of the seeds, ``python benchmarks/many_stories.py 40 json``."""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from consistency.cli import main

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def run(number: int, format: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for story in range(number):
            shutil.copytree(SEEDS, Path(folder, "stories", f"{story:04}"))
        os.chdir(folder)
        Path("consistency.yaml").write_text("stories: [stories/*/]\nfail_on: never\n")
        begun = time.perf_counter()
        code = main(["check", "--format", format, "--output", "out"])
        seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{number} stories as {format}: {seconds:.1f} s, {seconds / number:.2f} s a story, at most {peak} MB; exit code {code}")


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "json")
