"""``consistency init``: the files that a repository of articles begins with."""

from __future__ import annotations

import json
import os
import re
import shlex
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from consistency import __version__
from consistency.errors import ConfigError, ConsistencyError, InputError
from consistency.ingest.files import find_files, is_candidate
from consistency.registry import LANGUAGES
from consistency.stories import find_stories

STARTER = Path(__file__).with_name("starter")
MARK = "# Written by consistency init"
SETTINGS = "consistency.yaml"
BASELINE = "known.jsonl"  # never written over: it is what people have accepted
HOOKS = ".pre-commit-config.yaml"
FOLDERS = "stories/*/"  # where nothing is found
ARTICLES = r"\.(txt|md|html?|docx|json|jsonl|ya?ml|tmx)$"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the articles, the root of the repository that it lies in, where CI and hooks look for their files, and
    ``below``: the way from the root to the folder (``press``), empty where they are one."""

    folder: Path
    root: Path
    below: str

    @classmethod
    def of(cls, folder: Path) -> Place:
        """Of a folder that is there. What lies in no repository of git is a root itself."""
        absolute = folder.resolve()
        root = next((p for p in (absolute, *absolute.parents) if (p / ".git").exists()), absolute)
        below = absolute.relative_to(root).as_posix()
        return cls(folder, folder, "") if below == "." else cls(folder, Path(os.path.relpath(root)), below)

    @property
    def name(self) -> str:
        """Of the workflow, and what it keeps: each folder of a repository has its own. Letters of any script are kept; where others are
        lost (``a-b`` would be ``a/b``), a few digits of the path tell it apart."""
        plain = re.fullmatch(r"[\w/]*", self.below)
        lost = () if plain else (sha256(self.below.encode("utf-8", "surrogateescape")).hexdigest()[:6],)
        return "-".join(["consistency", *re.findall(r"\w+", self.below), *lost])

    @property
    def workflow(self) -> Path:
        return self.root / f".github/workflows/{self.name}.yml"

    def files(self) -> dict[Path, str]:
        """Where a file goes, and what of ``STARTER`` it is."""
        return {
            self.folder / SETTINGS: "consistency.yaml", self.folder / BASELINE: "known.jsonl",
            self.workflow: "workflow.yml", self.root / HOOKS: "pre-commit.yaml",
        }  # fmt: skip

    def blanks(self) -> dict[str, str]:
        """What the files say of where they are."""
        if not self.below:
            entry, files = "consistency check --changed-since HEAD", ARTICLES
            return {"NAME": self.name, "PATHS": "", "DEFAULTS": "", "ROOT": "", "BELOW": "", "ENTRY": entry, "FILES": files}
        up = "/".join([".."] * len(Path(self.below).parts))
        entry = f"consistency check --config {shlex.quote(f'{self.below}/{SETTINGS}')} --changed-since HEAD"
        return {
            "NAME": self.name,
            "PATHS": f"\n    paths: [{_yaml(f'{self.below}/**')}, {_yaml(f'.github/workflows/{self.name}.yml')}]",
            "DEFAULTS": f"\n    defaults:\n      run:\n        working-directory: {_yaml(self.below)}",
            "ROOT": f" --root {up}",  # paths of annotations begin at the root of the repository
            "BELOW": f"{self.below}/",
            "ENTRY": _yaml(entry),
            "FILES": _yaml(f"^{re.escape(self.below)}/.*{ARTICLES}"),
        }


def start(folder: Path, *, force: bool = False) -> list[str]:
    """Write the files into a folder, those of CI and hooks at the root of its repository, and return what to tell the person, a line
    each. Raises ConfigError where one of them is there already, unless ``force``; hooks of others, and a baseline, stay as they are in
    any case."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder: make it first")
    place, pattern = Place.of(folder), pattern_of(folder)
    hooks = place.root / HOOKS
    theirs = _hooks_of_others(hooks, place)
    kept = {hooks} if theirs else set()
    kept |= {folder / BASELINE} if (folder / BASELINE).exists() else set()
    wanted = {path: name for path, name in place.files().items() if path not in kept}
    there = [path for path in wanted if path.exists() or path.is_symlink()]
    if there and not force:
        names = ", ".join(os.path.relpath(path, folder) for path in there)
        raise ConfigError(f"{folder}: {names}: already there, nothing was written: --force writes anew")
    if place.workflow in there and not _is_of(place.workflow, place):
        raise ConfigError(f"{folder}: {os.path.relpath(place.workflow, folder)}: of another folder, nothing was written: rename it first")
    for path, name in wanted.items():
        _write(path, _filled(name, pattern, place))
    return [f"wrote {path}" for path in wanted] + _next(place, pattern, theirs)


def pattern_of(folder: Path) -> str:
    """The first pattern that finds a story of two articles or more: trees by language, then folders; else ``FOLDERS``."""
    for below in ("", "content/", "articles/", "posts/", "docs/"):
        codes = sorted(code for code in LANGUAGES if (folder / below / code).is_dir())
        if len(codes) > 1 and _finds(f"{below}{{{','.join(codes)}}}/{{slug}}.*", folder):
            return f"{below}{{{','.join(codes)}}}/{{slug}}.*"
    return next((pattern for pattern in (FOLDERS, "articles/*/", "content/*/", "*/") if _finds(pattern, folder)), FOLDERS)


def _finds(pattern: str, folder: Path) -> bool:
    try:
        places = find_stories([pattern], folder)
        return any(len(find_files(p.paths).files if p.folder else [f for f in p.paths if is_candidate(f)]) > 1 for p in places)
    except ConsistencyError:
        return False


def _hooks_of_others(path: Path, place: Place) -> bool:
    """Whether there are hooks that somebody else wrote, or that are for another folder: adding to them is not ours to do."""
    try:
        written = path.read_text("utf-8", "replace")
    except OSError:
        return path.exists()
    return not written.startswith(MARK) or f"entry: {place.blanks()['ENTRY']}\n" not in written


def _is_of(path: Path, place: Place) -> bool:
    """Whether a workflow works in this folder: that of another one is not ours to write over, whatever it is called."""
    try:
        written = path.read_text("utf-8", "replace")
    except OSError:
        return False
    own = place.blanks()["DEFAULTS"]
    return f"{own}\n" in written if own else not re.search(r"^    defaults:\n      run:\n        working-directory: ", written, re.MULTILINE)


def _filled(name: str, pattern: str, place: Place) -> str:
    text = (STARTER / name).read_text("utf-8")
    for blank, value in {"VERSION": __version__, "STORIES": _yaml(pattern), **place.blanks()}.items():
        text = text.replace(f"@{blank}@", value)
    return text


def _yaml(text: str) -> str:
    """A text in double quotes, as YAML reads it back."""
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise ConsistencyError(f"{path}: cannot write: {error.strerror}") from None


def _next(place: Place, pattern: str, theirs: bool) -> list[str]:
    """What to do now."""
    found = _finds(pattern, place.folder)
    check = "consistency check" if place.folder == Path(".") else f"consistency check --config {shlex.quote(str(place.folder / SETTINGS))}"
    lines = ["", "Next:", f"  1. stories are looked for as {pattern}" + ("" if found else ", and none is there yet: see stories: in consistency.yaml")]
    lines += [f"  2. {check}                     shows what is found", f"  3. {check} --update-baseline   makes what is found now known, so that only new findings fail"]
    files = os.path.relpath(place.workflow) if theirs else f"{os.path.relpath(place.workflow)} and {place.root / HOOKS}"
    lines.append(f"  4. put the owner of the repository that consistency lives in for OWNER in {files}")
    lines.append("  5. commit the files" + ("" if theirs else "; pre-commit install switches the hook on"))
    if theirs:
        entry = _filled("pre-commit.yaml", pattern, place).split("repos:\n", 1)[1]
        lines += ["", f"{place.root / HOOKS} is there already, and stays as it is. To check before each commit, add under repos:", *entry.rstrip("\n").split("\n")]
    if place.below:
        lines += ["", f"The repository begins at {place.root}: the workflow and the hook lie there, and run for {place.below}/ alone."]
    return lines
