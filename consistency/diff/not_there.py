"""What Russian says is not there: it stands in the genitive, but not after a preposition. Граждан среди пострадавших нет."""

from __future__ import annotations

from consistency.diff.clauses import Sentence

# Verbs that say, impersonally, what there is or is not: не оказалось, не осталось, не нашлось.
EXISTING = frozenset({"быть", "оказаться", "остаться", "найтись", "иметься", "существовать", "значиться", "числиться"})
MODIFIERS = ("ADJ", "DET", "NUM", "PRON", "ADV", "PART")  # words that may stand between such a word and its noun
_DATA = frozenset({"data", "information", "report", "message", "news", "datum"})  # сведений о состоянии пострадавших нет
OTHER_CASES = frozenset({"dative", "instrumental", "locative"})


def not_there(sentence: Sentence, at: int) -> int | None:
    """What Russian says is not there, by "нет" or by an impersonal verb at word ``at``: the noun that follows, or the first one before that
    no preposition governs; last, what follows the noun after a preposition: среди пострадавших граждан не оказалось."""
    words = sentence.words
    start, end = sentence.clause(at)
    after = next((k for k in range(at + 1, end) if words[k].pos not in MODIFIERS), None)
    if after is not None and words[after].pos == "NOUN" and words[after].features.isdisjoint(OTHER_CASES):
        return after
    if at > start + 1 and words[at - 1].pos == "NOUN" and {"animate", "genitive"} <= words[at - 1].features and words[at - 2].pos == "NOUN" and not any(w.pos == "NOUN" and not _DATA.isdisjoint(w.senses[:1]) for w in words[start:at]):
        return at - 1  # среди членов экипажа пострадавших нет: people, and nothing that could own them
    ruled, rest = ruled_by_preposition(sentence, start, at)
    owners = {k for k in rest if k not in ruled and k - 1 in ruled}
    for k in rest:
        if k - 1 in owners and words[k].features.isdisjoint(OTHER_CASES):
            owners.add(k)  # в результате обрушения крыши пострадавших нет: it can't be seen where the phrase ends
    able = [k for k in rest if k not in ruled and words[k].features.isdisjoint(OTHER_CASES)]
    free = next((k for k in able if k not in owners), next((k for k in reversed(able) if words[k].pos == "NOUN"), None))
    if free is None or words[free].pos != "NOUN":
        return None
    of_it = not words[free].features.isdisjoint(("genitive", "accusative")) or ("plural" in words[free].features and "plural" not in words[at].features)  # повышения налогов не будет
    if words[at].pos == "VERB" and not of_it:
        return None  # письмо не осталось без ответа
    return free


def ruled_by_preposition(sentence: Sentence, start: int, at: int) -> tuple[set[int], list[int]]:
    """Of the words before word ``at``, the nouns that a preposition governs, and all names of things."""
    words, ruled, rest, open_ = sentence.words, set(), [], False
    for k in range(start, at):
        if words[k].pos == "ADP" or (words[k].pos == "CCONJ" and k - 1 in ruled):
            open_ = True  # среди пассажиров и членов бригады
        elif words[k].pos in ("NOUN", "PROPN") or (words[k].pos == "VERB" and "participle" in words[k].features):
            rest.append(k)
            if open_:
                ruled.add(k)
                open_ = False
    return ruled, rest
