"""The report for a terminal: contradictions first, then omissions in a compact list, then how much was compared.

rich's markup is not used at all, so brackets in an article are only brackets.
"""

from __future__ import annotations

from typing import Literal

from consistency.records import Evidence, Finding, Report
from consistency.report import messages, order, paste
from consistency.report.clean import one_line, shortened
from consistency.report.page import PIPED, Page, Part, surroundings
from consistency.report.positions import Positions
from consistency.report.wording import FIELD, Wording, wording

WIDEST_LINE = 10_000  # a line that is for grep is not wrapped
OMITTED_QUOTE = 150  # characters of a passage shown with an omission: about two lines
SEVERITY_STYLE = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan", "off": "dim"}
VERDICT_STYLE = {
    "consistent": "bold green",
    "contradictions": "bold red",
    "omissions": "bold yellow",
    "unverified": "bold magenta",
}


Detail = Literal["quiet", "normal", "verbose"]


def render(report: Report, detail: Detail = "normal") -> str:
    """The report as wide as the terminal that standard output is; plain and 80 columns wide where it is none."""
    width, colour = surroundings()
    return render_terminal(report, width=width, colour=colour, detail=detail)


def render_terminal(report: Report, *, width: int = PIPED, colour: bool = False, detail: Detail = "normal") -> str:
    """The report as text at most ``width`` columns wide, but for words longer than that, and for lines to paste. ``quiet`` is the
    verdict alone; ``verbose`` has with each finding the lines that suppress it, or make its two names one."""
    page, positions, words = Page(width, colour), Positions.of(report.story), wording(report.language)
    if detail == "quiet":
        _verdict(page, report)
        return page.text().lstrip("\n")
    _header(page, report)
    for number, finding in enumerate(order.findings(report, "contradiction"), 1):
        if number == 1:
            page.title(words.upper(words.say("word.contradictions")))
        _contradiction(page, number, finding, report, positions, detail)
    _omissions(page, report, positions, detail)
    _notes(page, report, positions)
    _versions(page, report)
    _verdict(page, report)
    return page.text()


def render_line(report: Report) -> str:
    """The verdict of one story among several, in one line."""
    page = Page(WIDEST_LINE, colour=False)
    page.line((report.story.id, "bold"), f": {messages.verdict(report)} {messages.tally(report)} · {_outcome(report)}")
    return page.text()


def _header(page: Page, report: Report) -> None:
    words = wording(report.language)
    page.line((report.story.id, "bold"), f" · {words.count('n.articles', len(report.story.articles))}")
    readings = order.by_article(report)
    for article in report.story.articles:
        by = (
            ""
            if article.language == "en"
            else ", ".join(f"{name} {count}" for name, count in order.translators(readings[article.id]).items() if name != "none")
        )
        unknown = order.unknown_share(readings[article.id])
        sentences = sum(len(p.sentences) for p in article.paragraphs)
        parts: list[Part] = [(article.id, "cyan"), f" · {article.language}"]
        parts.append(f" · {words.count('n.sentences', sentences)}")
        parts.append((f" · {words.say('text.english_by', names=by)}" if by else "", "dim"))
        parts.append((f" · {words.say('text.words_unknown', share=messages.percent(unknown))}" if unknown else "", "dim"))
        page.line(*parts, indent=2, hang=2)


def _marks(finding: Finding, words: Wording) -> list[Part]:
    """Severity, rule (of an omission its unit), and what softens the finding."""
    parts: list[Part] = [(words.say(f"severity.{finding.severity}"), SEVERITY_STYLE[finding.severity])]
    if finding.kind == "contradiction":
        parts.append(f" · {messages.rule(finding, words)}")
    parts += [(f" · {mark}", "magenta") for mark in messages.marks(finding, words)]
    if finding.suppressed is not None:
        parts.append((f" · {words.say('mark.suppressed_why', why=finding.suppressed)}", "magenta"))
    return parts


def _contradiction(page: Page, number: int, finding: Finding, report: Report, positions: Positions, detail: Detail) -> None:
    if number > 1:
        page.gap()
    words = wording(report.language)
    page.line((f"{number}. ", "bold"), *_marks(finding, words))
    page.line((messages.sentence(finding, report), "bold"), indent=3)
    for place, sides in enumerate(order.answers(finding, order.ranks(report))):
        page.line((f"{order.letter(place)}  ", "bold"), (messages.answer(sides[0], words), "bold"), indent=3, hang=3)
        for side in sides:
            if not side.evidence:
                page.line((side.article, "cyan"), (f" ({words.say('text.no_quote')})", "dim"), indent=6)
            for quote in order.evidence(side):
                _quote(page, quote, positions, side.speaker, words)
    if detail == "verbose":
        _to_paste(page, finding, report)


def _to_paste(page: Page, finding: Finding, report: Report) -> None:
    """What to write into the settings if a finding is right as it is; nothing more of one that is suppressed. Everywhere as far
    in, so that entries of several findings go under one head."""
    indent, words = 3, wording(report.language)
    if finding.suppressed is not None:
        return
    page.line((words.say("text.accept", id=finding.id), "dim"), indent=indent)
    for line in paste.suppression(finding, report.story.id):
        page.exact(" " * (indent + 2) + line)
    lines = paste.alias(finding)
    if lines:
        page.line((words.say("text.alias"), "dim"), indent=indent)
        for line in lines:
            page.exact(" " * (indent + 2) + line)


def _quote(page: Page, quote: Evidence, positions: Positions, speaker: str | None, words: Wording) -> None:
    where: list[Part] = [(positions.shown(quote.article, quote.span), "cyan")]
    if speaker:
        where.append((f" · {words.say('side.according', speaker=speaker)}", "dim"))
    page.line(*where, indent=6)
    page.line(positions.quote(quote), indent=8)
    if (english := positions.english(quote)) is not None:
        page.line((f"{english} [{quote.translator}]", "dim"), indent=10)


def _omissions(page: Page, report: Report, positions: Positions, detail: Detail) -> None:
    """Omissions of the same articles stand together under one line that says who has them and who lacks them."""
    words = wording(report.language)
    told = FIELD.split(words.say("text.in", have="{have}", lack="{lack}"))  # text, field, text, field, text
    for number, (have, lack, findings) in enumerate(order.omissions(report)):
        if number == 0:
            page.title(words.upper(words.say("word.omissions")))
        else:
            page.gap()
        named = {"have": (", ".join(have), "cyan"), "lack": (", ".join(lack), "cyan")}
        page.line(*(named[part] if k % 2 else part for k, part in enumerate(told)), hang=2)
        for finding in findings:
            _omission(page, finding, report, positions)
            if detail == "verbose":
                _to_paste(page, finding, report)


def _omission(page: Page, finding: Finding, report: Report, positions: Positions) -> None:
    """Its label, where it stands, and one quote with its English, each shortened to about two lines."""
    words = wording(report.language)
    quote = next((e for s in order.sides(finding, order.ranks(report)) for e in order.evidence(s)), None)
    label = messages.label(finding, report)
    if quote and one_line(quote.translation).startswith(label.removesuffix("…").rstrip()):
        label = ""  # the English below begins with the same words
    unit = f" · {messages.unit(finding, words)}" if finding.unit else ""
    where = f" · {positions.shown(quote.article, quote.span)}" if quote else ""
    page.line("- ", *_marks(finding, words), unit, (where, "cyan"), (f" · {label}" if label else "", "bold"), indent=2, hang=2)
    if quote:
        page.line(shortened(positions.quote(quote), OMITTED_QUOTE), indent=4)
        if (english := positions.english(quote)) is not None:
            page.line((f"{shortened(english, OMITTED_QUOTE)} [{quote.translator}]", "dim"), indent=6)


def _notes(page: Page, report: Report, positions: Positions) -> None:
    """What was not compared, and why."""
    words = wording(report.language)
    notes = [(words.say("word.skipped", path=path), words.note(why)) for path, why in order.skipped(report)]
    notes += [(words.say("word.warning"), words.note(w)) for w in order.warnings(report)]
    aside = len(order.set_aside(report))
    if aside:
        notes.append((words.say("word.set_aside"), words.count("n.furniture", aside)))
    for reading in order.suspects(report):
        place = positions.shown(reading.sentence.article.id, reading.sentence.span)
        notes.append((words.say("word.suspect"), f"{place}  {'; '.join(map(words.note, reading.suspect))}"))
    if notes:
        page.title(words.upper(words.say("word.notes")))
    for name, what in notes:
        page.line((name, "yellow"), f": {what}", hang=2)


def _versions(page: Page, report: Report) -> None:
    """Where there is an original: which of its paragraphs are in order in which version, and how to see them."""
    if order.original(report) is None:
        return
    from consistency.report.sheet import sheet_of
    from consistency.report.signoff import overview

    words = wording(report.language)
    overview(page, sheet_of(report), words)
    page.line((words.say("sheet.hint"), "dim"), indent=2)


def _verdict(page: Page, report: Report) -> None:
    words = wording(report.language)
    page.gap()
    for article in sorted(report.strangers):
        page.line((messages.stranger(article, words), "bold magenta"))
    page.line((messages.verdict(report), VERDICT_STYLE[report.verdict]))
    page.line(f"{messages.tally(report)} · {_outcome(report)}")


def _outcome(report: Report) -> str:
    words = wording(report.language)
    why = f": {messages.reasons(report)}" if report.reasons else ""
    return words.say("run.fails") + why if report.failed else words.say("run.passes")
