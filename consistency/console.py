"""Where output goes: results to standard output or a file, messages to standard error. Only the cli and outputs.py call this."""

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
    """Tells a person how far a long job is: on a terminal a bar that is drawn over itself, elsewhere a line every few seconds. A
    job that ends before ``after`` says nothing."""

    _WIDTH = 24  # cells of the bar; plain ASCII, which every console can show

    def __init__(
        self, what: str, *, every: float = 3.0, after: float = 1.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``every``: seconds between two lines, and before the first; ``after``: seconds before there is a bar."""
        self._what, self._every, self._after, self._clock = what, every, after, clock
        self._begun = self._said = clock()
        self._drawn = 0  # characters of the bar on the screen

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        if sys.stderr.isatty():
            self._bar(done, total, now)
        elif done < total and now - self._said >= self._every:
            self._said = now
            say(f"{done:,} of {total:,} {self._what}")

    def then(self, what: str) -> Progress:
        """The same of the job that comes next."""
        self.clear()
        return Progress(what, every=self._every, after=self._after, clock=self._clock)

    def clear(self) -> None:
        """Take the bar off the screen, before something else is printed there."""
        if self._drawn:
            sys.stderr.write("\r" + " " * self._drawn + "\r")
            sys.stderr.flush()
            self._drawn = 0

    def _bar(self, done: int, total: int, now: float) -> None:
        if done >= total:
            self.clear()
        elif now - self._begun >= self._after:
            full = self._WIDTH * done // total
            text = f"[{'#' * full}{'.' * (self._WIDTH - full)}] {done:,} of {total:,} {self._what}"
            sys.stderr.write("\r" + text.ljust(self._drawn))
            sys.stderr.flush()
            self._drawn = max(self._drawn, len(text))
