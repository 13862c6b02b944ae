"""An alignment in a terminal: what hangs together under each other, and what has no counterpart."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.report.page import Page, Part, surroundings

_MARGIN = 6  # columns for the side and the number of a line
_STYLES = {"A": "cyan", "B": "green"}

Lines = Sequence[tuple[int, str]]
Passages = Sequence[tuple[Sequence[int], Sequence[int], float]]


def beside(a: Lines, b: Lines, passages: Passages, width: int | None = None, *, colour: bool | None = None) -> str:
    """The lines of both texts, each with its number from 0; ``passages`` are (lines of A, lines of B, score). In the
    order of A; what only B has comes last."""
    own_width, own_colour = surroundings()
    page = Page(width or own_width, own_colour if colour is None else colour)
    text_a, text_b = dict(a), dict(b)
    passage_of = {i: passage for passage in passages for i in passage[0]}
    for i, line in a:
        ours, theirs, score = passage_of.get(i, ((i,), (), 0.0))
        if i != ours[0]:
            continue  # told with the passage that it belongs to
        page.gap()
        for n in ours:
            _line(page, "A", n, text_a.get(n, line))
        for n in theirs:
            _line(page, "B", n, text_b[n])
        page.line((f"score {score:.2f}" if theirs else "only in A", "dim" if theirs else "yellow"), indent=_MARGIN)
    linked = {j for _, theirs, _ in passages for j in theirs}
    for j, line in b:
        if j not in linked:
            page.gap()
            _line(page, "B", j, line)
            page.line(("only in B", "yellow"), indent=_MARGIN)
    return page.text()


def _line(page: Page, side: str, number: int, text: str) -> None:
    head: Part = (f"{side} {number:<{_MARGIN - 3}} ", _STYLES[side])
    page.line(head, text, hang=_MARGIN)
