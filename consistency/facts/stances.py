"""Denials: which word of a sentence is negated, by verb ending, particle or a word of absence."""

from __future__ import annotations

from consistency.facts.scan import Scan
from consistency.records import FactSource, Span, Stance, Word

_AFTER = {"az": {"deyil", "yox", "yoxdur", "yoxdu"}, "kk": {"жоқ", "емес"}}
_BEFORE = {"ru": {"не", "нет", "без", "никто", "никакой", "ни"}, "en": {"not", "no", "none", "nobody", "never", "without", "neither", "nothing", "no one"}}
_REACH = 5
_AUXILIARY = {"become", "begin", "start", "can", "be able", "want", "intend", "plan", "manage", "be going", "will", "succeed",
              "may", "have to", "must", "need", "wish"}  # fmt: skip


def read_stances(scan: Scan, read_from: FactSource) -> list[Stance]:
    """One stance for each denial; ``key`` is the English sense of the word that is denied. "Will not appeal" denies
    the appeal as well as the will."""
    words = scan.pack.words(scan.text)
    found: list[Stance] = []
    for i, word in enumerate(words):
        denial = _denied(scan, words, i)
        for target in _with_infinitive(words, denial) if denial is not None else ():
            key = target.senses[0] if target.senses else target.lemma
            start, end = min(word.span.start, target.span.start), max(word.span.end, target.span.end)
            found.append(Stance(span=Span(start=start, end=end), text=scan.text[start:end], read_from=read_from, key=key, affirmed=False))
    return _distinct(found)


def _with_infinitive(words: tuple[Word, ...], denial: Word) -> list[Word]:
    if denial.pos != "VERB" or not any(s in _AUXILIARY for s in denial.senses):
        return [denial]
    at = words.index(denial)
    near = sorted((w for w in words if "infinitive" in w.features), key=lambda w: abs(words.index(w) - at))
    return [denial, *near[:1]]


def _distinct(found: list[Stance]) -> list[Stance]:
    """Double marks of one denial (ни один не, heç nə bildirməyib) count once."""
    kept: list[Stance] = []
    for stance in found:
        if not any(s.key == stance.key for s in kept):
            kept.append(stance)
    return kept


def _denied(scan: Scan, words: tuple[Word, ...], i: int) -> Word | None:
    code, word = scan.pack.code, words[i]
    folded = scan.pack.lower(word.text)
    if "negative" in word.features and word.pos == "VERB":
        return word
    if code in _AFTER and folded in _AFTER[code]:
        return next((w for w in reversed(words[max(0, i - 3) : i]) if w.pos not in ("ADP", "PART")), word)
    if code in _BEFORE and (folded in _BEFORE[code] or folded.endswith("n't") or folded == "cannot"):
        if code == "ru" and folded == "не" and i + 1 < len(words) and words[i + 1].lemma in ("только", "более", "менее", "больше", "меньше", "раз"):
            return None
        ahead = words[i + 1 : i + 1 + _REACH]
        verb = next((w for w in ahead if w.pos == "VERB" and w.senses and w.senses[0] not in ("be", "have", "do")), None)
        if code == "en" and folded == "nothing":
            return next((w for w in reversed(words[:i]) if w.pos == "VERB"), verb or word)
        if code == "en" and folded in ("no", "none", "nobody", "no one", "without"):
            return verb or next((w for w in ahead if w.pos in ("NOUN", "VERB")), word)
        return next((w for w in ahead if w.pos in ("VERB", "NOUN", "ADJ") and (w.senses[:1] not in (("be",), ("have",), ("do",)))), verb or word)
    return None
