"""Denials: which word of a sentence is negated, by verb ending, particle or a word of absence."""

from __future__ import annotations

import re

from consistency.facts.scan import Scan
from consistency.records import FactSource, Span, Stance, Word

_AFTER = {
    "az": {"deyil", "deyildi", "deyildir", "deyillər", "deyilmiş", "deyilsə", "yox", "yoxdur", "yoxdu", "yoxdurlar"},
    "kk": {"жоқ", "емес"},
}
_BEFORE = {
    "ru": {"не", "нет", "без", "никто", "никакой", "ни"},
    "en": {"not", "no", "none", "nobody", "never", "without", "neither", "nothing", "cannot"},
}
_OF_THINGS = {"no", "none", "without"}  # these deny what there is: a noun as soon as a verb
_OF_PEOPLE = {"nobody", "no one"}  # and these what somebody is, or is called, too
_HARMLESS = {"not only", "no doubt", "no less", "no more than", "no fewer than", "not least", "nothing but", "no later than", "не только",
             "не менее", "не более", "не меньше", "не больше", "не раз", "без сомнения", "не позднее", "не ранее"}  # fmt: skip
_DELAYING = {"только", "более", "менее", "больше", "меньше", "раз", "раньше", "ранее", "позднее", "позже", "рано", "поздно"}  # fmt: skip
_UNTIL = re.compile(r"[^.;:]*?\b(?:until|before)\b")
_ABLE = {"az": "bilmək", "kk": "ал"}  # with the converb before it: edə bilmir, экспорттай алмайды
_LIGHT = {"etmək", "olunmaq", "edilmək", "ет", "жаса"}  # the noun before it says what is done
_EMPTY = (("be",), ("have",), ("do",))  # first senses of words that say nothing of what is denied
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
            key = _key(scan, target)
            start, end = min(word.span.start, target.span.start), max(word.span.end, target.span.end)
            found.append(
                Stance(
                    span=Span(start=start, end=end),
                    text=scan.text[start:end],
                    read_from=read_from,
                    key=key,
                    affirmed=False,
                )
            )
    return _distinct(found)


def _key(scan: Scan, target: Word) -> str:
    if scan.pack.code == "en" and target.text.endswith("ing") and target.pos == "NOUN":  # without signing: sign
        gerund = next((a.lemma for a in scan.pack.analyse(target.text) if "gerund" in a.features), None)
        return gerund or target.senses[0]
    return target.senses[0] if target.senses else target.lemma


def _able(words: tuple[Word, ...], i: int) -> Word:
    """What someone is not able to do, where word ``i`` says only that."""
    if i == 0 or words[i - 1].pos != "VERB" or not words[i - 1].features & {"optative", "present", "converb"}:
        return words[i]
    verb = words[i - 1]
    return words[i - 2] if verb.lemma in _LIGHT and i > 1 and words[i - 2].pos == "NOUN" else verb


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
    """The word that word ``i`` denies, by its ending or as a particle; None where it denies nothing."""
    code, word = scan.pack.code, words[i]
    if "negative" in word.features and word.pos == "VERB":
        return _able(words, i) if word.lemma == _ABLE.get(code) else word
    folded = scan.pack.lower(word.text)
    if folded in _AFTER.get(code, ()):
        return next((w for w in reversed(words[max(0, i - 3) : i]) if w.pos not in ("ADP", "PART")), word)
    if (
        code in _BEFORE
        and _denies(code, folded)
        and not _is_label(scan, word, folded)
        and not _only_delays(scan, words, i)
    ):
        return _denied_after(words, i, folded)
    return None


def _denies(code: str, folded: str) -> bool:
    """Whether a word or phrase denies what follows: "not", "not yet", "can't"; not "not only", "no doubt"."""
    if folded in _HARMLESS:
        return False
    return folded.split(" ")[0] in _BEFORE[code] or folded.endswith("n't")


def _is_label(scan: Scan, word: Word, folded: str) -> bool:
    """en No. 4."""
    return folded == "no" and scan.text[word.span.end : word.span.end + 3].lstrip(". ")[:1].isdigit()


def _only_delays(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """Not until the end of the year, не раньше осени: it will, only later."""
    if scan.pack.code == "ru":
        return scan.pack.lower(words[i].text) == "не" and i + 1 < len(words) and words[i + 1].lemma in _DELAYING
    return _UNTIL.match(scan.text[words[i].span.end :].lower()) is not None


def _denied_after(words: tuple[Word, ...], i: int, folded: str) -> Word:
    """What the particle ``folded``, word ``i``, denies among the words after it; itself where there is nothing."""
    word, ahead = words[i], words[i + 1 : i + 1 + _REACH]
    verb = next((w for w in ahead if w.pos == "VERB" and w.senses and w.senses[:1] not in _EMPTY), None)
    if folded == "nothing":  # they found nothing
        return next((w for w in reversed(words[:i]) if w.pos == "VERB"), verb or word)
    if folded in _OF_THINGS or folded in _OF_PEOPLE:
        kinds = ("NOUN", "VERB", "ADJ") if folded in _OF_PEOPLE else ("NOUN", "VERB")
        return verb or next((w for w in ahead if w.pos in kinds and w.senses[:1] != ("be",)), word)
    kinds = ("VERB", "NOUN", "ADJ")
    return next((w for w in ahead if w.pos in kinds and w.senses[:1] not in _EMPTY), verb or word)
