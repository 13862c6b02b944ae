"""Readings -> claims: one claim a sentence, with its acts, the roles of the parties, and its speaker."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.claims.roles import roles_of
from consistency.claims.slots import Slot, plain_slots, slots_of, with_facts_of
from consistency.claims.speaker import speaker_of
from consistency.languages import load_pack
from consistency.languages.concepts import act_of, acts, concepts_of
from consistency.records import Claim, Party, Reading, Word
from consistency.registry import LANGUAGES

__all__ = ["claims_of"]

_NOT_FINITE = frozenset({"participle", "converb", "gerund", "infinitive"})


def claims_of(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """One claim for each reading, in order."""
    return tuple(_claim(reading) for reading in readings)


def _claim(reading: Reading) -> Claim:
    sentence = reading.sentence
    if sentence.article.language not in LANGUAGES:
        slots = plain_slots(sentence.text, sentence.article.language, reading.source_facts)
        return Claim(reading=reading, span=sentence.span, predicate=None, roles=(), speaker=None, facts=reading.source_facts, slots=slots)
    pack = load_pack(sentence.article.language)
    base = sentence.span.start
    facts = reading.source_facts
    found = _acts(reading.words)
    known = acts()
    predicate = next((a for a in found if a in known), found[0] if found else None)
    slots = _slots(reading)
    roles = roles_of(reading.words, [f for f in facts if isinstance(f, Party)], pack, sentence.text, base)
    return Claim(reading=reading, span=sentence.span, predicate=predicate, roles=roles, speaker=speaker_of(reading.translation.english), facts=facts, slots=slots,
                 acts=frozenset(found))  # fmt: skip


def _slots(reading: Reading) -> tuple[Slot, ...]:
    """From the English where that is better than the gloss, since it tells better what the words mean; of a suspect English
    the facts are the source's."""
    better = reading.translation.translator not in ("gloss", "none")
    english = slots_of(reading.english_words, reading.english_facts, load_pack("en")) if better else ()
    if better and not reading.suspect:
        return english
    sentence = reading.sentence
    source = slots_of(reading.words, reading.source_facts, load_pack(sentence.article.language), sentence.span.start)
    return with_facts_of(english, source) if better else source


def _acts(words: Sequence[Word]) -> list[str]:
    """Concepts of the verbs and event nouns of a sentence, finite verbs first, then the other verbs, in order of place."""
    finite: list[str] = []
    verbs: list[str] = []
    nouns: list[str] = []
    known = acts()
    for word in words:
        for sense in word.senses[:2]:
            for concept in map(act_of, concepts_of(sense.lower())):
                if word.pos == "VERB":
                    (finite if _NOT_FINITE.isdisjoint(word.features) else verbs).append(concept)
                elif concept in known:
                    nouns.append(concept)
    return list(dict.fromkeys(finite + verbs + nouns))
