"""``models pull``: a model from the hub to its cache on disk, and into ``models.lock``. Nothing else in the package downloads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from consistency.errors import AbsentModelError, MissingExtraError, ModelError
from consistency.models import snapshot
from consistency.models.extras import pip_line
from consistency.models.files import check_weights, digests, needed
from consistency.models.lock import Locked, find_lock, pin, read_lock
from consistency.models.places import forbidden, hub_cache
from consistency.models.presets import hub_name, preset_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What was pulled: the model as it was named, its row of the lock, whether the lock had it already, and its bytes on disk."""

    model: str
    locked: Locked
    before: str | None
    size: int


def lock_to_write(config: Path | None, beside: str | None) -> Path:
    """The lock of the settings, else the nearest ``models.lock``; else a new one beside the settings (``config`` as on the command line; of a
    preset, which lies in the package, beside the nearest ``consistency.yaml``), else in the current folder."""
    from consistency.config import LOCK, PRESETS, find_config

    settings = find_config(config)
    if settings is not None and settings.parent == PRESETS:
        settings = find_config()
    return find_lock(beside) or (settings.resolve().parent if settings else Path.cwd()) / LOCK


def pull(model: str, lock: Path, *, revision: str | None = None, update: bool = False, offline: bool = False) -> Pulled:
    """Download what is needed of a model and pin it in ``lock``. A model that the lock has comes at its revision there, with the files it
    says, unless ``revision`` (a branch, tag or commit) or ``update`` (what the hub has now) asks for another.

    Raises ModelError (not there, gated, no network, pickle only, not what the lock says), MissingExtraError, UnknownNameError.
    """
    hub = hub_name(model)
    known = preset_of(model)
    before = read_lock(lock if lock.is_file() else None).get(hub)
    if offline or forbidden():
        raise ModelError(f"model {model}: not pulled: the network is forbidden by {forbidden() or '--offline or offline: true'}")
    pinned = before is not None and revision is None and not update
    wanted = before.revision if before is not None and pinned else revision or (known.revision if known else None)
    client, api = _client()
    info = _asked(model, wanted, lambda: api.model_info(hub, revision=wanted, files_metadata=True))
    told = {file.rfilename: file.lfs.sha256 if file.lfs else None for file in info.siblings}
    check_weights(model, told)
    names = needed(told)
    if "config.json" not in names:
        raise ModelError(f"model {model}: has no config.json: not a checkpoint of transformers")
    fetch = partial(client.hf_hub_download, hub, revision=info.sha, cache_dir=hub_cache(), endpoint=api.endpoint)
    for name in names:
        _asked(model, wanted, partial(fetch, name))
    folder = snapshot(hub, info.sha)
    should = {name: told[name] or (before.files.get(name) if before is not None and pinned else None) for name in names}
    for name in _changed(folder, should):  # by someone, or by a broken disk: once more, from the hub
        _drop(folder / name)
        _asked(model, wanted, partial(fetch, name))
    if wanted != info.sha:
        _remember_reference(folder.parent.parent / "refs" / (wanted or "main"), info.sha)
    wrong = _changed(folder, {name: told[name] for name in names})
    if wrong:
        _drop(folder / wrong[0])
        raise ModelError(f"model {model}: not pulled: {wrong[0]} is not what the hub says it holds: pull again, and if it stays so, do not use it")
    got = digests(folder, names)
    locked = Locked(hub=hub, revision=info.sha, files=got)
    if before is not None and pinned and dict(before.files) != got:
        changed = sorted(name for name in {*before.files, *got} if before.files.get(name) != got.get(name))
        raise ModelError(f"model {model}: {changed[0]} of the hub is not what {lock.name} says: --update takes what the hub has now, if that is right")
    pin(lock, locked)
    size = sum((folder / name).stat().st_size for name in names)
    return Pulled(model=model, locked=locked, before=before.revision if before else None, size=size)


def _changed(folder: Path, should: Mapping[str, str | None]) -> list[str]:
    """The files that hold something else than their digests say; None: not known."""
    there = digests(folder, should)
    return [name for name, digest in should.items() if digest is not None and digest != there[name]]


def _drop(path: Path) -> None:
    """Take a file out of the hub's cache: the link, and what it points to."""
    path.resolve().unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _client() -> tuple[Any, Any]:
    """The hub's client and its API, at HF_ENDPOINT as it is set now (the client reads it once, when it is imported)."""
    try:
        import huggingface_hub.utils.logging  # by name: the client's lazy top has no ``utils`` until somebody imports it
    except ImportError:
        raise MissingExtraError(f"models pull: needs the hub's client: {pip_line(['huggingface_hub'])}") from None
    client: Any = huggingface_hub
    client.utils.logging.set_verbosity(50)  # of what it tries again and gives up, we tell in one line
    if not sys.stderr.isatty():
        client.utils.disable_progress_bars()
    return client, client.HfApi(endpoint=os.environ.get("HF_ENDPOINT") or None)


def _asked(model: str, revision: str | None, ask: Callable[[], Any]) -> Any:
    """What the hub answers; its failures as one line."""
    from huggingface_hub import errors

    try:
        return ask()
    except errors.GatedRepoError:
        why = "gated: accept its terms on its page, and set HF_TOKEN"
    except errors.RepositoryNotFoundError:
        raise AbsentModelError(f"model {model}: not pulled: the hub has no such model, or it is private (HF_TOKEN)") from None
    except errors.RevisionNotFoundError:
        why = f"the hub has no revision {revision}"
    except errors.EntryNotFoundError as error:
        why = f"a file is gone from the hub: {_first_line(error)}"
    except errors.OfflineModeIsEnabled:
        why = "the network is forbidden by HF_HUB_OFFLINE"
    except Exception as error:
        if not _is_of_the_network(error):
            raise
        why = f"the hub cannot be reached, or broke off: {_first_line(error)}: what came is kept, pull again"
    raise ModelError(f"model {model}: not pulled: {why}")


def _is_of_the_network(error: Exception) -> bool:
    """Whether it is of the system, or of the HTTP client, whichever of its kinds this version of the hub's client uses."""
    return isinstance(error, OSError) or any(kind.__module__.split(".")[0].startswith(("httpx", "httpcore", "requests")) for kind in type(error).__mro__)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".:")


def _remember_reference(path: Path, commit: str) -> None:
    """As the hub's client does when it is asked for a branch: so that the revision is found without a lock."""
    if ".." in path.parts:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(commit)
