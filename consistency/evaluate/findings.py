"""Findings against gold: precision, recall and F1 of contradictions and omissions.

A contradiction is credited with a gold one when its quotes touch the gold quotes of two articles that disagree, and
it puts every pair of articles that it touches on the right sides. One finding earns one gold, one gold is earned once;
every other finding is wrong. Omissions count once for each article that lacks the passage; precision is that of
paragraphs, for which gold is complete, and wrong claims are counted apart. A hard negative is flagged where a
contradiction puts two of its passages on different sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import combinations

from consistency.evaluate.gold import Gold, GoldContradiction, GoldOmission, Negative, Places
from consistency.records import Finding, Report, Side

SHOWN = 80  # characters of a quote that tell which passage is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts, which add up over stories; ``missed``, ``wrong`` and ``flagged`` say what they count."""

    gold: int = 0
    found: int = 0
    reported: int = 0
    labelled: int = 0  # found ones whose rule is the gold's
    omissions_gold: int = 0
    omissions_found: int = 0
    paragraphs_reported: int = 0
    paragraphs_right: int = 0
    claim_alarms: int = 0
    negatives: int = 0
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})

    @property
    def precision(self) -> float:
        """0..1; where gold expects something and nothing is reported, 0."""
        return _share(self.found, self.reported, self.gold)

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def omission_precision(self) -> float:
        return _share(self.paragraphs_right, self.paragraphs_reported, self.omissions_gold)

    @property
    def omission_recall(self) -> float:
        return self.omissions_found / self.omissions_gold if self.omissions_gold else 1.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(right: int, reported: int, gold: int) -> float:
    return right / reported if reported else float(not gold)


def tally_of(report: Report, gold: Gold) -> Tally:
    """What a report gets right and wrong of its story's gold."""
    texts = {article.id: article.text for article in report.story.articles}
    return _contradictions(report, gold, texts) + _omissions(report, gold, texts)


def _contradictions(report: Report, gold: Gold, texts: Mapping[str, str]) -> Tally:
    reported = [f for f in report.findings if f.kind == "contradiction"]
    earned: dict[int, GoldContradiction] = {}
    missed, labelled = [], 0
    for row in gold.contradictions:
        options = [(f.rule == row.rule, told, -i) for i, f in enumerate(reported)
                   if i not in earned and (told := shown(f, row, texts))]  # fmt: skip
        if not options:
            missed.append(f"{row.rule}: {row.about}")
            continue
        same_rule, _, i = max(options)
        earned[-i] = row
        labelled += same_rule
    flagged = [
        n.about for n in gold.negatives if any(_flags(f, n, earned.get(i), texts) for i, f in enumerate(reported))
    ]
    return Tally(
        gold=len(gold.contradictions), found=len(earned), reported=len(reported), labelled=labelled,
        negatives=len(gold.negatives), missed=tuple(missed), flagged=tuple(flagged),
        wrong=tuple(f"{f.rule}: {_about(f)}" for i, f in enumerate(reported) if i not in earned),
    )  # fmt: skip


def shown(finding: Finding, row: GoldContradiction, texts: Mapping[str, str]) -> int:
    """How many gold articles a finding shows rightly; 0 where it does not earn the gold."""
    answers = _answers(finding.sides, row.places, {}, texts)
    apart = False
    for a, b in combinations(answers, 2):
        differ = row.values[a] != row.values[b]
        if answers[a].isdisjoint(answers[b]) != differ:
            return 0
        apart = apart or differ
    return len(answers) if apart else 0


def _flags(finding: Finding, row: Negative, earned: GoldContradiction | None, texts: Mapping[str, str]) -> bool:
    own = earned.places if earned else {}
    answers = _answers(finding.sides, row.places, own, texts)
    return any(answers[a].isdisjoint(answers[b]) for a, b in combinations(answers, 2))


def _answers(sides: Iterable[Side], places: Mapping[str, Places], own: Mapping[str, Places],
             texts: Mapping[str, str]) -> dict[str, set[int]]:  # fmt: skip
    """The answers given for each article whose places a side's quotes touch, quotes that touch ``own`` left out."""
    out: dict[str, set[int]] = {}
    for side in sides:
        if side.article in places and any(
            overlap(quote, places[side.article]) and not overlap(quote, own.get(side.article, ()))
            for quote in _quotes(side, texts)
        ):
            out.setdefault(side.article, set()).add(side.answer)
    return out


def _quotes(side: Side, texts: Mapping[str, str]) -> list[tuple[int, int]]:
    """Where a side's evidence stands; what is longer than a paragraph is no evidence."""
    spans = [(e.span.start, e.span.end) for e in side.evidence]
    return [(start, end) for start, end in spans if "\n" not in texts[side.article][start:end].strip()]


def overlap(quote: tuple[int, int], places: Places) -> bool:
    """Whether a passage, by its half-open offsets, has a character in common with one of some places."""
    return any(quote[0] < end and start < quote[1] for start, end in places)


def _about(finding: Finding) -> str:
    """A finding in a few words: its slot, and the English of its first quote."""
    english = next((" ".join(e.translation.split()) for side in finding.sides for e in side.evidence), "")
    return f"{finding.slot}: {english[:SHOWN]}{'…' if len(english) > SHOWN else ''}"


def _omissions(report: Report, gold: Gold, texts: Mapping[str, str]) -> Tally:
    reported = [f for f in report.findings if f.kind == "omission"]
    right: set[tuple[int, str]] = set()
    missed: list[str] = []
    found = total = 0
    for row in gold.omissions:
        for lacking in row.missing:
            total += 1
            hits = [i for i, f in enumerate(reported) if lacking in f.missing_from and speaks_of(f, row, texts)]
            right.update((i, lacking) for i in hits)
            if any(row.unit == "claim" or reported[i].unit == "paragraph" for i in hits):
                found += 1
            else:
                missed.append(f"omission ({row.unit}) in {lacking}: {row.about}")
    claimed = [(i, article) for i, f in enumerate(reported) for article in f.missing_from]
    paragraphs = [c for c in claimed if reported[c[0]].unit == "paragraph"]
    wrong = [c for c in claimed if c not in right]
    return Tally(
        omissions_gold=total, omissions_found=found, paragraphs_reported=len(paragraphs),
        paragraphs_right=sum(c in right for c in paragraphs),
        claim_alarms=sum(reported[i].unit != "paragraph" for i, _ in wrong), missed=tuple(missed),
        wrong=tuple(f"omission ({reported[i].unit}) in {a}: {_about(reported[i])}" for i, a in wrong),
    )  # fmt: skip


def speaks_of(finding: Finding, row: GoldOmission, texts: Mapping[str, str]) -> bool:
    return any(
        side.article in row.places and any(overlap(quote, row.places[side.article]) for quote in _quotes(side, texts))
        for side in finding.sides
    )
