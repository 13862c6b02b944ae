"""Country names of a language, from its ``countries.tsv``.

Rows ``code<TAB>names<TAB>abbreviations<TAB>adjectives<TAB>people<TAB>capital``, values separated by ``; ``, an empty
cell is ``-``. The table holds every CLDR name (a test compares it with babel) and what CLDR lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FORMS = ("name", "abbreviation", "adjective", "people", "capital")


@dataclass(frozen=True, slots=True)
class CountryForm:
    """``form`` is one of FORMS; ``written`` the citation form."""

    code: str
    form: str
    written: str


def read_countries(path: Path) -> Iterator[CountryForm]:
    """Every form of every country in a table."""
    for line in path.read_text("utf-8").splitlines():
        code, *cells = line.split("\t")
        for form, cell in zip(FORMS, cells, strict=True):
            if cell != "-":
                for written in cell.split("; "):
                    yield CountryForm(code, form, written)


@cache
def english_forms() -> dict[tuple[str, str], str]:
    """(code, form) -> the first English form, for the gloss: Azerbaijan, Azerbaijani, Baku."""
    table: dict[tuple[str, str], str] = {}
    for country in read_countries(Path(__file__).parent / "en" / "countries.tsv"):
        table.setdefault((country.code, country.form), country.written)
    for (code, form), written in list(table.items()):
        if form == "name":
            table.setdefault((code, "abbreviation"), written)
            table.setdefault((code, "adjective"), written)
            table.setdefault((code, "people"), table.get((code, "adjective"), written))
            table[(code, "abbreviation")] = written
    return table


def country_name(code: str) -> str:
    """The English name of a country code."""
    return english_forms().get((code, "name"), code)
