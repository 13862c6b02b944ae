"""The sign-off sheet in Markdown: the table of one look, then the original with every version under it, and room to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.records import Report
from consistency.report import messages
from consistency.report.inert import code, markdown
from consistency.report.sheet import ADDS, GLYPHS, Entry, Line, Row, Sheet, sheet_of
from consistency.report.wording import Wording, wording

MARK = "<!-- consistency signoff -->"  # by which it is no article


def render(report: Report) -> str:
    """The sheet, with a final line end. Raises ConfigError where the report was made without a reference."""
    sheet, words = sheet_of(report), wording(report.language)
    return MARK + "\n" + "\n\n".join(_blocks(report, sheet, words)) + "\n"


def _blocks(report: Report, sheet: Sheet, words: Wording) -> Iterator[str]:
    original = sheet.original
    yield f"# {markdown(report.story.id)}: {words.say('sheet.title')}"
    told = (messages.language(original.language, words), words.count("sheet.n_paragraphs", len(sheet.rows)))
    yield f"{words.say('sheet.original')}: {code(original.path)} · {' · '.join(told)}. {markdown(messages.verdict(report))}"
    yield f"{words.say('sheet.lead')} {words.say('sheet.marks').replace('*', '**')}"
    yield from map(markdown, (*sheet.limits, *sheet.aside))
    yield _overview(sheet, words)
    if sheet.unread:
        missing = ((path, words.say("sheet.not_read", why=why)) for path, why in sheet.unread)
        yield "\n".join(f"- {GLYPHS['check']} {code(path)} · {markdown(why)}" for path, why in missing)
    for row in sheet.rows:
        yield from _row(row, words)
    yield f"## {words.say('sheet.additions')}"
    for version, added in sheet.additions:
        yield f"**{markdown(version)}**" + ("" if added else f": {words.say('sheet.no_additions')}")
        for each in added:
            yield f"{ADDS if each.finding else GLYPHS['check']} {each.text}" + (f" {code(each.finding)}" if each.finding else "")
            yield _quote(each.lines)
    yield f"## {words.say('sheet.sign')}"
    yield _signatures(sheet, words)


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])


def _overview(sheet: Sheet, words: Wording) -> str:
    """A row a paragraph, a column a version."""
    rows = [[words.say("sheet.paragraph"), *(markdown(v.id) for v in sheet.versions)]]
    for row in sheet.rows:
        rows.append([str(row.number), *(f"{GLYPHS[e.state]} {words.say(f'sheet.state.{e.state}')}" for e in row.entries)])
    added = [sheet.added(v.id) for v in sheet.versions]
    rows.append([words.say("sheet.state.adds"), *(words.count("n.sentences", n) if n else "—" for n in added)])
    return _table(rows)


def _row(row: Row, words: Wording) -> Iterator[str]:
    kind = f" · {words.say(f'sheet.kind.{row.kind}')}" if row.kind != "body" else ""
    yield f"## {row.number}{kind}"
    yield _quote(row.lines)
    for entry in row.entries:
        yield from _entry(entry, words)


def _entry(entry: Entry, words: Wording) -> Iterator[str]:
    where = f" · {code(entry.where)}" if entry.where and entry.notes else ""
    yield f"{GLYPHS[entry.state]} **{markdown(entry.version)}** · {words.say(f'sheet.state.{entry.state}')}{where}"
    if entry.notes:
        yield "\n".join(f"- {markdown(note.text)}" + (f" {code(note.finding)}" if note.finding else "") for note in entry.notes)
    if entry.lines:
        yield _quote(entry.lines)


def _quote(lines: Sequence[Line]) -> str:
    out = []
    for line in lines:
        out.append(f"> {_marked(line.original)}")
        if line.english:
            out.append(f"> *{_marked(line.english, emphasised=True)}* {code(line.translator)}")
    return "\n>\n".join(out)


def _marked(parts: Sequence[tuple[str, bool]], *, emphasised: bool = False) -> str:
    """Bold as a tag, which words of any script may stand beside; the blanks around a piece stay."""
    out = []
    for text, marked in parts:
        inner = markdown(text)
        before, after = " " * text[:1].isspace(), " " * (text[-1:].isspace() and bool(inner))
        out.append(f"{before}<b>{inner}</b>{after}" if marked and inner else f"{before}{inner}{after}")
    joined = "".join(out)
    return joined.strip() if emphasised else joined


def _signatures(sheet: Sheet, words: Wording) -> str:
    blank = "&nbsp;" * 20
    head = [words.say(f"sheet.{name}") for name in ("version", "name", "date", "initials")]
    signing = [markdown(a.id) for a in (sheet.original, *sheet.versions)]
    signing += [f"{markdown(path)} · {words.say('sheet.was_not_read')}" for path, _ in sheet.unread]
    return _table([head, *([name, blank, blank, blank] for name in signing)])
