"""bfloat16 and int8: what they must keep, and the small pieces that make greedy search quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.translate.neural.doubts import circles
from consistency.translate.neural.greedy import likeliest
from consistency.translate.neural.linear import Int8Linear, int8_works
from tests.neural.conftest import RUSSIAN, neural, sentences

Checkpoint = Callable[[str], Path]
vnni = pytest.mark.skipif(not int8_works(), reason="no int8 products on this processor")


@vnni
@settings(max_examples=25)
@given(st.integers(1, 9), st.sampled_from([(8, 3), (64, 16), (31, 7)]), st.booleans(), st.integers(0, 10**6), st.sampled_from([1e-3, 1.0, 50.0]))
def test_bytes_are_near_and_a_row_knows_nothing_of_the_others(rows: int, size: tuple[int, int], bias: bool, seed: int, scale: float) -> None:
    torch.manual_seed(seed)
    linear = torch.nn.Linear(*size, bias=bias)
    given = torch.randn(rows, size[0]) * torch.logspace(-2, 2, rows)[:, None] * scale
    with torch.inference_mode():
        ours, exact = Int8Linear(linear)(given), linear(given)
        # Half a step of either factor, over all inputs: what rounding may cost at the very most.
        largest = given.abs().amax(1, keepdim=True) * linear.weight.abs().amax(1)
        assert bool(((ours - exact).abs() <= largest * size[0] * (1 / 254 + 1 / 254 + 1e-4) + 1e-6).all())
        for i in range(rows):
            assert torch.equal(Int8Linear(linear)(given[i : i + 1]), ours[i : i + 1])


@settings(max_examples=40)
@given(st.integers(1, 5), st.sampled_from([5, 1023, 1024, 1500, 2049]), st.integers(0, 10**6), st.sampled_from([torch.float32, torch.bfloat16]))
def test_likeliest_is_argmax(rows: int, words: int, seed: int, number: torch.dtype) -> None:
    torch.manual_seed(seed)
    logits = torch.randint(-3, 4, (rows, words)).to(number)  # many equals: the first of them counts
    logits[:, ::3] = float("-inf")
    expected = [row.index(max(row)) for row in logits.float().tolist()]
    assert likeliest(logits).tolist() == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([], False),
        ([5] * 12, True),
        ([5] * 11, False),  # ha ha ha
        ([1, 2, 3] * 4, True),
        ([1, 2, 3] * 3 + [1, 2], False),
        ([9, 8, 7, *([1, 2, 3, 4, 5] * 4), 6, 6], True),  # in the middle
        (list(range(40)), False),
        ([1, 2] * 5, False),
        ([1, 2] * 6, True),
        (list(range(17)) * 4, False),  # a whole clause said again is another matter
    ],
)
def test_circles(tokens: list[int], expected: bool) -> None:
    assert circles(tokens) is expected


@pytest.mark.parametrize(("family", "beam"), [("marian", 1), ("m2m100", 1), ("t5", 1), ("madlad", 2)])
@pytest.mark.parametrize("precision", ["bfloat16", pytest.param("int8", marks=vnni)])
def test_other_numbers_translate_too(family: str, precision: str, beam: int, checkpoint: Checkpoint) -> None:
    """With random weights a rounding may lead anywhere: what can be held is that all is there, and again the same."""
    translator = neural(checkpoint(family), precision=precision, beam=beam)
    made = translator.translate(sentences(RUSSIAN[3:6]))
    assert [m.sentence.text for m in made] == [*RUSSIAN[3:6]] and all(m.translator == "neural" for m in made)
    assert [m.english for m in translator.translate(sentences(RUSSIAN[3:6]))] == [m.english for m in made]


def test_the_signature_tells_what_changes_an_output(checkpoint: Checkpoint) -> None:
    told = [
        neural(checkpoint(family), **options).signature
        for family, options in (
            ("marian", {}), ("m2m100", {}), ("marian", {"precision": "bfloat16"}), ("marian", {"beam": 2}), ("marian", {"threads": 3}),
            ("marian", {"precision": "bfloat16", "batch_tokens": 64}),
        )
    ]  # fmt: skip
    assert len(set(told)) == len(told)
    assert neural(checkpoint("marian"), batch_tokens=64).signature == told[0], "in float32 batches change nothing"
    assert str(checkpoint("marian").parent) not in told[0]
