"""Facts of a text: quantities, moments, parties, stances.

``read_facts`` is used twice by the pipeline: on the source, with its language's pack, and on the English.
To add a reader: a file with ``read_<facts>(scan, read_from)`` and a line below. Moments are read before
quantities, since a date's day is no count.
"""

from __future__ import annotations

from dataclasses import replace

from consistency.facts.idioms import take_idioms
from consistency.facts.moments import read_moments
from consistency.facts.parties import read_parties
from consistency.facts.people import with_full_names
from consistency.facts.plain import read_digits
from consistency.facts.quantities import read_quantities
from consistency.facts.scan import Scan
from consistency.facts.stances import read_stances
from consistency.languages.pack import Pack
from consistency.records import Fact, FactSource, Quantity, Span, Stance

__all__ = ["read_digits", "read_facts", "shifted", "with_full_names", "written"]

# The gloss and the reading ask for the same sentence; the limit keeps a long batch from growing without end.
_MOST = 20_000
_MEMO: dict[tuple[str, str, str | None, FactSource], tuple[Fact, ...]] = {}


def read_facts(
    text: str, pack: Pack, published: str | None = None, *, read_from: FactSource = "source"
) -> tuple[Fact, ...]:
    """All facts of a sentence in order of place; ``published`` (ISO 8601) resolves relative dates. Memoised."""
    key = (text, pack.code, published, read_from)
    facts = _MEMO.get(key)
    if facts is None:
        if len(_MEMO) >= _MOST:
            _MEMO.clear()
        facts = _MEMO[key] = _read(Scan(text, pack, published), read_from)
    return facts


def shifted(facts: tuple[Fact, ...], base: int) -> tuple[Fact, ...]:
    """The facts with spans counted from ``base`` characters before their text."""
    return tuple(_shifted(f, base) for f in facts) if base else facts


def written(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts with figures of two units taken apart again, as a reader of the text would list them."""
    return tuple(part for fact in facts for part in (isinstance(fact, Quantity) and fact.parts) or (fact,))


def _shifted(fact: Fact, base: int) -> Fact:
    moved = replace(fact, span=_later(fact.span, base))
    if isinstance(moved, Stance) and moved.scope is not None:
        return replace(moved, scope=_later(moved.scope, base))
    return moved


def _later(span: Span, base: int) -> Span:
    return Span(start=span.start + base, end=span.end + base)


def _read(scan: Scan, read_from: FactSource) -> tuple[Fact, ...]:
    take_idioms(scan)
    facts: list[Fact] = [*read_moments(scan, read_from), *read_quantities(scan, read_from)]
    facts += read_parties(scan, read_from)
    facts += read_stances(scan, read_from)
    facts.sort(key=lambda f: (f.span.start, f.span.end, type(f).__name__))
    return tuple(facts)
