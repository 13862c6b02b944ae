"""Russian: which reading of a word its neighbours suggest: the preposition before it, the adjective that agrees with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.languages.analysis import Analysis

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_FUNCTION = ("ADP", "CCONJ", "SCONJ", "PART")
_CASES = frozenset({"nominative", "genitive", "dative", "accusative", "instrumental", "locative"})


def _attributes(pack: Pack, readings: tuple[Analysis, ...], after: str) -> tuple[Analysis, ...]:
    """Readings of a word as an adjective in the case, number and gender of the noun after it: лёгкими ранениями, light, no lungs."""
    if not after or not any(r.pos == "ADJ" for r in readings):
        return ()
    nouns = [a for a in pack.analyse(after)[:3] if a.pos == "NOUN"]
    marks = _CASES | {"plural", "singular"}
    return tuple(r for r in readings if r.pos == "ADJ" and r.features & _CASES and any(r.features & marks == n.features & marks for n in nouns))


def by_preposition(pack: Pack, word: str, before: str, after: str, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """Russian: a preposition is no noun, what it governs no nominative; what opens a sentence is one (цены, школы)."""
    function = next((pos for pos, _ in pack.lexicon.rows(word) if pos in _FUNCTION), None)
    if function is not None:
        return (Analysis(word, function), *readings)
    if len(readings) > 1 and readings[0].pos == "NOUN" and any(r.pos == "PRON" for r in readings):
        return tuple(sorted(readings, key=lambda r: (r.pos != "PRON", "instrumental" in r.features)))  # им: them, no names
    if len(readings) > 1 and readings[0].pos == "NOUN" and (agreeing := _attributes(pack, readings, after)):
        return (*agreeing, *(r for r in readings if r not in agreeing))
    governed = any(pos == "ADP" for pos, _ in pack.lexicon.rows(before)) if before else False
    if governed:
        return tuple(sorted(readings, key=lambda r: "nominative" in r.features))
    return tuple(sorted(readings, key=lambda r: "nominative" not in r.features)) if not before else readings
