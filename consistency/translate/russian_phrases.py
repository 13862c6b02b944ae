"""Where a Russian clause and a noun phrase begin and end, and whether a verb agrees with a noun."""

from __future__ import annotations

from dataclasses import replace

from consistency.translate.english import SUBJECT_OF_OBJECT
from consistency.translate.piece import Piece

PERSONS = ("I", "we", "you", "they", "these", "those")
NOMINAL = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "X")
HEADS = ("NOUN", "PROPN", "PRON", "X")
AUXILIARY = ("be", "have", "will", "should", "begin", "can", "may", "must")
GENDERS = frozenset({"masculine", "feminine", "neuter"})


def clause_end(pieces: list[Piece], at: int) -> int:
    """Where the clause of piece ``at`` ends: the next mark."""
    return next((k for k in range(at, len(pieces)) if pieces[k].pos == "MARK"), len(pieces))


def clause_start(pieces: list[Piece], at: int) -> int:
    """Where the clause of piece ``at`` begins: after the mark or conjunction before it."""
    return next((k + 1 for k in range(at - 1, -1, -1) if pieces[k].pos in ("MARK", "SCONJ", "CCONJ")), 0)


def phrase_end(pieces: list[Piece], at: int, case: str) -> int:
    """The end of the noun phrase in a case that begins at a piece; ``at`` itself where none does."""
    k = at
    while k < len(pieces) and pieces[k].pos in NOMINAL and (pieces[k].case in ((case, "accusative") if case == "nominative" and pieces[k].pos == "ADJ" else (case,)) or pieces[k].pos in ("DET", "NUM") or (k > at and pieces[k].name)):
        k += 1
        if pieces[k - 1].pos in HEADS and not (k < len(pieces) and pieces[k].name):
            break
    return k if k > at and pieces[k - 1].pos in HEADS else at


def as_subject(phrase: list[Piece]) -> list[Piece]:
    """A noun phrase in whatever case as a subject: him, he."""
    return [replace(p, english=SUBJECT_OF_OBJECT.get(p.english, p.english) if p.pos == "PRON" else p.english, case=p.case if p.name and p.case == "genitive" and p is not phrase[0] else "nominative" if p.case else None) for p in phrase]  # президенту Франции


def is_many(phrase: list[Piece]) -> bool:
    """Whether a subject takes a verb in the plural."""
    head = phrase[-1]
    return SUBJECT_OF_OBJECT.get(head.english, head.english) in PERSONS or (head.pos in ("NOUN", "PROPN") and "plural" in head.features)


def agree(verb: Piece, subject: Piece) -> bool:
    """Whether a verb has the number of a noun and, in the singular of the past, its gender; a number goes with either."""
    if subject.case != "nominative" or "plural" in subject.features or not verb.features & GENDERS:
        return subject.case != "nominative" or ("plural" in verb.features) == ("plural" in subject.features)
    return bool(verb.features & subject.features & GENDERS) or not subject.features & GENDERS  # Лукашенко has none
