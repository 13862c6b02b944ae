"""Scores of games and votes: 2:1, 3–0, 21-17; each side is a quantity of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC
from consistency.records import FactSource, Quantity, Span

_COLON = re.compile(r"(\d{1,3}(?:[.,]5)?):(\d{1,3}(?:[.,]5)?)")  # chess counts half points
_SIDE = re.compile(r"\d{1,3}")
_DASHES = "-–—‐‑"
_CLOCK = 20  # from here on both sides may be minutes and seconds
_PLAYED = frozenset({"win", "lose", "beat", "defeat", "victory", "defeated", "draw", "score", "lead", "overtake"})
_LONGEST_ENDING = 4  # letters
_HIGHEST = 250  # more points than any side makes; beyond it a pair of numbers is something else


def scores(scan: Scan, read_from: FactSource) -> Iterator[Quantity]:
    """Both sides of every score that no date or clock time has taken; their tokens are used up."""
    for i, token in enumerate(scan.tokens):
        if token.kind != "number" or i in scan.taken:
            continue
        pair = _COLON.fullmatch(token.text)
        if pair and (min(map(_points, pair.groups())) < _CLOCK or is_of_game(scan)):
            yield from _sides(scan, read_from, i, i, pair[1], pair[2])
        elif (last := _dashed(scan, i)) is not None:
            yield from _sides(scan, read_from, i, last, token.text, scan.tokens[last].text)


def is_of_game(scan: Scan) -> bool:
    """Whether the sentence says that it tells a score: 88:75 points, and not 27:37 on the clock of a match."""
    return bool(scan.where("score")) or any(not _PLAYED.isdisjoint(w.senses[:1]) for w in scan.pack.words(scan.text))


def _dashed(scan: Scan, i: int) -> int | None:
    """The last token of a score with a dash: the higher side first, or two alike (3–0, 1-1), or either side nought."""
    last = i + 2
    if last >= len(scan.tokens) or scan.tokens[i + 1].text not in _DASHES or not _alone(scan, i, last):
        return None
    first, second = scan.tokens[i].text, scan.tokens[last].text
    if not (_SIDE.fullmatch(first) and _SIDE.fullmatch(second)):
        return None
    home, away = int(first), int(second)
    if home < away and home != 0 and not (_listed(scan, i, last) and is_of_game(scan)):
        return None  # 5-7 thousand is a range; a score with the lower side first needs a colon, or others beside it
    return last if home <= _HIGHEST else None


def _listed(scan: Scan, first: int, last: int) -> bool:
    """Whether another score stands beside it: 6-3, 3-6, 7-5."""
    tokens = scan.tokens
    for mark, at in ((first - 1, first - 4), (last + 1, last + 2)):
        if at >= 0 and at + 2 < len(tokens) and 0 <= mark < len(tokens) and tokens[mark].text == "," and tokens[at + 1].text in _DASHES:
            sides = tokens[at].text, tokens[at + 2].text
            if all(map(_SIDE.fullmatch, sides)) and int(sides[0]) >= int(sides[1]) and scan.glued(at + 1) and scan.glued(at + 2):
                return True
    return False


def _alone(scan: Scan, first: int, last: int) -> bool:
    """Whether nothing is written onto the figures: no third part, no ending, no unit."""
    glued = scan.glued(last + 1) and scan.tokens[last + 1].text in (*_DASHES, "/", ":", "%") and not _is_ending(scan, last + 2)
    joined = first > 0 and scan.glued(first) and scan.tokens[first - 1].text in (*_DASHES, "/", "№", "#", "$", "€", "£")
    worded = scan.glued(first) and first > 0 and scan.tokens[first - 1].kind == "word"
    unit = scan.term("unit", last + 1)
    scaled = scan.term("scale", last + 1) is not None or (scan.measured(last + 1) and not (unit and unit[0] == "point"))
    return not (glued or joined or worded or scaled) and last not in scan.taken


def _is_ending(scan: Scan, i: int) -> bool:
    """17-0-ге: a case after a hyphen."""
    return scan.pack.code in TURKIC and scan.glued(i) and scan.tokens[i].kind == "word" and len(scan.tokens[i].text) <= _LONGEST_ENDING


def _sides(scan: Scan, read_from: FactSource, first: int, last: int, home: str, away: str) -> Iterator[Quantity]:
    if max(_points(home), _points(away)) > _HIGHEST:
        return
    scan.taken.update(range(first, last + 1))
    start, end, text = scan.slice(first, last)
    for side in (home, away):
        yield Quantity(span=Span(start=start, end=end), text=text, read_from=read_from, value=_points(side),
                       score=f"{_points(home)}:{_points(away)}")  # fmt: skip


def _points(side: str) -> Decimal:
    return Decimal(side.replace(",", ".")) if not side.isdigit() else Decimal(int(side))
