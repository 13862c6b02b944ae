"""Where output goes: results to standard output or a file, messages to standard error. Only the cli calls this."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from consistency.errors import ConsistencyError


def steady() -> None:
    """The same bytes under every locale: UTF-8, line feeds."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(line: str) -> None:
    """A message to a person."""
    print(line, file=sys.stderr)


def emit(text: str) -> None:
    """A result. Whoever closed the pipe early (``| head``) has seen enough: the verdict stands."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nor may the flush at exit fail again
        raise ConsistencyError(f"standard output: cannot write: {error.strerror}") from None


def write(path: Path, text: str) -> None:
    """A result into a file, its folder made. Raises ConsistencyError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConsistencyError(f"{path}: cannot write: {error.strerror}") from None


class Progress:
    """Tells a person every few seconds how far a long job is; a short one says nothing."""

    def __init__(self, what: str, *, every: float = 3.0, clock: Callable[[], float] = time.monotonic) -> None:
        """``every``: seconds between two messages, and before the first."""
        self._what, self._every, self._clock = what, every, clock
        self._said = clock()

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        if done < total and now - self._said >= self._every:
            self._said = now
            say(f"{done:,} of {total:,} {self._what}")
