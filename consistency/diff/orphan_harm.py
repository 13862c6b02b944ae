"""Whether anybody came to harm: "nobody was hurt" in one article, two injured in another, wherever it stands. Short sentences of
which one word tells all are seldom linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consistency.diff.denied import Said
from consistency.diff.harm import Harm, harm_in
from consistency.diff.view import View
from consistency.records import Link


def orphan_harm(views: Mapping[int, View], links: Sequence[Link]) -> Iterator[tuple[View, View, str]]:
    """(who tells of those harmed, who says that nobody was, the word for it): where an article that denies any harm tells of
    none, and the telling claim is linked with nothing else there, but for what is told of another harm: nobody died, seven were hurt."""
    tied: dict[tuple[int, str], set[int]] = {}
    for link in links:
        for x, y in ((link.a, link.b), (link.b, link.a)):
            tied.setdefault((id(x), y.article.id), set()).add(id(y))
    told: dict[str, list[Harm]] = {}
    for view in views.values():
        told.setdefault(view.claim.article.id, []).extend(harm_in(view))
    for name, own in sorted(told.items()):
        here = {id(h.view.claim) for h in own}
        harmed = {(h.dead, h.hurt, h.of): h for h in own if h.yes}.values()
        denials = {(h.dead, h.hurt, h.of): h for h in reversed(own) if not h.yes}.values()
        for no in (h for h in denials if not any(_meet(yes, h) and not _apart(yes, h) for yes in harmed)):
            for other, rows in sorted(told.items()):
                if other == name or any(h.hurt >= no.hurt and h.dead >= no.dead and not _apart(h, no) for h in rows if not h.yes):
                    continue
                yes = next((h for h in rows if h.yes and _meet(h, no) and not _apart(h, no) and tied.get((id(h.view.claim), name), set()) <= here), None)
                if yes is not None:
                    yield yes.view, no.view, "victim" if no.hurt else "dead"


def came_to_harm(word: str, yes: bool) -> Said:
    """That some did, or nobody."""
    return Said((word,), yes, True, 0)


def _meet(yes: Harm, no: Harm) -> bool:
    """Whether those who came to harm by one are of those who, by the other, did not: whoever is dead was hurt."""
    return (no.dead and yes.dead) or (no.hurt and (yes.hurt or yes.dead))


def _apart(yes: Harm, no: Harm) -> bool:
    """Whether they tell of two groups of people: none of the passengers, the driver."""
    return bool(yes.of and no.of and yes.of.isdisjoint(no.of))
