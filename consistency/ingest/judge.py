"""What one line is, by its own shape: a date line, a counter, buttons, a credit; or nothing, that is text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.ingest.lines import Line, fold, is_terminal, words
from consistency.ingest.phrases import CHANNELS, Match, is_count, match, pieces
from consistency.ingest.stamp import Stamp, read_run, read_stamp

PUBLISHED, UPDATED, COUNTER = "publication time", "time of update", "counter"
# A piece beside a date or a counter that is no more than this is a rubric, a city or an agency.
SIDE_WORDS, SIDE_CHARS = 4, 45
# Most words of a line that sends readers to a channel; longer ones seldom lack a stop.
CHANNEL_WORDS = 14


@dataclass(frozen=True, slots=True)
class Verdict:
    """``strong``: furniture wherever it stands; else only near the top or the foot, or beside other furniture.

    ``stamp``: the date it tells; ``inline``: a "read also" with the title on the same line; ``mixed``: a line with
    something unknown in it, which may as well be a headline.
    """

    why: str
    strong: bool
    stamp: Stamp | None = None
    inline: bool = False
    mixed: bool = False


def judge(line: Line, language: str) -> Verdict | None:
    """The verdict on a line, or None where it is text."""
    text = line.text
    if len(text) > 400 or line.heading:
        return None
    parts = pieces(text)
    mixed = _composite(parts, language) if len(parts) > 1 and read_stamp(text, language) is None else None
    whole = mixed or _piece(text, language)
    if whole is not None:
        return whole
    return _embedded(text, language) or (Verdict(COUNTER, False) if is_count(text) else _crumbs(text)) or _channel(text)


def _piece(text: str, language: str) -> Verdict | None:
    stamp = read_stamp(text, language)
    if stamp is not None:
        why = UPDATED if stamp.label == "updated" else PUBLISHED
        return Verdict(why, bool(stamp.label) and stamp.dated, stamp)
    found: Match | None = match(text)
    return Verdict(found.why, found.strong, inline=found.inline) if found else None


def _composite(parts: list[str], language: str) -> Verdict | None:
    """A line of several pieces, at least one of which is known and none of which is more than a rubric."""
    verdicts = [_piece(part, language) for part in parts]
    known = [v for v in verdicts if v is not None]
    unknown = [p for p, v in zip(parts, verdicts, strict=True) if v is None and not is_count(p)]
    if not known or not all(_is_side(p) for p in unknown):
        return None
    stamp = next((v.stamp for v in known if v.stamp and v.stamp.dated), None)
    clock = next((v.stamp for v in known if v.stamp and v.stamp.hour is not None), None)
    if stamp and clock and stamp.hour is None:
        stamp = stamp.at(clock)
    why = ", ".join(dict.fromkeys(v.why for v in known))
    strong, inline = any(v.strong for v in known), any(v.inline for v in known)
    return Verdict(why, strong, stamp or clock, inline, mixed=bool(unknown) and not stamp)


def _is_side(text: str) -> bool:
    return len(text) <= SIDE_CHARS and len(words(text)) <= SIDE_WORDS and not re.search(r"[!?…]$|[^.]\.$", text)


def _embedded(text: str, language: str) -> Verdict | None:
    """``ASTANA, April 14, 2026``, ``Bakı, 14 aprel, AZƏRTAC``: a date between a city and an agency."""
    if len(text) > 100 or not re.search(r"\d", text):
        return None
    folded = fold(text)
    for first in re.finditer(r"\w+", folded):
        run = read_run(folded, first.start(), language)
        if run is None or not run[0].dated:
            continue
        stamp, end = run
        before, after = text[: first.start()].strip(), text[end:].strip(" )")
        cut = (not before or before[-1] in ",.|·•/—–-:;(") and (not after or after[0] in ",.|·•/—–-:;([")
        sides = (before.rstrip(" .,|·•/—–-:;("), after.strip(" .,|·•/—–-:;()[]"))
        full = stamp.year is not None or stamp.hour is not None or bool(after)
        capital = all(not side or side[0].isupper() or not side[0].isalpha() for side in sides)
        if cut and full and capital and any(sides) and all(len(words(s)) <= 3 and _is_side(s) for s in sides):
            return Verdict("dateline", False, stamp, mixed=True)
        return None
    return None


def _crumbs(text: str) -> Verdict | None:
    """``Главная / Экономика / АПК``: a path of short names that begins at home or is three steps long."""
    steps = re.split(r"\s*[>»›→]\s*|\s+[/\\|·]\s+", text)
    if len(steps) < 2 or is_terminal(text) or not all(step and _is_side(step) for step in steps):
        return None
    home = match(steps[0])
    at_home = home is not None and home.why == "breadcrumbs"
    return Verdict("breadcrumbs", at_home, mixed=not at_home) if at_home or len(steps) > 2 else None


def _channel(text: str) -> Verdict | None:
    """``Bütün xəbərləri Telegram kanalımızdan izləyin``: a short line without a stop that names a network."""
    found = words(text)
    if len(found) > CHANNEL_WORDS or is_terminal(text):
        return None
    named = any(part in CHANNELS for word in found for part in re.split(r"[-'’]", fold(word)))
    return Verdict("subscription prompt", False, mixed=True) if named else None
