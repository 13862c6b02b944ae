"""What follows the transformer in a sentence encoder: pooling, a dense layer, a norm; as the checkpoint's own files say.

The files are those of sentence-transformers (``modules.json`` names the steps, each with a folder of its own), read here so that
encoders need no library more than translators do. A checkpoint without them is pooled by the mean, as most are.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from consistency.errors import ModelError

Json = dict[str, Any]
Step = Callable[[Any], Any]  # vectors of a batch -> vectors of a batch
_ACTIVATIONS = ("Tanh", "Identity", "ReLU", "GELU", "Sigmoid")  # of torch.nn, by the last part of the name that is written


@dataclass(frozen=True, slots=True)
class Layout:
    """``transformer`` is its folder; ``pooling`` the modes, joined one after the other; ``steps`` the folders of dense layers and the norms
    that follow, in order; ``limit`` tokens of a text, or None where only the model's own holds; ``prompt`` stands before every text."""

    transformer: Path
    pooling: tuple[str, ...] = ("mean",)
    steps: tuple[tuple[str, Path], ...] = ()
    limit: int | None = None
    prompt: str = ""


def layout_of(folder: Path, name: str) -> Layout:
    """How a checkpoint's files say that it is read. Raises ModelError for a step that is not known here."""
    if not (folder / "modules.json").is_file():
        return Layout(folder)
    rows = cast(list[Json], _read(folder / "modules.json", name))
    transformer = folder
    pooling: tuple[str, ...] = ("mean",)
    steps: list[tuple[str, Path]] = []
    for number, row in enumerate(rows):
        kind, where = str(row.get("type", "")).rsplit(".", 1)[-1], folder / str(row.get("path", ""))
        if kind == "Transformer" and number == 0:
            transformer = where
        elif kind == "Pooling" and number == 1:
            pooling = _modes(_read(where / "config.json", name), name)
        elif kind in ("Dense", "Normalize") and number > 1:
            steps.append((kind, where))
        else:
            raise ModelError(f"model {name}: modules.json has a step {kind or '?'} that is not known here: name another encoder")
    told = _read(transformer / "sentence_bert_config.json", name) if (transformer / "sentence_bert_config.json").is_file() else {}
    limit = told.get("max_seq_length")
    return Layout(transformer, pooling, tuple(steps), limit if isinstance(limit, int) else None, _prompt(folder, name))


def _modes(told: Json, name: str) -> tuple[str, ...]:
    """cls, mean, max: the modes that a file of pooling switches on, in its order."""
    if isinstance(told.get("pooling_mode"), str):
        modes = [told["pooling_mode"]]
    else:
        modes = [key.removeprefix("pooling_mode_").removesuffix("_tokens").removesuffix("_token") for key, on in told.items()
                 if key.startswith("pooling_mode_") and on is True]  # fmt: skip
    strange = next((mode for mode in modes if mode not in ("cls", "mean", "max")), None)
    if strange is not None or not modes:
        raise ModelError(f"model {name}: pooling {strange or '?'} is not known here (cls, mean and max are): name another encoder")
    return tuple(modes)


def _prompt(folder: Path, name: str) -> str:
    """The prompt that the checkpoint says to be used where none is asked for."""
    path = folder / "config_sentence_transformers.json"
    told = _read(path, name) if path.is_file() else {}
    return str((told.get("prompts") or {}).get(told.get("default_prompt_name") or "") or "")


def pooled(states: Any, mask: Any, modes: tuple[str, ...]) -> Any:
    """(texts, tokens, width) states -> (texts, width of all modes) vectors; ``mask`` is 0 where there is padding."""
    import torch

    there = mask.unsqueeze(-1).to(states.dtype)
    made = {
        "cls": lambda: states[:, 0],
        "mean": lambda: (states * there).sum(1) / there.sum(1).clamp(min=1e-9),
        "max": lambda: states.masked_fill(there == 0, float("-inf")).amax(1),
    }
    return torch.cat([made[mode]() for mode in modes], dim=1)


def step(kind: str, folder: Path, name: str, device: str) -> Step:
    """A dense layer with its activation, or the norm. Raises ModelError where its weights are missing or no safetensors."""
    import torch

    if kind == "Normalize":
        return lambda vectors: torch.nn.functional.normalize(vectors, dim=1)
    told = _read(folder / "config.json", name)
    activation = str(told.get("activation_function", "")).rsplit(".", 1)[-1]
    if activation not in _ACTIVATIONS:
        raise ModelError(f"model {name}: activation {activation or '?'} in {folder.name} is not known here: name another encoder")
    path = folder / "model.safetensors"
    if not path.is_file():
        raise ModelError(f"model {name}: {folder.name}/model.safetensors is missing: only safetensors are read; name another revision")
    from safetensors.torch import load_file

    layer = torch.nn.Linear(int(told["in_features"]), int(told["out_features"]), bias=bool(told.get("bias", True)))
    try:
        layer.load_state_dict({key.removeprefix("linear."): weight for key, weight in load_file(path).items()})
    except Exception as error:  # noqa: BLE001 (a broken file raises whatever the library that reads it raises)
        raise ModelError(f"model {name}: {folder.name}/model.safetensors: {str(error).splitlines()[0][:200]}") from None
    return torch.nn.Sequential(layer.float(), getattr(torch.nn, activation)()).to(device).eval()


def _read(path: Path, name: str) -> Json:
    try:
        return cast(Json, json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "broken JSON"
        raise ModelError(f"model {name}: {path.parent.name}/{path.name}: {why}") from None
