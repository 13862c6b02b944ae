"""Winning, losing and drawing: two who met tell one result from both ends, and what is drawn need not be a match."""

from __future__ import annotations

from consistency.diff.clauses import sentence_of
from consistency.diff.denied import Said
from consistency.diff.names import Name, names_of
from consistency.diff.predications import object_of
from consistency.diff.same_name import same
from consistency.languages.concepts import predicates_of
from consistency.records import Claim, Party

_RESULTS = ("win", "lose", "defeat", "draw")
_MATCHES = frozenset({"match", "game", "bout", "fight", "tie", "final", "series"})


def of_both_ends(a: Claim, x: Said, b: Claim, y: Said) -> bool:
    """Whether two claims of a win and a loss are told of the two who met: he beat Kaysarov, Kaysarov lost; and whether "draw"
    is said of what is no match."""
    if any(not predicates_of(s.key) & _WON for s in (x, y)):
        return False
    if any(_draws_something(c, s) for c, s in ((a, x), (b, y))):
        return True
    ours, theirs = names_of(a), names_of(b)
    kinds = ("person",) if all(any(n.kind == "person" for n in row) for row in (ours, theirs)) else ("country", "organisation", "person")
    ours, theirs = (tuple(n for n in row if n.kind in kinds) for row in (ours, theirs))
    if not ours or not theirs:
        return False
    if not any(same(n, k) for n in ours for k in theirs):
        return True
    one, other = _subject(a, ours), _subject(b, theirs)
    if one is not None and other is not None:
        return not same(one, other)
    met, who = (ours[0], other) if one is None else (theirs[0], one)
    return who is not None and same(met, who)  # he lost to Seytkali: Seitkali has won


_WON = frozenset().union(*map(predicates_of, _RESULTS))


def _draws_something(claim: Claim, said: Said) -> bool:
    if said.key != "draw":
        return False
    drawn = object_of(sentence_of(claim), said.at)
    return bool(drawn) and _MATCHES.isdisjoint(drawn)


def _subject(claim: Claim, names: tuple[Name, ...]) -> Name | None:
    """The first name that may be the subject: in no oblique case."""
    cases = {f.span: f.case for f in claim.facts if isinstance(f, Party)}
    first = names[0]
    return first if cases.get(first.span) in (None, "nominative") else None
