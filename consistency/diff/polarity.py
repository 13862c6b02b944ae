"""Rule ``polarity``: one affirms what another denies, or says the opposite (closed / open).

Claims that are linked are asked, and how sure the link is, is weighed (``likely.py``); for what rose or fell by a telling figure, and who came to
harm, no link is needed. A denial of one word agrees with the affirmation of its opposite:
"was not switched on" and "was switched off" say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consistency.diff.answers import Mention, contradiction, sides_of
from consistency.diff.blocks import event_of, sure_links
from consistency.diff.likely import TiedViews
from consistency.diff.opposing import Clash, answers, clash, denies
from consistency.diff.orphan_harm import came_to_harm, orphan_harm
from consistency.diff.orphan_trends import orphan_trends
from consistency.diff.predications import same
from consistency.diff.ties import linked_with, ties
from consistency.diff.trends import went
from consistency.diff.view import View, views_of
from consistency.diff.wording import stance_keys
from consistency.records import Alignment, Claim, Finding, Link, Side

_HARM = "harm"
_ALIKE = 0.15  # likeness from which on two claims that are not linked are asked, too; from 0.1 to 0.25 cross-validation gives the same


def polarity(alignment: Alignment) -> Iterator[Finding]:
    """Findings of this rule."""
    views = views_of(alignment.claims)
    sure = sure_links(alignment.links)
    clashes = [found for a, b, tie in asked(alignment, sure, views) if (found := clash(a, b, tie))]
    told = {id(view.claim) for found in clashes for view in (found.yes, found.no)}
    for a, at, b, there in orphan_trends(views):
        if not {id(a.claim), id(b.claim)} <= told:
            clashes.append(Clash(a, b, went(True, at), went(False, there), "rise"))
    for yes, no, word in orphan_harm(views, sure):
        if not {id(yes.claim), id(no.claim)} <= told:
            clashes.append(Clash(yes, no, came_to_harm(word, True), came_to_harm(word, False), _HARM))
    for cluster in _clusters(clashes):
        finding = _finding(cluster, _around(cluster, sure, views))
        if not _is_muddled(finding.sides):
            yield finding


def asked(alignment: Alignment, sure: Sequence[Link], views: Mapping[int, View]) -> Iterator[tuple[View, View, TiedViews]]:
    """The claims that are asked, two by two, and how they are tied."""
    linked = linked_with(alignment)
    for a, b, tie in ties(alignment, sure, _ALIKE):
        beside = dict.fromkeys(id(c) for claim in (a, b) for c in linked.get(id(claim), ()) if c is not a and c is not b)
        yield views[id(a)], views[id(b)], TiedViews(tie, [views[key] for key in beside])


def _is_muddled(sides: Sequence[Side]) -> bool:
    """Whether the only article that gives an answer gives the other one too, as all others do: a word misread, no contradiction."""
    given: dict[int, set[str]] = {}
    for side in sides:
        given.setdefault(side.answer, set()).add(side.article)
    most = max(given.values(), key=len, default=set())
    return len(most) > 2 and any(len(own) == 1 and own <= most for own in given.values())


def _clusters(clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes that have claims in common, taken together."""
    clusters: list[list[Clash]] = []
    for found in sorted(clashes, key=_words):
        own = {id(found.yes), id(found.no)}
        met = [c for c in clusters if any(id(v) in own for other in c for v in (other.yes, other.no))]
        clusters = [c for c in clusters if c not in met]
        clusters.append([*(other for c in met for other in c), found])
    return [sorted(c, key=_words) for c in clusters]


def _words(found: Clash) -> tuple[str, ...]:
    """What a clash is sorted by, so that the names of files decide nothing."""
    return found.key, *(v.claim.reading.sentence.text for v in (found.yes, found.no))


def _around(cluster: Sequence[Clash], links: Sequence[Link], views: dict[int, View]) -> list[View]:
    """The claims of a cluster, and their surest counterparts."""
    own = {id(v.claim): v.claim for c in cluster for v in (c.yes, c.no)}
    near = own | {id(claim): claim for link in links if id(link.a) in own or id(link.b) in own for claim in (link.a, link.b)}
    return sorted((views[key] for key in near), key=lambda v: (v.claim.article.id, v.claim.span.start))


def _finding(cluster: Sequence[Clash], around: Sequence[View]) -> Finding:
    """Every claim on the side that it does not contradict; one that fits neither side is left out."""
    first = cluster[0]
    side: dict[int, bool] = {id(first.yes): True, id(first.no): False}
    for view in around:
        told = _side_of(view, first, cluster, side)
        if told is not None:
            side.setdefault(id(view), told)
    placed = {view.claim.article.id for view in around if id(view) in side}
    for view in around:  # an article of which no claim tells surely: by whether it denies anything
        if view.claim.article.id not in placed and (told := _as_it_denies(view, first)) is not None:
            side.setdefault(id(view), told)
    mentions = [_mention(view, side[id(view)]) for view in around if id(view) in side]
    # What is asked is told by a claim that says yes to it: "whether the shop was open", not by one that says that it was closed.
    yes = [view for view in around if side.get(id(view))]
    claims: list[Claim] = [v.claim for v in ([v for v in yes if not denies(v)] or yes)]
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    return contradiction("polarity", first.key, sides, {"event": event_of(claims), "key": first.key}, confidence=max(c.likely for c in cluster))


def _side_of(view: View, first: Clash, cluster: Sequence[Clash], side: dict[int, bool]) -> bool | None:
    """By what it contradicts, or by what it says of the matter."""
    for found in cluster:
        for own, other in ((found.yes, found.no), (found.no, found.yes)):
            if own is view and id(other) in side:
                return not side[id(other)]
    if first.key == _HARM and any(view.claim.article is found.yes.claim.article for found in cluster):
        return None  # nobody died, says the article by which three were hurt
    return answers(view, first)


def _as_it_denies(view: View, first: Clash) -> bool | None:
    """The side that denies as much as a claim does, where only one of the two denies anything."""
    if view.asks or first.key == _HARM or denies(first.yes) == denies(first.no) or _denies_aside(view) or _says_aside(view, first):
        return None
    return denies(view) == denies(first.yes)


def _denies_aside(view: View) -> bool:
    """Whether all that a claim denies stands in an aside, where it may be just this: employs 780 people, who have not been paid."""
    return not denies(view) and any(not s.yes for s in view.said)


def _says_aside(view: View, found: Clash) -> bool:
    """Whether a claim names what is asked only in an aside: when they are found, Moscow will decode them."""
    return any(not s.main and not s.thing and s.yes and (same(s, found.said) or same(s, found.against)) for s in view.said)


def _mention(view: View, yes: bool) -> Mention:
    value = "affirmed" if yes else "denied"
    return Mention(view.claim, value, "yes" if yes else "no", yes, stance_keys(view.claim, value, [s.at for s in view.said]))
