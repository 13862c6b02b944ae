"""What two claims tell of two things: raised the wage and lowered taxes, two died and ten were rescued."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.diff.clauses import senses_of, sentence_of
from consistency.diff.denied import Said
from consistency.diff.fates import fate_of, fate_told_by
from consistency.diff.opposites import courses, opposite
from consistency.diff.other_times import ENDING
from consistency.diff.predications import FINDING, found_at, meet, object_of
from consistency.diff.trends import MEASURES
from consistency.diff.view import View
from consistency.languages.concepts import concepts_of, predicates_of
from consistency.records import Quantity

_HINDERING = frozenset({"strike", "ban", "boycott", "blockade", "embargo", "suspension", "closure", "quarantine", "lockdown", "restriction", "sanction", "protest",
                        "hunger strike", "emergency", "state of emergency", "moratorium", "curfew", "outage"})  # fmt: skip
_BEGINNING = frozenset({"begin", "start", "launch", "commence"})
_SHORT = 3  # letters of the small words of a phrase


def of_other_objects(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether two words for nearly the same have objects that have nothing in common: watched the election, saw no violations."""
    if x.thing or y.thing or x.act or y.act or x.key == y.key or {x.key, y.key} <= ENDING:
        return False
    one, other = (object_of(sentence_of(v.claim), s.at) for v, s in ((a, x), (b, y)))
    denied, yes = (one, b) if y.yes else (other, a)
    return bool(one and other) and not meet(one[:1], other[:1]) and not is_known(denied, yes)


def of_other_finds(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what one says was not found is nothing that the other tells of, or denies too: no faults came to light, the source did."""
    if any(FINDING.isdisjoint(predicates_of(s.key)) or s.thing or s.act for s in (x, y)):
        return False
    no, said, yes = (b, y, a) if x.yes else (a, x, b)
    sentence = sentence_of(no.claim)
    missed = found_at(sentence, said.at)
    if missed is None:
        return False
    senses = [s for s in senses_of(sentence.words[missed], sentence.language)[:2] if "say" not in concepts_of(s)]  # a remark of an inspector
    return not is_known(senses, yes) or any(not s.yes and meet(senses, s.senses[:2]) for s in yes.said)


def tell_both(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether each claim tells of what comes and of what goes: opens three routes and closes two, launches three while giving up two."""
    return all(any(z.yes and z.at != s.at and not z.thing and _parted(z, s) for z in v.said) for v, s in ((a, x), (b, y)))


def _parted(z: Said, x: Said) -> bool:
    return opposite(z, x) or {"on", "off"} <= courses(z) ^ courses(x)


def is_known(senses: Sequence[str], view: View) -> bool:
    """Whether a claim has a word of one of some senses."""
    own = frozenset(c for sense in senses for c in concepts_of(sense))
    return any(not single(own).isdisjoint(single(slot)) for slot in view.content)


_SHELTERS = frozenset({"evacuee", "shelter", "hotel", "school", "gym", "gymnasium", "sports hall", "hall", "camp", "tent", "tent camp", "dormitory", "relative"})


def is_sheltered(view: View, said: Said, other: Said) -> bool:
    """Whether those who were evacuated stay where they were taken: evacuees are staying in schools."""
    if said.key != "stay" or "evacuate" not in predicates_of(other.key):
        return False
    return any(not _SHELTERS.isdisjoint(s.lower() for s in w.senses[:2]) for w in view.claim.reading.words)


def of_parts(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether both claims count the same two parts, of which each names one: 87 local publishers and 61 foreign."""
    qualities = all(v.claim.reading.words[s.at].pos == "ADJ" for v, s in ((a, x), (b, y)))
    if not qualities or len(a.figures & b.figures) < 2:
        return False
    one, other = (_beside(v, s.at) for v, s in ((a, x), (b, y)))
    return one is not None and other is not None and one != other


def _beside(view: View, at: int) -> object:
    """The figure that stands last before a word of a claim."""
    place = view.claim.reading.words[at].span.start + view.claim.reading.sentence.span.start
    before = [f for f in view.claim.facts if isinstance(f, Quantity) and f.span.end <= place]
    return max(before, key=lambda f: f.span.end).value if before else None


def of_others_counted(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what befell people is told of two counts: two died, ten were rescued."""
    one, other = (_counted(v, s) for v, s in ((a, x), (b, y)))
    return bool(one and other) and one.isdisjoint(other)


def _counted(view: View, said: Said) -> set[object]:
    """How many a claim says that this befell."""
    fate = fate_told_by(said.senses[:1])
    counts = (f for f in view.claim.facts if isinstance(f, Quantity) and f.unit is None and not f.ordinal)
    return {f.value for f in counts if fate is not None and fate_of(view.claim, f) == fate}


_DONE_TO = frozenset({"raise", "increase", "reduce", "cut", "lower", "freeze", "create", "hire", "exempt", "ban", "allow", "introduce", "abolish", "expand"})


def of_others_done(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether two acts that are done to something are done to two things: raised the wage, lowered taxes."""
    if _DONE_TO.isdisjoint(x.senses[:1]) or _DONE_TO.isdisjoint(y.senses[:1]):
        return False
    one, other = (object_of(sentence_of(v.claim), s.at) for v, s in ((a, x), (b, y)))
    return bool(one and other) and not meet(one[:2], other[:2]) and not is_known(one[:1], b) and not is_known(other[:1], a)


def lets_go_on(view: View, said: Said, other: View) -> bool:
    """Whether a verb ends what hinders, of which the other claim says nothing: they ended the strike, and returned to work."""
    ended = [s for s in view.main if s.act and not s.yes and abs(s.at - said.at) <= 3 and not _HINDERING.isdisjoint(s.senses[:1])]
    return bool(ended) and not any(meet(s.senses[:1], z.senses[:1]) for s in ended for z in other.said if z.thing or z.main)


def of_two_things(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether something begins and another thing ends: began a strike, stopped work."""
    if not any(_BEGINNING & predicates_of(s.key) for s in (x, y)):
        return False
    one, other = (object_of(sentence_of(v.claim), s.at) for v, s in ((a, x), (b, y)))
    if not one or not other or not MEASURES.isdisjoint((one[0], other[0])) or meet(one[:1], other[:1]):
        return False
    return not is_known(one[:1], b) and not is_known(other[:1], a)


def with_parts(slot: frozenset[str]) -> frozenset[str]:
    """The concepts of a word, and those of the words of a phrase: a banned substance, a substance that is banned."""
    return slot | frozenset(c for name in slot if " " in name for part in name.split(" ") if len(part) > _SHORT for c in concepts_of(part))


def single(concepts: frozenset[str]) -> frozenset[str]:
    return frozenset(c.removesuffix("s") for c in concepts)


def is_figure(slot: frozenset[str]) -> bool:
    return all(concept[:1] in "#^" for concept in slot)
