"""Countries: every name that CLDR has is found as that country; capitals and demonyms are; what looks like one is not."""

from __future__ import annotations

import pytest
from babel import Locale

from consistency.facts import read_facts
from consistency.languages import load_pack
from consistency.languages.build import HERE
from consistency.languages.countries import read_countries
from consistency.records import Party

CODES = ("az", "en", "kk", "ru", "tr")
# A name inside a sentence: what opens one may be a common word (of that, Того).
FRAME = {"az": "Ölkə: {}.", "en": "The country: {}.", "kk": "Ел: {}.", "ru": "Страна: {}.", "tr": "Ülke: {}."}
# What CLDR calls territories and no news names as a state: unpeopled islands, groups of countries, test locales.
NO_COUNTRIES = {"AC", "AQ", "BV", "CC", "CP", "CQ", "CX", "DG", "EA", "EU", "EZ", "GS", "HM", "IC", "PN", "QO", "TA", "TF", "UM", "UN",
                "XA", "XB", "ZZ"}  # fmt: skip
# CLDR's own writing, which is not that of news: two countries in one label.
ODD = {
    ("az", "CD"), ("ru", "CD"), ("en", "CD"),  # Congo - Kinshasa
    ("az", "HK"), ("en", "HK"), ("az", "MO"), ("en", "MO"),  # Hong Kong SAR China: two countries
    ("tr", "HK"), ("tr", "MO"), ("tr", "CD"),
    ("ru", "VG"), ("ru", "VI"),  # Виргинские о-ва (США)
}  # fmt: skip
SHORTENED = {
    "ru": (("о-ва", "острова"), ("о-в", "остров"), ("Св. ", "Святой "), (" (САР)", "")),
    "en": ((" & ", " and "), ("St. ", "Saint "), ("Vincent and Gren", "Vincent and the Gren")),
}


def countries(code: str, text: str) -> set[str]:
    facts = read_facts(text, load_pack(code))
    return {fact.key for fact in facts if isinstance(fact, Party) and fact.kind == "country"}


def territories(code: str) -> dict[str, str]:
    """ISO 3166-1 code -> the name in CLDR, as news spells it out."""
    names = {key: str(name) for key, name in Locale.parse(code).territories.items() if len(key) == 2}
    for short, full in SHORTENED.get(code, ()):
        names = {key: name.replace(short, full) for key, name in names.items()}
    return names


@pytest.mark.parametrize("code", CODES)
def test_every_country_of_cldr_has_a_row(code: str) -> None:
    rows = [line.split("\t") for line in (HERE / code / "countries.tsv").read_text("utf-8").splitlines()]
    assert {len(row) for row in rows} == {6}
    keys = [row[0] for row in rows]
    assert keys == sorted(set(keys))
    assert set(keys) == set(territories(code)) - NO_COUNTRIES


@pytest.mark.parametrize("code", CODES)
def test_every_name_of_cldr_is_found(code: str) -> None:
    names = {k: n for k, n in territories(code).items() if k not in NO_COUNTRIES and (code, k) not in ODD}
    assert len(names) > 230
    assert {n: found for k, n in names.items() if (found := countries(code, FRAME[code].format(n))) != {k}} == {}


@pytest.mark.parametrize("code", CODES)
def test_no_oddity_is_listed_in_vain(code: str) -> None:
    odd = {k: n for k, n in territories(code).items() if (code, k) in ODD}
    assert [n for k, n in odd.items() if countries(code, FRAME[code].format(n)) == {k}] == []
    rest = {c.code for c in read_countries(HERE / code / "countries.tsv") if c.form == "name"}
    assert set(odd) <= rest, "an odd name has another that is found"


FOUND = [
    ("az", "Bakının mövqeyi Astananı qane edib.", {"AZ", "KZ"}),
    ("az", "İrəvan və Tbilisi razılaşıb.", {"AM", "GE"}),
    ("az", "Qazaxıstanlı həkimlər xəstəxanada çalışır.", {"KZ"}),
    ("az", "Türkiyəli turistlər geri qayıdıb.", {"TR"}),
    ("az", "Danışıqlarda ABŞ və BƏƏ təmsil olunub.", {"US", "AE"}),
    ("az", "Qonaqlar İrana və İsveçə yola düşüb.", {"IR", "SE"}),
    ("kk", "Ташкент Бакудің ұсынысын қолдады.", {"UZ", "AZ"}),
    ("kk", "Қазақстандық дәрігерлер ауруханада жұмыс істейді.", {"KZ"}),
    ("kk", "Қырғыз әріптесіне хат жолдады.", {"KG"}),
    ("kk", "Келіссөзге АҚШ пен БАӘ қатысты.", {"US", "AE"}),
    ("kk", "Бейжің мен Мәскеу келісті.", {"CN", "RU"}),
    ("ru", "Ташкент поддержал предложение Баку.", {"UZ", "AZ"}),
    ("ru", "Казахстанцы вернулись домой.", {"KZ"}),
    ("ru", "Грузинские врачи работают в больнице.", {"GE"}),
    ("ru", "Российско-турецкие переговоры прошли утром.", {"RU", "TR"}),
    ("ru", "В переговорах участвовали США и ОАЭ.", {"US", "AE"}),
    ("ru", "Отношения между Эр-Риядом и Абу-Даби ухудшились.", {"SA", "AE"}),
    ("ru", "Встреча прошла в Пекине, а не на Кубе.", {"CU"}),
    ("en", "Tashkent rejected the offer, and official Baku did not respond.", {"UZ", "AZ"}),
    ("en", "Two Britons and a Dane were rescued.", {"GB", "DK"}),
    ("en", "Georgian doctors work in the hospital.", {"GE"}),
    ("en", "The U.S. and UAE delegations attended.", {"US", "AE"}),
    ("tr", "Bakü'nün tutumu Astana'yı memnun etti.", {"AZ", "KZ"}),
    ("tr", "Kazakistanlı doktorlar hastanede çalışıyor.", {"KZ"}),
    ("tr", "Görüşmelerde ABD ve BAE temsil edildi.", {"US", "AE"}),
    ("tr", "Konuklar İran'a ve İsveç'e gitti.", {"IR", "SE"}),
    ("tr", "Çek ve Macar bakanlar görüştü.", {"CZ", "HU"}),
    ("en", "Türkiye's envoy left for Abu Dhabi.", {"TR"}),
]

MISSED = [  # looks like a country, and is none
    ("az", "Nazir Bakıdan Astanaya uçub."),
    ("az", "Bakı sakinləri parkda gəzirdi."),
    ("kk", "Министр Ташкенттен Бакуге ұшты."),
    ("kk", "Астана көшелері қарға толды."),
    ("ru", "Министр вылетел из Ташкента в Баку."),
    ("ru", "Делегация прибыла в Эр-Рияд, затем в Абу-Даби."),
    ("en", "The minister flew from Tashkent to Baku."),
    ("en", "He was born in Paris and studied near London."),
    ("en", "Rapid Vienna won, the London Gazette wrote."),
    ("az", "İranə adlı qız məktəbə gedir."),
    ("tr", "Bakan Bakü'den Astana'ya uçtu."),
    ("tr", "Masadaki çek kayboldu."),
    ("tr", "Ankara sokakları karla kaplandı."),
    ("kk", "Ол қатарда тұр."),
    ("kk", "Судан таза су алынды."),
    ("az", "Çinar ağacı qoruyur."),
    ("kk", "Түрі қызыл алма."),
    ("ru", "В чаду костра ничего не видно."),
    ("ru", "Он купил три куба леса."),
    ("ru", "Иордан Петров выступил с речью."),
    ("en", "They ate turkey with china cups."),
    ("en", "Please polish the chilli bowl."),
    ("en", "Tell us more."),
]


@pytest.mark.parametrize(("code", "text", "expected"), FOUND, ids=[row[1] for row in FOUND])
def test_capitals_and_peoples_are_found(code: str, text: str, expected: set[str]) -> None:
    assert countries(code, text) == expected


@pytest.mark.parametrize(("code", "text"), MISSED, ids=[row[1] for row in MISSED])
def test_a_common_word_is_no_country(code: str, text: str) -> None:
    assert countries(code, text) == set()
