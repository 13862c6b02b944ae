"""Sets page furniture aside, line by line: what is no article is listed with its reason, and never compared.

Lines are judged alone first (judge.py), then by where they stand: a rubric is a short line at the top beside other
furniture, a teaser one that follows "read also", and what follows the last buttons of a page is its foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.ingest.judge import COUNTER, SIDE_CHARS, SIDE_WORDS, Verdict, judge
from consistency.ingest.lines import Line, fold, is_prose, is_terminal, words
from consistency.ingest.phrases import is_name
from consistency.ingest.stamp import Stamp
from consistency.languages.page import load_page

# What marks the end of an article where nothing but short lines follows.
FOOT = frozenset({"share buttons", "comment counter", "comment prompt", "subscription prompt", "error report prompt",
                  "read also", "tags", "copyright"})  # fmt: skip
PROMPTS = frozenset({"comment prompt", "subscription prompt", "error report prompt"})
# The foot is never more than this share of the letters of a page, else it is the article.
FOOT_SHARE = 0.4
# Words from which on a line at the top is a headline rather than a rubric.
HEADLINE_WORDS = 4


class Page:
    """The lines of one page while they are being told apart; ``why[i]`` is the reason line i is set aside, or None."""

    def __init__(self, lines: Sequence[Line], language: str) -> None:
        self.lines = lines
        self.page = load_page(language)
        self.verdicts = [judge(line, language) for line in lines]
        if len(lines) > 1 and (first := self.verdicts[0]) and first.inline and is_prose(lines[1]):
            self.verdicts[0] = None  # "Watch: the ship comes home" is the headline if nothing else can be
        self.why: list[str | None] = [v.why if v and v.strong else None for v in self.verdicts]
        self.prose = [self.verdicts[i] is None and is_prose(line) for i, line in enumerate(lines)]
        self.headline = self._headline()
        body = [i for i, prose in enumerate(self.prose) if prose and i != self.headline]
        self.lead = self.top = body[0] if body else len(lines)
        self.foot = body[-1] if body else -1
        dates = [i for i, v in enumerate(self.verdicts) if v and v.stamp and i < self.foot]
        if len(body) > 1 and dates and self.top < dates[0] and dates[-1] < body[1]:
            self.top = body[1]  # the date stands under a lead; several along the text are a chronicle

    def sweep(self) -> None:
        """Fill in ``why``, one kind of evidence after the other."""
        self._weak()
        self._rubrics()
        self._names()
        self._repeated_headline()
        self._teasers()
        self._page_foot()

    def stamps(self) -> list[Stamp]:
        """The dates of the lines that were set aside, in their order."""
        out, ended = [], False
        for i, (verdict, why) in enumerate(zip(self.verdicts, self.why, strict=True)):
            ended = ended or (i > self.foot and why is not None and any(w in FOOT for w in why.split(", ")))
            if verdict and verdict.stamp and why and (not ended or verdict.stamp.label):
                out.append(verdict.stamp)  # under the last buttons stand the dates of comments
        return out

    def _headline(self) -> int:
        """The line that is the headline: the first that is text, unless it is a rubric above a longer one."""
        free = [i for i, v in enumerate(self.verdicts) if v is None or v.mixed]
        if not free:
            return -1
        first = free[0]
        marked = [i for i in free if self.lines[i].heading == 1]
        if marked:
            return marked[0]
        if self._is_short(first):
            for i in free[1:]:
                if self.verdicts[i] is None and (self.prose[i] or len(words(self.lines[i].text)) >= HEADLINE_WORDS):
                    between = [v for v in self.verdicts[first + 1 : i] if v and not v.mixed]
                    above = (between and not self._has_verb(self.lines[first].text)) or self._is_title_of_section(first)
                    return i if above and not self.prose[i] else first
        if self.verdicts[first] is not None:  # a dateline above the headline, or a headline shaped like one
            after = next((i for i in free[1:] if self.verdicts[i] is None), None)
            return after if after == first + 1 and not self.prose[after] else first
        return first

    def _is_short(self, i: int) -> bool:
        text = self.lines[i].text
        return len(text) <= SIDE_CHARS and len(words(text)) <= SIDE_WORDS and not is_terminal(text)

    def _is_title_of_section(self, i: int) -> bool:
        """``WORLD``, ``Экономика``: one word or all capitals, and no verb."""
        text = self.lines[i].text
        return (len(text.split()) == 1 or text.isupper()) and not self._has_verb(text)

    def _in_margin(self, i: int) -> bool:
        return i < self.top or i > self.foot

    def _beside(self, i: int) -> bool:
        return any(0 <= k < len(self.lines) and self.why[k] for k in (i - 1, i + 1))

    def _weak(self) -> None:
        """What may be furniture is so at the top and the foot, or beside what surely is."""
        for order in (range(len(self.lines)), reversed(range(len(self.lines)))):
            for i in order:
                verdict = self.verdicts[i]
                if verdict is None or self.why[i] or i == self.headline:
                    continue
                if verdict.why == COUNTER:
                    beside = self._beside(i) or i - 1 == self.headline or self._stamped(i + 1)
                    self.why[i] = COUNTER if self._in_margin(i) and beside else None
                elif self._in_margin(i) or (self._beside(i) and not verdict.mixed and verdict.stamp is None):
                    self.why[i] = verdict.why

    def _stamped(self, i: int) -> bool:
        verdict = self.verdicts[i] if i < len(self.verdicts) else None
        return verdict is not None and verdict.stamp is not None

    def _rubrics(self) -> None:
        """Short lines above the headline; below it, those that chain to a date or a counter and hold no verb."""
        for i in range(self.headline):
            if not self.why[i] and self._is_short(i):
                self.why[i] = "rubric"
        for order in (range(self.lead), reversed(range(self.lead))):
            for i in order:
                if self.why[i] or i == self.headline or not self._is_short(i) or self.lines[i].heading:
                    continue
                if self._beside(i) and not self._has_verb(self.lines[i].text):
                    self.why[i] = "rubric"

    def _has_verb(self, text: str) -> bool:
        endings = tuple(self.page.values("verb"))
        return any(w.islower() and len(w) > 3 and w.endswith(endings) for w in words(text)) if endings else False

    def _names(self) -> None:
        """A lone name that a credit repeats, or that signs the article."""
        credits = [fold(line.text) for line, why in zip(self.lines, self.why, strict=True) if why == "author credit"]
        for i, line in enumerate(self.lines):
            if (self.why[i] and self.why[i] != "rubric") or i == self.headline or not is_name(line.text):
                continue
            repeated = any(all(fold(w) in credit for w in line.text.split()) for credit in credits)
            if repeated or (i > self.foot > 0 and all(self.why[i + 1 :])):
                self.why[i] = "author credit"

    def _repeated_headline(self) -> None:
        if self.headline < 0:
            return
        title = _plain(self.lines[self.headline].text)
        for i in range(self.headline + 1, min(self.top + 1, len(self.lines))):
            if title and _plain(self.lines[i].text) == title:
                self.why[i] = "headline repeated"

    def _teasers(self) -> None:
        """The titles that follow "read also": till a normal paragraph, or the end of the page."""
        for i, verdict in enumerate(self.verdicts):
            if verdict is None or not self.why[i] or "read also" not in verdict.why:
                continue
            taken = self._teasers_of(i, verdict)
            for k in taken:
                self.why[k] = "read also"

    def _teasers_of(self, marker: int, verdict: Verdict) -> list[int]:
        taken: list[int] = []
        for k in range(marker + 1, len(self.lines)):
            line = self.lines[k]
            if self.why[k] or self.prose[k] or k == self.headline or (verdict.inline and line.gap):
                break
            taken.append(k)
        after = taken[-1] + 1 if taken else len(self.lines)
        last = self.lines[taken[-1]] if taken else None
        if last and len(taken) > 1 and last.gap and not last.item and after < len(self.lines) and self.prose[after]:
            taken.pop()  # the subheading of the paragraph that follows
        return taken

    def _page_foot(self) -> None:
        """After the first foot mark that no paragraph follows, everything is foot; prompts may speak to the reader."""
        marks = [i for i, why in enumerate(self.why) if why and any(w in FOOT for w in why.split(", "))]
        last = max((i for i, prose in enumerate(self.prose) if prose and not self._to_reader(i)), default=-1)
        after = [i for i in marks if i > max(last, self.top)]
        prompts = [i for i in after if any(w in PROMPTS for w in (self.why[i] or "").split(", "))]
        for mark in [*after[:1], *prompts[:1]]:
            rest = [i for i in range(mark + 1, len(self.lines)) if self.why[i] is None and i != self.headline]
            size = sum(len(self.lines[i].text) for i in rest)
            if all(not self.prose[i] or (prompts and i > prompts[0]) for i in rest):
                if size <= FOOT_SHARE * sum(len(line.text) for line in self.lines):
                    for i in rest:
                        self.why[i] = "page foot"
                return

    def _to_reader(self, i: int) -> bool:
        reader = self.page.values("reader")
        return any(fold(word) in reader for word in words(self.lines[i].text))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
