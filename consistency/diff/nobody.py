"""What is denied of everybody, or is not there, where the word that denies stands apart from it: none of the seven people aboard, three
of them crew, was hurt; пострадавших, по данным МЧС, нет; зардап шеккен адам жоқ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.diff.clauses import Sentence, senses_of
from consistency.diff.denied import Said
from consistency.diff.not_there import not_there
from consistency.records import Word

_NOBODY = frozenset({"none", "nobody", "neither", "no one"})
_BE = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_RELATIVE = frozenset({"who", "that", "which", "whom", "and"})
_OPENING = frozenset({"although", "though", "because", "when", "while", "but", "after", "before", "since", "as", "if", "until", "where"})
_BEEN = frozenset({"been", "being"})
_ANYBODY = {"kk": frozenset({"ешкім", "адам", "жан", "адамдар"}), "az": frozenset({"adam", "kimsə", "şəxs"})}
_THERE_IS_NO = {"kk": frozenset({"жоқ", "болмады", "болған жоқ"}), "az": frozenset({"yoxdur", "yox", "olmayıb", "olmamışdır", "olmadı"})}
_ENDING = re.compile(r"(?:[aə]n(?:lar|lər)?|[ғгқк][ае]н(?:дар|дер)?)$")  # who did: ölən, қаза тапқандар
_LONE = 2  # words of a clause that is "нет", or "пока нет", and nothing else


def nobody(sentence: Sentence, told: Sequence[Said]) -> Iterator[Said]:
    """What some words of a sentence are said of nobody, or are not there; ``told`` is what they were taken for."""
    if sentence.language == "en":
        found = _english(sentence)
    elif sentence.language == "ru":
        found = _russian(sentence)
    else:
        found = _final(sentence, told)
    denied = {said.at for said in told if not said.yes}
    for at in found:
        senses = senses_of(sentence.words[at], sentence.language)
        if senses and at not in denied:
            yield Said(senses, False, True, at, thing=sentence.words[at].pos == "NOUN")


def _english(sentence: Sentence) -> Iterator[int]:
    """The predicate of a subject that is nobody, whatever stands between them."""
    words = sentence.words
    for i, word in enumerate(words):
        if word.text.lower() not in _NOBODY or (i and words[i - 1].pos in ("VERB", "ADP")):
            continue
        verb = next((k for k in range(i + 1, len(words)) if words[k].text.lower() in _BE and words[k - 1].text.lower() not in _RELATIVE), None)
        if verb is None or any(_parts(words[k]) for k in range(i + 1, verb)):
            continue
        done = next((k for k in range(verb + 1, len(words)) if words[k].pos != "ADV" and words[k].text.lower() not in _BEEN), None)
        if done is not None and words[done].pos in ("VERB", "ADJ") and not sentence.parted(verb, done):
            yield done


def _parts(word: Word) -> bool:
    """Whether a word begins something else: none of them left although the road was closed."""
    return (word.pos == "VERB" and "past" in word.features) or word.pos == "SCONJ" or word.text.lower() in _OPENING


def _russian(sentence: Sentence) -> Iterator[int]:
    """What there is none of, with a mark between, or told by a participle."""
    words = sentence.words
    for i, word in enumerate(words):
        if word.text.lower() not in ("нет", "нету") or not i:
            continue
        start, end = sentence.clause(i)
        if start < i:
            if _is_of(words[i - 1]) and words[i - 1].pos in ("VERB", "ADJ"):
                yield i - 1
            elif words[i - 1].pos in ("ADV", "PART") and (at := not_there(sentence, i)) is not None:
                yield at  # проезда по трассе по-прежнему нет
        elif end - start <= _LONE and start:
            before, _ = sentence.clause(start - 1)
            yield from _ending(sentence, before)


def _ending(sentence: Sentence, before: int) -> Iterator[int]:
    """What ends the clause before an aside that begins at a word, with what "and" joins to it."""
    words, at = sentence.words, before - 1
    while at >= 0 and _is_of(words[at]) and words[at].pos in ("NOUN", "VERB"):
        yield at
        if at < 2 or words[at - 1].pos != "CCONJ":
            return
        at -= 2


def _is_of(word: Word) -> bool:
    """Whether a word may be what there is none of: a genitive, or a plural that is read as an accusative."""
    return bool(word.features & {"genitive", "accusative"}) and (word.pos != "VERB" or "participle" in word.features)


def _final(sentence: Sentence, told: Sequence[Said]) -> Iterator[int]:
    """The participle before somebody who is not there, or joined to one that is not: зардап шеккен адам жоқ, ölən və yaralanan olmayıb."""
    words, language = sentence.words, sentence.language
    for said in told:
        before = said.at - 2
        if not said.yes and before >= 0 and words[said.at - 1].pos == "CCONJ" and words[said.at].pos in ("VERB", "NOUN") and _ENDING.search(words[before].text.lower()):
            joined = _ENDING.search(words[said.at].text.lower())
            if joined is not None and words[before].pos in ("VERB", "NOUN") and not sentence.parted(before, said.at):
                yield before
    for i in range(2, len(words)):
        if words[i].text.lower() in _THERE_IS_NO.get(language, ()) and words[i - 1].text.lower() in _ANYBODY.get(language, ()):
            done = words[i - 2]
            participle = done.features & {"participle", "perfect"} or done.text.lower().endswith(("ған", "ген", "қан", "кен", "an", "ən"))
            if participle and done.pos in ("VERB", "NOUN") and not sentence.parted(i - 2, i - 1):
                yield i - 2
