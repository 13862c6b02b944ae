"""Whether a model would do what the settings use it for, asked of the code that would run it; no weights of a transformer are loaded.

A use is the kind of a preset: translate, nli, encode. Above the stages, since it asks several of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consistency.config import Config
from consistency.errors import ConsistencyError
from consistency.models import Checkpoint


def unable(use: str, config: Config) -> Iterator[str]:
    """What the settings ask of this machine that it does not have: device and precision. Its packages are there."""
    try:
        if use == "translate" and config.translator == "ctranslate2":
            from consistency.models.compute import compute_type

            compute_type(config.neural.device, config.neural.precision)
        elif use == "translate":
            from consistency.translate.neural.compute import compute_of

            compute_of(config.neural)
        else:
            from consistency.models.loading import device_of

            device_of((config.verify if use == "nli" else config.encoder).device)
    except ConsistencyError as error:
        yield str(error) if use == "translate" else f"{'verify' if use == 'nli' else 'encoder'}.{error}"


def unfit(use: str, checkpoint: Checkpoint) -> Iterator[str]:
    """Why a checkpoint that can be read is none for that use."""
    try:
        if use == "translate":
            from consistency.translate.neural.families import load_family

            load_family(checkpoint)
        elif use == "nli":
            from consistency.verify.nli import columns_of

            columns_of(_config(checkpoint).id2label, checkpoint.name)
        else:
            from consistency.models.encoder import one_sided
            from consistency.models.steps import layout_of, step

            layout = layout_of(checkpoint.folder, checkpoint.name)
            one_sided(_config(checkpoint), checkpoint.name)
            for kind, folder in layout.steps:
                step(kind, folder, checkpoint.name, "cpu")
    except ConsistencyError as error:
        yield str(error).removeprefix(f"model {checkpoint.name}: ")


def _config(checkpoint: Checkpoint) -> Any:
    from transformers import AutoConfig

    return AutoConfig.from_pretrained(checkpoint.folder, local_files_only=True, trust_remote_code=False)
