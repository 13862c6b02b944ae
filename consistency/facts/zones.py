"""Whose clock a time is told by: "Bakı vaxtı ilə 14:00", "по московскому времени", "0714 GMT", "local time"."""

from __future__ import annotations

from dataclasses import replace

from consistency.facts.finds import Find
from consistency.facts.scan import Scan
from consistency.languages.countries import english_forms
from consistency.languages.families import TURKIC
from consistency.languages.latin import romanise
from consistency.languages.zones import zones

_TIME = {"az": ("vaxt", "vaxtilə"), "tr": ("saatiyle", "saatine"), "kk": ("уақыт",), "ru": ("время",), "en": ("time",)}
_LOCAL = {"yerli", "yerel", "жергілікті", "местный", "local"}
_REACH = 4  # tokens between a time and the word for whose it is


def with_zone(scan: Scan, find: Find) -> Find:
    """The clock time with its zone, where one is named beside it: an English place name, an abbreviation, ``local``."""
    after, before = range(find.last + 1, find.last + 1 + _REACH), range(find.first - 1, find.first - 1 - _REACH, -1)
    if scan.pack.code in TURKIC:  # the zone stands before its time: 04:12-де, Астана уақытымен 06:12-де
        stop = next((i for i in after if i < len(scan.tokens) and scan.tokens[i].text in ",("), after.stop)
        span = (*before, *range(after.start, stop))
    else:
        span = (*after, *before)
    near = [i for i in span if 0 <= i < len(scan.tokens)]
    passed = set[bool]()
    for i in near:
        behind = i > find.last
        if behind in passed or (scan.tokens[i].kind == "number" and not scan.term("month", i + 1)):
            passed.add(behind)  # the zone of the next time: 9:00 (06:00 GMT)
            continue
        if scan.tokens[i].text in ";:,()" and i != find.first - 1:
            continue
        if term := scan.term("zone", i):
            return _zoned(find, term[0])
        if not scan.lemmas[i].isdisjoint(_TIME.get(scan.pack.code, ())):
            name = _name(scan, i)
            return _zoned(find, name) if name else find
    return find


def _zoned(find: Find, zone: str) -> Find:
    return replace(find, moment=replace(find.moment, zone=zone))


def _name(scan: Scan, i: int) -> str | None:
    """The place beside the word for time, token ``i``: before it, in Russian perhaps after it."""
    for k in (i - 1, i + 1) if scan.pack.code == "ru" else (i - 1,):
        if not 0 <= k < len(scan.tokens) or scan.tokens[k].kind != "word":
            continue
        if not scan.lemmas[k].isdisjoint(_LOCAL):
            return "local"
        if k and (two := f"{scan.tokens[k - 1].text} {scan.tokens[k].text}") in zones():
            return two  # New York time
        if term := scan.term("zone", k):
            return term[0]
        capital = next((c for lemma in sorted(scan.lemmas[k]) for c in scan.pack.countries.get(lemma, ())
                        if c.form == "capital"), None)  # fmt: skip
        if capital is not None:
            return english_forms().get((capital.code, "capital"), capital.written)
        if scan.tokens[k].capital:
            return romanise(scan.tokens[k].text, scan.pack.code)
        if k < i and scan.pack.code == "ru" and any(lemma.endswith("ский") for lemma in scan.lemmas[k]):
            return romanise(min(scan.lemmas[k]), "ru")
    return None
