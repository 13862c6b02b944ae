"""Neither the size of a batch, nor order, nor padding, nor the number of devices changes a translation in float32."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.translate.neural import Neural
from consistency.translate.neural.batches import batches, room_of
from tests import tiny
from tests.neural.conftest import FAMILIES, RUSSIAN, neural, sentences

Checkpoint = Callable[[str], Path]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*RUSSIAN, *tiny.SENTENCES[9:12]]),
        st.text("абвгдеёжзиклмнопрстуфхцчшщъыьэюя abcəşğıöü0123456789.,", min_size=1, max_size=24).filter(str.strip),
    ),
    min_size=2, max_size=7,
)  # fmt: skip


TIES = 10  # lines of which one may come to a tie: as a rule none of twenty does, and what mixes lines up changes most


@cache
def loaded(folder: Path, budget: int, beam: int) -> Neural:
    return neural(folder, batch_tokens=budget, beam=beam)


def english(translator: Neural, lines: list[str]) -> list[str]:
    return [made.english for made in translator.translate(sentences(lines))]


@pytest.mark.parametrize(("family", "beam"), [*((family, 1) for family in FAMILIES), ("m2m100", 2), ("madlad", 2)])
def test_one_by_one_as_in_batches(family: str, beam: int, checkpoint: Checkpoint) -> None:
    folder = checkpoint(family)
    known: dict[str, str] = {}
    same: list[bool] = []

    def by_itself(line: str) -> str:
        if line not in known:
            known[line] = english(loaded(folder, 64, beam), [line])[0]
        return known[line]

    @settings(max_examples=4 if beam == 1 else 2)
    @given(TEXTS, st.randoms(use_true_random=False), st.sampled_from([64, 200, 4096]))
    def holds(lines: list[str], rng: object, budget: int) -> None:
        alone = [by_itself(line) for line in lines]
        order = list(range(len(lines)))
        rng.shuffle(order)  # type: ignore[attr-defined]
        together = english(loaded(folder, budget, beam), [lines[i] for i in order])
        same.extend(one == other for one, other in zip(together, [alone[i] for i in order], strict=True))

    holds()
    # Random weights come to a tie now and then, in an output of a hundred words, which the order of additions decides.
    assert same.count(False) <= len(same) // TIES, same


def test_several_devices_say_what_one_says(checkpoint: Checkpoint) -> None:
    lines = [*RUSSIAN, *tiny.SENTENCES]
    several = neural(checkpoint("m2m100"), devices=("cpu",) * 3, batch_tokens=64)
    assert english(several, lines) == english(neural(checkpoint("m2m100")), lines)


def test_who_stops_asking_stops_the_work(checkpoint: Checkpoint) -> None:
    several = neural(checkpoint("m2m100"), devices=("cpu", "cpu"), batch_tokens=64)
    stream = several.stream(sentences([*RUSSIAN] * 3))
    first, made = next(stream)
    stream.close()
    assert made.sentence.text == ([*RUSSIAN] * 3)[first]


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(64, 600), st.booleans())
def test_batches(lengths: list[int], budget: int, same_room: bool) -> None:
    groups = list(batches(lengths, budget, same_room=same_room))
    assert sorted(i for group in groups for i in group) == list(range(len(lengths)))
    for group in groups:
        assert len(group) == 1 or len(group) * max(lengths[i] for i in group) <= budget
        assert not same_room or len({room_of(lengths[i]) for i in group}) == 1
    assert [lengths[i] for group in groups for i in group] == sorted(lengths, reverse=True)


def test_as_they_are_done_each_once(checkpoint: Checkpoint) -> None:
    lines = [*RUSSIAN, "Мост закрыт."]
    got = list(neural(checkpoint("nllb"), batch_tokens=64).stream(sentences(lines)))
    assert sorted(i for i, _ in got) == list(range(len(lines)))
    assert all(made.sentence.text == lines[i] for i, made in got)
    assert [i for i, _ in got] != list(range(len(lines))), "the longest come first"
