"""Russian in the gloss: particles and conjunctions that English says otherwise, and the prepositions of bare cases. Its order stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from consistency.translate.piece import Piece
from consistency.translate.verbs import conditional, denied, is_past


def particles(pieces: list[Piece]) -> list[Piece]:
    """Particles and conjunctions that English says otherwise."""
    pieces, out = list(pieces), []
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        further = pieces[i + 2] if i + 2 < len(pieces) else None
        if piece.english == "in order to":
            verb = next((p for p in islice(pieces, i + 1, None) if p.pos == "VERB" or p.english in (".", ";")), None)
            aim = verb is not None and "infinitive" in verb.features
            out.append(replace(piece, english="in order" if aim else "so that"))
        elif piece.english == "would" and piece.pos == "PART":  # сделал бы, бы сделал
            at = next((k for k in range(len(out) - 1, max(-1, len(out) - 4), -1) if is_past(out[k])), None)
            if at is not None:
                out[at] = replace(out[at], english=conditional(out[at]))
            elif after is not None and is_past(after):
                pieces[i + 1] = replace(after, english=conditional(after))
            elif after is not None and further is not None and after.english == "not" and is_past(further):  # он бы не пришёл
                pieces[i + 1] = replace(after, english="")
                pieces[i + 2] = replace(further, english=conditional(further, deny=True))
            else:
                out.append(piece)
        elif piece.english in ("as", "how") and len(out) > 2 and out[-1].english == "," and out[-2].english == "that" and out[-3].pos == "ADP":
            del out[-2:]  # после того, как: after
        elif piece.english in ("that", "what") and len(out) > 1 and out[-1].english == "," and out[-2].english == "that":
            out.pop()  # о том, что: that, once
        elif piece.english == "not" and after is not None and (english := denied(after)):
            pieces[i + 1] = replace(after, english=english)
        elif piece.english == "this is" and any(p is not None and p.pos == "VERB" and p.finite for p in (after, further)):
            out.append(replace(piece, english="this"))
        elif piece.pos == "ADJ" and "short" in piece.features and not _has_be(out):
            no = out.pop().english + " " if out and out[-1].english == "not" else ""
            out.append(replace(piece, english=("are " if "plural" in piece.features else "is ") + no + piece.english))
        elif piece.pos == "VERB" and piece.english.startswith(("was ", "were ")) and out and out[-1].sense == "be":
            out.append(replace(piece, english=piece.english.partition(" ")[2]))  # был награждён
        else:
            out.append(piece)
    return out


def _has_be(before: list[Piece]) -> bool:
    """Whether the words before a predicate say "is" already, or cannot have it."""
    near = [p for p in before[-2:] if p.pos != "ADV"]
    return any(p.sense in ("be", "become", "remain") or p.english.startswith(("this is", "is", "are")) for p in near)


def in_order(clause: list[Piece]) -> list[str]:
    """Russian keeps its order; a bare genitive after a noun becomes "of", other bare cases their preposition."""
    out: list[str] = []
    previous: Piece | None = None
    preposition = False
    for i, piece in enumerate(clause):
        if piece.pos == "TIME" and preposition and piece.english.partition(" ")[0] in ("in", "on", "at"):
            if out[-1:] in (["in"], ["on"], ["at"]):
                out.pop()  # the time has its own preposition
            else:
                piece = replace(piece, english=piece.english.partition(" ")[2])
        lead = ""
        opens = previous is None or previous.pos not in ("ADJ", "NUM", "DET") or previous.case != piece.case
        if piece.pos in ("NOUN", "PROPN", "ADJ", "PRON") and opens and not preposition and previous is not None:
            if piece.case == "genitive" and previous.pos in ("NOUN", "PROPN", "X"):
                lead = "of"
            elif piece.case == "dative" and piece.pos != "PRON":
                lead = "to"
            elif piece.case == "instrumental" and previous.pos in ("VERB", "NOUN", "ADJ") and _head_noun(clause, i):
                lead = "by"
        if previous is not None and previous.name and piece.name:
            lead = ""
        out += [lead] if lead else []
        if piece.pos in ("NOUN", "ADJ") and not (previous is not None and previous.pos in ("ADJ", "DET", "NUM")) and _wants_the(clause, i):
            out.append("a" if previous is not None and previous.sense in ("be", "become", "remain") else "the")
        out.append(piece.english)
        preposition = piece.pos == "ADP" or (preposition and piece.pos in ("ADJ", "NUM", "DET"))
        previous = piece
    return out


def _wants_the(clause: list[Piece], i: int) -> bool:
    """Whether the noun phrase that begins at piece ``i`` is of a common noun in the singular."""
    for piece in clause[i : i + 4]:
        if piece.pos == "NOUN":
            return piece.article and not piece.english.startswith("no ")
        if piece.pos != "ADJ":
            return False
    return False


def _head_noun(clause: list[Piece], i: int) -> bool:
    return any(p.pos in ("NOUN", "PROPN") for p in clause[i : i + 3])
