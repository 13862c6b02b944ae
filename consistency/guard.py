"""Source facts against English facts: reasons to suspect a translation, whoever made it. The source always wins.

Compared are figures (by value, units converted), days and times, countries, and denials. What two languages may say
differently and mean the same is no reason: a figure that the other side reads as part of a date, "one" and "first", a
denial told by a word that denies by itself ("failed to").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, zip_longest
from typing import NamedTuple, TypeVar

from consistency.languages.calendar import PARTS_OF_DAY, WEEKDAY_CODES
from consistency.languages.units import to_base
from consistency.records import Fact, Moment, Party, Quantity, Stance, Word

_F = TypeVar("_F")
_CLOSE = Fraction(6, 100)  # how far a converted unit may be rounded: 5 miles are 8 km, of 8.05
_IDLE = Decimal(1)  # "one" and "first" come and go between languages
_TIMES = ("times", "second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
_DIGITS = re.compile(r"\d+")
# English senses that deny by themselves: the other side may say the same with "not".
_DENYING = frozenset({
    "fail", "refuse", "reject", "lack", "unable", "impossible", "absence", "absent", "prevent", "avoid", "deny",
    "unknown", "unlikely", "cease", "forbid", "ban", "prohibit", "ignore", "decline", "unwilling", "rule out", "exclude", "hardly", "barely",
    "rarely", "unless", "oppose", "disagree", "unclear", "untrue", "uncertain", "unnecessary", "incomplete", "inevitable",
    "unresolved", "out of", "dissatisfied", "instead of", "rather than",
})  # fmt: skip
# Words without something: az -sız, kk -сыз, ru не-, без-; "несколько" and the like are no adjectives.
_PRIVATIVE = re.compile(r"s[ıiuü]z(?:lik|lıq|luq|lük)?$|с[ыі]з(?:дік|дық)?$|^(?:не(?!обход|завис|больш|дав|мног|скольк|которы)|без|бес)\w{5,}(?:[ыи]й|ой|о)$")


class Side(NamedTuple):
    """A sentence, or its English: the text, its facts with spans into it, its words."""

    text: str
    facts: Sequence[Fact]
    words: Sequence[Word] = ()


def suspect(source: Side, english: Side) -> tuple[str, ...]:
    """Reasons why the English may be wrong: a number, a date, a country or a denial of one side that the other lacks."""
    reasons: list[str] = []
    for what, differing in (("number", _numbers), ("date", _dates), ("country", _countries)):
        reasons += _worded(what, *differing(source.facts, english.facts))
    return (*reasons, *_worded("label", *_labels(source, english)), *_denials(source, english))


def _worded(what: str, gone: Sequence[str], come: Sequence[str]) -> Iterator[str]:
    for ours, theirs in zip_longest(gone, come):
        if theirs is None:
            yield f"{what} {ours} in the source, not in the translation"
        elif ours is None:
            yield f"{what} {theirs} in the translation, not in the source"
        else:
            yield f"{what} {ours} in the source, {theirs} in the translation"


def _unmatched(ours: Sequence[_F], theirs: Sequence[_F], same: Callable[[_F, _F], bool]) -> tuple[list[_F], list[_F]]:
    """What each side has that the other lacks; each fact is matched once."""
    left, gone = list(theirs), []
    for fact in ours:
        twin = next((other for other in left if same(fact, other)), None)
        if twin is None:
            gone.append(fact)
        else:
            left.remove(twin)
    return gone, left


def _numbers(source: Sequence[Fact], english: Sequence[Fact]) -> tuple[list[str], list[str]]:
    ours, theirs = ([f for f in facts if isinstance(f, Quantity)] for facts in (source, english))
    gone, come = _unmatched(ours, theirs, _same_number)
    if not come:  # "twice as much" is "doubled", and that is no figure
        gone = [f for f in gone if not (f.unit == "times" and f.value in (2, 3))]
    return (
        sorted({_number(f) for f in gone if not _is_idle(f)} - _dated(english)),
        sorted({_number(f) for f in come if not _is_idle(f)} - _dated(source)),
    )


def _same_number(a: Quantity, b: Quantity) -> bool:
    """The same value in units that do not clash, or a value converted and rounded; a bound is its figure."""
    first, second = _value(a), _value(b)
    measures = _measure(a), _measure(b)
    if None not in measures and measures[0] != measures[1]:
        one, other = (to_base(Fraction(v), f.unit) for v, f in ((first, a), (second, b)))
        return one[1] == other[1] and one[1] is not None and abs(one[0] - other[0]) <= _CLOSE * max(abs(one[0]), abs(other[0]))
    ranges = [f.low is not None and f.high is not None for f in (a, b)]
    if all(ranges):
        return (a.low, a.high) == (b.low, b.high)
    turned = a.value is None and b.value is None and not any(ranges) and (a.low is None) != (b.low is None)
    return first == second and not turned  # at least 100 is not at most 100


def _is_idle(fact: Quantity) -> bool:
    """ "One" and "first" come and go between languages; of a measure only where it is a length of time."""
    return _value(fact) == _IDLE and _measure(fact) in (None, *_TIMES)


def _measure(fact: Quantity) -> str | None:
    return fact.currency or ("year" if fact.unit == "age" else fact.unit)


def _value(fact: Quantity) -> Decimal:
    return next((v for v in (fact.value, fact.low, fact.high) if v is not None), Decimal(0))


def _number(fact: Quantity) -> str:
    measure = fact.currency or fact.unit
    figure = f"{_value(fact).normalize():f}"
    if fact.low is not None and fact.high is not None:
        figure = f"{fact.low.normalize():f}-{fact.high.normalize():f}"
    elif fact.value is None:
        figure = f"{'at most' if fact.low is None else 'at least'} {figure}"
    return figure if measure is None or fact.ordinal else f"{figure} {measure}"


def _dated(facts: Sequence[Fact]) -> set[str]:
    """The figures that stand in the dates of a side: "the 5th" may be read as a rank, 2026 as a count."""
    moments = [f for f in facts if isinstance(f, Moment)]
    figures = {str(part) for m in moments for part in (m.year, m.day, m.hour, m.minute) if part is not None}
    ago = {m.relative.split("-")[0] + " " + m.relative.split("-")[1].rstrip("s") for m in moments
           if m.relative and m.relative[0].isdigit()}  # fmt: skip
    return figures | ago


def _dates(source: Sequence[Fact], english: Sequence[Fact]) -> tuple[list[str], list[str]]:
    ours, theirs = ([f for f in facts if isinstance(f, Moment) and f.relative not in PARTS_OF_DAY] for facts in (source, english))
    gone, come = _unmatched(ours, theirs, _same_date)
    # A day may be told from the day of writing in one language and by its name in the other.
    loose = any(f.resolved for f in (*gone, *come)) and bool(gone) != bool(come)
    return ([], []) if loose and not any(_firm(f) for f in (*gone, *come)) else (_shown(gone), _shown(come))


def _firm(moment: Moment) -> bool:
    return moment.day is not None or moment.hour is not None or moment.year is not None


def _same_date(a: Moment, b: Moment) -> bool:
    """No part of one is other than that part of the other, and they share one."""
    pairs = [(getattr(a, name), getattr(b, name)) for name in ("year", "month", "day", "hour", "minute", "weekday", "relative")]
    known = [(x, y) for x, y in pairs if x is not None and y is not None]
    return bool(known) and all(x == y for x, y in known)


def _shown(moments: Sequence[Moment]) -> list[str]:
    return sorted({_date(m) for m in moments})


def _date(moment: Moment) -> str:
    if moment.weekday is not None and moment.day is None:
        return WEEKDAY_CODES[moment.weekday]
    day = "-".join(f"{part:02d}" for part in (moment.year, moment.month, moment.day) if part is not None)
    time = "" if moment.hour is None else f"{moment.hour:02d}:{moment.minute or 0:02d}"
    return " ".join(part for part in (day, time) if part) or str(moment.relative)


def _countries(source: Sequence[Fact], english: Sequence[Fact]) -> tuple[list[str], list[str]]:
    """Countries, and capitals as their countries: a capital is a city in one sentence and a government in its twin."""
    ours, theirs = (
        {f.key for f in facts if isinstance(f, Party) and (f.kind == "country" or f.form == "capital")}
        for facts in (source, english)
    )
    return sorted(ours - theirs), sorted(theirs - ours)


def _labels(source: Side, english: Side) -> tuple[list[str], list[str]]:
    """Digits that are no fact (flight 214, № 27, Nord Stream 2) and stand nowhere on the other side."""
    return (
        sorted(_loose(source) - set(_DIGITS.findall(english.text)) - _figures(english.facts)),
        sorted(_loose(english) - set(_DIGITS.findall(source.text)) - _figures(source.facts)),
    )


def _loose(side: Side) -> set[str]:
    spans = [(f.span.start, f.span.end) for f in side.facts]
    return {m.group() for m in _DIGITS.finditer(side.text) if not any(a < m.end() and m.start() < b for a, b in spans)}


def _figures(facts: Sequence[Fact]) -> set[str]:
    return {f"{_value(f).normalize():f}" for f in facts if isinstance(f, Quantity)} | _dated(facts)


def _denials(source: Side, english: Side) -> Iterator[str]:
    """A denial that one side has more of, where no word of the other denies by itself."""
    ours, theirs = ([f for f in side.facts if isinstance(f, Stance) and not f.affirmed] for side in (source, english))
    if len(ours) > len(theirs) + _by_word(english.words):
        yield f"denial of {_first(ours)} in the source, not in the translation"
    elif len(theirs) - _by_make(theirs, source.words) > len(ours) + _by_word(source.words):
        yield f"denial of {_first(theirs)} in the translation, not in the source"


def _by_make(theirs: Sequence[Stance], words: Sequence[Word]) -> int:
    """How many denials of the English ("without interruption", "no precedent") a word may say by its make: fasiləsiz."""
    things = sum(s.text.lower().startswith(("without ", "no ")) for s in theirs)
    return min(things, sum(w.pos in ("ADJ", "ADV", "NOUN") and _PRIVATIVE.search(w.lemma.lower()) is not None for w in words))


def _by_word(words: Sequence[Word]) -> int:
    """How many words deny by themselves; in English also "advise against moving"."""
    against = sum(a.lemma == "against" and "gerund" in b.features for a, b in pairwise(words))
    return against + sum(bool(w.senses) and (w.senses[0] in _DENYING or w.senses[0].split(" ")[0] in _DENYING) for w in words)


def _first(stances: Sequence[Stance]) -> str:
    return min(stances, key=lambda s: s.span.start).key
