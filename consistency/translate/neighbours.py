"""What a piece says because of the piece before or after it."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.languages.concepts import actors
from consistency.languages.families import TURKIC
from consistency.languages.inflect import adverb_of, compared, plural
from consistency.translate.english import HUMAN, MASS, SEVERAL
from consistency.translate.phrases import CLOSING_QUOTES
from consistency.translate.piece import Piece
from consistency.translate.russian import particles
from consistency.translate.russian_clauses import clauses
from consistency.translate.russian_figures import figures
from consistency.translate.russian_pairs import paired
from consistency.translate.russian_prepositions import prepositions
from consistency.translate.verbs import conjugated, is_several

# Nouns of time and manner that "that" stands before: az o vaxt, kk ол кезде, at that time.
_THAT = frozenset({"time", "day", "year", "moment", "period", "hour", "week", "month", "night", "evening", "era", "case", "place", "side", "country", "person", "man", "people"})
_HEAD = (".", "“", "«", '"', "—", "–")  # what a sentence or a quoted one begins after
_FEW = ("3", "4", "5", "6", "7", "8", "9")
_STOOD = ("place", "position", "queue", "line", "row", "head", "top", "start", "door", "gate")
_CHANGES = frozenset({"increase", "grow", "rise", "fall", "decrease", "drop", "decline", "shrink", "shorten", "reduce", "cut", "raise", "lower", "become cheaper", "rise in price", "become more expensive", "get cheaper", "get more expensive", "go down", "go up", "strengthen", "weaken"})
_SCORE = re.compile(r"\d{1,2}[-–:]\d{1,2}")
_POSSESSED = ("my ", "our ", "your ")
_ENDS = (".", ";", "!", "?", ":", "…")
_DEGREES = ("very", "more", "most", "less", "least", "too", "quite", "extremely", "rather")
_MANNERS = ("way", "manner", "form", "shape", "picture", "image", "degree", "type", "kind")
_SCORE = re.compile(r"\d+-\d+")
_TITLES = ("Mr", "Mrs", "Ms", "Dr")
_SET_OFF = ("he", "they", "this", "that", "it")  # az writes a comma after a pronoun that is the subject: O, həkimdir


def by_neighbours(pieces: list[Piece], code: str) -> list[Piece]:
    """What a word says beside the next or after the one before: "he" at the head of a sentence, not "that"; az çox before
    an adjective, very; kimi after a dative, until; Russian denials and conditionals."""
    if code == "ru":
        return clauses(figures(prepositions(particles(paired(pieces)))))
    if code not in TURKIC:
        return pieces
    pieces = _inside(_neither(_compared(_titled(_unset(pieces)))))
    out = list(pieces)
    for i, piece in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        opens = not i or pieces[i - 1].english in _HEAD
        if piece.helper == "third" and piece.english == "he" and opens and after is not None and _determines(pieces, i, code):
            out[i] = replace(piece, english="those" if "plural" in after.features else "that", pos="DET")  # az o ölkə; "he" has a comma after it
        elif after is not None and piece.english == "that" and piece.pos == "DET" and piece.helper == "third" and not piece.features:
            if _is_he(pieces, i, after) or (code == "kk" and opens and after.english not in _THAT):
                out[i] = Piece("he", "PRON", None)
        elif piece.pos == "ADJ" and not piece.sense and not piece.features and after is not None and after.sense not in ("", "be", "become", "do", "make") and (adverb := adverb_of(piece.english)):
            out[i] = replace(piece, english=adverb, pos="ADV")  # kk жиі сынады: often criticised
        elif piece.english == "own" and piece.pos == "DET" and after is not None and after.english.startswith(_POSSESSED):
            out[i] = replace(piece, english="", pos="PART")  # kk өз ісімді: my case
        elif piece.english == "own" and piece.pos == "DET" and after is not None and after.compound and after.pos == "VERB":
            out[i] = replace(piece, english="", pos="PART")  # az öz evinə qayıtdı: returned home, whose is said
        elif piece.helper in ("age", "aged") and after is not None:
            out[i] = _of_age(piece, after)
        elif piece.english in ("then", "after") and piece.pos == "ADV" and i and pieces[i - 1].helper == "duration":
            out[i] = replace(piece, english="later")
        elif code == "az" and after is not None and after.sense == "mean" and i and pieces[i - 1].english == "this" and piece.english in ("that", "he"):
            out[i] = replace(piece, english="", pos="PART")  # bu o deməkdir
        elif code == "az" and piece.sense == "work" and piece.compound is False and i and pieces[i - 1].case == "dative" and pieces[i - 1].features & {"infinitive", "verbal-noun"}:
            out[i] = conjugated(piece.features, "try")  # az satmağa çalışır
        elif code == "az" and piece.sense == "hold" and i and pieces[i - 1].helper == "duration" and pieces[i - 1].case in (None, "accusative"):
            out[i] = replace(conjugated(piece.features, "spend"), ambiguous=piece.ambiguous)  # üç ay keçirib
        elif code == "az" and piece.english in ("account", "accounts") and i and _SCORE.fullmatch(pieces[i - 1].english):
            out[i] = replace(piece, english="score", features=piece.features - {"plural", "possessed"}, article=False)  # 2-0 hesabla
        elif code == "kk" and piece.sense == "live" and i and pieces[i - 1].case == "ablative":
            out[i] = replace(conjugated(piece.features, "consist"), ambiguous=piece.ambiguous)  # 14 тармақтан тұратын
        elif code == "az" and piece.helper == "contrast" and i:
            out[i] = replace(piece, english="")  # faizlər isə: no more than a stress
        elif i and pieces[i - 1].pos == "DET" and piece.english.startswith(pieces[i - 1].english + " "):
            out[i] = replace(piece, english=piece.english.partition(" ")[2])  # kk сіздің сәтіңіз: your moment, once
        elif piece.english in ("holy", "sacred", "saint") and after is not None and after.name:
            out[i] = replace(piece, english="Saint", article=False)
        elif piece.pos == "ADJ" and piece.english in ("called", "named") and i and (pieces[i - 1].name or pieces[i - 1].english in CLOSING_QUOTES):
            out[i] = conjugated(frozenset({"participle", "passive"}), "call")  # kk Тодд атты әкесі: his father called Todd
        elif piece.english == "whether" and piece.pos == "PART" and after is not None and after.pos == "MARK":
            out[i] = replace(piece, english="")  # білесіз бе: the question mark says it
            if code == "kk" and i and pieces[i - 1].vowel and "converb" in pieces[i - 1].features and after.english == "?":
                out[i - 1] = conjugated(pieces[i - 1].features - {"converb"} | {"present"}, pieces[i - 1].sense)  # келе ме?: does he come
        elif piece.negates and after is not None and after.english == "," and i and pieces[i - 1].pos in ("NOUN", "PROPN", "ADJ") and (i == 1 or pieces[i - 2].pos == "MARK") and _goes_on(pieces, i + 2, pieces[i - 1].case):
            out[i - 1], out[i] = replace(out[i - 1], english="not " + out[i - 1].english, article=False), Piece("", "PART")  # kk Қытай емес, компаниялар
        elif piece.english == "as" and piece.pos == "ADP" and i and pieces[i - 1].case == "dative":
            out[i] = replace(piece, english="until")
        elif code == "kk" and piece.pos == "NUM" and piece.case == "dative" and after is not None and after.sense in _CHANGES and after.helper != "whole" and not (i and pieces[i - 1].case == "ablative"):
            out[i] = replace(piece, english=piece.english if piece.english.endswith("times") else f"by {piece.english}", case=None)  # 5 пайызға өсті: "to" is пайызға дейін
        elif code == "kk" and piece.pos == "ADP" and piece.english == "until" and after is not None and after.sense in _CHANGES and i and pieces[i - 1].pos == "NUM" and pieces[i - 1].case == "dative":
            out[i] = replace(piece, english="to")  # 8 пайызға дейін төмендеді
        elif code == "kk" and piece.pos == "NUM" and piece.case == "dative" and piece.english.startswith("up to "):
            out[i] = replace(piece, case=None)  # 500 теңгеге дейін, which the figure says
        elif code == "kk" and piece.sense == "live" and i and pieces[i - 1].case == "locative" and pieces[i - 1].english in _STOOD:
            out[i] = replace(conjugated(piece.features, "be"), ambiguous=piece.ambiguous)  # 3-орында тұр
        elif code == "kk" and piece.pos == "NOUN" and piece.english in ("report", "reports") and (_is_score(pieces, i - 1) or _is_score(pieces, i + 1)):
            out[i] = Piece("", "PART") if piece.case == "instrumental" else replace(piece, english="score")  # 2:1 есебімен, есеп 2:1 болды
        elif code == "kk" and piece.sense == "defeat" and piece.pos == "VERB" and "passive" not in piece.features and not _has_object(pieces, i):
            out[i] = replace(conjugated(piece.features, "win"), ambiguous=piece.ambiguous)  # команда жеңді
        elif code == "kk" and piece.helper == "contrast" and i and pieces[i - 1].pos in ("NOUN", "PROPN", "PRON") and pieces[i - 1].case in (None, "nominative") and after is not None and after.pos != "MARK":
            out[i] = replace(piece, english="", pos="PART")  # министр болса мұны жоққа шығарды
        elif code == "kk" and piece.english == "also" and i:
            _also(out, pieces, i)
        elif code == "kk" and piece.pos == "ADP" and piece.english in ("as", "like") and i and pieces[i - 1].pos == "VERB" and (after is None or after.english in (",", *_ENDS)):
            out[i] = Piece("apparently", "ADV")  # жаңбыр жауатын сияқты
    return out


def _is_score(pieces: list[Piece], at: int) -> bool:
    """Whether the piece at a place is a score: 2-1."""
    return 0 <= at < len(pieces) and pieces[at].pos == "NUM" and _SCORE.fullmatch(pieces[at].english) is not None


def _has_object(pieces: list[Piece], at: int) -> bool:
    """Whether an accusative stands before a verb in its part of the sentence."""
    for piece in reversed(pieces[:at]):
        if piece.pos == "MARK":
            return False
        if piece.case == "accusative":
            return True
    return False


def _also(out: list[Piece], pieces: list[Piece], at: int) -> None:
    """kk да, де after another word: although after a conditional (келсе де), "and" after a finite verb (келді де), both after two."""
    before, after = pieces[at - 1], pieces[at + 1] if at + 1 < len(pieces) else None
    if before.pos == "VERB" and "conditional" in before.features:
        out[at - 1], out[at] = replace(before, features=before.features | {"concession"}), Piece("", "PART")
    elif before.pos == "VERB" and before.finite and "past" in before.features and after is not None and after.english not in _ENDS:
        out[at] = Piece("and", "CCONJ")
        if after.english == ",":
            out[at + 1] = Piece("", "PART")
    elif before.pos == "NOUN" and at > 1 and pieces[at - 2].english in ("2", "two", "Two"):
        out[at - 2], out[at] = replace(pieces[at - 2], english="both", pos="DET"), Piece("", "PART")
        out[at - 1] = before if "plural" in before.features else replace(before, english=plural(before.english), features=before.features | {"plural"}, article=False)
    elif before.pos == "NOUN" and at > 1 and pieces[at - 2].english in _FEW and (at < 3 or pieces[at - 3].english != "all"):
        out[at - 2], out[at] = replace(pieces[at - 2], english=f"all {pieces[at - 2].english}"), Piece("", "PART")
    elif before.english in ("both", "all", "everyone", "all of them", "all of us"):
        out[at] = Piece("", "PART")


def _of_age(piece: Piece, after: Piece) -> Piece:
    """An age before its noun (az 26 yaşlı müəllim, the 26-year-old teacher; 17 yaşında qız) or before what happened then (17 yaşında
    evləndi, at the age of 17); as it stands where it is the predicate."""
    years = piece.english.removesuffix(" years old")
    bare = after.pos in ("NOUN", "ADJ", "X") and after.case in (None, "nominative")
    person = after.pos == "NOUN" and "possessed" not in after.features and after.english in actors() | HUMAN
    if years.isdigit() and ((piece.helper == "aged" and (bare or after.pos in ("NOUN", "PROPN"))) or (bare and person)):
        return Piece(f"{years}-year-old", "ADJ", counted=False)
    if piece.helper == "age" and years.isdigit() and after.pos not in ("MARK", "PART") and not after.copula:
        return replace(piece, english=f"at the age of {years}", pos="TIME", case=None)
    return piece


def _determines(pieces: list[Piece], at: int, code: str) -> bool:
    """az o ölkə, that country, and kk ол кісі; "he" has a comma after it in az, and is the common reading in kk."""
    after, then = pieces[at + 1], pieces[at + 2] if at + 2 < len(pieces) else None
    if after.pos != "NOUN" or after.features & {"possessed", "accusative"} or then is None or then.denies or then.copula or then.pos == "MARK":
        return False
    return code != "kk" or after.english in _THAT


def _unset(pieces: list[Piece]) -> list[Piece]:
    """az writes a comma after a pronoun that is the subject: O, həkimdir."""
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        before = pieces[i - 1] if i else None
        opens = piece.english == "," and before is not None and before.english in _SET_OFF and before.case in (None, "nominative") and before.pos in ("DET", "PRON")
        if not (opens and i + 1 < len(pieces)):
            out.append(piece)
        elif before is not None:
            out[-1] = Piece("he" if before.english == "that" else before.english, "PRON", None)
    return out


def _neither(pieces: list[Piece]) -> list[Piece]:
    """az nə ... nə də: "what" is "neither" where "nor" follows in the same sentence."""
    out = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.english == "what" and piece.pos == "PRON" and not piece.features:
            ends = next((p for p in pieces[i + 1 :] if p.english in ("nor", *_ENDS)), None)
            if ends is not None and ends.english == "nor":
                out[i] = replace(piece, english="neither", pos="CCONJ")
    paired = any(p.english == "neither" for p in out)
    return [p for p, after in zip(out, [*out[1:], None], strict=True) if not (paired and p.english == "," and after is not None and after.english == "nor")]


def _inside(pieces: list[Piece]) -> list[Piece]:
    """What stands before a verb that the lexicon has with its noun said of that noun: az böyük səhv etdi, made a big mistake; kk екі
    келісімге қол қойды, signed 2 agreements."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.pos == "VERB" or (piece.pos == "ADJ" and piece.sense):
            while piece.compound and out and (sense := _sense_with(out[-1], piece.sense)) is not None:
                out.pop()
                piece = replace(piece, english=conjugated(piece.features, sense).english, sense=sense)
        out.append(piece)
    return out


def _sense_with(modifier: Piece, sense: str) -> str | None:
    """A sense like "make a mistake" with an adjective or a number before its noun; None where it has no noun or they are of the verb."""
    verb, _, noun = _WITH_NOUN.get(sense, sense).partition(" ")
    article, _, thing = noun.partition(" ")
    if article not in ("a", "an"):
        article, thing = "", noun
    last = thing.rpartition(" ")[2]
    if not article and not (thing and (thing in MASS or last in MASS or is_several(last) or thing == "concern")):
        return None
    if modifier.pos == "ADJ" and not modifier.sense and not modifier.features and modifier.english not in _OF_VERBS | SEVERAL:
        article = article and ("an" if modifier.english[:1] in "aeiou" else "a")
        return f"{verb} {article} {modifier.english} {thing}".replace("  ", " ")
    counts = modifier.case is None and modifier.english not in MASS and (modifier.many if modifier.pos == "NUM" else modifier.pos in ("DET", "ADJ"))
    if counts and last not in MASS and (modifier.pos == "NUM" or modifier.english in SEVERAL):
        return f"{verb} {modifier.english} {plural(thing) if article else thing}"
    return sense if article and modifier.english == "a" and modifier.pos == "DET" and not modifier.features else None


# Verbs that the sources say with a noun, in the English that has one: yeni qərar verdi, made a new decision.
_WITH_NOUN = {"decide": "make a decision", "help": "provide help", "support": "give support", "answer": "give an answer", "inform": "give information", "agree": "reach an agreement"}
_OF_VERBS = frozenset({"quick", "fast", "early", "late", "frequent", "sudden", "slow", "first", "last", "immediate", "constant", "own", "again", "ready", "most", "more", "less"})  # how or when it is done


def _titled(pieces: list[Piece]) -> list[Piece]:
    """A title stands before the name in English: kk Асқар мырза, Mr Asqar."""
    out: list[Piece] = []
    for piece in pieces:
        at = len(out)
        while piece.english in _TITLES and at and out[at - 1].pos == "PROPN":
            at -= 1
        if at < len(out):
            out[-1] = replace(out[-1], case=piece.case, features=piece.features)
        out.insert(at, replace(piece, article=False, case=None, features=frozenset()) if at < len(out) else piece)
    return out


def _goes_on(pieces: list[Piece], at: int, case: str | None) -> bool:
    """Whether a noun in that case follows a comma, after "and" or "but" or at once: not China, but companies."""
    if at < len(pieces) and pieces[at].pos == "CCONJ":
        at += 1
    return at < len(pieces) and pieces[at].pos in ("NOUN", "PROPN") and pieces[at].case == case


def _compared(pieces: list[Piece]) -> list[Piece]:
    """Words of degree as one with their adjective: az daha yüksək, higher; ən yaxın, nearest; çox çətin, very difficult; and az
    ciddi şəkildə, seriously."""
    out: list[Piece] = []
    for piece in pieces:
        degree = out[-1].english if out and not out[-1].sense else ""
        degree = "very" if degree in ("many", "much") else degree
        adjective = piece.pos == "ADJ" and not piece.sense
        if adjective and degree in _DEGREES:
            out[-1] = replace(piece, english=compared(piece.english, degree), helper="compared" if degree == "more" else "")
        elif piece.pos == "NOUN" and piece.case == "locative" and piece.english in _MANNERS and out and (out[-1].pos == "ADJ" or (degree == "a" and len(out) > 1 and out[-2].pos == "ADJ")):
            out = out[:-1] if degree == "a" else out
            out[-1] = Piece(adverb_of(out[-1].english) or f"in a {out[-1].english} way", "ADV")
        elif piece.pos == "TIME" and len(out) > 1 and degree in ("-", "–", "—") and out[-2].pos == "TIME" and piece.english.startswith("in "):
            out.pop()
            out[-1] = replace(out[-1], english=f"{out[-1].english}–{piece.english[3:]}")
        else:
            out.append(piece)
    return out


def _is_he(pieces: list[Piece], at: int, after: Piece) -> bool:
    """Whether "that" at piece ``at`` is somebody: az o, kk ол at the head of a sentence, where it determines no noun."""
    if at and pieces[at - 1].english not in _HEAD:
        return after.pos in ("DET", "PRON", "VERB", "ADV", "MARK")
    alone = after.pos in ("VERB", "ADV", "PROPN", "MARK", "TIME", "NUM", "ADJ") or after.case not in (None, "nominative")
    alone = alone or (at + 2 < len(pieces) and pieces[at + 2].denies)  # kk ол дәрігер емес
    return alone and after.english.removeprefix("the ") not in _THAT
