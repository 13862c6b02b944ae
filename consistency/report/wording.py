"""What a report says in its reader's language: message ids -> texts with {named} parameters, a table a language.

``words/<language>.tsv`` has a row a message: its id, then its text. Of what is counted ({n}) the row has the plural forms of the
language (``FORMS``), of a question (``ask.``) its wordings from the most telling to the plainest. To add a language: its table,
its row in ``FORMS``, and its code in ``registry.READERS``. What a table lacks is said in English.

Parameters stand as they are given, never with an ending: names and the English of articles have no case here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from string import Formatter

TABLES = Path(__file__).with_name("words")
# The plural categories of CLDR in the order of a row's forms. After a number Azerbaijani and Kazakh nouns have no plural.
FORMS: Mapping[str, tuple[str, ...]] = {"en": ("one", "other"), "az": ("other",), "kk": ("other",), "ru": ("one", "few", "many")}
FIELD = re.compile(r"\{(\w+)\}")
# Parameters of notes that are notes themselves: figures with a bound, what a text reads like.
NESTED = ("value", "other", "found")

Table = Mapping[str, tuple[str, ...]]


class Wording:
    """One language's texts. ``say`` and ``count`` know every id of the English table, and raise KeyError for any other."""

    def __init__(self, language: str, table: Table, english: Table) -> None:
        self.language = language
        self._table, self._english = table, english

    def __contains__(self, name: str) -> bool:
        return name in self._english

    def forms(self, name: str) -> tuple[str, ...]:
        """All the texts of a row, in the order of the table."""
        return self._table.get(name) or self._english[name]

    def say(self, name: str, /, **given: object) -> str:
        return self.forms(name)[0].format_map(given)

    def count(self, name: str, n: int, /, **given: object) -> str:
        """The text in the plural form for ``n``, which is the parameter {n} too."""
        return self.plural(name, n).format_map({"n": n, **given})

    def plural(self, name: str, n: int) -> str:
        """The text in the plural form for ``n``, its parameters not filled in."""
        own = self._table.get(name)
        category = plural_category(self.language if own else "en", n)
        return (own or self._english[name])[FORMS[self.language if own else "en"].index(category)]

    def ask(self, names: Iterable[str], given: Mapping[str, str]) -> str | None:
        """The first wording of the first row whose parameters are all given; None where there is none."""
        for name in names:
            for wording in self.forms(f"ask.{name}") if f"ask.{name}" in self else ():
                if all(field is None or field in given for _, field, _, _ in Formatter().parse(wording)):
                    return wording.format_map(given)
        return None

    def note(self, text: str) -> str:
        """A note of a stage (why a file was skipped, a piece set aside, a translation suspect, a run failed; a warning), which the
        stages word in English: its id and parameters are read back from the English table. What is not found there stays."""
        return text if self.language == "en" else self._note(text) or text

    def _note(self, text: str) -> str | None:
        for name, pattern in self._notes:
            found = pattern.fullmatch(text)
            if found is not None:
                given = {key: (self._note(value) or value) if key in NESTED else value for key, value in found.groupdict().items()}
                return self.count(name, int(given.pop("n")), **given) if len(self._english[name]) > 1 else self.say(name, **given)
        place, colon, rest = text.partition(": ")  # kk-gov.txt: not UTF-8: read as cp1251
        told = self._note(rest) if colon else None
        if told is not None:
            return f"{place}: {told}"
        pieces = [self._note(piece) for piece in text.split(", ")] if ", " in text else []  # share buttons, view counter
        return ", ".join(piece for piece in pieces if piece) if pieces and all(pieces) else None

    @cached_property
    def _notes(self) -> list[tuple[str, re.Pattern[str]]]:
        rows = ((name, texts) for name, texts in self._english.items() if name.startswith("note."))
        return [(name, _pattern(text)) for name, texts in rows for text in texts]

    def rows(self, *prefixes: str) -> dict[str, str | dict[str, str]]:
        """The rows under these prefixes or of these ids as plain data, for a script: a text, or plural form -> text."""
        out: dict[str, str | dict[str, str]] = {}
        for name in self._english:
            if name.startswith(prefixes):
                own, language = self.forms(name), self.language if name in self._table else "en"
                out[name] = dict(zip(FORMS[language], own, strict=True)) if len(self._english[name]) > 1 else own[0]
        return out

    def upper(self, text: str) -> str:
        """In capitals, as the language writes them: an Azerbaijani i keeps its dot."""
        return (text.replace("i", "İ") if self.language == "az" else text).upper()


@cache
def wording(language: str) -> Wording:
    """The texts of a language of ``registry.READERS``; English where it is none of them."""
    language = language if language in FORMS else "en"
    return Wording(language, read_table(language), read_table("en"))


@cache
def read_table(language: str) -> Table:
    """The rows of ``words/<language>.tsv``: id -> its texts."""
    lines = (TABLES / f"{language}.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(texts) for name, *texts in rows}


def plural_category(language: str, n: int) -> str:
    """CLDR's category of a whole number, 0 or more: https://cldr.unicode.org/index/cldr-spec/plural-rules."""
    if language == "ru":
        if n % 10 == 1 and n % 100 != 11:
            return "one"
        return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"
    return "one" if n == 1 and language == "en" else "other"


def _pattern(text: str) -> re.Pattern[str]:
    """What reads the parameters of a note back from its English."""
    parts = FIELD.split(text)  # text, field, text, ...
    fields = (rf"(?P<{part}>{'[0-9]+' if part == 'n' else '.+?'})" for part in parts[1::2])
    return re.compile("".join(re.escape(part) + next(fields, "") for part in parts[::2]), re.DOTALL)
