"""Dates that open a line of text, and the time of publication that a page tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.ingest.date_words import is_date_word
from consistency.ingest.lines import Line, fold
from consistency.ingest.stamp import Stamp, label_end, read_run

# One to three capitalised words, a region after a comma: БАКУ · Нур-Султан · NEW YORK · Almaty, Kazakhstan
_NAME = r"[^\W\d_a-zа-я][\w'’-]+"
_CITY = re.compile(rf"{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME})?(?=[,.:] ?| [(/—–-])")
_AGENCY = r"[^\W\d_][\w.-]+(?:[ -][^\W\d_]\w+)?"
_ENDING = re.compile(
    rf"""\s*[.,]?\s*(?:
      [(/\[]\s*{_AGENCY}\s*[)/\]]\s*[.,:]?\s*[-–—]*
    | [-–—/:.,]\s*(?:корр\.\s*)?(?P<agency>{_AGENCY})\s*(?:/|[.:]|[-–—]\s|\s[-–—])\s*[-–—]*
    | [-–—]+ | [.:]
    )\s+(?=["«“„'(\[]?\w)""",
    re.VERBOSE,
)
_SHOUT = re.compile(r"[,]\s*(?P<agency>[^\W\d_a-zа-яə]{3,}(?:[ -][^\W\d_a-zа-я]{2,})?)[.:]?\s+(?=[\"«“„'(\[]?\w)")


def city_prefix(text: str, language: str) -> tuple[int, Stamp] | None:
    """Where the dateline that opens a paragraph ends and what it tells: ``БАКУ, 14 апр — ТАСС. Текст``.

    Near miss: ``Баку, 14 апреля 2026 года, стал …`` goes on in lower case, after a comma.
    """
    city = _CITY.match(text)
    if city is None or len(city[0]) > 40:
        return None
    at = city.end()
    if "," in city[0] and is_date_word(city[0].rsplit(", ", 1)[1]):
        at = city.start() + city[0].index(",")  # OSLO, Mar. 2
    run = read_run(fold(text), at, language)
    if run is not None and run[0].dated and run[1] - at <= 40:
        stamp, at = run
    elif city[0].isupper() and re.match(r" \(\w[\w.]*(?: \w+)?\) ?[-–—]", text[at:]):
        stamp = Stamp()
    else:
        return None
    for ending in (_ENDING.match(text, at), _SHOUT.match(text, at)):
        if ending is not None and _opens(text, ending):
            return ending.end(), stamp
    return None


def _opens(text: str, ending: re.Match[str]) -> bool:
    """Text follows that begins as a sentence does, and what stands between is short enough for an agency."""
    rest = text[ending.end() :].lstrip("\"«“„'([")
    agency = ending.groupdict().get("agency") or "A"
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit()) and (agency[0].isupper() or "." in agency)


def date_prefix(line: Line, language: str) -> tuple[int, Stamp] | None:
    """Where the date that a headline was glued to ends: ``date 2026-03-02 Headline``, ``05.04.2026 Headline``.

    Only a date in figures, with its year; ``14 апреля 2026 года …`` opens a sentence.
    """
    text = line.text
    label, start = label_end(text)
    folded = fold(text)
    skip = re.match(r"[\s:|–—-]*", text[start:])
    start += skip.end() if skip else 0
    if not re.match(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}", text[start:]):
        return None
    run = read_run(folded, start, language)
    if run is None or not run[0].dated or re.search(r"[^\W\dt_]", folded[start : run[1]]):
        return None
    rest = re.compile(r"[\s.,:;|·•)–—-]+").match(text, run[1])
    if rest is None or rest.end() >= len(text):
        return None
    first = text[rest.end() :].lstrip("\"«“„'([")[:1]
    if not (first.isupper() or first.isdigit()):
        return None
    stamp = run[0]
    return rest.end(), Stamp(stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, label)


def published(stamps: Sequence[Stamp]) -> str | None:
    """ISO time of publication from the stamps of a page, in its order: a labelled one, else the first that is no
    update, else an update; the clock time may come from another line of the same day or stand on a line alone."""
    dated = [stamp for stamp in stamps if stamp.iso]
    ranked = sorted(dated, key=lambda stamp: {"published": 0, "": 1, "updated": 2}[stamp.label])
    if not ranked:
        return None
    best = ranked[0]
    if best.hour is None:
        day = best.iso
        for stamp, following in zip(stamps, [*stamps[1:], Stamp()], strict=True):
            if stamp.iso is None or stamp.iso[:10] != day or (stamp.label == "updated") != (best.label == "updated"):
                continue
            lone = following.hour is not None and not following.dated and not following.relative
            source = stamp if stamp.hour is not None else following if lone and following.label == "" else None
            if source is not None:
                return best.at(source).iso
    return best.iso
