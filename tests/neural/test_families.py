"""Every family, loaded from disk, says what transformers makes it say when it is asked as its own page tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.neural.conftest import FAMILIES, RUSSIAN, settings, translated

Checkpoint = Callable[[str], Path]


def by_transformers(family: str, folder: Path, lines: tuple[str, ...], beam: int) -> list[str]:
    """One sentence at a time, nothing of ours."""
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, M2M100Tokenizer

    model = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).eval()
    tokenizer: Any = (M2M100Tokenizer if family == "small100" else AutoTokenizer).from_pretrained(folder)
    forced: dict[str, int] = {}
    before, drop = "", set(tokenizer.all_special_ids)
    if family == "marian-many":
        before = ">>eng<< "
    elif family == "m2m100":
        tokenizer.src_lang, forced = "ru", {"forced_bos_token_id": tokenizer.get_lang_id("en")}
    elif family == "small100":
        tokenizer.src_lang = "en"  # its own class has tgt_lang for this: the target's code stands before the source
    elif family == "nllb":
        tokenizer.src_lang, forced = "rus_Cyrl", {"forced_bos_token_id": tokenizer.convert_tokens_to_ids("eng_Latn")}
    elif family == "madlad":
        before = "<2en> "
    elif family == "t5":
        before = "translate Russian to English: "
    drop |= set(getattr(tokenizer, "lang_code_to_id", {}).values())
    out = []
    for line in lines:
        asked = tokenizer(before + line, return_tensors="pt")
        room = -(-asked["input_ids"].shape[1] // 16) * 16
        with torch.inference_mode():
            ids = model.generate(**asked, num_beams=beam, do_sample=False, max_new_tokens=3 * room + 32, **forced)[0].tolist()
        out.append(" ".join(tokenizer.decode([i for i in ids if i not in drop], skip_special_tokens=True).split()))
    return out


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_says_what_transformers_makes_it_say(family: str, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint(family))
    english = translated(RUSSIAN, "ru", capsys)
    assert english == by_transformers(family, checkpoint(family), RUSSIAN, 1)
    assert len(set(english)) > 2, "a test that says one thing of everything proves nothing"


def test_beams_too(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint("nllb"), beam=3)
    assert translated(RUSSIAN[:4], "ru", capsys) == by_transformers("nllb", checkpoint("nllb"), RUSSIAN[:4], 3)


@pytest.mark.parametrize("family", ["m2m100", "nllb", "t5"])
def test_the_language_of_the_source_is_told(family: str, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    """One text said to be of two languages: a model that is not told could not tell."""
    settings(checkpoint(family))
    assert translated(RUSSIAN, "ru", capsys) != translated(RUSSIAN, "kk", capsys)


@pytest.mark.parametrize("family", ["small100", "madlad"])
def test_a_model_that_is_told_only_the_target(family: str, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint(family))
    assert translated(RUSSIAN, "ru", capsys) == translated(RUSSIAN, "kk", capsys)


def test_a_model_a_language(checkpoint: Checkpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from tests import tiny

    for code, seed in (("ru", 33), ("kk", 37)):
        folder = tiny.marian(tmp_path / f"from-{code}", seed=seed)
        told = json.loads((folder / "tokenizer_config.json").read_text("utf-8")) | {"source_lang": code}
        (folder / "tokenizer_config.json").write_text(json.dumps(told), "utf-8")
    settings(tmp_path / "from-{language}")
    russian, kazakh = (translated(RUSSIAN[:3], code, capsys) for code in ("ru", "kk"))
    assert russian != kazakh
    settings(tmp_path / "from-ru")
    assert translated(RUSSIAN[:3], "ru", capsys) == russian
