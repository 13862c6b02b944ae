"""Winning, losing and drawing: two who met tell one result from both ends, and what is drawn need not be a match."""

from __future__ import annotations

import re

from consistency.diff.clauses import sentence_of
from consistency.diff.denied import Said
from consistency.diff.names import Name, names_of
from consistency.diff.predications import object_of
from consistency.diff.same_name import same
from consistency.languages.concepts import predicates_of
from consistency.languages.families import TURKIC
from consistency.records import Claim, Party

_MATCHES = frozenset({"match", "game", "bout", "fight", "tie", "final", "series"})
_WON = frozenset({"win", "lose", "defeat", "draw"})
_AGAINST = ("to", "over", "against", "у", "над")  # before the one who was met
_MET = frozenset({"dative", "accusative", "ablative"})
_ELSE = frozenset({"genitive", "locative", "instrumental"})
_NOT_PART = ("in", "at", "of", "from", "by", "for", "with", "on", "near", "в", "во", "на", "из", "от", "с", "со", "под", "близ", "для")
_NEAR = 30  # characters from an English verb to whom it is done
_QUOTED_CASE = re.compile(r"(?:ты|ті|ды|ді|ны|ні|ға|ге|қа|ке|на|не|nı|ni|nu|nü|yı|yi|a|ə|ya|yə)$")


def of_both_ends(a: Claim, x: Said, b: Claim, y: Said) -> bool:
    """Whether two claims of a win and a loss are told of the two who met: he beat Kaysarov, Kaysarov lost; and whether "draw"
    is said of what is no match."""
    if any(not predicates_of(s.key) & _WON for s in (x, y)):
        return False
    if any(_draws_something(c, s) for c, s in ((a, x), (b, y))):
        return True
    (mine, met), (theirs, other) = _sides(a, x.at), _sides(b, y.at)
    if mine is not None and theirs is not None:
        return not same(mine, theirs)
    if met is not None and other is not None:
        return not same(met, other)
    who, against = (mine, other) if mine is not None else (theirs, met)
    return who is not None and against is not None and same(who, against)  # he lost to Seytkali: Seitkali has won


def _draws_something(claim: Claim, said: Said) -> bool:
    if said.key != "draw":
        return False
    drawn = object_of(sentence_of(claim), said.at)
    return bool(drawn) and _MATCHES.isdisjoint(drawn)


def _sides(claim: Claim, at: int) -> tuple[Name | None, Name | None]:
    """Who won or lost by the verb at word ``at``, and against whom, where they are named."""
    subject = met = None
    verb = claim.reading.words[at].span.start + claim.reading.sentence.span.start
    cases = {f.span: f.case for f in claim.facts if isinstance(f, Party)}
    names = names_of(claim)
    people = tuple(n for n in names if n.kind == "person")
    for name in people or names:  # not the hall they met in
        role = _role(claim, name, cases.get(name.span), verb)
        if role == "subject" and subject is None:
            subject = name
        elif role == "met" and met is None:
            met = name
    return subject, met


def _role(claim: Claim, name: Name, case: str | None, verb: int) -> str | None:
    """Subject, met, or neither: by the word before, the case, and in English the place."""
    text, language = claim.article.text, claim.article.language
    before = re.findall(r"\w+", text[claim.span.start : name.span.start].lower())[-1:]
    if before and before[0] in _AGAINST:
        return "met"
    if language == "ru" and case == "genitive" and name.span.start >= verb and not (before and before[0] in _NOT_PART):
        return "met"  # победил казахстанца Даурена Кайсарова
    if (before and before[0] in _NOT_PART) or case in _ELSE:
        return None
    if case in _MET:
        return "met"
    if language == "en":
        return "subject" if name.span.end <= verb else "met" if name.span.start - verb < _NEAR else None
    if language in TURKIC and text[name.span.end : name.span.end + 1] in "»”\"" and case is None and _QUOTED_CASE.search(name.shown.lower()):
        return None  # «Қайратты»: the ending is inside the marks
    return "subject"

