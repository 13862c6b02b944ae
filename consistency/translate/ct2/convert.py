"""A checkpoint of transformers -> CTranslate2's own format, made once and kept in the user's cache folder.

The name of the folder is a digest of the source's revision, the number type and the converter's version, so that what is there fits. It is
made under another name and renamed when it is whole: two processes at once do no harm, and one that is killed leaves nothing that is used, and what it leaves
the next conversion clears away (``leftovers.py``).
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from consistency.errors import MissingExtraError, ModelError
from consistency.models import Checkpoint
from consistency.models.extras import missing, pip_line
from consistency.models.places import made_own_cache, own_cache
from consistency.translate.ct2.leftovers import folder_in
from consistency.translate.neural.families import quiet
from consistency.translate.neural.weights import whole as with_all_weights

MANIFEST = "consistency.json"
_OURS = 2  # of what is done here besides the converter's own work


def converted(checkpoint: Checkpoint, tokenizer: Any, number: str, *, anew: bool = False) -> Path:
    """The folder with the model in ``number`` (int8, float32, bfloat16); converted first if it is not there, not whole, or ``anew``.

    Raises ModelError where the architecture cannot be converted, or nothing can be written; MissingExtraError without torch."""
    import ctranslate2

    made_by = f"ctranslate2 {ctranslate2.__version__}, {_OURS}"
    digest = hashlib.sha256(f"{checkpoint.revision}\0{number}\0{made_by}".encode()).hexdigest()[:16]
    home = own_cache() / "ctranslate2"
    target = home / f"{checkpoint.name.replace('/', '--').strip('.')}-{number}-{digest}"
    if not anew and whole(target):
        return target
    lacking = missing(("torch", "safetensors"))  # what is converted already runs without
    if lacking:
        raise MissingExtraError(f"package {lacking[0]}: not installed, and converting needs it: {pip_line(lacking)}")
    stack = ExitStack()
    try:
        made_own_cache()
        home.mkdir(exist_ok=True)
        part = stack.enter_context(folder_in(home, target.name))
    except OSError as error:
        raise ModelError(f"model {checkpoint.name}: cannot be converted for ctranslate2: {home.name}: {error.strerror}: set CONSISTENCY_CACHE to a folder that can be written") from None
    try:
        _convert(checkpoint, tokenizer, number, part / "model")
        sizes = {path.name: path.stat().st_size for path in sorted((part / "model").iterdir())}
        manifest = {"model": checkpoint.name, "revision": checkpoint.revision, "numbers": number, "made_by": made_by, "files": sizes}
        (part / "model" / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
        put(part / "model", target, anew=anew)
    except OSError as error:
        raise ModelError(f"model {checkpoint.name}: cannot be converted for ctranslate2: {error.strerror or error}") from None
    finally:
        stack.close()
    return target


def whole(folder: Path) -> bool:
    """Whether a conversion is there with all its files, each of the size that it was written with."""
    try:
        sizes = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
        return bool(sizes) and all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def put(made: Path, target: Path, *, anew: bool) -> None:
    """Move a whole conversion to its place; a broken one that is there goes first, another process's whole one stays."""
    for _ in range(10):
        try:
            os.rename(made, target)
            return
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):  # a folder with files is there, or was a moment ago
                raise
        if whole(target) and not anew:
            return
        away = Path(tempfile.mkdtemp(prefix=".old.", dir=target.parent))
        try:
            os.rename(target, away / "model")  # in one step: whoever loads it meanwhile has it open
        except FileNotFoundError:
            pass  # another process was quicker
        finally:
            shutil.rmtree(away, ignore_errors=True)
        anew = False
    if not whole(target):
        raise OSError(None, "another process keeps replacing it")


def _convert(checkpoint: Checkpoint, tokenizer: Any, number: str, target: Path) -> None:
    from ctranslate2.converters import TransformersConverter

    class Converter(TransformersConverter):  # type: ignore[misc]
        """The library's, but for two doors: safetensors only and all of them, and the tokenizer that is used afterwards."""

        def load_model(self, model_class: Any, name: str, **settings: Any) -> Any:
            loaded = model_class.from_pretrained(name, use_safetensors=True, local_files_only=True, output_loading_info=True, **settings)
            model = with_all_weights(loaded, checkpoint.name)
            if model.config.model_type == "marian":
                _starts_from_nothing(model, checkpoint.name)
            return model

        def load_tokenizer(self, tokenizer_class: Any, name: str, **settings: Any) -> Any:
            return _with_language_tokens(tokenizer)

    try:
        with quiet():
            Converter(str(checkpoint.folder)).convert(str(target), quantization=number)
    except (ValueError, NotImplementedError, RuntimeError) as error:
        told = " ".join(str(error).split())
        raise ModelError(f"model {checkpoint.name}: cannot be converted for ctranslate2: {told[:200]}: use --translator neural") from None


def _starts_from_nothing(model: Any, name: str) -> None:
    """CTranslate2 starts Marian's output from a row of zeros, transformers from the row of <pad>: zeros too where Marian trained it, but
    not always where it was trained on. Raises ModelError where the two would say different things."""
    decoder, config = model.get_decoder(), model.config
    if bool(decoder.embed_tokens.weight[config.decoder_start_token_id].any()):
        raise ModelError(f"model {name}: its output starts from a row of <pad> that is not zero, which ctranslate2 takes it to be: use --translator neural")


def _with_language_tokens(tokenizer: Any) -> Any:
    """M2M100's tokenizer, as transformers 5 saves and loads it, keeps its language tokens out of its vocabulary, where the
    converter looks for them. A copy of it that has them, and the library as it is."""
    tokens: dict[str, int] = getattr(tokenizer, "lang_token_to_id", {})
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    if all(token in vocabulary for token in tokens):
        return tokenizer

    class WithTokens:
        def get_vocab(self) -> dict[str, int]:
            return {**vocabulary, **tokens}

        def __getattr__(self, name: str) -> Any:
            return getattr(tokenizer, name)

    return WithTokens()
