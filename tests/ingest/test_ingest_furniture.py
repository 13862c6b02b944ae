"""Page furniture: whole pages, told apart line by line, and near misses that must stay text.

In a page below, ``# `` begins a line that must be set aside; all else must be kept.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .reading import article_of, aside, kept

RU = "Мост через Ишим закрыли на ремонт до конца весны. Об этом сообщил акимат."
RU2 = "Объезд организован по соседней улице, автобусы пойдут по новой схеме."
AZ = "Körpü bu gün təmirə bağlanıb. Bu barədə şəhər rəhbərliyi məlumat verib."
KK = "Көпір бүгін жөндеуге жабылды. Бұл туралы қала әкімдігі хабарлады."
EN = "The bridge was closed for repairs today. The city council said it would reopen in the spring."

PAGES = {
    "rubric, counter and credit above the lead": f"""
# Акимат Омска
# 1 284
# Дата публикации: 2.03.2026 19:27
# Обновлено: 2.03.2026 21:21
Мост через Ишим закрыли на ремонт до весны
Движение перекрыли в понедельник утром.
# Ия Летова
# Автор статьиИя Летова
{RU}
Что будет с автобусами
{RU2}
# По теме см.:
# Поделитесь своим мнением
# Загрузка комментариев...
# Предложите идею или статью
# У вас есть интересная идея? Мы рассмотрим ваше письмо.""",
    "prompts that speak to one reader": f"""
Мост закрыли на ремонт до весны
{RU}
{RU2}
# Подпишись на наш канал — все новости республики
# Включите уведомления, чтобы не пропустить главное""",
    "prompts to subscribe, to write and to rate": f"""
Körpü təmirə bağlanıb
{AZ}
# Telegram kanalımıza abunə ol — ən son xəbərlər burada
# Bildirişlərə abunə olun
# Rəyinizi yazın""",
    "prompts to join and to read on": f"""
Көпір жөндеуге жабылды
{KK}
# Арнамызға жазылып, жаңалықтан қалмаңыз
# Достарыңмен бөліс
# Біздің Telegram-арнаға жазылыңыз""",
    "prompts of an app": f"""
Bridge closed for repairs
{EN}
# Don't forget to subscribe to our YouTube channel
# Add us as a preferred source on Google
# Stay tuned""",
    "headline printed twice": f"""
МОСТ ЗАКРЫЛИ НА РЕМОНТ ДО ВЕСНЫ
# В городе
# • 02 марта, 2026
# • 23:02
# Мост закрыли на ремонт до весны
{RU}""",
    "date, share and counters": f"""
Көпір жөндеуге жабылды
# Қала әкімдігі
# Жарияланған күні: 08.09.2026 11:30
# Қаралым: 947
# Бөлісу: Facebook · Telegram · WhatsApp
{KK}
# Оқи отырыңыз:
# Жаңа жол салынады
# Пікірлер (0)
# Сайттан қате тапсаңыз, Ctrl+Enter басыңыз
# Telegram арнамызға жазылыңыз""",
    "one line of date and counters": f"""
Körpü təmirə bağlanıb
# 3 iyun, 2026 / 12:30   👁 3 406   💬 12
{AZ}
# Paylaş: Facebook | Telegram
# Oxu: Avtobuslar niyə gecikir?
# Şərh yazmaq üçün saytda qeydiyyatdan keçin""",
    "what agencies end with": f"""
Bridge closed for repairs until spring
{EN}
# (Reporting by Maya Thornbury in Baku; editing by the news desk)
# Our Standards: The Thomson Reuters Trust Principles.
# Newsletter: city news every Friday. Sign up""",
    "what looks like the end of a report": f"""
Bridge closed for repairs until spring
{EN}
Newsletter: the company said it had lost 12 million subscribers to its daily mail.
Our standards: the minister told schools on Monday they must be raised by 2030.
(Reporting by journalists is now banned in three regions of the country.)
{EN}""",
    "topics alike, and a report about them": f"""
Körpü təmirə bağlanıb
{AZ}
Oxşar mövzular parlamentdə də müzakirə olunub və deputatlar 12 təklif verib.
{AZ}
# Oxşar mövzular: Avtobuslar niyə gecikir?""",
    "az, dashes": f"""
Körpü təmirə bağlanıb
# - 02 mart, 2026
# - 23:25
{AZ}
# Oxunub: 1 047
# Teqlər: körpü, yol, təmir""",
    "English": f"""
Old bridge closes for repairs
# By Maya Thornbury
# April 5, 2026
# 3 min read
{EN}
# READ MORE: How bridges survive a flood
# Share this story
# Sign up for our morning briefing
# © 2026 The Valley Herald. All rights reserved""",
    "dateline on its own line": f"""
Old bridge closes for repairs
# ASTANA, April 14, 2026
{EN}""",
    "dateline of an agency": f"""
Körpü təmirə bağlanıb
# Bakı, 14 aprel, AZƏRTAC
{AZ}""",
    "breadcrumbs and a teaser list": f"""
Мост закрыли на ремонт до весны
# Главная / Экономика / Транспорт
# 8 сентября 2026, 13:04 | Транспорт | Читать 2 мин.
{RU}
# ЧИТАЙТЕ ТАКЖЕ
# — Сколько стоит проезд
# — Почему мосты гудят?
# Подпишитесь на рассылку, чтобы не пропустить главное
# © 2026. При копировании ссылка на источник обязательна""",
    "teasers in the middle": f"""
Мост закрыли на ремонт до весны

{RU}

# Читайте также:
# Сколько стоит проезд в автобусе
# Кто чинит дороги зимой

{RU2}

# Фото: пресс-служба акимата
# Теги: мост, ремонт""",
    "a subheading after teasers": f"""
Мост закрыли на ремонт до весны

{RU}

# Читайте также:
# Сколько стоит проезд в автобусе

Что дальше

{RU2}""",
    "a teaser on the line of its mark": f"""
Мост закрыли на ремонт до весны

{RU}

# Читайте также: Сколько стоит проезд

Что дальше

{RU2}""",
    "buttons at the top": f"""
Мост закрыли на ремонт до весны
# 12 марта 2026 / 10:02
# 1,2K просмотров
# Поделиться
# Facebook
# Telegram
{RU}
{RU2}
# Прочитали 860 раз
# Комментировать могут только зарегистрированные пользователи
# Другие материалы автора →""",
    "an author and a date on one line": f"""
Мост закрыли на ремонт до весны
# Автор: Ия Летова | 06.02.2026, 16:12
{RU}""",
    "a rubric in the line of the date": f"""
Көпір жөндеуге жабылды
# 03.06.2026 · Қоғам · Қаралым: 518
{KK}""",
    "a signature": f"""
Мост закрыли на ремонт до весны
{RU}
{RU2}
# Ия Летова""",
    "a section above the headline, English": f"""
# WORLD
Old bridge closes for repairs in the north
# Maya Thornbury
# Published 5 April 2026, 10:30 BST
# Share
{EN}
# Related topics
# Bridges
# Why do bridges sway?""",
    "a short sentence under the headline": f"""
Мост закрыли на ремонт до весны
Объезд открыт
# 2 марта 2026, 10:00
{RU}""",
    "a chronicle": f"""
Хроника ремонта
{RU}
14 апреля 2026
{RU2}
15 апреля 2026
{RU}""",
    "comments below": f"""
Мост закрыли на ремонт до весны
# 2 марта 2026
{RU}
{RU2}
# Комментарии (2)
# Пётр: давно пора
# 5 апреля 2026
# И объезд бы""",
    "signs alone": f"""
Мост закрыли на ремонт до весны
{RU}
# * * *
{RU2}""",
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_told_apart(name: str, tmp_path: Path) -> None:
    lines = PAGES[name].strip("\n").split("\n")
    article = article_of(tmp_path, "\n".join(line.removeprefix("# ") for line in lines))
    assert [text for text, _ in aside(article)] == [line[2:].strip() for line in lines if line.startswith("# ")]
    assert kept(article) == [line for line in lines if line and not line.startswith("# ")]


NEAR_MISSES = [
    "Подпишись он раньше, договор вступил бы в силу уже весной.",
    "Осталось самое важное — в нашем городе достроить больницу, сказал мэр.",
    "«Присылайте нам врачей», — попросил губернатор.",
    "Фото с места аварии носит личный характер, и его удалили.",
    "Комментарии к проекту принимаются до 5 мая.",
    "Количество просмотров ролика за сутки выросло до 3 тыс.",
    "Подписка на городскую газету подорожает на 10 процентов.",
    "Читателей библиотеки предупредили заранее",
    "Автор проекта Иван Петров рассказал, что мост простоит век.",
    "Автор моста считает, что ремонт затянется.",
    "Фото дня показало, что вода ушла.",
    "Поделиться впечатлениями можно на встрече в пятницу.",
    "По телефону +7 7172 00 41 14 ответят дежурные",
    "+7 7172 00 41 14",
    "Обсудить ремонт жители смогут на сходе 14 апреля",
    "Источник финансирования пока не найден",
    "— Мост простоит ещё сто лет, — пообещал мастер",
    "Реклама у моста запрещена законом с 2019 года.",
    "Темы встречи назвали заранее",
    "14 апреля движение откроют в 10:30.",
]


@pytest.mark.parametrize("line", NEAR_MISSES)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_sentences_that_speak_of_such_things_are_text(line: str, place: str, tmp_path: Path) -> None:
    body = {"first": [line, RU, RU2], "middle": [RU, line, RU2], "last": [RU, RU2, line]}[place]
    article = article_of(tmp_path, "\n\n".join(["Мост закрыли на ремонт до весны", *body]))
    assert aside(article) == []
    assert kept(article)[1:] == body


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("az", "Danışığın sonunda tərəflər hər gün əlaqə saxlamaq barədə razılığa gəliblər."),
        ("az", "Oxucular kitabxanaya yenidən qayıdır"),
        ("en", "By Monday evening the road was open again"),
        ("en", "Share prices of the builder fell on Monday"),
        ("en", "Comments from residents will be accepted until May 5."),
        ("kk", "Пікірлер сәрсенбіге дейін қабылданады."),
        ("kk", "Бөлісуге дайын тұрғындар көп болды"),
    ],
)
def test_near_misses_at_the_end_of_other_languages(language: str, line: str, tmp_path: Path) -> None:
    body = {"az": AZ, "en": EN, "kk": KK}[language]
    article = article_of(tmp_path, f"Headline of the page\n\n{body}\n\n{body}\n\n{line}", language=language)
    assert aside(article) == []
    assert kept(article)[-1] == line


def test_a_list_is_text_and_not_subheadings(tmp_path: Path) -> None:
    items = ["закрыть мост", "открыть объезд", "пустить автобусы", "нанять рабочих"]
    article = article_of(tmp_path, "\n".join(["Мост закрыли на ремонт до весны", RU, *items, RU2]))
    assert kept(article) == ["Мост закрыли на ремонт до весны", RU, *items, RU2]
    assert {p.kind for p in article.paragraphs[1:]} == {"body"}


def test_an_article_without_final_stops_is_not_its_own_foot(tmp_path: Path) -> None:
    lines = [f"Улица номер {i} закрыта для машин и автобусов до весны" for i in range(6)]
    article = article_of(tmp_path, "\n".join(["Какие улицы закрыты", "Поделиться: VK Telegram", *lines]))
    assert aside(article) == [("Поделиться: VK Telegram", "share buttons")]
    assert kept(article)[1:] == lines


def test_a_headline_that_begins_like_a_teaser_stays(tmp_path: Path) -> None:
    article = article_of(tmp_path, f"Watch: old bridge closes for repairs\n\n{EN}\n\n{EN}")
    assert article.headline == "Watch: old bridge closes for repairs"
    assert aside(article) == []


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("ASTANA, April 14 — ", EN),
        ("OSLO, Mar. 2 (AP) — ", EN),
        ("LONDON (Reuters) - ", EN),
    ],
)
def test_of_a_paragraph_with_a_dateline_only_that_goes(opening: str, rest: str, tmp_path: Path) -> None:
    article = article_of(tmp_path, f"Old bridge closes for repairs\n\n{opening}{rest}\n\n{EN}")
    assert aside(article) == [(opening.strip(), "dateline")]
    assert kept(article)[1] == rest


def test_a_date_before_the_headline_is_cut_from_it(tmp_path: Path) -> None:
    article = article_of(tmp_path, f" date 2026-03-02 Körpü bu gün təmirə bağlanıb\n- 02 mart, 2026\n- 23:25\n{AZ}")
    assert article.headline == "Körpü bu gün təmirə bağlanıb"
    assert article.published == "2026-03-02T23:25"
    assert aside(article)[0] == ("date 2026-03-02", "publication time")


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Мост закрыли на ремонт", "headline"),
        ("Мост закрыли на ремонт.", "headline"),
        ("Мост закрыт? Надолго", "headline"),
        (f"{RU} {RU2} Работы начнутся в понедельник утром и продлятся до конца весны.", "body"),
    ],
)
def test_what_the_first_line_is(first: str, kind: str, tmp_path: Path) -> None:
    article = article_of(tmp_path, f"{first}\n{RU}\n{RU2}")
    assert article.paragraphs[0].kind == kind
    assert article.headline == (first if kind == "headline" else None)


def test_subheadings_stand_before_a_paragraph(tmp_path: Path) -> None:
    article = article_of(tmp_path, f"Мост закрыли\n\n{RU}\n\nЧто дальше\n\n{RU2}\n\nНовых сроков нет")
    assert [p.kind for p in article.paragraphs] == ["headline", "body", "subheading", "body", "body"]


def test_a_hard_wrapped_text_is_joined(tmp_path: Path) -> None:
    blocks = [
        (
            "Мост через Ишим закрыли на ремонт до конца весны, сообщил\nв понедельник акимат города. Объезд организован по соседней\n"
            "улице. Автобусы пойдут по новой схеме."
        ),
        (
            "Работы начнутся утром и продлятся до конца весны, хотя прежде\nих обещали завершить к марту. Жителей просят не спешить и\n"
            "выезжать заранее."
        ),
    ]
    article = article_of(tmp_path, "\n\n".join(["Мост закрыли на ремонт", *blocks]) + "\n")
    assert kept(article) == ["Мост закрыли на ремонт", *blocks]
    assert [len(p.sentences) for p in article.paragraphs] == [1, 3, 2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_parts_lines(end: str, tmp_path: Path) -> None:
    article = article_of(tmp_path, end.join(["Мост закрыли на ремонт", "2 марта 2026", RU, RU2]) + end)
    assert kept(article) == ["Мост закрыли на ремонт", RU, RU2]
    assert article.published == "2026-03-02"


def test_an_article_without_a_headline_may_begin_with_a_dateline(tmp_path: Path) -> None:
    article = article_of(tmp_path, f"МОСКВА, 2 мар — РИА Новости. {RU} {RU2} {RU}\n{RU2}")
    assert article.headline is None
    assert aside(article) == [("МОСКВА, 2 мар — РИА Новости.", "dateline")]


def test_the_dates_of_comments_are_not_when_it_was_published(tmp_path: Path) -> None:
    article = article_of(tmp_path, f"Мост закрыли на ремонт\n{RU}\n{RU2}\nКомментарии (1)\n5 апреля 2026\nИ объезд бы")
    assert article.published is None
