"""Reading the sentences of one story in two processes.

Reading is most of a short run, and nothing in it depends on another sentence. The command line asks for a second
process; a program that imports the package decides for itself. The outcome is the same, sentence by sentence.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from consistency.records import Claim, Reading, Sentence

Read = Callable[[Sequence[Sentence]], Sequence[Claim]]
OnProgress = Callable[[int, int], None]  # told how many sentences are read, and of how many

_WORTH = 30  # sentences under which a second process costs more than it saves (measured: about 15 ms)
_BATCH = 64  # sentences between two reports of progress; any number gives the same claims
_COSTLY = "ru"  # its dictionary takes longest to load: one process alone should do it


def read_all(
    sentences: Sequence[Sentence], read: Read, processes: int = 1, meanwhile: Callable[[], None] | None = None,
    progress: OnProgress | None = None,
) -> list[Claim]:  # fmt: skip
    """``read`` over all sentences, in order; with two processes and a machine that has the cores, half of them in a
    child, and ``meanwhile`` while it is waited for. ``progress`` is told of this process's share, as if the child's
    went as fast. Whatever goes wrong in the child is done again here, so that
    errors are the same."""
    ours, theirs = shares(sentences)
    if processes < 2 or not _may_fork() or len(sentences) < _WORTH or not theirs:
        return _read_ours(sentences, read, progress, len(sentences))
    child, pipe = _start([sentences[i] for i in theirs], read)
    done = dict(zip(ours, _read_ours([sentences[i] for i in ours], read, progress, len(sentences)), strict=True))
    if meanwhile is not None:
        meanwhile()
    received = _finish(child, pipe, [sentences[i] for i in theirs])
    done |= zip(theirs, received or read([sentences[i] for i in theirs]), strict=True)
    return [done[i] for i in range(len(sentences))]


def _may_fork() -> bool:
    """Where there is a second core, and no other thread: a lock that one holds at that moment would never open in the child.
    torch has threads of its own that Python does not count."""
    cores = hasattr(os, "fork") and (os.cpu_count() or 1) > 1
    return cores and threading.active_count() == 1 and "torch" not in sys.modules


def _read_ours(sentences: Sequence[Sentence], read: Read, progress: OnProgress | None, total: int) -> list[Claim]:
    if progress is None:
        return list(read(sentences))
    out: list[Claim] = []
    for at in range(0, len(sentences), _BATCH):
        out += read(sentences[at : at + _BATCH])
        progress(total * len(out) // len(sentences), total)
    return out


def shares(sentences: Sequence[Sentence]) -> tuple[list[int], list[int]]:
    """Indexes for this process and for the child: the costly language here and the rest there; else by halves."""
    here = [i for i, s in enumerate(sentences) if s.article.language == _COSTLY]
    there = [i for i, s in enumerate(sentences) if s.article.language != _COSTLY]
    if here and there:
        return here, there
    middle = len(sentences) // 2
    return list(range(middle)), list(range(middle, len(sentences)))


def _start(sentences: Sequence[Sentence], read: Read) -> tuple[int, int]:
    """Fork a child that reads the sentences; its process id and the end of the pipe that it answers on."""
    receive, send = os.pipe()
    child = os.fork()
    if child:
        os.close(send)
        return child, receive
    os.close(receive)
    try:
        import pickle

        # The sentence, with its article, is here already: only what was found out travels.
        rows = [_travelling(claim) for claim in read(sentences)]
        with os.fdopen(send, "wb") as out:
            pickle.dump(rows, out, protocol=5)
    except BaseException:  # noqa: BLE001 (the parent does the work again and meets the error itself)
        os._exit(1)
    os._exit(0)


def _travelling(claim: Claim) -> tuple[Claim, Reading]:
    """A claim and its reading without what is here already."""
    reading = claim.reading
    bare = replace(reading.translation, sentence=None)  # type: ignore[arg-type]
    return replace(claim, reading=None), replace(reading, sentence=None, translation=bare)  # type: ignore[arg-type]


def _arrived(claim: Claim, reading: Reading, sentence: Sentence) -> Claim:
    translation = replace(reading.translation, sentence=sentence)
    return replace(claim, reading=replace(reading, sentence=sentence, translation=translation))


def _finish(child: int, pipe: int, sentences: Sequence[Sentence]) -> list[Claim] | None:
    """The child's claims; None where it failed."""
    import pickle

    with os.fdopen(pipe, "rb") as answer:
        sent = answer.read()
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        return None
    rows: list[tuple[Claim, Reading]] = pickle.loads(sent)
    return [_arrived(claim, reading, sentence) for sentence, (claim, reading) in zip(sentences, rows, strict=True)]
