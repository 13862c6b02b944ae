"""Which way something went, however it is told: grew by 12 per cent, 12 пайызға өсіп, up a fifth, twice as many, the falling level.

What rose by one claim and fell by its counterpart by the very same figure, or the very same thing, is a contradiction, be it
told beside other things: only there the claims' predicates need not be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.clauses import Sentence, senses_of, sentence_of
from consistency.diff.denied import Said
from consistency.languages.concepts import concepts_of
from consistency.records import Claim, Moment, Quantity, Word

UP = frozenset({
    "rise", "increase", "grow", "go up", "climb", "soar", "surge", "growth", "more", "higher", "up", "many", "rise in price", "become more expensive",
    "become dearer", "rising", "growing", "gain", "increased", "upward",
})  # fmt: skip
DOWN = frozenset({
    "fall", "decrease", "decline", "drop", "go down", "shrink", "slump", "plunge", "fewer", "less", "lower", "down", "reduction", "few",
    "fall in price", "become cheaper", "get cheaper", "reduce", "falling", "landing", "descent", "little", "lessen",
})  # fmt: skip
_TWOFOLD = frozenset({"twice", "twofold", "two times", "by half"})
_BEFORE = frozenset({"than", "чем", "before", "earlier", "previous", "ago", "ранее", "назад", "прошлый"})
_OBLIQUE = frozenset({"dative", "locative", "ablative", "accusative", "instrumental"})
_COMPARING = frozenset({"more", "higher", "many", "less", "lower", "fewer", "few", "little"})
_TIMES = frozenset({"year", "month", "week", "quarter", "season", "ago", "last", "previous", "earlier", "before", "yesterday", "day"})
MEASURES = _TIMES | {"percent", "per cent", "percentage", "interest", "point", "indicator", "figure"}  # of no one thing
_FROM = ("from", "с", "со")
_NEAR = 4  # words from a verb to its figure: rose by more than 12 per cent
Told = tuple[object, bool, int]  # of what, whether up, and the word that tells it


def trends_of(claim: Claim) -> tuple[Told, ...]:
    """Each way that is told of a figure, by its value and unit, or of a thing, by its concept; none that goes both ways."""
    sentence = sentence_of(claim)
    found = (*_of_figures(claim, sentence), *_of_things(sentence), *_twofold(sentence))
    both = {what for what, up, _ in found if any(what == other and up != way for other, way, _ in found)}
    return tuple(told for told in found if told[0] not in both)


def parted_ways(a: Claim, first: Sequence[Told], b: Claim, second: Sequence[Told]) -> tuple[Said, Said] | None:
    """What of one figure or thing two claims tell in opposite ways, by the trends of either."""
    for what, up, at in first:
        for other, way, there in second:
            if what == other and up != way and not (isinstance(what, tuple) and len(what) == 3 and of_others(a, at, b, there)):
                return went(up, at), went(way, there)
    return None


def is_rate(first: Sequence[Told], second: Sequence[Told]) -> bool:
    """Whether one tells by how much something changed, and the other where that rate came to: prices rose 5.6 per cent, inflation
    fell to 5.6 per cent."""
    one, other = ({what: up for what, up, _ in trends if isinstance(what, tuple) and len(what) == 3} for trends in (first, second))
    return any(other.get((value, unit, not reached), up) != up for (value, unit, reached), up in one.items())


def of_others(a: Claim, at: int, b: Claim, there: int) -> bool:
    """Whether what two words of trend are said of has no noun in common: prices rose, the harvest fell."""
    one, other = subjects(sentence_of(a), at), subjects(sentence_of(b), there)
    return bool(one and other) and one.isdisjoint(other)


def tells_trend(claim: Claim, at: int) -> bool:
    """Whether a word tells of more or less."""
    return _way(claim.reading.words[at], claim.article.language) is not None


def subjects(sentence: Sentence, at: int) -> frozenset[str]:
    """The concepts of the nouns of a predicate's clause that may be its subject."""
    start, end = sentence.clause(at)
    words = sentence.words
    if sentence.language == "ru":
        near = [w for w in words[start:end] if "nominative" in w.features] or [w for w in words[:at] if "nominative" in w.features]  # сахар, напротив, подешевел
    else:
        last = max((i for i in range(start, at) if words[i].pos == "VERB" and words[i].senses[:1] not in (("be",), ("have",))), default=start)
        near = [w for w in words[start if sentence.final else last : at] if w.features.isdisjoint(_OBLIQUE) and w.lemma != "will"]
    senses = [s for w in near if w.pos == "NOUN" for s in senses_of(w, sentence.language)[:2] if s not in MEASURES]
    return frozenset(c for s in senses for name in (s, *s.split(" ")) for c in concepts_of(name))


def went(up: bool, at: int) -> Said:
    """The trend that a word tells, as what is said by it."""
    return Said(("rise" if up else "fall",), True, True, at)


def _way(word: Word, language: str) -> bool | None:
    """Whether a word tells of more or less; of several senses, the first two must not differ."""
    senses = senses_of(word, language)[:2]
    up, down = (not names.isdisjoint(senses) for names in (UP, DOWN))
    return up if up != down else None


def _of_figures(claim: Claim, sentence: Sentence) -> Iterator[Told]:
    base = sentence_start(claim)
    for fact in claim.facts:
        if not isinstance(fact, Quantity) or fact.value is None or fact.unit != "%" or fact.read_from != "source":
            continue
        start, end = fact.span.start - base, fact.span.end - base
        before = [i for i, w in enumerate(sentence.words) if w.span.end <= start]
        after = [i for i, w in enumerate(sentence.words) if w.span.start >= end]
        inside = [w for w in sentence.words if w.span.start < end and start < w.span.end]
        if any("ablative" in w.features for w in inside) or (before and sentence.words[before[-1]].text.lower() in _FROM):
            continue
        at = _beside(sentence, before, after)
        if at is not None and not _is_compared(claim, sentence, at) and (way := _way(sentence.words[at], sentence.language)) is not None:
            reached = _is_reached(sentence, inside, before, after)
            yield (fact.value, fact.unit, reached), way, at


def sentence_start(claim: Claim) -> int:
    """Where a claim's sentence begins in its article; its words count from there."""
    return claim.reading.sentence.span.start


def _is_compared(claim: Claim, sentence: Sentence, at: int) -> bool:
    """Whether more or less is said of two things, and not of two times: imports were 15 per cent lower than exports."""
    if _COMPARING.isdisjoint(senses_of(sentence.words[at], sentence.language)[:2]):
        return False
    if any(isinstance(f, Moment) and ((f.year is not None and f.month is None) or f.relative) for f in claim.facts):
        return False  # 2024-cü ilin göstəricisindən 4,1 faiz az; but in April less than in May
    start, end = sentence.clause(at)
    near = (part for w in sentence.words[start : end + 4] for s in w.senses[:1] for part in s.lower().split(" "))
    return _TIMES.isdisjoint(near)


def _is_reached(sentence: Sentence, inside: list[Word], before: list[int], after: list[int]) -> bool:
    """Whether a figure is what was come to, not by how much it changed: fell to 5.6 per cent, 5,6 faizə düşüb, 5,6 пайызға дейін."""
    if sentence.language == "kk":
        return bool(after) and sentence.words[after[0]].text.lower() == "дейін"
    if sentence.final:
        return any("dative" in w.features for w in inside)
    return bool(before) and sentence.words[before[-1]].text.lower() in ("to", "at", "до")


def _beside(sentence: Sentence, before: list[int], after: list[int]) -> int | None:
    """The word that tells which way a figure went: the first after it, in English and Russian the last before it first."""
    if not sentence.final:
        for i in reversed(before[-_NEAR:]):
            if _marked(sentence, i, before[-1]):
                break
            if _way(sentence.words[i], sentence.language) is not None:
                return i
    if sentence.final and before and sentence.words[before[-1]].pos == "NOUN" and _way(sentence.words[before[-1]], sentence.language) is not None:
        return before[-1]  # өсім 3 пайыз болмақ
    first = next((i for i in after[:3] if _way(sentence.words[i], sentence.language) is not None), None)
    return first if first is not None and not _marked(sentence, after[0], first) else None


def _marked(sentence: Sentence, low: int, high: int) -> bool:
    return any(sentence.parted(k, k + 1) for k in range(low, high))


def _twofold(sentence: Sentence) -> Iterator[Told]:
    """Twice as many as a year before, or half as many."""
    words = sentence.words
    for i, word in enumerate(words):
        senses = senses_of(word, sentence.language)[:1]
        near = words[i + 1 : i + 9]
        if senses == ("double",) and (word.pos == "VERB" or _compares(near)):
            yield "twofold", True, i
        elif senses == ("halve",) or (senses == ("half",) and sentence.language == "en" and near and near[0].text == "the" and _compares(near)):
            yield "twofold", False, i
        elif not _TWOFOLD.isdisjoint(senses) and near and (way := _way(near[0], sentence.language)) is not None:
            yield "twofold", way, i


def _compares(near: Sequence[Word]) -> bool:
    return any(w.text.lower() in _BEFORE or w.lemma in _BEFORE for w in near)


def _of_things(sentence: Sentence) -> Iterator[Told]:
    """The fall of the level, падение уровня, səviyyənin enməsi, the falling level."""
    words = sentence.words
    for i, word in enumerate(words):
        way = _way(word, sentence.language)
        if way is None or not _names_event(word, sentence.language):
            continue
        at = _owner(sentence, i)
        names = () if at is None or words[at].pos != "NOUN" else senses_of(words[at], sentence.language)
        if names:
            yield concepts_of(names[0].rpartition(" ")[2]), way, i  # sea level, level


def _names_event(word: Word, language: str) -> bool:
    if word.pos == "NOUN":
        return language not in ("en",) or "plural" not in word.features
    return word.pos == "VERB" and bool(word.features & ({"gerund"} if language == "en" else {"verbal-noun"}))


def _owner(sentence: Sentence, i: int) -> int | None:
    """The noun that an event is of."""
    words = sentence.words
    if sentence.final:
        own = words[i].features & {"possessed"} and i and words[i - 1].features & {"genitive"}
        return i - 1 if own and not sentence.parted(i - 1, i) else None
    after = range(i + 1, min(i + 5, len(words)))
    if sentence.language == "ru":
        at = next((k for k in after if words[k].pos != "ADJ"), None)
        return at if at is not None and "genitive" in words[at].features and not _marked(sentence, i, at) else None
    if words[i].pos == "VERB":
        return after[0] if len(after) else None
    if not len(after) or words[after[0]].text not in ("in", "of"):
        return None
    return next((k for k in after[1:] if words[k].pos not in ("DET", "ADJ")), None)
