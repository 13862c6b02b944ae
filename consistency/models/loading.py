"""A checkpoint on disk -> a transformers model that is ready to read: safetensors only, no remote code, no network, fp32."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from consistency.errors import MissingExtraError, ModelError
from consistency.model_options import Device
from consistency.models import Checkpoint
from consistency.models.extras import NEURAL, missing, pip_line

_ENDLESS = 1_000_000  # tokenizers without a limit of their own give 10 ** 30
_TOKENS, _TEXTS = 4096, 64  # of a batch, padding counted


@dataclass(frozen=True, slots=True)
class Loaded:
    """``limit``: tokens that the model reads of a text at most, special ones counted; ``device`` is cpu or cuda."""

    model: Any
    tokenizer: Any
    device: str
    limit: int


def load(checkpoint: Checkpoint, kind: str, device: Device = "auto", *, spare: Collection[str] = ()) -> Loaded:
    """The model of a checkpoint as transformers' class ``kind`` (AutoModel, ...), in fp32, and its tokenizer. Weights that begin
    with one of ``spare`` may be missing: they are not asked. Raises ModelError, MissingExtraError."""
    torch, transformers = packages()
    place = device_of(device)
    options = {"local_files_only": True, "trust_remote_code": False}
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(str(checkpoint.folder), **options)
        model, info = getattr(transformers, kind).from_pretrained(
            str(checkpoint.folder), use_safetensors=True, output_loading_info=True, **options
        )
    except Exception as error:  # noqa: BLE001 (a broken file raises whatever the library that reads it raises)
        raise ModelError(f"model {checkpoint.name}: cannot be loaded: {_first_line(error)}") from None
    lacking = sorted(k for k in info["missing_keys"] if not k.startswith(tuple(spare)))
    if lacking:
        raise ModelError(f"model {checkpoint.name}: has no weights for {lacking[0]}: it was trained for something else; name another model")
    if tokenizer.pad_token_id is None:
        raise ModelError(f"model {checkpoint.name}: its tokenizer has no token to pad with: it is no model of this kind")
    return Loaded(model.float().to(torch.device(place)).eval(), tokenizer, place, _limit(model, tokenizer))


def called(checkpoint: Checkpoint) -> str:
    """A checkpoint in a signature: its name and the beginning of its revision."""
    return f"{checkpoint.name}@{checkpoint.revision.removeprefix('sha256:')[:12]}"


def packages() -> tuple[Any, Any]:
    """torch and transformers, told to be quiet. Raises MissingExtraError with the line to type."""
    try:
        import torch
        import transformers
    except ImportError:
        lacking = missing(NEURAL)
        raise MissingExtraError(f"verify and encoder need {', '.join(lacking)}: {pip_line(lacking)}") from None
    quiet: Any = transformers.logging
    quiet.set_verbosity_error()
    quiet.disable_progress_bar()
    return torch, transformers


def device_of(device: Device) -> str:
    """cpu or cuda. Raises ModelError where cuda is asked for and there is none."""
    torch, _ = packages()
    able = torch.cuda.is_available()
    if device == "cuda" and not able:
        raise ModelError("device cuda: there is none that torch can use: write device: cpu or device: auto")
    return "cuda" if able and device != "cpu" else "cpu"


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indexes of texts by their number of tokens, in batches of a bounded number of tokens. The texts come in an order of their own
    (see the callers), so that what is in a batch does not depend on the order in which they were asked."""
    if not lengths:
        return
    cuts, longest = [0], 0
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i], i))
    for at, i in enumerate(order):
        longest = max(longest, lengths[i])
        if at > cuts[-1] and ((at + 1 - cuts[-1]) * longest > _TOKENS or at - cuts[-1] >= _TEXTS):
            cuts.append(at)
            longest = lengths[i]
    for low, high in pairwise([*cuts, len(order)]):
        yield order[low:high]


def _limit(model: Any, tokenizer: Any) -> int:
    """Positions that the model has, as far as it and its tokenizer tell; RoBERTa and its kin begin to count after the padding's."""
    positions = getattr(model.config, "max_position_embeddings", None) or _ENDLESS
    first = getattr(getattr(model, "base_model", model), "embeddings", None)
    padded = getattr(getattr(first, "position_embeddings", None), "padding_idx", None)
    positions -= 0 if padded is None else padded + 1
    return int(min(positions, tokenizer.model_max_length, _ENDLESS))


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
