"""Russian relative clauses about an object: которую купил Маск, which Musk bought; которого арестовали, who was arrested."""

from __future__ import annotations

from dataclasses import replace

from consistency.translate.english import INTRANSITIVE
from consistency.translate.piece import Piece
from consistency.translate.russian_objects import subject_after
from consistency.translate.russian_passive import is_transitive, made_passive
from consistency.translate.russian_phrases import AUXILIARY, NOMINAL, agree, clause_end

_RELATIVES = ("which", "who", "whom")


def relatives(pieces: list[Piece]) -> list[Piece]:
    """The subject of a relative clause about an object before its verb; where it has none, the verb in the passive."""
    out = list(pieces)
    for i, which in enumerate(pieces):
        opens = which.english in _RELATIVES and which.pos == "PRON" and which.case in ("nominative", "accusative", "dative") and i and pieces[i - 1].english == ","
        cases = {p.case for p in pieces[i + 1 : clause_end(pieces, i)]} if opens and which.case == "dative" else set()
        if {"nominative", "accusative"} <= cases:
            out[i] = replace(which, english=f"to {which.english}")  # которому передали письмо
            continue
        at = _verb_of(pieces, i) if opens else None
        if at is None:
            continue
        verb = pieces[at]
        before = pieces[i - 2] if i > 1 else None
        found = subject_after(pieces, at, loose=True)
        if found is not None and (which.case != "nominative" or not _agrees(verb, which) or _acts(before, pieces[found[2]])):
            start, end, _ = found
            out[i : end] = [_object(which), *pieces[i + 1 : at], *pieces[start:end], verb, *pieces[at + 1 : start]]
        elif (which.case == "accusative" or (which.case == "nominative" and "singular" in which.features)) and {"plural", "past"} <= verb.features and is_transitive(verb) and not _has_subject(pieces, i, at):
            out[i] = replace(which, english="who" if which.english == "whom" else which.english, case="nominative")
            out[at] = made_passive(verb, many="plural" in which.features)
    return out


def _verb_of(pieces: list[Piece], at: int) -> int | None:
    """The finite verb with an object whose clause begins at a relative pronoun, with no subject before it."""
    for k in range(at + 1, clause_end(pieces, at)):
        piece = pieces[k]
        if piece.pos == "VERB" and piece.finite:
            usable = piece.sense and piece.helper != "reflexive" and piece.sense not in INTRANSITIVE and piece.sense not in AUXILIARY and not piece.features & {"infinitive", "passive"}
            return k if usable else None
        if piece.case == "nominative" and piece.pos in NOMINAL:
            return None
    return None


def _agrees(verb: Piece, which: Piece) -> bool:
    return agree(verb, replace(which, case="nominative"))


def _acts(before: Piece | None, subject: Piece) -> bool:
    """Whether a thing in the clause before is likelier what somebody after the verb did than who did it: завод, который построил
    Китай."""
    return before is not None and before.pos == "NOUN" and "animate" not in before.features and (subject.name or "animate" in subject.features)


def _object(which: Piece) -> Piece:
    return replace(which, english="whom" if which.english == "who" else which.english, case="dative" if which.case == "dative" else "accusative")


def _has_subject(pieces: list[Piece], start: int, at: int) -> bool:
    """Whether the clause of a verb may have a subject: a nominative, or after the verb what looks like one."""
    return any(p.case == "nominative" and p.pos in NOMINAL for p in pieces[start + 1 : clause_end(pieces, at)])
