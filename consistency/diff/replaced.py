"""Rule ``participants``, by one name in another's place: met by Prime Minister Nazarov, met by Foreign Minister Odinayev.

That the two answer one question is weighed (``likely_names.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.answers import Answer, Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import event_of
from consistency.diff.exchanged import exchanged
from consistency.diff.hearing import Hearing
from consistency.diff.lists import bearer
from consistency.diff.name_context import title_of
from consistency.diff.name_pairs import Difference
from consistency.diff.names import Name
from consistency.diff.origin import origins
from consistency.diff.same_name import called, same
from consistency.diff.wording import names_key
from consistency.records import Finding


def replaced(apart: Sequence[tuple[Difference, float]], hearing: Hearing) -> Iterator[Finding]:
    """A finding for each name that another stands for elsewhere; ``apart`` are the names that contradict each other, and how likely."""
    answers: dict[int, Answer[Name]] = {}
    clashes: list[tuple[Answer[Name], Answer[Name], float]] = []
    pairs = [(bearer(d.gone[0]), bearer(d.come[0]), likely) for d, likely in apart if len(d.x.members) == len(d.y.members) == 1]
    for link in hearing.links:
        whose = [pair for pair in exchanged(link, hearing) if any(all(n is not k for k in hearing.names(n.claim)) for n in pair)]
        pairs += [(*pair, link.score) for pair in (*whose, *origins(link, hearing))]
    for m, n, score in pairs:
        x, y = (answers.setdefault(id(k), Answer(k)) for k in (m, n))
        clashes.append((x, y, score))
    for members, _ in clustered(clashes, _agreed(hearing, answers)):
        yield _finding(members)


def _agreed(hearing: Hearing, answers: dict[int, Answer[Name]]) -> list[tuple[Answer[Name], Answer[Name]]]:
    """What other claims say the same as one of the two."""
    told = dict(answers)
    found: list[tuple[Answer[Name], Answer[Name]]] = []
    for link in hearing.links:
        for mine, other in ((link.a, link.b), (link.b, link.a)):
            for n in hearing.names(mine):
                if id(n) in told:
                    found += [(told[id(n)], answers.setdefault(id(k), Answer(k))) for k in hearing.names(other) if same(n, k)]
    return found


def _finding(members: Sequence[Answer[Name]]) -> Finding:
    rows = sorted(members, key=lambda a: (a.claim.article.id, a.fact.span.start))
    mentions = []
    for answer in rows:
        name = called(answer.fact, [a.fact for a in rows])
        shown = f"{title_of(name) or ''} {name.shown}".strip() if name.kind == "person" else name.shown
        value = [min(name.codes) if name.kind == "country" else name.shown]
        mentions.append(Mention(answer.claim, value, shown, answer.fact, (names_key(answer.claim, [answer.fact.span]),)))
    sides = sides_of(mentions, lambda m, n: isinstance(m.fact, Name) and isinstance(n.fact, Name) and same(m.fact, n.fact))
    return contradiction("participants", rows[0].fact.kind, sides, {"event": event_of([a.claim for a in rows])}, confidence=0.75)
