"""Passive verbs that the lexicon glosses with the active English one (az keçirilmək, kk жариялан): told by their base."""

from __future__ import annotations

import re

from consistency.languages.pack import Pack
from consistency.records import Word
from consistency.translate.english import INTRANSITIVE

# The passive ending of a verb's lemma, before the infinitive in az; the lemma is the stem in kk.
_PASSIVE = {"az": re.compile(r"(?:[ıiuü]?[ln])(m[aə][qk])$"), "tr": re.compile(r"(?:[ıiuü]?[ln])(m[ae]k)$"), "kk": re.compile(r"(?:[ыі]?[лн])()$")}

_HARD = {"б": "п", "г": "к", "ғ": "қ"}
_DONE = frozenset({"olunmaq", "edilmək", "olunmak", "edilmek"})  # the passive of "do" after a noun: təqdim olunmaq


def is_passive(word: Word, pack: Pack) -> bool:
    """Whether a verb is the lexical passive of another that means the same: the lexicon has both with one sense."""
    pattern = _PASSIVE.get(pack.code)
    head, _, last = word.lemma.rpartition(" ")
    if head and last in _DONE:
        return True
    if word.senses[:1] and word.senses[0] in INTRANSITIVE:
        return False  # kk шағымдан: complain
    match = pattern.search(last) if pattern else None
    if match is None:
        return False
    ending = match.end() - len(match[1])
    stems = {last[: match.start()], last[: ending - 1]}  # yazılmaq of yazmaq, daşınmaq of daşımaq
    if last[ending - 3 : ending - 2] == "n":
        stems.add(last[: ending - 3])  # gözlənilmək of gözləmək
    stems |= {stem[:-1] + _HARD[stem[-1]] for stem in stems if stem[-1:] in _HARD}  # kk табыл of тап
    for base in sorted((head + " " if head else "") + stem + match[1] for stem in stems):
        rows = pack.lexicon.rows(base) if " " not in base else pack.lexicon.set_phrases.rows_of(base)
        if any(pos == "VERB" and set(senses) & set(word.senses) for pos, senses in rows):
            return True
    return False
