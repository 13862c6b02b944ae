"""How many were evacuated, taken to hospital, detained, were on board: each article's one count of them, wherever it stands.

Such counts are told in short sentences of unlike words (семерых доставили в больницу; the blast sent seven to the hospital), which
are seldom linked. Where every article that tells a fate has one count of it, those are answers to one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from consistency.diff.elsewhere import apart
from consistency.diff.fates import PARTED
from consistency.diff.figures import Figure
from consistency.languages.concepts import concepts_of
from consistency.records import Moment, Word

# What is told of people -> the words that tell it. Those of one row are one question: who was searched for is missing.
_FATES: Mapping[str, frozenset[str]] = {
    "hospital": frozenset({"hospitalise", "be taken to hospital", "take to hospital", "end up in hospital", "be hospitalised"}),
    "evacuate": frozenset({"evacuate", "be evacuated", "evacuation", "resettle", "relocate"}),
    "arrest": frozenset({"arrest", "detain", "be arrested", "be detained", "take into custody"}),
    "missing": frozenset({"missing", "go missing", "search", "search for", "look for", "disappear"}),
    "aboard": frozenset({"aboard", "on board", "board", "deck"}),
    "rescue": frozenset({"rescue", "be rescued"}),
}
_BROUGHT = frozenset({"take", "deliver", "send", "bring", "admit", "transport", "rush", "fly", "end", "place", "remain", "be treated", "treat"})
# Some of all: a count of theirs answers another question than one of people.
_GROUPS = frozenset({"child", "woman", "soldier", "serviceman", "tourist", "citizen", "foreigner", "student", "pupil", "teenager", "minor", "employee", "policeman",
                     "pensioner", "infant", "foreign", "serious", "critical", "family"})  # fmt: skip
# Who does it to others, or what is no person.
_OTHERS = frozenset({"rescuer", "firefighter", "police", "police officer", "doctor", "nurse", "volunteer", "diver", "team", "brigade", "helicopter", "vehicle", "boat", "ship", "house", "home", "building",
                     "village", "ambulance", "region", "city", "car", "train", "bus", "country", "time", "hospital", "medic", "specialist", "flight", "aircraft", "animal"})  # fmt: skip
_TIMES = 2  # at most this many times the other: more is another count
_ARTICLES = 3  # two that agree and one that does not
_LEAST = 3  # ones and twos are parts of what is counted too often
_TOLD = ("last-year", "last-month", "last-week")


def orphan_fates(figures: Mapping[str, Sequence[Figure]]) -> Iterator[tuple[Figure, list[Figure]]]:
    """(the odd figure, those of the other articles, which agree): of each fate that two articles or more count alike and one does not."""
    for fate in _FATES:
        totals: dict[str, list[Figure]] = {}
        parts: dict[str, list[Figure]] = {}
        for article, own in figures.items():
            those = [f for f in own if f.unit is None and f.fact.value and not f.fact.ordinal and fate in _told_of(f)]
            bare = [f for f in own if f.unit is None and not f.of and f.fate is None and any(f.claim is g.claim for g in those)]  # three in Astana
            parts[article] = those + [f for f in bare if f not in those]
            if told := [f for f in those if _counts(f)]:  # six of them are taken to a ship: the parts are smaller
                totals[article] = [f for f in told if f.low == max(g.low for g in told)]
        if len(totals) < _ARTICLES:
            continue
        by_value: dict[object, list[str]] = {}
        for article, told in totals.items():
            by_value.setdefault(told[0].fact.value, []).append(article)
        if len(by_value) != 2:
            continue
        (_, odd), (_, others) = sorted(by_value.items(), key=lambda item: len(item[1]))
        rest = [f for article in others for f in totals[article]]
        if len(odd) > 1 or len({f.claim.article.id for f in rest}) < _ARTICLES - 1:
            continue
        one = totals[odd[0]][0]
        if any(apart(one, f) or _sums(parts[odd[0]], f) or _sums(parts[f.claim.article.id], one) for f in rest):
            continue
        if _clash(one, rest, figures, odd[0]):
            yield one, rest


def _sums(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether counts of one fate make up a total of the other article: sixteen in one hospital, three in another."""
    values = {f.fact.value for f in parts if f.fact.value is not None}
    return total.fact.value is not None and (sum(values) == total.fact.value or any(a + b == total.fact.value for a, b in combinations(values, 2)))


def _clash(odd: Figure, others: Sequence[Figure], figures: Mapping[str, Sequence[Figure]], article: str) -> bool:
    """Whether the odd count is near enough to be the others', and neither is told anywhere on the other side."""
    mine, theirs = odd.fact.value, others[0].fact.value
    if mine is None or theirs is None or not 1 / _TIMES <= mine / theirs <= _TIMES:
        return False
    ours = {f.fact.value for f in figures[article] if f.unit is None}
    elsewhere = {f.fact.value for name, own in figures.items() if name != article for f in own if f.unit is None}
    return theirs not in ours and mine not in elsewhere


def _counts(figure: Figure) -> bool:
    """Whether a figure is an exact count of people who are all, and not some of them."""
    value = figure.fact.value
    if value is None or value < _LEAST or value != value.to_integral_value() or figure.unit is not None or figure.fact.ordinal or figure.fact.approximate or figure.per:
        return False
    if figure.of and figure.of <= _OTHERS:
        return False
    if _GROUPS & (figure.of | _beside(figure)):
        return False
    return not _of_another_time(figure)


def _of_another_time(figure: Figure) -> bool:
    """Whether the claim tells of another year, month or week."""
    this_year = (figure.claim.article.published or "")[:4]
    return any(isinstance(f, Moment) and (f.relative in _TOLD or (f.year is not None and str(f.year) != this_year)) for f in figure.claim.facts)


def _beside(figure: Figure) -> frozenset[str]:
    """What the nouns and adjectives around the figure mean."""
    return frozenset(c for w in _segment(figure) if w.pos in ("NOUN", "ADJ") for s in w.senses[:1] for c in concepts_of(s.lower()))


def _told_of(figure: Figure) -> frozenset[str]:
    """What is told of those counted, by the words between the commas and the other counts around the figure."""
    words = _segment(figure)
    senses = {c for w in words for s in w.senses[:2] for c in (s.lower(), *concepts_of(s.lower()))}
    found = {fate for fate, told in _FATES.items() if not told.isdisjoint(senses)}
    if not any("hospital" in s for s in senses):
        found.discard("hospital")
    elif not _BROUGHT.isdisjoint(senses):
        found.add("hospital")
    return frozenset(found)


def _segment(figure: Figure) -> list[Word]:
    """The words between the marks and the other counts that stand next to the figure on both sides."""
    sentence = figure.claim.reading.sentence
    start, end = figure.fact.span.start - sentence.span.start, figure.fact.span.end - sentence.span.start
    others = [f.span for f in figure.claim.facts if f is not figure.fact and type(f) is type(figure.fact)]
    cuts = [m.start() for m in PARTED.finditer(sentence.text)] + [p - sentence.span.start for s in others for p in (s.start, s.end)]
    low = max((c for c in cuts if c <= start), default=0)
    high = min((c for c in cuts if c >= end), default=len(sentence.text))
    return [w for w in figure.claim.reading.words if w.span.start >= low and w.span.end <= high]
