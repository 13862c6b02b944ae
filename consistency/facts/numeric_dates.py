"""Dates all in digits: 09.06.2026, 9/6/2026, 2026-06-09."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.facts.finds import Find, found, valid
from consistency.facts.scan import Scan
from consistency.records import FactSource

_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d{2})-(\d{2})")


def numeric_dates(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Every date in digits that the calendar has."""
    for i, token in enumerate(scan.tokens):
        if token.kind != "number":
            continue
        match, last = _DATE.fullmatch(token.text), i
        if match is None and len(token.text) == 4 and i + 4 < len(scan.tokens):  # 2026-06-09 is five tokens
            last = i + 4
            match = _DATE.fullmatch(scan.text[token.start : scan.tokens[last].end])
        if match is None:
            continue
        day, month, year, iso_year, iso_month, iso_day = match.groups()
        y, m, d = (int(year), int(month), int(day)) if year else (int(iso_year), int(iso_month), int(iso_day))
        if valid(y, m, d):
            yield found(scan, read_from, i, last, year=y, month=m, day=d)
