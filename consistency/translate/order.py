"""Word order of the gloss: noun phrases with their prepositions, the verb of az and kk after its subject."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.families import TURKIC
from consistency.languages.inflect import participle, past, third
from consistency.translate.piece import PREPOSITIONS, Piece

_VERB_FINAL = TURKIC
_MODIFIERS = ("ADJ", "NUM", "DET", "PROPN", "NOUN", "PRON")
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
            out[i], open_ = replace(piece, english=_affirmed(piece)), False
    return out


def _affirmed(verb: Piece) -> str:
    if verb.english.startswith("did not "):
        return past(verb.sense)
    if verb.english.startswith(("does not ", "do not ")):
        return third(verb.sense)
    return verb.english.replace(" not", "", 1)


def possessive(noun: str) -> str:
    """The English genitive: the minister's, the ministers'."""
    return noun + ("'" if noun.endswith("s") else "'s")


def _clauses(pieces: list[Piece]) -> list[list[Piece]]:
    """Split at marks that end a clause; the mark stays at the end of its clause."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        out[-1].append(piece)
        if piece.pos == "MARK" and piece.english in ".;:!?…":
            out.append([])
    return [clause for clause in out if clause]


def _phrases(clause: list[Piece]) -> list[tuple[list[str], Piece]]:
    """Noun phrases of a head-final language: modifiers, head, postposition; as (words, head)."""
    out: list[tuple[list[str], Piece]] = []
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
        out.append((words, head))
        if said:
            own = [out.pop(-2)[0] for _ in range(_complements(out[:-1]))]
            words += [*said, *(word for phrase in own for word in phrase)]
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


_OBLIQUE = frozenset({"accusative", "dative", "locative", "ablative", "instrumental", "governed"})


def _complements(phrases: list[tuple[list[str], Piece]]) -> int:
    """How many of the last phrases go with a participle that follows: what has a case of its own, times and adverbs next to
    it; not what may be the subject of the sentence."""
    count = 0
    for _, head in reversed(phrases):
        if head.case not in _OBLIQUE and not (head.pos in ("TIME", "ADV") and count == 0):
            break
        count += 1
    return count


def _relative(held: list[Piece], before: list[tuple[list[str], Piece]]) -> list[str]:
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


def _verb_final(clause: list[Piece]) -> list[str]:
    """Bring the last finite verb of a clause after its subject, or to the head of its stretch between commas where the
    subject stands before those; say "is" where nothing does."""
    phrases = _phrases(clause)
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
    elif opening and any(_can_be_subject(words, head) for words, head in phrases[:opening]):
        goal = opening
    else:
        goal = objects[0] if objects else at  # nobody is named who did it: released three people
    if subject is not None:
        phrases[at] = _agreeing(phrases[at], phrases[subject][1])
        _set_off(phrases, opening, subject)
    if goal < at:
        phrases.insert(goal, phrases.pop(at))
    return [word for words, _ in phrases for word in words]


_LONG = 5  # words of a phrase before the subject that a comma sets off; chosen by eye


def _set_off(phrases: list[tuple[list[str], Piece]], opening: int, subject: int) -> None:
    """A comma between a long phrase that stands first and the subject: in the flood that occurred in Baku, 5 people died."""
    if subject > opening and len(phrases[subject - 1][0]) >= _LONG and phrases[subject - 1][1].case in _OBLIQUE:
        words, head = phrases[subject - 1]
        phrases[subject - 1] = ([*words, ","], head)


_SEVERAL = {"was": "were", "is": "are", "has": "have", "does": "do"}


def _agreeing(verb: tuple[list[str], Piece], subject: Piece) -> tuple[list[str], Piece]:
    """The verb in the plural where its subject is: three people were detained. az and kk leave that unsaid in the verb."""
    words, head = verb
    if not (subject.many or "plural" in subject.features):
        return verb
    first, _, rest = words[-1].partition(" ")
    if head.sense and words[-1] == third(head.sense):
        return [*words[:-1], head.sense], head
    return ([*words[:-1], f"{_SEVERAL[first]} {rest}".strip()], head) if first in _SEVERAL else verb


def _subordinate_first(phrases: list[tuple[list[str], Piece]], opening: int, end: int) -> int:
    """Bring the verb of a clause that is governed by a postposition before what belongs to it: kk дүкен ашылған соң, after
    opening the shop. The index at which the main clause begins; 0 where there is none."""
    at = next((i for i, (words, head) in enumerate(phrases[:end]) if i > opening and head.pos == "VERB" and not head.finite and len(words) > 1), None)
    if at is None:
        return 0
    if not any(_can_be_subject(words, head) for words, head in phrases[at + 1 : end]):
        return 0  # the one subject that there is may be the main clause's
    phrases.insert(opening, phrases.pop(at))
    return at + 1


def _exist(phrases: list[tuple[list[str], Piece]]) -> None:
    """az "ümid var", kk "үміт бар": there is hope; the word that says so stands after what there is."""
    for i, (_, head) in enumerate(phrases):
        if head.exists and i and phrases[i - 1][1].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            said, what = phrases.pop(i), i - 1
            phrases.insert(what, (said[0], replace(said[1], pos="VERB", finite=True, exists=False)))


def _be(phrases: list[tuple[list[str], Piece]]) -> None:
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
