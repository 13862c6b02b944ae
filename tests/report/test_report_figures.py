"""Figures and dates of answers in the reader's language, and the table of how languages write them against CLDR."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from consistency.cli import main
from consistency.diff.shown import moment_shown, quantity_shown
from consistency.records import Moment, Quantity, Span
from consistency.report.figures import TABLE, figure, moment, number
from consistency.report.wording import wording

LANGUAGES = ("az", "kk", "ru")
HEAD = "# How languages write figures and dates, from CLDR: language, what, how. `pytest tests/report --update-golden` writes it (../../tests/report/test_report_figures.py).\n"
PATTERNS = {"dM": "MMMMd", "My": "yMMMM"}


def spelled(pattern: str) -> str:
    """A date pattern of CLDR with our fields; of a narrow space that no break may part a common one that none may."""
    fields = {"d": "{d}", "MMMM": "{M}", "LLLL": "{M}", "y": "{y}"}
    out = "".join(piece[1:-1] if piece.startswith("'") else fields.get(piece, piece) for piece in re.findall(r"'[^']*'|[A-Za-z]+|[^A-Za-z']+", pattern))
    return out.replace("\u202f", "\u00a0")


def table() -> str:
    out = [HEAD]
    for code in LANGUAGES:
        locale = Locale(code)
        symbols = locale.number_symbols["latn"]
        percent = locale.percent_formats[None].pattern
        rows = {"decimal": symbols["decimal"], "group": symbols["group"], "percent": "{}" + percent.removeprefix("#,##0")}
        rows |= {f"pattern.{ours}": spelled(locale.datetime_skeletons[theirs].pattern) for ours, theirs in PATTERNS.items()}
        rows["pattern.dMy"] = spelled(locale.date_formats["long"].pattern)
        for name, names, least in (("month", locale.months["format"]["wide"], 1), ("alone", locale.months["stand-alone"]["wide"], 1),
                                   ("weekday", locale.days["stand-alone"]["wide"], 0)):  # fmt: skip
            # Within a line: CLDR has some stand-alone names with a capital, as they head a calendar.
            rows |= {f"{name}.{key + 1 - least}": said.lower() for key, said in names.items()}
        out += [f"{code}\t{key}\t{value}\n" for key, value in rows.items()]
    return "".join(out)


def test_the_table_is_what_cldr_says(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        TABLE.write_text(table(), "utf-8")
    assert TABLE.read_text("utf-8") == table()


@given(st.sampled_from(LANGUAGES), st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False))
def test_numbers_are_as_babel_writes_them(language: str, value: Decimal) -> None:
    shown = quantity_shown(Quantity(span=Span(start=0, end=1), text="x", read_from="source", value=value))
    assert number(shown, wording(language)) == format_decimal(value, locale=language, decimal_quantization=False)


FIGURES = [
    ("430", "430", "430", "430"),
    ("1,500", "1.500", "1\u00a0500", "1\u00a0500"),
    ("about 2,000,000 USD", "təxminən 2.000.000 USD", "шамамен 2\u00a0000\u00a0000 USD", "около 2\u00a0000\u00a0000 USD"),
    ("2.5%", "2,5%", "2,5%", "2,5\u00a0%"),
    ("at least 12.5 km", "ən azı 12,5 km", "кемінде 12,5 км", "не менее 12,5 км"),
    ("5–7 year", "5–7 il", "5–7 жыл", "5–7 лет"),
    ("1 year", "1 il", "1 жыл", "1 год"),
    ("22 hour", "22 saat", "22 сағат", "22 часа"),
    ("2.5 tonne", "2,5 ton", "2,5 тонна", "2,5 тонны"),
    ("27 people", "27 people", "27 people", "27 people"),  # a word that no table has
    ("no figure at all", "no figure at all", "no figure at all", "no figure at all"),
]
MOMENTS = [
    ("2 March", "2 mart", "2 наурыз", "2 марта"),
    ("2 October 2018", "2 oktyabr 2018", "2018\u00a0ж. 2 қазан", "2 октября 2018\u00a0г."),
    ("October 2018", "oktyabr 2018", "2018\u00a0ж. қазан", "октябрь 2018\u00a0г."),
    ("October", "oktyabr", "қазан", "октябрь"),
    ("2018", "2018", "2018", "2018"),
    ("1990s", "1990-cı illər", "1990-жылдар", "1990-е годы"),
    ("2010s", "2010-cu illər", "2010-жылдар", "2010-е годы"),
    ("Tuesday", "çərşənbə axşamı", "сейсенбі", "вторник"),
    ("Tuesday 2 October 2018 14:00", "çərşənbə axşamı, 2 oktyabr 2018 14:00", "сейсенбі, 2018\u00a0ж. 2 қазан 14:00", "вторник, 2 октября 2018\u00a0г. 14:00"),
    ("14:00", "14:00", "14:00", "14:00"),
    ("yesterday", "dünən", "кеше", "вчера"),
    ("yesterday 14:00", "dünən 14:00", "кеше 14:00", "вчера 14:00"),
    ("3 days ago", "3 gün əvvəl", "3 күн бұрын", "3 дня назад"),
    ("early November 2026", "əvvəli: noyabr 2026", "басы: 2026\u00a0ж. қараша", "начало: ноябрь 2026\u00a0г."),
    ("late this year", "sonu: bu il", "соңы: биыл", "конец: в этом году"),
    ("spring 2027", "yaz 2027", "көктем 2027", "весна 2027"),
    ("in due course", "in due course", "in due course", "in due course"),
]


@pytest.mark.parametrize(("shown", "az", "kk", "ru"), FIGURES)
def test_figures(shown: str, az: str, kk: str, ru: str) -> None:
    assert [figure(shown, wording(language)) for language in ("en", *LANGUAGES)] == [shown, az, kk, ru]


@pytest.mark.parametrize(("shown", "az", "kk", "ru"), MOMENTS)
def test_moments(shown: str, az: str, kk: str, ru: str) -> None:
    assert [moment(shown, wording(language)) for language in ("en", *LANGUAGES)] == [shown, az, kk, ru]


@given(st.sampled_from(LANGUAGES), st.dates(min_value=date(1000, 1, 1)), st.booleans())
def test_every_day_is_read_back(language: str, day: date, dated: bool) -> None:
    """No English name of a month or a day is left."""
    fact = Moment(span=Span(start=0, end=1), text="x", read_from="source", year=day.year if dated else None, month=day.month, day=day.day, weekday=day.weekday())
    said = moment(moment_shown(fact), wording(language))
    assert str(day.day) in said and (str(day.year) in said) >= dated
    assert said != moment_shown(fact) and not re.search(r"day\b|ber\b|uary", said)


def test_through_the_door(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = "Bridge opens in Riverton\n\nMore than 1,200 people were injured when the old bridge closed, the ministry said on 2 March 2026.\n"
    russian = "В Ривертоне открыли мост\n\nПри закрытии старого моста пострадали 3500 человек, сообщило министерство 2 марта 2026 года.\n"
    (tmp_path / "en.txt").write_text(english, "utf-8")
    (tmp_path / "ru.txt").write_text(russian, "utf-8")
    said = []
    for language in ("en", "ru", "az"):
        main(["check", str(tmp_path), "--language", language, "--format", "csv"])
        said += re.findall(r"3[., ]?500", capsys.readouterr().out)[:1]
    assert said == ["3,500", "3 500", "3.500"]
