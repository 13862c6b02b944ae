"""English verbs whose particle stands after their object: turned the proposal down, put the vote off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from consistency.languages import load_pack
from consistency.records import Word

if TYPE_CHECKING:
    from consistency.diff.clauses import Sentence

_PARTICLES = frozenset({"down", "off", "up", "out", "away", "back"})
_AFTER = frozenset({"ADP", "CCONJ", "SCONJ", "ADV", "VERB"})  # what may follow a particle, which is no preposition
_REACH = 6  # words from a verb to its particle


def with_particles(sentence: Sentence) -> Sentence:
    """The sentence with the senses of such verbs; what stands between has no verb and no mark."""
    if all(word.text not in _PARTICLES for word in sentence.words):
        return sentence
    words, phrases = list(sentence.words), load_pack("en").lexicon.set_phrases
    for k, word in enumerate(words):
        if word.text not in _PARTICLES or (k + 1 < len(words) and not sentence.parted(k, k + 1) and words[k + 1].pos not in _AFTER):
            continue
        for i in range(k - 1, max(-1, k - _REACH), -1):
            if sentence.parted(i, i + 1) or words[i].pos in ("ADP", "CCONJ"):
                break
            verb = words[i].lemma if words[i].pos == "VERB" else _past(words[i])
            if verb is not None:
                phrase = f"{verb} {word.text}"
                if i + 1 < k and any(pos == "VERB" for pos, _ in phrases.rows(phrase)):
                    words[i] = replace(words[i], text=verb, senses=(phrase,), pos="VERB")
                break
    return replace(sentence, words=tuple(words))


def _past(word: Word) -> str | None:
    from consistency.diff.clauses import verb_of

    return verb_of(word.text.lower()) if word.pos in ("ADJ", "NOUN") else None
