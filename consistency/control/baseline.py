"""The baseline: a file of findings that are known, so that only new ones fail a run.

JSON lines, sorted, a finding a line, so that a diff of it reads like a list of what came and went. Several stories may
share a file. An entry holds the rule and each side's article with its keys (see ``Side.keys``); nothing in it hangs on the
translator, on places in the text, or on how the text is cut.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from consistency.errors import BaselineError
from consistency.records import Finding

SCHEMA = "consistency-baseline/1"
_PART = 0.5  # least share of the words that tell an omitted passage that it must still have

SideKeys = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding: ``sides`` are (article, keys), ``missing`` the articles that lack a passage."""

    story: str
    rule: str
    sides: tuple[SideKeys, ...]
    missing: tuple[str, ...] = ()

    def line(self) -> str:
        row: dict[str, object] = {"story": self.story, "rule": self.rule, "sides": [[a, *keys] for a, keys in self.sides]}
        if self.missing:
            row["missing"] = self.missing
        return json.dumps(row, ensure_ascii=False)

    def __str__(self) -> str:
        lacking = f"; not in {', '.join(self.missing)}" if self.missing else ""
        said = "; ".join(f"{article} “{(' … ' if self.rule == 'omission' else ', ').join(keys)}”" for article, keys in self.sides)
        return f"{self.rule}: {said}{lacking}"


def entry_of(finding: Finding, story: str) -> Entry:
    sides = sorted((s.article, s.keys) for s in finding.sides)
    return Entry(story, finding.rule, tuple(sides), tuple(sorted(finding.missing_from)))


class Known:
    """What a baseline knows of one story, and which of its entries are still met."""

    def __init__(self, story: str, entries: Sequence[Entry]) -> None:
        self._entries = [e for e in entries if e.story == story]
        self._met: set[Entry] = set()

    def has(self, finding: Finding) -> bool:
        """Whether every answer of a finding is known: an entry knows the answers of its own sides if at least two of the finding's
        answers are among them. An article that joins with a known answer changes nothing, one with a new answer does. Of an
        omission, every article that lacks the passage must be known to."""
        told: set[object] = set()
        for entry in self._entries:
            if entry.rule == finding.rule and (known := _known_of(finding, entry)):
                self._met.add(entry)
                told |= known
        return told >= (set(finding.missing_from) if finding.kind == "omission" else {s.answer for s in finding.sides})

    def stale(self, off: Collection[str] = ()) -> tuple[str, ...]:
        """The entries that no finding has met, of rules that were asked at all."""
        return tuple(str(e) for e in self._entries if e not in self._met and e.rule not in off)


def _known_of(finding: Finding, entry: Entry) -> set[object]:
    """The answers (of an omission, the articles that lack it) that an entry knows."""
    alike = [s for s in finding.sides if any(s.article == a and _meet(finding.kind, s.keys, keys) for a, keys in entry.sides)]
    if finding.kind == "omission":
        return {a for a in finding.missing_from if a in entry.missing} if alike else set()
    answers: set[object] = {s.answer for s in alike}
    return answers if len(answers) > 1 else set()


def _meet(kind: str, ours: Collection[str], theirs: Collection[str]) -> bool:
    shared = len(set(ours) & set(theirs))
    return shared >= _PART * min(len(ours), len(theirs)) > 0 if kind == "omission" else shared > 0


def read_baseline(path: Path) -> list[Entry]:
    """The entries of a file. Raises BaselineError, which says what to do."""
    anew = "make it anew with --update-baseline"
    try:
        lines = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")  # no splitlines: a name may hold U+2028
    except FileNotFoundError:
        raise BaselineError(f"{path}: no such baseline: make it with --update-baseline") from None
    except OSError as error:
        raise BaselineError(f"{path}: cannot read the baseline: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise BaselineError(f"{path}: not UTF-8 at byte {error.start}: restore the baseline, or delete it and {anew}") from None
    head = _json(lines[0])
    schema = head.get("schema") if isinstance(head, dict) else None
    if not isinstance(schema, str) or not schema.startswith("consistency-baseline/"):
        raise BaselineError(f"{path}: not a baseline: name another file, or delete it and {anew}")
    if schema != SCHEMA:
        raise BaselineError(f"{path}: {schema} is not the version that this program reads ({SCHEMA}): delete it and {anew}")
    out = []
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            entry = _entry(_json(line))
            if entry is None:
                raise BaselineError(f"{path}:{number}: broken entry: restore the line, or delete it and run --update-baseline")
            out.append(entry)
    return out


def _json(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _entry(row: object) -> Entry | None:
    if not isinstance(row, dict) or not isinstance(row.get("sides"), list):
        return None
    story, rule = row.get("story"), row.get("rule")
    sides, missing = [_texts(side) for side in row["sides"]], _texts(row.get("missing", []))
    if not isinstance(story, str) or not isinstance(rule, str) or missing is None or not sides:
        return None
    known = tuple((side[0], side[1:]) for side in sides if side)
    return Entry(story, rule, known, missing) if len(known) == len(sides) else None


def _texts(row: object) -> tuple[str, ...] | None:
    return tuple(row) if isinstance(row, list) and all(isinstance(x, str) for x in row) else None


def orphans(entries: Sequence[Entry], stories: Collection[str]) -> tuple[str, ...]:
    """The names, sorted, of stories that entries are of and that are not there."""
    return tuple(sorted({e.story for e in entries} - set(stories)))


def record(path: Path, found: Mapping[str, Collection[Entry]], stories: Collection[str] | None = None) -> tuple[int, int, int]:
    """Write, for each story of ``found``, its entries as all that is known of it. Other stories' entries stay, but where ``stories``
    names all that there are: then those of no other. (added, removed, kept) entries. Raises BaselineError."""
    old = read_baseline(path) if path.exists() else []
    before = {e for e in old if e.story in found or (stories is not None and e.story not in stories)}
    now = {entry for entries in found.values() for entry in entries}
    entries = sorted({*(e for e in old if e not in before), *now})
    text = "".join(f"{line}\n" for line in (json.dumps({"schema": SCHEMA}), *(e.line() for e in entries)))
    _replace(path, text)
    return len(now - before), len(before - now), len(now & before)


def entries_of(findings: Sequence[Finding], story: str) -> set[Entry]:
    """An entry for each finding that is not suppressed."""
    return {entry_of(f, story) for f in findings if f.suppressed is None}


def _replace(path: Path, text: str) -> None:
    """Written beside and moved into place, so that a run that is cut off leaves the old file whole."""
    target = path.resolve()  # a link stays a link
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text.encode("utf-8", "backslashreplace"))  # \\udc80 is how JSON writes half a character
        os.replace(beside, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise BaselineError(f"{path}: cannot write the baseline: {error.strerror}") from None
