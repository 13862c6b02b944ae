"""Rule ``participants``, by lists: a name that one article lists and the other, which has another of the list, does not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from consistency.diff.answers import Answer, Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import event_of
from consistency.diff.hearing import Hearing
from consistency.diff.lists import Roll, bearer
from consistency.diff.name_pairs import Difference, common
from consistency.diff.names import Name
from consistency.diff.same_name import called, heard, same
from consistency.diff.wording import names_key
from consistency.languages.concepts import acts
from consistency.records import Claim, Finding


def listed(apart: Sequence[tuple[Difference, float]], hearing: Hearing) -> Iterator[Finding]:
    """A finding for each list that articles tell differently; ``apart`` are the lists that contradict each other, and how likely."""
    answers: dict[int, Answer[Roll]] = {}

    def answer(roll: Roll) -> Answer[Roll]:
        return answers.setdefault(id(roll), Answer(roll))

    clashes = [(answer(d.x), answer(d.y), likely) for d, likely in apart if max(len(d.x.members), len(d.y.members)) > 1]
    told = frozenset(frozenset((id(x.fact), id(y.fact))) for x, y, _ in clashes)
    agreed = [
        (answer(x), answer(y))
        for link in (hearing.links if clashes else ())
        for x in hearing.rolls(link.a) for y in hearing.rolls(link.b) if _equal(x, y)
    ]  # fmt: skip
    for members, _ in clustered(clashes, agreed):
        whole = [a for a in members if not any(_is_less(a.fact, b.fact) for b in members)]
        if any(frozenset((id(a.fact), id(b.fact))) in told for a in whole for b in whole):
            yield _finding(whole, told, hearing)


def _is_less(x: Roll, y: Roll) -> bool:
    """Whether a list is part of a longer one of its article: that is what the article tells."""
    return x.claim.article is y.claim.article and _shorter(x, y)


def _equal(x: Roll, y: Roll) -> bool:
    return len(common(x, y)) == len(x.members) and len(common(y, x)) == len(y.members)


def _shorter(x: Roll, y: Roll) -> bool:
    return len(x.members) < len(y.members) and len(common(x, y)) == len(x.members)


def _agree(x: Roll, y: Roll, told: frozenset[frozenset[int]], hearing: Hearing) -> bool:
    """Whether two lists are not told apart, and neither has anybody whom the other's article does not know."""
    return _equal(x, y) or (frozenset((id(x), id(y))) not in told and not (_missing(x, y, hearing) or _missing(y, x, hearing)))


def _missing(x: Roll, y: Roll, hearing: Hearing) -> bool:
    """Whether a list has a member that the article of the other does not know."""
    shared = common(x, y)
    return any(m not in shared and not any(hearing.knows(y.claim.article.id, n) for n in m) for m in x.members)


def _finding(members: Sequence[Answer[Roll]], told: frozenset[frozenset[int]], hearing: Hearing) -> Finding:
    names = [bearer(m) for a in members for m in a.fact.members]
    mentions = []
    answers = _answers([a.fact for a in members], told, hearing)
    for number, rolls in enumerate(answers):
        said = [called(n, names) for n in _union(rolls)]
        value = sorted(min(n.codes) if n.kind == "country" else n.shown for n in said)
        shown = ", ".join(sorted(n.shown for n in said))
        mentions += [Mention(r.claim, value, shown, number, (names_key(r.claim, [bearer(m).span for m in r.members]),)) for r in rolls]
    mentions.sort(key=lambda m: (m.claim.article.id, m.claim.span.start))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    rolls = [a.fact for a in members]
    partial = all(_equal(x, y) or _shorter(x, y) or _shorter(y, x) for x in rolls for y in rolls)
    act = _act([r.claim for r in rolls])
    if act is None and not any(common(x, y) for ours, theirs in itertools.combinations(answers, 2) for x in ours for y in theirs):  # one name for another
        return contradiction("participants", names[0].kind, sides, {"event": event_of([r.claim for r in rolls])}, confidence=0.75)
    return contradiction("participants", act or "named", sides, {"predicate": act} if act else {}, partial=partial, confidence=0.85)


def _answers(rolls: Sequence[Roll], told: frozenset[frozenset[int]], hearing: Hearing) -> list[list[Roll]]:
    """Lists that agree, the longest first; the same whatever the articles are called. A list that may be one with several
    goes to the one that it has most in common with: it lacks what that lacks."""
    found: list[list[Roll]] = []
    others: list[Roll] = []
    for roll in sorted(rolls, key=lambda r: (-len(r.members), r.claim.reading.sentence.text, r.members[0][0].span.start)):
        if any(_agree(roll, row[0], told, hearing) for row in found):
            others.append(roll)
        else:
            found.append([roll])
    for roll in others:
        homes = [row for row in found if all(_agree(roll, r, told, hearing) for r in row)]
        if homes:
            max(homes, key=lambda row: _closeness(roll, row[0], hearing)).append(roll)
        else:
            found.append([roll])
    return found


def _closeness(x: Roll, y: Roll, hearing: Hearing) -> float:
    """The share of the longer of two lists that the other has too, or that the claim of the first names beside its list, read as a
    name or not."""
    named, own = hearing.names(x.claim), hearing.own(x.claim)
    known = [m for m in y.members if any(same(n, k) for n in m for k in named) or heard(bearer(m), own)]
    return len(known) / max(len(x.members), len(y.members))


def _union(rolls: Sequence[Roll]) -> list[Name]:
    """Everybody whom lists that agree name: what one leaves out of its list, its article knows."""
    names = [bearer(m) for m in rolls[0].members]
    for roll in rolls[1:]:
        names += [bearer(m) for m in roll.members if not any(same(n, k) for n in m for k in names)]
    return names


def _act(claims: Sequence[Claim]) -> str | None:
    """The act between parties that most of the claims tell, if at least two of them do: first what is their predicate, then
    what is done to somebody."""
    told = {act: sum(act in c.acts for c in claims) for act in acts()}
    told = {act: count for act, count in told.items() if count > 1}
    said = {act: sum(c.predicate == act for c in claims) for act in told}
    return min(told, key=lambda a: (-told[a], -said[a], acts()[a] != "directed", a), default=None)
