"""What findings and reports say, in the language of the report. A finding carries a message id and its parameters; the texts
stand in ``words/`` (see ``wording.py``).

To add a question: a row ``ask.<id>`` in every table, its wordings from the most telling to the plainest; the first whose
parameters are all given is used. An id without a row is said with its rule and slot, so nothing is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from consistency.records import Coverage, Finding, FindingKind, Report, Side
from consistency.report import order
from consistency.report.clean import one_line, shortened
from consistency.report.wording import Wording, wording

LABEL_LENGTH = 120  # characters of a passage that stand for it where it has no label

KINDS: tuple[FindingKind, ...] = ("contradiction", "omission")
MARKS = ("partial", "update", "addition", "unguarded", "known")  # what softens a finding, in the order in which it is told


def sentence(finding: Finding, report: Report) -> str:
    """One line: what was asked or left out, and who says what."""
    rank, words = order.ranks(report), wording(report.language)
    if finding.kind == "omission":
        have = ", ".join(dict.fromkeys(s.article for s in order.sides(finding, rank)))
        return words.say("finding.omission", label=label(finding, report), have=have, lack=", ".join(order.missing(finding, rank)))
    groups = order.answers(finding, rank)
    said = (f"{answer(g[0], words)} ({', '.join(dict.fromkeys(s.article for s in g))})" for g in groups)
    return f"{question(finding, words)}: {' / '.join(said)}"


def answer(side: Side, words: Wording) -> str:
    """A side's answer: figures and dates as the reader's language writes them (``figures.py``), countries by their names in its pack,
    the rest in English."""
    shown = one_line(side.shown) or "?"
    if words.language == "en":
        return shown
    from consistency.report import figures  # only where it is needed, as countries below

    if f"answer.{side.value}" in words:  # yes and no
        return words.say(f"answer.{side.value}")
    if isinstance(side.value, Mapping):
        return figures.figure(shown, words)
    if not isinstance(side.value, (list, tuple)):
        return figures.moment(shown, words)
    from consistency.languages.countries import country_name

    own = {country_name(code): country_name(code, words.language) for code in map(str, side.value)}
    return ", ".join(own.get(name, name) for name in shown.split(", "))


def question(finding: Finding, words: Wording | None = None) -> str:
    """What was asked, without the answers: ``who was thanked``. In English unless other ``words`` are given."""
    words = words or wording("en")
    name, parameters = finding.message
    given = {key: one_line(value) for key, value in parameters if value.strip()}
    if "of" in given:
        from consistency.languages.inflect import plural  # it reads the English lexicon: only where it is needed

        given["of"] = plural(given["of"])
    if f"units.{given.get('unit')}" in words:  # units that are words; the rest are signs
        given["units"] = words.say(f"units.{given['unit']}")
    elif words.language != "en" and "unit" in given:
        from consistency.report import figures

        given["unit"] = figures.sign(given["unit"], words)
    if f"role.{given.get('role')}" in words:
        given["role"] = words.say(f"role.{given['role']}")
    if "kind" in given:  # of figures: an order, a share, money
        name = f"{name}.{given['kind']}"
    special = (name, f"{finding.rule}.{finding.slot}") if name != finding.rule else (f"{finding.rule}.{finding.slot}",)
    asked = words.ask((*special, name.partition(".")[0], finding.rule), given)
    if asked is not None:
        return asked
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


def side_says(finding: Finding, side: Side, words: Wording) -> str:
    """What one side of a finding says, or that it has the passage: for those who show the side alone."""
    if finding.kind == "omission":
        return words.say("side.has", article=side.article)
    said = words.say("side.says", article=side.article, answer=answer(side, words))
    return f"{said} ({words.say('side.according', speaker=one_line(side.speaker))})" if side.speaker else said


def rule(finding: Finding, words: Wording) -> str:
    """The name of a finding's rule, as the reader calls it."""
    return words.say(f"rule.{finding.rule}") if f"rule.{finding.rule}" in words else finding.rule


def unit(finding: Finding, words: Wording) -> str:
    """What an omission is: a paragraph, a claim, else a passage."""
    name = f"unit.{finding.unit}"
    return words.say(name) if name in words else finding.unit or words.say("unit.passage")


def marks(finding: Finding, words: Wording) -> list[str]:
    """What softens a finding, but for being suppressed, and what a second reader says of it."""
    verdict = [] if finding.verified is None else [words.say(f"mark.verified.{finding.verified.verdict}")]
    return [words.say(f"mark.{mark}") for mark in MARKS if getattr(finding, mark)] + verdict


def count(report: Report, kind: FindingKind) -> int:
    """How many findings of a kind there are, known ones too; a suppressed one is shown but not counted."""
    return sum(f.kind == kind and f.suppressed is None for f in report.findings)


def percent(share: float) -> str:
    """A share (0..1) in whole per cent; only all is 100 % and only nothing is 0 %."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def verdict(report: Report) -> str:
    """The verdict in a sentence or two, which says how much was compared."""
    words, share = wording(report.language), percent(report.compared)
    said = words.say(f"verdict.{report.verdict}")
    if report.verdict == "unverified" and report.strangers:
        return words.say("said.strangers", verdict=said, articles=", ".join(sorted(report.strangers)), share=share)
    name = report.verdict if report.verdict in ("unverified", "consistent") else "found"
    return words.say(f"said.{name}", verdict=said, share=share)


def tally(report: Report) -> str:
    """``2 contradictions (1 known), 5 omissions``."""
    words, parts = wording(report.language), []
    for kind in KINDS:
        live = [f for f in report.findings if f.kind == kind and f.suppressed is None]
        known = sum(f.known for f in live)
        counted = words.count(f"n.{kind}s", len(live))
        parts.append(counted + (f" ({words.say('tally.known', n=known)})" if known else ""))
    suppressed = sum(f.suppressed is not None for f in report.findings)
    return ", ".join([*parts, words.say("tally.suppressed", n=suppressed)] if suppressed else parts)


def reasons(report: Report) -> str:
    """Why the run fails, in one phrase; empty where it does not."""
    words = wording(report.language)
    return "; ".join(words.note(reason) for reason in report.reasons)


def stranger(article: str, words: Wording) -> str:
    return words.say("said.stranger", article=article)


def row_label(row: Coverage) -> str:
    return shortened(row.label, LABEL_LENGTH)


def language(code: str, words: Wording | None = None) -> str:
    """A language's name, or its code where we have none; in English unless other ``words`` are given."""
    words = words or wording("en")
    if f"language.{code}" in words:
        return words.say(f"language.{code}")
    return re.sub(r"[^\w-]", "", code) or words.say("language.unknown")
