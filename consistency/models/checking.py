"""``models check``: whether each model that the settings or ``models.lock`` name would run here, and what is missing if not."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from consistency.config import Config
from consistency.errors import AbsentModelError, ConsistencyError
from consistency.models import Checkpoint, locate
from consistency.models.extras import CT2, NEURAL, missing, pip_line
from consistency.models.lock import find_lock, read_lock
from consistency.models.named import LANGUAGE, each, shown
from consistency.models.presets import preset_of, short_name

Unable = Callable[[str, Config], Iterator[str]]  # what this machine lacks for a use
Unfit = Callable[[str, Checkpoint], Iterator[str]]  # why a checkpoint is none for a use


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found of a model: ``architecture`` as its config.json names it, ``problems`` that keep it from running, ``notes`` for the reader.
    One without a revision and without problems is absent, and may be."""

    model: str
    revision: str | None
    architecture: str | None
    problems: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A model to be checked: ``use`` is the kind of a preset (translate, nli, encode), None where nobody told. ``group`` is the name with
    ``{language}`` of a model that may be absent where another of its group is there, since the settings name no languages."""

    model: str
    use: str | None
    group: str | None = None


def models_in_use(config: Config) -> list[Wanted]:
    """The models that the settings name and use, then those of their ``models.lock``, each use once, by their short names."""
    named: list[Wanted] = []
    if config.translator in ("neural", "ctranslate2") and config.neural.model:
        named += expanded(config.neural.model, "translate", config)
    if config.verify.by == "nli" and config.verify.model:
        named.append(Wanted(model=short_name(config.verify.model), use="nli"))
    if config.encoder.model:
        named.append(Wanted(model=short_name(config.encoder.model), use="encode"))
    there = {wanted.model for wanted in named}
    locked = map(short_name, sorted(read_lock(find_lock(config.lock))))
    return list(dict.fromkeys((*named, *(Wanted(model=name, use=_kind(name)) for name in locked if name not in there))))


def asked_for(names: Sequence[str], config: Config) -> list[Wanted]:
    """The models of the command line, for what the settings use them for; else for what their presets say that they are."""
    used = models_in_use(config)
    found: list[Wanted] = []
    for name in names:
        for one in expanded(name, None, config):
            uses = [w.use for w in used if w.model == one.model or Path(w.model) == Path(one.model).expanduser().resolve()]
            found += [Wanted(model=one.model, use=use or _kind(one.model), group=one.group) for use in uses or [None]]
    return list(dict.fromkeys(found))


def expanded(name: str, use: str | None, config: Config) -> list[Wanted]:
    """A name, or the names that it stands for, one for each language."""
    group = name if LANGUAGE in name and config.languages is None else None
    return [Wanted(model=short_name(one), use=use, group=group) for one in each(name, config.languages)]


def check_all(models: Sequence[Wanted], config: Config, unable: Unable, unfit: Unfit) -> list[Checked]:
    """Each of them; of a group one at least must be there."""
    there = {wanted.group for wanted in models if wanted.group is not None and not isinstance(_located(wanted.model, config), AbsentModelError)}
    return [check(wanted, config, unable, unfit, may_lack=wanted.group in there) for wanted in models]


def check(wanted: Wanted, config: Config, unable: Unable, unfit: Unfit, *, may_lack: bool = False) -> Checked:
    """Look for the model, its packages, its device and precision, load its configuration and tokenizer (not its weights), and see whether
    it is made for its use. Of a model without a use this machine is asked as for a translator."""
    model, use = wanted.model, wanted.use
    checkpoint = _located(model, config)
    told = str(checkpoint).removeprefix(f"model {shown(model)}: ")
    if may_lack and isinstance(checkpoint, AbsentModelError):
        return Checked(model=model, revision=None, architecture=None, problems=(), notes=(told,))
    problems = list(_missing_packages(use, config)) or list(unable(use or "translate", config))
    if isinstance(checkpoint, ConsistencyError):
        return Checked(model=model, revision=None, architecture=None, problems=(*problems, told), notes=())
    architecture = None
    if find_spec("transformers") is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a tokenizer recommends a package that nothing here needs
            architecture, broken = _loaded(checkpoint)
            problems += broken or list(unfit(use, checkpoint) if use and not missing(NEURAL) else ())
    return Checked(model=model, revision=checkpoint.revision, architecture=architecture, problems=tuple(problems),
                   notes=tuple(w.removeprefix(f"model {model}: ") for w in checkpoint.warnings))  # fmt: skip


def _located(model: str, config: Config) -> Checkpoint | ConsistencyError:
    try:
        return locate(model, offline=config.offline, lock=config.lock)
    except ConsistencyError as error:
        return error


def _kind(model: str) -> str | None:
    known = preset_of(model)
    return known.kind if known else None


def _missing_packages(use: str | None, config: Config) -> Iterator[str]:
    lacking = missing(CT2 if config.translator == "ctranslate2" and use in ("translate", None) else NEURAL)
    if lacking:
        yield f"needs {', '.join(lacking)}: {pip_line(lacking)}"


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
