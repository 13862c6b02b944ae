"""Russian prepositions that English has by what stands beside them: эксперт по праву, on; меры по снижению цен, for; по всей стране,
across; от детей до стариков, to; цены выше прошлогодних на 5 %, 5% higher than."""

from __future__ import annotations

from dataclasses import replace

from consistency.translate.piece import Piece
from consistency.translate.russian_phrases import NOMINAL, clause_end

_AREAS = frozenset({"country", "world", "city", "region", "territory", "planet", "continent", "republic", "province", "district", "globe", "state", "island"})
_DEED = ("tion", "ment", "ing", "sion", "ance", "ence", "overy", "al")  # how nouns of what is done end
_DEEDS = frozenset({"search", "rescue", "aid", "help", "support", "control", "development", "growth", "reform", "release", "sale", "purchase", "supply", "delivery", "repair", "decline", "creation"})
_BLOWS = ("strike", "strikes", "attack", "attacks", "blow", "blows", "fire", "shelling")
_COMPARED = {"above": "high", "below": "low"}


def prepositions(pieces: list[Piece]) -> list[Piece]:
    """A sentence with such prepositions as English has them."""
    pieces = _last_friday(pieces)
    out = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.pos != "ADP" or i + 1 == len(pieces):
            continue
        if piece.english.endswith(" of") and (pieces[i + 1].pos == "VERB" or pieces[i + 1].english in (",", ".", ";")):
            out[i] = replace(piece, english=piece.english.removesuffix(" of"))  # расследование по делу завершено
        elif piece.english == "by":
            out[i] = replace(piece, english=_about(pieces, i))
        elif piece.english in ("until", "up to") and _from_before(pieces, i):
            out[i] = replace(piece, english="to")
    return _later(_higher(out))


_WHICH = {"past": "last", "last": "last", "next": "next", "future": "next", "this": "this"}


def _last_friday(pieces: list[Piece]) -> list[Piece]:
    """В прошлую пятницу, last Friday; в эту среду, this Wednesday."""
    out: list[Piece] = []
    for piece in pieces:
        which = _WHICH.get(out[-1].english) if out and out[-1].pos in ("ADJ", "DET", "PRON") else None
        if which is not None and piece.pos == "TIME" and piece.english.startswith("on ") and piece.english.endswith("day"):
            out.pop()
            piece = replace(piece, english=f"{which} {piece.english.removeprefix('on ')}")
        out.append(piece)
    return out


def _about(pieces: list[Piece], at: int) -> str:
    """What по before a noun says: across an area; for a deed or on a matter, after a noun; else as it stands."""
    end = at + 1
    while end < len(pieces) and pieces[end].pos in ("DET", "ADJ", "NUM"):
        end += 1
    head = pieces[end] if end < len(pieces) else None
    if head is None or head.case not in ("dative", None) or head.pos not in ("NOUN", "PROPN"):
        return "by"
    if head.english in _AREAS or "place" in head.features or (head.pos == "PROPN" and head.known):
        everywhere = any(p.english in ("all", "whole", "entire") for p in pieces[at + 1 : end])
        return "across" if everywhere or (head.pos == "NOUN" and not (at and pieces[at - 1].english in _BLOWS)) else "on"
    before = pieces[at - 1] if at else None
    if before is None or before.pos != "NOUN":
        return "by"
    return "for" if head.english in _DEEDS or head.english.endswith(_DEED) else "on"


def _from_before(pieces: list[Piece], at: int) -> bool:
    """Whether "from" opens the span that "until" closes: от детей до стариков; not с детства до отъезда он жил."""
    for k in range(at - 1, max(-1, at - 5), -1):
        if pieces[k].pos == "ADP":
            return pieces[k].english == "from" and k + 1 < at
        if pieces[k].pos not in NOMINAL:
            return False
    return False


def _later(pieces: list[Piece]) -> list[Piece]:
    """Спустя год, a year later; спустя три дня после пожара, three days after it."""
    out = list(pieces)
    for i, piece in enumerate(pieces[:-1]):
        if piece.english == "later" and piece.pos in ("ADP", "ADV") and (i == 0 or pieces[i - 1].pos != "NUM") and (pieces[i + 1].pos == "NUM" or pieces[i + 1].english in ("several", "half a year")):
            end = i + 2
            while end < len(pieces) and pieces[i + 1].pos != "NUM" and pieces[end].pos in ("ADJ", "NOUN") and pieces[end - 1].pos != "NOUN":
                end += 1
            after = end < len(pieces) and pieces[end].english == "after"
            out[i:end] = [*pieces[i + 1 : end], Piece("", "PART") if after else Piece("later", "ADV")]
    return out


def _higher(pieces: list[Piece]) -> list[Piece]:
    """Выше and ниже beside a figure compare: цены выше прошлогодних на 5 %, на 5 % ниже плана, выше, чем год назад, на 5 %."""
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.english not in _COMPARED or piece.pos != "ADP":
            out.append(piece)
            at += 1
            continue
        than, end = _standard(pieces, at)
        than = [_THAN, *than] if than and than[0].english != "than" else than
        comparative = Piece(_COMPARED[piece.english], "ADJ", None, frozenset({"comparative"}))
        clause = bool(than) and pieces[at + 1].english == ","
        if (len(out) > 1 and out[-1].pos == "NUM" and out[-2].english == "on") or (clause and not (end < len(pieces) and pieces[end].english == "on")):
            out += [comparative, *than]
        elif end + 1 < len(pieces) and pieces[end].english == "on" and pieces[end].pos == "ADP" and pieces[end + 1].pos == "NUM":
            out += [pieces[end], pieces[end + 1], comparative, *than]
            end += 2
        else:
            out.append(piece)
            end = at + 1
        at = end
    return out


_THAN = Piece("than", "ADP")


def _standard(pieces: list[Piece], at: int) -> tuple[list[Piece], int]:
    """What a thing is higher than, and where the sentence goes on: a noun phrase in the genitive, or a clause after "than"."""
    end = at + 1
    if end + 1 < len(pieces) and pieces[end].english == "," and pieces[end + 1].english == "than":
        stop = clause_end(pieces, end + 1)
        figure = stop + 1 < len(pieces) and pieces[stop].english == "," and pieces[stop + 1].english == "on"
        return pieces[end + 1 : stop], stop + 1 if figure else stop
    while end < len(pieces) and pieces[end].pos in (*NOMINAL, "TIME") and pieces[end].case in (None, "genitive") and pieces[end].pos != "NUM":
        end += 1
    return pieces[at + 1 : end], end
