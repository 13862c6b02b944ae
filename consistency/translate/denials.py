"""English denies once, where the sources say that nobody did not: nobody died; showed no reaction; never came."""

from __future__ import annotations

from dataclasses import replace

from consistency.translate.piece import Piece
from consistency.translate.verbs import affirmed, conjugated

_NOBODY = frozenset({"nobody", "no one", "none", "none of them", "nothing", "never", "nowhere"})
_NO = frozenset({"no", "not one", "not a single"})


def denied_once(clause: list[Piece]) -> list[Piece]:
    """The clause with the first verb after such a word, up to a mark, said without its denial. A verb that the lexicon has with
    its noun (az heç bir tədbir görməyib) keeps it, and loses the "no" before it."""
    out, open_ = list(clause), -1
    for i, piece in enumerate(clause):
        if piece.english in _NOBODY or (piece.english in _NO and piece.pos in ("DET", "NUM", "ADJ")):
            open_ = i
        elif piece.pos == "MARK":
            open_ = -1
        elif open_ >= 0 and piece.english == "not" and i + 1 < len(clause) and "converb" in clause[i + 1].features:
            out[i], open_ = Piece("", "PART"), -1  # ru никогда не узнав
        elif open_ >= 0 and piece.sense and _denies(piece):
            if clause[open_].english in _NO and (open_ == i - 1 or piece.compound):
                out[open_] = replace(clause[open_], english="any" if open_ < i - 1 else "")
            elif piece.finite:
                out[i] = replace(piece, english=affirmed(piece))
            else:
                told = conjugated(piece.features - {"negative"}, piece.sense)
                out[i] = replace(told, helper=piece.helper)
            open_ = -1
    return out


def _denies(piece: Piece) -> bool:
    return " not" in piece.english or piece.english == "cannot" if piece.finite else "negative" in piece.features
