"""Parts of a whole: beşdə biri, үштен бір, каждый пятый, одна пятая, one in five, a third, half of."""

from __future__ import annotations

import re
from fractions import Fraction

from consistency.facts.digits import HYPHENS
from consistency.facts.figures import Number, figure_at
from consistency.facts.numerals import is_ordinal, measured_after, number_forms, value_of
from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC

_FRACTION = re.compile(r"([1-9])/([2-9]|10)")
_EVERY = {"az": "hər", "tr": "her", "kk": "әр", "ru": "каждый", "en": "every"}
_AFTER_PART = ("full", "empty", "more", "less", "higher", "lower", "larger", "smaller", "as", "in", "to", "from", "on", "this", "during", "since", "over", "by", "compared", "last", "after", "when", "because", "while", "for", "under", "and", "between", "each", "if", "but", "or",
               "have", "are", "were")  # a fifth have had it; but "a third was injured" is one more
_PART = ("бөлік", "бөлім", "hissə", "үлес", "pay")
_WHICH_HALF = ("ilk", "son", "алғашқы", "соңғы", "last")
_FEMININE = ("ая", "ых", "ой", "ую")  # ru одна пятая, две пятых: agrees with "часть", which is left out


def share_at(scan: Scan, i: int) -> Number | None:
    """The share that begins at token ``i``, or None where there is none."""
    code = scan.pack.code
    if (written := _written(scan, i)) is not None:
        return written
    if code == "en":
        return _one_in(scan, i) or _every(scan, i) or _named(scan, i)
    if code in TURKIC and (share := _top_of_bottom(scan, i) or _of_every(scan, i)):
        return share
    return _every(scan, i) or _named(scan, i)


def _written(scan: Scan, i: int) -> Number | None:
    """1/3 of the people, 1/3 населения; 1/4 финала is a round of a cup, 24/7 and 1/12 are other things."""
    match = _FRACTION.fullmatch(scan.tokens[i].text)
    if match is None or i + 1 >= len(scan.tokens) or scan.tokens[i + 1].kind != "word" or scan.folded[i + 1].startswith(("финал", "final")):
        return None
    top, bottom = int(match[1]), int(match[2])
    return Number(Fraction(top, bottom), i, i, share=True) if top < bottom <= 10 else None


def _top_of_bottom(scan: Scan, i: int) -> Number | None:
    """az beşdə biri, kk үштен бір: one in five, one of three."""
    if i + 1 >= len(scan.tokens):
        return None
    numbers = scan.pack.terms.of("number")
    bottom = int(value_of(numbers, number_forms(scan, i)) or 0)
    top = int(value_of(numbers, sorted(scan.lemmas[i + 1])) or 0)
    counted = scan.pack.code == "kk" and "possessed" not in scan.features(i + 1) and i + 2 < len(scan.tokens)
    if counted and any(a.pos == "NOUN" and a.lemma not in _PART for a in scan.pack.analyse(scan.tokens[i + 2].text)[:1]):
        return None  # төрттен үш ұпай: three points from four; but бестен екі бөлігі is two fifths
    if not bottom and scan.pack.code == "az" and scan.folded[i] == "onda" and "possessed" in scan.features(i + 1):
        bottom = 10  # onda biri is a tenth; onda is "then" as well
    if bottom in (100, 1000) and 0 < top < 10 and scan.features(i) & {"locative", "ablative"} and "possessed" in scan.features(i + 1):
        return Number(Fraction(top, bottom), i, i + 1, share=True, words=True)  # saniyənin yüzdə üçü
    if scan.pack.code == "kk" and bottom == 10 and top > 1 and "ablative" in scan.features(i):
        return None  # оннан сегізі: eight of ten, two figures as in "nine in ten"; оннан бірі is a tenth
    if 2 < bottom <= 10 and 0 < top < bottom and scan.features(i) & {"locative", "ablative"}:
        return Number(Fraction(top, bottom), i, i + 1, share=True, words=True)
    return None


def _one_in(scan: Scan, i: int) -> Number | None:
    """en one in five."""
    if i + 2 >= len(scan.tokens) or scan.folded[i] != "one" or scan.folded[i + 1] != "in":
        return None
    bottom = int(value_of(scan.pack.terms.of("number"), sorted(scan.lemmas[i + 2])) or 0)
    return Number(Fraction(1, bottom), i, i + 2, share=True, words=True) if bottom > 1 else None


# What comes back, so that every second one is no share of anything.
_OCCASIONS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend", "morning", "evening", "night", "afternoon",
                        "spring", "summer", "autumn", "winter", "round", "game", "match", "season", "century"})  # fmt: skip


def _every(scan: Scan, i: int) -> Number | None:
    """en every fifth resident, ru каждый пятый, az hər beşinci, kk әр бесінші."""
    if _EVERY.get(scan.pack.code) not in scan.lemmas[i]:
        return None
    number = figure_at(scan, i + 1)
    if number is None or not number.ordinal or not number.words or number.value <= 1:
        return None
    after = number.last + 1
    if scan.pack.code == "en" and (scan.measured(after) or "plural" in scan.features(after) or scan.folded[after : after + 1] in ([], ["time"], ["of"]) or not _OCCASIONS.isdisjoint(scan.folded[after : after + 1])):
        return None  # every second counts; every fourth year, every third Sunday
    return Number(1 / number.value, i, number.last, ordinal=True, share=True, words=True)


def _of_every(scan: Scan, i: int) -> Number | None:
    """tr her dört kişiden biri, az hər dörd nəfərdən biri, kk әр төрт адамның бірі: one in four."""
    bottom = figure_at(scan, i + 1) if _EVERY.get(scan.pack.code) in scan.lemmas[i] else None
    if bottom is None or bottom.ordinal or bottom.value <= 1 or bottom.last + 2 >= len(scan.tokens) or scan.tokens[bottom.last + 1].kind != "word":
        return None
    case = {"ablative", "genitive"} if scan.pack.code == "kk" else {"ablative"}
    at = bottom.last + 2
    if not scan.features(at - 1) & case:
        return None
    top = figure_at(scan, at) if scan.tokens[at].kind == "number" else None  # 3'ü
    value = top.value if top else Fraction(value_of(scan.pack.terms.of("number"), sorted(scan.lemmas[at])) or 0)
    own = bool(top.suffix) if top else "possessed" in scan.features(at)
    return Number(value / bottom.value, i, top.last if top else at, share=True, words=True) if own and 0 < value < bottom.value else None


def _named(scan: Scan, i: int) -> Number | None:
    """A part by its name, alone or counted: half of, a third, two-thirds, ru три четверти, две пятых."""
    top, at = _counted_parts(scan, i)
    part = _part_at(scan, i, at)
    if part is not None and scan.pack.code == "ru" and part.denominator >= 10 and scan.measured(at + 1):
        return Number(top * part, i, at, words=True)  # одна сотая секунды
    if part is None or part >= 1 or measured_after(scan, at):  # half a million is a figure
        return None
    bare = scan.folded[at] in ("yarı", "yarım", "жарты", "жарым")
    if scan.folded[at] in ("yarıdan", "жартысынан") and scan.term("bound", at + 1):
        return Number(part, i, at, share=True, words=True)  # yarıdan çoxu
    if scan.pack.code in TURKIC and part == Fraction(1, 2) and (bare or "possessed" not in scan.features(at)):
        return None  # yarı yol, yarım müdafiəçi; with a unit it is a figure, and read as one
    if scan.pack.code == "en" and scan.folded[at + 1 : at + 3] == ["of", "a"] and (scale := scan.term("scale", at + 3)):
        return Number(top * part * int(scale[0]), i, at + 3, words=True)  # a quarter of a million
    if part == Fraction(1, 2) and _is_period(scan, i, at):
        return None
    if scan.pack.code == "en" and part < Fraction(1, 2) and not _is_english_part(scan, i, at):
        return None
    return Number(top * part, i, at, share=True, words=True)


def _counted_parts(scan: Scan, i: int) -> tuple[int, int]:
    """How many parts, and the token where the part is named: 2 in "two-thirds", 1 in "a third"."""
    if scan.pack.code not in ("en", "ru") or i + 1 >= len(scan.tokens):
        return 1, i
    count = value_of(scan.pack.terms.of("number"), sorted(scan.lemmas[i]))
    if count is None or "/" in count or int(count) >= 10:  # полтора is 3/2
        return 1, i + 1 if scan.folded[i] in ("a", "the") else i
    hyphened = scan.tokens[i + 1].text in HYPHENS and i + 2 < len(scan.tokens)
    return int(count), i + 2 if hyphened else i + 1


def _part_at(scan: Scan, i: int, at: int) -> Fraction | None:
    """The part that token ``at`` names, where the share begins at token ``i``."""
    terms, lemmas = scan.pack.terms, sorted(scan.lemmas[at])
    if scan.folded[at] == "третью" and at + 1 < len(scan.tokens) and any(a.pos == "NOUN" and {"feminine", "accusative"} <= a.features for a in scan.pack.analyse(scan.tokens[at + 1].text)):
        return None  # третью медаль: the third, not with a third
    part = value_of(terms.of("fraction"), lemmas)
    if part is not None:
        hyphened = "-" in scan.folded[at] and scan.folded[at] not in terms.of("fraction")  # two first-half shots
        return None if hyphened or (i and _is_one_of_two(scan, i - 1)) else Fraction(part)
    named = at + 1 < len(scan.tokens) and "часть" in scan.lemmas[at + 1] and _is_divided(scan, at + 2)
    if scan.pack.code == "ru" and (at > i or named) and scan.folded[at].endswith(_FEMININE):
        ordinal = int(value_of(terms.of("ordinal"), lemmas) or 0)
        return Fraction(1, ordinal) if ordinal > 2 else None
    return None


# What comes in parts one after the other: the fifth part of a series is no fifth of it.
_SERIAL = frozenset({"book", "film", "series", "franchise", "novel", "trilogy", "saga", "game", "concert", "symphony", "season", "project", "programme",
                     "exhibition", "show", "report", "article", "story", "play", "cycle", "album", "memoir"})  # fmt: skip


def _is_divided(scan: Scan, i: int) -> bool:
    """ru пятая часть жителей: what follows is divided, and does not come in parts."""
    if i >= len(scan.tokens) or scan.tokens[i].kind != "word" or any(pos == "ADP" for pos, _ in scan.pack.lexicon.rows(scan.folded[i])):
        return True
    best = [a for a in scan.pack.analyse(scan.tokens[i].text) if "genitive" in a.features]
    return any(_SERIAL.isdisjoint(scan.pack.senses(a.lemma, "NOUN")[:2]) and scan.pack.senses(a.lemma, "NOUN") for a in best[:1])


def _is_one_of_two(scan: Scan, i: int) -> bool:
    """Whether token ``i`` says which half it is, of a match or a year: first, второй, ikinci, алғашқы."""
    if scan.term("ordinal", i) is not None or is_ordinal(scan, i):
        return True
    return scan.folded[i] in _WHICH_HALF or scan.folded[i].endswith("-")


def _is_period(scan: Scan, i: int, at: int) -> bool:
    """Half of a match or a field: the Liverpool half, yarım hissə; "half of" and "by half" are shares."""
    following = scan.folded[at + 1] if at + 1 < len(scan.tokens) else ""
    if scan.pack.code == "en":
        return i > 0 and following not in ("of", "the", "a", "his", "its", "their", "as") and any(a.pos in ("NOUN", "PROPN", "X") for a in scan.pack.analyse(scan.tokens[i - 1].text)[:1])
    if scan.pack.code == "ru":
        return _is_of_the_field(scan, i, at)
    return following in ("hissə", "hissədə", "final", "finala", "finalda", "finalı", "dövr", "финал", "финалға", "финалда")


def _is_of_the_field(scan: Scan, i: int, at: int) -> bool:
    """ru на половину «Зари», на своей половине поля: of a pitch."""
    before = scan.folded[i - 1] if i else ""
    following = scan.folded[at + 1] if at + 1 < len(scan.tokens) else ""
    return before in _WHOSE or (before == "на" and following in ("поля", "площадки", "«", "“", '"'))


_WHICH_PART = ("final", "top", "bottom", "middle", "northern", "southern", "upper", "lower")
_WHOSE = ("своей", "чужой", "свою", "чужую", "нашей", "нашу")


def _is_english_part(scan: Scan, i: int, at: int) -> bool:
    """ "a third of", "two-thirds": not "the third flight"."""
    follows = scan.folded[at + 1] if at + 1 < len(scan.tokens) else ""
    if follows == "of":
        return True
    ends = not follows or follows in _AFTER_PART or scan.tokens[at + 1].kind == "mark"
    if i and scan.folded[i - 1] == "by" and scan.folded[i] == "a" and at > i and (follows in _AFTER_PART or not follows or scan.tokens[at + 1].kind == "mark"):
        return True
    if at == i and i > 1 and scan.folded[i - 1] in _WHICH_PART and scan.folded[i - 2] == "the":
        return ends  # the final third, as ru последняя треть
    return at > i and (scan.folded[at].endswith("s") or (scan.folded[i] in ("a", "one") and ends))
