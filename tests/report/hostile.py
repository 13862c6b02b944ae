"""A report in which every word that comes from outside is whatever it is given: articles, names of files and of the
folder, reasons, warnings."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import strategies as st

from consistency.records import Article, Evidence, Finding, Paragraph, Report, Side, Skipped, Span

from . import sample

SIGNS = [
    "@editor", "#12", "!7", "GH-3", "https://evil.example/x", "www.evil.example", "a@evil.example", "[x](https://evil)", "![i](//e)",
    "`code`", "``", "|", "<script>alert(1)</script>", "<!-- x -->", "</details>", "&lt;b&gt;", "**b**", "_i_", "a_b_c", "\\|", "__a__", "~~s~~", "$x$", "# h",
    "- l", "1. l", "> q", "```", "---", "===", "::error file=a::x", "%0A", "##[error]x", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1",
    "\n", "\r\n", "\u2028", "\x00", "\x1b[31m", "\x85", "\u202e", "\ufffe", "\ud83d", "\udc80", "]]>", "&amp;", "\"'", "{0}", ":+1:", "😀", "Қала", "النسيم",
]  # fmt: skip
WORDS = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=6)), min_size=1, max_size=6).map(" ".join)


def report(words: str) -> Report:
    """Two articles that say ``words``, differently answered, and one that the second lacks, which is suppressed. The first
    file, and the story, are called by ``words`` too, as far as a file can be."""
    around, name = f"{words}.", re.sub("[/\x00\ud800-\udc7f\udd00-\udfff]", "", words).strip(".") or "x"
    one, two = _article(name, around), _article("two", around)
    sides = tuple(_side(a, n, around) for n, a in enumerate((one, two)))
    message = ("number", (("event", words), ("of", "x")))
    differ = Finding(
        id="d1", kind="contradiction", rule="number", severity="error", slot=words, message=message, sides=sides
    )
    lacks = Finding(id="d2", kind="omission", rule="omission", severity="note", slot="", sides=sides[:1],
                    message=("omission", (("label", words),)), missing_from=("two",), suppressed=words)  # fmt: skip
    base = sample.report()
    story = replace(base.story, id=name, articles=(one, two), warnings=(words,), skipped=(Skipped(path=f"{name}.bin", why=words),))
    return replace(base, story=story, readings=(), findings=(differ, lacks), coverage=(), warnings=(), failing=("d1",))


def _article(name: str, text: str) -> Article:
    span = Span(start=0, end=len(text))
    paragraphs = (Paragraph(span=span, kind="body", sentences=(span,)),)
    return Article(id=name, path=f"{name}.txt", language="ru", text=text, paragraphs=paragraphs)


def _side(article: Article, answer: int, text: str) -> Side:
    quote = Evidence(article=article.id, span=article.paragraphs[0].span, translation=text, translator="gloss")
    return Side(article=article.id, answer=answer, value=None, shown=text, evidence=(quote,), speaker=text)
