"""The settings of what runs a model: translators, the cache of translations, verification, the sentence encoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consistency.options import (
    address,
    any_text,
    count,
    in_range,
    maybe,
    one_of,
    option,
    text,
    variable,
    whole,
    yes_or_no,
)

Device = Literal["auto", "cpu", "cuda"]
Precision = Literal["auto", "float32", "bfloat16", "int8"]
DEVICE = one_of(("auto", "cpu", "cuda"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Neural:
    """How ``--translator neural`` (transformers) and ``--translator ctranslate2`` translate."""

    model: str | None = option(
        None, "a preset (consistency models list), a folder with a checkpoint (relative to this file), or a name on the hub; {language} stands for the source's code",
        maybe(text),
    )
    device: Device = option("auto", "auto (cuda where there is one), cpu or cuda", DEVICE)
    precision: Precision = option(
        "auto", "auto (bfloat16 where the device has it, else float32), float32, bfloat16 or int8 (ctranslate2: auto is int8)",
        one_of(("auto", "float32", "bfloat16", "int8")),
    )
    beam: int = option(1, "1: greedy; more: beam search with that many", whole(1, 16))
    batch_tokens: int = option(2048, "tokens of a batch, padding counted (neural on a GPU: eight times as many)", whole(64, 1_000_000))
    threads: int = option(0, "threads on a CPU; 0: as many as the process may use", count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A chat endpoint that speaks OpenAI's protocol (vLLM, Ollama, llama.cpp, hosted)."""

    url: str | None = option(None, "its address, up to and with /v1", maybe(address))
    model: str | None = option(None, "the model's name there", maybe(text))
    key: str = option("CONSISTENCY_API_KEY", "the environment variable that holds the key, which stands nowhere else", variable)
    timeout: float = option(60.0, "seconds to wait for an answer, and the most that a server may ask to wait, 1 to 3600", in_range(1, 3600))
    retries: int = option(4, "how often a request that failed is sent again", whole(0, 20))
    backoff: float = option(1.0, "seconds before it is first sent again, 0 to 60; doubled each time", in_range(0, 60))
    requests_per_minute: int = option(0, "no more requests a minute than this; 0: no limit", count)
    max_tokens: int = option(0, "a budget of tokens a run, asked and answered together; 0: no limit", count)
    batch: int = option(16, "sentences a request", whole(1, 200))
    parallel: int = option(4, "requests at a time", whole(1, 64))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    """A second reader for every proposed finding."""

    by: Literal["off", "nli", "endpoint"] = option(
        "off", "off, nli (a classifier of entailment, on the English) or endpoint (on the original quotes)", one_of(("off", "nli", "endpoint"))
    )
    model: str | None = option(None, "nli: a preset, a folder with a checkpoint (relative to this file), or a name on the hub", maybe(text))
    omissions: bool = option(True, "whether omissions are read again too, which is most of the work; false: contradictions only", yes_or_no)
    device: Device = option("auto", "nli: auto (cuda where there is one), cpu or cuda", DEVICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A sentence encoder that helps to align claims."""

    model: str | None = option(None, "a preset, a folder with a checkpoint (relative to this file), or a name on the hub; null: none", maybe(text))
    texts: Literal["english", "source"] = option(
        "english", "what it reads: english, or source (a multilingual one, which needs no translator)", one_of(("english", "source"))
    )
    prompt: str | None = option(
        None, "what stands before every text; null: what the checkpoint says, and \"query: \" for e5", maybe(any_text)
    )
    device: Device = option("auto", "auto (cuda where there is one), cpu or cuda", DEVICE)
