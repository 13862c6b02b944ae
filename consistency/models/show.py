"""What ``models list``, ``pull`` and ``check`` print: lines for a person, JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from consistency.models import revision_on_disk, snapshot
from consistency.models.checking import Checked
from consistency.models.hub import Pulled
from consistency.models.lock import find_lock, read_lock
from consistency.models.presets import KINDS, presets

_TITLES = {
    "translate": "Translators (neural.model; --translator neural or ctranslate2)",
    "nli": "Verifiers (verify.model)",
    "encode": "Sentence encoders (encoder.model)",
    "other": "Others in models.lock",
}


def listing() -> list[dict[str, object]]:
    """Every preset, then the models of the nearest lock that are none: what is known of each, ``pinned`` (the revision of the lock) and
    ``on_disk`` (the revision that is there; of a pinned model only that one counts)."""
    locks = read_lock(find_lock())
    rows: list[dict[str, object]] = []
    for preset in presets():
        row = asdict(preset) | {"languages": list(preset.languages), "non_commercial": preset.non_commercial, "used_by": KINDS[preset.kind]}
        rows.append(row | _state(preset.hub, preset.revision, locks[preset.hub].revision if preset.hub in locks else None))
    known = {row["hub"] for row in rows}
    rows += [{"name": hub, "hub": hub, "kind": "other"} | _state(hub, None, locks[hub].revision) for hub in sorted(locks) if hub not in known]
    return rows


def list_text(rows: Sequence[dict[str, object]]) -> str:
    """A table for each kind, and what to type next."""
    lines: list[str] = []
    for kind, title in _TITLES.items():
        some = [row for row in rows if row["kind"] == kind]
        if some:
            lines += [title, *_table([_cells(row) for row in some]), ""]
    lines += ["consistency models pull NAME downloads one and pins it in models.lock; what is told of each comes from its public page (docs/presets.md)."]
    return "".join(f"{line}\n" for line in lines)


def check_text(found: Sequence[Checked]) -> str:
    """A line for each model, and one for each problem and note under it."""
    lines: list[str] = []
    for model in found:
        told = (model.model, model.revision and _short(model.revision), model.architecture)
        lines.append(f"{'amiss' if model.problems else 'ok' if model.revision else 'absent':<6} {'  '.join(filter(None, told))}")
        lines += [f"         {problem}" for problem in model.problems]
        lines += [f"         note: {note}" for note in model.notes]
    return "".join(f"{line}\n" for line in lines)


def pull_text(pulled: Sequence[Pulled], lock: str) -> str:
    """What came, at which revision, and what changed in the lock."""
    lines = []
    for one in pulled:
        was = "as pinned" if one.before == one.locked.revision else f"was {_short(one.before)}" if one.before else "new"
        lines.append(f"{one.model}  {one.locked.hub}@{_short(one.locked.revision)}  {len(one.locked.files)} files, {_size(one.size)}  {lock}: {was}\n")
    return "".join(lines)


def to_json(rows: Sequence[object], kind: str) -> str:
    """``{"models": [...]}`` with the rows in order, and the schema."""
    return json.dumps({"schema": f"consistency-models-{kind}/1", "models": list(rows)}, ensure_ascii=False, indent=2) + "\n"


def pulled_row(one: Pulled) -> dict[str, object]:
    """A row of ``models pull --format json``."""
    return {"name": one.model, "hub": one.locked.hub, "revision": one.locked.revision, "before": one.before,
            "files": dict(one.locked.files), "bytes": one.size}  # fmt: skip


def _state(hub: str, revision: str | None, pinned: str | None) -> dict[str, object]:
    there = revision_on_disk(hub, pinned or revision)
    complete = there is not None and any(snapshot(hub, there).glob("*.safetensors"))
    return {"pinned": pinned, "on_disk": there if complete else None}


def _cells(row: dict[str, object]) -> list[str]:
    pinned, there = row["pinned"], row["on_disk"]
    state = {(True, True): "pinned, on disk", (True, False): "pinned, not on disk", (False, True): "on disk, not pinned", (False, False): "-"}
    languages, of = row.get("languages"), row.get("of")
    told = " ".join(str(code) for code in languages) if isinstance(languages, list) and languages else ""
    all_told = " ".join(filter(None, (told, f"({of} in all)" if of else "")))
    licence = f"{row.get('licence') or '-'}{' (no commercial use)' if row.get('non_commercial') else ''}"
    return [str(row["name"]), all_told or "-", str(row.get("size") or row.get("parameters") or "-"), licence, state[bool(pinned), bool(there)]]


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _short(revision: str | None) -> str:
    return (revision or "").removeprefix("sha256:")[:12]


def _size(count: int) -> str:
    """Decimal units, as the hub's pages have them."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count} bytes"


