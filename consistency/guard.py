"""Source facts against English facts: reasons to suspect a translation. The source always wins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from consistency.records import Fact, Moment, Party, Quantity


def suspect(source: Sequence[Fact], english: Sequence[Fact]) -> tuple[str, ...]:
    """Reasons why the English may be wrong: a number, a date or a country of one side that the other lacks."""
    reasons: list[str] = []
    for what, key in (("number", _number), ("date", _date), ("country", _country)):
        ours = Counter(k for f in source if (k := key(f)) is not None)
        theirs = Counter(k for f in english if (k := key(f)) is not None)
        gone, come = sorted(ours - theirs), sorted(theirs - ours)
        if what == "country":
            gone, come = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
        for a, b in zip(gone, come, strict=False):
            reasons.append(f"{what} {a} in the source, {b} in the translation")
        reasons += [f"{what} {a} in the source, not in the translation" for a in gone[len(come) :]]
        reasons += [f"{what} {b} in the translation, not in the source" for b in come[len(gone) :]]
    return tuple(reasons)


def _number(fact: Fact) -> str | None:
    if not isinstance(fact, Quantity):
        return None
    number = fact.value if fact.value is not None else fact.low if fact.low is not None else fact.high
    return None if number is None else f"{number.normalize():f}"


def _date(fact: Fact) -> str | None:
    if not isinstance(fact, Moment) or fact.relative is not None or fact.weekday is not None:
        return None
    if fact.hour is not None and fact.day is None:
        return f"{fact.hour:02d}:{fact.minute or 0:02d}"
    return "-".join(f"{part:02d}" for part in (fact.year, fact.month, fact.day) if part is not None) or None


def _country(fact: Fact) -> str | None:
    return fact.key if isinstance(fact, Party) and fact.kind == "country" else None
