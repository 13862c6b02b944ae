"""Where stories live: the patterns of ``stories:`` in the settings -> each story's name and paths.

A pattern is a path from the folder of the settings. ``*`` and ``?`` stand for any characters of one name, ``{az,ru}`` for one
of these (they may hold ``/``), ``{slug}``, or any other word in braces, for the part that tells stories apart.

- A pattern that ends in ``/`` names folders, each a story, called as the path from the first name that may vary:
  ``stories/*/`` gives ``floods``, ``{2025,2026}/*/`` gives ``2026/floods``.
- Any other must have a ``{word}`` and names files: those for which all words mean the same are one story, called by
  what they mean, whichever pattern found them: ``{az,ru}/{slug}.md``, ``news/{year}/{slug}.{az,ru}.txt``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from consistency.errors import ConfigError

_CHOICE = re.compile(r"\{([^{}]*,[^{}]*)\}")
_WORD = re.compile(r"\{(\w+)\}")
_VARIES = re.compile(r"[*?{]")
_MOST = 1000  # ways to read the choices of one pattern: more is a mistake

Names = tuple[tuple[str, str], ...]  # what each word of a pattern means


@dataclass(frozen=True, slots=True)
class Place:
    """One story: ``id`` is its name, ``paths`` its folder alone, or its files, sorted."""

    id: str
    paths: tuple[Path, ...]
    folder: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to read a pattern: ``parts`` has a regular expression for each name of the path; ``fixed`` is how many names at
    the beginning never vary."""

    written: str
    parts: tuple[re.Pattern[str], ...]
    plain: tuple[str | None, ...]  # the name itself where it does not vary
    words: tuple[tuple[str, ...], ...]
    fixed: int
    folder: bool

    def story_of(self, names: Sequence[str]) -> str | None:
        """The story of a path, given by its names from the settings' folder: of a folder pattern any file in the folder; else
        None. Tells of files that are gone as well."""
        wanted = names[:-1] if self.folder else names
        if len(wanted) != len(self.parts):
            return None
        told: Names = ()
        for at, name in enumerate(wanted):
            more = self.read(at, name, told)
            if more is None:
                return None
            told = more
        return self.id(wanted, told)

    def read(self, at: int, name: str, told: Names) -> Names | None:
        """What the words mean if the name at this place of the path fits, else None."""
        found = self.parts[at].fullmatch(_nfc(name))
        if found is None:
            return None
        known = dict(told)
        for word, value in zip(self.words[at], found.groups(), strict=True):
            if known.setdefault(word, value) != value:
                return None
        return tuple(known.items())

    def id(self, names: Sequence[str], told: Names) -> str:
        return "/".join(map(_nfc, names[self.fixed :])) if self.folder else "/".join(value for _, value in told)


def find_stories(patterns: Sequence[str], base: Path) -> list[Place]:
    """The stories that the patterns find from the folder ``base``, sorted by name. Raises ConfigError: a pattern that cannot be
    read, or two stories of one name."""
    folders: dict[str, Path] = {}
    files: dict[str, set[Path]] = {}
    for pattern in read_patterns(patterns):
        for path, told in _walk(base, pattern, 0, ()):
            story = pattern.id(path.relative_to(base).parts, told)
            if pattern.folder:
                other = folders.setdefault(story, path)
                if not os.path.samefile(other, path):
                    raise _twice(story, other, path)
            else:
                files.setdefault(story, set()).add(path)
    for story in sorted(folders.keys() & files.keys()):
        raise _twice(story, folders[story], min(files[story]))
    places = [Place(story, (folder,), True) for story, folder in folders.items()]
    places += [Place(story, tuple(sorted(paths)), False) for story, paths in files.items()]
    return sorted(places, key=lambda place: place.id)


def read_patterns(patterns: Sequence[str]) -> list[Pattern]:
    """Every way to read the patterns. Raises ConfigError."""
    return [_read(way, written) for written in patterns for way in _ways(written)]


def _twice(story: str, a: Path, b: Path) -> ConfigError:
    return ConfigError(f"stories: {a} and {b} are both called {story!r}: name what tells them apart, as in {{year}}/{{slug}}.md")


def _wrong(written: str, why: str) -> ConfigError:
    return ConfigError(f"stories: {written!r}: {why}")


def _ways(written: str) -> list[str]:
    """The pattern with each choice made in every way."""
    ways = [written]
    while any(_CHOICE.search(way) for way in ways):
        if len(ways) > _MOST:
            raise _wrong(written, f"more than {_MOST} ways to read it")
        ways = [
            way[: found.start()] + choice.strip() + way[found.end() :] if found else way
            for way in ways
            for found in [_CHOICE.search(way)]
            for choice in (found[1].split(",") if found else [""])
        ]
    return list(dict.fromkeys(ways))


def _read(way: str, written: str) -> Pattern:
    names = [name for name in way.replace("\\", "/").split("/") if name not in ("", ".")]
    if way.startswith(("/", "~")) or ".." in names or not names:
        raise _wrong(written, "must be a path from the folder of the settings, without ..")
    if any("**" in name for name in names):
        raise _wrong(written, "** is not known: write one * for each folder")
    folder = way.endswith(("/", "\\"))
    plain = _WORD.sub("", "/".join(names))
    if "{" in plain or "}" in plain:
        raise _wrong(written, "a brace is left over: write {az,ru} for one of several, or {slug} for what tells stories apart")
    if not folder and not _WORD.search(way):
        raise _wrong(written, "end it in / for folders, or write {slug} where the files of one story are called the same")
    first = written.replace("\\", "/").split("/")
    fixed = len([*takewhile(lambda name: not _VARIES.search(name), (n for n in first if n not in ("", ".")))])
    return Pattern(
        written=written,
        parts=tuple(map(_expression, names)),
        plain=tuple(None if _VARIES.search(name) else name for name in names),
        words=tuple(tuple(_WORD.findall(name)) for name in names),
        fixed=min(fixed, len(names) - 1),
        folder=folder,
    )


def _expression(name: str) -> re.Pattern[str]:
    """A regular expression for one name of a path; a leading dot is only met by a dot."""
    pieces = (".+" if piece.startswith("{") else ".*" if piece == "*" else "." if piece == "?" else re.escape(_nfc(piece))
              for piece in re.split(r"(\{\w+\}|[*?])", name))  # fmt: skip
    grouped = (f"({piece})" if piece == ".+" else piece for piece in pieces)
    return re.compile(("" if name.startswith(".") else r"(?!\.)") + "".join(grouped), re.DOTALL)


def _walk(folder: Path, pattern: Pattern, at: int, told: Names) -> Iterator[tuple[Path, Names]]:
    """Every path under the folder that fits the rest of the pattern, with what its words mean."""
    plain, last = pattern.plain[at], at == len(pattern.parts) - 1
    try:
        names = [plain] if plain is not None else sorted(entry.name for entry in os.scandir(folder))
    except OSError:  # no folder, or one that may not be listed: nothing is found there
        return
    for name in names:
        path, more = folder / name, pattern.read(at, name, told)
        if more is None:
            continue
        if not last:
            yield from _walk(path, pattern, at + 1, more)
        elif path.is_dir() if pattern.folder else path.is_file():
            yield path, more


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
