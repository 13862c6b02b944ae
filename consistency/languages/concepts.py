"""English concepts: classes of words that different outlets use for the same thing; and opposites.

From ``en/concepts.tsv`` (``concept<TAB>member; member``), ``en/antonyms.tsv`` (``word<TAB>opposite``) and ``en/statecraft.tsv``
(``noun`` or ``verb``, and a sense: what governments have and do, and cities have and do not).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_EN = Path(__file__).parent / "en"


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in (_EN / "concepts.tsv").read_text("utf-8").splitlines():
        concept, members = line.split("\t")
        for member in members.split("; "):
            table[member] = (*table.get(member, ()), concept)
    return table


def concepts_of(sense: str) -> tuple[str, ...]:
    """The classes of an English lemma or phrase; a word in no class is its own concept."""
    found = _classes().get(sense)
    if found is None and sense.endswith("ly") and len(sense) > 5:  # unanimously, as unanimous
        stem = sense[:-3] + "y" if sense.endswith("ily") else sense[:-2]
        found = _classes().get(stem, (stem,))
    if found is None and sense.startswith("be "):  # be injured, as injured
        found = _classes().get(sense[3:])
    if found is None and (plain := without_degree(sense)) != sense:
        return concepts_of(plain)
    return found or (sense,)


# How badly somebody is hurt: be slightly injured, a serious injury.
_DEGREES = frozenset({"slightly", "lightly", "seriously", "badly", "severely", "critically", "gravely", "minor", "serious", "severe", "slight", "grave"})


def without_degree(sense: str) -> str:
    """A sense of several words without those that only tell how badly."""
    return " ".join(word for word in sense.split(" ") if word not in _DEGREES) or sense


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    rows = (line.split("\t") for line in (_EN / "antonyms.tsv").read_text("utf-8").splitlines())
    return frozenset(pair for a, b in rows for pair in ((a, b), (b, a)))


def opposite(a: str, b: str) -> bool:
    """Whether two English senses are opposites: as words, or by the plain words that name their classes."""
    if (a, b) in _pairs():
        return True
    return any(x != y and (x, y) in _pairs() for x in concepts_of(a) for y in concepts_of(b))


@cache
def antonyms(word: str) -> frozenset[str]:
    """The opposites of an English word, as the table has them."""
    return frozenset(b for a, b in _pairs() if a == word)


@cache
def _paired() -> frozenset[str]:
    return frozenset(word for pair in _pairs() for word in pair)


@cache
def predicates_of(sense: str) -> frozenset[str]:
    """What an English predicate may be told by (``en/predicates.tsv``), besides its own concepts: that an alarm sounds, goes
    off or works is one thing said of it. Wider than concepts: good only for what is said of one and the same thing."""
    head, _, rest = sense.partition(" ")
    told = {sense} if not rest or head in _LIGHT or (rest in _PARTICLES - {"to", "for", "with"} and head not in _ABOUT) else {sense, head}  # sign a law, win the final
    if sense.startswith("be ") and sense.endswith("ed") and " " not in sense[3:]:
        told |= _unpassive(sense)
    elif sense.startswith("be ") and " " not in sense[3:]:
        told.add(sense[3:])  # be unanimous
    return frozenset(name for s in told for name in (s, *concepts_of(s), *_rows("predicates").get(s, ())))


def classes_of(sense: str) -> frozenset[str]:
    """The classes of predicates that list a sense as it stands."""
    return frozenset(_rows("predicates").get(sense, ()))


def _unpassive(sense: str) -> set[str]:
    """The verbs that a passive may be of: be expected, be postponed."""
    return {sense[3:-1], sense[3:-2]}


_PARTICLES = frozenset({"off", "up", "out", "down", "on", "in", "over", "back", "away", "into", "onto", "through", "one's life", "across", "to", "for", "with"})
_ABOUT = frozenset({"agree", "decide", "insist", "vote"})  # "on" only leads to what
_LIGHT = frozenset({"become", "take", "make", "give", "have", "put", "get", "come", "be", "do", "go", "enter", "bring", "set", "not", "no", "more", "less", "own",
                    "plead", "feel", "leave", "vote", "keep", "hold", "turn", "look", "remain", "stay", "call", "on", "in", "at", "under", "out", "for", "behind", "without", "fall"})  # fmt: skip


def is_listed(sense: str) -> bool:
    """Whether a table knows a sense of several words, so that it is no verb with what it governs."""
    return sense in _rows("predicates") or sense in _rows("courses") or concepts_of(sense) != (sense,)


@cache
def courses_of(sense: str) -> frozenset[str]:
    """How an English verb bears on what it is said of (``en/courses.tsv``): ``on`` it is there or goes on (held, opened, in
    force), ``off`` it is not, or no more (cancelled, lifted); ``grant`` and ``withhold`` an act (agreed to sell, refused to)."""
    found = _rows("courses")
    if sense.startswith("be ") and sense not in found:
        return frozenset(c for verb in _unpassive(sense) for c in found.get(verb, ()))
    head, _, rest = sense.partition(" ")
    return frozenset(found.get(sense) or (found.get(head, ()) if rest not in _PARTICLES else ()))


@cache
def states_of(sense: str) -> dict[str, bool]:
    """The questions (``en/states.tsv``) that an English predicate answers, each with its answer: closed, out of service and shut down all say
    that something is not running."""
    table = _rows("states")
    plain = _unpassive(sense) if sense.startswith("be ") and " " not in sense[3:] else set()
    found = table.get(sense) or next((table[name] for name in sorted(plain) if name in table), ())
    return {question: answer == "yes" for question, answer in map(str.split, found)}


@cache
def _rows(name: str) -> dict[str, tuple[str, ...]]:
    """A table of classes, by its members."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (_EN / f"{name}.tsv").read_text("utf-8").splitlines():
        kind, members = line.split("\t")
        for member in members.split("; "):
            found[member] = (*found.get(member, ()), kind)
    return found


def has_opposite(sense: str) -> bool:
    """Whether an English sense, or the plain word that names its class, is one of a pair of opposites."""
    return sense in _paired() or any(concept in _paired() for concept in concepts_of(sense))


@cache
def actors() -> frozenset[str]:
    """Nouns for those who act in a country's name or as a group: minister, delegation, scientist."""
    return frozenset((_EN / "actors.txt").read_text("utf-8").split("\n")) - {""}


@cache
def offices() -> frozenset[str]:
    """Offices that people hold: minister, prime minister, mayor."""
    return frozenset((_EN / "offices.txt").read_text("utf-8").split("\n")) - {""}


@cache
def organisations() -> frozenset[str]:
    """Nouns at the head of an organisation's name: ministry, committee, university."""
    return frozenset((_EN / "organisations.txt").read_text("utf-8").split("\n")) - {""}


@cache
def statecraft(kind: str) -> frozenset[str]:
    """Senses of what governments have (``noun``: relations, a position) or do (``verb``: reject, accuse)."""
    rows = (line.split("\t") for line in (_EN / "statecraft.tsv").read_text("utf-8").splitlines())
    return frozenset(sense for own, sense in rows if own == kind)


@cache
def acts() -> dict[str, str]:
    """Acts between parties: concept -> ``mutual`` (both sides take part) or ``directed`` (one to another)."""
    return {act: kind for act, kind, _ in _act_rows()}


@cache
def _act_rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    rows = (line.split("\t") for line in (_EN / "acts.tsv").read_text("utf-8").splitlines())
    return tuple((concepts_of(act)[0], kind, tuple(alias.split("; "))) for act, kind, alias in rows)


@cache
def _act_aliases() -> dict[str, str]:
    return {
        concept: act
        for act, _, alias in _act_rows()
        for name in alias
        if name != "-"
        for concept in (name, *concepts_of(name))
    }


def act_of(concept: str) -> str:
    """The act that a concept tells: a phone call and talks are both ``talk``; else the concept itself."""
    return concept if concept in acts() else _act_aliases().get(concept, concept)
