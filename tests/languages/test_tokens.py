"""Tokens: nothing is lost and nothing overlaps, whatever the text; and what belongs together stays together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.languages.tokens import tokenise

# Letters of the four alphabets, digits, and what stands between: blanks that group digits, marks, an emoji, a combining
# accent, a surrogate that a broken file may leave behind.
MIXED = st.text(
    alphabet="abIİəşйңқё019 \t\n\u00a0\u202f\u2009.,:/-‐‑'’ʼ_%$«»–—½²\u0301\u200b\U0001f600\ud800", max_size=60
)
ANY = st.text(max_size=60)


@given(st.one_of(MIXED, ANY))
def test_tokens_cover_all_that_is_not_blank(text: str) -> None:
    tokens = tokenise(text)
    covered = [at for token in tokens for at in range(token.start, token.end)]
    assert covered == sorted(set(covered)), "in order, none overlaps another"
    assert [c for at, c in enumerate(text) if at not in set(covered) and not c.isspace()] == []


@given(st.one_of(MIXED, ANY))
def test_spans_are_right(text: str) -> None:
    for token in tokenise(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.text == text[token.start : token.end]
        assert token.kind in ("number", "word", "mark")
        assert token.kind != "mark" or len(token.text) == 1
        # Letters, and signs that are written like them: м² is one word.
        assert token.kind != "word" or all(c.isalnum() and not c.isdecimal() for c in (token.text[0], token.text[-1]))
        assert token.kind != "number" or (token.text[0].isdecimal() and token.text[-1].isdecimal())


@given(st.lists(st.text(alphabet="abəşйңқ", min_size=1, max_size=8), max_size=8))
def test_words_apart_are_the_words(words: list[str]) -> None:
    assert [token.text for token in tokenise(" ".join(words))] == words


CASES = [
    ("3 500 nəfər", ["3 500", "nəfər"]),
    ("3\u202f500\u00a0000 тонн", ["3\u202f500\u00a0000", "тонн"]),
    ("3 50 адам", ["3", "50", "адам"]),
    ("1,5 млн", ["1,5", "млн"]),
    ("в 12.30, у моря", ["в", "12.30", ",", "у", "моря"]),
    ("14:05-те", ["14:05", "-", "те"]),
    ("2026-cı il", ["2026", "-", "cı", "il"]),
    ("02.03.2026 19:27", ["02.03.2026", "19:27"]),
    ("пресс-служба", ["пресс-служба"]),
    ("Қазақстан’ның", ["Қазақстан’ның"]),
    ("it's 'so'", ["it's", "'", "so", "'"]),
    ("5%", ["5", "%"]),
    ("40 м²", ["40", "м²"]),
    ("а — б", ["а", "—", "б"]),
    ("ATR 72", ["ATR", "72"]),
    ("a_b", ["a", "_", "b"]),
    ("", []),
    (" \n\t", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(text) for text, _ in CASES])
def test_what_belongs_together(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == expected
