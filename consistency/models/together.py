"""A few pieces of work at a time, in threads that wait for a server; what is done is given as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

J = TypeVar("J")
R = TypeVar("R")


def together(work: Callable[[J], R], jobs: Sequence[J], threads: int, *, alone: bool = True) -> Iterator[tuple[int, R]]:
    """(index of a job, what ``work`` made of it) as they are done. With ``alone`` the first job goes alone: what is wrong with
    all is seen before many are sent. Where one raises, no other is begun, those that run are waited for and given, and then it is raised,
    the first of several by their order. Whoever interrupts waits for none: the threads are daemons."""
    alone = alone and bool(jobs)
    if alone:
        yield 0, work(jobs[0])
    done: SimpleQueue[tuple[int, R | None, BaseException | None]] = SimpleQueue()
    waiting = iter(range(int(alone), len(jobs)))
    failed: dict[int, BaseException] = {}

    def run(index: int) -> None:
        try:
            done.put((index, work(jobs[index]), None))
        except BaseException as error:  # noqa: BLE001 (handed to the caller's thread)
            done.put((index, None, error))

    def start() -> int:
        index = next(waiting, None)
        if index is None:
            return 0
        Thread(target=run, args=(index,), daemon=True).start()
        return 1

    running = sum(start() for _ in range(threads))
    while running:
        try:
            index, result, error = done.get(timeout=0.5)  # not for ever: on Windows that could not be interrupted
        except Empty:
            continue
        running -= 1
        if error is not None:
            failed[index] = error
        else:
            yield index, result  # type: ignore[misc]
        if not failed:  # only now: what is done is put away before more is begun
            running += start()
    if failed:
        raise failed[min(failed)]
