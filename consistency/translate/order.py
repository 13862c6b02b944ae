"""Word order of the gloss: noun phrases with their prepositions, the verb of az and kk after its subject."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.families import TURKIC
from consistency.translate.pieces import PREPOSITIONS, Piece

_VERB_FINAL = TURKIC
_MODIFIERS = ("ADJ", "NUM", "DET", "PROPN", "NOUN", "PRON")
_CLOSING = set(",.;:!?)]}»”…%")
_OPENING = set("([{«“")


def arrange(pieces: list[Piece], language: str) -> str:
    """The pieces in English order as one string."""
    clauses = _clauses(pieces)
    done: list[str] = []
    for clause in clauses:
        done += _verb_final(clause) if language in _VERB_FINAL else _svo(clause)
    return _join(done)


def possessive(noun: str) -> str:
    """The English genitive: the minister's, the ministers'."""
    return noun + ("'" if noun.endswith("s") else "'s")


def _clauses(pieces: list[Piece]) -> list[list[Piece]]:
    """Split at marks that end a clause; the mark stays at the end of its clause."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        out[-1].append(piece)
        if piece.pos == "MARK" and piece.english in ".;:!?…":
            out.append([])
    return [clause for clause in out if clause]


def _phrases(clause: list[Piece]) -> list[tuple[list[str], Piece]]:
    """Noun phrases of a head-final language: modifiers, head, postposition; as (words, head)."""
    out: list[tuple[list[str], Piece]] = []
    held: list[Piece] = []

    def close(lead: str = "") -> None:
        if not held:
            return
        head = replace(held[-1], case=held[-1].case or "governed") if lead else held[-1]
        lead_word = lead or PREPOSITIONS.get(head.case or "", "")
        words = [lead_word] if lead_word else []
        for piece in held:
            words.append(
                possessive(piece.english) if piece.case == "genitive" and piece is not held[-1] else piece.english
            )
        out.append((words, head))
        held.clear()

    for i, piece in enumerate(clause):
        if piece.pos == "ADP":
            if held:
                close(piece.english)
            elif out and out[-1][1].pos in _MODIFIERS:  # a postposition after a case: it says what the case said
                words, head = out[-1]
                words = words[1:] if words[0] in PREPOSITIONS.values() else words
                out[-1] = ([piece.english, *words], head)
            else:
                out.append(([piece.english], piece))
        elif piece.pos in _MODIFIERS and not (piece.pos == "PRON" and not held):
            if held and _parts(held[-1], piece):
                close()
            held.append(piece)
            if piece.case and piece.case not in ("genitive", "nominative") and piece.pos != "ADJ":
                close()
        elif held and _joins(clause, i, held[-1]):
            held.append(piece)
        else:
            close()
            out.append(([piece.english], piece))
    close()
    return out


def _parts(before: Piece, piece: Piece) -> bool:
    """Whether two nominals side by side are two phrases: a bare noun goes with the next one only where that is
    possessed (telefon danışığı), or is its bearer's name (prezident Tokayev)."""
    if before.pos not in ("NOUN", "PROPN", "PRON") or before.case not in (None, "nominative"):
        return False
    if piece.pos == "NUM":
        return True
    if "possessed" in piece.features:
        return False
    if piece.pos == "NOUN":
        return before.pos != "PROPN" or piece.case not in (None, "nominative")
    return piece.pos == "PROPN" and piece.known and piece.case is not None and before.pos == "NOUN"


def _joins(clause: list[Piece], i: int, before: Piece) -> bool:
    """Whether a comma or "and" stands inside a list that takes one ending or postposition for all: A, B və C ilə."""
    after = clause[i + 1] if i + 1 < len(clause) else None
    if after is None or before.case not in (None, "nominative") or after.pos not in _MODIFIERS:
        return False
    if clause[i].pos == "CCONJ" and clause[i].english == "and":
        return True
    names = before.pos == after.pos == "PROPN" or (before.name and after.name)
    return clause[i].english == "," and names


def _verb_final(clause: list[Piece]) -> list[str]:
    """Put the last finite verb after the first noun phrase that can be its subject."""
    phrases = _phrases(clause)
    verbs = [i for i, (_, head) in enumerate(phrases) if head.finite and head.pos == "VERB"]
    if verbs:
        at = verbs[-1]
        subject = next((i for i, (words, head) in enumerate(phrases[:at]) if _can_be_subject(words, head)), None)
        if (
            subject is not None
            and at > subject + 1
            and not any(h.pos == "MARK" and w[0] in ",—–" for w, h in phrases[subject:at])
        ):
            verb = phrases.pop(at)
            phrases.insert(subject + 1, verb)
    return [word for words, _ in phrases for word in words]


def _can_be_subject(words: list[str], head: Piece) -> bool:
    return (
        head.pos in ("NOUN", "PROPN", "PRON")
        and head.case in (None, "nominative")
        and words[0] not in PREPOSITIONS.values()
    )


def _svo(clause: list[Piece]) -> list[str]:
    """Russian keeps its order; a bare genitive after a noun becomes "of", other bare cases their preposition."""
    out: list[str] = []
    previous: Piece | None = None
    preposition = False
    for i, piece in enumerate(clause):
        if piece.pos == "TIME" and preposition and piece.english.partition(" ")[0] in ("in", "on", "at"):
            piece = replace(piece, english=piece.english.partition(" ")[2])  # "в" said it already
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
        out += [lead, piece.english] if lead else [piece.english]
        preposition = piece.pos == "ADP" or (preposition and piece.pos in ("ADJ", "NUM", "DET"))
        previous = piece
    return out


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
        out += word if glue else " " + word
    return out[:1].upper() + out[1:]
