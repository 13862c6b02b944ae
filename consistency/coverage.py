"""How much was compared, what the matrix of claims and articles shows, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.config import Config
from consistency.diff.blocks import event_of
from consistency.records import Alignment, Article, Coverage, Finding, Span, Verdict

# Any two articles have a few claims that are a little alike: only links of at least this likeness tell of one story.
_FIRM = 0.3
# An article of which a smaller share of claims has a counterpart, while the others have theirs, tells another story.
# Chosen on the seeds and 18 stories, each with an article of another put in: its share was 0.25 at most, theirs 0.52
# at least.
_STRANGER = 0.3
_KINDRED = 0.4
# Where no article reaches this share, each tells a story of its own. Of 342 pairs of articles of two stories two reached
# it, and all but one of 94 pairs of one story.
_ALONE = 0.25


def _linked(alignment: Alignment) -> set[int]:
    return {id(c) for link in alignment.links if link.likeness >= _FIRM for c in (link.a, link.b)}


def strangers_of(alignment: Alignment, articles: Sequence[Article]) -> tuple[str, ...]:
    """Ids of articles that seem to be of another story than the rest; all of them where no two tell the same."""
    linked = _linked(alignment)
    share: dict[str, float] = {}
    for article in articles:
        own = [c for c in alignment.claims if c.article.id == article.id]
        share[article.id] = sum(id(c) in linked for c in own) / len(own) if own else 0.0
    if max(share.values(), default=1.0) < _ALONE:
        return tuple(share)
    if len(articles) < 3 or sum(s >= _KINDRED for s in share.values()) < 2:
        return ()
    return tuple(a for a, s in share.items() if s < _STRANGER)


def compared_share(alignment: Alignment, findings: Sequence[Finding], strangers: Sequence[str]) -> float:
    """The share (0..1) of claims that found a counterpart. Claims that are surely missing elsewhere count as compared
    only in articles that have counterparts at all: two unrelated articles are not compared by missing each other."""
    linked = _linked(alignment)
    missing = {(s.article, e.span.start) for f in findings if f.kind == "omission" for s in f.sides for e in s.evidence}
    own: dict[str, list[bool]] = {}
    sure = 0
    total = 0
    for claim in alignment.claims:
        own.setdefault(claim.article.id, []).append(id(claim) in linked)
    for claim in alignment.claims:
        total += 1
        kin = sum(own[claim.article.id]) / len(own[claim.article.id]) >= _KINDRED and claim.article.id not in strangers
        found = (claim.article.id, claim.span.start) in missing
        sure += id(claim) in linked or (kin and found)
    return sure / total if total else 0.0


def verdict_of(findings: Sequence[Finding], share: float, strangers: Sequence[str], config: Config) -> Verdict:
    """The word that sums a report up. A report that compared too little, or nothing but a stranger, is unverified."""
    if any(f.kind == "contradiction" and not f.suppressed for f in findings):
        return "contradictions"
    if share < config.min_compared or strangers:
        return "unverified"
    return "omissions" if any(f.kind == "omission" and not f.suppressed for f in findings) else "consistent"


def coverage_of(alignment: Alignment, findings: Sequence[Finding], articles: Sequence[Article]) -> tuple[Coverage, ...]:
    """A row for each group, in order of first place in the first article that has it."""
    rows: list[Coverage] = []
    attached: dict[int, list[tuple[str, Span]]] = {}
    for link in alignment.links:
        if link.relation != "equal":
            attached.setdefault(id(link.a), []).append((link.b.article.id, link.b.span))
            attached.setdefault(id(link.b), []).append((link.a.article.id, link.a.span))
    for group in alignment.groups:
        spans: dict[str, list[Span]] = {}
        for claim in group.claims:
            spans.setdefault(claim.article.id, []).append(claim.span)
        for claim in group.claims:
            for article, span in attached.get(id(claim), ()):
                if span not in spans.setdefault(article, []):
                    spans[article].append(span)
        near = [f for f in findings if _concerns(f, spans)]
        states = tuple((a.id, _state(a.id, spans, near)) for a in articles)
        members = tuple((a.id, tuple(spans[a.id])) for a in articles if a.id in spans)
        rows.append(
            Coverage(label=event_of(group.claims), members=members, states=states, findings=tuple(f.id for f in near))
        )
    return tuple(rows)


def _concerns(finding: Finding, spans: dict[str, list[Span]]) -> bool:
    return any(e.span in spans.get(s.article, ()) for s in finding.sides for e in s.evidence)


def _state(article: str, spans: dict[str, list[Span]], findings: Sequence[Finding]) -> str:
    if article in spans:
        sides = [s for f in findings if f.kind == "contradiction" for s in f.sides
                 if s.article == article and any(e.span in spans[article] for e in s.evidence)]  # fmt: skip
        return "differ" if sides else "agree"
    return "missing" if any(article in f.missing_from for f in findings if f.kind == "omission") else "silent"
