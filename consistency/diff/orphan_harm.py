"""Whether anybody came to harm: "nobody was hurt" in one article, two injured in another, wherever it stands. Short sentences of
which one word tells all are seldom linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consistency.diff.denied import Said
from consistency.diff.fates import fate_of
from consistency.diff.names import singular
from consistency.diff.view import View
from consistency.languages.concepts import concepts_of
from consistency.records import Link, Moment, Quantity

_HARM = {"hurt": frozenset({"injury", "death"}), "victim": frozenset({"injury", "death"}), "dead": frozenset({"death"})}
_CONTENT = 4  # most content words of a sentence that says so of everybody: no casualties were reported


def orphan_harm(views: Mapping[int, View], links: Sequence[Link]) -> Iterator[tuple[View, View, str]]:
    """(who tells of those harmed, who says that nobody was, the word for it): where an article that denies any harm tells of
    none, and neither claim is linked with anything else in the other's article, but for a denial of another harm: no dead, nobody dead or
    hurt."""
    tied: dict[tuple[int, str], set[int]] = {}
    for link in links:
        for x, y in ((link.a, link.b), (link.b, link.a)):
            tied.setdefault((id(x), y.article.id), set()).add(id(y))
    told: dict[str, list[tuple[View, str]]] = {}
    denied: dict[str, list[tuple[View, str]]] = {}
    for view in views.values():
        name = view.claim.article.id
        told.setdefault(name, []).extend((view, fate) for fate in _fates(view))
        denied.setdefault(name, []).extend((view, word) for word in _denials(view))
    for name, denials in sorted(denied.items()):
        for no, word in denials:
            if any(fate in _HARM[word] for _, fate in told[name]):
                continue
            for other, rows in sorted(told.items()):
                if other == name or any(w == word for _, w in denied[other]):
                    continue
                denying = {id(view.claim) for view, _ in denied[other]}
                here = {id(view.claim) for view, _ in denials}
                free = [yes for yes, fate in rows if fate in _HARM[word] and tied.get((id(yes.claim), name), set()) <= here]
                if free and tied.get((id(no.claim), other), set()) <= denying:
                    yield free[0], no, word


def came_to_harm(word: str, yes: bool) -> Said:
    """That some did, or nobody."""
    return Said((word,), yes, True, 0)


def _fates(view: View) -> set[str]:
    """What befell those whom a claim counts; nothing of what is told of another year."""
    claim = view.claim
    if any(isinstance(f, Moment) and (f.year is not None or f.relative in ("last-year", "last-month")) for f in claim.facts):
        return set()
    if _lost_one(view):
        return {"death"}
    if _tells_of_hurt(view):
        return {"injury"}
    counts = (f for f in claim.facts if isinstance(f, Quantity) and f.unit is None and not f.ordinal and (f.value or 0) >= 1)
    return {fate for f in counts if (fate := fate_of(claim, f)) in ("injury", "death")}


def _tells_of_hurt(view: View) -> bool:
    """Whether a claim says that there are some who were hurt, or of what was done with them: есть пострадавшие, the injured are in hospital."""
    return not view.asks and any(s.thing and s.main and s.yes and not _HURT.isdisjoint(s.senses[:1]) for s in view.said) and all(s.yes for s in view.main)


_HURT = frozenset({"victim", "victims", "injured", "wounded", "casualty", "casualties"})


def _lost_one(view: View) -> bool:
    """Whether a short claim says that somebody whom it does not count has died: the girl could not be saved, a driver was killed."""
    words = view.claim.reading.words
    if view.asks or len(view.content) > _CONTENT + 1 or not any(w.pos == "NOUN" and not _ONE.isdisjoint(s.lower() for s in w.senses[:1]) for w in words):
        return False
    if any(not s.yes and s.key in ("have to", "need", "must") for s in view.main):
        return False  # спасать не пришлось
    return any((s.key in _DYING) if s.yes else (s.key in _SAVING) for s in view.main if not s.thing and not s.earlier)


_DYING = frozenset({"die", "perish", "be killed", "lose one's life", "pass away", "succumb to injuries", "die on the spot", "die of injuries", "die in hospital"})
_SAVING = frozenset({"save", "rescue", "save a life", "save the life", "survive", "be saved", "be rescued"})
_ONE = frozenset({"girl", "boy", "child", "baby", "infant", "toddler", "newborn", "teenager", "man", "woman", "driver", "passenger", "patient", "pedestrian", "worker", "pilot", "resident",
                  "soldier", "student", "pupil", "pensioner", "miner", "fisherman", "cyclist", "motorcyclist", "climber", "firefighter", "policeman", "victim", "injured", "wounded", "daughter", "son"})  # fmt: skip


# What is told beside it of everybody's harm: by whom it is said, and of what.
_BESIDES = frozenset(c for word in ("preliminary", "information", "data", "report", "according", "say", "inform", "note", "add", "specify", "ministry", "service", "press service", "department",
                                    "emergency", "fire", "accident", "incident", "result", "fortunately", "rescuer", "source", "time", "moment") for c in concepts_of(word))  # fmt: skip


def _denials(view: View) -> set[str]:
    """The word for the harm that a short claim denies of everybody."""
    if view.asks or sum(slot.isdisjoint(_BESIDES) for slot in view.content) > _CONTENT:
        return set()
    words = {c for s in view.main if not s.yes for sense in s.senses[:2] for c in concepts_of(singular(sense))}
    return words & _HARM.keys()
