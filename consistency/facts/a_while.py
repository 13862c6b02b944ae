"""A unit of time by one, which no figure before it counts: 14 % против 13 годом ранее."""

from __future__ import annotations

from consistency.facts.scan import Scan

_BY_ONE = ("годом", "месяцем", "неделей", "днем", "часом")  # by one, and not by more


def is_a_while_ago(scan: Scan, i: int) -> bool:
    """ru годом ранее, месяцем раньше: it counts nothing."""
    return scan.pack.code == "ru" and scan.folded[i] in _BY_ONE and scan.folded[i + 1 : i + 2] in (["ранее"], ["раньше"])
