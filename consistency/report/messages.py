"""Message ids -> English sentences. A finding carries an id and its parameters, so another language is another table.

To add a message: a row in ``QUESTIONS``, its wordings from the most telling to the plainest; the first whose
parameters are all given is used. An id without a row is said with its rule and slot, so nothing is ever lost.
"""

from __future__ import annotations

import re
from string import Formatter

from consistency.records import Coverage, Finding, FindingKind, Report, Side
from consistency.report import order
from consistency.report.clean import one_line, shortened

LABEL_LENGTH = 120  # characters of a passage that stand for it where it has no label

QUESTIONS: dict[str, tuple[str, ...]] = {
    "number": ("how many {of} ({event})", "how many {of}", "how many ({event})", "how many"),
    "number.order": ("which in order ({event})", "which in order"),
    "number.share": ("what share ({event})", "what share"),
    "number.money": ("how much money ({event})", "how much money"),
    "number.age": ("what age ({event})", "what age"),
    "number.measure": ("how many {units} ({event})", "how many {units}", "how much, in {unit} ({event})", "how much, in {unit}"),
    "date": ("when ({event})", "when (“{predicate}”)", "when"),
    "participants": (
        "who ({event})",
        "who was named as {role} (“{predicate}”)",
        "who (“{predicate}”)",
        "who took part",
    ),
    "participants.agent": ("who took part ({event})", "who did it (“{predicate}”)", "who took part"),
    "participants.partner": ("with whom ({event})", "with whom (“{predicate}”)", "who took part"),
    "participants.recipient": ("to whom ({event})", "to whom (“{predicate}”)", "to whom"),
    "participants.place": ("which place ({event})", "which place"),
    "participants.thank": ("who was thanked",),
    "participants.talk": ("who took part in the talks",),
    "participants.meet": ("who took part in the meeting",),
    "participants.sign": ("who signed",),
    "participants.visit": ("who was visited",),
    "polarity": (
        "whether {event}",
        "whether it is so (“{predicate}”)",
        "whether it is so (“{key}”)",
        "whether it is so",
    ),
}
# Units that are words; the rest are signs.
WORDED = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "century", "decade", "tonne", "mile", "foot", "inch", "yard",
                    "degree", "hectare", "acre", "litre", "barrel", "pound", "ounce", "centner"})  # fmt: skip
KINDS: dict[FindingKind, tuple[str, str]] = {
    "contradiction": ("contradiction", "contradictions"),
    "omission": ("omission", "omissions"),
}
STATES = {
    "agree": "agrees",
    "differ": "answers differently",
    "missing": "lacks it",
    "silent": "says nothing of it, which is not held against it",
}
VERDICTS = {
    "consistent": "Consistent",
    "contradictions": "Contradictions found",
    "omissions": "Omissions found",
    "unverified": "Unverified",
}


def sentence(finding: Finding, report: Report) -> str:
    """One line: what was asked or left out, and who says what."""
    rank = order.ranks(report)
    if finding.kind == "omission":
        have = dict.fromkeys(s.article for s in order.sides(finding, rank))
        lacking = ", ".join(order.missing(finding, rank))
        return f"{label(finding, report)}: in {', '.join(have)}; not in {lacking}"
    groups = order.answers(finding, rank)
    said = (f"{one_line(g[0].shown) or '?'} ({', '.join(dict.fromkeys(s.article for s in g))})" for g in groups)
    return f"{question(finding)}: {' / '.join(said)}"


def question(finding: Finding) -> str:
    """What was asked, without the answers: ``who was thanked``."""
    name, parameters = finding.message
    given = {key: one_line(value) for key, value in parameters if value.strip()}
    if "of" in given:
        from consistency.languages.inflect import plural  # it reads the English lexicon: only where it is needed

        given["of"] = plural(given["of"])
    if given.get("unit", "") in WORDED:
        from consistency.languages.inflect import plural

        given["units"] = plural(given["unit"])
    if "kind" in given:  # of figures: an order, a share, money
        name = f"{name}.{given['kind']}"
    special = (name, f"{finding.rule}.{finding.slot}") if name != finding.rule else (f"{finding.rule}.{finding.slot}",)
    for row in (*special, name.partition(".")[0], finding.rule):
        for wording in QUESTIONS.get(row, ()):
            if all(field is None or field in given for _, field, _, _ in Formatter().parse(wording)):
                return wording.format_map(given)
    told = ", ".join(f"{key} {value}" for key, value in sorted(given.items()))
    return " ".join(part for part in (finding.rule, finding.slot, f"({told})" if told else "") if part)


def label(finding: Finding, report: Report) -> str:
    """A few words for an omission: its own label, else its coverage row's, else the beginning of its English."""
    own = dict(finding.message[1])
    rows = (row.label for row in report.coverage if finding.id in row.findings)
    quotes = (e.translation for s in order.sides(finding, order.ranks(report)) for e in order.evidence(s))
    for text in (own.get("label", ""), own.get("about", ""), *rows, *quotes, finding.slot):
        if one_line(text):
            return shortened(text, LABEL_LENGTH)
    return finding.rule


def side_says(finding: Finding, side: Side) -> str:
    """What one side of a finding says, or that it has the passage: for those who show the side alone."""
    if finding.kind == "omission":
        return f"{side.article} has it"
    speaker = f" (according to {one_line(side.speaker)})" if side.speaker else ""
    return f"{side.article} says: {one_line(side.shown) or '?'}{speaker}"


def count(report: Report, kind: FindingKind) -> int:
    """How many findings of a kind there are, known ones too; a suppressed one is shown but not counted."""
    return sum(f.kind == kind and f.suppressed is None for f in report.findings)


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def percent(share: float) -> str:
    """A share (0..1) in whole per cent; only all is 100 % and only nothing is 0 %."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def verdict(report: Report) -> str:
    """The verdict in a sentence or two, which says how much was compared."""
    share = percent(report.compared)
    if report.verdict == "unverified" and report.strangers:
        return f"{VERDICTS[report.verdict]}: {', '.join(sorted(report.strangers))} not compared; {share} of the claims were."
    if report.verdict == "unverified":
        return f"{VERDICTS[report.verdict]}: only {share} of the claims could be compared, too little to vouch for."
    if report.verdict == "consistent":
        return f"{VERDICTS[report.verdict]}: {share} of the claims were compared and none contradicts another."
    return f"{VERDICTS[report.verdict]}. {share} of the claims were compared."


def tally(report: Report) -> str:
    """``2 contradictions (1 known), 5 omissions``."""
    parts = []
    for kind, (one, many) in KINDS.items():
        live = [f for f in report.findings if f.kind == kind and f.suppressed is None]
        known = sum(f.known for f in live)
        parts.append(counted(len(live), one, many) + (f" ({known} known)" if known else ""))
    suppressed = sum(f.suppressed is not None for f in report.findings)
    return ", ".join(parts) + (f", {suppressed} suppressed" if suppressed else "")


def stranger(article: str) -> str:
    return f"{article} seems to be of another story"


def row_label(row: Coverage) -> str:
    return shortened(row.label, LABEL_LENGTH)


def language(code: str) -> str:
    """A language's English name, or its code where we have none."""
    names = {"az": "Azerbaijani", "kk": "Kazakh", "ru": "Russian", "en": "English", "tr": "Turkish"}
    return names.get(code, re.sub(r"[^\w-]", "", code) or "unknown language")
