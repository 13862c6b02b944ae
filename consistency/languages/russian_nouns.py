"""Russian participles and adjectives that are nouns where no noun follows: нападающий забил, the striker; ведущий программы; and
words of two with a hyphen: женщина-избиратель, научно-популярный."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.languages.analysis import Analysis
from consistency.languages.tokens import Token

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_CASES = frozenset({"nominative", "genitive", "dative", "accusative", "instrumental", "locative"})
_PEOPLE = frozenset({"surname", "given-name"})
_GENDERS = frozenset({"masculine", "feminine", "neuter"})
_ENDING = re.compile(r"(щ|ш)(?:ий|его|ему|им|ем|ие|их|ими)$")
_FAR = 3  # adjectives that may stand between a participle and its noun


def substantives(pack: Pack, tokens: tuple[Token, ...], at: int, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings of a participle, or of an adjective like one, as the noun that the lexicon has it as; none where it goes with a
    noun that follows, or has an object: управляющий банком, who manages it."""
    match = _ENDING.search(tokens[at].text.lower())
    if match is None and tokens[at].text.endswith(("ых", "их")) and readings[0].pos == "ADJ" and any(pos == "NOUN" for pos, _ in pack.lexicon.rows(readings[0].lemma)):
        many = [r for r in readings if r.lemma == readings[0].lemma and r.features & {"genitive", "accusative", "locative"}]
        if not any(_goes_with(pack, tokens, at, r) for r in many):  # 40 пожарных
            return tuple(dict.fromkeys(Analysis(r.lemma, "NOUN", (r.features & (_CASES | {"plural"})) | {"animate"}) for r in many))
    if match is None or not any("participle" in r.features or r.pos == "ADJ" for r in readings):
        return ()
    lemma = tokens[at].text.lower().replace("ё", "е")[: match.start()] + match[1] + "ий"
    if not any(pos == "NOUN" for pos, _ in pack.lexicon.rows(lemma)):
        return ()
    own = [r for r in readings if r.features & _CASES and "feminine" not in r.features and "neuter" not in r.features]
    if not own or any(_goes_with(pack, tokens, at, r) for r in own):
        return ()
    before = tokens[at - 1].text if at else ""
    if before == "," and any("participle" in r.features for r in own) and at + 1 < len(tokens) and tokens[at + 1].kind != "mark":
        return ()  # человек, управляющий машиной
    return tuple(dict.fromkeys(Analysis(lemma, "NOUN", (r.features & (_CASES | _GENDERS | {"plural", "singular"})) | {"animate"}) for r in own))


def _goes_with(pack: Pack, tokens: tuple[Token, ...], at: int, reading: Analysis) -> bool:
    """Whether a noun that agrees with an adjective follows it, after other adjectives at most: ведущий российский эксперт."""
    for token in tokens[at + 1 : at + 2 + _FAR]:
        if token.kind == "number":
            continue
        if token.kind != "word":
            return False
        after = [a for a in pack.analyse(token.text) if not a.features & _PEOPLE and _agree(reading, a)]
        if any(a.pos == "NOUN" and a.known for a in after):
            return True
        object_ = "participle" in reading.features and any("instrumental" in a.features for a in pack.analyse(token.text))
        if not object_ and not any(a.pos == "ADJ" or "participle" in a.features for a in after):
            return False  # управляющего автомобилем мужчину: he who manages it
    return False


def _agree(one: Analysis, other: Analysis) -> bool:
    if not one.features & other.features & _CASES or ("plural" in one.features) != ("plural" in other.features):
        return False
    return "plural" in one.features or bool(one.features & other.features & _GENDERS)


def hyphened(pack: Pack, readings: tuple[Analysis, ...]) -> tuple[Analysis, str] | None:
    """The first reading of a word with a hyphen whose two parts the lexicon has, and their English: женщина-избиратель, woman voter;
    научно-популярный, scientific-popular; None where it has not both."""
    for reading in readings:
        first, mark, last = reading.lemma.partition("-")
        if not mark or "-" in last or len(first) < _LEAST or reading.pos not in ("NOUN", "ADJ"):
            continue
        own = _senses(pack, last, reading.pos)
        stem = first[:-1]
        forms = (first,) if reading.pos == "NOUN" else (stem + "ый", stem + "ий", stem + "ой") if first.endswith(("о", "е")) else ()
        other = next((s for form in forms for s in _senses(pack, form, reading.pos)[:1]), None)
        if own and other is not None:
            return reading, f"{other} {own[0]}" if reading.pos == "NOUN" else f"{other}-{own[0]}"
    return None


def _senses(pack: Pack, lemma: str, pos: str) -> tuple[str, ...]:
    return next((senses for p, senses in pack.lexicon.rows(lemma) if p == pos), ())


_LEAST = 3
