"""Rule ``participants``, by kinds of bodies: the ministry, the labour inspectorate and the trade union; ... and the prosecutor's office.

That two lists of them answer one question is weighed (``likely_bodies.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.answers import Answer, Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import event_of
from consistency.diff.body_lists import Bodies, left_of
from consistency.diff.hearing import Hearing
from consistency.diff.likely_bodies import Known, told_apart
from consistency.diff.wording import names_key
from consistency.records import Finding


def bodies(hearing: Hearing) -> Iterator[Finding]:
    """Findings: one for each list of which articles tell another member."""
    known = Known(hearing)
    clashes = [(Answer(d.x), Answer(d.y), likely) for d, likely in told_apart(known)]
    agreed = [
        (Answer(x), Answer(y))
        for link in (hearing.links if clashes else ())
        for x in known.lists(link.a) for y in known.lists(link.b) if _agree(x, y)
    ]  # fmt: skip
    for members, _ in clustered(clashes, agreed):
        yield _finding([a.fact for a in members])


def _finding(members: Sequence[Bodies]) -> Finding:
    rows = sorted(members, key=lambda b: (b.claim.article.id, b.claim.span.start))
    told = [_told(row, rows) for row in rows]
    mentions = [Mention(row.claim, value, ", ".join(value), row, (names_key(row.claim, [m.span for m in row.members]),)) for row, value in zip(rows, told, strict=True)]
    sides = sides_of(mentions, lambda m, n: isinstance(m.fact, Bodies) and isinstance(n.fact, Bodies) and _agree(m.fact, n.fact))
    return contradiction("participants", "body", sides, {"event": event_of([b.claim for b in rows])}, confidence=0.7)


def _agree(x: Bodies, y: Bodies) -> bool:
    return not (left_of(x, y) or left_of(y, x))


def _told(row: Bodies, rows: Sequence[Bodies]) -> list[str]:
    """The members of a list by what one of those that agree with it calls them: an English one, if there is any."""
    alike = [other for other in rows if other is row or _agree(row, other)]
    best = min(alike, key=lambda b: (b.claim.article.language != "en", b.claim.reading.sentence.text))
    return sorted(m.shown for m in best.members)
