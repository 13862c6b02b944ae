"""Whether a checkpoint had all the weights that its model needs: what is missing transformers makes up at random, and says so only in passing."""

from __future__ import annotations

from typing import Any

from consistency.errors import ModelError

_COMPUTED = ("embed_positions.weight", "embed_positions.weights", "final_logits_bias")  # sinusoids, and a row of zeros: no file need have them


def whole(loaded: tuple[Any, dict[str, Any]], name: str) -> Any:
    """The model out of what ``from_pretrained(…, output_loading_info=True)`` gives. Raises ModelError where weights were missing that are
    neither tied to those that were there nor worked out."""
    model, info = loaded
    lacking = set(info["missing_keys"])
    tensors = dict(model.named_parameters(remove_duplicate=False))
    there = {id(tensor) for key, tensor in tensors.items() if key not in lacking}
    absent = sorted(key for key in lacking if not key.endswith(_COMPUTED) and id(tensors.get(key)) not in there)
    if absent:
        raise ModelError(
            f"model {name}: has no weights for {absent[0]} ({len(absent)} missing in all): it is no whole translation model; pull it again, or name another in neural.model"
        )
    return model
