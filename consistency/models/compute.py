"""On which device, and with what numbers, CTranslate2 computes: what the settings ask of it, held against what it can do here."""

from __future__ import annotations

from consistency.errors import ConfigError, MissingExtraError
from consistency.models.extras import CT2, missing, pip_line

_TYPES = {"auto": "int8", "int8": "int8", "float32": "float32", "bfloat16": "bfloat16"}


def compute_type(device: str, precision: str) -> tuple[str, str]:
    """(device, type of number) for ``neural.device`` and ``neural.precision``: cpu or cuda; int8, float32 or bfloat16.

    Raises ConfigError where this machine, or this build of CTranslate2, has no such device or type; MissingExtraError without the package.
    """
    try:
        import ctranslate2
    except ImportError:
        raise MissingExtraError(f"package ctranslate2: not installed: {pip_line(missing(CT2))}") from None
    there = ctranslate2.get_cuda_device_count() > 0
    if device == "cuda" and not there:
        raise ConfigError("neural.device: cuda, and CTranslate2 finds none here: use auto or cpu")
    chosen, kind = "cuda" if there and device != "cpu" else "cpu", _TYPES[precision]
    able = ctranslate2.get_supported_compute_types(chosen)
    if kind not in able:
        known = [name for name in ("int8", "float32", "bfloat16") if name in able]
        raise ConfigError(f"neural.precision: {precision}, which CTranslate2 cannot do on this {chosen}: use {' or '.join(known)}")
    return chosen, kind
