"""Russian clauses that English builds otherwise: у нас есть, ему удалось, он должен был, будут проводить, стал говорить, and a
verb before its subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consistency.languages.inflect import participle, past, third
from consistency.translate.english import INTRANSITIVE
from consistency.translate.piece import Piece
from consistency.translate.russian import SAYING
from consistency.translate.russian_objects import object_first
from consistency.translate.russian_passive import nobody
from consistency.translate.russian_phrases import (
    AUXILIARY,
    HEADS,
    NOMINAL,
    agree,
    as_subject,
    clause_end,
    clause_start,
    is_many,
    phrase_end,
)
from consistency.translate.russian_relatives import relatives
from consistency.translate.verbs import plural_of

_NEAR = 4  # pieces that stand between the two halves of a predicate at most
# Impersonal verbs whose dative is who does it, and what English says of that.
_IMPERSONAL = {"succeed": "manage", "manage": "manage", "have to": "have to", "be lucky": "be lucky", "want": "want", "need": "need", "like": "like", "lie ahead": "have to", "be enough": "have enough", "fail": "fail"}
# Predicates whose dative is who needs or may, and their English: now, in the past, whether a verb follows bare.
_PREDICATES = {"it is necessary": ("need", "needed", False), "necessary": ("need", "needed", False), "needed": ("need", "needed", False),
               "it is possible": ("can", "could", True), "it is not possible": ("cannot", "could not", True)}  # fmt: skip


def clauses(pieces: list[Piece]) -> list[Piece]:
    """A sentence with the constructions of its clauses as English has them, one after the other."""
    for rule in (_possession, _absent, _dative_subjects, _modals, _perhaps, nobody, _verbless, _any, _owners, object_first, relatives, _inverted):
        pieces = rule(pieces)
    return pieces


def _skip_adverbs(pieces: list[Piece], at: int) -> int:
    while at < len(pieces) and pieces[at].pos == "ADV" and pieces[at].english not in _PREDICATES:
        at += 1
    return at


def _verb(english: str, sense: str) -> Piece:
    return Piece(english, "VERB", finite=True, sense=sense)


def _possession(pieces: list[Piece]) -> list[Piece]:
    """у нас есть, we have; у компании был, the company had; у него нет, he has no; у неё рак, she has cancer."""
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = phrase_end(pieces, at + 1, "genitive") if pieces[at].english == "at" and pieces[at].pos == "ADP" else at + 1
        predicate = _skip_adverbs(pieces, end)
        said = any(p.pos == "VERB" and p.finite for p in pieces[clause_start(pieces, at) : at])  # отобрал у неё телефон
        had = _had(pieces, predicate, is_many(pieces[at + 1 : end])) if end > at + 1 and not said else None
        if had is None:
            taken_from = end > at + 1 and any(p.sense in _TAKING for p in pieces[clause_start(pieces, at) : at])
            out.append(replace(pieces[at], english="from") if taken_from else pieces[at])
            at += 1
            continue
        verb, taken = had
        out += [*as_subject(pieces[at + 1 : end]), *pieces[end:predicate], verb]
        at = predicate + taken
        thing = phrase_end(pieces, at, "nominative")
        out += [replace(p, case="accusative") for p in pieces[at:thing]]
        at = thing
    return out


_TAKING = frozenset({"take", "take away", "steal", "buy", "ask", "confiscate", "seize", "borrow", "learn", "demand", "win", "request"})


def _absent(pieces: list[Piece]) -> list[Piece]:
    """нет причин, there are no reasons; света нет, there is no light."""
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        if piece.exists and (end := phrase_end(pieces, i + 1, "nominative")) > i + 1 and is_many(pieces[i + 1 : end]):
            out.append(replace(piece, english="there are"))
            continue
        if piece.english != "no" or piece.pos != "PART":
            out.append(piece)
            continue
        after = phrase_end(pieces, i + 1, "genitive")
        start = len(out)
        while start and out[start - 1].pos in ("DET", "ADJ", "NOUN", "NUM", "PRON") and out[start - 1].case in (None, "genitive"):
            start -= 1
        if after > i + 1:
            out.append(_verb("there are no" if is_many(pieces[i + 1 : after]) else "there is no", "have"))
        elif start < len(out) and out[-1].pos == "NOUN" and (not start or out[start - 1].pos in ("MARK", "SCONJ", "CCONJ", "ADV")):
            thing = out[start:]
            out[start:] = [_verb("there are no" if is_many(thing) else "there is no", "have"), *(replace(p, case="accusative" if p.case else None, article=False) for p in thing)]
        else:
            out.append(piece)
    return out


def _had(pieces: list[Piece], at: int, many: bool) -> tuple[Piece, int] | None:
    """The form of "have" for what follows its owner, and how many pieces that takes; None where it is no possession."""
    if at >= len(pieces):
        return None
    piece, has = pieces[at], "have" if many else "has"
    if piece.exists:
        return _verb(has, "have"), 1
    if piece.english == "no" and piece.pos == "PART":
        return _verb(f"{has} no", "have"), 1
    if piece.sense == "be" and piece.finite and not (at + 1 < len(pieces) and pieces[at + 1].features & {"participle", "infinitive"}):
        if "not" in piece.english:
            return _verb("will not have" if "future" in piece.features else "did not have", "have"), 1
        return _verb("will have" if "future" in piece.features else "had", "have"), 1
    verbless = not any(p.pos == "VERB" or "short" in p.features or p.helper == "be" for p in pieces[at : clause_end(pieces, at)])
    things = piece.pos in ("NUM", "NOUN", "ADJ", "DET") and (piece.case in (None, "nominative", "accusative"))
    return (_verb(has, "have"), 0) if verbless and things else None


def _dative_subjects(pieces: list[Piece]) -> list[Piece]:
    """ему удалось, he managed; нам нужно, we need; ей было 17 лет, she was 17 years old."""
    out: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = phrase_end(pieces, at, "dative") if pieces[at].case == "dative" or pieces[at].pos == "DET" else at
        if end == at or (out and out[-1].pos == "ADP"):
            out.append(pieces[at])
            at += 1
            continue
        predicate = _skip_adverbs(pieces, _past_place(pieces, end))
        not_ = predicate < len(pieces) and pieces[predicate].english == "not"
        said = _impersonal(pieces, predicate + not_, is_many(pieces[at:end]), "not " if not_ else "")
        if said is None:
            out += pieces[at:end]
            at = end
            continue
        verbs, at_next = said
        out += [*as_subject(pieces[at:end]), *pieces[end:predicate], *verbs]
        at = at_next
    return out


def _past_place(pieces: list[Piece], at: int) -> int:
    """The end of a preposition and what it governs that begins at a piece: специалистам из НКО удалось."""
    if at < len(pieces) and pieces[at].pos == "ADP":
        end = next((k for k in range(at + 1, min(at + 5, len(pieces))) if pieces[k].pos not in NOMINAL), min(at + 5, len(pieces)))
        return end if end > at + 1 else at
    return at


def _impersonal(pieces: list[Piece], at: int, many: bool, no: str) -> tuple[list[Piece], int] | None:
    """What an impersonal predicate says of its dative, and where the sentence goes on after it; None where it is none."""
    if at >= len(pieces):
        return None
    piece = pieces[at]
    was = piece if piece.sense == "be" and piece.finite and not no else None
    if was is not None:  # было нужно
        at += 1
        if at < len(pieces) and pieces[at].pos == "NUM" and pieces[at].english.endswith(" years"):
            return [_aged(was, many), replace(pieces[at], english=pieces[at].english + " old")], at + 1
        if at >= len(pieces):
            return None
    if piece.pos == "NUM" and piece.english.endswith(" years"):
        return [_verb("are" if many else "is", "be"), replace(piece, english=piece.english + " old")], at + 1
    piece = pieces[at]
    if {"passive", "neuter"} <= piece.features and piece.pos == "VERB" and not no:  # ему предъявлено обвинение, ему запрещено
        said = piece.english.removeprefix("was ").removeprefix("is ")
        be = was.english if was is not None else "was"
        return [replace(piece, english=f"{plural_of(be, 'be') if many else be} {said}", features=piece.features | {"plural"} if many else piece.features)], at + 1
    bare = piece.english.removeprefix("are ").removeprefix("is ")
    if bare in _PREDICATES:
        now, then, infinitive = _PREDICATES[bare]
        at += 1
        after = pieces[at] if at < len(pieces) else None
        if was is None and after is not None and after.sense == "be" and after.finite:  # нужно было
            was, at = after, at + 1
        future = was is not None and "future" in was.features
        english = f"will {no}need" if future and now == "need" else then if was is not None else now if many or now != "need" else "needs"
        if no and not future and now == "need":
            english = "did not need" if was is not None else "do not need" if many else "does not need"
        return _followed(_verb(english, now), pieces, at, infinitive)
    told = _IMPERSONAL.get(piece.sense) if piece.finite and "plural" not in piece.features and was is None else None
    if told is None:
        return None
    english = _told(piece, told, many)
    return _followed(replace(piece, english=english, sense=told), pieces, at + 1, bare=False)


def _told(piece: Piece, sense: str, many: bool) -> str:
    if sense.startswith("be ") and " not" in piece.english and "future" not in piece.features:
        return plural_of(piece.english, piece.sense) if many else piece.english
    if "future" in piece.features:
        return f"will {'not ' if ' not' in piece.english else ''}{sense}"
    if " not" in piece.english:
        return f"did not {sense}" if "past" in piece.features else f"{'do' if many else 'does'} not {sense}"
    english = past(sense) if "past" in piece.features else third(sense)
    return plural_of(english, sense) if many else english


def _aged(was: Piece, many: bool) -> Piece:
    return replace(was, english=plural_of(was.english, "be") if many else was.english)


def _followed(verb: Piece, pieces: list[Piece], at: int, bare: bool) -> tuple[list[Piece], int]:
    """A verb with the infinitive right after it, and where the sentence goes on."""
    if bare and at < len(pieces) and "infinitive" in pieces[at].features:
        return [verb, _bare(pieces[at])], at + 1
    return [verb], at


def _bare(infinitive: Piece) -> Piece:
    return replace(infinitive, english=infinitive.english.replace("to ", "", 1))


def _infinitives(pieces: list[Piece], at: int) -> Iterator[int]:
    """Where the infinitives stand that a verb before piece ``at`` governs: near it, in its clause; those joined by "and" too."""
    found = next((k for k in range(at, min(at + _NEAR, clause_end(pieces, at))) if "infinitive" in pieces[k].features), None)
    if found is None:
        return
    yield found
    end = clause_end(pieces, found)
    for k in range(found + 1, end - 1):
        if pieces[k].pos == "CCONJ" and "infinitive" in pieces[k + 1].features:
            yield k + 1
            return


def _modals(pieces: list[Piece]) -> list[Piece]:
    """должен был уйти, had to leave; будут проводить, will hold; стал говорить, began to speak; не станет, will not; следует, should."""
    out = _bare_after_adverbs(pieces)
    for i, piece in enumerate(out):
        due = piece.pos == "ADJ" and "short" in piece.features and piece.english.endswith("due")
        if not due and not (piece.finite and piece.sense in ("be", "become", "follow")):
            continue
        was = next((k for k in (i - 1, i + 1) if due and 0 <= k < len(out) and out[k].sense == "be" and out[k].finite), None)
        verbs = list(_infinitives(out, max(i, was or i) + 1))
        if not verbs:
            continue
        if due:
            out[i] = replace(piece, english=_must(out, i, was), pos="VERB", finite=True, sense="have")
            if was is not None:
                out[was] = Piece("", "PART")
        elif piece.sense == "be" and "future" in piece.features:
            out[i] = replace(piece, english="will not" if " not" in piece.english else "will", sense="will")
        elif piece.sense == "become" and all(p.pos in ("ADV", "PRON", "PART") for p in out[i + 1 : verbs[0]]):
            out[i] = replace(piece, english="will not" if "will not" in piece.english else "will" if "future" in piece.features else "did not" if " not" in piece.english else "began", sense="begin")
        elif piece.sense == "follow" and "present" in piece.features and "plural" not in piece.features:
            out[i] = replace(piece, english="should not" if " not" in piece.english else "should", sense="should")
        else:
            continue
        if not out[i].english.endswith(("to", "began")):
            for k in verbs:
                out[k] = _bare(out[k])
        else:
            for k in verbs[1:]:
                out[k] = _bare(out[k])
    return out


def _bare_after_adverbs(pieces: list[Piece]) -> list[Piece]:
    """Могут также помочь: can also help, where adverbs stand between."""
    out = list(pieces)
    for i, piece in enumerate(out):
        if piece.finite and piece.sense in ("can", "may", "must", "should"):
            at = i + 1
            while at < len(out) and (out[at].pos in ("ADV", "PART") or out[at].english in ("also", "even")):
                at += 1
            if at < len(out) and "infinitive" in out[at].features:
                out[at] = _bare(out[at])
    return out


def _must(pieces: list[Piece], at: int, was: int | None) -> str:
    """What должен says, with был or будет beside it and не before it."""
    no = " not" if (at and pieces[at - 1].english == "not") or " not" in pieces[at].english or (was is not None and " not" in pieces[was].english) else ""
    if no and at and pieces[at - 1].english == "not":
        pieces[at - 1] = Piece("", "PART")
    if was is None:
        return "should not" if no else "must"
    if "future" in pieces[was].features:
        return f"will{no} have to"
    return ("were not to" if "plural" in pieces[was].features else "was not to") if no else "had to"


def _perhaps(pieces: list[Piece]) -> list[Piece]:
    """может быть before a participle is no "perhaps": может быть связан, may be related; это можно сделать, this can be done."""
    out = list(pieces)
    for i, piece in enumerate(out[:-1]):
        after = out[i + 1]
        predicate = "short" in after.features and after.english.startswith(("is ", "are ", "was ", "were "))
        if piece.english == "perhaps" and piece.pos == "ADV" and predicate:
            out[i] = replace(_verb("may be", "be"), helper="be")
            out[i + 1] = replace(after, english=after.english.partition(" ")[2])
        elif piece.english == "it is possible" and i and out[i - 1].english in ("this", "this is", "that", "which") and "infinitive" in after.features and " " not in after.sense:
            out[i - 1] = replace(out[i - 1], english=out[i - 1].english.removesuffix(" is"))
            out[i], out[i + 1] = _verb("can be", "be"), replace(after, english=participle(after.sense), features=frozenset({"passive"}))
    return out


def _verbless(pieces: list[Piece]) -> list[Piece]:
    """она врач: she is a doctor; ситуация очень плохая, the situation is very bad."""
    pieces = _qualities(pieces)
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        out.append(piece)
        if piece.pos != "PRON" or piece.case != "nominative" or piece.english not in _POSSESSIVES:
            continue
        end = phrase_end(pieces, i + 1, "nominative")
        clause = pieces[clause_start(pieces, i) : clause_end(pieces, i)]
        if end > i + 1 and pieces[end - 1].pos == "NOUN" and not any(p.pos == "VERB" or "short" in p.features or p.exists for p in clause):
            out.append(_verb({"I": "am", "we": "are", "you": "are", "they": "are"}.get(piece.english, "is"), "be"))
    return out


def _qualities(pieces: list[Piece]) -> list[Piece]:
    """Is or are before an adjective that ends a clause without a verb, after a subject that it agrees with."""
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        last = i + 1 == len(pieces) or pieces[i + 1].pos in ("MARK", "CCONJ")
        if last and piece.pos == "ADJ" and not piece.sense and piece.case in ("nominative", "accusative") and not piece.features & {"short", "comparative"}:
            place = at = len(out)
            while place and (out[place - 1].pos == "ADV" or out[place - 1].english == "not"):
                place = at = place - 1
            while at and out[at - 1].case == "genitive" and out[at - 1].pos in (*HEADS, "ADJ", "DET"):
                at -= 1  # последний день весны тёплый
            subject = out[at - 1] if at else None
            clause = pieces[clause_start(pieces, i) : clause_end(pieces, i)]
            alone = not any(p.pos in ("VERB", "NUM") or p.exists or p.english.endswith((" is", " are")) or p.english in ("than", "as") or "short" in p.features for p in clause)
            if alone and subject is not None and subject.pos in ("NOUN", "PRON") and subject.case == "nominative" and ("plural" in subject.features) == ("plural" in piece.features) and subject.english in (*_POSSESSIVES, *(p.english for p in clause if p.pos == "NOUN")):
                out.insert(place, _verb({"I": "am"}.get(subject.english, "are" if is_many([subject]) else "is"), "be"))
        out.append(piece)
    return out


_ANY = {"no": "any", "nobody": "anybody", "no one": "anyone", "nothing": "anything", "nowhere": "anywhere", "never": "ever"}
_POSSESSIVES = {"I": "my", "we": "our", "you": "your", "he": "his", "she": "her", "it": "its", "they": "their"}


def _any(pieces: list[Piece]) -> list[Piece]:
    """English denies once: does not take any measures."""
    out, denied = list(pieces), False
    for i, piece in enumerate(out):
        if piece.pos == "MARK":
            denied = False
        elif denied and piece.pos in ("DET", "PRON", "ADV", "ADJ") and (english := _ANY.get(piece.english)):
            out[i] = replace(piece, english="" if i and out[i - 1].english.endswith(" no") else english)
        elif piece.pos == "VERB" and (piece.english.endswith(" no") or " not" in piece.english or "cannot" in piece.english):
            denied = True
    return out


def _owners(pieces: list[Piece]) -> list[Piece]:
    """свой as what it is of the subject before it: he sold his house, the country opened its borders."""
    out, owner = list(pieces), ""
    for i, piece in enumerate(out):
        if piece.english in (".", ";", "!", "?"):
            owner = ""
        elif piece.pos == "PRON" and piece.case == "nominative" and piece.english in _POSSESSIVES:
            owner = _POSSESSIVES[piece.english]
        elif piece.pos in ("NOUN", "PROPN") and piece.case == "nominative" and not (i and out[i - 1].pos == "ADP"):
            owner = _owner(piece)
        elif piece.pos == "VERB" and not owner and piece.finite and "plural" in piece.features:
            owner = "our" if "first" in piece.features else "their"
        elif piece.pos == "DET" and piece.english == "own" and owner:
            out[i] = replace(piece, english=owner)
        elif piece.pos == "ADJ" and piece.english == "own" and owner and not (i and out[i - 1].pos == "DET"):
            out[i] = replace(piece, english=f"{owner} own", pos="DET")
    return out


def _owner(subject: Piece) -> str:
    """The possessive of a noun or a name."""
    if "plural" in subject.features:
        return "their"
    person = "animate" in subject.features and not (subject.name and subject.known)
    return ("her" if "feminine" in subject.features else "his") if person else "its"


def _inverted(pieces: list[Piece]) -> list[Piece]:
    """A verb at the head of its clause, after a preposition and what it governs at most, goes after its nominative subject:
    отменены все рейсы, all flights were cancelled."""
    out: list[Piece] = []
    head = True  # nothing but adverbs and what prepositions govern stands before in this clause
    at = 0
    governed = False
    while at < len(pieces):
        piece = pieces[at]
        told = piece.pos == "VERB" and piece.finite and piece.sense and "infinitive" not in piece.features
        if head and (told or ("short" in piece.features and piece.english.startswith(("is ", "are ")))):
            start = _group_end(pieces, at)
            end = _subject_end(pieces, start, pieces[start - 1], piece)
            if end > start:
                verb = replace(piece, english=plural_of(piece.english, piece.sense)) if _is_plural(pieces[start:end]) else piece
                out += [*pieces[start:end], verb, *pieces[at + 1 : start]]
                at, head = end, False
                continue
        out.append(piece)
        if piece.pos == "MARK":
            head, governed = True, False
        elif piece.pos == "ADP":
            governed = True
        elif piece.pos == "VERB" or (not governed and (piece.pos == "NUM" or (piece.pos in HEADS and piece.case in (None, "nominative")))):
            head = False
        at += 1
    return out


def _group_end(pieces: list[Piece], at: int) -> int:
    """Where a verb of several words ends: will be charged, was appointed."""
    end = at + 1
    if pieces[at].sense in AUXILIARY:
        while end < len(pieces) and (not pieces[end].english or pieces[end].features & {"infinitive", "passive"}) and pieces[end].pos in ("VERB", "PART"):
            end += 1
    return end


def _is_plural(subject: list[Piece]) -> bool:
    return any((p.pos == "NUM" and p.many) or (p.pos in HEADS and p.case == "nominative" and "plural" in p.features) for p in subject)


def _subject_end(pieces: list[Piece], at: int, verb: Piece, finite: Piece) -> int:
    """Where the subject ends that stands right after a verb: a nominative, or after a verb without object a number; with its
    genitives and names. ``at`` itself where there is none."""
    if verb.sense in AUXILIARY or verb.sense in ("become", "remain"):
        return at
    alone = "passive" in verb.features or verb.helper == "reflexive" or verb.sense in INTRANSITIVE or verb.sense.startswith("be ") or verb.sense == "suffer" or "short" in verb.features
    end = phrase_end(pieces, at, "nominative")
    if end > at and (not any(p.case == "nominative" for p in pieces[at:end]) or not (alone or not pieces[end - 1].name or verb.sense in SAYING)):
        end = at  # a name has no case to be told by: привела Лорен
    if end == at and alone and at < len(pieces) and pieces[at].pos == "NUM" and (pieces[at].many or pieces[at].english[:1].isdigit()):
        end = at + 1
        if end < len(pieces) and pieces[end].pos in ("NOUN", "ADJ") and pieces[end].case in ("genitive", "nominative"):
            end = max(end, phrase_end(pieces, end, pieces[end].case or ""))
        elif end + 1 < len(pieces) and pieces[end].english == "from":  # восемь из десяти видов
            end = max(end, _past_place(pieces, end))
    if end > at and pieces[end - 1].pos == "NOUN" and not agree(finite, pieces[end - 1]):
        return at
    while end > at and (more := phrase_end(pieces, end, "genitive")) > end:
        end = more
    return end

