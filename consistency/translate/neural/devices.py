"""Several devices, a copy of the model on each: a thread a device takes the next batch when it is done with its last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

B = TypeVar("B")
R = TypeVar("R")


def shared_out(work: Sequence[B], workers: Sequence[Callable[[B], R]]) -> Iterator[tuple[B, R]]:
    """Each piece of ``work`` with what a worker made of it, as they are done. What a worker raises is raised here, after the others have
    put down what they had in hand; who stops asking stops them all. One worker works in this thread."""
    if len(workers) == 1 or len(work) < 2:
        for piece in work:
            yield piece, workers[0](piece)
        return
    waiting: SimpleQueue[B] = SimpleQueue()
    done: SimpleQueue[tuple[B, R] | BaseException | None] = SimpleQueue()
    stop = Event()
    for piece in work:
        waiting.put(piece)

    def run(worker: Callable[[B], R]) -> None:
        try:
            while not stop.is_set():
                try:
                    piece = waiting.get_nowait()
                except Empty:
                    break
                done.put((piece, worker(piece)))
            done.put(None)
        except BaseException as error:  # noqa: BLE001 (raised again in the thread that asked)
            stop.set()
            done.put(error)

    threads = [Thread(target=run, args=(worker,), daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    failed: BaseException | None = None
    try:
        running = len(threads)
        while running:
            got = done.get()
            if isinstance(got, tuple):
                yield got
            else:
                running -= 1
                failed = failed or got
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    if failed is not None:
        raise failed
