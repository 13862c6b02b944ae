"""Russian prepositions before figures: вырос на 18 %, grew by 18%; до 640 млн, to; с 1 сентября, since; за 5 лет, in 5 years."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.inflect import compared, plural
from consistency.translate.piece import Piece

_CHANGE = frozenset({"grow", "rise", "increase", "decrease", "fall", "drop", "reduce", "decline", "raise", "cut", "shrink", "expand", "lower", "become", "improve", "accelerate", "slow", "exceed", "jump", "widen", "shorten", "extend", "prolong", "growth", "reduction", "climb", "strengthen", "weaken", "change", "depreciate", "appreciate"})
_UNCOMPARED = ("last", "first", "same", "own", "real", "best")
_PER = ("day", "night", "week", "month", "year", "hour", "minute", "second", "season", "quarter")
_PARTS = {"mornings": "in the morning", "morning": "in the morning", "evenings": "in the evening", "evening": "in the evening", "days": "in the afternoon", "day": "in the afternoon", "nights": "at night", "night": "at night"}
_OF_TIME = ("days", "weeks", "months", "years", "hours", "minutes", "seconds")


def figures(pieces: list[Piece]) -> list[Piece]:
    """A sentence with the prepositions and comparatives beside its figures as English has them."""
    pieces = list(pieces)
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if piece.pos == "NUM" and piece.english.endswith(" years old") and after is not None and after.pos in ("NOUN", "ADJ") and "comparative" not in after.features:
            piece = Piece(f"{piece.english.removesuffix(' years old')}-year-old", "ADJ", after.case, after.features - {"short"}, counted=False)  # 24-летний спортсмен
        if piece.pos == "ADP" and after is not None and after.pos in ("NUM", "TIME"):
            english = "" if piece.english in ("in", "on", "at") and after.english.startswith(("this ", "last ", "next ")) else _before_figure(pieces, i, after)
            if not english and piece.english == "for" and after.pos == "NUM":
                pieces[i + 2] = replace(pieces[i + 2], english="before")
            if english != piece.english:
                if english:
                    out.append(replace(piece, english=english))
                continue
        elif piece.pos == "ADP" and piece.english == "in" and after is not None and after.english in _PER and after.case == "accusative" and any(p.pos == "NUM" for p in out[-3:]):
            piece, pieces[i + 1] = Piece("a", "DET"), replace(after, article=False)  # дважды в неделю
        elif piece.english == "for" and piece.pos == "ADP" and after is not None and after.english == "last":
            piece = replace(piece, english="in") if _is_length(pieces[i + 2 : i + 3]) else piece
        elif piece.pos == "NOUN" and out and out[-1].english.startswith("at ") and out[-1].pos == "TIME" and (part := _PARTS.get(piece.english)):
            piece = Piece(part, "TIME", counted=False)
        elif piece.article and piece.case == "genitive" and _is_several(out):
            piece = replace(piece, english=plural(piece.english), features=piece.features | {"plural"}, article=False)  # два новых дома
        degree = out[-1].english if out and out[-1].pos in ("ADV", "DET") else ""
        if "comparative" in piece.features:
            if (at := _subject_of(out, pieces, i)) is not None:
                out.insert(at, Piece("are" if "plural" in out[at - 1].features or out[at - 1].english in ("we", "you", "they") else "is", "VERB", finite=True, sense="be"))
            out.append(replace(piece, english=compared(piece.english, "more")) if piece.pos == "ADJ" else piece)
        elif piece.pos == "ADJ" and piece.english in _UNCOMPARED and degree == "most":
            out[-1] = replace(piece, english=f"very {piece.english}")
        elif piece.pos == "ADJ" and not piece.sense and degree in ("more", "most"):
            out[-1] = replace(piece, english=compared(piece.english, degree))
        else:
            out.append(piece)
    return out


def _is_several(before: list[Piece]) -> bool:
    """Whether a noun in the genitive singular is several in English: два новых дома, обе школы."""
    if not before or before[-1].english == "both":
        return bool(before)
    return before[-1].pos == "ADJ" and "plural" in before[-1].features and any(p.pos == "NUM" for p in before[-3:-1])


def _subject_of(out: list[Piece], pieces: list[Piece], at: int) -> int | None:
    """Where "is" belongs before a comparative that is the predicate, right after its subject: он старше, хлеб на 5 % дороже; None
    where a verb is near or no subject stands before it."""
    clause = [p for p in pieces[at + 1 : at + 8] if p.pos != "MARK"] if at + 1 < len(pieces) else []
    place = len(out)
    while place and out[place - 1].pos in ("NUM", "ADV", "PART") and out[place - 1].english != "not":
        place -= 1
    subject = out[place - 1] if place else None
    if subject is None or not (subject.pos in ("NOUN", "PRON") or subject.english in ("which", "who")) or subject.case != "nominative" or pieces[at].english in ("more", "less"):
        return None
    for piece in (*reversed(out), Piece("", "MARK")):
        if piece.pos == "MARK":
            break
        if piece.pos == "VERB":
            return None
    return None if any(p.pos == "VERB" for p in clause) else place


def _is_length(after: list[Piece]) -> bool:
    return bool(after) and after[0].pos == "NUM" and after[0].english.endswith(_OF_TIME)


def _before_figure(pieces: list[Piece], at: int, figure: Piece) -> str:
    """What a preposition says before a figure or a date; empty where English has none."""
    said = pieces[at].english
    further = pieces[at + 2] if at + 2 < len(pieces) else None
    if said == "on" and figure.pos == "NUM" and at and pieces[at - 1].pos == "NOUN" and figure.english.rpartition(" ")[2] in _MONEY and not _changes(pieces, at) and not (further is not None and "comparative" in further.features):
        return "worth"  # оружие на 1,5 млрд долларов
    if said == "on" and figure.pos == "NUM" and not (further is not None and further.case == "locative"):
        if further is not None and "comparative" in further.features:
            return ""  # на 20 лет старше
        if _changes(pieces, at):
            return "by"
        return "for" if _is_length([figure]) else said
    if said in ("until", "up to") and figure.pos == "TIME" and _is_due(pieces, at):
        return "by"
    if said in ("until", "up to") and figure.pos == "NUM" and (_changes(pieces, at) or (at > 1 and pieces[at - 2].english == "from")):
        return "to"
    if said == "with" and not (further is not None and further.case == "instrumental"):
        later = next((p.english for p in pieces[at + 2 : at + 4] if p.pos == "ADP"), "")
        if figure.pos == "NUM":
            return "from" if later in ("until", "up to", "to", "by") else said
        past = any(p.pos == "VERB" and "past" in p.features for p in pieces)
        return "from" if later in ("until", "up to", "to", "by") or not past else "since"
    if said == "by" and at > 1 and pieces[at - 1].pos in ("TIME", "NUM") and pieces[at - 2].english in ("from", "with", "since"):
        return "to"
    if said == "through" and (_is_length([figure]) or figure.english == "half a year"):
        return "after" if any(p.pos == "VERB" and "past" in p.features for p in pieces) else "in"
    if said == "for" and figure.pos == "TIME" and figure.english.startswith("in "):
        return ""
    if said == "for" and _is_length([figure]):
        return "" if further is not None and further.english in ("until", "before", "up to") else "in"  # за 5 минут до
    return said


_MONEY = ("dollars", "euros", "rubles", "roubles", "tenge", "manats", "manat", "lira", "liras", "pounds", "yuan", "yen")
_DUE = frozenset({"submit", "hand over", "pay", "pay off", "repay", "complete", "finish", "build", "prepare", "present", "send", "sign", "return", "deliver", "register", "restore", "fulfil", "adopt", "conclude", "create", "publish", "receive"})


def _is_due(pieces: list[Piece], at: int) -> bool:
    """Whether the verb before a date is of what is to be done by then: сдать до 15 июня; not закрыть до 15 июня."""
    verb = next((p for p in reversed(pieces[:at]) if p.sense), None)
    return verb is not None and "perfective" in verb.features and verb.sense in _DUE


def _changes(pieces: list[Piece], at: int) -> bool:
    """Whether something grows or falls in the clause before a piece, or a comparative stands beside it."""
    for piece in reversed(pieces[:at]):
        if piece.pos == "MARK" and piece.english not in ("—", "–", "-"):
            return False
        if "comparative" in piece.features or piece.sense.partition(" ")[0] in _CHANGE or (piece.pos == "NOUN" and piece.english in _CHANGE):
            return True
        if piece.sense and piece.sense != "be":
            return False
    return False
