"""Sentences in four languages: ``|`` marks where one must end; every other stop must not end one."""

from __future__ import annotations

import pytest

from consistency.ingest import split_sentences

CASES = {
    "ru": [
        "Мост закрыли. | Объезд открыт. | Всё.",
        "Собрали 5 млн. тонн и 3 тыс. голов, сено и т.д. | Потом уехали.",
        "На ул. Абая, в г. Астана и с. Родина, был А. Б. Летов. | Его ждали.",
        "Приехал Д. Сапин, за ним И.О. Летова-Рей. | Встреча началась.",
        "В 2025 г. Казахстан собрал рекорд. | Экспорт вырос на 3,5 проц. | Это много.",
        "Договор подписан в апреле 2026 г. | Он действует год.",
        "«Мы едем, — сказал он. — Завтра дождь. Надо спешить». | Колонна ушла.",
        "«Мы готовы. Техника на месте», — сообщил начальник. | Работы начнутся утром.",
        "«Когда это кончится?» — Летов не ответил. | Он ушёл.",
        "«Когда это кончится?» — спросил он. | «Скоро!» — ответили ему.",
        "Спектакль «Кто виноват?» Омского театра отменён. | Билеты вернут.",
        "Он спросил: «Кто это?» | Никто не ответил.",
        "Ждали долго... | И не зря… | А зря… но дождались.",
        "На борту 49 человек. | 19 из них дети. | Сайт most.kz открыт, звонить по тел. +7 7172 00 41 14.",
        "Начало в 10.30. | Вход по ст. 5 правил, п. 3.",
        "1. Закрыть мост. | 2. Открыть объезд.",
        "Выпало 40 мм. | Это рекорд (данные «Гидромета». Они неполны). | Дождь идёт.",
        "Всё кончилось хорошо. | (Так сказал мэр.) | Люди разошлись.",
        "Незакрытая «кавычка. | Второе предложение.",
        "Летов — «Мост закрыт!» | Публика ушла.",
        "Выросли цены: 3.5 руб. за кг, или 25,70 тг. за литр. | Рост — 2 %.",
    ],
    "az": [
        "Körpü bağlanıb. | Yol açıqdır.",
        "\"Vaxt azdır, amma çatdıracağıq\", - deyə nazir bildirib. | İş gedir.",
        "\"Nə vaxt bitəcək?\" – deyə sakinlər soruşub. | Cavab yoxdur.",
        "\"Biz hazırıq.\" | Nazir belə deyib.",
        "\"Yolçu\"nun məlumatına görə, qar yağıb. | Yol bağlıdır.",
        "Alma, armud və s. meyvələr bahalaşıb. | Qiymətlər artıb, tələb azalıb və s. | Satıcılar narazıdır.",
        "Prof. Ə. Rəhimli və A.B. Qasım 2-ci gün gəlib. | 3,5 min nəfər baxıb.",
        "M.Ö. Xan e.ə. 120-ci ildə yaşayıb. | Sonra şəhər dağılıb.",
        "Saat 10.30-da başlayıb. | 12 nəfər gəlib.",
    ],
    "tr": [
        "Köprü kapandı. | Yol açık.",
        "\"Zaman az ama yetiştireceğiz\" dedi bakan. | İş sürüyor.",
        "Elma, armut vb. meyveler pahalandı. | Fiyatlar arttı.",
        "Prof. Dr. A. Yılmaz 2. gün geldi. | 3,5 bin kişi izledi.",
        "Saat 10.30'da başladı. | 12 kişi geldi.",
        "Takım ligin 21. haftasında yenildi. | Maç 2-1 bitti.",
    ],
    "kk": [
        "Көпір жабылды. | Жол ашық.",
        "«Жұмыс жүріп жатыр», – деді Б. Сәрсен. | Ол ертең келеді.",
        "«Қашан бітеді?» – деп сұрады тұрғындар. | Жауап жоқ.",
        "Ол 2026 ж. 5 қаңтарда т.б. мамандармен келді. | Су, нан т.б. | Адамдар риза.",
        "1995 ж. Қазақстан өсті. | Енді басқа заман.",
        "Бюджет 3,5 млн. теңге, ұзындығы 1 200 м. болды. | Бұл аз.",
    ],
    "en": [
        "The bridge is closed. | The detour is open.",
        "Mr. Reed met Dr. Hale at 10 p.m. Tuesday in the U.S. | The talks ended at 9 a.m. | They left.",
        "It lifted off at 8:35 a.m. Baku time on Sunday. | It landed at 9 a.m. | Baku saw it too.",
        "\"We go,\" he said. | \"They stay.\" | The end came soon.",
        "\"Stop!\" he cried. | He called it \"a disaster.\" | Then he left.",
        "Reed Co. President J. R. Hale sold No. 5 of Jan. 3, etc. | Nobody bought it.",
        "Shares of Hale Inc. rose 2.5 percent, i.e. $25.70 each. | $5 was lost.",
        "He left in 2019. | 12 stayed. | Was it late? | No. | It was not.",
        "The ruling (see p. 5. It is short) stands. | Gov. Reed vs. St. Hale Bros. is over.",
        "What now?! | \"Well…\" she said. | The site hale.org is down.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "marked"), [(code, text) for code, texts in CASES.items() for text in texts])
def test_sentences_end_where_marked(language: str, marked: str) -> None:
    wanted = marked.split(" | ")
    text = " ".join(wanted)
    assert [text[a:b] for a, b in split_sentences(text, language)] == wanted


def test_a_long_quote_of_full_sentences_is_cut() -> None:
    inner = " ".join(f"Это фраза номер {i} длинной речи о мосте." for i in range(12))
    text = f"Мэр сказал: «{inner}» Зал молчал."
    found = [text[a:b] for a, b in split_sentences(text, "ru")]
    assert len(inner) > 300
    assert len(found) == 13
    assert found[-2:] == ["Это фраза номер 11 длинной речи о мосте.»", "Зал молчал."]


def test_a_stray_sign_belongs_to_the_sentence_before_it() -> None:
    text = "Мост закрыт. —"
    assert split_sentences(text, "ru") == [(0, len(text))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Eine Brücke. Noch eine.", ["Eine Brücke.", "Noch eine."]),
        ("de", "Am 5. Mai kam er. Sie nicht.", ["Am 5.", "Mai kam er.", "Sie nicht."]),  # no table knows it
        ("ka", "ბორანი მეჩეჩზე დაჯდა. დაშავდა 40 ადამიანი.", ["ბორანი მეჩეჩზე დაჯდა.", "დაშავდა 40 ადამიანი."]),  # no capitals there
    ],
)
def test_a_language_without_a_pack_is_cut_at_stops(language: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text, language)] == expected
