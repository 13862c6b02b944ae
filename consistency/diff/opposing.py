"""Whether two claims that are counterparts contradict each other: one denies what the other affirms, or says the opposite."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consistency.diff.clauses import SAYING, sentence_of
from consistency.diff.compared import of_one
from consistency.diff.contests import of_both_ends
from consistency.diff.denied import DENY, Said
from consistency.diff.long_ago import tells_other_year
from consistency.diff.opposites import TIMES, courses, off_course, opposite
from consistency.diff.other_things import (
    is_figure,
    is_sheltered,
    lets_go_on,
    of_other_finds,
    of_other_objects,
    of_others_counted,
    of_others_done,
    of_parts,
    of_two_things,
    single,
    tell_both,
    with_parts,
)
from consistency.diff.other_times import (
    had_gone_on,
    is_put_off_to,
    is_stage,
    is_undone,
    of_another_day,
    was_until,
)
from consistency.diff.predications import BANS, meet, same
from consistency.diff.reopening import opens_when_over
from consistency.diff.trends import DOWN, UP, is_rate, of_others, parted_ways, subjects, tells_trend, went
from consistency.diff.view import View
from consistency.languages.concepts import concepts_of, predicates_of
from consistency.records import Quantity

# Least share of the shorter claim's other content words that claims with opposite predicates have in common. Chosen on the
# development stories and NTREX; from 0.35 to 0.5 all find the same in the stories.
_PART = 0.4
_MOVING = frozenset({"jump", "leap", "drop", "dive", "slip", "bounce", "sink", "fly", "roll"})  # of prices or of balls
_COMPLEMENT = 4  # words between a verb and what it advises


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both be right, and on what; ``yes`` is the side that affirms ``key``."""

    yes: View
    no: View
    said: Said
    against: Said
    key: str


def clash(a: View, b: View) -> Clash | None:
    """What two claims contradict each other on; the first by its words, so that it does not matter which is asked first."""
    if a.asks or b.asks or tells_other_year(a.claim, b.claim):
        return None
    found = [*_clashes(a, b), *_trends(a, b), *_comparisons(a, b)]
    return min(found, key=lambda c: (c.key != "rise", c.key in BANS, c.key, c.said.senses, c.against.senses), default=None)


def _clashes(a: View, b: View) -> Iterator[Clash]:
    for x in _told(a, b):
        for y in _told(b, a):
            if x.yes != y.yes:
                if _is_raised(a, x, b, y) or had_gone_on(a, x) or had_gone_on(b, y) or _bounded(*((a, b) if x.yes else (b, a))) or of_another_day(a, x, b, y) or of_other_finds(a, x, b, y):
                    continue
                if not (x.act and y.act and x.thing and y.thing) and (same(x, y) or _worse(x, y) or _moved(a, x, b, y)) and not of_other_objects(a, b, x, y) and not _denied_otherwise(a, b, x, y) and _fits(a, b, x, y):
                    yield Clash(a, b, x, y, y.key) if x.yes else Clash(b, a, y, x, x.key)
            elif x.yes and not (x.act or y.act or x.thing or y.thing) and _opposed(a, b, x, y) and _fits(a, b, x, y):
                yield Clash(a, b, x, y, x.key) if x.key <= y.key else Clash(b, a, y, x, y.key)


# Words for how something is done, one of which may be all that is denied; the first of a row stands for the others.
_WAYS = {word: row[0] for row in (
    ("fully", "completely", "entirely", "whole", "full", "totally", "in full", "wholly"),
    ("seriously", "badly", "severely", "serious", "severe"),
    ("immediately", "at once", "right away", "instantly"),
    ("all", "everyone", "everything", "every"),
    ("alone",), ("always",), ("by chance", "accidentally"), ("additional", "extra"), ("in time", "on time"), ("officially", "official"),
) for word in row}  # fmt: skip


def _told(view: View, other: View) -> list[Said]:
    """What a claim says, and what it denies only in a way of which the other claim tells too: not seriously hurt, seriously hurt."""
    narrow = [s for s in view.said if s.focus in _WAYS]
    if not narrow or any(not s.yes for s in other.said):
        return list(view.main)
    ways = {_WAYS.get(s.lower()) for w in other.claim.reading.words for s in w.senses[:1]}
    return [*view.main, *(s for s in narrow if _WAYS[s.focus] in ways)]


# A denial before these is one of what is advised, wanted, thought: does not advise waiting, advises not to wait.
_RAISING = frozenset({"advise", "recommend", "want", "wish", "intend", "plan", "think", "believe", "expect", "suppose", "consider", "seem", "propose", "call on", "urge"})


def _is_raised(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one says that somebody does not advise something, and the other that he advises not to."""
    if not (x.key in _RAISING and y.key in _RAISING):
        return False
    yes, said = (a, x) if x.yes else (b, y)
    words = yes.claim.reading.words[max(0, said.at - _COMPLEMENT) : said.at + _COMPLEMENT]
    return any("negative" in w.features or w.text.lower() in ("not", "не", "against") for w in words)


def _bounded(yes: View, no: View) -> bool:
    """Whether what is denied is only what goes beyond a bound that both tell: ready to pay no more than 340, not ready to pay more."""
    most = {(f.high, f.unit, f.currency) for f in yes.claim.facts if isinstance(f, Quantity) and f.low is None and f.high is not None}
    return any((f.low, f.unit, f.currency) in most for f in no.claim.facts if isinstance(f, Quantity) and f.high is None and f.low is not None)


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


def _opposed(a: View, b: View, x: Said, y: Said) -> bool:
    apart = a.figures - b.figures and b.figures - a.figures  # thirty who survived, nineteen who died
    if not {x.key, y.key}.isdisjoint(_MOVING) and not (a.figures and b.figures):
        return False  # a ball that dropped over a man who jumped
    if a.contrasts and b.contrasts:
        return False  # sales rose in pubs but fell in restaurants: which of the two is told cannot be seen
    if any(_is_tally(v) for v in (a, b)) and not _SIDES.isdisjoint((x.key, y.key)):
        return False  # 134 for, three against
    if of_both_ends(a.claim, x, b.claim, y) or is_undone(a, x, b, y) or is_undone(b, y, a, x):
        return False
    if tells_trend(a.claim, x.at) and tells_trend(b.claim, y.at) and of_others(a.claim, x.at, b.claim, y.at):
        return False
    if of_others_done(a, x, b, y) or is_stage(a, x, b, y) or opens_when_over(a.claim, b.claim) or opens_when_over(b.claim, a.claim):
        return False
    if is_sheltered(a, x, y) or is_sheltered(b, y, x) or is_put_off_to(a, x, b, y) or of_parts(a, x, b, y):
        return False
    if of_others_counted(a, x, b, y) or is_rate(a.trends, b.trends) or lets_go_on(a, x, b) or lets_go_on(b, y, a) or tell_both(a, x, b, y):
        return False
    denying = any(not s.yes and not s.act for s in (*a.main, *b.main))
    return not apart and not denying and ((opposite(x, y) and not of_two_things(a, x, b, y)) or off_course(a, b, x, y))


_FOR, _NOT_FOR = frozenset({"in favour", "in favour of", "support", "for", "vote for", "back", "vote in favour"}), frozenset({"against", "oppose", "vote against"})
_SIDES = _FOR | _NOT_FOR


def _is_tally(view: View) -> bool:
    """Whether a claim tells who was for and who was against."""
    told = {s for w in view.claim.reading.words for s in w.senses[:1]}
    return not told.isdisjoint(_FOR) and not told.isdisjoint(_NOT_FOR)


def _denied_otherwise(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether the claim that affirms denies something too, in other words, or by a verb that does."""
    yes, own = (a, x) if x.yes else (b, y)
    other = b if x.yes else a
    if any(not s.yes and not s.act and not _told_too(s, other) for s in yes.main):
        return True
    return any(("withhold" in courses(s) or s.key in DENY) and s.at != own.at and s.main and s.yes for s in yes.said if not s.thing) and not own.act


def _told_too(denial: Said, other: View) -> bool:
    """Whether another claim tells of what is denied too, be it that it denies it or not: nobody was hurt, but a fire broke out."""
    return any(s.main and same(s, denial) for s in other.said)


def _fits(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether neither claim says what the other does as well, and they speak of one thing."""
    if any(_agrees(z, x) for z in b.said if z is not y and not was_until(z, y)) or any(_agrees(z, y) for z in a.said if z is not x and not was_until(z, x)):
        return False
    return _share(a, b, x, y)


def _agrees(z: Said, x: Said) -> bool:
    if z.thing and z.yes and not z.main and not (x.thing and z.act):
        return False
    if z.thing and z.yes and x.yes and not z.act:
        return meet(z.senses[:1], x.senses[:2])  # there are wounded: some were hurt
    return same(z, x) if z.yes == x.yes else opposite(z, x)


def _share(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether they have a content word in common besides what they say of it, or one of them has no other."""
    told = frozenset().union(*(predicates_of(s) for said in (x, y) for s in said.senses))
    told |= TIMES | _SAID | _HOW_MANY
    rest = [[with_parts(slot) - told for slot in view.content if slot - told and not slot & told and not is_figure(slot)] for view in (a, b)]
    if not rest[0] or not rest[1]:
        return True
    met = int(any(same(z, w) and z.yes == w.yes for z in a.main for w in b.main if z not in (x, y) and w not in (x, y)))
    met += sum(any(not single(p).isdisjoint(single(q)) for q in rest[1]) for p in rest[0])
    figures = len({slot for slot in a.content if is_figure(slot)} & {*b.content})
    return met >= 1 and (x.yes != y.yes or met + figures >= _PART * (min(len(rest[0]), len(rest[1])) + figures))


_SAID = frozenset(c for verb in SAYING | {"conclude"} for c in concepts_of(verb)) - {"find", "plan", "recognise"}


# Words that only tell of how many, or how surely, it is said: some of them did match.
_HOW_MANY = frozenset({"part", "some", "several", "many", "all", "none", "one", "few", "most", "half", "rest", "majority", "minority", "every", "each", "both", "neither",
                       "indeed", "really", "actually", "in fact", "number"})  # fmt: skip


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
