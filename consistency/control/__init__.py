"""What the people who run the checker have decided: which names are one, which findings are known, which are accepted.

``aliases.py`` marks names before anything is compared; ``settle`` marks findings after. Nothing is ever dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consistency.config import Config
from consistency.control.identity import identified
from consistency.control.suppress import suppressed
from consistency.records import Article, Finding

__all__ = ["Settled", "settle"]


@dataclass(frozen=True, slots=True)
class Settled:
    """``stale`` describes baseline entries of the story that nothing matches, ``unused`` suppressions that hid nothing, ``used`` those that
    did."""

    findings: tuple[Finding, ...]
    stale: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


def settle(findings: Sequence[Finding], story: str, articles: Sequence[Article], config: Config) -> Settled:
    """The findings with their ids, those that a suppression names as suppressed, those of the baseline as known.
    Raises ConfigError for a suppression that is ambiguous, BaselineError for a baseline that cannot be used."""
    found, unused, used = suppressed(identified(findings), story, articles, config.suppressions)
    if config.baseline is None:
        return Settled(found, (), unused, used)
    from pathlib import Path

    from consistency.control.baseline import Known, read_baseline

    known = Known(story, read_baseline(Path(config.baseline)))
    found = tuple(replace(f, known=known.has(f)) for f in found)
    off = {rule for rule in ("number", "date", "participants", "polarity", "omission") if getattr(config.rules, rule) == "off"}
    return Settled(found, known.stale(off), unused, used)
