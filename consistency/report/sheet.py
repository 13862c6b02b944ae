"""The sign-off sheet, worked out: the original paragraph by paragraph, and how every version stands to each.

A paragraph of a version is *in order* only where every sentence of the original has its counterpart there and nothing was found:
what could not be compared is *to check*, never in order. Who signs answers for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from consistency.errors import ConfigError
from consistency.records import Article, Finding, Paragraph, Reading, Report, Side, Span
from consistency.report import messages, order
from consistency.report.clean import clean, one_line, shortened
from consistency.report.counterparts import Answers, Links, meet
from consistency.report.marked import Marked, marked
from consistency.report.marks import pieces
from consistency.report.positions import Positions
from consistency.report.wording import wording

State = Literal["in_order", "differs", "lacks", "check"]
STATES: tuple[State, ...] = ("in_order", "differs", "lacks", "check")
GLYPHS: dict[State, str] = {"in_order": "✓", "differs": "≠", "lacks": "–", "check": "?"}
ADDS = "+"
_GRAVEST: tuple[State, ...] = ("differs", "lacks", "check", "in_order")
_NO_VERSION = ("a report of consistency itself", "not an article", "never an article", "given twice")
_QUOTE = 90  # characters of a sentence that a note names it by


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in its own words and in English, each as (piece, whether it is marked); ``english`` is empty of an English article."""

    article: Article
    original: list[tuple[str, bool]]
    english: list[tuple[str, bool]]
    translator: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of a paragraph: ``state`` is what it makes of it (in order: an accepted finding); ``finding`` its id, if any."""

    state: State
    text: str
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of one paragraph; ``where`` is where what differs stands, else its first sentence (``en.txt:3:1``), if
    it has any."""

    version: str
    state: State
    where: str | None
    lines: list[Line]
    notes: list[Note]


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of the original; ``number`` counts from 1."""

    number: int
    kind: str
    lines: list[Line]
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Addition:
    """Sentences of a version, one after the other, that nothing of the original answers to; ``finding`` is the id of the omission
    that says so surely."""

    lines: list[Line]
    finding: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """``additions`` has an entry for each version, in the story's order."""

    original: Article
    versions: list[Article]
    rows: list[Row]
    additions: list[tuple[str, list[Addition]]]
    unread: list[tuple[str, str]]  # (path, why) of what may have been a version
    limits: list[str]  # what the settings keep out of it, a sentence each
    aside: list[str]  # what of the original is on no row, likewise

    def added(self, version: str) -> int:
        """How many sentences a version adds."""
        return sum(len(each.lines) for each in dict(self.additions)[version])

    def numbers(self, version: str, state: State) -> list[int]:
        """The paragraphs that stand so in a version."""
        return [row.number for row in self.rows for e in row.entries if e.version == version and e.state == state]


def sheet_of(report: Report) -> Sheet:
    """The sheet of a report that was made with a reference. Raises ConfigError where it was not."""
    made = _Maker(report)
    rows = [made.row(number, index, paragraph) for number, (index, paragraph) in enumerate(made.paragraphs(), 1)]
    return Sheet(made.original, made.versions, rows, [(v.id, made.additions(v)) for v in made.versions], unread(report), made.limits(), made.aside())


def unread(report: Report) -> list[tuple[str, str]]:
    """(path, why, as the reader calls it) of the files that no row of the sheet can tell of. What is no article by its name is no version."""
    words = wording(report.language)
    return [(path, words.note(why)) for path, why in order.skipped(report) if not why.startswith(_NO_VERSION)]


def needs_reference() -> ConfigError:
    """What to say where no article is the original."""
    return ConfigError("a sign-off sheet compares versions with an original: name it: --reference ARTICLE, or reference: in story.yaml or the settings")


class _Maker:
    def __init__(self, report: Report) -> None:
        original = order.original(report)
        if original is None:
            raise needs_reference()
        self.report, self.words = report, wording(report.language)
        self.rank, self.readings = order.ranks(report), order.by_article(report)
        self.original = original
        self.versions = [a for a in report.story.articles if a is not original]
        self.positions = Positions.of(report.story)
        self.contradictions, self.omissions = (order.findings(report, kind) for kind in ("contradiction", "omission"))
        hidden = order.findings(replace(report, findings=report.left_out))
        self.hidden, self.hidden_omissions = ([f for f in hidden if f.kind == kind] for kind in ("contradiction", "omission"))
        self.marked = marked(report)
        self.links = Links(report)
        self.used: dict[str, set[int]] = {a.id: set() for a in self.versions}  # where the sentences that were shown begin

    def paragraphs(self) -> list[tuple[int, Paragraph]]:
        """(index, paragraph) of those that have a sentence, in order of the text."""
        told = {r.sentence.paragraph for r in self.readings[self.original.id]}
        return [(n, p) for n, p in enumerate(self.original.paragraphs) if n in told]

    def row(self, number: int, index: int, paragraph: Paragraph) -> Row:
        own = [r for r in self.readings[self.original.id] if r.sentence.paragraph == index]
        entries = [self._entry(version, own, paragraph.span, first=number == 1) for version in self.versions]
        return Row(number, paragraph.kind, [line_of(r, self.marked) for r in own], entries)

    def _entry(self, version: Article, own: Sequence[Reading], paragraph: Span, *, first: bool) -> Entry:
        notes: list[Note] = []
        spans: list[Span] = []
        differing, lacking = list(self._differing(self.contradictions, version, paragraph, first=first)), self._lacking(self.omissions, version, paragraph)
        for finding, sides in differing:
            notes.append(self._note(finding, self._differs(finding, sides, paragraph), "differs"))
            spans += [e.span for s in sides for e in s.evidence]
        notes += self._left_out(version, own, paragraph, first=first)
        for finding in lacking:
            notes.append(self._note(finding, self._lacks(finding, own), "lacks"))
        found = [f for f, _ in differing] + lacking
        accounted = [e.span for f in found for s in f.sides if s.article == self.original.id for e in s.evidence]
        for reading in own:
            there = self.links.between(reading.sentence.span, self.original.id, version.id)
            spans += there
            if not there and not any(meet(span, reading.sentence.span) for span in accounted):
                notes.append(Note("check", self.words.say("sheet.no_counterpart", words=_named(reading))))
        lines = [r for r in self.readings[version.id] if any(meet(r.sentence.span, span) for span in spans)]
        self.used[version.id] |= {r.sentence.span.start for r in lines}
        notes += [self._suspect(r) for r in (*own, *lines) if r.suspect]
        if self.report.strangers and {version.id, self.original.id} & set(self.report.strangers):
            notes = [Note("check", self.words.say("sheet.not_compared"))]
        state: State = min((n.state for n in notes), key=_GRAVEST.index) if notes else "in_order"
        here = {f.id for f, _ in differing}  # words that differ from a third article's are not marked in what is in order
        wrong = [e.span for f, sides in differing if f.suppressed is None for s in sides for e in s.evidence]
        at = min(wrong, key=lambda s: s.start) if wrong else lines[0].sentence.span if lines else None
        where = self.positions.shown(version.id, at) if at is not None else None
        return Entry(version.id, state, where, [line_of(r, self.marked, here) for r in lines], notes)

    def _differing(
        self, findings: Iterable[Finding], version: Article, paragraph: Span, *, first: bool
    ) -> Iterable[tuple[Finding, list[Side]]]:
        """Contradictions between this paragraph and a version, with the version's sides that differ from it."""
        for finding in findings:
            told = Answers(finding, self.original, version, self.links).at(paragraph, first=first)
            if told is not None:
                yield finding, told.sides

    def _lacking(self, findings: Iterable[Finding], version: Article, paragraph: Span) -> list[Finding]:
        return [
            f for f in findings
            if version.id in f.missing_from
            and any(meet(e.span, paragraph) for s in f.sides if s.article == self.original.id for e in s.evidence)
        ]  # fmt: skip

    def _left_out(self, version: Article, own: Sequence[Reading], paragraph: Span, *, first: bool) -> Iterable[Note]:
        """What was found and the settings hide: to check, never in order."""
        differing = self._differing(self.hidden, version, paragraph, first=first)
        told = [self._differs(finding, sides, paragraph) for finding, sides in differing]
        told += [self._lacks(finding, own) for finding in self._lacking(self.hidden_omissions, version, paragraph)]
        return (Note("check", self.words.say("sheet.left_out", what=what)) for what in told)

    def _differs(self, finding: Finding, sides: list[Side], paragraph: Span) -> str:
        ours = [s for s in finding.sides if s.article == self.original.id]
        here = [s for s in ours if any(meet(e.span, paragraph) for e in s.evidence)] or ours
        name, parameters = finding.message
        # What happened stands beside it in full: the question need not repeat it.
        bare = replace(finding, message=(name, tuple(p for p in parameters if p[0] not in ("event", "predicate"))))
        told = {"question": messages.question(bare, self.words), "original": self._answers(here), "version": self._answers(sides)}
        return self.words.say("sheet.differs_in", **told)

    def _answers(self, sides: Sequence[Side]) -> str:
        said = {side.answer: messages.answer(side, self.words) for side in sides}
        return " / ".join(said[answer] for answer in sorted(said))

    def _lacks(self, finding: Finding, own: Sequence[Reading]) -> str:
        quotes = [e.span for s in finding.sides if s.article == self.original.id for e in s.evidence]
        lacking = [r for r in own if any(meet(span, r.sentence.span) for span in quotes)]
        if len(lacking) == len(own):
            return self.words.say("sheet.lacks_all")
        return self.words.say("sheet.lacks_words", words=" ".join(map(_named, lacking)))

    def _note(self, finding: Finding, text: str, state: State) -> Note:
        if finding.suppressed is not None:
            return Note("in_order", self.words.say("sheet.accepted", why=one_line(finding.suppressed), what=text), finding.id)
        softened = messages.marks(finding, self.words)
        return Note(state, f"{text} ({', '.join(softened)})" if softened else text, finding.id)

    def _suspect(self, reading: Reading) -> Note:
        why = "; ".join(map(self.words.note, reading.suspect))
        return Note("check", self.words.say("sheet.suspect", article=reading.sentence.article.id, why=one_line(why)))

    def limits(self) -> list[str]:
        """What the reader of the head must know: what the settings keep out."""
        report, words, told = self.report, self.words, []
        if report.not_asked:
            told.append(words.say("sheet.not_asked", rules=", ".join(words.say(f"rule.{rule}") for rule in report.not_asked)))
        if report.least > 0:
            told.append(words.say("sheet.least", share=messages.percent(report.least)))
        return told

    def aside(self) -> list[str]:
        """What of the original was set aside, and why."""
        told = []
        for article, piece in order.set_aside(self.report):
            if article == self.original.id:
                text = shortened(self.original.text[piece.span.start : piece.span.end], _QUOTE)
                where = self.positions.shown(article, piece.span)
                told.append(self.words.say("sheet.set_aside", where=where, text=text, why=self.words.note(piece.why)))
        return told

    def additions(self, version: Article) -> list[Addition]:
        """What no paragraph of the original has shown. Call it after all rows are made."""
        sure = [
            (e.span, f) for f in self.omissions if f.addition
            for s in f.sides if s.article == version.id for e in s.evidence
        ]  # fmt: skip
        out: list[Addition] = []
        last = -1  # the sentence told last
        for reading in self.readings[version.id]:
            finding = next((f for span, f in sure if meet(span, reading.sentence.span)), None)
            if finding is None and (reading.sentence.span.start in self.used[version.id] or version.id in self.report.strangers):
                continue
            text = self.words.say("sheet.adds" if finding else "sheet.not_in_original")
            if finding is not None and finding.suppressed is not None:
                text = self.words.say("sheet.accepted", why=one_line(finding.suppressed), what=text)
            line, name = line_of(reading, self.marked, ()), finding.id if finding else None
            if out and (out[-1].finding, last) == (name, reading.sentence.index - 1):
                out[-1].lines.append(line)
            else:
                out.append(Addition([line], name, text))
            last = reading.sentence.index
        return out


def line_of(reading: Reading, found: Marked, only: Collection[str] | None = None) -> Line:
    """A sentence as the sheet shows it, with the marks of these findings (None: of all)."""
    sentence, english = reading.sentence, reading.translation.english
    article = sentence.article
    return Line(
        article,
        pieces(clean(sentence.text), found.within(article.id, sentence.span, only)),
        [] if article.language == "en" else pieces(clean(english), found.english(article.id, english, only)),
        reading.translation.translator,
    )


def _named(reading: Reading) -> str:
    """A sentence by its first words."""
    return f"“{shortened(reading.sentence.text, _QUOTE)}”"


def numbered(numbers: Sequence[int]) -> str:
    """Paragraph numbers as a person writes them: ``1, 3–5``; a dash where there is none."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" if len(r) > 2 else f"{r[0]}, {r[1]}" for r in runs) or "—"

