"""Parts of the day beside a day: "Monday evening", "вечером 5 марта", "dünən axşam", "дүйсенбі күні кешке"."""

from __future__ import annotations

from dataclasses import replace

from consistency.facts.finds import Find
from consistency.facts.scan import Scan
from consistency.languages.calendar import PARTS_OF_DAY
from consistency.records import Span

_DAY_WORD = {"az": ("günü", "gün"), "tr": ("günü", "gün"), "kk": ("күні", "күнгі", "күн"), "ru": ("числа",)}
_LINKS = {"en": ("of", "on", "in", "the"), "ru": ("в", "во", "на", "с"), "kk": (), "az": (), "tr": ()}


def with_parts(scan: Scan, finds: list[Find]) -> list[Find]:
    """The finds in order, each day with the part of it that stands beside it; such a part is no moment of its own."""
    out: list[Find] = []
    gone: set[int] = set()
    for n, find in enumerate(finds):
        if n in gone:
            continue
        if find.moment.hour is not None and out and _is_part(out[-1]) and _beside(scan, out[-1].last, find.first, clock=True):
            part = out.pop()  # таңғы 04:35, вечером в 19:00: the time says it
            find = Find(find.first, find.last, replace(find.moment, part=part.moment.relative))
        if not _is_day(find):
            if find.moment.hour is not None and n + 1 < len(finds) and _is_part(finds[n + 1]) and _beside(scan, find.last, finds[n + 1].first):
                gone.add(n + 1)  # 3 o'clock in the morning
            out.append(find)
            continue
        find = _with_day_word(scan, find)
        after = finds[n + 1] if n + 1 < len(finds) else None
        if out and _is_part(out[-1]) and _beside(scan, out[-1].last, find.first):
            part = out.pop()
            find = _joined(scan, part.first, find.last, find, part.moment.relative)
        elif after is not None and _is_part(after) and _beside(scan, find.last, after.first):
            gone.add(n + 1)
            find = _joined(scan, find.first, after.last, find, after.moment.relative)
        elif term := scan.term("partname", find.last + 1):
            find = _joined(scan, find.first, find.last + term[1], find, term[0])
        out.append(find)
    return out


def _is_day(find: Find) -> bool:
    moment = find.moment
    return moment.hour is None and (
        moment.weekday is not None or moment.day is not None or moment.relative in ("today", "yesterday", "tomorrow", "day-before-yesterday", "day-after-tomorrow")
    )


def _is_part(find: Find) -> bool:
    return find.moment.relative in PARTS_OF_DAY


def _beside(scan: Scan, last: int, first: int, *, clock: bool = False) -> bool:
    """Whether only prepositions (or, before a time, the word for clock) stand between two finds."""
    links = _LINKS.get(scan.pack.code, ())
    return all(scan.folded[k] in links or (clock and scan.term("clock", k)) for k in range(last + 1, first))


def _with_day_word(scan: Scan, find: Find) -> Find:
    """az cümə günü, kk жұма күні: the word for day is part of the weekday."""
    if find.moment.weekday is None or find.last + 1 >= len(scan.tokens):
        return find
    words = _DAY_WORD.get(scan.pack.code, ())
    following = scan.lemmas[find.last + 1] | {scan.folded[find.last + 1]}
    return _joined(scan, find.first, find.last + 1, find, None) if not following.isdisjoint(words) else find


def _joined(scan: Scan, first: int, last: int, find: Find, part: str | None) -> Find:
    scan.taken.update(range(first, last + 1))
    start, end, text = scan.slice(first, last)
    moment = replace(find.moment, span=Span(start=start, end=end), text=text, part=part or find.moment.part)
    return Find(first, last, moment)
