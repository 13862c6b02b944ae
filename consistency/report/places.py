"""Where an article's file lies for those who show a finding beside the text: its path from the repository's root.

A CI service hangs a finding on a file by that path, and drops it, or hangs it on another file, where the path is wrong.
So an article outside the root is an error that says what to do, and never a path that leads elsewhere.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from consistency.errors import ConfigError
from consistency.records import Story


@dataclass(frozen=True, slots=True)
class Places:
    """The paths of one story's files from ``root``."""

    folder: str
    root: Path

    @classmethod
    def of(cls, story: Story, root: Path | None = None) -> Places:
        """``root`` is the current folder by default. Raises ConfigError, in one line, where an article lies outside."""
        places = cls(story.folder, Path.cwd() if root is None else root)
        outside = [a.path for a in story.articles if places.path(a.path) is None]
        if outside:
            more = f" and {len(outside) - 1} more" if len(outside) > 1 else ""
            where = "the current folder" if root is None else f"--root {root}"
            what = f"{outside[0]}{more} of {story.folder}"
            raise ConfigError(f"{what}: outside {where}: give a --root that holds every article (the repository's folder)")
        return places

    def path(self, name: str) -> str | None:
        """The path, with ``/``, of the file that the story calls ``name``; None where it lies outside the root.

        As the paths are written, else as they are behind symbolic links: a checkout may be reached by one."""
        file = os.path.join(self.folder, name)
        for real in (os.path.abspath, os.path.realpath):
            try:
                found = Path(os.path.relpath(real(file), real(self.root))).as_posix()
            except ValueError:  # another drive of Windows
                continue
            if found != ".." and not found.startswith("../"):
                return found
        return None
