"""Dates and clock times as pages print them: ``02 mart, 2026``, ``23:25``, ``Обновлено: 2.03.2026 21:21``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from consistency.ingest.date_words import Label, labels, month, vocabulary
from consistency.ingest.lines import fold
from consistency.registry import LANGUAGES


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a date line says; any part may be unknown. ``relative``: an age such as "2 hours ago"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    label: Label = ""
    relative: bool = False

    @property
    def dated(self) -> bool:
        return self.month is not None and self.day is not None

    @property
    def iso(self) -> str | None:
        """``2026-03-02`` or ``2026-03-02T23:02``; None where a part of the date is unknown."""
        if self.year is None or self.month is None or self.day is None:
            return None
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return day if self.hour is None else f"{day}T{self.hour:02}:{self.minute:02}"

    def at(self, other: Stamp) -> Stamp:
        """This date with the clock time of another line."""
        return replace(self, hour=other.hour, minute=other.minute)


_TOKEN = re.compile(
    r"""[\s,./|·•:;()\[\]\-–—]*(?:
      (?P<iso>\d{4}-\d{2}-\d{2})(?!\d)(?:[t ]+(?P<isotime>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?
    | (?P<time>\d{1,2}[:.]\d{2})(?![.:/-]?\d)(?::\d{2})?(?:\s*(?P<half>[ap])\.?m\b\.?)?
    | (?P<secs>\d{1,2}:\d{2}):\d{2}(?!\d)
    | (?P<half12>\d{1,2})\s*(?P<ampm>[ap])\.?m\b\.?
    | (?P<numeric>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?!\d)
    | (?P<year>(?:19|20)\d{2})(?!\d)
    | (?P<number>\d{1,2})(?!\d)
    | (?P<zone>(?:utc|gmt)?[+]\d{1,2}(?::\d{2})?)(?!\d)
    | (?P<word>[^\W\d_]+)
    )""",
    re.VERBOSE,
)


def read_run(text: str, at: int, language: str, *, whole: bool = False) -> tuple[Stamp, int] | None:
    """The stamp that stands at ``at`` and where it ends: as many date words as follow each other; None if none.

    ``text`` is folded. Not ``whole``: a filler word after a stop or a dash is no more of it unless a figure follows
    (in ``April 14. The minister`` the second sentence does not belong to the date).
    """
    stamp, read, end, numbers, pending = Stamp(), at, at, 0, False
    while match := _TOKEN.match(text, read):
        merged = _word(stamp, match["word"], language) if match["word"] else _figure(stamp, match, language)
        if merged is None:
            break
        read = match.end()
        filler = bool(match["word"]) and merged.month == stamp.month
        stop = re.search(r"[.:|–—]|\s-\s", text[match.start() : match.start("word")]) if filler else None
        pending = filler and (pending or stop is not None) and not whole
        end = end if pending else read
        numbers += not match["word"]
        stamp = merged
    useful = stamp.dated or stamp.hour is not None or (stamp.relative and end > at)
    return (stamp, end) if useful and (numbers or stamp.relative) else None


def read_stamp(text: str, language: str) -> Stamp | None:
    """The stamp that a whole piece of text is, its label included; None where it is anything else."""
    folded = fold(text)
    label, start = _label(folded)
    first = re.search(r"\w", folded[start:])
    if first is None:
        return None
    run = read_run(folded, start + first.start(), language, whole=True)
    if run is None or re.search(r"[^\W_]", folded[run[1] :]):
        return None
    stamp = run[0]
    if "." in text and not stamp.dated and not stamp.relative and not label and ":" not in text:
        return None  # 23.25 alone is a figure
    return replace(stamp, label=label)


def label_end(text: str) -> tuple[Label, int]:
    """The label that a line begins with and where it ends; ("", 0) where there is none."""
    return _label(fold(text))


def _label(folded: str) -> tuple[Label, int]:
    lead = re.match(r"[^\w]*", folded)
    start = lead.end() if lead else 0
    for value, kind in labels():
        end = start + len(value)
        if folded.startswith(value, start) and not folded[end : end + 1].isalpha():
            return kind, end
    return "", 0


def _figure(stamp: Stamp, match: re.Match[str], language: str) -> Stamp | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        dated = _dated(stamp, year, month, day)
        return dated and (_timed(dated, match["isotime"], None) if match["isotime"] else dated)
    if match["numeric"]:
        return _numeric(stamp, match["numeric"], language)
    if match["time"] or match["secs"]:
        return _timed(stamp, match["time"] or match["secs"], match["half"])
    if match["half12"]:
        return _timed(stamp, f"{match['half12']}:00", match["ampm"])
    if match["year"]:
        return replace(stamp, year=int(match["year"])) if stamp.year is None else None
    if match["number"]:
        day = int(match["number"])
        return replace(stamp, day=day) if stamp.day is None and 1 <= day <= 31 else None
    return stamp


def _numeric(stamp: Stamp, text: str, language: str) -> Stamp | None:
    """Day first, but for English dates with a stroke, which are left alone where both readings are dates."""
    day, month, year = map(int, re.split(r"[./-]", text))
    year += 2000 if year < 100 else 0
    if language == "en" and "/" in text:
        if day <= 12 and month <= 12 and day != month:
            return replace(stamp, day=day, month=month)  # no year: a date line, but no date to rely on
        if month > 12:
            day, month = month, day
    return _dated(stamp, year, month, day)


def _dated(stamp: Stamp, year: int, month: int, day: int) -> Stamp | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return replace(stamp, year=year, month=month, day=day) if not stamp.dated else None


def _timed(stamp: Stamp, text: str, half: str | None) -> Stamp | None:
    hour, minute = map(int, re.split("[:.]", text))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return replace(stamp, hour=hour, minute=minute) if hour < 24 and minute < 60 and stamp.hour is None else None


def _word(stamp: Stamp, word: str, language: str) -> Stamp | None:
    """The stamp with one more word; None where the word has no place in a date."""
    for code in (language, *(other for other in LANGUAGES if other != language)):
        relative = vocabulary(code).get(word)
        if relative is not None:
            return replace(stamp, relative=stamp.relative or relative)
        number = month(code, word)
        if number is not None:
            return replace(stamp, month=number) if stamp.month is None else None
    return None
