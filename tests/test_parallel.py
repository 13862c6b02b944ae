"""A second process changes nothing but the time, and its failure is made good. Where a second core is: in an interpreter of their own,
for a process that has other threads (as that of these tests may) does not fork."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from consistency.ingest import read_story, sentences_of
from consistency.parallel import shares
from consistency.pipeline import check

SEEDS = Path(__file__).parent.parent / "seeds"
two_cores = (os.cpu_count() or 1) > 1 and hasattr(os, "fork")
HEAD = """
import os, sys
from pathlib import Path
from consistency.claims import claims_of
from consistency.config import Config
from consistency.ingest import read_story, sentences_of
from consistency.parallel import read_all
from consistency.pipeline import check
from consistency.reading import read_sentence
from consistency.report import render
from consistency.translate import make_translator
story, two_cores = read_story([Path(sys.argv[1])]), sys.argv[2] == "True"
"""
SAME = """
config = Config(translator=sys.argv[3])
assert render(check(story, config, processes=2), "json") == render(check(story, config), "json")
"""
FAILS = """
sentences = [s for a in story.articles for s in sentences_of(a)]
here, calls = os.getpid(), []
def read(some):
    if os.getpid() != here:
        raise RuntimeError("only in the child")
    calls.append(len(some))
    return claims_of([read_sentence(t) for t in make_translator("gloss").translate(some)])
claims = read_all(sentences, read, processes=2)
assert [c.reading.sentence for c in claims] == sentences
assert sum(calls) == len(sentences)
assert len(calls) == (2 if two_cores else 1), calls
"""
MEANWHILE = """
calls = []
check(story, processes=2, meanwhile=lambda: calls.append(1))
assert calls == ([1] if two_cores else []), calls
"""


@pytest.mark.parametrize(("code", "translator"), [(SAME, "auto"), (SAME, "gloss"), (FAILS, ""), (MEANWHILE, "")],
                         ids=["the same with a memory", "the same", "what the child cannot do is done here", "meanwhile is called once"])  # fmt: skip
def test_alone(code: str, translator: str) -> None:
    command = [sys.executable, "-c", HEAD + code, str(SEEDS), str(two_cores), translator]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def test_every_sentence_is_somebodys() -> None:
    sentences = [s for a in read_story([SEEDS]).articles for s in sentences_of(a)]
    ours, theirs = shares(sentences)
    assert ours and theirs
    assert sorted(ours + theirs) == list(range(len(sentences)))
    russian = [s for s in sentences if s.article.language == "ru"]
    ours, theirs = shares(russian)
    assert sorted(ours + theirs) == list(range(len(russian)))


def test_beside_another_thread_nothing_is_forked() -> None:
    calls: list[int] = []
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        check(read_story([SEEDS]), processes=2, meanwhile=lambda: calls.append(1))
    finally:
        waiting.set()
        thread.join()
    assert calls == []
