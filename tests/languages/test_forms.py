"""Inflected forms of common news words, written down without sight of the analyser; and words that do not exist.

``forms/<language>.tsv``: form, lemma (alternatives by ``|``: a passive may be a word of its own), features.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.languages import load_pack
from consistency.languages.analysis import CASES

FORMS = Path(__file__).parent / "forms"
COMPARED = frozenset({"plural", "possessed", "negative", *CASES})  # what table and analyser call alike
RIGHT = 0.95  # share of forms that must be read right, as issue 3 asks
LANGUAGES = ("az", "kk")


def _rows(code: str) -> list[list[str]]:
    lines = (FORMS / f"{code}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_lemmas(code: str) -> None:
    rows, pack = _rows(code), load_pack(code)
    wrong = [form for form, lemmas, _ in rows if not {a.lemma for a in pack.analyse(form)} & set(lemmas.split("|"))]
    assert len(rows) >= 200
    assert len(wrong) <= (1 - RIGHT) * len(rows), wrong


@pytest.mark.parametrize("code", LANGUAGES)
def test_features(code: str) -> None:
    """The right lemma comes with the right case, number, possession and negation in some reading."""
    rows, pack = _rows(code), load_pack(code)
    wrong = []
    for form, lemmas, features in rows:
        wanted = COMPARED & set(features.split(" "))
        readings = [COMPARED & a.features for a in pack.analyse(form) if a.lemma in lemmas.split("|")]
        if wanted not in readings:
            wrong.append(form)
    assert len(wrong) <= (1 - RIGHT) * len(rows), wrong


@pytest.mark.parametrize("code", LANGUAGES)
def test_made_up_words_are_refused(code: str) -> None:
    words = [w for w in (FORMS / f"{code}.madeup.txt").read_text("utf-8").splitlines() if not w.startswith("#")]
    taken = {w: a.lemma for w in words for a in load_pack(code).analyse(w)[:1] if a.known}
    assert len(words) >= 60 and not taken, taken
