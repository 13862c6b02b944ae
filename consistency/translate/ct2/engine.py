"""One converted model in memory: tokens in, tokens out, by batches of so many tokens, each result as soon as it is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from consistency.errors import ModelError
from consistency.translate.neural.batches import batches, room_of
from consistency.translate.neural.compute import available


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
        an output (``prefix`` counted, the end not) for the tokens of its source, rounded up (``room_of``), so that nothing hangs on what
        stands beside it in a batch; what is longer is cut there. Raises ModelError."""
        pending: deque[tuple[list[int], Any]] = deque()
        try:
            for group in batches([len(source) for source in sources], batch_tokens, same_room=True):
                room = room_of(len(sources[group[0]]))
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


def _finished(group: Sequence[int], results: Sequence[Any], *, skip: int) -> Iterator[tuple[int, list[str]]]:
    for index, result in zip(group, results, strict=True):
        yield index, result.result().hypotheses[0][skip:]


def workers_of(threads: int) -> tuple[int, int]:
    """(batches at a time, threads of each): up to four threads work on one batch, more of them on several."""
    each = min(threads, 4)
    return max(1, threads // each), each


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
