"""``python -m consistency``: the same as the command ``consistency``."""

from __future__ import annotations

from consistency.cli import run

if __name__ == "__main__":
    run()
