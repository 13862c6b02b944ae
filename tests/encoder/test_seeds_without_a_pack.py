"""The seeds with one article taken for a language that nobody knows, and an encoder made up of what its translation memory says: what words
tell of the article is to be found by vectors nearly as well, whatever scale the encoder has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from consistency.errors import InputError
from consistency.ingest import read_story, sentences_of
from consistency.pipeline import check
from consistency.records import Report, Story
from consistency.translate.memory import Memory

SEEDS = Path(__file__).parents[2] / "seeds"
AZ, KK = "000_28e91987b1230b15", "002_1ca76d6071347bc7"


@cache
def story() -> Story:
    return read_story([SEEDS])


class Made:
    """A sentence is the sum of the four-grams of its reference English, with noise of its own and something that all have in common."""

    reads = "source"

    def __init__(self, common: float, noise: float) -> None:
        memory = Memory(SEEDS / "translations.tmx")
        self._english = {s.text: memory.english(s.text, a.language) for a in story().articles for s in sentences_of(a)}
        self._common, self._noise = common, noise

    def encode(self, texts: Sequence[str], /) -> np.ndarray:
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> np.ndarray:
        plain = " " + " ".join(re.findall(r"\w+", (self._english.get(text) or text).lower())) + " "
        meaning = np.sum([_direction(plain[k : k + 4]) for k in range(len(plain) - 3)], axis=0)
        own = meaning / np.linalg.norm(meaning) + self._noise * _unit(_direction("noise " + text))
        return np.asarray(_unit(own) + self._common * _unit(_direction("common")))


@cache
def _direction(name: str) -> np.ndarray:
    return np.random.default_rng(crc32(name.encode())).normal(size=192)


def _unit(vector: np.ndarray) -> np.ndarray:
    return np.asarray(vector / np.linalg.norm(vector))


def without_pack(name: str) -> Story:
    return replace(story(), articles=tuple(replace(a, language="xx") if a.id == name else a for a in story().articles))


def groups_with(report: Report, name: str) -> int:
    return sum(name in dict(row.members) and len(row.members) > 1 for row in report.coverage)


@pytest.mark.parametrize(("name", "common", "noise"), [(AZ, 0.5, 0.3), (AZ, 2.0, 0.3), (KK, 2.0, 0.1)])
def test_vectors_tell_nearly_what_words_do(name: str, common: float, noise: float) -> None:
    known, bare = check(story()), check(without_pack(name), encoder=Made(common, noise))
    assert bare.strangers == ()
    assert groups_with(bare, name) >= 0.75 * groups_with(known, name)
    concern = [f for f in bare.findings if name in {*(s.article for s in f.sides), *f.missing_from}]
    assert {f.rule for f in concern} <= {"number", "omission"}, "nobody read its names, dates and denials"
    assert all(f.unguarded and f.severity in ("warning", "note") for f in concern)
    assert not any(f.unguarded for f in bare.findings if f not in concern)
    lacking = [sum(name in f.missing_from for f in report.findings) for report in (known, bare)]
    assert abs(lacking[1] - lacking[0]) <= max(4, 0.35 * lacking[0])


def test_without_an_encoder_it_is_refused() -> None:
    with pytest.raises(InputError, match="no language pack for xx: an encoder that reads the source has to align it"):
        check(without_pack(AZ))
