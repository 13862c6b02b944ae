"""Which files of a checkpoint are needed, and what they hold: a digest of each, remembered by size and time of change.

Configuration, tokenizer and safetensors; never pickle (it runs code when it is opened), never Python.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from consistency.errors import ModelError
from consistency.models.places import made_own_cache, own_cache

_NEEDED = re.compile(
    r"""(?: config | generation_config | tokenizer | tokenizer_config | special_tokens_map | added_tokens | vocab
          | modules | sentence_bert_config | config_sentence_transformers ) \.json
      | model\.safetensors (?:\.index\.json)? | model-\d+-of-\d+\.safetensors
      | vocab\.txt | merges\.txt | [\w.-]+\.spm | (?: sentencepiece\.bpe | sentencepiece | spiece | spm ) \.model
      | \d+_\w+ / (?: config\.json | model\.safetensors )""",  # the steps after a sentence encoder: pooling, a dense layer
    re.VERBOSE,
)
_PICKLE = re.compile(r"pytorch_model.*\.bin|.*\.(?:pt|pth|ckpt)")


def needed(names: Iterable[str]) -> list[str]:
    """Of the files of a checkpoint, as paths with slashes, those that are used, sorted."""
    return sorted(name for name in names if _NEEDED.fullmatch(name))


def check_weights(model: str, names: Iterable[str]) -> None:
    """Raises ModelError where there are no safetensors at the top: only pickle, or nothing."""
    at_top = [name for name in names if "/" not in name]
    if any(name.endswith(".safetensors") for name in needed(at_top)):
        return
    if any(_PICKLE.fullmatch(name) for name in at_top):
        raise ModelError(
            f"model {model}: its weights are pickle only, which runs code when it is opened, and is never loaded here: take a revision with "
            f"safetensors (--revision), or convert it where you trust it (docs/presets.md), and name that folder"
        )
    raise ModelError(f"model {model}: has no weights (model.safetensors)")


def files_of(folder: Path) -> list[str]:
    """The needed files of a folder on disk, as paths with slashes from there, sorted."""
    found = (p.relative_to(folder).as_posix() for part in ("*", "*/*") for p in folder.glob(part) if p.is_file())
    return needed(found)


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 of each file, 64 hexadecimal digits. What was hashed before and has the same size and time is not read again."""
    known = _remembered()
    out: dict[str, str] = {}
    learned = False
    for name in names:
        path = (folder / name).resolve()  # in the hub's cache the name is a link, and the file the same for all
        stat = path.stat()
        state = [stat.st_size, stat.st_mtime_ns]
        row = known.get(str(path))
        if row is None or row[:2] != state:
            with path.open("rb") as file:
                row = [*state, hashlib.file_digest(file, "sha256").hexdigest()]
            known[str(path)] = row
            learned = True
        out[name] = str(row[2])
    if learned:
        _remember(known)
    return out


def digest_of(files: Mapping[str, str]) -> str:
    """One digest of a folder's files, 16 hexadecimal digits."""
    return hashlib.sha256("".join(f"{name}\0{files[name]}\n" for name in sorted(files)).encode()).hexdigest()[:16]


def _remembered() -> dict[str, list[object]]:
    try:
        rows = json.loads((own_cache() / "digests.json").read_bytes())
    except (OSError, ValueError):
        return {}  # a convenience: without it the files are read again
    well = isinstance(rows, dict) and all(isinstance(row, list) and len(row) == 3 for row in rows.values())
    return rows if well else {}


def _remember(known: dict[str, list[object]]) -> None:
    live = {path: row for path, row in sorted(known.items()) if os.path.exists(path)}
    with contextlib.suppress(OSError):
        target = made_own_cache() / "digests.json"
        written = target.with_name(f"digests.json.{os.getpid()}")
        written.write_text(json.dumps(live, indent=0))
        written.replace(target)
