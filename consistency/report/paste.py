"""From a finding to control: the lines that, pasted into ``consistency.yaml``, accept it or say that two names are one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from consistency.languages.countries import country_name
from consistency.records import Finding, Side


def suppression(finding: Finding, story: str) -> tuple[str, str]:
    """The lines that suppress a finding. The reason is left empty, and an empty one is refused: nobody but the reader has it."""
    return "suppressions:", f'  - {{story: {_quoted(story)}, finding: "{finding.id}", reason: ""}}'


def alias(finding: Finding) -> tuple[str, str] | None:
    """The lines that make two names one; None unless one name of an answer stands in the place of one name of the other."""
    answers: dict[int, list[Side]] = {}
    for side in finding.sides:
        answers.setdefault(side.answer, []).append(side)
    if finding.rule != "participants" or len(answers) != 2:
        return None
    a, b = (_names(sides) for sides in answers.values())
    if len(a - b) != 1 or len(b - a) != 1:
        return None
    names = [_written(name, sides) for name, sides in zip((*(a - b), *(b - a)), answers.values(), strict=True)]
    if None in names:
        return None
    return "aliases:", f"  - [{', '.join(_quoted(name) for name in names if name)}]"


def _names(sides: Sequence[Side]) -> frozenset[str]:
    return frozenset(str(v) for s in sides if isinstance(s.value, (list, tuple)) for v in s.value)


def _written(name: str, sides: Sequence[Side]) -> str | None:
    """A name by which it is found in the articles: its own, or where that is only its meaning (national fund), the words that
    stand there. None for an office, which is no name, and for one of a list."""
    if not name[:1].islower():
        return country_name(name)
    keys = sides[0].keys
    return keys[0] if len(keys) == 1 and ", " not in keys[0] and ": " not in keys[0] else None


def _quoted(text: str) -> str:
    """A text as YAML reads it back, on one line whatever it holds."""
    return json.dumps(text, ensure_ascii=not text.isprintable())
