"""Names of people, organisations and offices: one key over scripts, surnames joined, and what is none."""

from __future__ import annotations

import pytest

from consistency.pipeline import facts_of_lines
from consistency.records import Party


def parties(code: str, *lines: str) -> list[list[Party]]:
    return [[f for f in row if isinstance(f, Party)] for row in facts_of_lines(lines, code)]


def keys(code: str, line: str, kind: str) -> list[str]:
    return [p.key for p in parties(code, line)[0] if p.kind == kind]


ONE = [
    pytest.param("person", {"ru": "Министр Ермек Кошербаев выступил с речью.", "kk": "Министр Ермек Көшербаев сөз сөйледі.",
                            "az": "Nazir Yermek Koşerbayev çıxış etdi.", "en": "Minister Yermek Kosherbayev gave a speech."}, id="Kosherbayev"),
    pytest.param("person", {"ru": "Приехал Джейхун Байрамов.", "az": "Ceyhun Bayramov gəldi.", "en": "Jeyhun Bayramov came."}, id="Bayramov"),
    pytest.param("organisation", {"ru": "Об этом сообщили в ООН.", "kk": "Бұл туралы БҰҰ хабарлады.", "az": "Bu barədə BMT məlumat verdi.",
                                  "en": "The UN reported this."}, id="UN"),
    pytest.param("organisation", {"ru": "Наблюдатели ОБСЕ уехали.", "kk": "ЕҚЫҰ байқаушылары кетті.", "az": "ATƏT müşahidəçiləri getdi.",
                                  "en": "OSCE observers left."}, id="OSCE"),
    pytest.param("office", {"ru": "Премьер-министр подал в отставку.", "kk": "Премьер-министр отставкаға кетті.", "az": "Baş nazir istefa verdi.",
                            "en": "The prime minister resigned."}, id="prime minister"),
    pytest.param("office", {"ru": "Первый заместитель премьер-министра уехал.", "en": "The first deputy prime minister left."}, id="first deputy"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "lines"), ONE)
def test_one_key_over_scripts(kind: str, lines: dict[str, str]) -> None:
    found = {code: keys(code, line, kind) for code, line in lines.items()}
    assert all(len(own) == 1 for own in found.values()), found
    assert len({own[0] for own in found.values()}) == 1, found


APART = [
    ("ru", "Бакытжан Бектенов приехал.", "ru", "Арман Смаилов приехал."),
    ("en", "Yermek Kosherbayev came.", "az", "Yermek Quliyev gəldi."),
    ("en", "The UN reported this.", "en", "The EU reported this."),
]


@pytest.mark.parametrize(("first", "a", "second", "b"), APART)
def test_others_have_other_keys(first: str, a: str, second: str, b: str) -> None:
    one, two = parties(first, a)[0], parties(second, b)[0]
    assert {p.key for p in one}.isdisjoint(p.key for p in two)


@pytest.mark.parametrize(
    ("code", "full", "alone"),
    [
        ("kk", "Ермек Көшербаев сөз сөйледі.", "Көшербаев кездесуге қатысты."),
        ("ru", "Ермек Кошербаев выступил.", "Кошербаев уехал."),
        ("az", "Ceyhun Bayramov gəldi.", "Bayramovun sözləri maraqlı idi."),
        ("en", "Jeyhun Bayramov came.", "Bayramov left later."),
    ],
)
def test_a_surname_alone_joins_the_full_name(code: str, full: str, alone: str) -> None:
    (person, *_), (surname, *_) = parties(code, full, alone)
    assert (surname.kind, surname.key, surname.name) == ("person", person.key, person.name)


def test_a_surname_of_two_people_stays_as_it_is() -> None:
    rows = parties("en", "Jeyhun Bayramov came.", "Samir Bayramov left.", "Bayramov spoke.")
    assert rows[2][0].kind == "place" and rows[2][0].name == "Bayramov"


@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        ("az", "Xarici İşlər Nazirliyi bəyanat yaydı.", "Xarici İşlər Nazirliyi"),
        ("kk", "Денсаулық сақтау министрлігі хабарлама таратты.", "Денсаулық сақтау министрлігі"),
        ("ru", "Министерство обороны Украины опровергло сообщения.", "Министерство обороны Украины"),
        ("en", "The Bank of Japan raised rates.", "Bank of Japan"),
        ("en", "The interior ministry denied it.", "interior ministry"),
    ],
)
def test_an_organisation_by_its_head(code: str, line: str, text: str) -> None:
    assert text in [p.text for p in parties(code, line)[0] if p.kind == "organisation"]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("az", "Nazirlik bu barədə məlumat verməyib."),
        ("ru", "Министерство отказалось от комментариев."),
        ("en", "A company went bankrupt in the town."),
        ("en", "The power station has a capacity of 5 GW."),
        ("az", "Stansiyanın gücü 230 MVt olacaq."),
    ],
)
def test_a_common_noun_or_a_unit_is_no_organisation(code: str, line: str) -> None:
    assert keys(code, line, "organisation") == []
