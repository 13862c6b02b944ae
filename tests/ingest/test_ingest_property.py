"""Nothing is lost: every character that prints is in one paragraph or one piece set aside, whatever the page."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consistency.ingest import split_sentences
from consistency.ingest.decode import Unreadable
from consistency.ingest.lines import INVISIBLE
from consistency.records import Article

from .reading import ALL, article_of

PIECES = (
    "Мост через Ишим закрыли на ремонт", "Мост через Ишим закрыли на ремонт до весны. Объезд открыт по ул. Мира.",
    "«Мы успеем», — сказал А. Б. Летов. — «Сроки жёсткие».", "Körpü təmirə bağlanıb. \"Vaxt azdır\", - deyə nazir bildirib.",
    "Көпір жөндеуге жабылды т.б. Жұмыс 2026 ж. басталды.", "The bridge is closed. It reopens on May 3.",
    "2 марта 2026, 10:15", "- 23:25", "Просмотров: 1 284", "160", "Автор: Ия Летова", "Ия Летова", "Экономика",
    "Читайте также:", "Сколько стоит проезд", "Поделиться: Telegram · VK", "Комментарии (3)", "* * *", "— — —", "§",
    "ASTANA, April 14 — The ministry has replied.", "date 2026-03-02 Мост закрыт", "# Мост", "- пункт", "1. Пункт",
    "**Важно**", "> цитата", "| а | б |", "|---|---|", "```", "![фото](a.png)", "<!-- x -->", "---", "===", "\ufeff", "\u200b",
    "...", "»", "(", "\"", "5", "№ 7", "🙂", "ﬁ ǅ İ ß",
)  # fmt: skip
ENDS = ("\n", "\n\n", "\r\n", "\r", "\u2028", "\n  \n", "\u2029", "\x85", " ", "\t", "\x0b\x0c")
pages = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(ENDS)), min_size=1, max_size=14).map(
    lambda rows: "".join(piece + end for piece, end in rows)
)
anything = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(list('\n\r\t .!?«»"()—-…')), max_size=200
)


def read(text: str, name: str, language: str) -> Article:
    with tempfile.TemporaryDirectory() as folder:
        try:
            return article_of(Path(folder), text, name, language)
        except Unreadable:
            assume(False)
            raise


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
@given(text=pages | anything, language=st.sampled_from(ALL))
def test_each_printed_character_stands_in_one_place(name: str, text: str, language: str) -> None:
    article = read(text, name, language)
    seen = [0] * len(article.text)
    for span in [p.span for p in article.paragraphs] + [piece.span for piece in article.set_aside]:
        assert 0 <= span.start < span.end <= len(article.text)
        for i in range(span.start, span.end):
            seen[i] += 1
    for char, times in zip(article.text, seen, strict=True):
        assert times <= 1
        assert times == 1 or char.isspace() or char in INVISIBLE


@given(text=pages | anything, language=st.sampled_from(ALL))
def test_sentences_fill_their_paragraph_in_order_and_hold_no_line_end(text: str, language: str) -> None:
    article = read(text, "page.txt", language)
    for paragraph in article.paragraphs:
        at = paragraph.span.start
        for span in paragraph.sentences:
            assert span.start < span.end
            assert not article.text[at : span.start].strip(INVISIBLE + " \t\xa0").strip()
            assert len(article.text[span.start : span.end].splitlines()) == 1
            at = span.end
        assert at == paragraph.span.end


@given(text=anything, language=st.sampled_from(ALL))
def test_splitting_a_single_line_loses_nothing(text: str, language: str) -> None:
    line = " ".join(text.split())
    found = split_sentences(line, language)
    joined = "".join(line[a:b] for a, b in found)
    drop = dict.fromkeys(map(ord, INVISIBLE))
    assert "".join(joined.translate(drop).split()) == "".join(line.translate(drop).split())
