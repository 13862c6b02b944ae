"""Whether a claim says that anybody was hurt or died, or that nobody did, and of whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from consistency.diff.clauses import sentence_of
from consistency.diff.denied import Said
from consistency.diff.fates import fate_of
from consistency.diff.figures import PEOPLE
from consistency.diff.names import singular
from consistency.diff.view import View
from consistency.languages.concepts import concepts_of
from consistency.records import Moment, Quantity, Word

_HURT = frozenset({"hurt", "victim", "victims", "hospitalise", "be hospitalised", "poison", "be poisoned", "poisoned", "suffer burns", "get burns", "bruise", "be bruised",
                   "get a burn", "get poisoned", "receive medical care", "need medical care", "smoke inhalation", "be wounded", "get injured", "suffer injuries"})  # fmt: skip
_DEAD = frozenset({"dead", "claim lives", "drown", "find dead", "human losses", "loss of life", "mortality", "die on the spot", "die in hospital", "lose one's life", "pass away",
                   "succumb to injuries", "die of injuries"})  # fmt: skip
_SUFFER = frozenset({"suffer", "harm", "affected"})  # of people; a house suffers damage
_DAMAGE = frozenset({"damage", "break"})  # az zədələnmək: of people and of things
_SAFE = frozenset({"unhurt", "unharmed", "escape unharmed", "escape injury", "uninjured", "safe", "safe and sound", "safe and well"})
_SAVING = frozenset({"save", "rescue", "save a life", "save the life", "survive", "be saved", "be rescued"})
_SHORT = 5  # content words of a claim that tells of one who could not be saved
_ALIVE = frozenset({"survive", "alive"})
_LIVES = ("жертв", "tələfat", "itki", "құрбан", "шығын")  # of these "none" tells that nobody died
_ELSE = frozenset({"else", "other", "another", "others"})
_MORE = frozenset({"больше", "өзге", "басқа", "başqa", "digər"})
_EVERYBODY = frozenset({"everyone", "everybody", "all", "все", "hamı", "hamısı", "бәрі", "барлығы"})
_REPORTS = frozenset({"report", "information", "message", "data", "news"})
_TOLD = _REPORTS | {"record", "register", "registered", "recorded"}
_COMES = frozenset({"receive", "arrive", "enter", "fall", "come"})  # which reports do
_OTHER = frozenset({"number", "amount", "condition", "state", "identity", "name", "age", "health"})
_ANYBODY = frozenset({"people", "person", "human", "man", "individual", "nobody"})  # no group of people
_GROUPS = (PEOPLE - {"victim"}) | frozenset({"girl", "boy", "baby", "infant", "teenager", "pilot", "pedestrian", "cyclist", "firefighter", "policeman", "police officer", "officer", "nurse", "doctor",
                              "engineer", "guard", "border guard", "serviceman", "crew member", "member", "athlete", "player", "fan", "spectator", "farmer", "villager", "local", "operator",
                              "journalist", "rescuer", "captain", "pensioner", "family", "shepherd", "builder", "electrician", "mechanic", "schoolchild", "adult", "personnel", "staff",
                              "stewardess", "skier", "visitor", "customer", "protester", "striker", "prisoner", "inmate", "mother", "father", "couple", "daughter", "son", "police"})  # fmt: skip
_EARLIER = frozenset({"earlier", "previous", "prior"})
_ONE_PERSON = frozenset({"he", "she", "him", "her", "он", "она", "его", "её", "ее", "ол", "оның", "оны", "o", "onun", "onu"})
_SOME = frozenset({"some", "several", "one", "two", "part"})


@dataclass(frozen=True, slots=True)
class Harm:
    """That some came to harm, or nobody; ``dead`` if death is meant, ``hurt`` if any other harm is; ``of`` are the groups told of, none for anybody."""

    view: View
    yes: bool
    dead: bool
    hurt: bool
    of: frozenset[str]


def harm_in(view: View) -> Iterator[Harm]:
    """What a claim says of harm to people, of its own event."""
    if view.asks or _is_of_another_time(view):
        return
    groups = _groups(view)
    for dead, hurt in () if _of_others(view) else _denied(view):
        yield Harm(view, False, dead, hurt, groups)
    dead, hurt = _befell(view)
    if dead or hurt:
        yield Harm(view, True, dead, hurt, groups)


def _is_of_another_time(view: View) -> bool:
    words = view.claim.reading.words
    if any(not _EARLIER.isdisjoint(w.senses[:1]) and (w.pos == "ADJ" or before.text.lower() == "the") for before, w in pairwise(words)):
        return True  # nobody was hurt in the earlier two
    return any(isinstance(f, Moment) and (f.year is not None or f.relative in ("last-year", "last-month")) for f in view.claim.facts)


def _of_others(view: View) -> bool:
    """Whether harm is denied of all but some: the driver was killed, no one else was hurt."""
    return any(not _ELSE.isdisjoint(w.senses[:1]) or w.text.lower() in _MORE for w in view.claim.reading.words)


def _names(said: Said) -> frozenset[str]:
    return frozenset(c for s in said.senses[:2] for name in (s, singular(s)) for c in (name, *concepts_of(name)))


def names_one(words: Iterable[Word]) -> bool:
    """Whether some words say something of him, or of her."""
    return any(w.pos == "PRON" and w.text.lower() in _ONE_PERSON for w in words)


def _groups(view: View) -> frozenset[str]:
    """The groups of people that a claim tells of; none where it tells of anybody."""
    if names_one(view.claim.reading.words):
        return frozenset({"one person"})
    own = frozenset(c for w in view.claim.reading.words if w.pos in ("NOUN", "PROPN") for c in _names_of(w))
    return frozenset() if own & _ANYBODY else own & _GROUPS


def _denied(view: View) -> Iterator[tuple[bool, bool]]:
    """(of the dead, of the hurt) for each denial."""
    if _tells_of(view, _REPORTS) and _tells_of(view, _OTHER):
        return  # no data on the number, or the state, of those hurt
    for said in view.said:
        names = _names(said)
        if not said.yes and (said.main or said.thing) and not said.earlier:
            if not names.isdisjoint(_HURT) and (names.isdisjoint(_DAMAGE) or _is_of_people(view, said)):
                lives = view.claim.reading.words[said.at].lemma.lower().split(" ")[-1].startswith(_LIVES)
                yield lives or "victim" in names, not lives
            elif not names.isdisjoint(_DEAD):
                yield True, False
            elif not names.isdisjoint(_SUFFER) and _is_of_people(view, said):
                yield False, True
            elif not names.isdisjoint(_TOLD) or (not names.isdisjoint(_COMES) and _tells_of(view, _REPORTS)):
                for other in view.said:
                    theirs = _names(other)
                    if other.yes and other is not said and (other.thing or not other.main) and not theirs.isdisjoint(_HURT | _DEAD | _SUFFER):
                        yield not theirs.isdisjoint(_DEAD), theirs.isdisjoint(_DEAD)
        elif said.yes and said.main and not names.isdisjoint(_SAFE | _ALIVE) and _of_everybody(view) and _is_of_people(view, said):
            yield names.isdisjoint(_SAFE), not names.isdisjoint(_SAFE)


def _of_everybody(view: View) -> bool:
    return any(s.key.startswith("every ") for s in view.said) or not _EVERYBODY.isdisjoint(w.text.lower() for w in view.claim.reading.words)


def _tells_of(view: View, nouns: frozenset[str]) -> bool:
    return any(w.pos == "NOUN" and not nouns.isdisjoint(w.senses[:1]) for w in view.claim.reading.words)


def _is_of_people(view: View, said: Said) -> bool:
    """Whether nothing but people is named near what is said to suffer."""
    sentence = sentence_of(view.claim)
    start, end = sentence.clause(said.at)
    return all(_names_of(w) & (_GROUPS | _ANYBODY) for w in sentence.words[start:end] if w.pos == "NOUN" and w is not sentence.words[said.at] and w.features.isdisjoint({"locative", "ablative", "dative", "instrumental"}))


def _names_of(word: Word) -> frozenset[str]:
    """The concepts of the first sense of a word, and of the noun that it is a kind of: flight engineer, engineer."""
    senses = [s.lower() for s in word.senses[:1]]
    return frozenset(c for s in senses for name in (s, singular(s), s.rpartition(" ")[2]) for c in (name, *concepts_of(name)))


def _befell(view: View) -> tuple[bool, bool]:
    """Whether a claim tells of dead, and of hurt."""
    counts = (f for f in view.claim.facts if isinstance(f, Quantity) and f.unit is None and not f.ordinal and (f.value or 0) >= 1)
    fates = {fate_of(view.claim, f) for f in counts}
    dead, hurt = "death" in fates, "injury" in fates
    if _lost_one(view):
        return True, hurt
    if any(not s.yes for s in view.main):
        return dead, hurt
    for said in view.said:
        names = _names(said)
        if not said.yes or said.earlier or not (said.main or view.claim.reading.sentence.kind == "headline"):
            continue
        if said.thing:
            hurt = hurt or not names.isdisjoint({"victim", "victims"}) or "hurt" in names
            dead = dead or "dead" in names
        elif _has_people(view) and (not names.isdisjoint(_HURT | _DEAD) or ("suffer" in names and _is_of_people(view, said))):
            dead = dead or not names.isdisjoint(_DEAD)
            hurt = hurt or not names.isdisjoint(_HURT | {"suffer"})
    return dead, hurt


def _lost_one(view: View) -> bool:
    """Whether a short claim says that somebody could not be saved: годовалую девочку спасти не удалось."""
    words = view.claim.reading.words
    if len(view.content) > _SHORT or not any(w.pos == "NOUN" and not _GROUPS.isdisjoint(_names_of(w)) for w in words):
        return False
    if any(not s.yes and s.key in ("have to", "need", "must") for s in view.main):
        return False  # спасать не пришлось
    return any(not s.yes and s.key in _SAVING and _is_of_people(view, s) for s in view.main if not s.thing and not s.earlier)


def _has_people(view: View) -> bool:
    words = view.claim.reading.words
    return any((w.pos == "NOUN" and _names_of(w) & (_GROUPS | _ANYBODY)) or not _SOME.isdisjoint(w.senses[:1]) for w in words)
