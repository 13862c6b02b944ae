"""Russian objects before their verb, told by case or agreement: министра обвинил генерал, the general accused the minister."""

from __future__ import annotations

from dataclasses import replace

from consistency.translate.english import INTRANSITIVE
from consistency.translate.piece import Piece
from consistency.translate.russian import SAYING
from consistency.translate.russian_phrases import AUXILIARY, NOMINAL, agree, clause_start, phrase_end


def object_first(pieces: list[Piece]) -> list[Piece]:
    """An object before its verb and the subject after that, told apart by case or by what the verb agrees with: министра обвинил
    генерал, the general accused the minister; ракеты сбила система, the system shot down the missiles."""
    out = list(pieces)
    for at, verb in enumerate(pieces):
        told = verb.pos == "VERB" and verb.finite and verb.sense and not verb.features & {"infinitive", "passive", "short"}
        if not told or verb.helper == "reflexive" or verb.sense in INTRANSITIVE or verb.sense in AUXILIARY:
            continue
        first = clause_start(pieces, at)
        object_ = pieces[first:at]
        if not object_ or any(p.pos not in NOMINAL for p in object_) or (verb.sense in SAYING and not any(p.case == "accusative" for p in object_)):
            continue
        found = subject_after(pieces, at, loose=_cannot_do(object_, verb))
        if found is None or not _is_object(object_, verb, pieces[found[2]]):
            continue
        start, end = found[:2]
        said, _, preposition = verb.english.rpartition(" ")
        if preposition in ("of", "to", "with", "for", "from") and start > at + 1:  # accused the minister of corruption
            done = [replace(verb, english=said), *_as_object(object_, verb), Piece(preposition, "ADP"), *pieces[at + 1 : start]]
        else:
            done = [verb, *_as_object(object_, verb), *pieces[at + 1 : start]]
        out[first:end] = [*_as_people(pieces[start:end]), *done]
        return [*out[:end], *object_first(out[end:])] if end < len(out) else out
    return out


def subject_after(pieces: list[Piece], at: int, *, loose: bool = False) -> tuple[int, int, int] | None:
    """Where the subject that a verb agrees with begins and ends after it, past what prepositions govern (обвинил в коррупции), and
    where its head is; None where there is none. ``loose`` where the object is said for certain: the accusative of a thing may be
    its nominative."""
    start = at + 1
    while (start < len(pieces) and pieces[start].pos in ("ADP", "TIME", "ADV")) or (start < len(pieces) and pieces[start].pos in ("NOUN", "ADJ", "PROPN", "DET") and pieces[start].case in ("locative", "instrumental", "dative")):
        start += 1
    if start < len(pieces) and pieces[start - 1].pos == "ADP":
        return None  # закрыли на праздники
    end = _people_end(pieces, start) or phrase_end(pieces, start, "nominative")
    if end == start and loose:
        end = phrase_end(pieces, start, "accusative")
        if end > start and pieces[end - 1].features & {"animate", "feminine"} and not pieces[end - 1].features >= {"plural"}:
            end = start
    head = next((k for k in range(end - 1, start - 1, -1) if pieces[k].case in ("nominative", "accusative")), end - 1)
    if end == start or pieces[head].case not in ("nominative", "accusative") or not agree(pieces[at], replace(pieces[head], case="nominative")):
        return None
    while (more := phrase_end(pieces, end, "genitive")) > end:
        end = more
    return start, end, head


def _people_end(pieces: list[Piece], at: int) -> int:
    """The end of an adjective in the plural that stands for people at the end of its clause: избили неизвестные; else 0."""
    if at >= len(pieces):
        return 0
    piece, ends = pieces[at], at + 1 == len(pieces) or pieces[at + 1].pos == "MARK"
    people = piece.pos == "ADJ" and ends and "plural" in piece.features and piece.case in ("nominative", "accusative")
    return at + 1 if people and not piece.features & {"short", "comparative"} else 0


def _as_people(subject: list[Piece]) -> list[Piece]:
    return [replace(p, english=p.english + " people", pos="NOUN") for p in subject] if subject[-1].pos == "ADJ" else subject


def _cannot_do(phrase: list[Piece], verb: Piece) -> bool:
    """Whether a noun before a verb is not what it agrees with, so that what follows may be: решение приняли власти."""
    head = next((p for p in phrase if p.pos in ("NOUN", "PROPN")), None)
    return head is not None and not head.name and (head.case == "accusative" or (head.case == "nominative" and not agree(verb, head)))


def _is_object(phrase: list[Piece], verb: Piece, subject: Piece) -> bool:
    """Whether a noun phrase before a verb cannot be its subject: in the accusative, a person in the genitive, one that it does not
    agree with, or a thing where somebody in the nominative follows (закон подписал президент)."""
    head = next((p for p in phrase if p.pos in ("NOUN", "PROPN")), None)
    if head is None or any(p.pos == "NUM" for p in phrase):
        return False
    if head.case == "accusative" or (head.case == "genitive" and "animate" in head.features):
        return True
    if head.case != "nominative":
        return False
    return not agree(verb, head) or ("animate" in subject.features and "animate" not in head.features and not head.name)


def _as_object(phrase: list[Piece], verb: Piece) -> list[Piece]:
    """The object's pieces in the accusative: no "of" before them; Токаева that does not agree is Токаев."""
    head = next(i for i, p in enumerate(phrase) if p.pos in ("NOUN", "PROPN"))
    english = phrase[head].english
    if (phrase[head].case == "nominative" and phrase[head].name and english.endswith(("ova", "eva", "ina")) and "masculine" in verb.features) or (phrase[head].case == "nominative" and phrase[head].name and english.endswith("a") and "masculine" in verb.features and "feminine" in phrase[head].features):
        english = english[:-1]
    return [replace(p, case="accusative", english=english if i == head else p.english) if i <= head and p.case else p for i, p in enumerate(phrase)]
