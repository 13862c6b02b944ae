"""Greedy search: the likeliest token, then the next, for a batch of sentences that end when each of them ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import torch
from torch import Tensor

from consistency.translate.neural.decoders import Decoder

_WORTH = 4  # a batch is packed anew when one in so many of its sentences has ended: to move the store costs about two steps
_LOOK = 8  # steps between two looks at a GPU: each look waits for it

_BLOCK = 512


def greedy(
    decoder: Decoder, encoded: Tensor, mask: Tensor, *, first: int, forced: Sequence[int], limits: Sequence[int], ends: Collection[int],
    never: Sequence[int] = (), last: int | None = None,
) -> list[list[int]]:  # fmt: skip
    """The ids of each output, ``forced`` counted, its end too where it has one of ``ends``; at most ``limits`` of them, each its own.

    ``encoded`` (B, S, W) and ``mask`` (B, S) are of the sources; ``first`` is fed first and no part of the output; ``never`` are ids
    that are never taken; ``last`` is the id that stands at the limit whatever the model says.
    """
    device, size = encoded.device, len(encoded)
    state = decoder.start(encoded, mask)
    most = torch.tensor(list(limits), device=device)
    stops, banned = torch.tensor(sorted(ends), device=device), torch.tensor(list(never), dtype=torch.long, device=device)
    out = torch.zeros(size, max(limits), dtype=torch.long, device=device)
    rows = torch.arange(size, device=device)  # which sentence stands in which row
    done = torch.zeros(size, dtype=torch.bool, device=device)
    taken = torch.full((size,), first, device=device)
    ended = torch.zeros(size, dtype=torch.long, device=device)  # tokens of each output
    every = 1 if device.type == "cpu" else _LOOK
    for step in range(max(limits)):
        logits = decoder.step(state, taken, step)
        if step < len(forced):
            taken = torch.full_like(taken, forced[step])
        else:
            if len(banned):
                logits.index_fill_(1, banned, float("-inf"))
            taken = likeliest(logits)
        if last is not None:
            taken = torch.where(most == step + 1, last, taken)
        out[rows, step] = taken
        over = most == step + 1
        if len(stops):
            over |= torch.isin(taken, stops)
        ended[rows] += (~done).long()
        done |= over
        if (step + 1) % every == 0:
            over_now = int(done.sum())
            if over_now == len(done):
                break
            if over_now * _WORTH >= len(done):
                left = (~done).nonzero()[:, 0]
                state.keep(left)
                rows, done, taken, most = rows[left], done[left], taken[left], most[left]
    lengths = ended.tolist()
    return [ids[:length] for ids, length in zip(out.tolist(), lengths, strict=True)]


def likeliest(logits: Tensor) -> Tensor:
    """``logits.argmax(-1)``, the first of equals, (B, V) -> (B). On a CPU by blocks, since its maximum is ten times as fast as its
    argmax."""
    if logits.device.type != "cpu" or logits.shape[1] < 2 * _BLOCK:
        return logits.argmax(-1)
    logits = logits.float()
    whole = logits.shape[1] // _BLOCK * _BLOCK
    tops = logits[:, :whole].reshape(len(logits), -1, _BLOCK).amax(-1)
    if whole < logits.shape[1]:
        tops = torch.cat([tops, logits[:, whole:].amax(-1, keepdim=True)], dim=1)
    begin = tops.argmax(-1, keepdim=True) * _BLOCK
    inside = (begin + torch.arange(_BLOCK)).clamp_(max=logits.shape[1] - 1)
    found: Tensor = begin[:, 0] + logits.gather(1, inside).argmax(-1)
    return found
