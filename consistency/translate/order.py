"""Word order of the gloss: the verb of az, kk and tr after its subject; Russian keeps its own."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.families import TURKIC
from consistency.translate.clauses import clause_words
from consistency.translate.piece import Piece
from consistency.translate.verbs import affirmed

# After these a verb stands bare.
_BARE = (" to", " can", " cannot", " must", " may", " might", " should", " will", " could", " could not", " must not", " may not", " let us")
_CLOSING = set(",.;:!?)]}»”…%")
_OPENING = set("([{«“")


def arrange(pieces: list[Piece], language: str) -> str:
    """The pieces in English order as one string."""
    clauses = _clauses(pieces)
    done: list[str] = []
    for clause in map(_denied_once, clauses):
        done += clause_words(clause) if language in TURKIC else _svo(clause)
    return _join(done)


_NOBODY = ("nobody", "no one", "nothing", "never", "nowhere")


def _denied_once(clause: list[Piece]) -> list[Piece]:
    """English denies once: nobody died, where the sources say that nobody did not. The first verb after the word, up to a comma."""
    out, open_ = list(clause), False
    for i, piece in enumerate(clause):
        if piece.english in _NOBODY:
            open_ = True
        elif piece.pos == "MARK":
            open_ = False
        elif open_ and piece.pos == "VERB" and piece.finite and piece.sense and " not" in piece.english:
            out[i], open_ = replace(piece, english=affirmed(piece)), False
    return out


def _clauses(pieces: list[Piece]) -> list[list[Piece]]:
    """Split at marks that end a clause; the mark stays at the end of its clause."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        out[-1].append(piece)
        if piece.pos == "MARK" and piece.english in ".;:!?…":
            out.append([])
    return [clause for clause in out if clause]


def _svo(clause: list[Piece]) -> list[str]:
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


def _join(words: list[str]) -> str:
    """Words to text: no blank before closing marks or after opening ones; a capital at the start."""
    out = ""
    quote_open = False
    for word in words:
        if not word:
            continue
        glue = not out or (word[0] in _CLOSING and len(word) == 1) or out[-1] in _OPENING or out.endswith(("$", "€"))
        if word == '"':
            glue = quote_open or not out
            quote_open = not quote_open
        elif (out.endswith('"') and quote_open) or (word in "-‐‑'’" and len(word) == 1):
            glue = True
        if word in ("to", "to be") and out.endswith(_BARE):
            continue
        if word.startswith("to ") and out.endswith(_BARE):
            word = word[3:]
        if out.endswith(" a") and word[:1].lower() in "aeiou":
            out += "n"
        out += word if glue else " " + word
    first = next((k for k, c in enumerate(out) if c.isalpha()), 0)
    return out[:first] + out[first : first + 1].upper() + out[first + 1 :] if first <= 2 and not out[:first].strip("\"'([«“- ") else out
