"""The translation memory of the seeds: every sentence that ingest finds has its English, and no unit is idle."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from consistency.ingest import read_story, sentences_of
from consistency.translate.folding import fold
from consistency.translate.memory import Memory
from consistency.translate.tmx import read_tmx, write_tmx

SEEDS = Path(__file__).parent.parent / "seeds"
LANGUAGES = {"000": "az", "001": "ru", "002": "kk", "003": "ru", "004": "ru"}


@pytest.fixture(scope="module")
def memory() -> Memory:
    return Memory(SEEDS / "translations.tmx")


def test_every_sentence_has_its_english(memory: Memory) -> None:
    story = read_story([SEEDS])
    assert {a.id[:3]: a.language for a in story.articles} == LANGUAGES
    sentences = [s for article in story.articles for s in sentences_of(article)]
    assert len(sentences) > 80
    assert [s.text for s in sentences if memory.lookup(s) is None] == []
    assert memory.warnings == ()


def test_no_unit_is_idle() -> None:
    """Every unit is a passage of an article of its language, sentences and furniture alike."""
    texts: dict[str, str] = {}
    for path in SEEDS.glob("*.txt"):
        code = LANGUAGES[path.name[:3]]
        texts[code] = texts.get(code, "") + fold(path.read_text("utf-8"))
    units = read_tmx(SEEDS / "translations.tmx").units
    assert [u.source for u in units if u.source not in texts[u.language]] == []


def test_figures_are_the_same_in_both_languages() -> None:
    thousands = re.compile(r"(?<=\d)[ ,](?=\d{3}\b)")
    for unit in read_tmx(SEEDS / "translations.tmx").units:
        source = re.sub(r"(\d),5 min\b", r"\g<1>500", unit.source).replace("3 min", "3000")
        figures = [sorted(re.findall(r"\d+", thousands.sub("", text))) for text in (source, unit.english)]
        assert figures[0] == figures[1], unit.source


def test_the_file_is_as_the_writer_writes_it() -> None:
    path = SEEDS / "translations.tmx"
    written = write_tmx(read_tmx(path).units)
    version = re.compile(r'creationtoolversion="[^"]*"')
    assert version.sub("", path.read_text("utf-8")) == version.sub("", written)
