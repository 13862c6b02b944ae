"""The id of a finding: made of what is said, so that it stays while the articles around it are edited.

It names one side of each answer, the first by article and key. The same finding may later have more sides, or other
first ones: ``ids_of`` gives every id that it could have been called by, so that what was written down by id is found again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from zlib import crc32

from consistency.records import Finding

_PASSAGE = 3  # longest words of an omitted passage that its id is made of
_MOST = 2_000  # ids looked at for one finding: six articles with three keys each for two answers are 81

Said = tuple[str, str]


def identified(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, in their order, each with its id; where two would share one, the later in the text gets another."""
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for finding in sorted(findings, key=_place):
        own = next(_ids(finding))
        name, count = own, 1
        while name in taken:
            count += 1
            name = _hashed(own, str(count))
        taken.add(name)
        ids[id(finding)] = name
    return tuple(replace(f, id=ids[id(f)]) for f in findings)


def ids_of(finding: Finding) -> frozenset[str]:
    """Every id that the finding could bear by other sides of the same answers; its own first of all."""
    return frozenset((finding.id, *islice(_ids(finding), _MOST)))


def _ids(finding: Finding) -> Iterator[str]:
    answers: dict[str, list[Said]] = {}
    for side in finding.sides:
        keys = [" ".join(sorted(side.keys, key=lambda w: (-len(w), w))[:_PASSAGE])] if finding.kind == "omission" else side.keys or (str(side.value),)
        answers.setdefault(str(side.answer), []).extend((side.article, key) for key in keys)
    classes = [sorted(set(said)) for said in answers.values()]
    lacking = sorted(finding.missing_from)
    for choice in product(*classes):
        yield _hashed(finding.rule, *(part for said in sorted(choice) for part in said), "", *lacking)


def _hashed(*parts: str) -> str:
    """Two checksums make 64 bits: enough to tell findings of a story apart, and no hash library to load."""
    text = "\n".join(parts).encode("utf-8", "surrogatepass")
    return f"{crc32(text):08x}{crc32(text[::-1], len(text)):08x}"


def _place(finding: Finding) -> tuple[object, ...]:
    quotes = sorted((e.article, e.span.start) for s in finding.sides for e in s.evidence)
    return quotes, finding.rule, finding.slot, finding.id
