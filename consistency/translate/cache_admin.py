"""What ``consistency cache`` does with the file: count, delete, hand over as a translation memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from consistency.errors import CacheError
from consistency.translate.cache import NotOurs, connect, rows
from consistency.translate.tmx import Unit, write_tmx


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """``size`` in bytes, with what SQLite keeps beside the file; ``counts`` are (signature, language, translations)."""

    path: Path
    size: int
    counts: tuple[tuple[str, str, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, _, count in self.counts)


def info(path: Path) -> Info:
    """What the file holds; nothing where there is none yet. Raises CacheError."""
    if not path.exists():
        return Info(path=path, size=0, counts=())
    with _opened(path) as db:
        counts = db.execute(
            "SELECT signature, language, count(*) FROM translation JOIN maker ON maker = id GROUP BY 1, 2 ORDER BY 1, 2"
        ).fetchall()
    files = [path, Path(f"{path}-wal")]
    return Info(path=path, size=sum(f.stat().st_size for f in files if f.exists()), counts=tuple(counts))


def info_text(found: Info) -> str:
    if not found.size:
        return f"{found.path}: nothing is kept yet\n"
    lines = [f"{found.path}: {found.total:,} translations, {found.size / 1e6:.1f} MB"]
    wide = max((len(signature) for signature, _, _ in found.counts), default=0)
    lines += [f"  {signature:{wide}}  {language}  {count:>9,}" for signature, language, count in found.counts]
    return "\n".join([*lines, ""])


def info_json(found: Info) -> str:
    """The schema ``consistency-cache/1``."""
    makers = [{"signature": s, "language": language, "translations": count} for s, language, count in found.counts]
    told = {"schema": "consistency-cache/1", "path": str(found.path), "bytes": found.size, "translations": found.total, "makers": makers}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def clear(path: Path, beginning: str = "") -> int:
    """Delete what was made under signatures that begin so (all, where it is empty); how many translations that were. Raises
    CacheError, also where no signature begins so."""
    if not path.exists():
        return 0
    with _opened(path) as db:
        with db:
            db.execute("BEGIN IMMEDIATE")
            ids = [row[0] for row in db.execute("SELECT id FROM maker WHERE substr(signature, 1, length(?1)) = ?1", (beginning,))]
            if beginning and not ids:
                raise _nobody(path, beginning)
            gone = sum(db.execute("DELETE FROM translation WHERE maker = ?", (each,)).rowcount for each in ids)
            db.executemany("DELETE FROM maker WHERE id = ?", ((each,) for each in ids))
        with suppress(sqlite3.OperationalError):  # another process is reading: then the space is used again, not given back
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone


def export(path: Path, beginning: str = "") -> str:
    """What was made under signatures that begin so, as TMX: by signature, language and source. Raises CacheError."""
    units: list[Unit] = []
    if path.exists():
        with _opened(path) as db:
            units = [
                Unit(language=row.language, source=row.source, english=row.english)
                for row in rows(db) if row.signature.startswith(beginning)
            ]  # fmt: skip
    if not units and beginning:
        raise _nobody(path, beginning)
    return write_tmx(units)


def _nobody(path: Path, beginning: str) -> CacheError:
    return CacheError(f"{path}: nothing was made by {beginning!r}: consistency cache info lists the signatures")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, not made where it is missing; whatever SQLite has to say of it is one line."""
    try:
        with closing(connect(path, make=False)) as db:
            yield db
    except NotOurs as error:
        raise CacheError(f"{path}: {error}: nothing was done (a broken cache may be deleted)") from None
    except sqlite3.Error as error:
        raise CacheError(f"{path}: {error}") from None
