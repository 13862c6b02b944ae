"""Russian words in their own order: the prepositions that bare cases become, and articles."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.languages.inflect import participle
from consistency.translate.english import NAMING, said
from consistency.translate.piece import Piece

_NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON", "DET")
_HEADS = ("NOUN", "PROPN", "X", "PRON")
_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "look", "prove", "turn out", "act as", "serve as", "work as", "be considered", "be called"})
# Verbs whose object stands in the instrumental in Russian, and has no preposition in English.
_WITHOUT = frozenset({"use", "lead", "manage", "own", "possess", "run", "head", "govern", "control", "enjoy", "command", "rule", "direct", "risk", "sacrifice", "dispose", "exchange", "admire", "neglect", "share", "have"})
# Verbs whose object stands in the dative in Russian; after those of giving the receiver comes before the thing.
_TO_WHOM = frozenset({"help", "give", "tell", "show", "offer", "send", "bring", "pay", "teach", "ask", "allow", "answer", "threaten", "follow", "contradict", "advise", "resist", "oppose", "trust", "believe", "forbid", "prevent", "face", "assist", "promise", "cost", "hand", "grant", "wish", "owe", "thank", "require", "recommend", "violate", "interfere"})
_SAID_TO = frozenset({"say", "speak", "explain", "report", "belong", "seem", "write", "happen", "announce", "describe", "apply", "sell", "state", "present", "introduce", "suggest"})
_TIED = ("in", "with", "by", "of", "for", "to", "on", "at", "from", "as", "about")  # a sense that ends in these: take part in
_QUANTITY = ("more", "less", "fewer", "many", "few", "much", "little", "most", "enough")
_PARTITIVE = ("one", "some", "many", "most", "none", "each", "any", "few", "several", "first", "two", "three", "half")
_DETERMINED = ("this", "that", "these", "those", "which", "whose", "my", "his", "her", "its", "our", "your", "their")


def in_order(clause: list[Piece]) -> list[str]:
    """Russian keeps its order; a bare genitive after a noun becomes "of", other bare cases their preposition."""
    out: list[str] = []
    previous: Piece | None = None
    verb: Piece | None = None
    preposition = False
    for i, piece in enumerate(clause):
        if not piece.english:
            continue
        if piece.pos == "TIME" and preposition and piece.english.partition(" ")[0] in ("in", "on", "at"):
            if out[-1:] in (["in"], ["on"], ["at"]):
                out.pop()  # the time has its own preposition
            else:
                piece = replace(piece, english=piece.english.partition(" ")[2])
        if piece.pos == "ADP" and piece.english == "from" and previous is not None and (previous.english.lower() in _PARTITIVE or previous.many) and previous.pos != "VERB":
            piece = replace(piece, english="of")  # одном из домов
        head = _head(clause, i)
        opens = head is not None and not preposition and not _continues(previous, piece)
        lead = _lead(head, previous, verb, piece) if opens and head is not None and previous is not None else ""
        bare = head is not None and head.case == "instrumental" and _is_predicate(verb)
        out += [lead] if lead else []
        if piece.pos in ("NOUN", "ADJ") and not (previous is not None and _determines(previous, piece)) and _wants_the(clause, i):
            out.append("a" if piece.english not in _ONLY_ONE and (bare or (previous is not None and previous.sense in ("be", "have"))) else "the")
        out.append(_in_words(piece.english) if "spelled" in piece.features else _priced(piece.english) if piece.pos == "NUM" else piece.english)
        preposition = piece.pos == "ADP" or (preposition and piece.pos in ("ADJ", "NUM", "DET", "ADV"))
        if piece.pos == "MARK" and piece.english != '"':
            verb = None
        elif piece.sense or "short" in piece.features:
            verb = piece
        previous = piece
    return out


def _in_words(figure: str) -> str:
    """A figure that the source spells with its number in words, if that is a small one: two years, not 2 years."""
    number, blank, unit = figure.partition(" ")
    word = said(int(number)) if number.isdigit() else None
    return figure if word is None or unit.startswith(_SCALES[:4]) else f"{word}{blank}{unit}"


_PRICE = re.compile(r"(\d[\d.,]*(?: to \d[\d.,]*)?(?: (?:million|billion|trillion))?) (dollars|pounds sterling|euros)$")
_SIGNS = {"dollars": "$", "pounds sterling": "£", "euros": "€"}


def _priced(figure: str) -> str:
    """A sum with the sign of its currency as English writes it: $11 billion, £5."""
    return _PRICE.sub(lambda m: f"{_SIGNS[m[2]]}{m[1].replace(' to ', f' to {_SIGNS[m[2]]}')}", figure)


def _measures(piece: Piece) -> bool:
    """Whether a figure is of what follows in the genitive: 5% of, two thirds of, 3 tonnes of; not 3 houses, the third house."""
    if piece.pos != "NUM" or piece.many:
        return False
    last = piece.english.rpartition(" ")[2]
    return last in _SHARES or piece.english.endswith("%") or (piece.english[:1].isdigit() and " " in piece.english and last.isalpha() and last not in _SCALES)


_SHARES = ("half", "third", "thirds", "quarter", "quarters", "fifth", "tenth")
_SCALES = ("million", "billion", "trillion", "thousand", "old", "times")


def _continues(previous: Piece | None, piece: Piece) -> bool:
    """Whether a piece goes on in the noun phrase of the one before, in its case."""
    if previous is not None and piece.case == "genitive" and _measures(previous):
        return False
    return previous is not None and previous.pos in ("ADJ", "NUM", "DET") and _same(previous.case, piece.case) and not previous.features & {"short", "comparative"}


def _same(one: str | None, other: str | None) -> bool:
    """Whether two cases may be one: the accusative looks like the nominative or the genitive."""
    return one == other or None in (one, other) or ("accusative" in (one, other) and not {one, other} & {"dative", "instrumental", "locative"})


def _determines(previous: Piece, piece: Piece) -> bool:
    """Whether the piece before a noun phrase says which one, or is of the phrase: its article is said."""
    if previous.pos == "PRON":
        return previous.english in _DETERMINED and _same(previous.case, piece.case)
    if previous.english == "this" and previous.pos == "PART":
        return True
    if previous.pos == "NUM" and piece.case == "genitive" and _measures(previous):
        return False
    return previous.pos in ("DET", "NUM") or (previous.pos == "ADJ" and _attributes(previous, piece))


def _attributes(adjective: Piece, noun: Piece) -> bool:
    """Whether an adjective is of the noun after it; a participle only in just its case, not where the noun is its object."""
    many = "plural" in noun.features or noun.english.endswith("s")
    if adjective.case is None or "short" in adjective.features or ("plural" in adjective.features) > many:
        return False
    return adjective.case == noun.case or ("active" not in adjective.features and _same(adjective.case, noun.case))


def _head(clause: list[Piece], i: int) -> Piece | None:
    """The noun of the phrase that begins at piece ``i``: the piece itself, or what its adjectives lead to; else None."""
    case = clause[i].case
    if "short" in clause[i].features:
        return None  # писатель признан агентом
    for piece in clause[i : i + 5]:
        if piece.pos in _HEADS:
            return piece if _same(piece.case, case) else clause[i] if clause[i].pos in _NOMINAL else None
        if piece.pos not in ("ADJ", "DET", "NUM"):
            break
    return clause[i] if clause[i].pos == "ADJ" and case and not clause[i].features & {"short"} else None


def _lead(head: Piece, previous: Piece, verb: Piece | None, first: Piece) -> str:
    """The preposition that the bare case of a noun phrase is in English."""
    titled = first.name and not first.known and previous.case == head.case and "animate" in previous.features  # сенатора Флейка
    if (previous.name and first.name) or previous.pos == "CCONJ" or titled:
        return ""
    if "comparative" in previous.features and head.case == "genitive" and previous.english not in _QUANTITY:
        return "than"
    if first.pos == "NUM" and head.case == "genitive":
        return ""  # работают 10 экспертов: the number asks for that case
    if head.case == "genitive":
        owner = head.pos == "PRON" and (previous.pos not in ("NOUN", "PROPN") or verb is not None)
        return "of" if _measures(previous) or (previous.pos in ("NOUN", "PROPN", "X") and not owner) else ""
    if head.case == "dative":
        return _to(head, previous, verb)
    return _with(head, previous, verb) if head.case == "instrumental" else ""


_NAMED = frozenset(map(participle, NAMING))  # is recognised


def _to(head: Piece, previous: Piece, verb: Piece | None) -> str:
    sense = verb.sense if verb is not None else ""
    if head.pos == "PRON":
        return "to" if sense in _SAID_TO and previous is verb else ""
    return "" if previous is verb and (sense in _TO_WHOM or sense.endswith(_TIED)) else "to"


def _is_predicate(verb: Piece | None) -> bool:
    """Whether an instrumental after this verb says what its subject or object is: was a problem, called him a hero."""
    return verb is not None and (verb.sense in _COPULAS or verb.sense in NAMING or verb.english.rpartition(" ")[2] in _NAMED)


def _with(head: Piece, previous: Piece, verb: Piece | None) -> str:
    if head.pos == "ADJ" and verb is previous:
        return ""  # родился здоровым
    if verb is None:
        return "of" if previous.pos == "NOUN" else "with" if previous.pos == "ADJ" else ""  # управление компанией
    if _is_predicate(verb):
        return ""
    if not verb.sense:  # убит снайпером, богат нефтью
        return "by" if verb.english.endswith(("ed", "en")) else "with"
    passive = "passive" in verb.features or verb.english.startswith(("was ", "were ", "is ", "are ", "be ", "been ")) or verb.sense.startswith("be ")
    if verb.sense.rpartition(" ")[2] in _TIED or (verb.sense in _WITHOUT and not passive):
        return "" if previous is verb or previous.pos == "ADV" else "with"
    return "by" if passive or (previous.pos == "NOUN" and previous.case not in (None, "accusative")) else "with"


_ONLY_ONE = frozenset({"best", "worst", "first", "last", "only", "same", "next", "biggest", "main", "most"})


def _wants_the(clause: list[Piece], i: int) -> bool:
    """Whether the noun phrase that begins at piece ``i`` is of a common noun in the singular."""
    if clause[i].english in ("another", "each", "every", "such a"):
        return False
    for piece in clause[i : i + 4]:
        if piece.pos == "NOUN":
            if i and clause[i - 1].english.endswith(" no"):
                return False
            return piece.article and (piece is clause[i] or _attributes(clause[i], piece)) and not piece.english.startswith("no ")
        if piece.pos != "ADJ":
            return False
    return False
