"""A sentence encoder from a checkpoint on disk: what its files say is what is done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from consistency.cli import main
from consistency.errors import ModelError
from consistency.model_options import Encoder as Options
from consistency.models import locate
from consistency.models.encoder import SentenceEncoder
from tests import tiny
from tests.tiny_classify import encoder

MEANINGS = {"ferry": 0, "паром": 0, "storm": 1, "шторм": 1, "port": 2, "порт": 2, "query": 5}
TEXTS = ["ferry storm", "паром шторм", "port of Aktau", "storm storm in the port", "ferry " * 9]


def made(folder: Path, **options: Any) -> SentenceEncoder:
    return SentenceEncoder(locate(str(folder)), Options(device="cpu", **options))


def by_hand(folder: Path, text: str, pooling: str, dense: bool, limit: int = 64) -> Any:
    """The vector of one text, worked out with transformers' own door and nothing of ours."""
    import torch
    from safetensors.torch import load_file
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    with torch.no_grad():
        states = model(**tokenizer(text, return_tensors="pt", truncation=True, max_length=limit)).last_hidden_state[0]
        vector = {"mean": states.mean(0), "cls": states[0], "max": states.amax(0)}[pooling]
        if dense:
            weights = load_file(folder / "2_Dense" / "model.safetensors")
            vector = torch.tanh(weights["linear.weight"] @ vector + weights["linear.bias"])
    return (vector / vector.norm().clamp(min=1e-12)).numpy()


LAYOUTS: list[tuple[str | None, bool, bool]] = [
    (None, False, False), ("mean", True, False), ("cls", False, False), ("max", True, False), ("cls", True, True), ("mean", False, True),
]  # fmt: skip


@pytest.mark.parametrize(("pooling", "normalise", "dense"), LAYOUTS)
def test_pooling_dense_and_norm(tmp_path: Path, pooling: str | None, normalise: bool, dense: bool) -> None:
    folder = encoder(tmp_path / "model", MEANINGS, pooling=pooling, normalise=normalise, dense=dense)
    found = made(folder).encode(TEXTS)
    assert found.shape == (len(TEXTS), 8 if dense else 32)
    for text, vector in zip(TEXTS, found, strict=True):
        assert vector == pytest.approx(by_hand(folder, text, pooling or "mean", dense), abs=2e-5), text
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)
    assert found[0] == pytest.approx(found[1]), "a sentence and its translation"
    assert abs(found[0] @ found[2]) < 0.9


def test_batches_and_order_change_nothing(tmp_path: Path) -> None:
    folder = encoder(tmp_path / "model", MEANINGS)
    texts = [" ".join(list(MEANINGS)[: k % 7] * (k % 4 + 1)) for k in range(80)]
    together = made(folder).encode(texts)
    assert np.array_equal(together, made(folder).encode(texts[::-1])[::-1])
    alone = made(folder)
    assert np.array_equal(together, np.concatenate([alone.encode([text]) for text in texts]))


PROMPTS = [
    ("multilingual-e5-small", None, None, "query: "),
    ("e5-base", None, None, "query: "),
    ("made5", None, None, ""),
    ("labse", None, None, ""),
    ("multilingual-e5-small", "", None, ""),
    ("labse", "query: ", None, "query: "),
    ("other", None, {"query": "query: ", "document": "x"}, "query: "),
]


@pytest.mark.parametrize(("name", "option", "told", "prompt"), PROMPTS)
def test_the_prompt(tmp_path: Path, name: str, option: str | None, told: dict[str, str] | None, prompt: str) -> None:
    folder = encoder(tmp_path / name, MEANINGS, prompts=told)
    if told is not None:
        path = folder / "config_sentence_transformers.json"
        path.write_text(json.dumps({"prompts": told, "default_prompt_name": "query"}), "utf-8")
    found = made(folder, prompt=option)
    assert found.encode(["ferry storm"])[0] == pytest.approx(by_hand(folder, prompt + "ferry storm", "mean", False), abs=2e-5)
    assert found.signature.endswith(":english:query:" if prompt else ":english")


def test_long_texts_are_cut_and_told(tmp_path: Path) -> None:
    folder = encoder(tmp_path / "model", MEANINGS, limit=32)
    (folder / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 8}), "utf-8")
    found = made(folder)
    long = found.encode(["ferry storm port of storm storm " * 4, "ferry"])
    assert long[0] == pytest.approx(by_hand(folder, "ferry storm port of storm storm", "mean", False), abs=2e-5)
    assert found.warnings == ("encoder: sentences longer than its 8 tokens, of which the beginning was read: 1",)
    found.encode(["ferry"])
    assert found.warnings == (), "of the texts asked last"


def test_a_step_that_is_not_known_is_named(tmp_path: Path) -> None:
    folder = encoder(tmp_path / "model", MEANINGS, dense=True)
    rows = json.loads((folder / "modules.json").read_text("utf-8"))
    (folder / "modules.json").write_text(json.dumps([*rows, {"idx": 3, "path": "3", "type": "sentence_transformers.models.LSTM"}]), "utf-8")
    with pytest.raises(ModelError, match="has a step LSTM that is not known here"):
        made(folder)
    (folder / "modules.json").write_text(json.dumps(rows), "utf-8")
    (folder / "2_Dense" / "model.safetensors").rename(folder / "2_Dense" / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"2_Dense/model\.safetensors is missing: only safetensors are read"):
        made(folder)


@pytest.mark.parametrize(("told", "said"), [({"pooling_mode_lasttoken": True}, "pooling lasttoken"), ({}, r"pooling \?"), ({"pooling_mode": "weightedmean"}, "pooling weightedmean")])
def test_a_pooling_that_is_not_known_is_named(tmp_path: Path, told: dict[str, object], said: str) -> None:
    folder = encoder(tmp_path / "model", MEANINGS)
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(told), "utf-8")
    with pytest.raises(ModelError, match=said):
        made(folder)


def test_the_newer_way_of_writing_pooling(tmp_path: Path) -> None:
    folder = encoder(tmp_path / "model", MEANINGS, pooling="mean")
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode": "cls"}), "utf-8")
    assert made(folder).encode(["ferry storm"])[0] == pytest.approx(by_hand(folder, "ferry storm", "cls", False), abs=2e-5)


@pytest.mark.parametrize(("make", "kind"), [(tiny.t5, "t5"), (tiny.m2m100, "m2m_100")])
def test_a_translation_model_is_no_encoder(make: Callable[[Path], Path], kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        (tmp_path / "story").mkdir(exist_ok=True)
        (tmp_path / "story" / f"{name}.txt").write_text("\n\n".join(tiny.SENTENCES[11:14]), "utf-8")
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"encoder: {{model: '{make(tmp_path / 'made')}', device: cpu}}\n", "utf-8")
    assert main(["check", str(tmp_path / "story"), "--config", str(settings)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"consistency: model made: of type {kind}, an encoder with a decoder") and said.count("\n") == 1
