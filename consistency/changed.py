"""Which files changed since a revision of git: for ``check --changed-since``."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from consistency.errors import ConfigError
from consistency.stories import Pattern, Place

_LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


def changed_since(revision: str, folder: Path) -> frozenset[str]:
    """The real paths of files that are changed, added, removed or not yet tracked (ignored ones left out), in the work tree that
    ``folder`` lies in, since its branch left ``revision``: since the merge base, or since the revision itself where there is none,
    as in a shallow clone. Raises ConfigError: no git, no work tree, no such revision."""
    root, why = _git(folder, "rev-parse", "--show-toplevel")
    if root is None:
        raise ConfigError(f"--changed-since {revision}: {folder} is in no git work tree that can be read: {why}")
    top = Path(os.fsdecode(root.removesuffix(b"\n")))
    untracked = ("ls-files", "--others", "--exclude-standard", "-z")
    if revision == "HEAD" and _git(top, "rev-parse", "--verify", "--quiet", "HEAD")[0] is None:
        return _paths(top, revision, ("ls-files", "-z"), untracked)  # before the first commit everything is new
    if _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")[0] is None:
        raise ConfigError(f"--changed-since {revision}: no such revision of {top.name}: fetch it first (in CI: fetch-depth: 0)")
    since = os.fsdecode((_git(top, "merge-base", "--end-of-options", revision, "HEAD")[0] or os.fsencode(revision)).strip())
    changed = ("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", "--end-of-options", since, "--")
    return _paths(top, revision, changed, untracked)


def _paths(top: Path, revision: str, *commands: Sequence[str]) -> frozenset[str]:
    """The real paths of all that the commands list."""
    names: list[str] = []
    for command in commands:
        listed, why = _git(top, *command)
        if listed is None:
            raise ConfigError(f"--changed-since {revision}: git cannot tell what changed: {why}")
        names += (os.fsdecode(name) for name in listed.split(b"\0") if name)
    real = os.path.realpath(top)
    return frozenset(os.path.join(real, *name.split("/")) for name in names)


def only_changed(
    places: Sequence[Place], changed: frozenset[str], shared: Sequence[Path | None], patterns: Sequence[Pattern], base: Path
) -> list[Place]:
    """The stories that a changed, added or removed file belongs to; all of them where one of the ``shared`` files changed (settings,
    translation memory, baseline), on which the outcome of each may hang."""
    if not changed.isdisjoint(os.path.realpath(path) for path in shared if path is not None):
        return list(places)
    names = (os.path.relpath(path, os.path.realpath(base)).split(os.sep) for path in changed)
    gone = {pattern.story_of(each) for each in names if each[0] != os.pardir for pattern in patterns}
    return [place for place in places if place.id in gone or _touched(place, changed)]


def lost_one(places: Sequence[Place], changed: frozenset[str], patterns: Sequence[Pattern], base: Path) -> frozenset[str]:
    """Ids of the stories of which one of the files is gone, removed or called otherwise."""
    gone = [path for path in changed if not os.path.lexists(path)]
    names = [os.path.relpath(path, os.path.realpath(base)).split(os.sep) for path in gone]
    told = {pattern.story_of(each) for each in names if each[0] != os.pardir for pattern in patterns}
    folders = {os.path.dirname(path) for path in gone}
    return frozenset(p.id for p in places if p.id in told or (p.folder and os.path.realpath(p.paths[0]) in folders))


def _touched(place: Place, changed: frozenset[str]) -> bool:
    """Whether a file that is there changed, by whatever link it is reached, or one that was in the story's folder."""
    folder = os.path.realpath(place.paths[0]) if place.folder else ""
    files = place.paths[0].iterdir() if place.folder else place.paths
    return any(os.path.realpath(path) in changed for path in files) or any(os.path.dirname(path) == folder for path in changed)


def _git(folder: Path, *words: str) -> tuple[bytes | None, str]:
    """What git says, or None and why where it fails."""
    try:
        # In a hook, git names the repository in the environment, which would be taken for that of any folder.
        clean = {name: value for name, value in os.environ.items() if name not in _LOCAL}
        done = subprocess.run(("git", "-C", str(folder), *words), capture_output=True, check=False, env=clean)
    except OSError:
        raise ConfigError("--changed-since: git is not installed") from None
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return (None, lines[0] if lines else "git failed") if done.returncode else (done.stdout, "")
