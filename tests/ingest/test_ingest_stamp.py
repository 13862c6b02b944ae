"""Dates and times as pages print them, datelines, and which of them is the time of publication."""

from __future__ import annotations

import pytest

from consistency.ingest.dateline import city_prefix, date_prefix, published
from consistency.ingest.lines import Line
from consistency.ingest.stamp import Stamp, read_stamp

DATES = [
    ("ru", "02 марта, 2026 / 23:02", "2026-03-02T23:02"),
    ("ru", "Понедельник, 14 апр. 2026 г., 10:02 МСК", "2026-04-14T10:02"),
    ("ru", "05.04.26", "2026-04-05"),
    ("ru", "2 мар. 2026", "2026-03-02"),
    ("az", "9 avq 2026", "2026-08-09"),
    ("ru", "Дата публикации: 2.03.2026 19:27", "2026-03-02T19:27"),
    ("az", "- 02 mart, 2026", "2026-03-02"),
    ("az", "2 mart 2026-cı il, bazar ertəsi", "2026-03-02"),
    ("az", "Dərc olunub: 3 iyun 2026, 12:30", "2026-06-03T12:30"),
    ("kk", "2026 жылғы 14 сәуір, 13:04", "2026-04-14T13:04"),
    ("kk", "Жарияланған күні: 08.09.2026 11:30", "2026-09-08T11:30"),
    ("kk", "8 сентября 2026", "2026-09-08"),  # a Kazakh page with Russian dates
    ("en", "April 5, 2026", "2026-04-05"),
    ("en", "5 April 2026", "2026-04-05"),
    ("en", "Tuesday, April 14th, 2026 at 10:05 p.m. EST", "2026-04-14T22:05"),
    ("en", "2026-03-02T23:02:11+05:00", "2026-03-02T23:02"),
    ("en", "4/25/2026", "2026-04-25"),
    ("en", "25/4/2026", "2026-04-25"),
    ("ru", "4/5/2026", "2026-05-04"),
]
NO_STAMPS = [
    "160", "2026", "3,5", "23.25", "Экономика", "+7 7172 00 41 14", "14 апреля закрыли мост", "31.02.2026", "May",
    "12 вагонов", "Март", "1.5", "8 800 555", "Published works", "25:70", "№ 5",
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "iso"), DATES)
def test_a_whole_line_is_read_as_a_date(language: str, text: str, iso: str) -> None:
    stamp = read_stamp(text, language)
    assert stamp is not None
    assert stamp.iso == iso


@pytest.mark.parametrize("text", NO_STAMPS)
def test_what_is_no_date_line(text: str) -> None:
    assert read_stamp(text, "ru") is None


def test_parts_of_dates() -> None:
    assert read_stamp("• 23:02", "ru") == Stamp(hour=23, minute=2)
    day = read_stamp("14 апреля", "ru")
    assert day is not None
    assert (day.month, day.day, day.iso) == (4, 14, None)
    ago = read_stamp("2 hours ago", "en")
    assert ago is not None
    assert ago.relative


def test_an_english_date_that_reads_two_ways_is_not_relied_on() -> None:
    stamp = read_stamp("Last updated: 4/5/2026 3 pm", "en")
    assert stamp is not None
    assert (stamp.iso, stamp.label, stamp.hour) == (None, "updated", 15)


CITIES = [
    ("en", "ASTANA, April 14 — The ministry said so.", "ASTANA, April 14 — "),
    ("en", "LONDON (Reuters) - The ship sank.", "LONDON (Reuters) - "),
    ("en", "OSLO, March 3, 2026 (AP) — The ship sank.", "OSLO, March 3, 2026 (AP) — "),
    ("en", "Baku, Azerbaijan, April 14. The minister left.", "Baku, Azerbaijan, April 14. "),
    ("ru", "БАКУ, 14 апр — ТАСС. Министр уехал.", "БАКУ, 14 апр — ТАСС. "),
    ("ru", "БАКУ, 14 апр — РИА Новости. Министр уехал.", "БАКУ, 14 апр — РИА Новости. "),
    ("ru", "АСТАНА, 2 марта. /ТАСС/. Министр уехал.", "АСТАНА, 2 марта. /ТАСС/. "),
    ("ru", "Москва. 2 марта. INTERFAX.RU - Глава ведомства уехал.", "Москва. 2 марта. INTERFAX.RU - "),
    ("az", "Bakı, 14 aprel, AZƏRTAC. Nazir gedib.", "Bakı, 14 aprel, AZƏRTAC. "),
    ("az", "Bakı, 14 aprel, AZƏRTAC Nazir gedib.", "Bakı, 14 aprel, AZƏRTAC "),
    ("kk", "АСТАНА. 14 сәуір. ҚазАқпарат – Министр кетті.", "АСТАНА. 14 сәуір. ҚазАқпарат – "),
]
NO_CITIES = [
    ("ru", "Баку, 14 апреля 2026 года, стал центром региона."),
    ("ru", "Астана, 2 марта, встретила гостей дождём."),
    ("ru", "МИД — Министерство иностранных дел."),
    ("ru", "14 апреля 2026 года министр уехал."),
    ("en", "NATO (North Atlantic Treaty Organization) — the alliance — met."),
    ("en", "Smith, April 14 was a long day for the crew."),
    ("en", "Paris, Rome and Oslo — The three cities agreed."),
]


@pytest.mark.parametrize(("language", "text", "prefix"), CITIES)
def test_a_dateline_is_cut_where_the_sentence_begins(language: str, text: str, prefix: str) -> None:
    found = city_prefix(text, language)
    assert found is not None
    assert text[: found[0]] == prefix


@pytest.mark.parametrize(("language", "text"), NO_CITIES)
def test_a_sentence_that_begins_like_a_dateline_is_left_whole(language: str, text: str) -> None:
    assert city_prefix(text, language) is None


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("date 2026-03-02 Мост закрыт", "date 2026-03-02 "),
        ("05.04.2026 Мост закрыт", "05.04.2026 "),
        ("02.03.2026 23:02 | Мост закрыт", "02.03.2026 23:02 | "),
        ("14 апреля 2026 года мост закрыт", None),
        ("05.04.2026 года мост закрыт", None),
        ("2026-03-02", None),
    ],
)
def test_a_date_glued_to_a_headline(text: str, prefix: str | None) -> None:
    found = date_prefix(Line(0, len(text), text), "ru")
    assert (text[: found[0]] if found else None) == prefix


def stamps(*texts: str) -> list[Stamp]:
    return [stamp for text in texts if (stamp := read_stamp(text, "ru"))]


@pytest.mark.parametrize(
    ("texts", "iso"),
    [
        (("Обновлено: 2.03.2026 21:21", "Дата публикации: 2.03.2026 19:27"), "2026-03-02T19:27"),
        (("Обновлено: 3.03.2026 21:21", "2 марта 2026"), "2026-03-02"),
        (("Обновлено: 3.03.2026 21:21",), "2026-03-03T21:21"),
        (("2 марта 2026", "23:25"), "2026-03-02T23:25"),
        (("2 марта 2026", "Обновлено: 2.03.2026", "21:21"), "2026-03-02"),
        (("2026-03-02", "2 марта 2026", "23:25"), "2026-03-02T23:25"),
        (("2 марта 2026", "3 марта 2026, 10:00"), "2026-03-02"),
        (("14 апреля", "23:25"), None),
        ((), None),
    ],
)
def test_the_time_of_publication(texts: tuple[str, ...], iso: str | None) -> None:
    assert published(stamps(*texts)) == iso
