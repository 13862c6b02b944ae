"""Which files of a story are articles, and what is the matter with the others."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from consistency.errors import InputError
from consistency.ingest.decode import Unreadable
from consistency.records import Skipped

READ = (".txt", ".md", ".html", ".htm", ".docx", ".json")
# An article of more bytes than this is a dump of something else.
MAX_BYTES = 20_000_000
_NEVER = re.compile(r"\..*|gold\.yaml|story\.yaml|translations\.tmx|README.*|LICENSE.*", re.IGNORECASE)
# Settings and memories lie beside articles: neither read nor worth a word.
_BESIDE = (".yaml", ".yml", ".tmx")
_OURS = (
    re.compile(r'<meta\s+name="generator"\s+content="consistency[ "/]', re.IGNORECASE),
    re.compile(r'"schema":\s*"consistency-\w+/'),
    re.compile(r"\A<!-- consistency(?: signoff)? -->"),
    # The text: the story and its first article with its language; the sign-off sheet; annotations.
    re.compile(r"\A\S.* · \d+ \S+\r?\n {2}\S+\s+·\s+[a-z]{2}\s+·\s+\d+\s"),
    re.compile(r"\Aconsistency · "),
    re.compile(r"\A::(?:error|warning|notice) \w+="),
)
# The mark of our own reports stands this near the start, in characters.
_MARK_WITHIN = 5_000


@dataclass(slots=True)
class Found:
    """The files to read, in order, with the folder that their paths are shown relative to."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, path: Path, why: str) -> None:
        self.skipped.append(Skipped(path=self.shown(path), why=why))

    def shown(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()


def find_files(paths: Sequence[Path]) -> Found:
    """The candidate files of one folder, or of two or more paths of files. Raises InputError."""
    if not paths:
        raise InputError("no articles given: name a folder, or two or more article files")
    for path in paths:
        if not os.path.lexists(path):
            raise InputError(f"{path}: no such file or folder")
    folders = [path for path in paths if path.is_dir()]
    if folders and len(paths) > 1:
        raise InputError(f"{folders[0]}: a folder among other paths: give one folder, or only article files")
    if folders:
        return _in_folder(folders[0])
    if len(paths) == 1:
        raise InputError(f"{paths[0]}: one file cannot contradict itself: give a folder, or two or more articles")
    found = Found(Path(os.path.commonpath([Path(os.path.abspath(path)).parent for path in paths])))
    seen: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)
        why = "given twice" if real in seen else _why_named(path)
        seen.add(real)
        if why:
            found.skip(path, why)
        else:
            found.files.append(path)
    return found


def _in_folder(folder: Path) -> Found:
    found = Found(folder)
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise InputError(f"{folder}: cannot list the folder: {error.strerror}") from None
    for path in entries:
        suffix = path.suffix.lower()
        if _NEVER.fullmatch(path.name) or suffix in _BESIDE or (suffix not in READ and path.is_dir()):
            continue
        if suffix in (".json", ".jsonl") and _is_ours(path):  # a report or a baseline of ours
            continue
        why = _why_named(path)
        if why:
            found.skip(path, why)
        else:
            found.files.append(path)
    return found


def _why_named(path: Path) -> str | None:
    """Why a file is no article by its name; None where it may be one."""
    suffix = path.suffix.lower()
    if _NEVER.fullmatch(path.name):
        return "never an article by its name"
    return None if suffix in READ else f"not an article: its name ends in none of {', '.join(READ)}"


def is_candidate(path: Path) -> bool:
    """Whether a file may be an article by its name."""
    return _why_named(path) is None


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file. Raises Unreadable with the reason."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("a folder")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("no ordinary file")
        if status.st_size > MAX_BYTES:
            raise Unreadable(f"larger than {MAX_BYTES // 1_000_000} MB")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    if len(data) > MAX_BYTES:
        raise Unreadable(f"larger than {MAX_BYTES // 1_000_000} MB")
    return data


def is_report(text: str) -> bool:
    """Whether a text is a report of ours that was saved beside the articles."""
    return any(mark.search(text, 0, _MARK_WITHIN) for mark in _OURS)


def _is_ours(path: Path) -> bool:
    try:
        return is_report(read_bytes(path)[: 4 * _MARK_WITHIN].decode("utf-8", "replace"))
    except Unreadable:
        return False


def unique_ids(paths: Sequence[Path]) -> list[str]:
    """An id a file: its name without the ending; where two collide, with its folder or with its ending."""
    ways: tuple[Callable[[Path], str], ...] = (
        lambda path: path.stem,
        lambda path: f"{_parent(path)}/{path.stem}",
        lambda path: path.name,
        lambda path: f"{_parent(path)}/{path.name}",
        lambda path: Path(os.path.abspath(path)).as_posix().lstrip("/"),
    )
    level = [0] * len(paths)
    while True:
        ids = [ways[n](path) for n, path in zip(level, paths, strict=True)]
        double = [i for i, name in enumerate(ids) if ids.count(name) > 1 and level[i] < len(ways) - 1]
        if not double:
            return ids
        for i in double:
            level[i] += 1


def _parent(path: Path) -> str:
    return Path(os.path.abspath(path)).parent.name
