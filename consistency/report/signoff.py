"""The sign-off sheet as text, for a terminal or a plain mail: what differs stands between asterisks, with colour or without."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.records import Report
from consistency.report import messages
from consistency.report.page import PIPED, Page, Part, surroundings
from consistency.report.sheet import ADDS, GLYPHS, STATES, Entry, Line, Row, Sheet, State, numbered, sheet_of
from consistency.report.wording import Wording, wording

STYLES: dict[State, str] = {"in_order": "green", "differs": "bold red", "lacks": "bold yellow", "check": "bold magenta"}
_LINES = "{name} ____________________  {date} ____________  {initials} ________"


def render(report: Report) -> str:
    """The sheet as wide as the terminal that standard output is; plain and 80 columns wide where it is none. Raises ConfigError
    where the report was made without a reference."""
    width, colour = surroundings()
    return render_sheet(report, width=width, colour=colour)


def render_sheet(report: Report, *, width: int = PIPED, colour: bool = False) -> str:
    """The sheet at most ``width`` columns wide, but for words longer than that."""
    sheet, page, words = sheet_of(report), Page(width, colour), wording(report.language)
    page.line("consistency · ", (report.story.id, "bold"), f" · {words.say('sheet.title')}")  # by which it is no article
    original = sheet.original
    told = (original.id, messages.language(original.language, words), words.count("sheet.n_paragraphs", len(sheet.rows)))
    page.line(f"{words.say('sheet.original')}: ", (" · ".join(told), "cyan"))
    page.line(messages.verdict(report))
    page.line((f"{words.say('sheet.lead')} {words.say('sheet.marks')}", "dim"))
    for limit in (*sheet.limits, *sheet.aside):
        page.line((limit, "yellow"))
    overview(page, sheet, words)
    page.title(words.upper(words.say("sheet.paragraphs")))
    for row in sheet.rows:
        _row(page, row, words)
    _additions(page, sheet, words)
    _signatures(page, sheet, words)
    return page.text()


def overview(page: Page, sheet: Sheet, words: Wording) -> None:
    """One look: which paragraphs of which version are in order. The report for a terminal has it too."""
    page.title(words.upper(words.say("sheet.versions")))
    for version in sheet.versions:
        page.line((version.id, "cyan"), f" · {messages.language(version.language, words)}", indent=2)
        for state in STATES:
            numbers = sheet.numbers(version.id, state)
            if numbers:
                head = f"{GLYPHS[state]} {words.say(f'sheet.state.{state}')}"
                page.line((head, STYLES[state]), f": {numbered(numbers)}", indent=4, hang=2)
        added = sheet.added(version.id)
        if added:
            page.line((f"{ADDS} {words.say('sheet.state.adds')}", "bold"), f": {words.count('n.sentences', added)}", indent=4)
    for path, why in sheet.unread:
        page.line((f"{GLYPHS['check']} ", STYLES["check"]), (path, "cyan"), f" · {words.say('sheet.not_read', why=why)}", indent=2, hang=2)


def _row(page: Page, row: Row, words: Wording) -> None:
    page.gap()
    kind = f" · {words.say(f'sheet.kind.{row.kind}')}" if row.kind != "body" else ""
    page.line((f"{row.number}", "bold"), kind)
    for line in row.lines:
        _line(page, line, 3)
    for entry in row.entries:
        _entry(page, entry, words)


def _entry(page: Page, entry: Entry, words: Wording) -> None:
    head: list[Part] = [(f"{GLYPHS[entry.state]} ", STYLES[entry.state]), (entry.version, "cyan")]
    head.append((f" · {words.say(f'sheet.state.{entry.state}')}", STYLES[entry.state]))
    # Where to go, where there is something to do.
    page.line(*head, (f" · {entry.where}" if entry.where and entry.notes else "", "dim"), indent=3)
    for note in entry.notes:
        page.line(note.text, (f" [{note.finding}]" if note.finding else "", "dim"), indent=5, hang=2)
    for line in entry.lines:
        _line(page, line, 5)


def _line(page: Page, line: Line, indent: int) -> None:
    page.line(*_marked(line.original), indent=indent)
    if line.english:
        page.line(*((text, f"{style} dim") for text, style in _marked(line.english)), (f" [{line.translator}]", "dim"), indent=indent + 2)


def _marked(parts: Sequence[tuple[str, bool]]) -> list[tuple[str, str]]:
    """Asterisks go inside the spaces of what they mark, so that a line may still break there."""
    return [(f"*{text}*" if marked else text, "bold red" if marked else "") for text, marked in parts]


def _additions(page: Page, sheet: Sheet, words: Wording) -> None:
    page.title(words.upper(words.say("sheet.additions")))
    for version, added in sheet.additions:
        page.line((version, "cyan"), "" if added else f": {words.say('sheet.no_additions')}", indent=2)
        for each in added:
            page.line(f"{ADDS if each.finding else GLYPHS['check']} {each.text}", (f" [{each.finding}]" if each.finding else "", "dim"), indent=4, hang=2)
            for line in each.lines:
                _line(page, line, 6)


def _signatures(page: Page, sheet: Sheet, words: Wording) -> None:
    page.title(words.upper(words.say("sheet.sign")))
    said = {name: words.say(f"sheet.{name}") for name in ("name", "date", "initials")}
    for article in (sheet.original, *sheet.versions):
        page.line((article.id, "cyan"), indent=2)
        page.exact("    " + _LINES.format(**said))
    for path, _ in sheet.unread:
        page.line((path, "cyan"), f" · {words.say('sheet.was_not_read')}", indent=2)
        page.exact("    " + _LINES.format(**said))
