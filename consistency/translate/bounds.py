"""What is said about a figure beside it: "более", "кемінде", "-dən çox" become "more than", "at least" before it."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.facts.scan import Scan
from consistency.languages.pack import Pack
from consistency.records import Moment, Quantity

_SAID = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to "}
_BEFORE, _AFTER = 4, 2  # tokens that a bound may stand from its figure


def bounds_of(text: str, facts: Sequence[Quantity | Moment], pack: Pack) -> tuple[dict[int, str], set[int]]:
    """(start of a figure -> English bound, starts of the tokens that said it); the word for "o'clock" before a clock
    time is among the latter too, since the time says it."""
    said: dict[int, str] = {}
    silent: set[int] = set()
    open_ended = [
        f for f in facts if isinstance(f, Quantity) and f.value is None and (f.low is None) != (f.high is None)
    ]
    clocks = [f for f in facts if isinstance(f, Moment) and f.hour is not None]
    if not open_ended and not clocks:
        return said, silent
    scan = Scan(text, pack, None)
    for fact in open_ended:
        inside = [i for i, t in enumerate(scan.tokens) if fact.span.start <= t.start < fact.span.end]
        places = [
            *range(max(0, inside[0] - _BEFORE), inside[0]),
            *range(inside[-1] + 1, min(len(scan.tokens), inside[-1] + 1 + _AFTER)),
        ]
        for i in places:
            term = scan.term("bound", i)
            if term and (term[0] in (">", ">=")) == (fact.low is not None):
                said[fact.span.start] = _SAID[term[0]]
                silent |= {scan.tokens[k].start for k in range(i, i + term[1])}
                break
    for clock in clocks:
        before = max((i for i, t in enumerate(scan.tokens) if t.end <= clock.span.start), default=-1)
        if before >= 0 and scan.lemmas[before] & pack.terms.of("clock").keys():
            silent.add(scan.tokens[before].start)
    return said, silent
