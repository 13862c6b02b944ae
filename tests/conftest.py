"""Settings of all tests: Hypothesis draws the same examples on every run, and is not hurried on a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("steady")
