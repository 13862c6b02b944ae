"""Whatever a model answers, it is one English text for each sentence, or a reason why it is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.models.chat import read_object
from consistency.translate.endpoint.question import english_of

TEXTS = ["Погибли 12 человек.", "Суд отложил решение.", "Он прибыл."]
RIGHT = [{"id": n, "english": f"Sentence {n}."} for n in (1, 2, 3)]


@given(st.permutations(RIGHT))
def test_in_any_order(rows: list[dict[str, Any]]) -> None:
    assert english_of({"translations": rows}, TEXTS) == ["Sentence 1.", "Sentence 2.", "Sentence 3."]


@given(st.lists(st.builds(lambda n, t: {"id": n, "english": t}, st.integers(0, 4), st.sampled_from(["A.", "B.", " "])), max_size=6))
def test_every_id_once_or_none_of_it(rows: list[dict[str, Any]]) -> None:
    whole = sorted(row["id"] for row in rows) == [1, 2, 3] and all(row["english"].strip() for row in rows)
    try:
        found = english_of({"translations": rows}, TEXTS)
    except ValueError as error:
        assert not whole and len(str(error)) < 80
    else:
        assert whole and found == [row["english"] for row in sorted(rows, key=lambda row: row["id"])]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["translations", "id", "english", "x"]), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(["translations", "x"]), JSON, max_size=2))
def test_any_other_shape_is_a_reason(answer: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        english_of(answer, TEXTS)


@given(st.text() | st.text("{}[]\",:1a \n"))
def test_any_words_are_an_object_or_a_reason(content: str) -> None:
    try:
        assert isinstance(read_object(content), dict)
    except ValueError as error:
        assert str(error) == "it is no JSON object"


def test_deep_nonsense() -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        read_object('{"a":' * 100_000 + "}" * 100_000)
