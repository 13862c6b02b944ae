"""What the readers of moments share: a find and its tokens, whole numbers, case endings, what joins two dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consistency.facts.ranges import DASHES
from consistency.facts.scan import Scan
from consistency.records import FactSource, Moment, Span

_JOINS = {"en": ("to", "and"), "ru": ("по", "до", "и", "на"), "az": ("və",), "tr": ("ve", "ile"), "kk": ("мен", "және")}


@dataclass(slots=True)
class Find:
    """A moment and its tokens, ``first``..``last``."""

    first: int
    last: int
    moment: Moment


def found(scan: Scan, read_from: FactSource, first: int, last: int, **parts: object) -> Find:
    """A find over tokens ``first``..``last``; ``parts`` are fields of Moment."""
    start, end, text = scan.slice(first, last)
    moment = Moment(span=Span(start=start, end=end), text=text, read_from=read_from, **parts)  # type: ignore[arg-type]
    return Find(first, last, moment)


def valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def whole(scan: Scan, i: int, low: int, high: int) -> int | None:
    """The whole number that token ``i`` writes in digits, in the given bounds, else None."""
    if not 0 <= i < len(scan.tokens):
        return None
    text = scan.tokens[i].text
    short = len(text) <= len(str(high))  # Python refuses to read digits by the thousand
    return int(text) if short and text.isascii() and text.isdigit() and low <= int(text) <= high else None


def suffix_end(scan: Scan, i: int) -> int:
    """The last token of a number with a case ending: 9-dan, 17-не, 14th."""
    if scan.glued(i + 1) and scan.tokens[i + 1].kind == "word":
        return i + 1
    hyphened = scan.glued(i + 1) and scan.glued(i + 2)
    if hyphened and scan.tokens[i + 1].text in "-‐‑–'’" and scan.tokens[i + 2].kind == "word":
        return i + 2
    return i


def joins(scan: Scan, i: int) -> bool:
    """Whether token ``i`` joins two days or two years: a dash, or a word such as "to"."""
    return scan.tokens[i].text in DASHES or scan.folded[i] in _JOINS.get(scan.pack.code, ())
