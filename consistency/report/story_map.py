"""Who says how much of what whom says, and who seems to follow whom: read from the matrix of claims and articles.

That one article came later and has most of what it says in common with another is a hint and no proof: both may have
drawn on one source. So it is said with the two facts it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.records import Report

# A rewrite has most of its claims from what it rewrites; articles of one event that were written apart share less.
FOLLOWS = 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells: ``rows`` of the matrix, ``share`` (0..1) of all rows that it has, and for every article
    of the story ``common``, the share (0..1) of this one's rows that the other has too; None where it has none."""

    article: str
    rows: int
    share: float
    common: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """``later`` was published after ``earlier`` and has ``share`` (0..1) of its rows in common with it."""

    later: str
    earlier: str
    share: float


def told(report: Report) -> list[Told]:
    """A row for each article, in the story's order."""
    rows = _rows(report)
    out = []
    for a in report.story.articles:
        own = rows[a.id]
        common = tuple((b, len(own & has) / len(own) if own else None) for b, has in rows.items())
        out.append(Told(a.id, len(own), len(own) / len(report.coverage) if report.coverage else 0.0, common))
    return out


def follows(report: Report) -> list[Follow]:
    """For each article the earlier one that it shares most with, if that is ``FOLLOWS`` or more; the first of equals."""
    rows = _rows(report)
    published = {a.id: a.published for a in report.story.articles}
    out = []
    for later, own in rows.items():
        earlier = [a for a in rows if rows[a] and before(published[a], published[later])]
        if own and earlier:
            best = max(earlier, key=lambda a: len(own & rows[a]))
            share = len(own & rows[best]) / len(own)
            if share >= FOLLOWS:
                out.append(Follow(later, best, share))
    return out


def before(a: str | None, b: str | None) -> bool:
    """Whether ISO time ``a`` surely lies before ``b``: a day without an hour lies neither before nor after its hours."""
    if not a or not b:
        return False
    known = min(len(a), len(b))
    return a[:known] < b[:known]


def undated(report: Report) -> Sequence[str]:
    """The articles of which it is not known when they were published: nothing can be said of whom they follow."""
    return [a.id for a in report.story.articles if not a.published]


def _rows(report: Report) -> dict[str, frozenset[int]]:
    has: dict[str, set[int]] = {a.id: set() for a in report.story.articles}
    for number, row in enumerate(report.coverage):
        for article, spans in row.members:
            if spans and article in has:
                has[article].add(number)
    return {a: frozenset(rows) for a, rows in has.items()}
