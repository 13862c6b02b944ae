"""From a finding to control: the lines that, pasted into ``consistency.yaml``, accept it or say that two names are one."""

from __future__ import annotations

import json

from consistency.languages.countries import country_name
from consistency.records import Finding


def suppression(finding: Finding, story: str) -> tuple[str, str]:
    """The lines that suppress a finding. The reason is left empty, and an empty one is refused: nobody but the reader has it."""
    return "suppressions:", f'  - {{story: {_quoted(story)}, finding: "{finding.id}", reason: ""}}'


def alias(finding: Finding) -> tuple[str, str] | None:
    """The lines that make two names one; None unless one name of an answer stands in the place of one name of the other."""
    if finding.rule != "participants":
        return None
    answers: dict[int, set[str]] = {}
    for side in finding.sides:
        if isinstance(side.value, (list, tuple)):
            answers.setdefault(side.answer, set()).update(map(str, side.value))
    if len(answers) != 2:
        return None
    a, b = answers.values()
    if len(a - b) != 1 or len(b - a) != 1:
        return None
    names = [country_name(name) for name in (*(a - b), *(b - a))]
    if any(name[:1].islower() for name in names):
        return None  # an office is no name
    return "aliases:", f"  - [{', '.join(map(_quoted, names))}]"


def _quoted(text: str) -> str:
    """A text as YAML reads it back, on one line whatever it holds."""
    return json.dumps(text, ensure_ascii=not text.isprintable())
