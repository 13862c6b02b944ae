"""What models translated, kept in SQLite from run to run, and from process to process.

One row a sentence, keyed by the signature of who translated it, its language, and its text folded as the memory folds it.
The first that writes a row wins, and whoever comes later takes that: the same sentence has one English, now and in
every later run. Each row is a transaction of its own, so that a process that is killed loses only what its model had not
finished. Nothing that goes wrong with the file loses a translation; it is told as a warning.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from consistency.errors import CacheError
from consistency.models.places import keep_private, make_private
from consistency.options import OFF
from consistency.records import Sentence, Translation
from consistency.translate.folding import fold

_OURS = 0x43_4E_53_59  # PRAGMA application_id: "CNSY"
_VERSION = 2  # of the tables; what an older version kept is dropped, since it can be made again
_PATIENCE = 30.0  # seconds to wait for another process's transaction, which takes a millisecond
_SCHEMA = """
CREATE TABLE IF NOT EXISTS maker (id INTEGER PRIMARY KEY, signature TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS translation (
    maker INTEGER NOT NULL REFERENCES maker (id), language TEXT NOT NULL, source TEXT NOT NULL,
    english TEXT NOT NULL, words INTEGER NOT NULL, unknown INTEGER NOT NULL, doubt TEXT NOT NULL,
    PRIMARY KEY (maker, language, source)
) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """A translation as it is kept."""

    signature: str
    language: str
    source: str
    english: str


def default_path() -> Path:
    """``consistency/translations.sqlite`` in the user's cache folder, which need not exist."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif os.path.isabs(home):  # the XDG specification says to pass over a relative one
        folder = Path(home)
    else:
        folder = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return folder / "consistency" / "translations.sqlite"


def open_cache(named: str | None) -> Cache | None:
    """The cache of the settings: the file they name, none where they say off, else the user's; see ``Cache``."""
    if named == OFF:
        return None
    return Cache(default_path()) if named is None else Cache(Path(named), named=True)


class Cache:
    """The file is opened when the first sentence is asked for.

    A file that cannot be opened or written is a warning, and the run goes on without it. But a file that the user named
    (``named``) and that is broken, or is not ours, is a CacheError: nothing of another's is written over, and nobody
    pays a second time unawares.
    """

    def __init__(self, path: Path, *, named: bool = False) -> None:
        self.path, self._named = path, named
        self._opened: sqlite3.Connection | None = None
        self._tried = self._full = False
        self._told: list[str] = []

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(self._told)

    def get(self, signature: str, sentence: Sentence, translator: str) -> Translation | None:
        """What that maker translated before, in the name of ``translator``; or None."""
        row = self._row(signature, sentence.article.language, fold(sentence.text))
        if row is None:
            return None
        english, words, unknown, doubt = row
        return Translation(sentence=sentence, english=english, translator=translator, words=words, unknown=unknown, doubt=doubt)

    def put(self, signature: str, made: Translation) -> Translation:
        """Keep a translation, and return the one that is kept: another process may have been first. One without a word is
        not kept."""
        if self._full or not made.english.strip() or (db := self._db()) is None:
            return made
        key = (made.sentence.article.language, fold(made.sentence.text))
        try:
            with db:
                db.execute("INSERT OR IGNORE INTO maker (signature) VALUES (?)", (signature,))
                done = db.execute(
                    "INSERT OR IGNORE INTO translation SELECT id, ?, ?, ?, ?, ?, ? FROM maker WHERE signature = ?",
                    (*key, made.english, made.words, made.unknown, made.doubt, signature),
                )
        except UnicodeEncodeError:  # half a character, from a model that makes characters of bytes
            return made
        except sqlite3.Error as error:
            self._full = True  # what it has can still be read
            self._tell(f"cannot be written ({error})")
            return made
        if done.rowcount:
            return made
        row = self._row(signature, *key)
        return made if row is None else replace(made, english=row[0], words=row[1], unknown=row[2], doubt=row[3])

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
        self._opened, self._tried = None, False

    def _row(self, signature: str, language: str, source: str) -> tuple[str, int, int, str] | None:
        if (db := self._db()) is None:
            return None
        try:
            found = db.execute(
                "SELECT english, words, unknown, doubt FROM translation JOIN maker ON maker = id "
                "WHERE signature = ? AND language = ? AND source = ?",
                (signature, language, source),
            ).fetchone()
        except sqlite3.Error as error:
            self._without(f"cannot be read ({error})")
            return None
        return None if found is None else (str(found[0]), int(found[1]), int(found[2]), str(found[3]))

    def _db(self) -> sqlite3.Connection | None:
        if not self._tried:
            self._tried = True
            try:
                self._opened = connect(self.path)
            except NotOurs as error:
                if self._named:
                    raise CacheError(f"{self.path}: {error}: name another file with --cache, or say --no-cache") from None
                self._without(str(error))
            except (OSError, sqlite3.OperationalError) as error:
                self._without(f"cannot be opened ({getattr(error, 'strerror', None) or error})")
        return self._opened

    def _without(self, why: str) -> None:
        self._opened = None
        self._tell(why)

    def _tell(self, why: str) -> None:
        """By the file's name: a report has no absolute paths."""
        self._told.append(f"cache {self.path.name}: {why}: translations are not kept (consistency cache info says where it is)")


class NotOurs(Exception):
    """The file is broken, is no SQLite database, or is another program's."""


def connect(path: Path, *, make: bool = True) -> sqlite3.Connection:
    """A connection to the file; made, with its folder, where it is missing and ``make`` is set. Raises NotOurs, OSError and
    sqlite3.OperationalError."""
    if make:
        _make(path)
    db = sqlite3.connect(path if make else f"{path.resolve().as_uri()}?mode=rw", timeout=_PATIENCE, uri=not make)
    try:
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _make(path: Path) -> None:
    """The folder, and an empty file that only its owner reads: sentences may not be published yet. SQLite gives what it writes beside
    the file the same rights. Of a file that the user named and that is there, they are the user's affair. Raises OSError."""
    if path == default_path():
        make_private(path.parent)
        for beside in ("", "-wal", "-shm"):
            keep_private(path.with_name(path.name + beside))
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with suppress(OSError):  # SQLite says it better
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _prepare(db: sqlite3.Connection) -> None:
    """Ours, with its tables, or an exception; an empty file becomes ours."""
    try:
        owner, version = (db.execute(f"PRAGMA {what}").fetchone()[0] for what in ("application_id", "user_version"))
        empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if owner != _OURS and not (empty and owner == 0):
            raise NotOurs("is another program's database")
        if owner == _OURS and version > _VERSION:
            raise NotOurs(f"was made by a later version of consistency (format {version}, this one knows {_VERSION})")
        with suppress(sqlite3.OperationalError):  # another process is just doing it, or nobody may: it works without, too
            db.execute("PRAGMA journal_mode = WAL")  # readers and a writer do not wait for each other
        db.execute("PRAGMA synchronous = NORMAL")  # enough for a process that dies; only a machine that does loses the last rows
        if empty or version < _VERSION:
            old = "" if empty else "DROP TABLE IF EXISTS translation; DROP TABLE IF EXISTS maker;"
            db.executescript(f"BEGIN IMMEDIATE; {old} {_SCHEMA} PRAGMA application_id = {_OURS}; PRAGMA user_version = {_VERSION}; COMMIT;")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        raise NotOurs("is broken, or is no cache of translations") from None


def rows(db: sqlite3.Connection) -> Iterator[Row]:
    """Everything that is kept, in a fixed order."""
    for row in db.execute(
        "SELECT signature, language, source, english FROM translation JOIN maker ON maker = id "
        "ORDER BY signature, language, source"
    ):
        yield Row(*row)
