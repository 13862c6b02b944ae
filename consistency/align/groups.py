"""Groups of equivalent claims over all articles, closed over equal links, the surest first."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.records import Claim, ClaimGroup, Link

# A link joins two groups that meet in one article only where it is this sure: two claims of one article in a group
# are more often a mistake than a repetition. Chosen on the development stories.
_JOIN_TWICE = 0.5


def groups_of(claims: Sequence[Claim], links: Sequence[Link]) -> tuple[ClaimGroup, ...]:
    """Every claim in exactly one group, a free claim in a group of its own; in order of first place."""
    place = {id(claim): i for i, claim in enumerate(claims)}
    member = list(range(len(claims)))
    groups: dict[int, list[int]] = {i: [i] for i in member}
    score: dict[int, float] = dict.fromkeys(member, 1.0)
    for link in sorted(links, key=_surest):
        if link.relation != "equal":
            continue
        a, b = member[place[id(link.a)]], member[place[id(link.b)]]
        if a == b or (_meet(groups[a], groups[b], claims) and link.likeness < _JOIN_TWICE):
            continue
        for i in groups.pop(b):
            groups[a].append(i)
            member[i] = a
        score[a] = min(score[a], score[b], link.likeness)
    return tuple(
        ClaimGroup(claims=tuple(claims[i] for i in sorted(g)), score=score[a])
        for a, g in sorted(groups.items(), key=lambda item: min(item[1]))
    )


def _surest(link: Link) -> tuple[float, list[str]]:
    """The surest link first; between equals their words decide, not the names of their files."""
    return -round(link.score, 9), sorted(c.reading.sentence.text for c in (link.a, link.b))


def _meet(a: Sequence[int], b: Sequence[int], claims: Sequence[Claim]) -> bool:
    return bool({claims[i].article.id for i in a} & {claims[i].article.id for i in b})
