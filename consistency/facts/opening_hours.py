"""From one hour to another: с 9 до 18 часов, az saat 9-dan 18-ə (qədər), kk сағат 9-дан 18-ге дейін, tr saat 9'dan 18'e."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.finds import suffix_end, whole
from consistency.facts.manner import ABLATIVE, changes, said_to_change
from consistency.facts.scan import Scan
from consistency.facts.spoken_clock import of_day
from consistency.languages.families import TURKIC

Time = tuple[int, int, int, int]  # first token, last token, hour, minute

_HOURS = ("часов", "часа", "час")
_LASTING = ("подряд",)  # с 9 до 18 часов подряд: so long
_DATIVE = ("a", "e", "ə", "ya", "ye", "yə", "а", "е", "ға", "ге", "қа", "ке", "dək", "dek", "adək", "ədək")


def hour_spans(scan: Scan) -> Iterator[Time]:
    """Both ends of every span of hours in whole digits."""
    reader = _turkic if scan.pack.code in TURKIC else _russian if scan.pack.code == "ru" else None
    if reader is not None:
        for i in scan.numerals():
            yield from reader(scan, i)


def _russian(scan: Scan, i: int) -> Iterator[Time]:
    opening, closing = whole(scan, i, 0, 24), whole(scan, i + 2, 0, 24)
    if opening is None or closing is None or not i or scan.folded[i - 1] not in ("с", "со") or scan.folded[i + 1] != "до":
        return
    named = scan.folded[i + 3 : i + 4]
    if not named or named[0] not in _HOURS or scan.folded[i + 4 : i + 5] == [*_LASTING] or said_to_change(scan, range(i)):
        return
    part = scan.term("daypart", i + 4)
    if part is None:
        yield i, i, opening % 24, 0
        yield i + 2, i + 3, closing % 24, 0
        return
    end = of_day(closing, part[0])
    start = of_day(opening, part[0])
    yield i, i, start if start < end else opening, 0  # с 2 до 5 часов дня; с 9 до 5 вечера
    yield i + 2, i + 3 + part[1], end, 0


def _turkic(scan: Scan, i: int) -> Iterator[Time]:
    last = suffix_end(scan, i)
    opening, closing = whole(scan, i, 0, 24), whole(scan, last + 1, 0, 24)
    if opening is None or closing is None or last == i or scan.folded[last] not in ABLATIVE:
        return
    if scan.term("clock", i - 1) is None or "plural" in scan.features(i - 1):
        return
    end = suffix_end(scan, last + 1)
    if end == last + 1 or scan.folded[end] not in _DATIVE or scan.measured(end + 1) or changes(scan, range(end + 1, end + 4)):
        return
    yield i, last, opening % 24, 0
    yield last + 1, end, closing % 24, 0
