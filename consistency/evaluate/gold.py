"""gold.yaml: what a person says a checker should find in a story, and what it should leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consistency.errors import InputError
from consistency.records import Story

Places = tuple[tuple[int, int], ...]  # half-open offsets into an article's text


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldContradiction:
    """``values``: article -> its answer; articles with the same text agree. ``places``: article -> its quotes."""

    rule: str
    about: str
    values: Mapping[str, str]
    places: Mapping[str, Places]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldOmission:
    """``unit`` is paragraph or claim. ``places`` are the quotes; for a paragraph, the lines around them."""

    unit: str
    about: str
    places: Mapping[str, Places]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """Passages that look different and say the same."""

    about: str
    places: Mapping[str, Places]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    contradictions: tuple[GoldContradiction, ...]
    omissions: tuple[GoldOmission, ...]
    negatives: tuple[Negative, ...]


def read_gold(path: Path, story: Story) -> Gold:
    """The gold of a story. Raises InputError where an article or a quote is not in the story."""
    import yaml

    try:
        raw = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: cannot read: {' '.join(str(error).split())}") from None
    find = _Finder(path, {article.id: article.text for article in story.articles})
    try:
        return Gold(
            contradictions=tuple(_contradiction(row, find) for row in raw.get("contradictions") or ()),
            omissions=tuple(_omission(row, find) for row in raw.get("omissions") or ()),
            negatives=tuple(
                Negative(about=str(row["about"]), places=find.all(row["quotes"])) for row in raw.get("consistent") or ()
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: not laid out as gold.yaml is: {type(error).__name__}: {error}") from None


def _contradiction(row: Any, find: _Finder) -> GoldContradiction:
    return GoldContradiction(
        rule=str(row["rule"]),
        about=str(row["about"]),
        values={article: str(answer["value"]) for article, answer in row["values"].items()},
        places=find.all({article: answer["quote"] for article, answer in row["values"].items()}),
    )


def _omission(row: Any, find: _Finder) -> GoldOmission:
    unit = str(row["unit"])
    for article in row["missing"]:
        find.text(article)
    return GoldOmission(
        unit=unit,
        about=str(row["about"]),
        places=find.all(row["present"], widen=unit == "paragraph"),
        missing=tuple(row["missing"]),
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Quotes -> where they stand in the articles."""

    path: Path
    texts: Mapping[str, str]

    def text(self, article: str) -> str:
        if article not in self.texts:
            raise InputError(f"{self.path}: names an article that the story lacks: {article}")
        return self.texts[article]

    def all(self, quotes: Mapping[str, str | list[str]], *, widen: bool = False) -> dict[str, Places]:
        return {article: self._places(article, quote, widen) for article, quote in quotes.items()}

    def _places(self, article: str, quotes: str | list[str], widen: bool) -> Places:
        text = self.text(article)
        out: list[tuple[int, int]] = []
        for quote in [quotes] if isinstance(quotes, str) else quotes:
            at = text.find(quote) if quote else -1
            if at < 0:
                raise InputError(f"{self.path}: a quote is not in {article}: {quote!r}")
            while at >= 0:
                out.append(_line(text, at, at + len(quote)) if widen else (at, at + len(quote)))
                at = text.find(quote, at + 1)
        return tuple(out)


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines around a passage."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop
