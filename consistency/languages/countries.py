"""Country names of a language, from its ``countries.tsv``.

Rows ``code<TAB>names<TAB>abbreviations<TAB>adjectives<TAB>people<TAB>capital``, values separated by ``; ``, an empty
cell is ``-``. The table holds every CLDR name (a test compares it with babel) and what CLDR lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

FORMS = ("name", "abbreviation", "adjective", "people", "capital")


class CountryForm(NamedTuple):
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
    for line in (Path(__file__).parent / "en" / "countries.tsv").read_text("utf-8").splitlines():
        code, *cells = line.split("\t")
        first = dict(zip(FORMS, (cell.partition("; ")[0] for cell in cells), strict=True))
        name = first["name"]
        adjective = name if first["adjective"] == "-" else first["adjective"]
        table[(code, "name")] = table[(code, "abbreviation")] = name
        table[(code, "adjective")] = adjective
        table[(code, "people")] = adjective if first["people"] == "-" else first["people"]
        if first["capital"] != "-":
            table[(code, "capital")] = first["capital"]
    return table


def country_name(code: str, language: str = "en") -> str:
    """The name of a country code, in English or another language that has a pack; the code itself where there is none."""
    return english_forms().get((code, "name"), code) if language == "en" else _names(language).get(code, code)


@cache
def _names(language: str) -> dict[str, str]:
    """code -> the first name that a language has for it."""
    lines = (Path(__file__).parent / language / "countries.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {code: names.partition("; ")[0] for code, names, *_ in rows}


@cache
def region(name: str) -> frozenset[str]:
    """The codes of the countries of a region or a union, by its English name; none where the table has no such region."""
    return _regions().get(name.lower(), frozenset())


@cache
def _regions() -> dict[str, frozenset[str]]:
    lines = (Path(__file__).parent / "en" / "regions.tsv").read_text("utf-8").splitlines()
    return {name.lower(): frozenset(codes.split()) for name, codes in (line.split("\t") for line in lines)}
