"""Russian words that mean one thing together, apart in their clause: пока не, until; чем .. тем, the more .. the more; не мог не,
could not but."""

from __future__ import annotations

from dataclasses import replace

from consistency.translate.piece import Piece
from consistency.translate.russian_phrases import clause_end
from consistency.translate.verbs import conjugated


def paired(pieces: list[Piece]) -> list[Piece]:
    """The pieces with such words as what they mean together."""
    return _somewhat(_spent(_undone(_bound_to(_the_more(_until(pieces))))))


def _until(pieces: list[Piece]) -> list[Piece]:
    """Пока не закончится война, until the war ends; пока шёл ремонт, while; but он пока не знает, for now."""
    out = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.english != "for now" or not (i == 0 or pieces[i - 1].pos in ("MARK", "CCONJ")):
            continue
        end = clause_end(pieces, i)
        at = next((k for k in range(i + 1, end) if pieces[k].pos == "VERB" and pieces[k].finite), None)
        if at is None or not _has_main_clause(pieces, i, end):
            continue
        if pieces[at - 1].english != "not":
            out[i] = Piece("while", "SCONJ")
        elif "perfective" in pieces[at].features:
            if i > 1 and pieces[i - 1].english == "," and pieces[i - 2].english == "until then":
                out[i - 2] = out[i - 1] = Piece("", "PART")  # до тех пор, пока не
            out[i], out[at - 1] = Piece("until", "SCONJ"), Piece("", "PART")
            if "future" in pieces[at].features:
                out[at] = replace(conjugated(pieces[at].features - {"future"} | {"present"}, pieces[at].sense), helper=pieces[at].helper)
    return out


def _has_main_clause(pieces: list[Piece], start: int, end: int) -> bool:
    """Whether another clause stands beside one: before its comma, or after it and no subordinate one (пока не решили, что делать)."""
    if start and pieces[start - 1].english == ",":
        return any(p.finite or "infinitive" in p.features for p in pieces[:start])
    after = pieces[end + 1] if end + 1 < len(pieces) and pieces[end].english == "," else None
    return after is not None and after.pos != "SCONJ" and after.english not in ("which", "who", "what", "where", "how", "but")


def _the_more(pieces: list[Piece]) -> list[Piece]:
    """Чем больше денег, тем сильнее армия: the more money, the stronger the army."""
    out = list(pieces)
    for i, piece in enumerate(pieces[:-1]):
        if piece.english != "than" or "comparative" not in pieces[i + 1].features:
            continue
        end = clause_end(pieces, i)
        if end + 2 < len(pieces) and pieces[end].english == "," and pieces[end + 1].english in _TEM and "comparative" in pieces[end + 2].features:
            out[i] = out[end + 1] = Piece("the", "DET")
    return out


_TEM = ("topics", "topic", "themes", "that", "those", "this")


def _bound_to(pieces: list[Piece]) -> list[Piece]:
    """Он не мог не знать: he could not but know."""
    out = list(pieces)
    for i in range(len(pieces) - 3):
        first, can, second, verb = pieces[i : i + 4]
        if first.english == second.english == "not" and can.sense == "can" and can.finite and "infinitive" in verb.features:
            out[i] = out[i + 2] = Piece("", "PART")
            out[i + 1] = replace(can, english="could not but" if "past" in can.features else "cannot but")
    return out


def _undone(pieces: list[Piece]) -> list[Piece]:
    """Не исключено, что: it is not excluded that, now; with no subject, a state and nothing that was done."""
    out = list(pieces)
    for i, piece in enumerate(pieces[1:-2], 1):
        opens = pieces[i - 1].english == "not" and (i == 1 or pieces[i - 2].pos in ("MARK", "SCONJ", "CCONJ"))
        if opens and piece.features >= {"short", "neuter", "passive"} and piece.english.startswith("was ") and pieces[i + 1].english == "," and pieces[i + 2].english == "that":
            out[i - 1], out[i] = Piece("", "PART"), replace(piece, sense="be", english="it is not " + piece.english.removeprefix("was "))
    return out


def _spent(pieces: list[Piece]) -> list[Piece]:
    """Провёл в Баку два дня: spent two days; of a meeting it is "held"."""
    out = list(pieces)
    for i, verb in enumerate(pieces):
        if verb.sense != "hold":
            continue
        thing = next((p for p in pieces[i + 1 : clause_end(pieces, i)] if (p.pos == "NOUN" and p.case == "accusative") or p.helper == "duration"), None)
        if thing is not None and (thing.helper == "duration" or thing.english in _TIMES):
            out[i] = replace(conjugated(verb.features, "spend"), helper=verb.helper)
    return out


def _somewhat(pieces: list[Piece]) -> list[Piece]:
    """Несколько before a verb or a comparative says how much: somewhat; пройти, which is "take place" of a meeting, is to pass where
    it has an object: прошёл испытание."""
    out = list(pieces)
    for i, piece in enumerate(pieces[:-1]):
        after = pieces[i + 1]
        opens = i == 0 or pieces[i - 1].pos in ("MARK", "SCONJ", "CCONJ")
        if opens and piece.finite and i + 2 < len(pieces) and after.english == "," and pieces[i + 2].english == "that" and (piece.english.startswith(("is ", "was ")) or piece.sense in ("seem", "turn out", "appear", "happen")) and not piece.features & {"plural", "masculine", "feminine"}:
            out[i] = replace(piece, english=f"it {piece.english}")  # считается, что
        elif piece.english == "several" and (after.finite or "comparative" in after.features):
            out[i] = Piece("somewhat", "ADV")
        elif piece.sense == "take place" and piece.helper != "reflexive" and after.pos in ("NOUN", "ADJ", "DET") and after.case == "accusative":
            out[i] = replace(conjugated(piece.features, "pass"), helper=piece.helper)
        elif piece.sense == "take place" and after.helper == "duration":
            out[i] = replace(conjugated(piece.features, "pass"), helper=piece.helper)  # прошло 10 лет
        elif piece.sense == "take place" and after.english == "through":
            out[i] = replace(conjugated(piece.features, "go"), helper=piece.helper)
    return out


_TIMES = ("time", "year", "years", "month", "months", "week", "weeks", "day", "days", "night", "evening", "life", "childhood", "holiday", "weekend")
