"""The gloss through the line-wise door: what its English must say, and the figures, dates and names that it keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.config import Config
from consistency.guard import Side, suspect
from consistency.languages import load_pack
from consistency.pipeline import facts_of_lines, translate_lines
from consistency.records import Moment, Quantity, Translation
from consistency.translate.order import arrange
from consistency.translate.pieces import pieces_of

from .telling import CASES

GLOSS = Config(translator="gloss")
SENTENCES: dict[str, dict[str, str]] = yaml.safe_load((CASES / "gloss.yaml").read_text("utf-8"))
LANGUAGES = tuple(SENTENCES)


@pytest.fixture(scope="module")
def glossed() -> dict[str, Translation]:
    """All sentences of the table at once, a call a language."""
    rows = {}
    for language, sentences in SENTENCES.items():
        rows |= dict(zip(sentences, translate_lines(list(sentences), language, GLOSS), strict=True))
    return rows


def find(english: str, piece: str, start: int = 0) -> int:
    """Where one of the alternatives begins a word, at or after ``start``; -1 where none does."""
    places = []
    for word in piece.strip().split("/"):
        match = re.compile(rf"(?<!\w){re.escape(word.strip())}", re.IGNORECASE).search(english, start)
        if match:
            places.append(match.start())
    return min(places, default=-1)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [pytest.param(*row, id=f"{code}-{i}") for code, rows in SENTENCES.items() for i, row in enumerate(rows.items(), 1)],
)
def test_the_english_says(glossed: dict[str, Translation], source: str, wanted: str) -> None:
    english = glossed[source].english
    for chain in wanted.split(", "):
        at = -1
        for piece in chain.split(" < "):
            at = find(english, piece, at + 1)
            assert at >= 0, f"{piece!r} of {chain!r} is not in {english!r}"


def test_the_table_is_known_to_the_lexicon(glossed: dict[str, Translation]) -> None:
    words = sum(t.words for t in glossed.values())
    unknown = sum(t.unknown for t in glossed.values())
    assert words > 200 and unknown / words <= 0.03, [t.english for t in glossed.values() if t.unknown]


LOST = {"time", "moment", "period", "situation", "case", "event", "from"}  # said as when, while, if; since, not since from
CORPORA = Path(__file__).parent.parent / "facts" / "corpus"


def said_words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w%]+", text.lower()))


@pytest.mark.parametrize("path", [p for p in sorted(CORPORA.rglob("*.yaml")) if p.name[:2] in ("az", "kk", "tr")], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_no_name_figure_or_noun_is_lost_on_the_way(path: Path) -> None:
    """However a clause is turned round, each noun, name and figure of the source stands in its English."""
    pack = load_pack(path.stem[:2])
    wrong = []
    for row in yaml.safe_load(path.read_text("utf-8")):
        pieces = pieces_of(row["text"], pack, None)
        english = arrange(pieces, pack.code)
        there = said_words(english)
        wanted = Counter(w for p in pieces if p.pos in ("NUM", "TIME", "PROPN", "NOUN", "X") for w in said_words(p.english.removesuffix("'s")))
        wrong += [(w, english) for w in wanted if w not in LOST and len(w) > 2 and there[w] < wanted[w]]
    assert wrong == []


def test_no_preposition_twice(glossed: dict[str, Translation]) -> None:
    double = re.compile(r"\b(in|on|at|to|of|from|with|for) (in|on|at|to|of|from|with|for)\b", re.IGNORECASE)
    assert [t.english for t in glossed.values() if double.search(t.english)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_gives_the_same_english(glossed: dict[str, Translation], language: str) -> None:
    """Alone, in another company, and once more."""
    for source in SENTENCES[language]:
        alone = translate_lines([source], language, GLOSS)[0]
        assert (alone.english, alone.words, alone.unknown) == (
            glossed[source].english, glossed[source].words, glossed[source].unknown)  # fmt: skip


def test_english_passes_through() -> None:
    lines = ["Twelve people were injured, the ministry said.", "“Why?” — asked the mayor;  no answer."]
    made = translate_lines(lines, "en", GLOSS)
    assert [t.english for t in made] == lines
    assert [(t.translator, t.words, t.unknown) for t in made] == [("none", 0, 0)] * 2


@pytest.mark.parametrize(
    ("language", "line", "unknown"),
    [
        ("ru", "Министр посетил бурляндочку.", 1),
        ("ru", "Министр посетил школу.", 0),
        ("az", "Nazir zırtbozu ziyarət edib.", 1),
        ("kk", "Министр бұлдырғаққа келді.", 1),
        ("ru", "Иван Пупырышкин посетил школу.", 0),
    ],
)
def test_unknown_words_are_counted_and_names_are_not(language: str, line: str, unknown: int) -> None:
    made = translate_lines([line], language, GLOSS)[0]
    assert made.unknown == unknown, made.english
    assert 0 < made.words <= len(line.split())


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("ru", "Нуржан Абишев встретился с Еленой Щукиной.", ["Nurzhan", "Abishev", "Shchukin"]),
        ("kk", "Нұржан Әбішев Жәния Өтегеновамен кездесті.", ["Nurzhan", "Abishev", "Zhaniya", "Otegenova"]),
        ("az", "Ceyhun Həsənov Şahin Quliyevlə görüşüb.", ["Jeyhun|Ceyhun", "Hasanov|Həsənov", "Shahin|Şahin", "Guliyev|Quliyev"]),
    ],
)  # fmt: skip
def test_names_are_transliterated(language: str, line: str, names: list[str]) -> None:
    english = translate_lines([line], language, GLOSS)[0].english
    for name in names:
        assert re.search(name, english), english
    assert not re.search("[А-Яа-яӘәІіҢңҒғҮүҰұҚқӨөҺһ]", english)


# -- figures and dates: whatever stands in the source stands in the English, and nothing else

MONTHS = {
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "az": [
        "yanvar",
        "fevral",
        "mart",
        "aprel",
        "may",
        "iyun",
        "iyul",
        "avqust",
        "sentyabr",
        "oktyabr",
        "noyabr",
        "dekabr",
    ],
    "kk": [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    "tr": ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
}
WHOLE = st.integers(2, 99_999_999)
DAY = st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 12, 28))


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


COUNTED: dict[str, Callable[[str], str]] = {
    "ru": lambda n: f"В городе построено {n} домов.",
    "az": lambda n: f"Şəhərdə {n} ev tikilib.",
    "kk": lambda n: f"Қалада {n} үй салынды.",
    "tr": lambda n: f"Şehirde {n} ev yapıldı.",
}
SHARED: dict[str, Callable[[str], str]] = {
    "ru": lambda n: f"Цены выросли на {n} процента.",
    "az": lambda n: f"Qiymətlər {n} faiz artıb.",
    "kk": lambda n: f"Баға {n} пайызға өсті.",
    "tr": lambda n: f"Fiyatlar yüzde {n} arttı.",
}
PAID: dict[str, Callable[[str], str]] = {
    "ru": lambda n: f"На ремонт выделено {n} млн тенге.",
    "az": lambda n: f"Təmirə {n} milyon manat ayrılıb.",
    "kk": lambda n: f"Жөндеуге {n} млн теңге бөлінді.",
    "tr": lambda n: f"Onarım için {n} milyon lira ayrıldı.",
}
DATED: dict[str, Callable[[int, str, int], str]] = {
    "ru": lambda d, m, y: f"Встреча состоится {d} {m} {y} года.",
    "az": lambda d, m, y: f"Görüş {d} {m} {y}-ci ildə keçiriləcək.",
    "kk": lambda d, m, y: f"Кездесу {y} жылғы {d} {m} күні өтеді.",
    "tr": lambda d, m, y: f"Görüşme {d} {m} {y} tarihinde yapılacak.",
}
TIMED: dict[str, Callable[[str], str]] = {
    "ru": lambda t: f"Поезд отправится в {t}.",
    "az": lambda t: f"Qatar saat {t}-da yola düşəcək.",
    "kk": lambda t: f"Пойыз сағат {t}-да жолға шығады.",
    "tr": lambda t: f"Tren saat {t}'da hareket edecek.",
}


def kept(language: str, line: str, kind: type) -> str:
    """The English, after the guard has found nothing to suspect in it."""
    english = translate_lines([line], language, GLOSS)[0].english
    source, made = facts_of_lines([line], language)[0], facts_of_lines([english], "en")[0]
    assert [f for f in source if isinstance(f, kind)], line
    assert suspect(Side(line, source), Side(english, made)) == (), f"{line} -> {english}"
    return english


LANGUAGE = st.sampled_from(LANGUAGES)


@settings(max_examples=150)
@given(LANGUAGE, WHOLE, st.booleans())
def test_counts_are_carried_over(language: str, number: int, spaced: bool) -> None:
    english = kept(language, COUNTED[language](grouped(number) if spaced else str(number)), Quantity)
    assert {f.value for f in facts_of_lines([english], "en")[0] if isinstance(f, Quantity)} == {number}, english


@settings(max_examples=80)
@given(LANGUAGE, st.integers(1, 999), st.integers(1, 9))
def test_percent_and_money_are_carried_over(language: str, whole: int, tenths: int) -> None:
    for table in (SHARED, PAID):
        kept(language, table[language](f"{whole},{tenths}"), Quantity)


@settings(max_examples=150)
@given(LANGUAGE, DAY)
def test_dates_are_carried_over(language: str, day: date) -> None:
    year, month, of_month = day.year, day.month, day.day
    english = kept(language, DATED[language](of_month, MONTHS[language][month - 1], year), Moment)
    moments = [f for f in facts_of_lines([english], "en")[0] if isinstance(f, Moment)]
    assert {(m.year, m.month, m.day) for m in moments} == {(year, month, of_month)}, english


@settings(max_examples=80)
@given(LANGUAGE, st.integers(0, 23), st.integers(0, 59))
def test_clock_times_are_carried_over(language: str, hour: int, minute: int) -> None:
    assert f"{hour:02d}:{minute:02d}" in kept(language, TIMED[language](f"{hour:02d}:{minute:02d}"), Moment)


NEGATED = {
    "ru": ["Завод не работает.", "Мы не видели самолёт.", "Денег нет.", "Никто не пришёл.", "Решение не принято."],
    "az": ["Zavod işləmir.", "Biz təyyarəni görmədik.", "Pul yoxdur.", "Heç kim gəlmədi.", "Qərar qəbul edilməyib.",
           "Yol açıq deyil."],
    "kk": ["Зауыт жұмыс істемейді.", "Біз ұшақты көрмедік.", "Ақша жоқ.", "Ешкім келмеді.", "Шешім қабылданған жоқ.",
           "Жол ашық емес."],
    "tr": ["Fabrika çalışmıyor.", "Uçağı görmedik.", "Para yok.", "Kimse gelmedi.", "Karar alınmadı.", "Yol açık değil."],
}  # fmt: skip


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in NEGATED.items() for line in lines])
def test_a_denial_stays_one(language: str, line: str) -> None:
    english = translate_lines([line], language, GLOSS)[0].english
    assert re.search(r"\b(not|no|nobody|none|absent|without|never|nothing)\b|n't\b", english, re.IGNORECASE), english
