"""What a suppression in ``consistency.yaml`` may say: one small record, and the check that reads a list of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from consistency.rules import RULES

LEAST_PREFIX = 4  # characters of a finding's id: fewer are ambiguous in any story of some size


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Findings that are shown and do not count. All that is given must hold: ``rule`` a rule's name, ``article`` and ``story``
    globs of ids, ``finding`` an id or the beginning of one, ``words`` a piece of a quote or of its English."""

    reason: str
    rule: str | None = None
    article: str | None = None
    story: str | None = None
    finding: str | None = None
    words: str | None = None

    def __str__(self) -> str:
        """What it looks for, as a person would name it: rule number, words "12 вагонов"."""
        given = ((f.name, getattr(self, f.name)) for f in fields(self) if f.name != "reason")
        return ", ".join(f"{name} {value}" for name, value in given if value is not None)


_KEYS = tuple(f.name for f in fields(Suppression))


def suppressions(value: object) -> object:
    """A list of mappings. Raises ValueError or TypeError, which names the entry by its number from 1."""
    if not isinstance(value, list):
        raise TypeError("must be a list, each entry with what to suppress and a reason")
    return tuple(_suppression(entry, f"entry {number}") for number, entry in enumerate(value, 1))


def _suppression(entry: object, name: str) -> Suppression:
    if not isinstance(entry, Mapping):
        raise TypeError(f"{name} must be a mapping with some of {', '.join(_KEYS)}")
    for key, value in entry.items():
        if key not in _KEYS:
            raise ValueError(f"{name} has an unknown key {key!r}: known are {', '.join(_KEYS)}")
        if key != "reason" and (not isinstance(value, str) or not value.strip()):
            what = "in quotes" if isinstance(value, int | float) else "that is not empty"  # 12345678 is read as a number
            raise ValueError(f"{name}: {key} must be a text {what}")
    reason = entry.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        raise ValueError(f"{name} has no reason: say why what it names is right as it is")
    if len(entry) == 1:
        raise ValueError(f"{name} says not what to suppress: add some of {', '.join(k for k in _KEYS if k != 'reason')}")
    if "rule" in entry and entry["rule"] not in RULES:
        raise ValueError(f"{name}: rule must be one of {', '.join(RULES)}")
    if "finding" in entry and len(entry["finding"].strip()) < LEAST_PREFIX:
        raise ValueError(f"{name}: finding must be at least {LEAST_PREFIX} characters of the id")
    return Suppression(**{key: " ".join(value.split()) for key, value in entry.items()})
