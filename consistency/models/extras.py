"""The packages that models need, and the line that installs those that are missing. Their own names: ``consistency`` on PyPI is another project's."""

from __future__ import annotations

from collections.abc import Iterable

from consistency.errors import MissingExtraError

_ASKED = {
    "torch": "'torch>=2.6,<2.14'", "transformers": "'transformers>=4.56'", "sentencepiece": "'sentencepiece>=0.2'", "safetensors": "'safetensors>=0.4'",
    "huggingface_hub": "'huggingface_hub>=0.26'", "ctranslate2": "'ctranslate2>=4.5,<5'",
}  # fmt: skip
NEURAL = ("transformers", "torch", "sentencepiece", "safetensors")
CT2 = (*NEURAL, "ctranslate2")


def missing(packages: Iterable[str]) -> list[str]:
    """Those that are not installed."""
    from importlib.util import find_spec

    return [name for name in packages if find_spec(name) is None]


def pip_line(packages: Iterable[str]) -> str:
    """What to type to get them, with the versions that pyproject.toml asks for."""
    return f"pip install {' '.join(_ASKED[name] for name in packages)}"


def need(packages: Iterable[str]) -> None:
    """Raises MissingExtraError, with the line to type, where one is not installed."""
    lacking = missing(packages)
    if lacking:
        raise MissingExtraError(f"package {', '.join(lacking)}: not installed: {pip_line(lacking)}")
