"""``--translator ctranslate2`` says, in float32, what transformers says of the same checkpoint: every family that is converted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from tests.ct2.conftest import FAMILIES, settings, translated

LINES = {"ru": [*tiny.SENTENCES[3:6], "Мост.", "Да.", "2026", "Мост закрыт.", "Министр сказал, что деньги."], "kk": [tiny.SENTENCES[8]]}
FIRST = 10  # tokens of an output that transformers is asked for


def by_transformers(folder: Path, family: str, lines: list[str], language: str) -> list[tuple[str, bool]]:
    """The same by transformers' own means, greedy, one at a time, written out for each family as its documentation has it: the text
    of the first tokens, and whether that was all. (Random weights go on for long, and each token takes some milliseconds.)"""
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, M2M100Tokenizer

    model: Any = AutoModelForSeq2SeqLM.from_pretrained(folder).eval()
    tokenizer: Any = (M2M100Tokenizer if family in ("m2m100", "small100") else AutoTokenizer).from_pretrained(folder)
    forced: dict[str, int] = {}
    name, flores = {"ru": ("Russian", "rus_Cyrl"), "kk": ("Kazakh", "kaz_Cyrl")}[language]
    before = {"marian-many": ">>eng<< ", "madlad": "<2en> ", "t5": f"translate {name} to English: "}.get(family, "")
    if family == "m2m100":
        tokenizer.src_lang = language
        forced = {"forced_bos_token_id": tokenizer.get_lang_id("en")}
    elif family == "small100":
        tokenizer.src_lang = "en"
    elif family == "nllb":
        tokenizer.src_lang = flores
        forced = {"forced_bos_token_id": tokenizer.convert_tokens_to_ids("eng_Latn")}
    out = []
    for line in lines:
        with torch.no_grad():
            made = model.generate(
                **tokenizer(before + line, return_tensors="pt"), num_beams=1, do_sample=False, max_new_tokens=FIRST, forced_eos_token_id=None, **forced
            )[0].tolist()
        text = tokenizer.decode(made, skip_special_tokens=True)
        out.append((" ".join(re.sub(r"__\w+?__", "", text).split()), made[-1] == model.config.eos_token_id))
    return out


@pytest.mark.parametrize("family", FAMILIES)
def test_float32_is_what_transformers_says(family: str, checkpoint: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint(family), precision="float32")
    told: set[str] = set()
    for language, lines in LINES.items():
        if language == "kk" and family.startswith("marian"):
            continue  # its tokenizer says that it translates from Russian
        made = translated(lines, language, capsys)
        told |= {*made}
        assert translated(lines, language, capsys, "--translator", "neural") == made, "to the last token, or the limit"
        for ours, (theirs, whole) in zip(made, by_transformers(checkpoint(family), family, lines, language), strict=True):
            assert ours == theirs if whole else ours.startswith(theirs)
        assert len(told) > 1, "a model that always says the same proves nothing"
