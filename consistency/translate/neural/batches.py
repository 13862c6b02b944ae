"""Which sentences are translated together: those of like length, as many as a budget of tokens has room for, padding counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_STEP = 16  # tokens: sources whose lengths round up to the same multiple have the same limit


def room_of(length: int) -> int:
    """The length that a source's limit is worked out from: its own, rounded up, and nothing of what stands beside it."""
    return -(-length // _STEP) * _STEP


def batches(lengths: Sequence[int], budget: int, *, same_room: bool = False) -> Iterator[list[int]]:
    """Indexes of the sources of each batch, the longest first (what does not fit shows at once), each once: at most ``budget`` tokens
    with the padding, one source at least; with ``same_room`` only such as have the same limit."""
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        width = lengths[group[0]] if group else 0
        apart = same_room and group and room_of(lengths[index]) != room_of(width)
        if group and (apart or (len(group) + 1) * width > budget):
            yield group
            group = []
        group.append(index)
    if group:
        yield group
