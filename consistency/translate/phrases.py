"""Phrases of a head-final language: a noun with what stands before it, and its postposition; verb forms by themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from consistency.languages.concepts import actors, offices
from consistency.languages.countries import english_forms
from consistency.translate.english import HUMAN, OBJECT_OF_OWNER, SUBJECT_OF_OWNER, pronoun
from consistency.translate.piece import Piece

PREPOSITIONS = {"dative": "to", "locative": "in", "ablative": "from", "instrumental": "with"}
OBLIQUE = frozenset({"accusative", "dative", "locative", "ablative", "instrumental", "governed"})
_MODIFIERS = ("ADJ", "NUM", "DET", "PROPN", "NOUN", "PRON", "X")
_DETERMINERS = ("DET", "NUM", "ADJ")
_TO = frozenset({"near", "close", "ready", "similar", "loyal", "hostile", "equal", "suitable", "harmful", "useful", "dangerous", "opposite", "faithful", "related"})  # adjectives that take a dative
_WHEN = {"previous": "before", "next": "after", "subsequent": "after", "following": "after"}
_LONGEST_QUOTE = 7  # pieces between quotation marks that are taken for a name; chosen by eye
OPENING_QUOTES, CLOSING_QUOTES = ("«", "“", '"', "„"), ("»", "”", '"', "“")


_SHOWN = (["this"], ["these"])  # az bu, kk бұл without a noun


@dataclass(slots=True)
class Phrase:
    """``words`` in English order and the piece at the ``head``. ``kind``: noun, verb (finite), bound (a participle, converb or
    infinitive, whose dependents stand before it), said (such a form with its dependents), clause (done with), mark, other.
    ``slot`` is where among the words an attribute may be put in; ``governor`` the postposition after a bound form."""

    words: list[str]
    head: Piece
    kind: str = "other"
    slot: int = 0
    governor: str = ""
    marks: frozenset[str] = field(default_factory=frozenset)
    pieces: list[Piece] = field(default_factory=list)  # of a noun phrase, in source order

    @property
    def nominative(self) -> bool:
        """Whether it is a noun phrase without case or postposition."""
        return self.kind == "noun" and self.head.case in (None, "nominative")

    @property
    def subject(self) -> bool:
        """Whether it may be the subject of a clause."""
        return self.nominative and (self.head.pos in ("NOUN", "PROPN", "PRON") or self.words in _SHOWN)

    @property
    def oblique(self) -> bool:
        """Whether its case or postposition makes it a dependent of a verb."""
        return self.kind == "noun" and self.head.case in OBLIQUE


def possessive(noun: str) -> str:
    """The English genitive: the minister's, the ministers'."""
    return noun + ("'" if noun.endswith("s") else "'s")


def is_bound(piece: Piece) -> bool:
    """Whether a verb form waits for another word: a participle, a converb, an infinitive."""
    return bool(piece.sense) and ((piece.pos == "VERB" and not piece.finite) or (piece.pos == "ADJ" and "participle" in piece.features))


def phrases_of(clause: list[Piece]) -> list[Phrase]:
    """The phrases of a clause in source order."""
    clause = _quoted(clause)
    out: list[Phrase] = []
    held: list[Piece] = []

    def close(lead: str = "") -> None:
        if held:
            out.append(_noun_phrase(held, lead))
            held.clear()

    for i, piece in enumerate(clause):
        last = out[-1] if out and not held else None
        if piece.pos == "ADP":
            if piece.english in ("before", "after") and _lasts(held or ([out[-1].head] if out else [])) and _measured_from(out, bool(held)):
                _count_from(out, held, piece.english)
            elif held:
                close(piece.english)
                if piece.english == "between" and len(out) > 1 and out[-2].words[0] == "with" and out[-2].kind == "noun":
                    with_ = out.pop(-2)  # az Bakı ilə Astana arasında
                    out[-1].words[1:1] = [*with_.words[1:], "and"]
                if piece.helper == "attributive":
                    out[-1].marks = frozenset({"attributive"})
            elif last is not None and last.kind == "noun":  # a postposition after a case: it says what the case said
                _govern(last, piece.english)
            elif last is not None and last.kind == "bound":
                last.governor = piece.english
            elif last is not None and last.head.pos in ("TIME", "NUM"):
                since = [w.removeprefix("from ") if piece.english == "since" else w for w in last.words]
                last.words = [piece.english, *since]
            else:
                out.append(Phrase([piece.english], piece))
        elif is_bound(piece):
            ahead = _determiners(held) if piece.pos == "ADJ" and _attributive(clause, i) else []
            close()
            out.append(Phrase([piece.english], piece, "bound"))
            held.extend(ahead)
        elif not held and last is not None and last.head.case == "ablative" and piece.pos == "ADJ" and piece.english in _WHEN and not piece.features:
            _govern(last, _WHEN[piece.english])  # az zərbədən əvvəlki 4 dəqiqə: the 4 minutes before the blow
            last.marks = frozenset({"attributive"})
        elif piece.helper == "duration" and piece.case is None and not (i + 1 < len(clause) and clause[i + 1].pos in ("NOUN", "PROPN", "X")):
            close()
            out.append(Phrase([piece.english], replace(piece, pos="TIME")))
        elif piece.pos == "DET" and "genitive" in piece.features and piece.english in SUBJECT_OF_OWNER and not _owns(clause, i):
            close()  # az onun dediyi: what he said
            said = SUBJECT_OF_OWNER[piece.english]
            out.append(Phrase([said], replace(piece, english=said, pos="PRON", case="genitive"), "noun"))
        elif piece.pos in _MODIFIERS and not (piece.pos == "PRON" and piece.case != "genitive"):
            if held and (_parts(held[-1], piece) or _named(held, clause[i : i + 2])):
                close()
            held.append(piece)
            ends = bool(piece.case) and piece.case not in ("genitive", "nominative") and piece.pos != "ADJ"
            if (ends and not _suspended(clause, i)) or (piece.case == "genitive" and not _owns(clause, i)):
                close()
        elif held and _joins(clause, i, held[-1]):
            held.append(piece)
        elif piece.pos == "PART" and not piece.denies and last is not None and last.kind == "noun" and piece.english == "also":
            last.words.append(piece.english)
        else:
            close()
            kind = "mark" if piece.pos == "MARK" else "noun" if piece.pos == "PRON" else "verb" if piece.pos == "VERB" and piece.finite else "other"
            lead = [PREPOSITIONS[piece.case]] if piece.pos == "PRON" and piece.case in PREPOSITIONS else []
            out.append(Phrase([*lead, piece.english], piece, kind))
    close()
    return out


_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "night", "decade", "century"})


def _lasts(pieces: list[Piece]) -> bool:
    """Whether pieces say how long: a month, 2 days, several years."""
    if not pieces:
        return False
    last = pieces[-1]
    return last.helper == "duration" or (len(pieces) > 1 and last.english.removesuffix("s") in _TIMES and pieces[0].pos in ("DET", "NUM", "ADJ", "PRON"))


def _measured_from(out: list[Phrase], held: bool) -> bool:
    """Whether what the time is counted from stands before it, in the ablative: müharibədən bir ay əvvəl."""
    at = len(out) - 1 if held else len(out) - 2
    return at >= 0 and out[at].head.case == "ablative" and out[at].kind in ("noun", "bound")


def _count_from(out: list[Phrase], held: list[Piece], adposition: str) -> None:
    """a month before the war: the time goes before the postposition of what it is counted from."""
    time = " ".join(p.english for p in held) if held else " ".join(out.pop().words)
    held.clear()
    if out[-1].kind == "noun":
        _govern(out[-1], f"{time} {adposition}")
    else:
        out[-1].governor = f"{time} {adposition}"


def _govern(phrase: Phrase, preposition: str) -> None:
    """Put a postposition that follows a noun phrase in place of what its case said."""
    words = phrase.words[1:] if phrase.words[0] in PREPOSITIONS.values() else phrase.words
    words = [pronoun(words[0], "dative")[0]] if phrase.head.pos == "PRON" and len(words) == 1 else words  # kk олар үшін: for them
    phrase.slot += 1 - (len(phrase.words) - len(words))
    phrase.words, phrase.head = [preposition, *words], replace(phrase.head, case="governed")


def _quoted(clause: list[Piece]) -> list[Piece]:
    """What stands between quotation marks and is no sentence, as one name; what stands in brackets goes with the word before."""
    out: list[Piece] = []
    i = 0
    while i < len(clause):
        piece = clause[i]
        end = _closing(clause, i) if piece.pos == "MARK" else None
        if end is None:
            out.append(piece)
            i += 1
            continue
        inner, skip = clause[i + 1 : end], 0
        said = " ".join(word for phrase in phrases_of(inner) for word in phrase.words)
        if piece.english == "(":
            if out and out[-1].pos != "MARK":
                out[-1] = replace(out[-1], english=f"{out[-1].english} ({said})")
            else:
                out.append(Piece(f"({said})", "X", counted=False))
        else:
            last = inner[-1]
            hyphen = end + 2 < len(clause) and clause[end + 1].english in "-–" and clause[end + 2].pos == "ENDING"
            if hyphen or (end + 1 < len(clause) and clause[end + 1].pos == "ENDING"):  # az "Sabah"ın
                ending = clause[end + 1 + hyphen]
                last = replace(last, case=ending.case, features=ending.features)
                skip = 1 + hyphen
            closed = "”" if clause[end].english == "“" else clause[end].english
            out.append(replace(last, english=f"{piece.english}{said}{closed}", pos="PROPN", name=True, article=False, sense="", finite=False))
        i = end + 1 + skip
    return out


def _closing(clause: list[Piece], start: int) -> int | None:
    """The mark that ends a short bracket or quotation without a verb or a comma; None where there is no such one."""
    mark = clause[start].english
    ends = (")",) if mark == "(" else CLOSING_QUOTES if mark in OPENING_QUOTES else ()
    for k in range(start + 1, min(start + _LONGEST_QUOTE + 2, len(clause))):
        piece = clause[k]
        if piece.pos == "MARK" and piece.english in ends:
            return k if k > start + 1 else None
        if piece.finite or is_bound(piece) or piece.pos in ("PRON", "ADP") or (piece.pos == "MARK" and piece.english not in "-–—"):
            return None
    return None


def _determiners(held: list[Piece]) -> list[Piece]:
    """What stands before a participle and belongs to the noun after it (bu keçirilən görüş), taken out of what is held."""
    count = len(held) if all(p.pos in _DETERMINERS for p in held) else 0
    ahead = held[len(held) - count :]
    del held[len(held) - count :]
    return ahead


def _attributive(clause: list[Piece], at: int) -> bool:
    """Whether a participle stands before a noun of its own."""
    piece = clause[at]
    if piece.case not in (None, "nominative") and not (piece.case == "accusative" and "possessed" not in piece.features):
        return False
    return at + 1 < len(clause) and clause[at + 1].pos in _MODIFIERS


def _noun_phrase(held: list[Piece], lead: str) -> Phrase:
    """The pieces of a noun phrase in English order: an owner that is short before its noun, a longer one after it."""
    head = held[-1]
    many = any(p.pos == "CCONJ" and p.english == "and" for p in held)
    if many:
        head = replace(head, features=head.features | {"plural"}, article=False)
    lead = lead or PREPOSITIONS.get(head.case or "", "")
    if lead and head.pos == "DET" and head.english in OBJECT_OF_OWNER:
        held = [*held[:-1], replace(head, english=OBJECT_OF_OWNER[head.english])]  # kk оның айтуынша: according to him
    out = Phrase([lead] if lead else [], replace(head, case="governed") if lead and head.case in (None, "nominative", "genitive") else head, "noun")
    out.pieces = list(held)
    if any(p.helper == "compared" for p in held):
        out.marks = frozenset({"compared"})
    elif held[0].pos == "ADJ" and held[0].english in _TO:
        out.marks = frozenset({"near"})
    if held[0].english in ("of this", "of that") and len(held) > 1:  # kk мұның себебі: the reason of this
        rest = _noun_phrase(held[1:], lead)
        rest.words.append(held[0].english)
        return rest
    owners, own = _owners(held)
    if len(owners) > 1 or (owners and _heavy(owners[0])):
        words, slot = _said(own)
        for owner in reversed(owners[1:]):
            words += ["of", *_said(owner)[0]]
        out.slot = len(out.words) + slot
        out.words += [*words, "of", *_said(owners[0])[0]]
    elif owners:
        out.words += [*_said(owners[0], owner=True)[0], *_bare(own)]
        out.slot = len(out.words) - len(own)
    else:
        words, slot = _said(own)
        out.slot = len(out.words) + slot
        out.words += words
    return out


def split_subject(phrase: Phrase) -> tuple[Phrase, Phrase] | None:
    """A noun phrase as a subject and another noun, where its first piece can be one: a name before a name, a title before a name,
    somebody who acts before what is possessed. None where it cannot."""
    held = phrase.pieces
    if not held or phrase.words != _noun_phrase(held, "").words:
        return None  # something was said of it since
    names = next((i for i, p in enumerate(held) if not p.name), len(held))
    if names == len(held):
        cut = {2: 1, 3: 2, 4: 2}.get(names, 0)
    else:
        cut = names or 1
        if not names and (held[0].pos != "NOUN" or held[0].english not in actors() | HUMAN):
            return None
    if 0 < names < len(held) and held[names - 1].known and "possessed" in held[-1].features:
        return None  # Azərbaycan prezidenti
    if not 0 < cut < len(held) or any(p.case or "possessed" in p.features for p in held[:cut]) or any(p.pos == "CCONJ" for p in held):
        return None
    rest = held[cut:]
    if rest[-1].helper == "owned":
        rest = [*rest[:-1], replace(rest[-1], case="accusative", features=rest[-1].features - {"possessed"})]
    return _noun_phrase(held[:cut], ""), _noun_phrase(rest, "")


def _owners(held: list[Piece]) -> tuple[list[list[Piece]], list[Piece]]:
    """The owners in the genitive, each with its own modifiers, and the noun that they own with its."""
    owners: list[list[Piece]] = []
    start = 0
    for i, piece in enumerate(held[:-1]):
        if piece.case == "genitive" and not (i + 1 < len(held) and held[i + 1].english in ("and", ",")):
            owners.append(held[start : i + 1])
            start = i + 1
    return owners, held[start:]


def _heavy(owner: list[Piece]) -> bool:
    """Whether an owner reads better after its noun: the roof of the old school building."""
    return len(owner) > 2 and not owner[-1].name and owner[-1].pos != "PROPN"


def _bare(pieces: list[Piece]) -> list[str]:
    return [p.english for p in pieces]


def _said(pieces: list[Piece], *, owner: bool = False) -> tuple[list[str], int]:
    """The words of a noun and its modifiers with their article, and where an attribute may be put in."""
    words = ["the"] if _takes_the(pieces) else []
    slot = len(words)
    for piece in pieces:
        if piece.pos not in ("DET", "NUM"):
            break
        slot += 1
    words += _bare(pieces)
    if owner and pieces[-1].pos not in ("DET", "PRON"):
        words[-1] = possessive(words[-1])
    return words, slot


def _takes_the(pieces: list[Piece]) -> bool:
    """Whether a noun phrase wants an article: its head is a common noun in the singular, and nothing determines it."""
    for piece in pieces:
        if piece.pos in ("DET", "NUM", "PROPN", "PRON", "TIME") or piece.name or piece.english.startswith("no "):
            return False
    return pieces[-1].pos == "NOUN" and pieces[-1].article


_THINGS = frozenset({"water", "weather", "number", "letter", "paper", "power", "order", "river", "quarter", "winter", "summer", "matter", "offer", "computer", "answer", "danger", "finger",
                     "dinner", "tower", "border", "corner", "disaster", "fever", "shower", "chapter", "register", "transfer", "error", "floor", "door", "factor", "sector", "labour"})  # fmt: skip
_ROLES = ("er", "or", "ist", "ian", "man", "woman", "keeper", "player", "leader", "manager", "lawyer", "worker", "officer", "director", "professor", "editor", "author", "driver", "writer",
          "singer", "actor", "captain", "commander", "chief", "head", "student", "president", "agent", "assistant", "resident", "Mr", "Mrs", "Ms", "Dr", "company", "firm", "team", "club")  # fmt: skip


def _is_role(noun: str) -> bool:
    """Whether a noun says what its bearer, whose name follows, is: minister, economist, spokesman, goalkeeper."""
    return noun in actors() or noun in offices() or noun in HUMAN or (noun.endswith(_ROLES) and noun not in _THINGS)


def _parts(before: Piece, piece: Piece) -> bool:
    """Whether two nominals side by side are two phrases: a bare noun goes with the next one only where that is
    possessed (telefon danışığı), or is its bearer's name (prezident Tokayev)."""
    if before.pos not in ("NOUN", "PROPN", "PRON") or before.case not in (None, "nominative"):
        return False
    if piece.pos in ("NUM", "DET") or (piece.pos == "ADJ" and "possessed" not in piece.features):
        return True  # оның үйі | үлкен
    if "plural" in before.features and piece.pos == "PROPN":
        return True  # дипломаттар | Панама ...; but министр Сапаров
    if "possessed" in piece.features:
        return before.pos == "PRON"
    if piece.pos == "NOUN":
        return before.pos != "PROPN" or piece.case not in (None, "nominative")
    if piece.pos == "PRON":
        return True
    if before.pos == piece.pos == "PROPN" and before.known and (piece.known or (piece.english.isupper() and not before.english.isupper())):
        return True  # Германия | АҚШ-тың ұстанымы
    if before.name and not before.known and piece.pos == "PROPN" and piece.known and (piece.english.isupper() or piece.english in _countries()):
        return True  # Помпео | БҰҰ, Mançester Siti | Almaniyanın; not Rəna Səfərli
    if piece.pos != "PROPN" or before.pos != "NOUN":
        return False
    if piece.case is None:  # az qəza | Saksaulsk stansiyasında; but nazir Quliyev, SOCAR şirkəti
        return "possessed" not in before.features and not _is_role(before.english) and piece.english[:1] not in OPENING_QUOTES
    return piece.known or (piece.case != "nominative" and before.english not in actors() and "possessed" not in before.features)  # top | Aqueronun ayağına


def _named(held: list[Piece], ahead: list[Piece]) -> bool:
    """Whether a whole name stands before a noun that is not possessed (Maks Ferstappen | start xəttindən), or before another
    name of two words (Сара Пейлин | Дональд Трамптың)."""
    piece = ahead[0]
    if piece.english[:1] in OPENING_QUOTES and held[-1].pos == "NOUN" and len(ahead) == 2 and ahead[1].pos in ("NOUN", "VERB", "ADP"):
        return True  # nazir | “Sabah” qəzetinə; bakan | "Hayır" dedi
    two = len(ahead) == 2 and all(p.name for p in ahead) and ahead[1].case not in (None, "nominative")
    if len(held) == 2 and two and all(p.name and p.case is None for p in held):
        return True
    return len(held) > 1 and held[-1].name and held[-2].name and not held[-1].known and piece.pos == "NOUN" and "possessed" not in piece.features and held[-1].case is None


@cache
def _countries() -> frozenset[str]:
    return frozenset(english_forms().values())


def _owns(clause: list[Piece], at: int) -> bool:
    """Whether the noun in the genitive at ``at`` owns a noun that follows; else it is the subject of a verb form
    (nazirin imzaladığı saziş, the agreement that the minister signed)."""
    for piece in clause[at + 1 :]:
        if piece.pos == "CCONJ" or piece.english == ",":
            continue
        if is_bound(piece):
            return piece.pos == "ADJ" and "possessed" not in piece.features and _owned_after(clause, piece)
        if piece.pos not in _MODIFIERS:
            return False
        if piece.case == "genitive" or "possessed" in piece.features or (piece.compound and piece.pos == "NOUN") or piece.pos == "X" or (piece.name and not piece.known and piece.case is None):
            return True
        if piece.case not in (None, "nominative") and piece.pos != "ADJ":
            return piece.case == "accusative"
    return False


def _owned_after(clause: list[Piece], bound: Piece) -> bool:
    """az "Bakının gələn qonaqları": a participle without a subject of its own between an owner and its noun."""
    at = next(i for i, p in enumerate(clause) if p is bound)
    return at + 1 < len(clause) and "possessed" in clause[at + 1].features


def _suspended(clause: list[Piece], at: int) -> bool:
    """Whether "and" and a noun in the same case follow one in the accusative: they are one object."""
    after = clause[at + 2] if at + 2 < len(clause) else None
    return after is not None and clause[at + 1].english == "and" and after.case == clause[at].case and after.pos in ("NOUN", "PROPN")


def _joins(clause: list[Piece], i: int, before: Piece) -> bool:
    """Whether a comma or "and" stands inside a list that takes one ending or postposition for all: A, B və C ilə."""
    after = clause[i + 1] if i + 1 < len(clause) else None
    if after is None or after.pos not in _MODIFIERS:
        return False
    if clause[i].pos == "CCONJ" and clause[i].english == "and" and before.case not in (None, "nominative"):
        return after.case == before.case
    if before.case not in (None, "nominative"):
        return False
    if clause[i].pos == "CCONJ" and clause[i].english in ("and", "or", "nor"):
        return True
    names = before.pos == after.pos == "PROPN" or (before.name and after.name) or before.pos == after.pos == "NUM"
    return clause[i].english == "," and names
