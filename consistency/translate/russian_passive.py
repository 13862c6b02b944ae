"""Russian verbs in the plural without a subject: мост закрыли, the bridge was closed; журналистам не разрешили, journalists were
not allowed."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.concepts import actors
from consistency.languages.inflect import participle
from consistency.translate.english import HUMAN, INTRANSITIVE, NAMING, SUBJECT_OF_OBJECT
from consistency.translate.piece import Piece
from consistency.translate.russian import SAYING
from consistency.translate.russian_phrases import (
    AUXILIARY,
    HEADS,
    NOMINAL,
    PERSONS,
    as_subject,
    clause_end,
    is_many,
    phrase_end,
)
from consistency.translate.verbs import has_passive

_OPENS = (".", ";", ":", "«", "“", "„", '"', "—", "–")
_QUOTES = ("«", "“", "„", '"')
_FIRST_OR_SECOND = frozenset({"first", "second", "imperative"})
# Verbs whose receiver is the subject of the passive: journalists were not allowed, Olga was awarded a prize.
_RECEIVED = frozenset({"allow", "permit", "forbid", "award", "offer", "promise", "teach", "tell", "advise", "order", "grant", "give", "recommend", "assign", "refuse", "deny"})


def nobody(pieces: list[Piece]) -> list[Piece]:
    """A plural verb in whose clause nothing can be its subject says that somebody did it: its object is the subject in English.
    A relative clause between the two is set aside: завод, который работал 20 лет, закрыли."""
    pieces, aside = _without_relatives(pieces)
    return [p for piece in _turned(pieces) for p in (aside.get(piece.helper, [piece]) if piece.pos == _ASIDE else [piece])]


_ASIDE = "ASIDE"  # what stands for a relative clause meanwhile


def _without_relatives(pieces: list[Piece]) -> tuple[list[Piece], dict[str, list[Piece]]]:
    """The pieces with a mark of their own for each relative clause or participle between two commas after a noun, and those clauses."""
    out: list[Piece] = []
    aside: dict[str, list[Piece]] = {}
    at = 0
    while at < len(pieces):
        opens = pieces[at].english == "," and at + 2 < len(pieces) and out and out[-1].pos in HEADS and _is_relative(pieces[at + 1])
        end = clause_end(pieces, at + 1) if opens else at
        if opens and end + 1 < len(pieces) and pieces[end].english == "," and any(p.finite or p.features & {"participle"} for p in pieces[at + 1 : end]) and pieces[end + 1].english not in _RELATIVE:
            aside[str(at)] = pieces[at : end + 1]
            out.append(Piece("", _ASIDE, helper=str(at)))
            at = end + 1
        else:
            out.append(pieces[at])
            at += 1
    return out, aside


_RELATIVE = ("which", "who", "whom", "whose", "that")


def _is_relative(piece: Piece) -> bool:
    return (piece.pos == "PRON" and piece.english in ("which", "who", "whom")) or (piece.pos == "ADJ" and bool(piece.sense) and "participle" in piece.features)


def _turned(pieces: list[Piece]) -> list[Piece]:
    """The pieces with such verbs in the passive."""
    out = list(pieces)
    for at, verb in enumerate(pieces):
        if verb.pos != "VERB" or not verb.finite or "plural" not in verb.features or verb.features & _FIRST_OR_SECOND or not is_transitive(verb):
            continue
        start = _clause_start(pieces, at)
        if start is None:
            continue
        if verb.sense in SAYING and (place := _office(pieces, start, at)) is not None:
            out[place] = Piece("", "PART")
            out[place + 1 : at] = as_subject(pieces[place + 1 : at])
            continue
        end = next((k for k in range(at + 1, clause_end(pieces, at)) if pieces[k].pos == "SCONJ"), clause_end(pieces, at))
        told = _told_of(pieces, start, at, end)
        if told is not None:
            _turn(out, start, at, told)
    return out


def is_transitive(verb: Piece) -> bool:
    """Whether a verb takes an object that its English can be the passive of."""
    intransitive = verb.features & {"intransitive", "passive", "participle", "infinitive"} or verb.helper or not verb.sense
    return not (intransitive or verb.sense in INTRANSITIVE or verb.sense in AUXILIARY or not has_passive(verb.sense))


def made_passive(verb: Piece, *, many: bool) -> Piece:
    """A verb that nobody is said to do, said of its object: was arrested, were not allowed, will be cancelled."""
    no = "not " if " not" in verb.english else ""
    if "future" in verb.features:
        english = f"will {no}be {participle(verb.sense)}"
    else:
        be = ("were" if many else "was") if "past" in verb.features else "are" if many else "is"
        english = f"{be} {no}{participle(verb.sense)}"
    features = verb.features - {"plural"} | {"passive"} | ({"plural"} if many else frozenset())
    return replace(verb, english=english, features=features)


def _clause_start(pieces: list[Piece], at: int) -> int | None:
    """Where the clause of a verb begins, where no clause before it can have its subject: at the head of a sentence or after a
    conjunction like "that"; else None."""
    for k in range(at - 1, -1, -1):
        piece = pieces[k]
        if piece.pos == "MARK" and piece.english in _QUOTES and k and pieces[k - 1].pos != "MARK":
            return None  # отзывы «удивили его»
        if piece.pos == "SCONJ" or (piece.pos == "MARK" and piece.english in _OPENS):
            return k + 1
        if piece.pos in ("MARK", "CCONJ") or piece.finite or piece.sense or piece.english in ("which", "who", "whom", "whose", "what"):
            return None
    return 0


def _office(pieces: list[Piece], start: int, at: int) -> int | None:
    """Where "in" stands before the office that says something: в Кремле заявили, the Kremlin said; None where none does."""
    opens = start < at and pieces[start].english in ("in", "at") and pieces[start].pos == "ADP" and pieces[start + 1].case == "locative"
    follows = at + 1 < len(pieces) and pieces[at + 1].english in ("that", ",", ":", "about")
    return start if opens and follows and _past_adverbs(pieces, _past_noun(pieces, start + 1, at)) == at and not any(p.pos == "TIME" for p in pieces[start:at]) else None


def _past_adverbs(pieces: list[Piece], at: int) -> int:
    """Past the adverbs that begin at a piece: в Кремле неоднократно заявляли."""
    while at < len(pieces) and pieces[at].pos == "ADV":
        at += 1
    return at


def _told_of(pieces: list[Piece], start: int, at: int, end: int) -> tuple[int, int] | None:
    """Where the noun phrase stands that the passive of a verb is said of; None where the verb may have a subject."""
    before, after = _bare(pieces, start, at), _bare(pieces, at + 1, end)
    heads = [_head(pieces, span) for span in (*before, *after)]
    if any(_may_do(head) for head in heads[: len(before)]) or any(_may_do(h) or (before and _is_likewise(h)) for h in heads[len(before) :]):
        return None
    objects = [span for span, head in zip((*before, *after), heads, strict=True) if _is_object(head)]
    receivers = [span for span, head in zip(before, heads, strict=False) if head.case == "dative"]
    if receivers and pieces[at].sense in _RECEIVED:
        return receivers[0]
    return objects[0] if len(objects) == 1 else None


def _bare(pieces: list[Piece], start: int, end: int) -> list[tuple[int, int]]:
    """Where the noun phrases without preposition begin and end in a stretch, each with its genitives."""
    out: list[tuple[int, int]] = []
    k = start
    while k < end:
        if pieces[k].pos == "ADP":
            k = _past_noun(pieces, k + 1, end)
        elif pieces[k].pos in NOMINAL:
            stop = min(end, _past_noun(pieces, k, end))
            out.append((k, stop))
            k = stop
        else:
            k += 1
    return out


def _past_noun(pieces: list[Piece], at: int, end: int) -> int:
    """The end of the noun phrase that begins at a piece, with the genitives and names after its noun."""
    k = at
    while k < end and pieces[k].pos in NOMINAL and pieces[k].pos not in HEADS:
        k += 1
    case = pieces[k].case if k < end else None
    k = k + 1 if k < end and pieces[k].pos in (*HEADS, "TIME") else k
    while k < end and pieces[k].name and pieces[k - 1].name and pieces[k].case == case:
        k += 1
    while k < end and (more := phrase_end(pieces, k, "genitive")) > k > at:
        k = min(more, end)
    return max(k, at + 1) if at < end else at


def _head(pieces: list[Piece], span: tuple[int, int]) -> Piece:
    return next((p for p in pieces[span[0] : span[1]] if p.pos in HEADS), pieces[span[1] - 1])


def _may_do(head: Piece) -> bool:
    """Whether a noun may be the subject of a verb in the plural: a nominative plural that acts, two with "and", "they"."""
    if head.pos not in HEADS or head.case not in (None, "nominative"):
        return head.pos in ("NUM", "ADJ", "DET", "X")
    if head.pos == "PRON":
        return head.english in PERSONS or head.english not in SUBJECT_OF_OBJECT.values()
    return is_many([head]) and (head.english.endswith(("ies", "people")) or "animate" in head.features or head.name or _acts(head) or head.case is None)


def _acts(head: Piece) -> bool:
    return head.english.removesuffix("s") in actors() | HUMAN or head.english in ("media", "press", "authorities") or head.english.removesuffix("ies") + "y" in actors()


def _is_likewise(head: Piece) -> bool:
    """Whether a thing after the verb may be its subject, where an object stands before it: решение приняли власти."""
    return head.pos in HEADS and head.case in ("nominative", "accusative") and is_many([head]) and "animate" not in head.features


def _is_object(head: Piece) -> bool:
    genitive = head.case == "genitive" and "animate" in head.features
    return head.pos in HEADS and (head.case in ("nominative", "accusative") or genitive) and not (head.pos == "PRON" and head.english not in SUBJECT_OF_OBJECT and head.english not in SUBJECT_OF_OBJECT.values())


def _turn(out: list[Piece], start: int, at: int, told: tuple[int, int]) -> None:
    """Put a verb in the passive after what it is said of."""
    first, stop = told
    noun = _as_told(out[first:stop])
    many = is_many([_head(out, told)]) or SUBJECT_OF_OBJECT.get(out[first].english, "") in PERSONS or any(p.pos == "NUM" and p.many for p in out[first:stop])
    verb = made_passive(out[at], many=many)
    if first > at:  # министром назначили Белоусова: Belousov was appointed minister
        office = at - 1 if at > start and out[at - 1].case == "instrumental" and out[at - 1].pos == "NOUN" and verb.sense in NAMING else at
        out[office:stop] = [*noun, verb, *out[office:at], *out[at + 1 : first]]
    else:
        out[first:stop] = noun
        out[at] = verb


def _as_told(phrase: list[Piece]) -> list[Piece]:
    """A noun phrase as the subject; its genitives stay what they are."""
    head = next((i for i, p in enumerate(phrase) if p.pos in HEADS), len(phrase) - 1)
    names = head
    while names + 1 < len(phrase) and phrase[names + 1].name and phrase[names].name and phrase[names + 1].case == phrase[head].case:
        names += 1
    return [*as_subject(phrase[: head + 1]), *(replace(p, case="nominative") for p in phrase[head + 1 : names + 1]), *phrase[names + 1 :]]
