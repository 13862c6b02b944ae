"""Matrix products in 8-bit whole numbers: the weights by row, what comes in by row (a token) too, so that a sentence's numbers do not depend
on what stands beside it in the batch, as they would with one scale for all that torch's own dynamic quantization takes.

oneDNN's product of unsigned by signed bytes (through ``torch.ops.onednn``) is exact in 32 bits, where the processor has VNNI.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

_ZERO = 128  # what stands for nought in an unsigned byte: -127..127 becomes 1..255


class Int8Linear(nn.Module):
    """A ``nn.Linear`` whose weights are bytes: float32 in and out, (…, inputs) -> (…, outputs)."""

    weight = None  # transformers asks for the type of number of some layers by their weight

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight = linear.weight.detach().float()
        scale = weight.abs().amax(1).clamp_(min=1e-12) / 127
        rounded = torch.round(weight / scale[:, None]).to(torch.int8)
        self._packed: Any = torch.ops.onednn.qlinear_prepack(rounded, None)
        self._scale, self._zero = scale, torch.zeros(len(scale), dtype=torch.int32)
        self._bias = None if linear.bias is None else linear.bias.detach().float()
        self.out_features, self.in_features = weight.shape

    def forward(self, given: Tensor) -> Tensor:
        rows = given.reshape(-1, self.in_features)
        size = rows.abs().amax(1, keepdim=True).clamp_(min=1e-12).div_(127)
        small = (rows / size).add_(_ZERO + 0.5).to(torch.uint8)  # cut off, and so rounded
        out = torch.ops.onednn.qlinear_pointwise(
            small, 1.0, _ZERO, self._packed, self._scale, self._zero, None, 1.0, 0, torch.float32, "none", [], ""
        )
        out = out.mul_(size) if self._bias is None else torch.addcmul(self._bias, out, size)
        return out.view(*given.shape[:-1], self.out_features)


def quantized(module: nn.Module) -> None:
    """Put bytes in the place of every ``nn.Linear`` below ``module``."""
    for name, child in list(module.named_children()):
        if type(child) is nn.Linear:
            setattr(module, name, Int8Linear(child))
        else:
            quantized(child)


def int8_works() -> bool:
    """Whether products of bytes come out right here: without VNNI the sums of two products may overflow, and the operation may be missing."""
    linear = nn.Linear(64, 16)
    with torch.inference_mode():
        linear.weight.fill_(1.0)
        linear.bias.zero_()
        given = torch.ones(3, 64)
        try:
            return bool(torch.allclose(Int8Linear(linear)(given), linear(given), rtol=0.01))
        except Exception:  # noqa: BLE001 (no such operation, other arguments, no such engine)
            return False
