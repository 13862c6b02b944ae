"""Markdown, HTML and the encodings of text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from consistency.errors import MissingExtraError
from consistency.ingest.decode import Unreadable, decode

from .reading import article_of, aside, kept

RU = "Мост через Ишим закрыли на ремонт до конца весны. Об этом сообщил акимат."
KK = "Көпір бүгін жөндеуге жабылды. Бұл туралы қала әкімдігі хабарлады, жұмыс ұзаққа созылады."

MARKDOWN = f"""---
title: Мост
date: 2026-03-02 23:02
---
# Мост закрыли на ремонт #

![мост](bridge.png)

{RU}

Что *дальше*
------------

* закрыть мост;
2. открыть объезд.

> {RU}

**{RU}**

| улица | срок |
|-------|:----:|
| Мира | май |

```
код
```
[1]: https://example.org
"""

HTML = f"""<!DOCTYPE html><html lang="ru"><head><title>Мост закрыли на ремонт — Вести</title>
<meta property="article:published_time" content="2026-03-02T23:02:00+05:00"/>
<meta property="og:site_name" content="Вести"/><script>var a = "<p>не текст</p>"; alert(1)</script></head>
<body><nav><a href="/">Главная</a></nav><article><h1>Мост закрыли на ремонт</h1><p>{RU}</p>
<h2>Что дальше</h2><p>Объезд организован по соседней улице, автобусы пойдут по новой схеме.</p>
<p>{RU}</p></article><footer>© 2026 Все права защищены</footer></body></html>"""


def test_markdown_marks_stay_outside_the_paragraphs(tmp_path: Path) -> None:
    article = article_of(tmp_path, MARKDOWN, "page.md")
    assert article.text == MARKDOWN
    assert (article.format, article.published, article.source) == ("md", "2026-03-02T23:02", None)
    assert kept(article) == [
        "Мост закрыли на ремонт", RU, "Что *дальше*", "закрыть мост;", "открыть объезд.", RU, RU, "улица | срок", "Мира | май",
    ]  # fmt: skip
    assert [p.kind for p in article.paragraphs][:4] == ["headline", "body", "subheading", "body"]
    whys = {why for _, why in aside(article)}
    assert whys == {"front matter", "Markdown mark", "image", "table line", "code", "link target"}


def test_html_gives_the_article_with_its_metadata(tmp_path: Path) -> None:
    article = article_of(tmp_path, HTML, "page.html")
    assert (article.headline, article.published, article.outlet) == (
        "Мост закрыли на ремонт",
        "2026-03-02T23:02",
        "Вести",
    )
    assert (article.format, article.source) == ("html", HTML)
    assert article.text.count("Мост закрыли на ремонт") == 1
    assert "alert" not in article.text
    assert [p.kind for p in article.paragraphs] == ["headline", "body", "subheading", "body", "body"]


PARAGRAPH = f"<p>{RU}</p>"
HOSTILE = {
    "nested": "<div>" * 50_000 + PARAGRAPH,
    "nested within bounds": "<div>" * 900 + PARAGRAPH,
    "script never closed": "<script>" + "x" * 500_000,
    "no body": "<html></html>",
    "many attributes": "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + f">{RU}</p>",
    "a huge attribute": f"<img src='data:{'A' * 1_000_000}'>{PARAGRAPH}",
    "angle brackets": "<" * 200_000,
    "declarations": "<!" * 200_000,
    "comments": "<!--" * 200_000,
    "entities": "&" * 300_000 + "&#x110000;&#xD800;",
    "tables": "<table><tr><td>" * 200 + RU,
    "too long": "<p>текст</p>" * 400_000,
    "not html": RU,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_or_named(name: str, tmp_path: Path) -> None:
    try:
        article = article_of(tmp_path, HOSTILE[name], "page.html", language="ru")
    except Unreadable as error:
        assert "\n" not in str(error)
        assert len(str(error)) < 100
    else:
        assert RU[:20] in article.text


def test_html_without_its_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"pip install trafilatura lxml_html_clean"):
        article_of(tmp_path, HTML, "page.html")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "iso8859_5", "utf-16", "utf-32"])
def test_other_encodings_of_russian(encoding: str) -> None:
    text, warning = decode((RU * 3).encode(encoding))
    assert text == RU * 3
    assert (warning is None) == encoding.startswith("utf")


def test_kazakh_of_its_own_code_page() -> None:
    text, warning = decode(KK.encode("kz1048"))
    assert text == KK
    assert warning == "not UTF-8: read as kz1048"


def test_a_byte_order_mark_stays_in_the_text_outside_every_span(tmp_path: Path) -> None:
    (tmp_path / "bom.txt").write_bytes(("\ufeff" + RU).encode())
    article = article_of(tmp_path, "\ufeff" + RU, "bom.txt")
    assert article.text == (tmp_path / "bom.txt").open(encoding="utf8", newline="").read()
    assert article.paragraphs[0].span.start == 1


def test_a_cut_or_broken_utf8_file_is_still_utf8() -> None:
    text, warning = decode(RU.encode()[:-2] + b"\xff")
    assert text.startswith(RU[:-2])
    assert warning is not None
    assert "broken" in warning


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"PK\x03\x04\x00\x00", "not text (binary)"),
        (b"\x01\x02\x03abc" * 50, "not text (binary)"),
        (b"\xff\xfea", "not text (broken UTF-16)"),
    ],
)
def test_what_is_no_text(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert str(caught.value) == why
