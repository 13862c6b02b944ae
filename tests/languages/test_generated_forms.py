"""Every form that the suffix tables make of a stem is read back, with its lemma and its features."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.languages import load_pack
from consistency.languages.build import HERE
from consistency.languages.morphology.agglutinative import FINAL
from consistency.languages.morphology.generate import Form, forms_of, longer_forms, softened
from consistency.languages.morphology.phonology import Phonology
from consistency.languages.morphology.suffixes import Suffix, load_suffixes

INFINITIVE = {"az": 3, "kk": 0, "tr": 3}  # letters of a verb's lemma that are no part of its stem
LONGEST = 3  # suffixes of a form


@cache
def table(code: str) -> tuple[dict[str, list[Suffix]], Phonology]:
    sound: Phonology = import_module(f"consistency.languages.{code}").SOUND
    return load_suffixes(HERE / code / "suffixes.tsv", sound), sound


@cache
def words(code: str, pos: str) -> tuple[str, ...]:
    """The plain lemmas of a part of speech; without those whose suffixes disagree with their vowels (voleyboller), which only
    the reader knows."""
    fronted = table(code)[1].fronted
    rows = [line.split("\t") for line in load_pack(code).lexicon.table.lines()]
    return tuple(row[0] for row in rows if row[1] == pos and row[0].isalpha() and row[0].islower() and len(row[0]) > 2
                 and row[0] not in fronted)  # fmt: skip


def stem_of(code: str, lemma: str, pos: str) -> str:
    return lemma[: -INFINITIVE[code]] if pos == "VERB" and INFINITIVE[code] else lemma


@st.composite
def drawn_forms(draw: st.DrawFn, code: str, lemma: str, pos: str) -> Form:
    """A finished form of a lemma with one to three suffixes, derivations apart: those rank last, and "you" of them is refused."""
    suffixes, sound = table(code)
    rows = [s for same in suffixes.values() for s in same if "derived" not in s.features]
    form = Form(stem_of(code, lemma, pos), pos[0], ())
    for _ in range(draw(st.integers(1, LONGEST))):
        longer = longer_forms(form, rows, sound)
        if not longer:
            break
        form = draw(st.sampled_from(longer))
    while form.state not in FINAL:  # a stem of a tense wants its person
        form = draw(st.sampled_from(longer_forms(form, rows, sound)))
    return form


@pytest.mark.parametrize("pos", ["NOUN", "VERB"])
@pytest.mark.parametrize("code", sorted(INFINITIVE))
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_every_form_is_read_back(code: str, pos: str, data: st.DataObject) -> None:
    lemma = data.draw(st.sampled_from(words(code, pos)))
    form = data.draw(drawn_forms(code, lemma, pos))
    readings = [a for a in load_pack(code).analyse(form.text) if a.lemma == lemma]
    assert any(set(form.features) <= a.features for a in readings), (lemma, form, readings)


@pytest.mark.parametrize(
    ("code", "lemma", "pos", "text", "features"),
    [
        ("az", "kitab", "NOUN", "kitablarımızdan", {"plural", "possessed", "first-plural", "ablative"}),
        ("az", "çörək", "NOUN", "çörəyi", {"possessed"}),
        ("az", "gəlmək", "VERB", "gəlməmişdi", {"negative", "perfect", "past"}),
        ("tr", "kitap", "NOUN", "kitaplarımızdan", {"plural", "possessed", "first-plural", "ablative"}),
        ("tr", "kitap", "NOUN", "kitabı", {"accusative"}),
        ("tr", "gelmek", "VERB", "gelmemişti", {"negative", "perfect", "past"}),
        ("kk", "мектеп", "NOUN", "мектебіне", {"possessed", "dative"}),
        ("kk", "қала", "NOUN", "қалаларымыз", {"plural", "possessed", "first-plural"}),
        ("kk", "бар", "VERB", "бармады", {"negative", "past"}),
    ],
)
def test_known_forms_are_made(code: str, lemma: str, pos: str, text: str, features: set[str]) -> None:
    suffixes, sound = table(code)
    rows = [suffix for same in suffixes.values() for suffix in same if suffix.form in text]
    made = forms_of(stem_of(code, lemma, pos), pos[0], {"": rows}, sound, longest=LONGEST)
    assert features in [set(f.features) for f in made if f.text == text and "derived" not in f.features]


@pytest.mark.parametrize(("stem", "suffix", "expected"), [("çörək", "i", "çörəy"), ("çörək", "lər", "çörək"), ("otaq", "ı", "otağ")])
def test_a_stem_softens_before_a_vowel_only(stem: str, suffix: str, expected: str) -> None:
    assert softened(stem, suffix, table("az")[1]) == expected
