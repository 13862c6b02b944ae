"""What the settings call a model, where they mean a folder: it lies where their file says, from whatever folder they are used."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consistency.registry import LANGUAGES

LANGUAGE = "{language}"


def by_language(model: str, codes: Sequence[str] | None = None) -> dict[str, str]:
    """The models of a name by the language (one of ``codes``; None: all) that each translates; or itself under "", where it is one for all."""
    if LANGUAGE not in model:
        return {"": model}
    return {code: model.replace(LANGUAGE, code) for code in codes or sorted(LANGUAGES) if code != "en"}


def each(model: str, codes: Sequence[str] | None = None) -> list[str]:
    """The models of a name: one for each language that it stands for, or itself."""
    return list(by_language(model, codes).values())


def shown(model: str) -> str:
    """A model in messages: a folder below the current one by its path from there, since messages reach reports, which are the same everywhere."""
    path = Path(model)
    return f"./{path.relative_to(Path.cwd()).as_posix()}" if path.is_absolute() and path.is_relative_to(Path.cwd()) else model


def beside(model: str | None, folder: Path) -> str | None:
    """The model by its absolute path where it is written as a folder (``./models/mine``), or one of that name lies in ``folder``, which is
    that of the settings; a preset is meant before a folder of its name. Anything else as it is."""
    if model is None:
        return None
    if not model.startswith("."):
        models = each(model)
        if not any((folder / one).is_dir() for one in models):
            return model
        from consistency.models.presets import preset_of

        if any(map(preset_of, models)):
            return model
    return str(folder / model)
