"""Russian in the gloss: particles and conjunctions that English says otherwise."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from consistency.languages.inflect import adverb_of, gerund, past, third
from consistency.translate.english import OBJECT_OF_OWNER
from consistency.translate.piece import Piece
from consistency.translate.verbs import conditional, denied, is_past, plural_of

_KNOWING = frozenset({"show", "know", "tell", "explain", "see", "describe", "understand", "learn", "decide", "hear", "demonstrate", "ask", "remember", "find out", "report", "discuss", "watch"})
SAYING = frozenset({"say", "report", "note", "announce", "state", "tell", "write", "inform", "declare", "claim", "add", "stress", "explain", "emphasise", "think", "believe", "know", "consider", "confirm", "show", "mean", "hope", "expect", "promise", "point out", "suggest", "understand", "feel", "learn", "decide", "agree", "admit", "argue", "warn", "assure", "remind", "recall"})
_FACT = ("for", "because of", "with", "by", "on", "against", "due to", "thanks to", "from", "despite")  # the fact that
_BEFORE = ("until", "up to", "to", "before")


def particles(pieces: list[Piece]) -> list[Piece]:
    """Particles and conjunctions that English says otherwise."""
    pieces = list(pieces)
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        piece = pieces[i] = _agreed(piece)
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        further = pieces[i + 2] if i + 2 < len(pieces) else None
        if piece.pos == "DET" and piece.english in _THIRD and _is_object(pieces, i):
            compared = bool(out) and "comparative" in out[-1].features  # старше его
            out.append(Piece(OBJECT_OF_OWNER[piece.english], "PRON", "genitive" if compared else "accusative"))
        elif piece.helper == "assent" and after is not None and after.english in (",", "»", ".") and (not out or out[-1].pos == "MARK"):
            out.append(Piece("yes", "INTJ"))
        elif piece.english == "which" and len(out) > 1 and out[-1].english == "," and _is_person(out[-2]):
            out.append(replace(piece, english="who" if piece.case in (None, "nominative") else "whom"))
        elif piece.english == "that" and piece.pos == "SCONJ" and not out and any(p.english == "?" for p in pieces):
            out.append(replace(piece, english="what"))  # что делать?
        elif piece.english == "very" and after is not None and after.pos == "VERB" and after.finite:
            out.append(replace(piece, english="very much"))
        elif piece.english == "whose":
            _owned(out, piece, after)
        elif piece.english == "this" and after is not None and "plural" in after.features and after.pos in ("NOUN", "ADJ", "DET") and piece.pos in ("DET", "ADJ"):
            out.append(replace(piece, english="these"))
        elif piece.english == "in order to":
            verb = next((p for p in islice(pieces, i + 1, None) if p.pos == "VERB" or p.english in (".", ";")), None)
            aim = verb is not None and "infinitive" in verb.features
            if len(out) > 2 and out[-1].english == "," and out[-2].english == "that" and out[-3].english == "for":
                del out[-3:]  # для того, чтобы
            out.append(replace(piece, english="in order" if aim else "so that"))
        elif piece.english == "would" and piece.pos == "PART":  # сделал бы, бы сделал
            at = next((k for k in range(len(out) - 1, max(-1, len(out) - 4), -1) if is_past(out[k]) or out[k].pos == "MARK"), None)
            at = None if at is None or out[at].pos == "MARK" else at
            if out and out[-1].english == "if":
                continue  # если бы он знал: if he knew
            if at is not None:
                out[at] = replace(out[at], english=conditional(out[at]))
            elif after is not None and is_past(after):
                pieces[i + 1] = replace(after, english=conditional(after))
            elif after is not None and further is not None and after.english == "not" and is_past(further):  # он бы не пришёл
                pieces[i + 1] = replace(after, english="")
                pieces[i + 2] = replace(further, english=conditional(further, deny=True))
            else:
                out.append(piece)
        elif piece.english in ("as", "how", "that", "what", "who", "where", "when", "why") and out and out[-1].english == ",":
            out.append(_joined(out, piece, after))
        elif piece.english == "not" and after is not None and (english := denied(after)):
            pieces[i + 1] = replace(after, english=english)
        elif piece.english == "not" and after is not None and after.english in ("it is necessary", "necessary") and after.pos == "ADV" and (not out or out[-1].pos in ("MARK", "SCONJ", "CCONJ")):
            pieces[i + 1] = replace(after, english="it is not necessary")  # не надо бояться
        elif piece.english == "let us" and after is not None and {"first", "plural"} <= after.features and after.sense:
            pieces[i + 1] = replace(after, english=after.sense)  # давайте подождём
            out.append(piece)
        elif piece.english == "this is" and _is_this(pieces, i, out):
            out.append(replace(piece, english="this"))
        elif piece.pos == "ADJ" and {"short", "neuter"} <= piece.features and _is_manner(out, after) and (english := adverb_of(piece.english)):
            out.append(Piece(english, "ADV"))
        elif piece.sense in ("speak", "tell") and piece.finite and _is_quoting(out, after, further):
            out.append(replace(piece, english=_said_as(piece), sense="say"))
        elif piece.pos == "ADJ" and "short" in piece.features and not _has_be(out):
            no = out.pop().english + " " if out and out[-1].english == "not" else ""
            out.append(replace(piece, english=("are " if "plural" in piece.features else "is ") + no + piece.english))
        elif piece.pos == "VERB" and piece.english.startswith(("was ", "were ")) and out and out[-1].sense == "be":
            out.append(replace(piece, english=piece.english.partition(" ")[2]))  # был награждён
        elif "infinitive" in piece.features and out and out[-1].english == "before":
            out.append(replace(piece, english=gerund(piece.sense), features=frozenset()))  # прежде чем уйти
        else:
            out.append(piece)
    return out


def _is_person(piece: Piece) -> bool:
    """Whether a noun or name is somebody: министр, который; Кавано, который."""
    return (piece.name and not piece.known and bool(piece.features & {"surname", "given-name"})) or (piece.pos == "NOUN" and "animate" in piece.features)


_THIRD = ("his", "her", "its", "their")


def _is_object(pieces: list[Piece], at: int) -> bool:
    """Whether его, её, их is whom a verb is about, and owns nothing: его назвали, застали его врасплох."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or after.pos not in ("NOUN", "ADJ", "PROPN", "NUM", "DET", "X", "TIME"):
        return True
    verb = bool(at) and pieces[at - 1].pos == "VERB" and pieces[at - 1].helper != "reflexive"
    return verb and after.case in ("instrumental", "dative")


def _owned(out: list[Piece], piece: Piece, after: Piece | None) -> None:
    """экономика которой, whose economy; из которых, of which."""
    at = len(out)
    while at and out[at - 1].pos in ("NOUN", "ADJ") and out[at - 1].case != "genitive":
        at -= 1
    if at < len(out) and out[-1].pos == "NOUN":
        out.insert(at, replace(piece, pos="DET", case=None))
    elif out and out[-1].english == "," and after is not None and after.pos not in ("NOUN", "ADJ", "NUM", "PROPN"):
        somebody = len(out) > 1 and _is_person(out[-2])
        out.append(replace(piece, english="whom" if somebody else "which", pos="PRON", case="dative"))  # страна, которой угрожает голод
    elif out and out[-1].pos == "ADP" and not (after is not None and after.pos in ("NOUN", "ADJ")):
        out.append(replace(piece, english="which", pos="PRON"))
    else:
        out.append(piece)


def _is_this(pieces: list[Piece], at: int, out: list[Piece]) -> bool:
    """Whether это is "this", and no "this is": after a preposition or "all", and where its clause has a verb of its own."""
    if out and (out[-1].pos == "ADP" or out[-1].english in ("all", "everything") or (out[-1].pos == "VERB" and out[-1].sense not in ("", "be", "become", "mean"))):
        return True  # сделал это
    for piece in pieces[at + 1 :]:
        if piece.pos in ("MARK", "SCONJ") or piece.english == "which":
            return False
        if (piece.pos == "VERB" and piece.finite) or "short" in piece.features or piece.english.startswith("it is "):
            return True
    return False


def _is_manner(out: list[Piece], after: Piece | None) -> bool:
    """Whether a short neuter adjective says how: beside a verb, before an adjective."""
    before = out[-1] if out else None
    verb = before is not None and before.pos == "VERB" and before.sense not in ("be", "become", "remain", "seem")
    return verb or (after is not None and (after.pos == "VERB" or (after.pos == "ADJ" and "short" not in after.features)) and after.sense != "be")


_QUOTES = ("—", "–", "-", "»", "”", '"')


def _is_quoting(out: list[Piece], after: Piece | None, further: Piece | None) -> bool:
    """Whether "speak" or "tell" is of what is quoted beside it: », — говорит он; рассказал, что; говорит: «..»."""
    if any(p.english in _QUOTES and p.pos == "MARK" for p in out[-1:]):
        return True
    return after is not None and (after.english == ":" or (after.english == "," and further is not None and further.english == "that"))


def _said_as(piece: Piece) -> str:
    """The form of "say" for a form of "speak" or "tell"."""
    for form in (past, third, str):
        if piece.english == form(piece.sense):
            return form("say")
    return piece.english.replace(piece.sense, "say")


def _agreed(piece: Piece) -> Piece:
    """A finite verb in the number and person that its ending says: I know, they were."""
    if piece.pos != "VERB" or not piece.finite or not piece.features & {"plural", "first", "second"}:
        return piece
    if "plural" not in piece.features and "past" in piece.features:
        return piece
    if piece.english.startswith("is ") and "plural" not in piece.features and "first" in piece.features:
        return replace(piece, english="am " + piece.english[3:])  # я нахожусь
    return replace(piece, english=plural_of(piece.english, piece.sense))


def _joined(out: list[Piece], piece: Piece, after: Piece | None) -> Piece:
    """A conjunction after a comma, with what goes before it: said that, after he left, for the fact that, know how, because."""
    comma = out.pop()
    before = out[-1] if out else None
    if piece.english == "that" and after is not None and "infinitive" in after.features and before is not None and before.sense in _KNOWING:
        return replace(piece, english="what", pos="SCONJ")  # не знаю, что делать
    if piece.pos == "PRON" and piece.english == "that":
        piece = replace(piece, pos="SCONJ")
    if before is not None and (before.english == "that" or (before.english == "then" and before.pos == "PART")):
        return _after_that(out, piece)
    if piece.english == "that" and before is not None and before.english in ("therefore", "and therefore"):
        out.pop()
        return Piece("because", "SCONJ", None)
    if piece.english == "that":
        verb = after is not None and after.pos == "VERB" and after.finite and not after.features & {"plural", "first", "second", "masculine", "feminine"}
        said = any(p.sense in SAYING for p in out[-8:]) or (before is not None and (before.pos == "VERB" or "short" in before.features or before.english in _ALL))
        if verb and not said and after is not None and after.sense != "be" and after.helper != "reflexive":
            out.append(comma)  # , что отражает спад
            return replace(piece, english="which", pos="PRON", case="nominative")
        return piece
    if piece.english in ("as", "how"):
        if before is not None and before.sense in _KNOWING:
            return replace(piece, english="how", pos="SCONJ")
        if any(p.english == "such" for p in out[-5:]):
            return piece  # такие артисты, как
    if piece.english in ("who", "where", "when", "why", "what") and before is not None and before.sense in _KNOWING:
        return piece
    out.append(comma)
    return piece


_ALL = ("all", "everything", "this", "that", "what", "much")


def _after_that(out: list[Piece], piece: Piece) -> Piece:
    """то, что and то, как after a preposition: before he left, about how, for the fact that."""
    that = out.pop()
    lead = out[-1] if out and out[-1].pos == "ADP" else None
    if piece.english in ("as", "how") and lead is not None and lead.english != "about":
        if lead.english in _BEFORE:
            out[-1] = Piece("before", "SCONJ", None)
        else:
            out[-1] = replace(lead, pos="SCONJ")
        return Piece("", "PART")
    if piece.english not in ("that", "what"):
        return replace(piece, english="how") if piece.english == "as" else piece
    if lead is not None and lead.english in ("about", "in"):
        if lead.english == "in" and len(out) > 1 and out[-2].pos == "NOUN" and out[-2].case == "nominative":
            out[-1] = Piece("is", "VERB", finite=True, sense="be")  # проблема в том, что
            return piece
        if len(out) > 1 and (out[-2].pos in ("VERB", "ADJ") or lead.english == "about"):
            out.pop()
        elif lead.english == "in":
            return Piece("the fact that", "SCONJ", None)
        return piece
    if lead is not None and lead.english in _FACT:
        return Piece("the fact that", "SCONJ", None)
    if lead is None and out and out[-1].pos == "VERB" and out[-1].english.endswith(" about"):
        out[-1] = replace(out[-1], english=out[-1].english.removesuffix(" about"))  # жалуются на то, что
        return piece
    if that.case in ("instrumental", "dative"):
        return Piece("by the fact that" if that.case == "instrumental" else "to the fact that", "SCONJ", None)
    return replace(piece, english="what") if that.english == "that" and lead is None else piece


def _has_be(before: list[Piece]) -> bool:
    """Whether the words before a predicate say "is" already, or cannot have it."""
    near = [p for p in before[-2:] if p.pos != "ADV"]
    return any(p.sense in ("be", "become", "remain") or p.english.startswith(("this is", "is", "are")) for p in near)
