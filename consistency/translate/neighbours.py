"""What a piece says because of the piece before or after it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from consistency.languages.families import TURKIC
from consistency.translate.piece import Piece
from consistency.translate.verbs import conditional, denied, is_past

# Nouns of time and manner that "that" stands before: az o vaxt, kk ол кезде, at that time.
_THAT = frozenset({"time", "day", "year", "moment", "period", "hour", "week", "month", "night", "evening", "era", "case", "place", "side", "country", "person", "man", "people"})
_HEAD = (".", "“", "«", '"', "—", "–")  # what a sentence or a quoted one begins after
_SET_OFF = ("he", "they", "this", "that", "it")  # az writes a comma after a pronoun that is the subject: O, həkimdir


def by_neighbours(pieces: list[Piece], code: str) -> list[Piece]:
    """What a word says beside the next or after the one before: "he" at the head of a sentence, not "that"; az çox before
    an adjective, very; kimi after a dative, until; Russian denials and conditionals."""
    if code == "ru":
        return _russian(pieces)
    if code == "az" and len(pieces) > 2 and pieces[1].english == "," and pieces[0].english in _SET_OFF:
        pieces = [pieces[0], *pieces[2:]]
    out = list(pieces)
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if after is not None and code in TURKIC and piece.english == "that" and piece.pos == "DET" and not piece.features:
            if _is_he(pieces, i, after):
                out[i] = Piece("he", "PRON", None)
        elif piece.english in ("many", "much") and after is not None and after.pos == "ADJ" and "participle" not in after.features:
            out[i] = replace(piece, english="very", pos="ADV")
        elif piece.english == "as" and piece.pos == "ADP" and i and pieces[i - 1].case == "dative":
            out[i] = replace(piece, english="until")
    return out


def _is_he(pieces: list[Piece], at: int, after: Piece) -> bool:
    """Whether "that" at piece ``at`` is somebody: az o, kk ол at the head of a sentence, where it determines no noun."""
    if at and pieces[at - 1].english not in _HEAD:
        return after.pos in ("DET", "PRON")
    alone = after.pos in ("VERB", "ADV", "PROPN", "MARK", "TIME", "NUM", "ADJ") or after.case not in (None, "nominative")
    alone = alone or (at + 2 < len(pieces) and pieces[at + 2].denies)  # kk ол дәрігер емес
    return alone and after.english.removeprefix("the ") not in _THAT


def _russian(pieces: list[Piece]) -> list[Piece]:
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
