"""Forms of a stem, made by the table that takes them apart: for tests, and to see what a row of ``suffixes.tsv`` does.

The analyser reads a word from its end; here the same rows are put on one after the other, with the sounds of the
language: the suffix agrees with the vowel before it, and a last consonant that softens before a vowel is softened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from consistency.languages.morphology.phonology import Phonology, harmony_of
from consistency.languages.morphology.suffixes import Suffix


class Form(NamedTuple):
    """``state`` is that of the table after the last suffix; ``features`` are those of all suffixes, in order."""

    text: str
    state: str
    features: tuple[str, ...]


def forms_of(
    stem: str, state: str, suffixes: Mapping[str, Sequence[Suffix]], sound: Phonology, *, longest: int
) -> Iterator[Form]:
    """Every form of a stem with at most ``longest`` suffixes; ``state`` is N for nouns, V for verbs. The stem itself
    comes first."""
    rows = [suffix for same in suffixes.values() for suffix in same]
    now = [Form(stem, state, ())]
    for _ in range(longest + 1):
        yield from now
        now = [longer for form in now for longer in longer_forms(form, rows, sound)]


def longer_forms(form: Form, rows: Sequence[Suffix], sound: Phonology) -> list[Form]:
    """Every form that has one suffix more, in the order of ``rows``."""
    out = []
    for suffix in rows:
        if form.state in suffix.sources and _may_follow(form.text, suffix, sound):
            features = form.features + tuple(f for f in suffix.features if f not in form.features)
            # A stem softens; the suffixes that do are in the table in both spellings.
            text = form.text if form.features else softened(form.text, suffix.form, sound)
            out.append(Form(text + suffix.form, suffix.target, features))
    return out


def _may_follow(text: str, suffix: Suffix, sound: Phonology) -> bool:
    if suffix.after and text[-1] not in suffix.after:
        return False
    return not suffix.harmony or harmony_of(text, sound) in ("", suffix.harmony)


def softened(text: str, suffix: str, sound: Phonology) -> str:
    """The text with its last consonant as it sounds before a vowel: çörək, çörəy-i."""
    if suffix[0] not in sound.vowels or len(text) < 3 or not sound.softens(text):
        return text
    soft = next((soft for soft, hard in sound.softened.items() if text[-1] in hard), None)
    return text if soft is None else text[:-1] + soft
