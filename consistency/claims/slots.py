"""The content words of a sentence as English concepts: what the aligner compares.

A word gives one slot, with an alternative for each sense; a country, a name, a number and a date give a slot too.
"""

from __future__ import annotations

from datetime import date, timedelta

from consistency.languages.concepts import concepts_of
from consistency.languages.latin import sound_key
from consistency.languages.pack import Pack
from consistency.languages.tokens import Token, tokenise
from consistency.records import Fact, Moment, Quantity, Word

Slot = tuple[tuple[str, float], ...]

# The second and third sense are less likely the one meant; chosen on the development stories.
_SENSE_WEIGHTS = (1.0, 0.7, 0.5)
_PART_WEIGHT = 0.6  # one word of a sense of several words
_EMPTY = {
    "be", "have", "do", "this", "that", "it", "its", "he", "she", "they", "we", "i", "you", "who", "which", "what", "the", "a",
    "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "as", "also", "own", "his", "her", "their",
    "our", "one", "will", "would", "can", "may", "shall", "should", "must", "become", "there", "not", "no", "than", "such",
    "into", "about", "if", "but", "so", "been", "was", "were", "is", "are", "some", "any", "all", "up", "out", "over",
}  # fmt: skip
_DEGREES = ("degree", "°F")
_FUNCTION = {"ADP", "CCONJ", "SCONJ", "DET", "PART", "PRON", "INTJ", "NUM"}


def slots_of(words: tuple[Word, ...], facts: tuple[Fact, ...], pack: Pack, base: int = 0) -> tuple[Slot, ...]:
    """Slots of a sentence; the words that spell a figure or a date are counted once, as the figure. ``base`` is the
    sentence's offset in its article, from which the spans of facts are counted."""
    figures = [f for f in facts if isinstance(f, Quantity | Moment)]
    spans = [(f.span.start - base, f.span.end - base) for f in figures]
    out: list[Slot] = []
    for word in words:
        if any(start <= word.span.start < end for start, end in spans):
            continue
        slot = _slot(word, pack)
        if slot:
            out.append(slot)
    out += [slot for f in figures if (slot := _figure(f))]
    if any(isinstance(f, Quantity) and f.unit in _DEGREES for f in figures) and not any(slot[0][0] == "temperature" for slot in out):
        out.append((("temperature", _PART_WEIGHT),))  # 15 degrees of frost: the words that say so are counted as the figure
    return tuple(out)


def plain_slots(text: str, language: str, facts: tuple[Fact, ...]) -> tuple[Slot, ...]:
    """Slots where nothing is known of a language: each word is a concept of its own that no other language has, and the figures are what
    they are. They tell how much a sentence says, not what."""
    words = dict.fromkeys(t.text.lower() for t in tokenise(text) if t.kind == "word")
    figures = [slot for f in facts if isinstance(f, Quantity | Moment) and (slot := _figure(f))]
    return (*(((f"~{language}:{word}", 1.0),) for word in words), *figures)


def with_facts_of(slots: tuple[Slot, ...], source: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots of words of a translation, with the countries, figures and dates of its source."""
    return (*(s for s in slots if not _is_fact(s)), *(s for s in source if _is_fact(s)))


def _is_fact(slot: Slot) -> bool:
    return slot[0][0][:1] in ("@", "#", "^")


def _slot(word: Word, pack: Pack) -> Slot:
    country = pack.country_of(word.lemma, Token(word.span.start, word.span.end, word.text, "word"))
    if country is None and " " in word.lemma:
        country = next(iter(pack.country_phrases.get(tuple(pack.lower(word.lemma).split(" ")), ())), None)
    if country is not None:
        return ((f"@{country.code}", 1.0),)
    if word.pos in _FUNCTION:
        return ()
    if not word.senses:
        key = sound_key(_stem(word, pack), pack.code)
        return ((f"~{key}", 1.0),) if len(key) > 1 else ()
    found: dict[str, float] = {}
    for sense, weight in zip(word.senses, _SENSE_WEIGHTS, strict=False):
        _add(found, sense, weight)
    if word.pos == "PROPN":
        found.setdefault("~" + sound_key(word.lemma, pack.code), 0.9)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _add(found: dict[str, float], sense: str, weight: float) -> None:
    sense = sense.lower()
    if sense in _EMPTY:
        return
    for concept in concepts_of(sense):
        found[concept] = max(found.get(concept, 0.0), weight)
    if " " in sense and concepts_of(sense) == (sense,):
        for part in sense.split(" "):
            if part not in _EMPTY:
                for concept in concepts_of(part):
                    found[concept] = max(found.get(concept, 0.0), weight * _PART_WEIGHT)


def _stem(word: Word, pack: Pack) -> str:
    """The word without its longest case ending; a lower-case unknown word may be inflected too."""
    stems = getattr(pack.analyser, "stems_of", None)
    if stems is None:
        return word.lemma
    options = [(stem, suffix) for stem, _, suffix in stems(pack.lower(word.text)) if len(suffix) > 1]
    return max(options, key=lambda o: (len(o[1]), o[0]))[0] if options else word.text


def _figure(fact: Quantity | Moment) -> Slot:
    if isinstance(fact, Quantity):
        number = fact.value if fact.value is not None else fact.low if fact.low is not None else fact.high
        return ((f"#{number:f}", 1.0),) if number is not None else ()
    if fact.month and fact.day:
        return ((f"^{fact.month}-{fact.day}", 1.0),)
    if fact.resolved and len(fact.resolved) == 10:
        day = date.fromisoformat(fact.resolved)
        days = (day, day + timedelta(days=7)) if fact.weekday is not None else (day,)
        return tuple((f"^{d.month}-{d.day}", 0.8) for d in days)
    if fact.year:
        return ((f"^{fact.year}", 1.0),)
    if fact.month:
        return ((f"^{fact.month}", 1.0),)
    return ((f"^{fact.hour}:{fact.minute}", 1.0),) if fact.hour is not None else ()
