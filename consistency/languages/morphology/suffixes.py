"""The suffixes of an agglutinative language, from its ``suffixes.tsv``.

Rows are ``from-states<TAB>to-state<TAB>forms<TAB>feature``. Upper-case letters in a form are archiphonemes (A, I, D, L,
N, G, B), spelled out by the table ``archiphonemes`` of the language; a form that ends in ``!`` has no vowel harmony, one
that begins with ``+`` stands after vowels only, one with ``-`` after consonants only (and after glides).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from consistency.languages.morphology.phonology import Phonology, harmony_of

_LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz" + "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіьэюя"
_AFTER: Mapping[str, Callable[[Phonology], str]] = {
    "": lambda sound: "",
    "+": lambda sound: sound.vowels,
    "-": lambda sound: "".join(c for c in _LETTERS if c not in sound.back + sound.front),
}


@dataclass(frozen=True, slots=True)
class Suffix:
    """``after`` holds the letters that may stand before it; empty where any may."""

    form: str
    sources: frozenset[str]
    target: str
    features: tuple[str, ...]
    harmony: str  # "b", "f" or "" where the form has no vowel or an invariant one
    after: str = ""


def spell(form: str, table: Mapping[str, str]) -> Iterator[str]:
    """Every spelling of a form with archiphonemes."""
    for i, letter in enumerate(form):
        if letter in table:
            for choice in table[letter]:
                yield from spell(form[:i] + choice + form[i + 1 :], table)
            return
    yield form


def load_suffixes(path: Path, sound: Phonology) -> dict[str, list[Suffix]]:
    """The suffix table, by spelling."""
    table: dict[str, list[Suffix]] = {}
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        sources, target, forms, feature = line.split("\t")
        for form in forms.split():
            invariant, place = form.endswith("!"), form[0] if form[0] in "+-" else ""
            form = form.strip("+-!")
            for spelled in spell(form, sound.archiphonemes):
                harmony = "" if invariant else harmony_of(spelled, sound, first=True)
                after = sound.joins.get(form[0], {}).get(spelled[0], "") or _AFTER[place](sound)
                marks = tuple(f for f in feature.split(",") if f)
                suffix = Suffix(spelled, frozenset(sources.split(",")), target, marks, harmony, after)
                table.setdefault(spelled, []).append(suffix)
    return table
