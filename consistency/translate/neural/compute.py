"""On which devices, and with what numbers, torch computes: what the settings ask of it, held against what it can do here."""

from __future__ import annotations

import os
from dataclasses import dataclass

from consistency.errors import ConfigError
from consistency.model_options import Neural


@dataclass(frozen=True, slots=True, kw_only=True)
class Compute:
    """``devices`` as torch names them; ``precision``: float32, bfloat16, float16 or int8; ``threads`` of each device on a CPU."""

    devices: tuple[str, ...]
    precision: str
    threads: int


def compute_of(settings: Neural) -> Compute:
    """What ``neural.device``, ``neural.precision`` and ``neural.threads`` come to on this machine. Raises ConfigError where it has no such
    device or no such numbers."""
    import torch

    threads = settings.threads or available()
    if settings.device != "cpu" and torch.cuda.is_available():
        if settings.precision == "int8":
            raise ConfigError("neural.precision: int8 is for a CPU: use auto, bfloat16 or float32, or device: cpu")
        # Also where it is only imitated, bfloat16 is what the user asked for by name; by itself nothing imitated is chosen.
        fast = "bfloat16" if torch.cuda.get_device_capability()[0] >= 8 else "float16"
        precision = fast if settings.precision == "auto" else settings.precision
        return Compute(devices=tuple(f"cuda:{i}" for i in range(torch.cuda.device_count())), precision=precision, threads=threads)
    if settings.device == "cuda":
        raise ConfigError("neural.device: cuda, and torch finds none here: use auto or cpu")
    precision = settings.precision
    if precision == "auto":
        precision = "bfloat16" if has_bfloat16() else "float32"
    if precision == "int8":
        from consistency.translate.neural.linear import int8_works

        if not int8_works():
            raise ConfigError("neural.precision: int8, which this torch or this processor (VNNI) cannot do right: use auto, or translator ctranslate2")
    return Compute(devices=("cpu",), precision=precision, threads=threads)


def has_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16 itself (AVX512_BF16 or AMX; on ARM, BF16): elsewhere it is imitated, and slow."""
    import torch

    for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"):
        if getattr(torch.cpu, name, lambda: False)():
            return True
    told: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(told.get("bf16") or told.get("arm_bf16"))


def available() -> int:
    """How many processors this process may use: as many as ``OMP_NUM_THREADS`` says, or the system."""
    told = os.environ.get("OMP_NUM_THREADS", "")
    if told.isdecimal() and int(told):
        return int(told)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
