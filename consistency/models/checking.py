"""``models check``: whether each model that the settings or ``models.lock`` name would run here, and what is missing if not."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from consistency.config import Config
from consistency.errors import ConsistencyError
from consistency.models import Checkpoint, locate
from consistency.models.extras import CT2, NEURAL, missing, pip_line
from consistency.models.lock import find_lock, read_lock
from consistency.models.presets import short_name
from consistency.registry import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found of a model: ``architecture`` as its config.json names it, ``problems`` that keep it from running, ``notes`` for the reader."""

    model: str
    revision: str | None
    architecture: str | None
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def models_in_use(config: Config) -> list[str]:
    """The models that the settings name and use, then those of their ``models.lock``, each once, by their short names."""
    named: list[str] = []
    if config.translator in ("neural", "ctranslate2") and config.neural.model:
        codes = [code for code in config.languages or sorted(LANGUAGES) if code != "en"]
        named += [config.neural.model.replace("{language}", code) for code in codes]
    if config.verify.by == "nli" and config.verify.model:
        named.append(config.verify.model)
    if config.encoder.model:
        named.append(config.encoder.model)
    return list(dict.fromkeys(map(short_name, (*named, *sorted(read_lock(find_lock(config.lock)))))))


def check(model: str, config: Config) -> Checked:
    """Look for the model, its packages, its device and precision, and load its configuration and tokenizer (not its weights)."""
    problems = [*_missing_packages(config), *_device(config)]
    try:
        checkpoint = locate(model, offline=config.offline, lock=config.lock)
    except ConsistencyError as error:
        told = str(error).removeprefix(f"model {model}: ")
        return Checked(model=model, revision=None, architecture=None, problems=(*problems, told), notes=())
    architecture = None
    if find_spec("transformers") is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a tokenizer recommends a package that nothing here needs
            architecture, broken = _loaded(checkpoint)
        problems += broken
    return Checked(model=model, revision=checkpoint.revision, architecture=architecture, problems=tuple(problems),
                   notes=tuple(w.removeprefix(f"model {model}: ") for w in checkpoint.warnings))  # fmt: skip


def _missing_packages(config: Config) -> Iterator[str]:
    lacking = missing(CT2 if config.translator == "ctranslate2" else NEURAL)
    if lacking:
        yield f"needs {', '.join(lacking)}: {pip_line(lacking)}"


def _device(config: Config) -> Iterator[str]:
    """What the settings ask of this machine that it does not have."""
    neural = config.neural
    if config.translator == "ctranslate2" and find_spec("ctranslate2") is not None:
        from consistency.models.compute import compute_type

        try:
            compute_type(neural.device, neural.precision)
        except ConsistencyError as error:
            yield str(error)
    elif neural.device == "cuda" and find_spec("torch") is not None:
        import torch

        if not torch.cuda.is_available():
            yield "neural.device is cuda, and torch finds none: cpu, or a torch that is built for CUDA"


def _loaded(checkpoint: Checkpoint) -> tuple[str | None, list[str]]:
    """The architecture, and what keeps its configuration, tokenizer or the headers of its weights from being read."""
    from transformers import AutoConfig, AutoTokenizer, M2M100Tokenizer

    architecture, problems = None, []
    try:
        config = AutoConfig.from_pretrained(checkpoint.folder, local_files_only=True, trust_remote_code=False)
        architecture = (config.architectures or [type(config).__name__])[0]
    except Exception as error:  # noqa: BLE001 (whatever a library says of a broken file is told)
        problems.append(f"config.json cannot be read: {_line(error)}")
    else:
        # SMaLL-100 names a class of its own, which would be remote code; M2M100's reads the same files.
        of_m2m100 = config.model_type == "m2m_100" and all((checkpoint.folder / name).is_file() for name in ("sentencepiece.bpe.model", "vocab.json"))
        loader: Any = M2M100Tokenizer if of_m2m100 else AutoTokenizer
        try:
            loader.from_pretrained(checkpoint.folder, local_files_only=True, trust_remote_code=False)
        except Exception as error:  # noqa: BLE001
            problems.append(f"its tokenizer cannot be read: {_line(error)}")
    for path in sorted(checkpoint.folder.glob("*.safetensors")):
        try:
            from safetensors import safe_open

            with safe_open(path, "pt") as weights:
                weights.keys()
        except Exception as error:  # noqa: BLE001
            problems.append(f"{path.name} cannot be read: {_line(error)}")
    return architecture, problems


def _line(error: Exception) -> str:
    """The first line of what a library complains of, shortened."""
    told = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return told if len(told) <= 160 else told[:159] + "…"
