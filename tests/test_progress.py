"""A long translation says how far it is; a short one says nothing, and the output is the same either way."""

from __future__ import annotations

from itertools import count

import pytest

from consistency.config import Config
from consistency.console import Progress
from consistency.pipeline import translate_lines

LINES = [f"Министр построил {n} домов." for n in range(2, 1302)]
GLOSS = Config(translator="gloss")


def test_lines_done_are_told_up_to_the_last() -> None:
    told: list[tuple[int, int]] = []
    made = translate_lines(LINES, "ru", GLOSS, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told}) and told[-1] == (1300, 1300) and len(told) > 1
    assert {total for _, total in told} == {1300}
    assert [t.english for t in made] == [t.english for t in translate_lines(LINES, "ru", GLOSS)]


def test_a_person_is_told_every_so_many_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = count()  # a clock that goes on by a second each time it is looked at
    progress = Progress("sentences translated", every=3, clock=lambda: float(next(seconds)))
    for done in range(1000, 8000, 1000):
        progress(done, 7000)
    said = capsys.readouterr()
    assert said.err.splitlines() == ["3,000 of 7,000 sentences translated", "6,000 of 7,000 sentences translated"]
    assert said.out == ""


def test_a_short_job_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    translate_lines(LINES[:600], "ru", GLOSS, Progress("sentences translated"))
    assert capsys.readouterr() == ("", "")
