"""The story map: who has how much of what whom says, and who is said to follow whom, never without both facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.records import Article, Coverage, Report, Span
from consistency.report import story_map

from . import sample

A, B, C = (replace(sample.AZ, id=name, published=None) for name in "abc")


def report(rows: list[str], **published: str | None) -> Report:
    """``rows``: the articles that tell each, by letter."""
    articles: tuple[Article, ...] = tuple(replace(a, published=published.get(a.id)) for a in (A, B, C))
    coverage = tuple(
        Coverage(label=row, members=tuple((a, (Span(start=n, end=n + 1),)) for a in row), states=())
        for n, row in enumerate(rows)
    )
    base = sample.report()
    return replace(base, story=replace(base.story, articles=articles), coverage=coverage, findings=(), readings=())


def test_shares_are_of_what_the_row_says() -> None:
    a, b, c = story_map.told(report(["ab", "a", "a", "a", "b"]))
    assert (a.rows, a.share, dict(a.common)) == (4, 0.8, {"a": 1.0, "b": 0.25, "c": 0.0})
    assert (b.rows, b.share, dict(b.common)) == (2, 0.4, {"a": 0.5, "b": 1.0, "c": 0.0})
    assert (c.rows, c.share, dict(c.common)) == (0, 0.0, {"a": None, "b": None, "c": None})  # no share of nothing


def test_nothing_was_aligned() -> None:
    assert [(t.rows, t.share) for t in story_map.told(report([]))] == [(0, 0.0)] * 3
    assert story_map.follows(report([], a="2026-03-01", b="2026-03-02")) == []


@pytest.mark.parametrize(
    ("rows", "published", "expected"),
    [
        (["ab"] * 6 + ["b"] * 4, {"a": "2026-03-01", "b": "2026-03-02"}, [("b", "a", 0.6)]),
        (["ab"] * 5 + ["b"] * 4, {"a": "2026-03-01", "b": "2026-03-02"}, []),  # shares too little
        (["ab"] * 6 + ["b"] * 4, {"a": "2026-03-02", "b": "2026-03-01"}, [("a", "b", 1.0)]),  # all of a's is in b
        (["ab"] * 6, {"a": "2026-03-01", "b": "2026-03-01"}, []),  # the same day
        (["ab"] * 6, {"a": "2026-03-01", "b": "2026-03-01T09:00"}, []),  # it may have been later that day
        (["ab"] * 6, {"a": "2026-03-01"}, []),  # nobody knows when b was
        (["ab"] * 6, {}, []),
        (["abc"] * 3 + ["ac"] * 2, {"a": "2026-03-03", "b": "2026-03-01", "c": "2026-03-02"}, [("a", "c", 1.0), ("c", "b", 0.6)]),
        (["abc"] * 3, {"a": "2026-03-01", "b": "2026-03-02", "c": "2026-03-03"}, [("b", "a", 1.0), ("c", "a", 1.0)]),  # the first
    ],
)
def test_who_seems_to_follow_whom(rows: list[str], published: dict[str, str], expected: list[tuple[str, str, float]]) -> None:
    assert [(f.later, f.earlier, f.share) for f in story_map.follows(report(rows, **published))] == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2026-03-01", "2026-03-02", True),
        ("2026-03-02", "2026-03-01", False),
        ("2026-03-01T22:10", "2026-03-01T22:11", True),
        ("2026-03-01T22:10", "2026-03-01T22:10", False),
        ("2026-03-01T22:10", "2026-03-01", False),
        ("2026-03-01", "2026-03-02T00:00", True),
        (None, "2026-03-02", False),
        ("2026-03-01", None, False),
    ],
)
def test_before_is_sure_or_false(a: str | None, b: str | None, expected: bool) -> None:
    assert story_map.before(a, b) is expected
