"""Noun phrases of a head-final language: modifiers, head and postposition; participles with what belongs to them."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.inflect import participle, past
from consistency.translate.piece import Piece

Phrase = tuple[list[str], Piece]  # its English words, and its head
PREPOSITIONS = {"dative": "to", "locative": "in", "ablative": "from", "instrumental": "with"}
OBLIQUE = frozenset({"accusative", "dative", "locative", "ablative", "instrumental", "governed"})
_MODIFIERS = ("ADJ", "NUM", "DET", "PROPN", "NOUN", "PRON")


def possessive(noun: str) -> str:
    """The English genitive: the minister's, the ministers'."""
    return noun + ("'" if noun.endswith("s") else "'s")


def phrases_of(clause: list[Piece]) -> list[Phrase]:
    """Noun phrases of a head-final language: modifiers, head, postposition; as (words, head)."""
    out: list[Phrase] = []
    held: list[Piece] = []

    def close(lead: str = "") -> None:
        if not held:
            return
        said = _relative(held, out)
        head = replace(held[-1], case=held[-1].case or "governed") if lead else held[-1]
        lead_word = lead or PREPOSITIONS.get(head.case or "", "")
        words = [lead_word] if lead_word else []
        if _takes_the(held):
            words.append("the")
        for piece in held:
            words.append(
                possessive(piece.english) if piece.case == "genitive" and piece is not held[-1] else piece.english
            )
        own = [out.pop()[0] for _ in range(_complements(out))] if said else []
        out.append(([*words, *said, *(word for phrase in own for word in phrase)], head))
        held.clear()

    for i, piece in enumerate(clause):
        if piece.pos == "ADP":
            if held:
                close(piece.english)
            elif out and out[-1][1].pos in _MODIFIERS:  # a postposition after a case: it says what the case said
                words, head = out[-1]
                words = words[1:] if words[0] in PREPOSITIONS.values() else words
                out[-1] = ([piece.english, *words], head)
            elif out and out[-1][1].pos == "VERB" and not out[-1][1].finite:
                out[-1] = ([piece.english, *out[-1][0]], out[-1][1])
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


def _complements(phrases: list[Phrase]) -> int:
    """How many of the last phrases go with a participle that follows: what has a case of its own, times and adverbs next to
    it; not what may be the subject of the sentence."""
    count = 0
    for _, head in reversed(phrases):
        if head.case not in OBLIQUE and not (head.pos in ("TIME", "ADV") and count == 0):
            break
        count += 1
    return count


def _relative(held: list[Piece], before: list[Phrase]) -> list[str]:
    """A participle that opens a noun phrase and has complements before it, taken out of it and said after its noun: az
    Bakıda keçirilən görüş, the meeting held in Baku; so is one with its subject: nazirin imzaladığı saziş, the agreement that
    the minister signed. Empty where it stays."""
    first = held[0]
    if len(held) > 2 and first.case == "genitive" and held[1].sense and "participle" in held[1].features and held[-1].pos == "NOUN":
        verb = held[1]
        words = ["that", *(["the"] if first.article else []), first.english, past(verb.sense) if "negative" not in verb.features else f"did not {verb.sense}"]
        del held[:2]
        return words
    if len(held) < 2 or not first.sense or "participle" not in first.features or first.pos != "ADJ" or held[-1].pos != "NOUN" or not _complements(before):
        return []
    del held[0]
    if first.english == participle(first.sense) and "passive" not in first.features:
        return ["that", past(first.sense)]
    return [first.english]


def _takes_the(held: list[Piece]) -> bool:
    """Whether a noun phrase wants an article: its first noun that is another's owner, or its head, is a common one in the
    singular, and nothing before it determines it."""
    for piece in held:
        if piece.pos in ("DET", "NUM", "PROPN", "PRON", "TIME") or piece.name or piece.english.startswith("no "):
            return False
        if piece.pos == "NOUN" and (piece.case == "genitive" or piece is held[-1]):
            return piece.article
    return False


def _parts(before: Piece, piece: Piece) -> bool:
    """Whether two nominals side by side are two phrases: a bare noun goes with the next one only where that is
    possessed (telefon danışığı), or is its bearer's name (prezident Tokayev)."""
    if before.pos not in ("NOUN", "PROPN", "PRON") or before.case not in (None, "nominative"):
        return False
    if piece.pos == "NUM" or (piece.pos == "ADJ" and "possessed" not in piece.features):
        return True  # оның үйі | үлкен
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
