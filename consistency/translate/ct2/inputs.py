"""What a family of models takes and gives: source tokens with their language codes, the prefix of the output, the text of its tokens."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from consistency.errors import ModelError
from consistency.models import Checkpoint

_FLORES = {"az": "azj_Latn", "kk": "kaz_Cyrl", "ru": "rus_Cyrl", "tr": "tur_Latn"}
_NAMES = {"az": "Azerbaijani", "kk": "Kazakh", "ru": "Russian", "tr": "Turkish"}
_BORDER = re.compile(r"(?<=[;:—–])\s+|(?<=,)\s+")
_T5 = ("t5", "mt5", "umt5")


class Inputs:
    """``family`` is marian, m2m100, small100, nllb, madlad or t5; ``prefix`` what every output begins with; ``most`` how many tokens a
    source may have, its marks counted; ``spare`` what of an output's room its end takes."""

    def __init__(self, checkpoint: Checkpoint) -> None:
        """Raises ModelError where the family is none of these, or the tokenizer cannot be loaded."""
        settings = _read(checkpoint.folder / "config.json")
        self._name = checkpoint.name
        self.family = _family(checkpoint.folder, str(settings.get("model_type")))
        if self.family is None:
            raise ModelError(f"model {checkpoint.name}: {settings.get('model_type')}: no family that ctranslate2 runs here (docs/models.md)")
        self.tokenizer = _tokenizer(checkpoint, self.family)
        vocabulary = self.tokenizer.get_vocab()
        if self.family == "t5" and "<2en>" in vocabulary:
            self.family = "madlad"
        self._before = ">>eng<< " if self.family == "marian" and ">>eng<<" in vocabulary else ""
        self.prefix = {"m2m100": ["__en__"], "nllb": ["eng_Latn"]}.get(self.family, [])
        self._codes = frozenset(getattr(self.tokenizer, "lang_token_to_id", ()))  # M2M100's are no special tokens to transformers 5
        positions = settings.get("max_position_embeddings")
        self.most = positions if isinstance(positions, int) else 512
        self.spare = 1

    def source(self, text: str, language: str) -> list[str]:
        """The tokens of a text, its marks and codes among them; nothing is cut off. Raises ModelError for a language without a code."""
        before = self._before
        if self.family in ("m2m100", "small100"):
            self.tokenizer.src_lang = language if self.family == "m2m100" else "en"  # SMaLL-100 wants the target's code there
        elif self.family == "nllb":
            self.tokenizer.src_lang = self._code(_FLORES, language)
        elif self.family in ("t5", "madlad"):
            before = "<2en> " if self.family == "madlad" else f"translate {self._code(_NAMES, language)} to English: "
        ids = self.tokenizer(before + text, truncation=False, verbose=False).input_ids
        return list(self.tokenizer.convert_ids_to_tokens(ids))

    def text(self, tokens: list[str]) -> str:
        """The text of an output, without marks and codes."""
        ids = self.tokenizer.convert_tokens_to_ids([token for token in tokens if token not in self._codes])
        return " ".join(self.tokenizer.decode(ids, skip_special_tokens=True).split())

    def parts(self, text: str, language: str) -> list[str]:
        """The text, in as many parts as it takes for each to be short enough: cut at the border of clauses nearest the middle, else at a blank."""
        if len(text) < 2 or len(self.source(text, language)) <= self.most:
            return [text]
        middle = len(text) // 2
        borders = [m.end() for m in _BORDER.finditer(text)] or [m.end() for m in re.finditer(r"\s+", text)] or [middle]
        at = min((b for b in borders if 0 < b < len(text)), key=lambda b: abs(b - middle), default=middle)
        return [*self.parts(text[:at].strip() or text[:at], language), *self.parts(text[at:].strip() or text[at:], language)]

    def _code(self, codes: dict[str, str], language: str) -> str:
        if language not in codes:
            raise ModelError(f"model {self._name}: has no code for the language {language}")
        return codes[language]


def _family(folder: Path, kind: str) -> str | None:
    if kind == "m2m_100":
        made_for = str(_read(folder / "tokenizer_config.json").get("tokenizer_class"))
        return "small100" if "SMALL100" in made_for.upper() else "nllb" if "Nllb" in made_for else "m2m100"
    return "marian" if kind == "marian" else "t5" if kind in _T5 else None


def _tokenizer(checkpoint: Checkpoint, family: str) -> Any:
    import warnings

    import transformers

    kind: Any = transformers.M2M100Tokenizer if family in ("m2m100", "small100") else transformers.AutoTokenizer
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Marian's recommends a package that nothing here needs
            return kind.from_pretrained(checkpoint.folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:  # noqa: BLE001 (whatever a library says of a broken file is told)
        told = (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
        raise ModelError(f"model {checkpoint.name}: its tokenizer cannot be loaded: {told}: consistency models check {checkpoint.name}") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
