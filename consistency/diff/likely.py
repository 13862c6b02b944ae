"""How likely it is that what two claims say is a contradiction: a logistic regression over what speaks for it and against it.

No single rule tells it: a word may be misread, the two may be said of two things, or of two times. So all that ``excused.py`` knows is
weighed with how the predicates, their subjects and objects, the rest of the claims and the other articles fit. The weights are in
``likely_weights.py``; ``benchmarks/fit_polarity.py`` fits them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.diff.clauses import SAYING, Sentence, senses_of, sentence_of
from consistency.diff.denied import Said
from consistency.diff.excused import excuses
from consistency.diff.harm import names_one
from consistency.diff.likely_weights import INTERCEPT, WEIGHTS
from consistency.diff.opposites import TIMES, off_course
from consistency.diff.other_things import is_figure, single, with_parts
from consistency.diff.predications import meet, object_of, same
from consistency.diff.ties import Tie
from consistency.diff.trends import subjects, tells_trend
from consistency.diff.view import View
from consistency.diff.weighed import probability
from consistency.languages.concepts import concepts_of, predicates_of
from consistency.languages.families import TURKIC
from consistency.records import Quantity

# Share of the shorter claim's other content words that claims with opposite predicates mostly have in common. Chosen on the
# development stories and NTREX; from 0.35 to 0.5 it tells as much.
_PART = 0.4
_HARM = frozenset({"casualty", "victim", "death", "hurt", "injury", "injured", "suffer"})  # that nobody came to is told in few words
_EVERY = "every "  # what is said of all of them
_NEAR = 6  # words around a predicate that tell what it is said of
_SAID = frozenset(c for verb in SAYING | {"conclude"} for c in concepts_of(verb)) - {"find", "plan", "recognise"}
# Words that only tell of how many, or how surely, it is said: some of them did match.
_HOW_MANY = frozenset({"part", "some", "several", "many", "all", "none", "one", "few", "most", "half", "rest", "majority", "minority", "every", "each", "both", "neither",
                       "indeed", "really", "actually", "in fact", "number"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TiedViews:
    """How two claims are tied, and what else is linked with either."""

    tie: Tie
    others: Sequence[View]


def chance(a: View, x: Said, b: View, y: Said, kind: str, tied: TiedViews) -> float:
    """The probability, 0..1, that what ``a`` says by ``x`` and ``b`` by ``y`` cannot both be right; ``kind``: denial, opposed, course or state.
    It is the same the other way round."""
    return probability(features(a, x, b, y, kind, tied), WEIGHTS, INTERCEPT)


def features(a: View, x: Said, b: View, y: Said, kind: str, tied: TiedViews) -> dict[str, float]:
    """What the probability is worked out from, by name; what is 0 may be left out."""
    found: dict[str, float] = {f"is {kind}": 1.0}
    found |= _of_predicates(a, x, b, y, kind)
    found |= _of_claims(a, x, b, y)
    found |= _of_arguments(a, x, b, y, kind)
    found |= _of_ties(a, x, b, y, tied)
    found |= {f"excuse: {name}": 1.0 for name in excuses(a, x, b, y)}
    return {name: value for name, value in found.items() if value}


def _of_predicates(a: View, x: Said, b: View, y: Said, kind: str) -> dict[str, float]:
    tags = sorted(v.claim.reading.words[s.at].pos for v, s in ((a, x), (b, y)))
    things, acts = x.thing + y.thing, x.act + y.act
    roots = [_is_root(v, s) for v, s in ((a, x), (b, y))]
    return {
        f"tags {tags[0]} {tags[1]}": 1.0,
        "both main": float(x.main and y.main),
        "both foremost": float(x in a.main and y in b.main),
        "narrow": float(kind == "denial" and bool(x.focus or y.focus)),  # of which the other tells, or it were not at odds
        "an act": float(acts > 0), "two acts": float(acts > 1), f"an act, {kind}": float(acts > 0),
        "a thing": float(things > 0), "two things": float(things > 1), f"a thing, {kind}": float(things > 0),
        "harm": float(all(not _HARM.isdisjoint(predicates_of(s.key)) for s in (x, y))),
        "of all": float(x.key.startswith(_EVERY) or y.key.startswith(_EVERY)),
        "earlier": float(x.earlier or y.earlier),
        "senses": float(min(len(x.senses), 4) + min(len(y.senses), 4)),
        "first senses meet": float(meet(x.senses[:1], y.senses[:1])),
        "surely off course": float(kind == "course" and off_course(a, b, x, y)),
        "a trend": float(tells_trend(a.claim, x.at) or tells_trend(b.claim, y.at)),
        "roots": float(sum(r is True for r in roots)), "no roots": float(sum(r is False for r in roots)),
    }  # fmt: skip


def _is_root(view: View, said: Said) -> bool | None:
    """Whether a predicate is the one that stands foremost in its sentence; None where no verb does."""
    own = [s for s in view.said if s.main and not s.thing]
    return (own[-1] if view.claim.article.language in TURKIC else own[0]).at == said.at if own else None


def _of_claims(a: View, x: Said, b: View, y: Said) -> dict[str, float]:
    told = frozenset().union(*(predicates_of(s) for said in (x, y) for s in said.senses)) | TIMES | _SAID | _HOW_MANY
    rest = [[with_parts(slot) - told for slot in view.content if slot - told and not slot & told and not is_figure(slot)] for view in (a, b)]
    met = min(_met(rest[0], rest[1]), _met(rest[1], rest[0]))
    ours, theirs = ({slot for slot in view.content if is_figure(slot)} for view in (a, b))
    figures, both = len(ours & theirs), _others_met(a, x, b, y)
    shorter = min(map(len, rest))
    shared = shorter == 0 or (met + (both > 0) >= 1 and (x.yes != y.yes or met + (both > 0) + figures >= _PART * (shorter + figures)))
    return {
        "shared": float(shared),
        "cover": met / max(1, shorter), "cover of longer": met / max(1, *map(len, rest)), "met": float(min(4, met)),
        "figures met": float(min(2, figures)), "figures apart": float(min(2, len(ours - theirs), len(theirs - ours))),
        "values apart": float(bool(a.figures - b.figures and b.figures - a.figures)),
        "other predicates met": float(min(2, both)),
        "predicates": float(min(6, len(a.main) + len(b.main))),
        "content": float(min(40, len(a.content) + len(b.content))),
        "denying": float(any(not s.yes and not s.act for s in (*a.main, *b.main))),
        "headline": float("headline" in (a.claim.reading.sentence.kind, b.claim.reading.sentence.kind)),
    }  # fmt: skip


def _met(some: Sequence[frozenset[str]], others: Sequence[frozenset[str]]) -> int:
    """How many of some words have a counterpart."""
    ours, theirs = ([single(slot) for slot in slots] for slots in (some, others))
    return sum(any(not slot.isdisjoint(other) for other in theirs) for slot in ours)


def _others_met(a: View, x: Said, b: View, y: Said) -> int:
    """How many other predicates the two claims have in common, besides who says it."""
    mine, theirs = ([z for z in v.main if z.at != s.at and SAYING.isdisjoint(z.senses[:1])] for v, s in ((a, x), (b, y)))
    met = [[same(z, w) and z.yes == w.yes for w in theirs] for z in mine]
    return min(sum(map(any, met)), sum(map(any, zip(*met, strict=True))))


def _of_arguments(a: View, x: Said, b: View, y: Said, kind: str) -> dict[str, float]:
    one, other = sentence_of(a.claim), sentence_of(b.claim)
    mine, theirs = subjects(one, x.at), subjects(other, y.at)
    does, gets = _object(one, x.at), _object(other, y.at)
    here, there = _around(one, x.at), _around(other, y.at)
    subject, thing = _fit(mine, theirs), _fit(does, gets)
    return {
        f"subject {subject}": 1.0, f"subject {subject}, {kind}": 1.0,
        f"object {thing}": 1.0, f"object {thing}, {kind}": 1.0,
        "one of many": float(any(names_one(z.words[slice(*z.clause(at))]) and _counts(others) for z, at, others in ((one, x.at, b), (other, y.at, a)))),
        "subject is object": float(not mine.isdisjoint(gets) or not theirs.isdisjoint(does)),
        "near": float(min(3, len(here & there))), "near share": len(here & there) / max(1, len(here | there)),
        **_of_clauses(one, x.at, other, y.at),
    }  # fmt: skip


def _counts(view: View) -> bool:
    """Whether a claim counts several of something."""
    return any(isinstance(f, Quantity) and f.unit is None and (f.value or 0) > 1 for f in view.claim.facts)


def _of_clauses(one: Sentence, x: int, other: Sentence, y: int) -> dict[str, float]:
    """How far the words of the two clauses meet."""
    (mine, names), (theirs, called) = _clause(one, x), _clause(other, y)
    met = min(sum(any(not slot.isdisjoint(t) for t in theirs) for slot in mine), sum(any(not slot.isdisjoint(t) for t in mine) for slot in theirs))
    return {
        "clause met": float(min(3, met)), "clause cover": met / max(1, min(len(mine), len(theirs))), "clause cover of longer": met / max(1, len(mine), len(theirs)),
        "clause names met": float(min(2, len(names & called))), "clause names apart": float(bool(names and called) and names.isdisjoint(called)),
        "clause bare": float(not mine or not theirs),
    }


def _clause(sentence: Sentence, at: int) -> tuple[list[frozenset[str]], frozenset[str]]:
    """The concepts of each content word of a predicate's clause, and all those of its names."""
    start, end = sentence.clause(at)
    slots: list[frozenset[str]] = []
    names: set[str] = set()
    for i in range(start, end):
        w = sentence.words[i]
        if i == at or w.pos not in ("NOUN", "PROPN", "ADJ", "VERB") or w.senses[:1] in (("be",), ("have",)):
            continue
        slot = frozenset(c for s in senses_of(w, sentence.language)[:2] for c in concepts_of(s)) - TIMES
        if slot:
            slots.append(slot)
            if w.pos == "PROPN":
                names |= slot
    return slots, frozenset(names)


def _object(sentence: Sentence, at: int) -> frozenset[str]:
    return frozenset(c for sense in object_of(sentence, at)[:2] for c in concepts_of(sense))


def _around(sentence: Sentence, at: int) -> frozenset[str]:
    """The concepts of the nouns and adjectives of a predicate's clause that stand near it."""
    start, end = sentence.clause(at)
    near = (sentence.words[i] for i in range(max(start, at - _NEAR), min(end, at + _NEAR + 1)) if i != at)
    return frozenset(c for w in near if w.pos in ("NOUN", "PROPN", "ADJ") for s in senses_of(w, sentence.language)[:2] for c in concepts_of(s))


def _fit(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "unknown"
    return "apart" if one.isdisjoint(other) else "met"


def _of_ties(a: View, x: Said, b: View, y: Said, tied: TiedViews) -> dict[str, float]:
    with_one = with_other = 0
    both = 0
    for view in tied.others:
        one = any(same(z, x) and z.yes == x.yes for z in view.said)
        other = any(same(z, y) and z.yes == y.yes for z in view.said)
        if view.claim.article is a.claim.article:
            both += other
        elif view.claim.article is b.claim.article:
            both += one
        else:
            with_one += one
            with_other += other
    return tied.tie.features() | {
        "borne out": float(min(2, with_one) + min(2, with_other)), "both borne out": float(with_one > 0 and with_other > 0),
        "other place too": float(min(2, both)),
    }  # fmt: skip
