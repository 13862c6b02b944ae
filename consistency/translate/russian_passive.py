"""Russian verbs in the plural without a subject: мост закрыли, the bridge was closed."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.inflect import participle
from consistency.translate.english import INTRANSITIVE, SUBJECT_OF_OBJECT
from consistency.translate.piece import Piece
from consistency.translate.russian_phrases import AUXILIARY, HEADS, PERSONS, as_subject, clause_end, is_many
from consistency.translate.verbs import has_passive

_OPENS = (".", ";", ":", "«", "“", "„", '"', "—", "–")


def nobody(pieces: list[Piece]) -> list[Piece]:
    """A plural verb after a singular noun or "him" says that somebody did it: мост закрыли, the bridge was closed."""
    out = list(pieces)
    for i, verb in enumerate(out):
        active = verb.pos == "VERB" and verb.finite and {"plural", "past"} <= verb.features and not verb.features & {"passive", "participle"}
        if not active or " " in verb.english or verb.helper or verb.sense in INTRANSITIVE or verb.sense in AUXILIARY:
            continue
        start = i
        while start and pieces[start - 1].pos in ("DET", "ADJ", "NOUN", "PRON"):
            start -= 1
        opens = not start or pieces[start - 1].pos == "SCONJ" or pieces[start - 1].english in _OPENS
        heads = [p for p in pieces[start:i] if p.pos in HEADS]
        if not opens or not heads or is_many(heads[-1:]) or not all(p.case in (None, "nominative", "accusative", "genitive") for p in heads):
            continue
        if heads[0].case not in ("nominative", "accusative") or any(p.case == "nominative" and p.pos in HEADS for p in pieces[i : clause_end(pieces, i)]):
            continue
        if heads[0].english in PERSONS or is_many(heads[:1]) or (heads[0].pos == "PRON" and heads[0].english not in SUBJECT_OF_OBJECT):
            continue
        out[start:i] = as_subject(out[start:i])
        out[i] = replace(verb, english="was " + participle(verb.sense), features=verb.features | {"passive"})
    return out


def is_transitive(verb: Piece) -> bool:
    """Whether a verb takes an object that its English can be the passive of."""
    return not (verb.features & {"intransitive", "passive", "participle", "infinitive"} or verb.helper or verb.sense in INTRANSITIVE or verb.sense in AUXILIARY or not verb.sense or not has_passive(verb.sense))


def made_passive(verb: Piece, *, many: bool) -> Piece:
    """A verb that nobody is said to do, said of its object: was arrested, were not allowed, will be cancelled."""
    no = "not " if " not" in verb.english else ""
    if "future" in verb.features:
        english = f"will {no}be {participle(verb.sense)}"
    else:
        be = ("were" if many else "was") if "past" in verb.features else "are" if many else "is"
        english = f"{be} {no}{participle(verb.sense)}"
    features = verb.features - {"plural"} | {"passive"} | ({"plural"} if many else frozenset())
    return replace(verb, english=english, features=features)
