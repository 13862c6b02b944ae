"""A surname alone joins the full name of the same article: "Kosherbayev" is Yermek Kosherbayev, and no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consistency.records import Fact, Party


def with_full_names(rows: Sequence[tuple[Fact, ...]]) -> list[tuple[Fact, ...]]:
    """The facts of an article's sentences, each surname that stands alone with the name and the kind of the person who
    bears it; where two bear it, it stays as it is."""
    people: dict[str, set[str]] = {}
    for fact in (fact for row in rows for fact in row):
        if isinstance(fact, Party) and fact.kind == "person" and " " in fact.text:
            people.setdefault(fact.key, set()).add(fact.name)
    full = {key: min(names) for key, names in people.items() if len({name.split()[0][:1] for name in names}) == 1}
    return [tuple(_joined(fact, full) for fact in row) for row in rows] if full else list(rows)


def _joined(fact: Fact, full: dict[str, str]) -> Fact:
    if not isinstance(fact, Party) or fact.kind not in ("place", "person") or " " in fact.text or fact.key not in full:
        return fact
    surname, alone = full[fact.key].split()[-1].lower(), fact.name.lower()
    if not (surname.startswith(alone) or alone.startswith(surname)):  # the key has no vowels: Biden is not Baden
        return fact
    return replace(fact, kind="person", name=full[fact.key])
