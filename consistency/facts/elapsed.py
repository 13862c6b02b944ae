"""Times taken, as results are written: 2:14:38 is two hours, 14 minutes and 38 seconds, where the sentence tells of a race or a
result; elsewhere it is the time of day, the reference of a verse, or anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.facts.scan import Scan
from consistency.records import FactSource, Quantity, Span

_ELAPSED = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d(?:[.,]\d{1,3})?)")
_CLOCK = frozenset({"at", "since", "until", "к", "до", "около", "в", "saat", "сағат"})  # before a time of day
_RACES = frozenset({"win", "finish", "result", "record", "run", "race", "marathon", "half marathon", "complete", "overcome", "cover", "champion", "swim", "distance",
                    "victory", "competition", "stage", "time trial", "beat", "runner", "rider", "cyclist", "skier", "swimmer", "triathlon", "first place"})  # fmt: skip
_AT = ("də", "da", "де", "да", "те", "та")  # endings of a time at which something happens
_UNITS = {"hour": 3600, "minute": 60, "second": 1}  # each with its seconds


def elapsed(scan: Scan, read_from: FactSource) -> Iterator[Quantity]:
    """Each time taken, in seconds; its token is used up."""
    if not _ELAPSED.search(scan.text) or not any(not _RACES.isdisjoint(w.senses[:2]) for w in scan.pack.words(scan.text)):
        return
    for i, token in enumerate(scan.tokens):
        if token.kind != "number" or i in scan.taken or (match := _ELAPSED.fullmatch(token.text)) is None:
            continue
        beside = scan.folded[i - 1] if i else ""
        if beside in _CLOCK or scan.term("clock", i - 1) is not None or scan.term("zone", i + 1) is not None:
            continue
        if scan.glued(i + 1) and scan.tokens[i + 1].text in "-‐" and i + 2 < len(scan.tokens) and scan.folded[i + 2] in _AT:
            continue  # 10:15:30-da
        scan.taken.add(i)
        parts = tuple(
            Quantity(span=Span(start=token.start + match.start(k), end=token.start + match.end(k)), text=match[k], read_from=read_from,
                     value=Decimal(match[k].replace(",", ".")), unit=unit)
            for k, unit in enumerate(_UNITS, 1)
        )  # fmt: skip
        value = sum(((part.value or Decimal()) * seconds for part, seconds in zip(parts, _UNITS.values(), strict=True)), start=Decimal())
        yield Quantity(span=Span(start=token.start, end=token.end), text=token.text, read_from=read_from, value=value, unit="second", parts=parts)
