"""The IANA zones of places whose clocks are named beside times (``en/zones.tsv``: English name, zone)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "en" / "zones.tsv"


@cache
def zones() -> Mapping[str, str]:
    """English name of a place, or an abbreviation -> key of the IANA database."""
    rows = (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines())
    return {row[0]: row[1] for row in rows}
