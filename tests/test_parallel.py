"""A second process changes nothing but the time, and its failure is made good."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from consistency.claims import claims_of
from consistency.config import Config
from consistency.ingest import read_story, sentences_of
from consistency.parallel import read_all, shares
from consistency.pipeline import check
from consistency.reading import read_sentence
from consistency.records import Claim, Sentence
from consistency.report import render
from consistency.translate import make_translator

SEEDS = Path(__file__).parent.parent / "seeds"
two_cores = (os.cpu_count() or 1) > 1 and hasattr(os, "fork")


@pytest.mark.parametrize("translator", ["auto", "gloss"])
def test_two_processes_say_what_one_says(translator: str) -> None:
    story, config = read_story([SEEDS]), Config(translator=translator)
    assert render(check(story, config, processes=2), "json") == render(check(story, config), "json")


def test_every_sentence_is_somebodys() -> None:
    sentences = [s for a in read_story([SEEDS]).articles for s in sentences_of(a)]
    ours, theirs = shares(sentences)
    assert ours and theirs
    assert sorted(ours + theirs) == list(range(len(sentences)))
    russian = [s for s in sentences if s.article.language == "ru"]
    ours, theirs = shares(russian)
    assert sorted(ours + theirs) == list(range(len(russian)))


def test_what_the_child_cannot_do_is_done_here() -> None:
    sentences = [s for a in read_story([SEEDS]).articles for s in sentences_of(a)]
    here, calls = os.getpid(), []

    def read(some: Sequence[Sentence]) -> Sequence[Claim]:
        if os.getpid() != here:
            raise RuntimeError("only in the child")
        calls.append(len(some))
        return claims_of([read_sentence(t) for t in make_translator("gloss").translate(some)])

    claims = read_all(sentences, read, processes=2)
    assert [c.reading.sentence for c in claims] == sentences
    assert sum(calls) == len(sentences)
    assert len(calls) == (2 if two_cores else 1)


def test_meanwhile_is_called_once_where_there_is_a_child() -> None:
    calls: list[int] = []
    check(read_story([SEEDS]), processes=2, meanwhile=lambda: calls.append(1))
    assert calls == ([1] if two_cores else [])
