"""The families of translation models: how each wants its source and its language told, and how its output begins.

A family is told by the checkpoint's own ``model_type`` and by what its vocabulary holds, never by its name on the hub. Loads the tokenizer
of transformers, and no torch of its own.
"""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from consistency.errors import ModelError
from consistency.models import Checkpoint

MODEL_TYPES = ("marian", "m2m_100", "t5", "mt5")
FLORES = {"az": "azj_Latn", "kk": "kaz_Cyrl", "ru": "rus_Cyrl", "tr": "tur_Latn"}
ENGLISH_NAMES = {"az": "Azerbaijani", "kk": "Kazakh", "ru": "Russian", "tr": "Turkish"}
_THREE_LETTERS = {"az": ("aze", "azj"), "kk": ("kaz",), "ru": ("rus",), "tr": ("tur",), "en": ("eng",)}
_UNLIMITED = 1_000_000  # transformers gives 1e30 where a tokenizer names no limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """``name``: marian, m2m100, small100, nllb, madlad or t5. ``start``: ids that every output begins with, after the model's own first
    one. ``longest``: the most tokens of a source, and ``longest_output`` of an output, with all that is added to them."""

    name: str
    model: str  # as the user calls it, for messages
    tokenizer: Any
    start: tuple[int, ...]
    longest: int
    longest_output: int
    before: str = ""  # text that stands before every source
    _silent: frozenset[int] = frozenset()  # ids of an output that are no text

    def encode(self, texts: Sequence[str], language: str) -> list[list[int]]:
        """The ids of each source, with what the family adds. Raises ModelError where the model does not know the language."""
        code = self._code(language)
        if code is not None and code != self.tokenizer.src_lang:
            self.tokenizer.src_lang = code
        before = self.before.replace("{language}", ENGLISH_NAMES.get(language, language))
        with quiet():
            ids: list[list[int]] = self.tokenizer([before + text for text in texts], truncation=False)["input_ids"]
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """The text of an output, without all that is no word of it."""
        words = [i for i in ids if i not in self._silent]
        return str(self.tokenizer.decode(words, skip_special_tokens=True)).strip()

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """The pieces that ids stand for."""
        return [str(token) for token in self.tokenizer.convert_ids_to_tokens(list(ids))]

    def _code(self, language: str) -> str | None:
        """What the tokenizer calls the source's language; None where it is not asked."""
        if self.name == "small100":
            return "en"  # its encoder is told the target
        if self.name == "m2m100":
            if language not in self.tokenizer.lang_code_to_id:
                raise self._unknown(language)
            return language
        if self.name == "nllb":
            code = FLORES.get(language)
            if code is None or self.tokenizer.convert_tokens_to_ids(code) == self.tokenizer.unk_token_id:
                raise self._unknown(language)
            return code
        if self.name == "marian":
            told = getattr(self.tokenizer, "source_lang", None)
            of = next((short for short, long in _THREE_LETTERS.items() if told in (short, *long)), None)
            if of is not None and of != language:  # "trk", "mul" and the like are many languages
                raise ModelError(
                    f"model {self.model}: translates from {of}, not from {language}: name a model of many languages, or one a language "
                    f"with {{language}} in neural.model"
                )
        return None

    def _unknown(self, language: str) -> ModelError:
        return ModelError(f"model {self.model}: does not know the language {language}: name another in neural.model")


def load_family(checkpoint: Checkpoint) -> Family:
    """The family of a checkpoint, with its tokenizer. Raises ModelError where it is none of those that are known, where its tokenizer cannot
    be loaded, or where it does not translate into English."""
    name, config = checkpoint.name, config_of(checkpoint)
    kind = config.get("model_type")
    if kind not in MODEL_TYPES:
        raise ModelError(
            f"model {name}: of type {kind}, which is no translation model that is known here ({', '.join(MODEL_TYPES)}): name another in neural.model"
        )
    tokenizer = _tokenizer(checkpoint, kind)
    start: tuple[int, ...] = ()
    before = ""
    silent = set(tokenizer.all_special_ids)
    if kind == "marian":
        family, before = "marian", _prefix_of(tokenizer, name)
    elif kind in ("t5", "mt5"):
        family = "madlad" if _id(tokenizer, "<2en>") is not None else "t5"
        before = "<2en> " if family == "madlad" else "translate {language} to English: "
    elif _id(tokenizer, "eng_Latn") is not None:
        family, start = "nllb", (tokenizer.convert_tokens_to_ids("eng_Latn"),)
        silent |= {i for code in (*FLORES.values(), "eng_Latn") if (i := _id(tokenizer, code)) is not None}
    elif "en" in getattr(tokenizer, "lang_code_to_id", {}):
        family = "small100" if _is_small100(checkpoint, config) else "m2m100"
        start = () if family == "small100" else (tokenizer.get_lang_id("en"),)
        silent |= set(tokenizer.lang_code_to_id.values())
    else:
        raise ModelError(f"model {name}: its tokenizer knows neither __en__ nor eng_Latn: it does not translate into English")
    ends = config.get("eos_token_id")
    silent |= set(ends if isinstance(ends, list) else [ends]) - {None}
    positions = config.get("max_position_embeddings") or config.get("n_positions") or 512
    told = getattr(tokenizer, "model_max_length", None) or positions
    return Family(
        name=family, model=name, tokenizer=tokenizer, start=start, longest=min(positions, told if told < _UNLIMITED else positions),
        longest_output=positions, before=before, _silent=frozenset(silent),
    )  # fmt: skip


def config_of(checkpoint: Checkpoint) -> dict[str, Any]:
    """What config.json says. Raises ModelError."""
    try:
        config = json.loads((checkpoint.folder / "config.json").read_text("utf-8"))
    except (OSError, ValueError):
        raise ModelError(f"model {checkpoint.name}: config.json cannot be read: pull it again, or name another in neural.model") from None
    return config if isinstance(config, dict) else {}


def _tokenizer(checkpoint: Checkpoint, kind: str) -> Any:
    from transformers import AutoTokenizer, M2M100Tokenizer, MarianTokenizer

    loader: Any = AutoTokenizer
    if kind == "marian":
        loader = MarianTokenizer
    elif kind == "m2m_100" and (checkpoint.folder / "sentencepiece.bpe.model").is_file() and (checkpoint.folder / "vocab.json").is_file():
        loader = M2M100Tokenizer  # SMaLL-100 names a class of its own, which would be remote code
    try:
        with quiet():
            return loader.from_pretrained(str(checkpoint.folder), local_files_only=True, trust_remote_code=False)
    except Exception as error:  # noqa: BLE001 (whatever transformers, tokenizers and sentencepiece raise at a broken file)
        told = " ".join(str(error).split())[:160]
        raise ModelError(f"model {checkpoint.name}: its tokenizer cannot be loaded: {told}") from None


def _is_small100(checkpoint: Checkpoint, config: dict[str, Any]) -> bool:
    """SMaLL-100 is M2M100 in all but its tokenizer; its checkpoint says so in one of these ways."""
    try:
        told = json.loads((checkpoint.folder / "tokenizer_config.json").read_text("utf-8")).get("tokenizer_class") or ""
    except (OSError, ValueError, AttributeError):
        told = ""
    return (
        "small100" in str(told).lower()
        or (checkpoint.folder / "tokenization_small100.py").is_file()
        or (config.get("encoder_layers"), config.get("decoder_layers")) == (12, 3)  # no other of its family is so uneven
    )


def _prefix_of(tokenizer: Any, name: str) -> str:
    """What tells a Marian model of many targets that English is wanted."""
    codes = getattr(tokenizer, "supported_language_codes", [])
    if not codes:
        return ""
    for code in (">>eng<<", ">>en<<"):
        if code in codes:
            return f"{code} "
    raise ModelError(f"model {name}: translates into {len(codes)} languages, and English is none of them")


def _id(tokenizer: Any, token: str) -> int | None:
    found = tokenizer.convert_tokens_to_ids(token)
    return None if found is None or found == tokenizer.unk_token_id else int(found)


@contextmanager
def quiet() -> Iterator[None]:
    """Without what transformers says to its own developers: classes that differ, packages that it recommends."""
    from transformers.utils import logging as bars

    logger = logging.getLogger("transformers")
    level = logger.level
    logger.setLevel(logging.ERROR)
    hide, show = cast(Any, bars.disable_progress_bar), cast(Any, bars.enable_progress_bar)
    shown = bars.is_progress_bar_enabled()  # else one inside another would show them too early
    hide()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
        if shown:
            show()
