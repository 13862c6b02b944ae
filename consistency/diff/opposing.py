"""Whether two claims that are counterparts contradict each other: one denies what the other affirms, or says the opposite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consistency.diff.clauses import sentence_of
from consistency.diff.compared import of_one
from consistency.diff.denied import Said
from consistency.diff.excused import is_vetoed
from consistency.diff.likely import TiedViews, chance
from consistency.diff.likely_weights import LEAST
from consistency.diff.long_ago import tells_other_year
from consistency.diff.opposites import answered_apart, opposite, parted
from consistency.diff.predications import BANS, same
from consistency.diff.trends import DOWN, UP, parted_ways, subjects, went
from consistency.diff.view import View
from consistency.languages.concepts import predicates_of


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both be right, and on what; ``yes`` is the side that affirms ``key``; ``likely`` is how likely it is, 0..1."""

    yes: View
    no: View
    said: Said
    against: Said
    key: str
    likely: float = 1.0


def clash(a: View, b: View, tie: TiedViews) -> Clash | None:
    """What two claims contradict each other on; the first by its words, so that it does not matter which is asked first."""
    if not may_clash(a, b):
        return None
    found = [*_trends(a, b), *_comparisons(a, b), *(c for c in weighed(a, b, tie) if c.likely >= LEAST)]
    return min(found, key=lambda c: (c.key != "rise", c.key in BANS, c.key, c.said.senses, c.against.senses, -c.likely), default=None)


def may_clash(a: View, b: View) -> bool:
    """Whether both claims say something surely, and of one time."""
    return not (a.asks or b.asks or tells_other_year(a.claim, b.claim))


def weighed(a: View, b: View, tie: TiedViews) -> Iterator[Clash]:
    """Each two things that two claims say and that may be at odds, with how likely they are."""
    for x, y, kind in at_odds(a, b):
        likely = round(chance(a, x, b, y, kind, tie), 6)
        if kind == "denial":
            yield Clash(a, b, x, y, y.key, likely) if x.yes else Clash(b, a, y, x, x.key, likely)
        else:
            yield Clash(a, b, x, y, x.key, likely) if x.key <= y.key else Clash(b, a, y, x, y.key, likely)


def at_odds(a: View, b: View) -> Iterator[tuple[Said, Said, str]]:
    """What two claims say that may be at odds: one denies what the other affirms (denial), or says an opposite of it (opposed), or by one
    a thing is there and by the other gone or put off (course)."""
    for x in a.said:
        for y in b.said:
            kind = _kind(a, x, b, y)
            if kind is not None and not is_vetoed(a, x, b, y):
                yield x, y, kind


def _kind(a: View, x: Said, b: View, y: Said) -> str | None:
    if x.yes != y.yes:
        if x.act and y.act and x.thing and y.thing:
            return None  # lifted the ban on exports; exports are no longer banned
        if (x.focus and not _is_narrow(a, x, b)) or (y.focus and not _is_narrow(b, y, a)):
            return None  # did not rise as sharply as last year
        return "denial" if same(x, y) or _worse(x, y) or _moved(a, x, b, y) else _of_states(x, y)
    if x.yes and opposite(x, y):
        return "opposed"
    return "course" if x.yes and parted(x, y) else _of_states(x, y)


def _of_states(x: Said, y: Said) -> str | None:
    return "state" if answered_apart(x, y) else None


# Words for how something is done, one of which may be all that is denied; the first of a row stands for the others.
_WAYS = {word: row[0] for row in (
    ("fully", "completely", "entirely", "whole", "full", "totally", "in full", "wholly"),
    ("seriously", "badly", "severely", "serious", "severe"),
    ("immediately", "at once", "right away", "instantly"),
    ("all", "everyone", "everything", "every"),
    ("alone",), ("always",), ("by chance", "accidentally"), ("additional", "extra"), ("in time", "on time"), ("officially", "official"),
) for word in row}  # fmt: skip


def _is_narrow(view: View, said: Said, other: View) -> bool:
    """Whether a claim denies something only in a way of which the other claim tells too: not seriously hurt, seriously hurt."""
    if said.focus not in _WAYS or any(not s.yes for s in other.said):
        return False
    return _WAYS[said.focus] in {_WAYS.get(s.lower()) for w in other.claim.reading.words for s in w.senses[:1]}


def _trends(a: View, b: View) -> Iterator[Clash]:
    """What rose by one and fell by the other."""
    if ways := parted_ways(a.claim, a.trends, b.claim, b.trends):
        x, y = ways
        yield Clash(a, b, x, y, x.key) if x.key > y.key else Clash(b, a, y, x, y.key)


def _comparisons(a: View, b: View) -> Iterator[Clash]:
    """What is more by one and less by the other than one and the same: than last year, than expected."""
    for x in a.compared:
        for y in b.compared:
            if (x.way, x.standard) == (y.way, y.standard) and x.up != y.up and of_one(a.claim, x.at, b.claim, y.at):
                more, less = ((a, x), (b, y)) if x.up else ((b, y), (a, x))
                yield Clash(more[0], less[0], went(True, more[1].at), went(False, less[1].at), "rise")


def _worse(x: Said, y: Said) -> bool:
    """Whether one denies that any came to harm, and by the other some died."""
    yes, no = (x, y) if x.yes else (y, x)
    return "death" in predicates_of(yes.key) and "casualty" in predicates_of(no.key)


_COUNTS = frozenset({"number", "count", "amount", "level", "size"})
_MOVES = UP | DOWN | {"raise", "cut", "reduce", "lower", "tighten", "ease", "extend", "shorten", "expand", "alter", "amend", "double", "halve"}


def _moved(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one denies any change, and by the other the same thing went up or down."""
    yes, no = (x, y) if x.yes else (y, x)
    if no.key != "change" or yes.thing or _MOVES.isdisjoint(yes.senses[:1]):
        return False
    one, other = subjects(sentence_of(a.claim), x.at) - _COUNTS, subjects(sentence_of(b.claim), y.at) - _COUNTS
    return not one.isdisjoint(other) and of_one(a.claim, x.at, b.claim, y.at)


def answers(view: View, found: Clash) -> bool | None:
    """Which side of a clash another claim takes, if it tells: True with the one that affirms."""
    if view.asks:
        return None
    votes = {(s.yes == of.yes) == yes if same(s, of) else not yes
             for s in view.main for of, yes in ((found.said, True), (found.against, False))
             if same(s, of) or (s.yes and of.yes and opposite(s, of))}  # fmt: skip
    return votes.pop() if len(votes) == 1 else None


def denies(view: View) -> bool:
    """Whether a claim denies anything itself."""
    return any(not s.yes for s in view.main)
