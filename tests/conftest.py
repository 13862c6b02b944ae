"""Settings of all tests: Hypothesis draws the same examples on every run, and is not hurried on a busy machine. One thread a
process, and its children: the suite has a process a core already, and threads that wait for each other spin (twice as long)."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("OMP_NUM_THREADS", "1")

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("steady")
