"""Russian: which reading of a word its neighbours suggest: the preposition that governs it, the adjectives that agree with it,
the noun or verb that it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from consistency.languages.analysis import Analysis
from consistency.languages.concepts import actors
from consistency.languages.russian_nouns import substantives
from consistency.languages.tokens import Token
from consistency.records import Word

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_FUNCTION = ("ADP", "CCONJ", "SCONJ", "PART")
_CASES = frozenset({"nominative", "genitive", "dative", "accusative", "instrumental", "locative"})
_GENDERS = frozenset({"masculine", "feminine", "neuter"})
_NUMBERS = frozenset({"plural", "singular"})
# The cases that a preposition governs, the likelier first; any other one governs the genitive.
_GOVERNED = {
    **dict.fromkeys(("к", "ко", "благодаря", "согласно", "вопреки", "навстречу", "подобно", "наперекор"), ("dative",)),
    **dict.fromkeys(("через", "про", "сквозь", "спустя", "включая", "исключая"), ("accusative",)),
    **dict.fromkeys(("в", "во", "на", "о", "об", "обо"), ("locative", "accusative")),
    **dict.fromkeys(("за", "под"), ("instrumental", "accusative")),
    **dict.fromkeys(("над", "перед", "между"), ("instrumental", "genitive")),
    **dict.fromkeys(("с", "со"), ("instrumental", "genitive", "accusative")),
    "по": ("dative", "accusative", "locative"),
    "при": ("locative",),
}
# How likely a case is after a noun, after a verb, and at the head of a clause.
_AFTER_NOUN = ("genitive", "dative", "instrumental", "nominative", "accusative", "locative")
_AFTER_VERB = ("accusative", "nominative", "genitive", "dative", "instrumental", "locative")
_AFTER_NAMING = ("accusative", "nominative", "genitive", "instrumental", "dative", "locative")  # признал его невиновным
_AFTER_NAMED = ("nominative", "genitive", "instrumental", "dative", "accusative", "locative")
_AFTER_SUBJECT = ("nominative", "accusative", "genitive", "dative", "locative", "instrumental")  # after a pronoun; no two of these orders are the same, since they are told apart by themselves
_AFTER_NUMBER = ("genitive", "nominative", "accusative", "dative", "instrumental", "locative")
_AFTER_DENIAL = ("genitive", "accusative", "nominative", "dative", "instrumental", "locative")
_AFTER_COPULA = ("nominative", "instrumental", "genitive", "accusative", "dative", "locative")
_AFTER_OBJECT = ("nominative", "dative", "instrumental", "genitive", "locative", "accusative")
_AT_HEAD = ("nominative", "accusative", "genitive", "dative", "instrumental", "locative")
_OWNERS = frozenset({"его", "её", "ее", "их"})  # they stand in no case of their own: к его жене
_FAR = 5  # words that stand between a preposition and its noun at most
_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "be considered"})
_NAMING = frozenset({"recognise", "consider", "call", "name", "declare", "appoint", "elect", "find"})
_OBJECTLESS = frozenset({"go", "come", "arrive", "die", "live", "work", "fall", "stand", "sit", "lie", "happen", "occur", "appear", "act", "be killed", "suffer", "arise", "last", "exist"})
_PEOPLE = frozenset({"surname", "given-name"})
_HIS = ("ов", "ев", "ин")
_NOT_FINITE = frozenset({"infinitive", "participle", "converb"})


class _Place(NamedTuple):
    """What stands before a word: the cases a preposition lets it have, the adjective right before it, and how likely a case is."""

    governed: tuple[str, ...]
    attribute: tuple[Analysis, ...]
    likely: tuple[str, ...]
    opens: bool
    after_be: bool = False
    named: tuple[str, ...] = ()  # the case of the name or title right before
    person: bool = False  # whether that is somebody
    verb: frozenset[str] = frozenset()  # the features of the finite verb right after a word that opens its clause


def by_place(pack: Pack, tokens: tuple[Token, ...], at: int, words: list[Word], readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings of a token in the order that its place suggests; ``words`` are those that stand before it."""
    word = pack.lower(tokens[at].text)
    rows = pack.lexicon.rows(word)
    function = next((pos for pos, _ in rows if pos in _FUNCTION), None)
    if words and function in (None, "PART") and any(r.pos in ("ADV", "PART") for r in readings) and _is_whole(pack, tokens, at, readings):
        return tuple(sorted(readings, key=lambda r: r.pos != "ADJ" or "genitive" not in r.features))
    if function is not None:
        return (Analysis(word, function), *readings)
    if word == "тем" and at + 1 < len(tokens) and tokens[at + 1].text == ",":
        return tuple(r for r in readings if r.lemma == "тот") or readings  # связано с тем, что: no themes
    if readings and (nouns := substantives(pack, tokens, at, readings)):
        return tuple(sorted(nouns, key=lambda r: _rank(r, _place(pack, tokens, at, words), (), word)))
    if len(readings) < 2 and not (readings and readings[0].features & {"short", "comparative"}):
        return readings
    if len(readings) > 1 and readings[0].pos == "NOUN" and any(r.pos == "PRON" for r in readings):
        return tuple(sorted(readings, key=lambda r: (r.pos != "PRON", "instrumental" in r.features)))  # им: them, no names
    readings = _without_twins(pack, tokens[at], readings)
    place = _place(pack, tokens, at, words)
    if words and any("participle" in r.features for r in readings):
        place = _apposed(tokens, at, words, place)
    if any(pos == "ADV" for pos, _ in rows):
        if _is_predicate(tokens, at, words, readings):
            readings = tuple(sorted(readings, key=lambda r: "short" not in r.features))
        elif _is_adverb(place, readings):
            return (Analysis(word, "ADV", frozenset({"comparative"} if any("comparative" in r.features for r in readings) else ())), *readings)
    if place.opens:
        place = place._replace(verb=_verb_after(pack, tokens, at))
    qualities = any(r.pos == "ADJ" for r in readings) and at + 1 < len(tokens) and tokens[at + 1].kind == "word"
    agreeing = _attributes(readings, pack.analyse(tokens[at + 1].text)[:3], place) if qualities else ()
    classes = list(dict.fromkeys(r.pos for r in readings))
    return tuple(sorted(readings, key=lambda r: (_misfit(r, place, agreeing, readings), classes.index(r.pos), _rank(r, place, agreeing, word), r.lemma != word)))


def _without_twins(pack: Pack, token: Token, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings without those of another word that is spelt alike: посол is no salting, Израиля (capital) no man's name."""
    if token.capital and any("place" in r.features for r in readings):
        return tuple(r for r in readings if not ("given-name" in r.features and pack.country_of(r.lemma, token)))
    alive = {r.lemma for r in readings if r.pos == "NOUN" and "animate" in r.features and not r.features & _PEOPLE}
    acting = {lemma for lemma in alive if not actors().isdisjoint(pack.senses(lemma, "NOUN")[:1])}
    return tuple(r for r in readings if "animate" in r.features or r.lemma not in acting or r.pos != "NOUN") if acting else readings


def _is_whole(pack: Pack, tokens: tuple[Token, ...], at: int, readings: tuple[Analysis, ...]) -> bool:
    """Whether всего before a noun in the genitive singular is "of the whole", no "in total"."""
    after = pack.analyse(tokens[at + 1].text)[:3] if at + 1 < len(tokens) and tokens[at + 1].kind == "word" else ()
    return any(r.pos == "ADJ" and {"genitive", "singular"} <= r.features and _agrees(r, a) for r in readings for a in after if a.pos in ("NOUN", "ADJ"))


def _place(pack: Pack, tokens: tuple[Token, ...], at: int, words: list[Word]) -> _Place:
    """What stands before a token: back over adjectives, numbers and owners to the preposition, noun or verb."""
    attribute: tuple[Analysis, ...] = ()
    counted = False
    left = len(words)
    for k in range(at - 1, max(-1, at - 1 - _FAR), -1):
        token = tokens[k]
        if token.kind == "number" or token.text == "%":
            counted = True
            continue
        if token.kind == "mark":
            break
        left -= 1
        word = words[left] if left >= 0 else None
        if word is None or word.span.end != token.end:
            break
        head, _, last = word.text.lower().rpartition(" ")
        if word.pos == "ADP" or (head and any(pos == "ADP" for pos, _ in pack.lexicon.rows(last))):  # играть на
            return _Place(_GOVERNED.get(last, ("genitive",)), attribute, (), opens=False)
        if counted or word.pos == "NUM":
            return _Place((), attribute, _AFTER_NUMBER, opens=False)
        if word.pos == "CCONJ":
            joined = words[left - 1] if left else None
            case = tuple(joined.features & _CASES) if joined is not None and joined.pos in ("NOUN", "PROPN", "ADJ") and not attribute else ()
            return _Place((), attribute, (*case, *_AT_HEAD), opens=False)
        if word.text.lower() in _OWNERS:
            continue
        if word.pos == "ADJ" or (word.pos in ("DET", "NUM", "PRON") and any(r.pos == "ADJ" for r in pack.analyse(word.text))):
            counted = counted or word.pos == "NUM"
            own = tuple(r for r in pack.analyse(word.text) if (r.pos == "ADJ" or "participle" in r.features) and r.features & _CASES)
            if own and "short" not in word.features:
                attribute = attribute or (own if k == at - 1 else ())
                continue
        if word.pos == "VERB" and "participle" in word.features and word.features & _CASES and not (word.senses and word.senses[0] in _COPULAS):
            attribute = attribute or (tuple(r for r in pack.analyse(word.text) if "participle" in r.features) if k == at - 1 else ())
            continue
        return _Place((), attribute, _likely_after(word, words[:left]), opens=False, after_be=word.lemma == "быть", person="animate" in word.features or word.pos != "NOUN", named=tuple(word.features & _CASES) if word.pos in ("PROPN", "NOUN", "PRON") else ())
    return _Place((), attribute, _AFTER_NUMBER if counted else _AT_HEAD, opens=not counted)


def _apposed(tokens: tuple[Token, ...], at: int, words: list[Word], place: _Place) -> _Place:
    """The place of a participle after a comma: it stands in the case of the noun before that (стран, спонсирующих)."""
    denied = tokens[at - 1].text == "не"
    comma = at - 1 - denied
    noun = words[-1 - denied] if len(words) > denied else None
    if comma < 1 or tokens[comma].text != "," or noun is None or noun.span.end != tokens[comma - 1].end:
        return place
    case = tuple(noun.features & _CASES) if noun.pos in ("NOUN", "PROPN") else ()
    return place._replace(likely=(*case, *place.likely), opens=False) if case else place


def _likely_after(word: Word, before: list[Word]) -> tuple[str, ...]:
    """The cases of a noun after a word, the likelier first: не будет уверенности, no confidence; осталось неизвестным."""
    if word.pos in ("NOUN", "PROPN") or "comparative" in word.features:
        return _AFTER_NOUN
    if word.pos == "PRON" and "nominative" in word.features:
        return _AFTER_SUBJECT
    if word.pos != "VERB":
        return _AFTER_COPULA if "short" in word.features else _AT_HEAD  # признан невиновным
    if before and before[-1].text.lower() == "не" and not (word.senses[:1] == ("be",) and word.text.lower() not in ("было", "будет")):
        return _AFTER_DENIAL
    if not before and {"past", "singular"} <= word.features:
        return _AT_HEAD  # выросла прибыль
    if before and _is_object(word, before):
        return _AFTER_OBJECT  # которую купил Маск: the object is said
    objectless = word.text.lower() == "есть" or "passive" in word.features or word.lemma.endswith(("ся", "сь"))
    if word.senses[:1] and word.senses[0] in _NAMING:
        return _AFTER_NAMING
    return _AFTER_COPULA if objectless or (word.senses[:1] and word.senses[0] in _COPULAS | _OBJECTLESS) else _AFTER_VERB


def _is_object(verb: Word, before: list[Word]) -> bool:
    """Whether the word right before a verb is its object: in the accusative, with no preposition before it."""
    word = before[-1]
    if word.pos not in ("NOUN", "PROPN", "PRON") or "accusative" not in word.features or verb.features & _NOT_FINITE:
        return False
    return not any(w.pos == "ADP" for w in before[-4:-1])


def _agrees(adjective: Analysis, noun: Analysis) -> bool:
    """Whether an adjective and a noun stand in one case, number and, in the singular, gender."""
    one, other = adjective.features, noun.features
    if one & _CASES != other & _CASES or one & _NUMBERS != other & _NUMBERS:
        return False
    return "plural" in one or not one & _GENDERS or not other & _GENDERS or bool(one & other & _GENDERS)


def _attributes(readings: tuple[Analysis, ...], after: tuple[Analysis, ...], place: _Place) -> tuple[Analysis, ...]:
    """Readings of a word as an adjective in the case, number and gender of the noun after it: лёгкими ранениями, light, no lungs."""
    nouns = [a for a in after if a.pos == "NOUN" and "abbreviation" not in a.features and (not place.governed or a.features & set(place.governed))]
    return tuple(r for r in readings if r.pos == "ADJ" and r.features & _CASES and any(_agrees(r, n) for n in nouns))


def _misfit(reading: Analysis, place: _Place, agreeing: tuple[Analysis, ...], readings: tuple[Analysis, ...]) -> int:
    """How badly a reading fits what stands before it, whatever word it is a form of."""
    case = reading.features & _CASES
    if agreeing and readings[0].pos == "NOUN" and reading in agreeing:
        return -1
    bad = 0 if reading.known else 1
    if "future" in reading.features and any("present" in r.features and r.lemma == reading.lemma for r in readings):
        bad += 1  # считает: thinks, seldom "will count"
    if reading.features & {"converb", "comparative"} and any(r.pos == "NOUN" and r.known for r in readings):
        bad += 2 if "comparative" in reading.features else 1  # не видел моря: the sea, seldom "starving"; свиней: of pigs
    if place.likely == _AFTER_SUBJECT and case & {"nominative", "genitive", "accusative"} and reading.pos == "NOUN" and any(_is_told(r) or "short" in r.features for r in readings):
        bad += 2  # она начала петь, она права
    if place.likely == _AFTER_NUMBER and not case and (reading.pos == "ADV" or "short" in reading.features):
        bad += 2  # два гола, три дома: no bare one, not at home
    if not case and reading.pos == "VERB" and not reading.features & _NOT_FINITE:
        oblique = place.attribute and all("nominative" not in r.features for r in place.attribute)
        return bad + (8 if place.governed or oblique or place.after_be else 4 if "imperative" in reading.features or {"first", "singular"} <= reading.features else 0)
    if reading.pos == "NOUN" and case == {"genitive"} and place.named == ("nominative",) and any(_is_told(r) for r in readings):
        return bad + 2  # он начал, no beginnings
    if case and place.governed and not case & set(place.governed):
        return bad + (9 if "nominative" in case else 6)
    if case and place.attribute and reading.pos == "NOUN" and not any(_agrees(a, reading) for a in place.attribute):
        return bad + 3
    if (place.governed or place.attribute) and reading.pos == "ADV":
        return bad + 2  # у дома, собственного дома
    if _disagrees(reading, place.verb):
        return bad + 2
    return bad + (1 if case and place.opens and "nominative" not in case else 0)


def _verb_after(pack: Pack, tokens: tuple[Token, ...], at: int) -> frozenset[str]:
    """The features of a finite verb in the singular that stands right after a token, or after its "not"; none where none does."""
    at += 2 if at + 1 < len(tokens) and tokens[at + 1].text == "не" else 1
    after = pack.analyse(tokens[at].text) if at < len(tokens) and tokens[at].kind == "word" and not tokens[at].capital else ()
    verbal = bool(after) and all(a.pos == "VERB" and "singular" in a.features and not a.features & _NOT_FINITE for a in after)
    return after[0].features if verbal else frozenset()


def _disagrees(reading: Analysis, verb: frozenset[str]) -> bool:
    """Whether a nominative is not the subject of the verb after it: ракеты сбила, Токаева принял. Guessed names have any gender."""
    if not verb or "nominative" not in reading.features or not (reading.known or reading.lemma.endswith(_HIS)):
        return False
    return "plural" in reading.features or (bool(verb & _GENDERS and reading.features & _GENDERS) and not verb & reading.features & _GENDERS)


def _is_told(reading: Analysis) -> bool:
    return reading.pos == "VERB" and "past" in reading.features and not reading.features & _NOT_FINITE


def _rank(reading: Analysis, place: _Place, agreeing: tuple[Analysis, ...], word: str) -> tuple[bool, int]:
    """How likely a case is in this place, for the readings of one class."""
    order = place.governed or place.likely
    if reading.features & _PEOPLE and not place.governed:  # г-н Трамп, nobody's; Владимира Путина; вручил приз Иванову
        order = (*(place.named if place.person else ()), *(_AT_HEAD if reading.lemma == word else order))
    case = next(iter(reading.features & _CASES), "")
    if reading.pos == "ADJ" and order == _AFTER_NOUN and not agreeing:
        order = _AFTER_NAMED  # сделать жильё доступным: no dative
    return bool(agreeing) and reading not in agreeing, order.index(case) if case in order else len(order)


def _is_predicate(tokens: tuple[Token, ...], at: int, words: list[Word], readings: tuple[Analysis, ...]) -> bool:
    """Whether a short adjective says something of the noun before it, and ends its clause: решение незаконно."""
    if not any("short" in r.features for r in readings) or not words or words[-1].span.end != tokens[at - 1].end:
        return False
    return {"neuter", "nominative"} <= words[-1].features and (at + 1 == len(tokens) or tokens[at + 1].kind == "mark")


def _is_adverb(place: _Place, readings: tuple[Analysis, ...]) -> bool:
    """Whether a word that the lexicon lists as an adverb is one here: позже, возможно; not рядом after an adjective or a
    preposition."""
    if any(r.features & {"comparative", "short"} for r in readings):
        return True
    counted = place.likely == _AFTER_NUMBER and any("genitive" in r.features for r in readings)  # три дома: houses, not at home
    return not place.governed and not place.attribute and not counted and any(r.pos == "ADV" for r in readings)
