"""The order in which a report names things: fixed here once, so that every format and every run agree.

Articles keep the story's order and coverage rows the order of telling; all else is sorted.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from consistency.records import Article, Evidence, Finding, FindingKind, Reading, Report, SetAside, Side

SEVERITIES = ("error", "warning", "note", "off")


def ranks(report: Report) -> dict[str, int]:
    """Article id -> its place in the story, from 0."""
    return {article.id: place for place, article in enumerate(report.story.articles)}


def original(report: Report) -> Article | None:
    """The article that all others were compared with; None where they were compared all with all."""
    return next((a for a in report.story.articles if a.id == report.reference), None)


def evidence(side: Side) -> list[Evidence]:
    return sorted(side.evidence, key=lambda e: (e.span.start, e.span.end, e.article))


def sides(finding: Finding, rank: dict[str, int]) -> list[Side]:
    """By answer, then by article, then by where the first quote stands."""
    return sorted(
        finding.sides, key=lambda s: (s.answer, rank[s.article], [e.span.start for e in evidence(s)], s.speaker or "")
    )


def answers(finding: Finding, rank: dict[str, int]) -> list[list[Side]]:
    """The sides in groups that agree, in order of ``answer``; none is empty."""
    groups: dict[int, list[Side]] = {}
    for side in sides(finding, rank):
        groups.setdefault(side.answer, []).append(side)
    return list(groups.values())


def findings(report: Report, kind: FindingKind | None = None) -> list[Finding]:
    """Contradictions before omissions, live before known before suppressed, then by severity and place."""
    rank = ranks(report)

    def key(finding: Finding) -> tuple[object, ...]:
        first = min(
            ((rank[e.article], e.span.start) for s in finding.sides for e in s.evidence), default=(len(rank), 0)
        )
        dormant = 2 if finding.suppressed is not None else int(finding.known)
        return finding.kind, dormant, SEVERITIES.index(finding.severity), first, finding.rule, finding.id

    return sorted((f for f in report.findings if kind is None or f.kind == kind), key=key)


def apart(finding: Finding, rank: dict[str, int]) -> list[Side]:
    """The sides to point at first: of a contradiction those whose answer fewest articles give, all where no answer has
    fewer than another (of two articles nobody can tell which errs); of an omission the first that has the passage."""
    groups = answers(finding, rank)
    if finding.kind == "omission":
        return groups[0][:1] if groups else []
    sizes = [len({s.article for s in group}) for group in groups]
    few = [group for group, size in zip(groups, sizes, strict=True) if size == min(sizes)]
    return [side for group in few for side in group]


def missing(finding: Finding, rank: dict[str, int]) -> list[str]:
    return sorted(finding.missing_from, key=lambda a: (rank.get(a, len(rank)), a))


def omissions(report: Report) -> list[tuple[list[str], list[str], list[Finding]]]:
    """Omissions that the same articles have and the same articles lack, together: (have, lack, findings)."""
    rank = ranks(report)
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Finding]] = {}
    for finding in findings(report, "omission"):
        have = tuple(dict.fromkeys(s.article for s in sides(finding, rank)))
        groups.setdefault((have, tuple(missing(finding, rank))), []).append(finding)
    return [(list(have), list(lack), found) for (have, lack), found in groups.items()]


def letter(place: int) -> str:
    """What an answer is called: A, B, … by its place from 0."""
    return chr(65 + place % 26)


def skipped(report: Report) -> list[tuple[str, str]]:
    """(path, why) of every file that could not be read."""
    rows = sorted(report.story.skipped, key=lambda s: (s.path, s.why))
    return [(s.path, without_folder(report, s.why)) for s in rows]


def set_aside(report: Report) -> list[tuple[str, SetAside]]:
    return [
        (a.id, piece)
        for a in report.story.articles
        for piece in sorted(a.set_aside, key=lambda p: (p.span.start, p.span.end, p.why))
    ]


def suspects(report: Report) -> list[Reading]:
    rank = ranks(report)
    doubted = (r for r in report.readings if r.suspect)
    return sorted(doubted, key=lambda r: (rank[r.sentence.article.id], r.sentence.span.start, r.sentence.span.end))


def warnings(report: Report) -> list[str]:
    """The story's warnings, then the run's, each once, without the folder's absolute path."""
    return [without_folder(report, w) for w in dict.fromkeys((*report.story.warnings, *report.warnings))]


def without_folder(report: Report, text: str) -> str:
    """Paths in messages are relative to the story's folder: the same report on every machine."""
    folder = report.story.folder.rstrip("/\\")
    if not folder or not os.path.isabs(folder):
        return text
    return text.replace(folder + "/", "").replace(folder + os.sep, "").replace(folder, report.story.id)


def translators(readings: Sequence[Reading]) -> dict[str, int]:
    """Backend -> number of sentences that it translated, by name."""
    return dict(sorted(Counter(r.translation.translator for r in readings).items()))


def unknown_share(readings: Sequence[Reading]) -> float:
    """The share (0..1) of running words that no translator knew, to 4 digits; 0 where nothing was translated."""
    words = sum(r.translation.words for r in readings)
    return round(sum(r.translation.unknown for r in readings) / words, 4) if words else 0.0


def by_article(report: Report) -> dict[str, list[Reading]]:
    """Article id -> its readings in order of the text; every article has an entry."""
    out: dict[str, list[Reading]] = {a.id: [] for a in report.story.articles}
    for reading in report.readings:
        out[reading.sentence.article.id].append(reading)
    return {a: sorted(rs, key=lambda r: (r.sentence.span.start, r.sentence.span.end)) for a, rs in out.items()}


def told(finding: Finding) -> dict[str, str | bool | None]:
    """What a finding is, for the formats that tables and scripts read, in the order of its columns."""
    return {
        "kind": finding.kind, "rule": finding.rule, "severity": finding.severity, "partial": finding.partial, "update": finding.update,
        "addition": finding.addition, "known": finding.known, "suppressed": finding.suppressed,
    }  # fmt: skip
