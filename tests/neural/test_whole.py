"""A checkpoint that lacks weights is refused, whoever runs it: transformers makes up what is missing, otherwise each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file

from tests import tiny
from tests.neural.conftest import settings, translated
from tests.neural.test_check import fails, report, story

TRANSLATORS = ("neural", "ctranslate2")


def without(folder: Path, word: str) -> Path:
    weights = load_file(folder / "model.safetensors")
    kept = {name: tensor for name, tensor in weights.items() if word not in name}
    assert len(kept) < len(weights)
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSISTENCY_CACHE", str(tmp_path / "own"))


@pytest.mark.parametrize("translator", TRANSLATORS)
@pytest.mark.parametrize(("make", "word"), [(tiny.t5, "decoder"), (tiny.m2m100, "decoder"), (tiny.marian, "fc2.weight"), (tiny.t5, "embed_tokens")])
def test_weights_that_are_missing(
    make: Callable[[Path], Path], word: str, translator: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(without(make(tmp_path / "half"), "shared" if word == "embed_tokens" else word))
    Path("a.txt").write_text("Мост закрыт.\n", "utf-8")
    said = fails(capsys, "translate", "a.txt", "--from", "ru", "--lines", "--translator", translator)
    assert said.startswith("consistency: model half: has no weights for ") and word in said


@pytest.mark.parametrize("translator", TRANSLATORS)
def test_what_is_worked_out_may_be_missing(translator: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row of zeros here; sinusoids and tied weights are missing in this file anyway."""
    folder = tiny.marian(tmp_path / "sparse")
    assert not any("lm_head" in name or "embed_positions" in name for name in load_file(folder / "model.safetensors"))
    settings(folder)
    before = translated(tiny.SENTENCES[3:5], "ru", capsys, "--translator", translator)
    without(folder, "final_logits_bias")
    assert translated(tiny.SENTENCES[3:5], "ru", capsys, "--translator", translator) == before


def test_the_gloss_takes_its_place_where_the_settings_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story()
    settings(without(tiny.t5(tmp_path / "half"), "decoder"), more="fallback: gloss\n")
    told = report(capsys)
    assert {a["id"]: a["translators"] for a in told["articles"]}["ru"] == {"gloss": 3}
    assert any("has no weights for decoder." in warning for warning in told["warnings"])
