"""Word order of the gloss: the verb of az, kk and tr after its subject; Russian keeps its own."""

from __future__ import annotations

from consistency.languages.families import TURKIC
from consistency.translate.clauses import clause_words
from consistency.translate.denials import denied_once
from consistency.translate.piece import Piece
from consistency.translate.russian_order import in_order

# After these a verb stands bare.
_BARE = (" to", " can", " cannot", " must", " may", " might", " should", " will", " could", " could not", " could not but", " cannot but", " must not", " may not", " let us")
_CLOSING = set(",.;:!?)]}»”…%")
_OPENING = set("([{«“")


def arrange(pieces: list[Piece], language: str) -> str:
    """The pieces in English order as one string."""
    clauses = _clauses(pieces)
    done: list[str] = []
    for clause in map(denied_once, clauses):
        done += clause_words(clause) if language in TURKIC else in_order(clause)
    return _join(done)


def _clauses(pieces: list[Piece]) -> list[list[Piece]]:
    """Split at marks that end a clause; the mark stays at the end of its clause."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        out[-1].append(piece)
        if piece.pos == "MARK" and piece.english in ".;:!?…":
            out.append([])
    return [clause for clause in out if clause]


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
