"""What a piece says because of the piece before or after it."""

from __future__ import annotations

from dataclasses import replace

from consistency.translate.piece import Piece

# Nouns of time and manner that "that" stands before: az o vaxt, kk ол кезде, at that time.
_THAT = frozenset({"time", "day", "year", "moment", "period", "hour", "week", "month", "night", "evening", "era", "case", "place", "side", "country", "person", "man", "people"})
_SET_OFF = ("he", "they", "this", "that", "it")  # az writes a comma after a pronoun that is the subject: O, həkimdir
_HE = {"az": "o", "tr": "o", "kk": "ол"}


def by_neighbours(pieces: list[Piece], code: str) -> list[Piece]:
    """What a word says beside the next or after the one before: "he" at the head of a sentence, not "that"; az çox before
    an adjective, very; kimi after a dative, until."""
    if code == "ru":
        return _russian(pieces)
    if code == "az" and len(pieces) > 2 and pieces[1].english == "," and pieces[0].english in _SET_OFF:
        pieces = [pieces[0], *pieces[2:]]
    for i, piece in enumerate(pieces):
        before, after = (pieces[i - 1] if i else None), (pieces[i + 1] if i + 1 < len(pieces) else None)
        if piece.english == "that" and piece.pos == "DET" and not piece.features and code in _HE and after is not None and (i == 0 or before is None or before.english in (".", "“", "«", '"', "—", "–")):
            alone = after.pos in ("VERB", "ADV", "PROPN", "MARK", "TIME", "NUM") or after.case not in (None, "nominative") or after.pos == "ADJ"
            alone = alone or (i + 2 < len(pieces) and pieces[i + 2].denies)  # kk ол дәрігер емес
            if alone and after.english.removeprefix("the ") not in _THAT:
                pieces[i] = Piece("he", "PRON", None)
        elif piece.english == "that" and piece.pos == "DET" and not piece.features and code in _HE and after is not None and after.pos in ("DET", "PRON"):
            pieces[i] = Piece("he", "PRON", None)
        elif piece.english in ("many", "much") and after is not None and after.pos == "ADJ" and not after.features & {"participle"}:
            pieces[i] = replace(piece, english="very", pos="ADV")
        elif piece.english == "as" and piece.pos == "ADP" and before is not None and before.case == "dative":
            pieces[i] = replace(piece, english="until")
    return pieces


def _russian(pieces: list[Piece]) -> list[Piece]:
    """Particles and conjunctions that English says otherwise."""
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        after = pieces[i + 1 :]
        if piece.english == "in order to":
            verb = next((p for p in after if p.pos == "VERB" or p.english in (".", ";")), None)
            aim = verb is not None and "infinitive" in verb.features
            out.append(replace(piece, english="in order" if aim else "so that"))
        elif piece.english == "would" and piece.pos == "PART":  # сделал бы, бы сделал
            at = next((k for k in range(len(out) - 1, max(-1, len(out) - 4), -1) if _is_past(out[k])), None)
            if at is not None:
                out[at] = replace(out[at], english=_would(out[at]))
            elif after and _is_past(after[0]):
                pieces[i + 1] = replace(after[0], english=_would(after[0]))
            elif len(after) > 1 and after[0].english == "not" and _is_past(after[1]):  # он бы не пришёл
                pieces[i + 1] = replace(after[0], english="")
                pieces[i + 2] = replace(after[1], english=f"would not {after[1].sense}")
            else:
                out.append(piece)
        elif piece.english in ("as", "how") and len(out) > 2 and out[-1].english == "," and out[-2].english == "that" and out[-3].pos == "ADP":
            del out[-2:]  # после того, как: after
        elif piece.english in ("that", "what") and len(out) > 1 and out[-1].english == "," and out[-2].english == "that":
            out.pop()  # о том, что: that, once
        elif piece.english == "not" and after and (denied := _denied(after[0])):
            pieces[i + 1] = replace(after[0], english=denied)
        elif piece.english == "this is" and any(p.pos == "VERB" and p.finite for p in after[:2]):
            out.append(replace(piece, english="this"))
        elif piece.pos == "ADJ" and "short" in piece.features and not _has_be(out):
            no = bool(out) and out[-1].english == "not"
            if no:
                out.pop()
            out.append(replace(piece, english=("are " if "plural" in piece.features else "is ") + ("not " if no else "") + piece.english))
        elif piece.pos == "VERB" and piece.english.startswith(("was ", "were ")) and out and out[-1].sense == "be":
            out.append(replace(piece, english=piece.english.partition(" ")[2]))  # был награждён
        else:
            out.append(piece)
    return out


_AUXILIARY = ("was", "were", "is", "are", "will", "would", "can", "must", "should", "may", "could")


def _denied(verb: Piece) -> str | None:
    """A Russian verb after "не" in English: did not come, does not know, will not be; None where "not" may stay."""
    first, _, rest = verb.english.partition(" ")
    if verb.pos != "VERB" or not verb.sense or not verb.finite or "infinitive" in verb.features:
        return None
    if first == "can":
        return "cannot"
    if first in _AUXILIARY:
        return f"{first} not {rest}".rstrip()
    if _is_past(verb):
        return f"did not {verb.sense}"
    if "imperative" in verb.features:
        return f"do not {verb.sense}"
    return f"{'do' if 'plural' in verb.features else 'does'} not {verb.sense}"


def _has_be(before: list[Piece]) -> bool:
    """Whether the words before a predicate say "is" already, or cannot have it."""
    near = [p for p in before[-2:] if p.pos != "ADV"]
    return any(p.sense in ("be", "become", "remain") or p.english.startswith(("this is", "is", "are")) for p in near)


def _is_past(piece: Piece) -> bool:
    return piece.pos == "VERB" and bool(piece.sense) and "past" in piece.features and "participle" not in piece.features


def _would(piece: Piece) -> str:
    return ("would not " if "negative" in piece.features or " not" in piece.english else "would ") + piece.sense
