"""What speaks against taking two predicates for a contradiction: each a question of two claims and what they say, the same either way round.

A veto decides alone: in 344 stories with gold next to none stands beside a contradiction. An excuse does not, ``likely.py`` weighs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from consistency.diff.clauses import sentence_of
from consistency.diff.contests import of_both_ends
from consistency.diff.denied import DENY, Said
from consistency.diff.opposites import courses, opposite
from consistency.diff.other_things import (
    is_sheltered,
    lets_go_on,
    of_other_finds,
    of_other_objects,
    of_others_counted,
    of_others_done,
    of_parts,
    of_two_things,
    tell_both,
)
from consistency.diff.other_times import (
    had_gone_on,
    is_first_time,
    is_over_then,
    is_put_off_to,
    is_stage,
    is_undone,
    of_another_day,
    was_until,
)
from consistency.diff.predications import meet, same
from consistency.diff.reopening import opens_when_over
from consistency.diff.trends import is_rate, of_others, tells_trend
from consistency.diff.view import View
from consistency.records import Quantity

_MOVING = frozenset({"jump", "leap", "drop", "dive", "slip", "bounce", "sink", "fly", "roll"})  # of prices or of balls
_COMPLEMENT = 4  # words between a verb and what it advises
# A denial before these is one of what is advised, wanted, thought: does not advise waiting, advises not to wait.
_RAISING = frozenset({"advise", "recommend", "want", "wish", "intend", "plan", "think", "believe", "expect", "suppose", "consider", "seem", "propose", "call on", "urge"})
_FOR, _NOT_FOR = frozenset({"in favour", "in favour of", "support", "for", "vote for", "back", "vote in favour"}), frozenset({"against", "oppose", "vote against"})
_BEFORE = frozenset({"before", "прежде чем", "до того как", "перед тем как"})
Excuse = Callable[[View, Said, View, Said], bool]


def is_raised(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one says that somebody does not advise something, and the other that he advises not to."""
    if not (x.key in _RAISING and y.key in _RAISING):
        return False
    yes, said = (a, x) if x.yes else (b, y)
    words = yes.claim.reading.words[max(0, said.at - _COMPLEMENT) : said.at + _COMPLEMENT]
    return any("negative" in w.features or w.text.lower() in ("not", "не", "against") for w in words)


def goes_on_until(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what one denies went on until then: stopped the fight after nine rounds."""
    return had_gone_on(a, x) or had_gone_on(b, y)


def is_bounded(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what is denied is only what goes beyond a bound that both tell: ready to pay no more than 340, not ready to pay more."""
    yes, no = (a, b) if x.yes else (b, a)
    most = {(f.high, f.unit, f.currency) for f in yes.claim.facts if isinstance(f, Quantity) and f.low is None and f.high is not None}
    return any((f.low, f.unit, f.currency) in most for f in no.claim.facts if isinstance(f, Quantity) and f.high is None and f.low is not None)


def is_not_reached(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what one denies the other only tells what came before: stopped without reaching the barrier, stopped before it reached the barrier."""
    yes, said = (a, x) if x.yes else (b, y)
    sentence = sentence_of(yes.claim)
    if said.main or sentence.final:
        return False
    start, _ = sentence.clause(said.at)
    return any(not _BEFORE.isdisjoint(w.senses[:1]) or w.text.lower() in _BEFORE for w in sentence.words[max(start, said.at - _COMPLEMENT) : said.at])


def denies_otherwise(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether the claim that affirms denies something too, in other words, or by a verb that does."""
    yes, own, other = (a, x, b) if x.yes else (b, y, a)
    if any(not s.yes and not s.act and not _told_too(s, other) for s in yes.main):
        return True
    return any(("withhold" in courses(s) or s.key in DENY) and s.at != own.at and s.main and s.yes for s in yes.said if not s.thing) and not own.act


def _told_too(denial: Said, other: View) -> bool:
    """Whether another claim tells of what is denied too, be it that it denies it or not: nobody was hurt, but a fire broke out."""
    return any(s.main and same(s, denial) for s in other.said)


def is_tally(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether a claim tells who was for and who was against: 134 for, three against."""
    return not (_FOR | _NOT_FOR).isdisjoint((x.key, y.key)) and any(_tells_both_sides(v) for v in (a, b))


def _tells_both_sides(view: View) -> bool:
    told = {s for w in view.claim.reading.words for s in w.senses[:1]}
    return not told.isdisjoint(_FOR) and not told.isdisjoint(_NOT_FOR)


def may_move(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether a word of trend may be one of bodies, for no figures stand beside it: a ball that dropped over a man who jumped."""
    return not {x.key, y.key}.isdisjoint(_MOVING) and not (a.figures and b.figures)


def are_trends_of_others(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether prices rose and the harvest fell."""
    return tells_trend(a.claim, x.at) and tells_trend(b.claim, y.at) and of_others(a.claim, x.at, b.claim, y.at)


def _agrees(z: Said, x: Said) -> bool:
    """Whether one thing said is the other, or its opposite denied."""
    if z.thing and z.yes and not z.main and not (x.thing and z.act):
        return False
    if z.thing and z.yes and x.yes and not z.act:
        return meet(z.senses[:1], x.senses[:2])  # there are wounded: some were hurt
    return same(z, x) if z.yes == x.yes else opposite(z, x)


def _says_too(view: View, own: Said, other: Said) -> bool:
    """Whether a claim says, besides its own, what the other claim does."""
    return any(_agrees(z, other) for z in view.said if z is not own and not was_until(z, own))


# Of a denial and what it denies; and of two that affirm: opposites, or what is there and gone.
_DENIAL_VETOES: tuple[Excuse, ...] = (is_raised, goes_on_until, is_bounded, of_another_day, is_first_time, is_not_reached)
_OPPOSED_VETOES: tuple[Excuse, ...] = (
    is_tally,
    may_move,
    lambda a, x, b, y: a.contrasts and b.contrasts,  # rose in pubs but fell in restaurants: which is told cannot be seen
    lambda a, x, b, y: of_both_ends(a.claim, x, b.claim, y),
    lambda a, x, b, y: opens_when_over(a.claim, b.claim) or opens_when_over(b.claim, a.claim),
    lambda a, x, b, y: is_sheltered(a, x, y) or is_sheltered(b, y, x),
    lambda a, x, b, y: is_rate(a.trends, b.trends),
    is_put_off_to,
    is_over_then,
    of_parts,
    of_others_counted,
    of_others_done,
    are_trends_of_others,
    is_stage,
    lambda a, x, b, y: lets_go_on(a, x, b) or lets_go_on(b, y, a),
)
_DENIAL_EXCUSES: Mapping[str, Excuse] = {
    "other finds": of_other_finds,
    "other objects": of_other_objects,
    "denied otherwise": denies_otherwise,
}
_OPPOSED_EXCUSES: Mapping[str, Excuse] = {
    "undone": lambda a, x, b, y: is_undone(a, x, b, y) or is_undone(b, y, a, x),
    "both told": tell_both,
    "two things": of_two_things,
}


def is_vetoed(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what two claims say is surely no contradiction."""
    return _says_too(b, y, x) or _says_too(a, x, y) or any(veto(a, x, b, y) for veto in (_DENIAL_VETOES if x.yes != y.yes else _OPPOSED_VETOES))


def excuses(a: View, x: Said, b: View, y: Said) -> list[str]:
    """The names of what else speaks against it."""
    return [name for name, excuse in (_DENIAL_EXCUSES if x.yes != y.yes else _OPPOSED_EXCUSES).items() if excuse(a, x, b, y)]
