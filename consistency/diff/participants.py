"""Rule ``participants``: who took part, was thanked, signed, was visited; the set of countries, organisations or people differs.

Asked in six ways, and told once: of what is done between parties (``acted.py``), of lists of names (``listed.py``), of a
name that stands where another does (``replaced.py``; ``origin.py``), of the ranks at which an office is named (``office.py``), of ministers
by what they are for (``cabinet.py``), and of bodies told by what they are (``bodies.py``). Lists that differ are weighed once for all
(``name_pairs.py``, ``likely_names.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.acted import acted
from consistency.diff.blocks import Matter
from consistency.diff.bodies import bodies
from consistency.diff.cabinet import cabinets
from consistency.diff.hearing import Hearing
from consistency.diff.likely_names import weighed
from consistency.diff.likely_names_weights import LEAST
from consistency.diff.listed import listed
from consistency.diff.office import offices
from consistency.diff.replaced import replaced
from consistency.records import Alignment, Finding


def participants(matters: Sequence[Matter], alignment: Alignment) -> Iterator[Finding]:
    """Findings of this rule; a passage answers one question of it."""
    hearing = Hearing(alignment)
    lists = weighed(hearing)
    apart = [(found, likely) for found, likely in lists if likely >= LEAST]
    told: set[tuple[str, int]] = set()
    asked = (acted(matters, lists, hearing), listed(apart, hearing), replaced(apart, hearing), offices(hearing), cabinets(hearing), bodies(hearing))
    for finding in (f for found in asked for f in sorted(found, key=_rank)):
        places = {(s.article, e.span.start) for s in finding.sides for e in s.evidence}
        if len(places & told) < 2:
            told |= places
            yield finding


def _rank(finding: Finding) -> tuple[int, str, list[str]]:
    """What most articles tell first; the same whatever they are called."""
    return -len(finding.sides), finding.slot, sorted(side.shown for side in finding.sides)
