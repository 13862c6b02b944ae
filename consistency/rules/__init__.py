"""What each rule asks, why it matters, an example, and what it leaves alone: the one text that docs and reports show.

To add a rule: ``rules/<name>.py`` with its ``Rule``, its row in ``RULES``, ``diff/<name>.py`` with its question, an option
in ``config.Rules``, and ``docs/rules/<name>.md`` (``consistency explain <name> --format markdown`` writes it).
``tests/test_rules.py`` holds that every rule has every section, that the checker finds every example, and that it finds
nothing in what is said not to be flagged.
"""

from __future__ import annotations

from collections.abc import Mapping

from consistency.errors import UnknownNameError
from consistency.rules.date import DATE
from consistency.rules.number import NUMBER
from consistency.rules.omission import OMISSION
from consistency.rules.participants import PARTICIPANTS
from consistency.rules.polarity import POLARITY
from consistency.rules.record import NotFlagged, Quote, Rule

__all__ = ["RULES", "NotFlagged", "Quote", "Rule", "rule_named"]

RULES: Mapping[str, Rule] = {rule.name: rule for rule in (NUMBER, DATE, PARTICIPANTS, POLARITY, OMISSION)}


def rule_named(name: str) -> Rule:
    """The rule of that name. Raises UnknownNameError, with the name that was probably meant."""
    if name in RULES:
        return RULES[name]
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), RULES, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    raise UnknownNameError(f"unknown rule {name!r}{meant}: one of {', '.join(RULES)}")
