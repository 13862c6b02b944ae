"""Precision and recall on every set of stories at hand, with the memory (where a story has one) and with the gloss alone.

    python benchmarks/stories.py [FOLDER...]

Without FOLDER: the seeds, tests/stories, and ../shared/stories where that is there. The scorer is
../shared/stories/score.py, which knows nothing of this code, or else ``consistency evaluate``, which follows the same rules.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "stories"
SETS = (ROOT / "seeds", ROOT / "tests" / "stories", SHARED)
TRANSLATORS = ("auto", "gloss")


def scored(folder: Path, translator: str) -> str:
    """The scorer's totals for one set."""
    check = [sys.executable, "-m", "consistency"]
    scorer = SHARED / "score.py"
    if scorer.is_file():
        options = ["--format", "json", "--fail-on", "never", "--translator", translator]
        command = f"{shlex.join([*check, 'check'])} {{story}} {shlex.join(options)}"
        argv = [sys.executable, str(scorer), str(folder), "--command", command]
    else:
        argv = [*check, "evaluate", str(folder), "--translator", translator]
    done = subprocess.run(argv, check=False, capture_output=True, text=True, cwd=ROOT)
    lines = done.stdout.strip().splitlines()
    totals = [line for line in lines if line.startswith("TOTAL")]
    totals = totals or [line for line in lines if not line.startswith("    ")]  # not every single miss
    return "\n".join(totals) if totals else f"failed: {done.stderr.strip() or 'no output'}"


def main() -> None:
    given = [Path(argument).resolve() for argument in sys.argv[1:]]
    missing = [path for path in given if not path.is_dir()]
    if missing:
        raise SystemExit(f"{missing[0]}: no such folder")
    for folder in given or [path for path in SETS if path.is_dir()]:
        several = not (folder / "gold.yaml").is_file()
        memory = any(folder.glob("*/translations.tmx" if several else "translations.tmx"))
        for translator in TRANSLATORS if memory else ("gloss",):
            name = folder.relative_to(ROOT.parent) if folder.is_relative_to(ROOT.parent) else folder
            print(f"== {name}, translator {translator}\n{scored(folder, translator)}")


if __name__ == "__main__":
    main()
