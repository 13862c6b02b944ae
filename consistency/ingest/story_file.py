"""``story.yaml``: what a person says of the articles of a folder.

| key | value |
| --- | --- |
| ``articles`` | ``{ru-news: {language: ru, outlet: News, published: 2026-03-02T23:02}, kk-gov: kk}`` |
| ``reference`` | the name of one of them |
| ``memory`` | a TMX file |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from consistency.errors import ConfigError
from consistency.ingest.formats import iso_time

FILE, MEMORY = "story.yaml", "translations.tmx"
_KEYS = ("articles", "reference", "memory")
_FIELDS = ("language", "outlet", "published")
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Stated:
    """What is said of one article; None where nothing is."""

    language: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class StoryFile:
    """``articles`` by file name with or without its ending; ``memory`` is the path of a TMX file that exists."""

    path: str = ""
    articles: dict[str, Stated] = field(default_factory=dict)
    reference: str | None = None
    memory: str | None = None


def read_story_file(folder: Path, languages: Sequence[str], *, any_language: bool = False) -> StoryFile:
    """The folder's story.yaml, or an empty one; translations.tmx beside it is the memory unless another is named.

    Raises ConfigError: broken YAML, an unknown key, a language that is not among ``languages`` (with ``any_language``: that is no code), no such memory.
    """
    path = folder / FILE
    default = folder / MEMORY
    memory = str(default) if default.is_file() else None
    if not path.is_file():
        return StoryFile(memory=memory)
    data = _load(path)
    _known(data, _KEYS, str(path))
    articles = {
        str(name): _stated(value, f"{path}: article {name!r}", None if any_language else languages)
        for name, value in _mapping(data.get("articles") or {}, f"{path}: articles").items()
    }
    named = _text(data.get("memory"), f"{path}: memory")
    if named is not None:
        memory = str(folder / named)
        if not Path(memory).is_file():
            raise ConfigError(f"{path}: memory: no such file: {named}: name a TMX file, relative to story.yaml")
    return StoryFile(str(path), articles, _text(data.get("reference"), f"{path}: reference"), memory)


def _load(path: Path) -> dict[str, Any]:
    import yaml  # here: most folders have no story.yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # all values stay text: no dates, no "no" -> false
    try:
        written = path.read_bytes()
        if len(written) > MAX_BYTES:
            raise ConfigError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB: this is no story.yaml")
        data = yaml.load(written.decode("utf-8-sig"), Loader=loader)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8: save it as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ConfigError(f"{path}{line}: broken YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{path}: broken YAML: {' '.join(str(error).split())[:200]}") from None
    return _mapping(data or {}, str(path))


def is_code(text: str) -> bool:
    """Whether a text has the shape of a language's code (ISO 639), with or without more of BCP 47."""
    return re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text) is not None


def _stated(value: Any, where: str, languages: Sequence[str] | None) -> Stated:
    if isinstance(value, str):
        value = {"language": value} if value else {}
    fields = _mapping(value, where)
    _known(fields, _FIELDS, where)
    language = _text(fields.get("language"), f"{where}: language")
    if language is not None and languages is None and not is_code(language):
        raise ConfigError(f"{where}: language {language!r} is no code: write one such as uz or ka (ISO 639)")
    if language is not None and languages is not None and language not in languages:
        raise ConfigError(f"{where}: unknown language {language!r}: one of {', '.join(languages)}")
    published = _text(fields.get("published"), f"{where}: published")
    iso = iso_time(published) if published else None
    if published and (iso is None or not re.fullmatch(r"[\d-]+([T ][\d:.+Z-]+)?", published.strip())):
        raise ConfigError(f"{where}: published: {published!r} is no ISO date: write 2026-03-02 or 2026-03-02T23:02")
    return Stated(language, _text(fields.get("outlet"), f"{where}: outlet"), iso)


def _known(data: dict[str, Any], known: Sequence[str], where: str) -> None:
    unknown = [str(key) for key in data if key not in known]
    if unknown:
        near = get_close_matches(unknown[0], known, n=1)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        what = f"unknown key {unknown[0]!r}" if len(unknown) == 1 else f"unknown keys {', '.join(map(repr, unknown))}"
        raise ConfigError(f"{where}: {what}{hint}: known are {', '.join(known)}")


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: must be a mapping of names to values")
    return value


def _text(value: Any, where: str) -> str | None:
    if value is None or value == "" or value == "null":
        return None
    if not isinstance(value, str):
        raise ConfigError(f"{where}: must be plain text")
    return value
