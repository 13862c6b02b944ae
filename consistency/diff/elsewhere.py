"""What explains two figures that differ without a contradiction: the figure stands in another place of the other
article, is a sum or a rest of figures there, or counts only what came on top ("another twelve", "thirteen in all")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from consistency.diff.figures import PEOPLE, Figure, alike, comparable
from consistency.diff.shared_out import is_equal_part, says_each, sharers
from consistency.languages.concepts import antonyms, concepts_of
from consistency.records import Party, Stance

_ABOUT = 0.25  # least overlap of the words around a count and the same count elsewhere; chosen on the development stories
_TELLING = 20  # a count above this is seldom the same by chance
_NEAR = 20  # characters between a figure and the word that says that it comes on top
_ANYWHERE = 200  # and the one that says that all are counted
_AND_OTHERS = re.compile(r",? (?:and|with|və|ilə|və onun|və daha|и|и ещё|и еще|и его|и ее|және|және оның|пен|мен|және тағы)(?: \w+)? ?")  # and six
_SCORE = re.compile(r"\d+\s?[:–—-]\s?\d+\b.*")
_ON_TOP = frozenset({"again", "another", "more", "additional", "further", "other", "still"})
_REMAINING = frozenset({"remaining", "remain", "rest", "remainder"})
_OF_THEM = ("еуі", "ауы", "isi", "üçü", "dördü", "beşi")  # kk екеуі, az ikisi
_OF = ("of", "из")
_AMONG_BEFORE = re.compile(
    r"\b(?:including|among them|of whom|of them|of those|из них|из которых|среди них|в том числе|в их числе|onlardan|bunlardan|onların|onlar(?:ın)? arasında"
    r"|o cümlədən|олардың|олардан|оның|оның ішінде|соның ішінде|солардың|aralarında|bunların)(?: \w+)? ?$"
)
_AMONG_AFTER = re.compile(r"(?:-\w+)? (?:\w+ )?(?:of them|of those|of whom|of which|among them|из них|из которых)\b")
_HARMED = frozenset({"suffer", "casualty", "victim", "affect", "harm"})  # the dead and the injured
_WHOLE = 100
_CREW = frozenset({"crew", "pilot", "sailor", "member", "team", "guest", "staff", "driver", "officer", "official"})
_IN_ALL = frozenset({"total", "in total", "in all", "altogether", "overall", "all together"})


class Elsewhere:
    """The figures of each article, and which of them have their own counterparts."""

    def __init__(self, figures: Mapping[str, Sequence[Figure]], agreed: Sequence[tuple[Figure, Figure]]) -> None:
        self._figures = figures
        self._count: Counter[tuple[str, object]] = Counter((article, _value(f)) for article, own in figures.items() for f in own if f.fact.value is not None)
        self._partners: dict[tuple[int, str], set[int]] = {}
        for x, y in agreed:
            self._partners.setdefault((id(x.fact), y.claim.article.id), set()).add(id(y.fact))
            self._partners.setdefault((id(y.fact), x.claim.article.id), set()).add(id(x.fact))

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self._figures)

    def tell(self, figure: Figure, besides: Sequence[str]) -> int:
        """How many articles besides these tell the very same figure."""
        return sum((article, _value(figure)) in self._count for article in self._figures if article not in besides) if figure.fact.value is not None else 0

    def is_told_again(self, figure: Figure) -> bool:
        """Whether its own article tells a figure more than once."""
        return self._count[figure.claim.article.id, _value(figure)] > 1

    def explains(self, x: Figure, y: Figure, first: Sequence[Figure], second: Sequence[Figure]) -> bool:
        """Whether one of two figures is told in another place of the other's article, or is a sum or rest of ``first``
        or ``second``, the figures of the two passages."""
        if any(self._told(f, other) for f, other in ((x, y), (y, x))):
            return True
        first, second = _without_shared_parts(first, second), _without_shared_parts(second, first)
        if _is_rest(x, y):
            return True
        if _summed(x, second) or _summed(y, first) or is_multiple(x, y, first, second):
            return True
        totals = [g for g in (*first, *second) if g.unit == x.unit and (_of_one(g, x) or _of_one(g, y))]
        return any(t.low == x.low + y.low for t in totals if t is not x and t is not y)

    def _told(self, figure: Figure, other: Figure) -> bool:
        """Whether the other's article tells the same figure somewhere, there not as the counterpart of another place of
        this article: the headline's 14 is no answer to the body's."""
        if other.claim.article.id == figure.claim.article.id:
            return False  # an article that contradicts itself tells both
        for same in self._figures.get(other.claim.article.id, ()):
            if not is_equal(figure, same) or not comparable(figure, same):
                continue
            partners = self._partners.get((id(same.fact), figure.claim.article.id), set())
            if partners and id(figure.fact) not in partners and (figure.unit is not None or figure.of & other.of):
                continue
            if figure.unit is not None or figure.of & same.of or alike(figure, same) >= _ABOUT or figure.high > _TELLING:
                return True
        return False


def apart(x: Figure, y: Figure) -> bool:
    """Whether one counts what came on top and the other all: "seven more" and "eight in all"."""
    return any(
        (_says(a, _ON_TOP) and not _says(b, _ON_TOP) and (_says(b, _IN_ALL, _ANYWHERE) or b.low == a.low + 1)) or (b.low == a.low + 1 and _with_one(a))
        for a, b in ((x, y), (y, x))
    )


def _with_one(figure: Figure) -> bool:
    """Whether somebody is told beside those counted: the director and six employees are seven."""
    text, start = figure.claim.article.text, figure.fact.span.start
    ones = (f for f in figure.claim.facts if isinstance(f, Party) and f.kind in ("person", "office") and f.span.end <= start)
    return any(_AND_OTHERS.fullmatch(text[f.span.end : start].lower()) for f in ones)


def _says(figure: Figure, wanted: frozenset[str], reach: int = _NEAR) -> bool:
    """Whether a word within ``reach`` characters of the figure has one of these senses."""
    base = figure.claim.reading.sentence.span.start
    start, end = figure.fact.span.start - base, figure.fact.span.end - base
    near = (w for w in figure.claim.reading.words if w.span.end >= start - reach and w.span.start <= end + reach)
    return any(concept in wanted or s.lower() in wanted for w in near for s in w.senses for concept in concepts_of(s.lower()))


def firm(a: Figure, b: Figure) -> bool:
    """Whether both give a value: a bound ("above 6 percent") takes only a figure that nothing else takes."""
    return a.fact.value is not None and b.fact.value is not None


def _value(figure: Figure) -> object:
    return figure.unit, figure.low + figure.high


def is_equal(a: Figure, b: Figure) -> bool:
    """Whether two figures give the very same value, not one that rounding allows."""
    return firm(a, b) and a.unit == b.unit and a.low + a.high == b.low + b.high


def _of_one(a: Figure, b: Figure) -> bool:
    """Whether two counts may be of one thing, so that they add up: seven trains and four, and no eleven injured."""
    return not any(x.fate is not None and y.fate is None and y.of and not y.of & (PEOPLE | _CREW) for x, y in ((a, b), (b, a)))


def _is_rest(x: Figure, y: Figure) -> bool:
    """Whether two shares make up a whole, and are of opposites: four fifths passed, 20 per cent failed."""
    if x.unit != "%" or y.unit != "%" or x.fact.value is None or y.fact.value is None or x.fact.value + y.fact.value != _WHOLE:
        return False
    if _says(x, _REMAINING) != _says(y, _REMAINING):
        return True  # two thirds for the plants; the remaining third for others
    denied = [any(isinstance(f, Stance) and not f.affirmed for f in z.claim.facts) for z in (x, y)]
    return denied[0] != denied[1] or any(q in antonyms(p) for p in x.claim.acts for q in y.claim.acts)


def is_worked_out(x: Figure, y: Figure, first: Sequence[Figure], second: Sequence[Figure]) -> bool:
    """Whether one of two figures is the sum, the rest or a multiple of the figures beside the other, ``first`` beside the one and
    ``second`` beside the other: three of the twelve parties, the other nine. Those that both sides tell explain nothing: 286
    passengers and a crew of 18, 268 passengers and a crew of 18."""
    ours = [g for g in first if not any(is_equal(g, h) for h in second)]
    theirs = [h for h in second if not any(is_equal(g, h) for g in first)]
    return _summed(x, theirs) or _summed(y, ours) or is_multiple(x, y, first, second)


def is_multiple(x: Figure, y: Figure, first: Sequence[Figure], second: Sequence[Figure]) -> bool:
    """Whether one of two figures is some times the other, or what goes so many times into another, by the figures ``first`` beside the
    one and ``second`` beside the other."""
    if is_equal_part(x, y) or is_equal_part(y, x):
        return True
    return _multiplied(x, y, first) or _multiplied(y, x, second) or _is_quotient(x, second) or _is_quotient(y, first)


def _multiplied(each: Figure, total: Figure, beside: Sequence[Figure]) -> bool:
    """Whether one figure is of each of a few things that are counted or named beside it, and the other of all: two reactors of 55 MW,
    110 MW."""
    if each.unit != total.unit or not says_each(each):
        return False
    counts = [g.low for g in beside if g.unit is None and g is not each and g.claim is each.claim and not g.fact.ordinal and g.low == g.high >= 2]
    counts += [Fraction(n) for n in (sharers(each.claim),) if n]
    return any(total.low <= n * each.high and each.low * n <= total.high for n in counts)


def _is_quotient(count: Figure, others: Sequence[Figure]) -> bool:
    """Whether a count is how many times one of two measures goes into the other: 250 notes of 20,000, 5 million in notes of 20,000."""
    if count.unit is not None or count.fact.ordinal or count.fact.value is None or count.fact.value < 2:
        return False
    measures = [(g, g.fact.value) for g in others if g.unit is not None and g.fact.value]
    return any(g.unit == h.unit and g.claim is h.claim and whole == count.fact.value * each for g, whole in measures for h, each in measures)


def _without_shared_parts(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Figures but for those of some of them that both sides tell: 23 ships, nine of them for grain; 32 ships, nine of them for grain."""
    parts = [g for g in others if _is_of_them(g)]
    return [f for f in figures if not (_is_of_them(f) and any(is_equal(f, g) for g in parts))]


def _is_of_them(figure: Figure) -> bool:
    """Whether a count says itself that it is of some of those counted before: nine of them, из них девять, onlardan doqquzu."""
    base = figure.claim.reading.sentence.span.start
    text = figure.claim.reading.sentence.text
    before, after = text[: figure.fact.span.start - base], text[figure.fact.span.end - base :]
    return _AMONG_BEFORE.search(before.lower()) is not None or _AMONG_AFTER.match(after.lower()) is not None


def _is_part(figure: Figure) -> bool:
    """Whether a bare count is of some of those counted before, of whom something else is told: two are in intensive care, екеуі
    жансақтау бөлімінде. They are not added to the rest."""
    if figure.of or figure.fate is not None or figure.unit is not None:
        return False
    base = figure.claim.reading.sentence.span.start
    follows = next((w for w in figure.claim.reading.words if w.span.start >= figure.fact.span.end - base), None)
    return figure.fact.text.lower().endswith(_OF_THEM) or (follows is not None and (follows.pos == "VERB" or follows.text.lower() in _OF))


def is_score(figure: Figure) -> bool:
    """Whether a figure is half of a score, or a range, which nothing is added to either: 4:1, 3–0; 7–11."""
    return _SCORE.fullmatch(figure.fact.text) is not None


def _fated_apart(a: Figure, b: Figure) -> bool:
    """Whether other things befell those counted: the 6 dead and the 11 injured are 17 who came to harm, and no 17 injured."""
    return a.fate is not None and b.fate is not None and a.fate != b.fate


def is_elliptic(bare: Figure, figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a bare figure may be of the other's unit, which its sentence has beside another one: 171 and 209 kilograms."""
    if bare.unit is not None or bare.of or figure.unit is None:
        return False
    return any(g.unit == figure.unit and g.claim is bare.claim for g in others)


def _summed(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether a figure is the sum or the rest of two others."""
    counts = [g for g in others if (g.unit == figure.unit or is_elliptic(g, figure, others)) and not g.fact.ordinal and not is_score(g)
              and _of_one(g, figure) and not (figure.fate and _is_part(g)) and not (_fated_apart(g, figure) and not _says(figure, _HARMED))]  # fmt: skip
    return any(
        figure.low <= g.low + h.low <= figure.high or figure.low <= abs(g.low - h.low) <= figure.high
        for i, g in enumerate(counts)
        for h in counts[i + 1 :]
    )
