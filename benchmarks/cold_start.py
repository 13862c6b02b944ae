"""What a cold check costs, against the imports that any such command line pays for.

    python benchmarks/cold_start.py [N]

Both commands run N times (default 10) in turn, so that a busy moment of the machine hits both; printed are the medians,
their ratio (goal: at most 6) and the check's peak memory (goal: under 400 MB). One warm-up round each writes the bytecode.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECK = [sys.executable, "-m", "consistency", "check", "seeds/", "--fail-on", "never", "--format", "json"]
FLOOR = [sys.executable, "-c", "import typer, yaml, rich"]
RATIO, MEMORY = 6.0, 400.0  # goals: times the floor, megabytes


def run(argv: list[str]) -> tuple[float, float]:
    """(seconds, peak resident megabytes) of one run. Raises SystemExit where it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(argv, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(argv)}: exit code {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return seconds, usage.ru_maxrss * unit / 1e6


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    for argv in (CHECK, FLOOR):
        run(argv)
    pairs = [(run(CHECK), run(FLOOR)) for _ in range(times)]
    check = statistics.median(c for (c, _), _ in pairs)
    floor = statistics.median(f for _, (f, _) in pairs)
    peak = max(m for (_, m), _ in pairs)
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} cores, {times} runs each in turn, medians")
    print(f"check seeds/                {check:7.3f} s   (fastest {min(c for (c, _), _ in pairs):.3f})")
    print(f"import typer, yaml, rich    {floor:7.3f} s   (fastest {min(f for _, (f, _) in pairs):.3f})")
    print(
        f"ratio                       {check / floor:7.2f}     goal: at most {RATIO:g}{'' if check / floor <= RATIO else ': MISSED'}"
    )
    print(f"peak memory of the check    {peak:7.0f} MB  goal: under {MEMORY:g}{'' if peak < MEMORY else ': MISSED'}")


if __name__ == "__main__":
    main()
