"""One model on one device: ids of sources in, ids of outputs out, a batch at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from consistency.errors import ModelError
from consistency.models import Checkpoint
from consistency.translate.neural.decoders import DECODERS, Decoder
from consistency.translate.neural.families import quiet
from consistency.translate.neural.greedy import greedy
from consistency.translate.neural.linear import Int8Linear, quantized
from consistency.translate.neural.weights import whole

_TYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16, "int8": torch.float32}
# Settings of generation that our greedy search knows nothing of; a checkpoint that has one goes through transformers' own.
_UNUSUAL = {
    "repetition_penalty": 1.0, "encoder_repetition_penalty": 1.0, "no_repeat_ngram_size": 0, "encoder_no_repeat_ngram_size": 0, "min_length": 0,
    "min_new_tokens": None, "suppress_tokens": None, "begin_suppress_tokens": None, "sequence_bias": None, "renormalize_logits": False,
    "remove_invalid_values": False, "exponential_decay_length_penalty": None, "guidance_scale": None,
}  # fmt: skip


class Engine:
    """``run`` translates a batch. ``beam`` 1 is greedy search; more goes through transformers' ``generate``, as does a checkpoint that asks for
    what the greedy search here does not know. ``plain``: transformers' own, always (what the tests hold the rest against)."""

    def __init__(self, checkpoint: Checkpoint, *, start: Sequence[int], device: str, precision: str, beam: int = 1, plain: bool = False) -> None:
        """Raises ModelError where the weights are no safetensors, do not fit, or are not all there."""
        self.name, self.device, self.start, self.beam = checkpoint.name, torch.device(device), tuple(start), beam
        self.model = _load(checkpoint, precision).to(self.device).eval()
        settings, config = self.model.generation_config, self.model.config
        ends = settings.eos_token_id if settings.eos_token_id is not None else config.eos_token_id
        self.ends = frozenset(ends if isinstance(ends, list) else [ends])
        self.padding: int = config.pad_token_id if config.pad_token_id is not None else min(self.ends)
        first = settings.decoder_start_token_id if settings.decoder_start_token_id is not None else config.decoder_start_token_id
        self._first: int = first if first is not None else self.padding
        self._last: int | None = settings.forced_eos_token_id
        banned = settings.bad_words_ids or []
        self._never = [words[0] for words in banned if len(words) == 1]
        usual = all(len(words) == 1 for words in banned) and all(
            getattr(settings, name, value) in (value, None) for name, value in _UNUSUAL.items()
        )
        self.decoder: Decoder | None = None
        with torch.inference_mode():
            if not plain and beam == 1 and usual and not isinstance(self._last, list):
                self.decoder = DECODERS[config.model_type](self.model, Int8Linear if precision == "int8" else lambda linear: linear)
                if precision == "int8":
                    quantized(self.model.get_encoder())
                    _drop_weights(self.model)
            elif precision == "int8":
                quantized(self.model)

    def run(self, sources: Sequence[Sequence[int]], limits: Sequence[int], *, forced_length: bool = False) -> list[list[int]]:
        """The ids of each output without its first one, its end counted where it has one: who has ``limits`` of them and no end in front of
        that was cut. With ``beam`` all limits must be equal. ``forced_length``: exactly ``limits`` ids, whatever the model says (to measure).
        Raises ModelError where the device has no room for the batch."""
        width = max(map(len, sources))
        ids = torch.tensor([[*source, *[self.padding] * (width - len(source))] for source in sources])
        mask = torch.tensor([[1] * len(source) + [0] * (width - len(source)) for source in sources])
        try:
            with torch.inference_mode():
                return self._run(ids.to(self.device), mask.to(self.device), limits, forced_length)
        except (torch.OutOfMemoryError, MemoryError):
            pass
        except RuntimeError as error:
            if "memory" not in str(error):
                raise
        raise ModelError(f"model {self.name}: no room on {self.device.type} for a batch of {len(sources)} sentences: set a smaller neural.batch_tokens")

    def _run(self, ids: Tensor, mask: Tensor, limits: Sequence[int], forced_length: bool) -> list[list[int]]:
        if self.decoder is not None:
            encoded = self.model.get_encoder()(input_ids=ids, attention_mask=mask).last_hidden_state
            return greedy(
                self.decoder, encoded, mask, first=self._first, forced=self.start, limits=limits, never=self._never,
                ends=() if forced_length else self.ends, last=None if forced_length else self._last,
            )  # fmt: skip
        forced = {"forced_bos_token_id": self.start[0]} if self.start else {}
        with quiet():
            out = self.model.generate(
                input_ids=ids, attention_mask=mask, num_beams=self.beam, do_sample=False, max_new_tokens=max(limits), **forced
            )
        return [self._trimmed(row) for row in out[:, 1:].tolist()]

    def _trimmed(self, row: list[int]) -> list[int]:
        """Without the padding behind the end."""
        end = next((i for i, token in enumerate(row) if token in self.ends), len(row) - 1)
        return row[: end + 1]

    def was_cut(self, output: Sequence[int], limit: int) -> bool:
        """Whether an output ended at its limit and not by itself."""
        return len(output) >= limit and (self._last is not None or output[-1] not in self.ends)


def _drop_weights(model: Any) -> None:
    """Give up the weights that products in bytes have taken the place of; the table of words stays, tied to the last product or not."""
    table = model.get_input_embeddings().weight
    for module in model.modules():
        if type(module) is nn.Linear and module.weight is not table:
            module.weight = nn.Parameter(torch.empty(0), requires_grad=False)


def _load(checkpoint: Checkpoint, precision: str) -> Any:
    from transformers import AutoModelForSeq2SeqLM

    number = _TYPES[precision]
    try:
        with quiet():
            loaded = AutoModelForSeq2SeqLM.from_pretrained(
                str(checkpoint.folder), use_safetensors=True, local_files_only=True, trust_remote_code=False, dtype=number,
                output_loading_info=True,
            )  # fmt: skip
    except Exception as error:  # noqa: BLE001 (whatever transformers and safetensors raise at a broken checkpoint)
        told = " ".join(str(error).split())[:160]
        raise ModelError(f"model {checkpoint.name}: cannot be loaded: {told}") from None
    return whole(loaded, checkpoint.name)
