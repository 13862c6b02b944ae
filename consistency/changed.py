"""Which files changed since a revision of git: for ``check --changed-since``."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from consistency.errors import ConfigError
from consistency.stories import Pattern, Place


def changed_since(revision: str, folder: Path) -> frozenset[str]:
    """The real paths of files that are changed, added, removed or not yet tracked (ignored ones left out), in the work tree that
    ``folder`` lies in, since its branch left ``revision``: since the merge base, or since the revision itself where there is none,
    as in a shallow clone. Raises ConfigError: no git, no work tree, no such revision."""
    root = _git(folder, "rev-parse", "--show-toplevel")
    if root is None:
        raise ConfigError(f"--changed-since {revision}: {folder} is in no git work tree")
    top = Path(os.fsdecode(root.removesuffix(b"\n")))
    if _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is None:
        raise ConfigError(f"--changed-since {revision}: no such revision of {top.name}: fetch it first (in CI: fetch-depth: 0)")
    since = (_git(top, "merge-base", "--end-of-options", revision, "HEAD") or revision.encode()).strip()
    listed = [
        _git(top, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", "--end-of-options", os.fsdecode(since), "--"),
        _git(top, "ls-files", "--others", "--exclude-standard", "-z"),
    ]
    if any(names is None for names in listed):
        raise ConfigError(f"--changed-since {revision}: git cannot tell what changed: try git diff {revision}")
    names = (os.fsdecode(name) for each in listed for name in (each or b"").split(b"\0") if name)
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


def _touched(place: Place, changed: frozenset[str]) -> bool:
    """Whether a file that is there changed, by whatever link it is reached, or one that was in the story's folder."""
    folder = os.path.realpath(place.paths[0]) if place.folder else ""
    files = place.paths[0].iterdir() if place.folder else place.paths
    return any(os.path.realpath(path) in changed for path in files) or any(os.path.dirname(path) == folder for path in changed)


def _git(folder: Path, *words: str) -> bytes | None:
    """What git says, or None where it fails."""
    try:
        done = subprocess.run(("git", "-C", str(folder), *words), capture_output=True, check=False)
    except OSError:
        raise ConfigError("--changed-since: git is not installed") from None
    return done.stdout if done.returncode == 0 else None
