"""``consistency init``: the files that a repository of articles begins with."""

from __future__ import annotations

from pathlib import Path

from consistency import __version__
from consistency.errors import ConfigError, ConsistencyError, InputError
from consistency.ingest.files import find_files, is_candidate
from consistency.registry import LANGUAGES
from consistency.stories import find_stories

STARTER = Path(__file__).with_name("starter")
MARK = "# Written by consistency init"
# Where a file goes, and what of STARTER it is.
FILES = {
    "consistency.yaml": "consistency.yaml",
    "known.jsonl": "known.jsonl",
    ".github/workflows/consistency.yml": "workflow.yml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
}
BASELINE = "known.jsonl"  # never written over: it is what people have accepted
HOOKS = ".pre-commit-config.yaml"
FOLDERS = "stories/*/"  # where nothing is found


def start(folder: Path, *, force: bool = False) -> list[str]:
    """Write the files into a folder, and return what to tell the person, a line each. Raises ConfigError where one of them is there
    already, unless ``force``; hooks of others, and a baseline, stay as they are in any case."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder: make it first")
    theirs = _hooks_of_others(folder / HOOKS)
    kept = {HOOKS} if theirs else set()
    kept |= {BASELINE} if (folder / BASELINE).exists() else set()
    wanted = {path: name for path, name in FILES.items() if path not in kept}
    there = [path for path in wanted if (folder / path).exists() or (folder / path).is_symlink()]
    if there and not force:
        raise ConfigError(f"{folder}: {', '.join(there)}: already there, nothing was written: --force writes anew")
    pattern = pattern_of(folder)
    for path, name in wanted.items():
        _write(folder / path, _filled(name, pattern))
    return [f"wrote {folder / path}" for path in wanted] + _next(folder, pattern, theirs)


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


def _hooks_of_others(path: Path) -> bool:
    """Whether there are hooks that somebody else wrote: adding to them is theirs to do."""
    try:
        return not path.read_text("utf-8", "replace").startswith(MARK)
    except OSError:
        return path.exists()


def _filled(name: str, pattern: str) -> str:
    return (STARTER / name).read_text("utf-8").replace("@VERSION@", __version__).replace("@STORIES@", f'"{pattern}"')


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise ConsistencyError(f"{path}: cannot write: {error.strerror}") from None


def _next(folder: Path, pattern: str, theirs: bool) -> list[str]:
    """What to do now."""
    found = _finds(pattern, folder)
    lines = ["", "Next:", f"  1. stories are looked for as {pattern}" + ("" if found else ", and none is there yet: see stories: in consistency.yaml")]
    lines += ["  2. consistency check                     shows what is found", "  3. consistency check --update-baseline   makes what is found now known, so that only new findings fail"]
    lines.append("  4. commit the files" + ("" if theirs else "; pre-commit install switches the hook on"))
    if theirs:
        entry = _filled("pre-commit.yaml", pattern).split("repos:\n", 1)[1]
        lines += ["", f"{folder / HOOKS} is there already, and stays as it is. To check before each commit, add under repos:", *entry.rstrip("\n").split("\n")]
    absolute = folder.resolve()
    if not (absolute / ".git").exists() and (root := next((p for p in absolute.parents if (p / ".git").exists()), None)):
        lines += ["", f"The repository begins at {root}: move .github and {HOOKS} there, and have them run in {absolute.relative_to(root).as_posix()}."]
    return lines
