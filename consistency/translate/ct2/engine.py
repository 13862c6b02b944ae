"""One converted model in memory: tokens in, tokens out, by batches of so many tokens, each result as soon as it is there."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from consistency.errors import ModelError

_STEP = 16  # tokens: sources whose lengths round up to the same multiple may share a batch


class Engine:
    """``convert(anew)`` gives the folder of the conversion; it is asked for a new one where what is there cannot be loaded."""

    def __init__(self, convert: Callable[[bool], Path], *, device: str, number: str, threads: int, name: str) -> None:
        """Raises ModelError where the model cannot be loaded."""
        import ctranslate2

        self._workers, each = (1, 1) if device == "cuda" else workers_of(threads or available())
        settings = {"device": device, "compute_type": number, "inter_threads": self._workers, "intra_threads": each}
        try:
            self._loaded: Any = ctranslate2.Translator(str(convert(False)), **settings)
        except RuntimeError:  # a file of the right size with something else in it
            try:
                self._loaded = ctranslate2.Translator(str(convert(True)), **settings)
            except RuntimeError as error:
                raise ModelError(f"model {name}: ctranslate2 cannot load it: {_line(error)}") from None

    def stream(
        self, sources: Sequence[list[str]], prefix: list[str], *, beam: int, batch_tokens: int, limit: Callable[[int], int]
    ) -> Iterator[tuple[int, list[str]]]:
        """(index into ``sources``, the output's tokens without ``prefix``), each once, the longest first. ``limit`` gives the most tokens of
        an output (``prefix`` counted, the end not) for the tokens of its source; what is longer is cut there. Raises ModelError."""
        pending: deque[tuple[list[int], Any]] = deque()
        try:
            for group, room in batches(sources, batch_tokens):
                pending.append((group, self._loaded.translate_batch(
                    [sources[i] for i in group], target_prefix=[prefix] * len(group) if prefix else None, beam_size=beam,
                    max_decoding_length=limit(room), min_decoding_length=0, max_input_length=0, asynchronous=True,
                )))  # fmt: skip
                if len(pending) > self._workers:  # one waits for each that runs
                    yield from _finished(*pending.popleft(), skip=len(prefix))
            while pending:
                yield from _finished(*pending.popleft(), skip=len(prefix))
        except RuntimeError as error:  # out of memory, a device that went away
            raise ModelError(f"ctranslate2 failed: {_line(error)}: try a smaller neural.batch_tokens") from None


def batches(sources: Sequence[list[str]], batch_tokens: int) -> Iterator[tuple[list[int], int]]:
    """(indexes, room): the longest sources first, as many as fit into ``batch_tokens`` with their padding, one at least; none longer than
    ``room``, which depends on a source's own length only, so that its output does not depend on what stands beside it."""
    order = sorted(range(len(sources)), key=lambda i: (-len(sources[i]), i))
    group: list[int] = []
    for index in order:
        if group and (_room(sources[index]) != _room(sources[group[0]]) or (len(group) + 1) * len(sources[group[0]]) > batch_tokens):
            yield group, _room(sources[group[0]])
            group = []
        group.append(index)
    if group:
        yield group, _room(sources[group[0]])


def _room(source: Sequence[str]) -> int:
    return -(-len(source) // _STEP) * _STEP


def _finished(group: Sequence[int], results: Sequence[Any], *, skip: int) -> Iterator[tuple[int, list[str]]]:
    for index, result in zip(group, results, strict=True):
        yield index, result.result().hypotheses[0][skip:]


def available() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_of(threads: int) -> tuple[int, int]:
    """(batches at a time, threads of each): up to four threads work on one batch, more of them on several."""
    each = min(threads, 4)
    return max(1, threads // each), each


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
