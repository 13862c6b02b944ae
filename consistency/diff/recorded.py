"""What instruments and inspectors record or do not, and what they record too much of: превышения метана датчики не зафиксировали;
registered excess methane; метанның нормадан асқанын тіркемеген."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.clauses import LIMITS, RECORDING, Sentence, senses_of
from consistency.diff.denied import Said

_EXCESS = frozenset({"excess", "excessive", "elevated", "surplus", "overrun", "exceedance"})
_BEYOND = frozenset({"artıq", "yuxarı", "çox", "yüksək", "жоғары", "артық", "көп"})  # after a limit in the ablative
_AHEAD = 6  # words after a verb among which its object begins, in English and Russian


def recorded(sentence: Sentence, told: Sequence[Said]) -> Iterator[Said]:
    """What is recorded to be in excess or not, and what is or is not recorded to be so."""
    for said in told:
        if said.thing or said.act or not said.main or RECORDING.isdisjoint(said.senses[:2]):
            continue
        if (at := _excess(sentence, said.at)) is not None:
            yield Said(("exceed",), said.yes, True, at, thing=True)
        elif (done := _complement(sentence, said.at)) is not None and not said.yes:
            yield Said(senses_of(sentence.words[done], sentence.language), False, True, done)


def _excess(sentence: Sentence, at: int) -> int | None:
    """The word for an excess in the clause of a verb: before it in a verb-final language, in Russian on either side."""
    words = sentence.words
    start, end = sentence.clause(at)
    ahead = range(at + 1, min(end, at + _AHEAD))
    near = range(start, at) if sentence.final else (*ahead, *range(start, at)) if sentence.language == "ru" else ahead
    for k in near:
        senses = senses_of(words[k], sentence.language)
        if not _EXCESS.isdisjoint(senses[:1]) and not (k and words[k - 1].pos == "ADP"):
            return k
        if sentence.final and words[k].text.lower() in _BEYOND and k > start and not LIMITS.isdisjoint(senses_of(words[k - 1], sentence.language)[:2]):
            return k
    return None


def _complement(sentence: Sentence, at: int) -> int | None:
    """az, kk: the participle right before a verb that says what is recorded: асқанын тіркемеген."""
    before = sentence.words[at - 1] if sentence.final and at else None
    if before is None or sentence.parted(at - 1, at) or not {"participle", "accusative"} <= before.features:
        return None
    return at - 1
