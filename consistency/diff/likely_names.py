"""How likely it is that two lists of names that differ answer one question: a logistic regression over what speaks for it and against it.

No single rule tells it: a name may be left out, be told elsewhere or by another word, or be read badly. So how surely the other article does
not know it is weighed with what kind of name it is, with how the lists and the claims fit, and with what the other articles say. The
weights are in ``likely_names_weights.py``; ``benchmarks/fit_participants.py`` fits them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consistency.diff.exchanged import figures_of
from consistency.diff.hearing import Hearing
from consistency.diff.instead import stand_instead
from consistency.diff.likely_names_weights import INTERCEPT, WEIGHTS
from consistency.diff.lists import bearer, whose
from consistency.diff.name_context import around, done_in_both, is_done_to, is_source, nouns_beside, title_of
from consistency.diff.name_pairs import Difference, differences
from consistency.diff.name_place import same_level, same_role, standing
from consistency.diff.names import Name
from consistency.diff.same_name import heard, likest, may_be, same, spelt_alike, words_alike
from consistency.diff.ties import Tie
from consistency.diff.vague import is_vague
from consistency.diff.weighed import probability
from consistency.languages.concepts import concepts_of
from consistency.records import Claim

_BESIDES = frozenset({"also", "too", "as well", "besides", "in addition", "in addition to", "apart from", "along with", "host", "hosts", "except", "except for", "other than"})
_SURELY = 4  # level at which an article has nothing of a name; of a country, that the counterparts have it not is enough
_NOT_NEAR = 2


@dataclass(frozen=True, slots=True)
class _Missing:
    """The name of a list that the other claim's article surest lacks: ``level`` 0..4 tells how surely, from the linked claims to
    nothing like it anywhere; ``doubtful`` where another name of the other claim may be it."""

    name: Name
    own: Claim
    other: Claim
    level: int
    doubtful: bool

    @property
    def surely(self) -> bool:
        return _is_surely(self.name, self.level)


def weighed(hearing: Hearing) -> list[tuple[Difference, float]]:
    """The lists of a story that differ, and how likely each two contradict each other."""
    return [(found, chance(found, hearing)) for found in differences(hearing)]


def chance(found: Difference, hearing: Hearing) -> float:
    """The probability, 0..1, that two lists cannot both be right; the same the other way round."""
    return round(probability(features(found, hearing), WEIGHTS, INTERCEPT), 6)


def features(found: Difference, hearing: Hearing) -> dict[str, float]:
    """What the probability is worked out from, by name; what is 0 is left out."""
    a, b = found.x.claim, found.y.claim
    sides = (_missing(found.gone, a, b, hearing), _missing(found.come, b, a, hearing))
    missing = [side for side in sides if side is not None]
    told = _of_lists(found) | _of_kinds(missing, swap=not found.shared) | of_claims(a, b, hearing) | found.tie.features()
    told |= averaged([_of_name(one, hearing) | _of_articles(one, hearing) for one in missing])
    told |= of_certainty([(m.surely, m.doubtful) for m in missing], found.tie)
    told["firm, whole lists"] = told["firm"] and min(len(r.members) for r in (found.x, found.y)) > 1
    if not found.shared:
        told |= {f"{name}, swap": float(told[name]) for name in ("figures meet", "names meet", "like", "predicates meet")}
    if len(found.x.members) == len(found.y.members) == 1:
        told |= {f"rule {name}": 1.0 for name in stand_instead(bearer(found.x.members[0]), bearer(found.y.members[0]), hearing)}
    told |= _of_two(missing[0].name, missing[1].name, firm=bool(told["firm"])) if len(missing) > 1 else _of_one(missing[0], hearing)
    return {name: float(value) for name, value in told.items() if value}


def averaged(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The features of what each of two lists has alone, be it one list or both."""
    told: dict[str, float] = {}
    for row in rows:
        for name, value in row.items():
            told[name] = told.get(name, 0.0) + value / len(rows)
    return told


def of_certainty(missing: Sequence[tuple[bool, bool]], tie: Tie) -> dict[str, float]:
    """How certain it is that something is missing: of each list that has something alone, whether the other's article surely lacks it, and
    whether something in the other claim may be it."""
    firm = all(surely and not doubtful for surely, doubtful in missing)
    return {
        "firm": firm,
        "firm, sure": firm and tie.sure and tie.equal,
        "firm, both": firm and len(missing) > 1,
        "firm, nearest": firm and tie.best > 1,
        "surely": all(surely for surely, _ in missing),
        "not surely": not any(surely for surely, _ in missing),
    }


def _missing(members: Sequence[tuple[Name, ...]], own: Claim, other: Claim, hearing: Hearing) -> _Missing | None:
    """The surest of some names that a claim has and the other's article may lack."""
    found = [_Missing(n, own, other, _level(n, other.article.id, hearing), any(may_be(n, k) for k in hearing.strange(other, own))) for n in map(bearer, members)]
    return max(found, key=lambda m: (m.surely, not m.doubtful, m.level), default=None)


def _level(name: Name, article: str, hearing: Hearing) -> int:
    """How surely an article does not know a name: 0 where a claim linked with its own has it, 1 beside that, 2 anywhere, 3 any word of it,
    4 where there is nothing of it."""
    whole = hearing.whole(article)
    known = (
        heard(name, hearing.linked(name.claim, article)), heard(name, hearing.near(name.claim, article)),
        heard(name, whole), heard(name, whole, any_word=True),
    )  # fmt: skip
    return next((level for level, is_known in enumerate(known) if is_known), len(known))


def _is_surely(name: Name, level: int) -> bool:
    """Whether an article surely does not know a name, by the level."""
    return level >= (_NOT_NEAR if name.kind == "country" else _SURELY)


def _of_name(missing: _Missing, hearing: Hearing) -> dict[str, float]:
    n, other = missing.name, missing.other
    strange = hearing.strange(other, missing.own)
    family = "country" if n.kind == "country" else "other"
    return {
        f"{family} level {missing.level}": 1.0, f"role {standing(n).role}": 1.0,
        "doubtful": missing.doubtful, "likest": max((likest(n, k) for k in strange), default=0.0), "strange": min(3, len(strange)),
        "known": n.known, "coined": n.coined, "plain": n.plain, "abbreviated": n.abbreviated, "means": bool(n.senses), "portfolio": bool(n.portfolios),
        "home": hearing.home in n.codes, "capital": n.capital, "source": is_source(n), "titled": n.kind == "person" and title_of(n) is not None,
        "by bearer": any(country is n for country, _ in whose(n.claim, hearing.names(n.claim))), "words": min(4, len(n.written[0])),
        "vague": is_vague(other),
    }  # fmt: skip


def _of_articles(missing: _Missing, hearing: Hearing) -> dict[str, float]:
    thirds = hearing.thirds(missing.own, missing.other).values()
    return of_thirds([any(heard(missing.name, hearing.own(c)) for c in claims) for claims in thirds])


def of_thirds(told: Sequence[bool]) -> dict[str, float]:
    """What the counterparts in the other articles say: for each, whether it names what is missing."""
    have, lack = sum(told), len(told) - sum(told)
    return {"have": min(2, have), "lack": min(2, lack), "borne out": have > 0 and not lack}


def _of_lists(found: Difference) -> dict[str, float]:
    x, y = found.x, found.y
    told = of_sizes((x.claim, len(x.members), len(found.gone)), (y.claim, len(y.members), len(found.come)))
    shared = min(len(found.shared), len(found.back))
    alike = bool(set(x.claim.acts) & set(y.claim.acts))
    least, most = sorted((len(x.members), len(y.members)))
    return told | {
        "swap": not found.shared,
        "shared": min(3, shared),
        "short covered": shared / least,
        "long covered": shared / most,
        "whole lists, acts meet": least > 1 and alike,
        "unnamed": x.unnamed or y.unnamed,
        "spelt alike": bool(told["both"]) and shared > 0 and _spells(found),
    }


def of_sizes(x: tuple[Claim, int, int], y: tuple[Claim, int, int]) -> dict[str, float]:
    """How long two lists are, and whether the shorter one says that it is not whole; of two as long either may. Of each list its claim, the
    number of its members, and of those that it has alone."""
    (a, ours, gone), (b, theirs, come) = x, y
    both = bool(gone and come)
    least, most = sorted((ours, theirs))
    short = [c for c, count in ((a, ours), (b, theirs)) if count == least]
    vague = any(map(is_vague, short))
    return {
        "both": both,
        "gone": min(3, max(gone, come)),
        "come": min(3, min(gone, come)),
        "long": min(6, most),
        "short": min(6, least),
        "as long": least == most > 1,
        "alone": least == 1 < most,
        "both alone": most == 1,
        "besides": any(map(_tells_besides, short)),
        "short vague": vague,
        "vague, one side": vague and not both,
    }


def _spells(found: Difference) -> bool:
    """Whether what two lists share is spelt alike in both, and what they do not is not: who spells two names translates no third."""
    ours, theirs = ([bearer(m) for m in row] for row in (found.gone, found.come))
    if any(words_alike(n, k) for n in ours for k in theirs) or any(n.known or n.abbreviated for n in (*ours, *theirs)):
        return False
    pairs = [(m, k) for m in found.shared for k in found.back if spelt_alike(bearer(m), bearer(k))]
    return all(any(m in pair for pair in pairs) for m in (*found.shared, *found.back))


def _tells_besides(claim: Claim) -> bool:
    """Whether a claim says that there were others besides, whom it may have named before."""
    return any(not _BESIDES.isdisjoint(w.senses) for w in claim.reading.words)


def _of_kinds(missing: Sequence[_Missing], *, swap: bool) -> dict[str, float]:
    how = "swap" if swap else "list"
    found = {name: 1.0 for m in missing for name in (f"kind {m.name.kind}", f"kind {m.name.kind}, {how}")}
    places = [m.name.known for m in missing if m.name.kind == "place"]
    found["places known"] = float(bool(places) and all(places))
    return found


def _of_two(x: Name, y: Name, *, firm: bool) -> dict[str, float]:
    """How the two fit that stand in the place of one another."""
    people, alike = x.kind == y.kind == "person", same_role(x, y)
    return {
        "same role": alike, "same role, firm": firm and alike, "same level": x.kind == y.kind == "place" and same_level(x, y), "one may be other": may_be(x, y),
        "both titled": people and title_of(x) is not None and title_of(y) is not None,
        "both coined": x.coined and y.coined,
        "nouns meet": not nouns_beside(x).isdisjoint(nouns_beside(y)), "around meet": min(3, len(around(x) & around(y))),
        "meanings meet": bool(x.senses & y.senses), "meanings apart": bool(x.senses and y.senses) and x.senses.isdisjoint(y.senses),
        "roles apart": None not in (standing(x).role, standing(y).role) and not alike,
        "portfolios apart": bool(x.portfolios and y.portfolios) and x.portfolios.isdisjoint(y.portfolios),
    }  # fmt: skip


def _of_one(missing: _Missing, hearing: Hearing) -> dict[str, float]:
    """Whether what stands beside a name that only one claim has is in the other, which may name another instead, and whether something is
    done to its bearer."""
    told = frozenset(c for w in missing.other.reading.words for s in w.senses[:2] for c in concepts_of(s))
    name, own, other = missing.name, missing.own, missing.other
    kin = [n for n in hearing.strange(other, own) if n.kind == name.kind and not may_be(n, name)]
    instead = [_is_surely(n, _level(n, own.article.id, hearing)) for n in kin]
    return {"kin": bool(kin), "instead": any(instead), "around known": min(3, len(around(name) & told)), "in role": is_done_to(name)}


def _met(a: Claim, b: Claim, hearing: Hearing) -> int:
    """How many names of a claim the other has too."""
    return sum(any(same(n, k) for k in hearing.names(b)) for n in hearing.names(a))


def of_claims(a: Claim, b: Claim, hearing: Hearing) -> dict[str, float]:
    """How two claims fit, whatever of them differs."""
    both = set(a.acts) & set(b.acts)
    kinds = [c.reading.sentence.kind for c in (a, b)]
    ours, theirs = figures_of(a), figures_of(b)
    return {
        "acts meet": bool(both), "no acts": not a.acts and not b.acts, "acts apart": bool(a.acts and b.acts) and not both,
        "done to": bool(done_in_both(a, b)),
        "predicates meet": a.predicate is not None and a.predicate == b.predicate,
        "predicates apart": bool(a.predicate and b.predicate) and a.predicate != b.predicate,
        "figures meet": min(2, len(ours & theirs)), "figures apart": bool(ours - theirs and theirs - ours),
        "names meet": min(3, _met(a, b, hearing), _met(b, a, hearing)),
        "headline": "headline" in kinds, "headlines": kinds == ["headline", "headline"], "content": min(40, len(a.slots) + len(b.slots)),
    }  # fmt: skip
