"""The closed word classes of a language that facts are read with: numbers, units, months, bounds, negation.

One ``terms.tsv`` a language, rows ``kind<TAB>form<TAB>value``; the form is a stem (az, kk) or a lemma (ru, en).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consistency.registry import LANGUAGES


@dataclass(frozen=True, slots=True)
class Terms:
    """``rows[kind]`` maps a lower-case form (of one or more words) to its value; ``forms`` is the same by form.
    ``phrases`` has the forms of several words as (words, kind, value), by the first three letters of the first word and
    the first two of the second, which no ending changes."""

    rows: Mapping[str, Mapping[str, str]]
    forms: Mapping[str, Mapping[str, str]]
    phrases: Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], str, str]]]

    def kinds(self, form: str) -> Mapping[str, str]:
        """The classes of a lower-case form, each with its value."""
        return self.forms.get(form, {})

    def of(self, kind: str) -> Mapping[str, str]:
        """The forms of a class, each with its value; empty where the language has none."""
        return self.rows.get(kind, {})

    @property
    def months(self) -> dict[str, int]:
        """Word form -> 1..12."""
        return {form: int(value) for form, value in self.of("month").items()}


@cache
def load_terms(code: str) -> Terms:
    """The terms of a language; none where it has no pack."""
    if code not in LANGUAGES:
        return Terms({}, {}, {})
    rows: dict[str, dict[str, str]] = {}
    forms: dict[str, dict[str, str]] = {}
    path = Path(__file__).parent / code / "terms.tsv"
    for line in path.read_text("utf-8").splitlines():
        kind, form, value = line.split("\t")
        rows.setdefault(kind, {})[form.lower()] = value
        forms.setdefault(form.lower(), {})[kind] = value
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]] = {}
    for form, kinds in forms.items():
        words = tuple(form.split(" "))
        if len(words) > 1:
            entries = phrases.setdefault((words[0][:3], words[1][:2]), [])
            entries += [(words, kind, value) for kind, value in kinds.items()]
    return Terms(rows, forms, phrases)
