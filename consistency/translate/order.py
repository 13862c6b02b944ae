"""Word order of the gloss: the verb of az, kk and tr after its subject; Russian keeps its own."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.families import TURKIC
from consistency.translate.phrases import OBLIQUE, PREPOSITIONS, Phrase, phrases_of
from consistency.translate.piece import Piece
from consistency.translate.verbs import affirmed, plural_of

_VERB_FINAL = TURKIC
# After these a verb stands bare.
_BARE = (" to", " can", " cannot", " must", " may", " might", " should", " will", " could", " could not", " must not", " may not", " let us")
_CLOSING = set(",.;:!?)]}»”…%")
_OPENING = set("([{«“")


def arrange(pieces: list[Piece], language: str) -> str:
    """The pieces in English order as one string."""
    clauses = _clauses(pieces)
    done: list[str] = []
    for clause in map(_denied_once, clauses):
        done += _verb_final(clause) if language in _VERB_FINAL else _svo(clause)
    return _join(done)


_NOBODY = ("nobody", "no one", "nothing", "never", "nowhere")


def _denied_once(clause: list[Piece]) -> list[Piece]:
    """English denies once: nobody died, where the sources say that nobody did not. The first verb after the word, up to a comma."""
    out, open_ = list(clause), False
    for i, piece in enumerate(clause):
        if piece.english in _NOBODY:
            open_ = True
        elif piece.pos == "MARK":
            open_ = False
        elif open_ and piece.pos == "VERB" and piece.finite and piece.sense and " not" in piece.english:
            out[i], open_ = replace(piece, english=affirmed(piece)), False
    return out


def _clauses(pieces: list[Piece]) -> list[list[Piece]]:
    """Split at marks that end a clause; the mark stays at the end of its clause."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        out[-1].append(piece)
        if piece.pos == "MARK" and piece.english in ".;:!?…":
            out.append([])
    return [clause for clause in out if clause]


def _verb_final(clause: list[Piece]) -> list[str]:
    """Bring the last finite verb of a clause after its subject, or to the head of its stretch between commas where the
    subject stands before those; say "is" where nothing does."""
    phrases = phrases_of(clause)
    _exist(phrases)
    verbs = [i for i, (_, head) in enumerate(phrases) if head.finite and head.pos == "VERB"]
    if not verbs:
        _be(phrases)
        return [word for words, _ in phrases for word in words]
    at = verbs[-1]
    opening = max((i + 1 for i, (words, head) in enumerate(phrases[:at]) if head.pos == "MARK" and words[0] in ",—–"), default=0)
    after = _subordinate_first(phrases, opening, at)
    subjects = [i for i, (words, head) in enumerate(phrases[:at]) if i >= opening and _can_be_subject(words, head)]
    subject = next((i for i in subjects if i >= after), subjects[0] if subjects else None)
    objects = [i for i, (_, head) in enumerate(phrases[:at]) if i >= max(opening, after) and head.case in ("accusative", "dative")]
    if subject is not None:
        goal = subject + 1
        who = phrases[subject][1]
        if who.many or "plural" in who.features:
            words, head = phrases[at]
            phrases[at] = [*words[:-1], plural_of(words[-1], head.sense)], head
        _set_off(phrases, opening, subject)
    elif opening and any(_can_be_subject(words, head) for words, head in phrases[:opening]):
        goal = opening
    else:
        goal = objects[0] if objects else at  # nobody is named who did it: released three people
    if goal < at:
        phrases.insert(goal, phrases.pop(at))
    return [word for words, _ in phrases for word in words]


_LONG = 5  # words of a phrase before the subject that a comma sets off; chosen by eye


def _set_off(phrases: list[Phrase], opening: int, subject: int) -> None:
    """A comma between a long phrase that stands first and the subject: in the flood that occurred in Baku, 5 people died."""
    if subject > opening and len(phrases[subject - 1][0]) >= _LONG and phrases[subject - 1][1].case in OBLIQUE:
        words, head = phrases[subject - 1]
        phrases[subject - 1] = ([*words, ","], head)


def _subordinate_first(phrases: list[Phrase], opening: int, end: int) -> int:
    """Bring the verb of a clause that is governed by a postposition before what belongs to it: kk дүкен ашылған соң, after
    opening the shop. The index at which the main clause begins; 0 where there is none."""
    at = next((i for i, (words, head) in enumerate(phrases[:end]) if i > opening and head.pos == "VERB" and not head.finite and len(words) > 1), None)
    if at is None:
        return 0
    if not any(_can_be_subject(words, head) for words, head in phrases[at + 1 : end]):
        return 0  # the one subject that there is may be the main clause's
    phrases.insert(opening, phrases.pop(at))
    return at + 1


def _exist(phrases: list[Phrase]) -> None:
    """az "ümid var", kk "үміт бар": there is hope; the word that says so stands after what there is."""
    for i, (_, head) in enumerate(phrases):
        if head.exists and i and phrases[i - 1][1].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            said, what = phrases.pop(i), i - 1
            phrases.insert(what, (said[0], replace(said[1], pos="VERB", finite=True, exists=False)))


def _be(phrases: list[Phrase]) -> None:
    """az and kk leave "is" out: a subject, then what it is, and nothing else before the mark."""
    end = next((i for i, (_, head) in enumerate(phrases) if head.pos == "MARK" and i), len(phrases))
    if end < 2:
        return
    words, last = phrases[end - 1]
    predicate = last.pos in ("ADJ", "NOUN", "PROPN") and last.case in (None, "nominative") and not last.sense and words[0] not in PREPOSITIONS.values()
    subject = next((i for i, (ws, head) in enumerate(phrases[: end - 1]) if _can_be_subject(ws, head) or head.pos == "DET"), None)
    if predicate and subject is not None:
        phrases.insert(subject + 1, (["is"], Piece("is", "VERB", finite=True, sense="be")))


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
            if out[-1:] in (["in"], ["on"], ["at"]):
                out.pop()  # the time has its own preposition
            else:
                piece = replace(piece, english=piece.english.partition(" ")[2])
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
        out += [lead] if lead else []
        if piece.pos in ("NOUN", "ADJ") and not (previous is not None and previous.pos in ("ADJ", "DET", "NUM")) and _wants_the(clause, i):
            out.append("a" if previous is not None and previous.sense in ("be", "become", "remain") else "the")
        out.append(piece.english)
        preposition = piece.pos == "ADP" or (preposition and piece.pos in ("ADJ", "NUM", "DET"))
        previous = piece
    return out


def _wants_the(clause: list[Piece], i: int) -> bool:
    """Whether the noun phrase that begins at piece ``i`` is of a common noun in the singular."""
    for piece in clause[i : i + 4]:
        if piece.pos == "NOUN":
            return piece.article and not piece.english.startswith("no ")
        if piece.pos != "ADJ":
            return False
    return False


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
        if word in ("to", "to be") and out.endswith(_BARE):
            continue
        if word.startswith("to ") and out.endswith(_BARE):
            word = word[3:]
        if out.endswith(" a") and word[:1].lower() in "aeiou":
            out += "n"
        out += word if glue else " " + word
    first = next((k for k, c in enumerate(out) if c.isalpha()), 0)
    return out[:first] + out[first : first + 1].upper() + out[first + 1 :] if first <= 2 and not out[:first].strip("\"'([«“- ") else out
