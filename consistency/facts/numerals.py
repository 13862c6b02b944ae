"""Number words, one at a time: "двести" after "тысяча", "min" after "üç", "sixty-three", "half" before "a million"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC

# What the words so far come to: the part closed by a scale, the part still open (None where none is), and whether the
# last word was an ordinal. "Two thousand three hundred" is (2000, 300, False).
Sum = tuple[Fraction, Fraction | None, bool]

_TURKIC = TURKIC  # number words with any ending of a noun; eleven is "ten one"
_HEAPS = {"dozens", "tens", "scores", "десятки", "сотни", "десяток", "сотня", "дюжина"}
HEAP_ENDINGS = ("lərlə", "larla", "larca", "lerce", "даған", "деген", "таған", "теген")  # minlərlə, мыңдаған
_MANY = ("hundreds", "thousands", "millions", "billions", "dozens")
_ORDINAL_ENDINGS = ("ncı", "nci", "ncu", "ncü", "ншы", "нші")
_HALF, _QUARTER = Fraction(1, 2), Fraction(1, 4)
_AND_PART = {
    "en": ((("and", "a", "half"), _HALF), (("and", "a", "quarter"), _QUARTER), (("and", "three", "quarters"), 3 * _QUARTER)),
    "ru": ((("с", "половиной"), _HALF), (("с", "четвертью"), _QUARTER)), "az": ((("yarım",), _HALF),), "tr": ((("buçuk",), _HALF),), "kk": ((("жарым",), _HALF),),
}  # fmt: skip
_ABBREVIATED = {"mn", "mr", "тыс", "млн", "млрд", "трлн", "mln", "mlrd"}


def add_word(scan: Scan, at: int, total: Fraction, current: Fraction | None) -> Sum | None:
    """The sum with the number word at token ``at`` added, or None where that word does not continue it."""
    if scan.pack.code == "en" and at and scan.tokens[at].capital and scan.tokens[at - 1].text.isupper() and len(scan.tokens[at - 1].text) > 1:
        return None  # BBC Two
    if at and scan.tokens[at].capital and _is_inside(scan, at) and (scan.pack.code != "en" or _is_named(scan, at)):
        return None  # Mini zavodu, Алты: a name
    terms, lemmas = scan.pack.terms, sorted(scan.lemmas[at])
    scale = value_of(terms.of("scale"), _scale_forms(scan, at, lemmas))
    if scale is not None and not _is_letter(scan, at):
        return _scaled(scan, at, total, current, int(scale))
    if "-" in scan.folded[at] and (current is None or current % 100 == 0):
        compound = _hyphened(scan, at)
        if compound is not None:
            return total, (current or Fraction(0)) + compound[0], compound[1]
    forms = number_forms(scan, at)
    value = value_of(terms.of("number"), forms if current is None else lemmas)
    if value is not None:
        if current is not None:
            return _continued(scan, at, total, current, Fraction(value))
        return None if _is_heap(scan, at, forms[0], Fraction(value)) else (total, Fraction(value), is_ordinal(scan, at))
    if current is None and not total and (part := _part(scan, at, forms)) is not None:
        return total, part, False
    if current is not None and not total and 1 < current < 10 and (part := _part(scan, at, forms)) is not None and part < 1:
        return total, current * part, False  # три четверти миллиона, two thirds of a mile
    if current is not None and _is_joint(scan, at, current):
        return total, current, False
    ordinal = value_of(terms.of("ordinal"), forms)
    if ordinal is None or (current is not None and current % 10 != 0):
        return None
    return total, (current or Fraction(0)) + int(ordinal), True


def _scale_forms(scan: Scan, at: int, lemmas: list[str]) -> list[str]:
    """az minik is a car, and only by an ending our thousand: what the lexicon has as it stands is no scale."""
    if scan.pack.code not in _TURKIC or scan.folded[at] in scan.pack.terms.of("scale") or not scan.pack.lexicon.rows(scan.folded[at]):
        return lemmas
    # milyardlıq, which the lexicon has, is made of a scale
    made = [a.lemma for a in scan.pack.analyse(scan.tokens[at].text) if "derived" in a.features]
    return made if scan.tokens[at].kind == "word" else lemmas


def _is_inside(scan: Scan, at: int) -> bool:
    """Whether a capital at token ``at`` is none of a sentence or a speech that begins there."""
    return scan.tokens[at - 1].kind != "mark" or scan.tokens[at - 1].text in ",-–—"


def _is_named(scan: Scan, at: int) -> bool:
    """English: the Seven Dwarfs; a headline has capitals all over."""
    after = at + 1 < len(scan.tokens) and scan.tokens[at + 1].capital
    return after and any(t.kind == "word" and len(t.text) > 3 and not t.capital for t in scan.tokens)


def value_of(table: Mapping[str, str], forms: Iterable[str]) -> str | None:
    """The value of the first form that a table of terms has."""
    return next((table[form] for form in forms if form in table), None)


def _scaled(scan: Scan, at: int, total: Fraction, current: Fraction | None, scale: int) -> Sum | None:
    """Hundred multiplies what is open and leaves it open; thousand and above close it."""
    if current is None and (total or scan.folded[at] in _MANY or _is_plural_scale(scan, at)):
        return None  # thousands of people: no number
    if scale == 100:
        return total, (current or Fraction(1)) * 100, False
    return total + (Fraction(1) if current is None else current) * scale, None, False


def _is_plural_scale(scan: Scan, at: int) -> bool:
    """Whether a scale by itself is a plural; in ru более тысячи, около миллиона it is one, though the form could be both."""
    if scan.pack.code in _TURKIC:
        return _is_many(scan, at)
    if "plural" not in scan.features(at):
        return False
    gauged = scan.term("bound", at - 1) is not None or scan.term("approx", at - 1) is not None
    return not (scan.pack.code == "ru" and gauged)


def _is_letter(scan: Scan, at: int) -> bool:
    """English m and bn are scales only when written onto digits."""
    if scan.folded[at] == "m" and scan.glued(at) and "," in scan.tokens[at - 1].text and (at < 2 or scan.tokens[at - 2].text not in "$€£"):
        return True  # a 10,000m race
    if scan.folded[at] == "m" and scan.glued(at) and _is_distance(scan, at):
        return True
    return scan.folded[at] in ("m", "bn") and not scan.glued(at)


_EVENTS = frozenset({"freestyle", "final", "finals", "hurdles", "relay", "race", "sprint", "butterfly", "backstroke", "breaststroke", "medley", "title", "runner"})
_DIMENSIONS = frozenset({"tall", "deep", "wide", "high", "long"})


def _is_distance(scan: Scan, at: int) -> bool:
    """English m of metres: a 200m final, she won the 200m in 19.46sec, cleared 6.30m, 30m deep; with a sign of a currency it
    is millions."""
    if at > 1 and scan.tokens[at - 2].text in "$€£":
        return False
    before = scan.folded[at - 2] if at > 1 else ""
    after = scan.folded[at + 1] if at + 1 < len(scan.tokens) else ""
    timed = after == "in" and at + 2 < len(scan.tokens) and "." in scan.tokens[at + 2].text
    raced = before in ("the", "men's", "women's") and (timed or after in ("", ".", ","))
    return raced or before in ("clear", "cleared") or after in _EVENTS or after in _DIMENSIONS


def _hyphened(scan: Scan, at: int) -> tuple[Fraction, bool] | None:
    """English sixty-three and twenty-first: the value, and whether it is an ordinal."""
    if scan.pack.code != "en":
        return None
    numbers, ordinals = scan.pack.terms.of("number"), scan.pack.terms.of("ordinal")
    tens, _, ones = scan.folded[at].partition("-")
    if tens in ordinals and ones.endswith("est"):
        return Fraction(int(ordinals[tens])), True  # third-biggest
    if tens not in numbers or int(numbers[tens]) < 20:
        return None
    if ones in numbers:
        return Fraction(int(numbers[tens]) + int(numbers[ones])), False
    return (Fraction(int(numbers[tens]) + int(ordinals[ones])), True) if ones in ordinals else None


def _is_heap(scan: Scan, at: int, lemma: str, value: Fraction) -> bool:
    """Dozens, десятки, yüzlərlə: no number; десяток деревень are ten."""
    if value < 10:
        return False
    if scan.pack.code in _TURKIC:
        return _is_many(scan, at)
    one = scan.folded[at] in ("десяток", "сотня", "дюжина", "dozen", "score")
    return not one and (scan.folded[at] in _HEAPS or lemma in _HEAPS) and "plural" in scan.features(at)


def _is_many(scan: Scan, at: int) -> bool:
    """az minlərlə, onlarla; kk жүздеген, мыңдаған: heaps of them."""
    return scan.folded[at].endswith(HEAP_ENDINGS) or "plural" in scan.features(at)


def _continued(scan: Scan, at: int, total: Fraction, current: Fraction, value: Fraction) -> Sum | None:
    """A number word after another: smaller ones are added, two hundred ten, but not ten two hundred."""
    if value == 100 and 1 < current < 10:
        return total, current * 100, False
    if value in (10, 12) and 1 < current < 100 and not scan.lemmas[at].isdisjoint(("десяток", "дюжина")):
        return total, current * value, False  # два десятка
    ten = 10 if scan.pack.code in _TURKIC else 20  # on bir, он бір; but English and Russian have eleven
    ones = current >= ten and current % 10 == 0 and value < 10
    tens = current >= 100 and current % 100 == 0 and value < 100
    return (total, current + value, is_ordinal(scan, at)) if ones or tens else None


def _part(scan: Scan, at: int, forms: list[str]) -> Fraction | None:
    """Half before what it is half of (half a million, yarım saat), or a word that has it inside (полмиллиона)."""
    part = value_of(scan.pack.terms.of("fraction"), forms)
    if scan.pack.code == "en" and at and scan.folded[at] in scan.pack.terms.of("ordinal") and scan.folded[at - 1] not in ("a", "one"):
        return None  # the fifth day
    return Fraction(part) if part is not None and (Fraction(part) > 1 or measured_after(scan, at)) else None


def measured_after(scan: Scan, at: int) -> bool:
    """Whether a scale, a unit or a currency follows token ``at``, or its article."""
    ahead = at + 1
    ahead += scan.pack.code == "en" and scan.folded[ahead : ahead + 1] == ["of"] and scan.folded[ahead + 1 : ahead + 2] in (["a"], ["an"])  # a quarter of a mile
    ahead += scan.folded[ahead : ahead + 1] in (["a"], ["an"])
    if ahead >= len(scan.tokens):
        return False
    return not scan.pack.terms.of("scale").keys().isdisjoint(scan.lemmas[ahead]) or scan.measured(ahead)


def _is_joint(scan: Scan, at: int, current: Fraction) -> bool:
    """English words inside a number: two hundred and ten, half a million."""
    if scan.pack.code != "en":
        return False
    if scan.folded[at] == "and" and current % 100 == 0 and at + 1 < len(scan.tokens):
        return not scan.pack.terms.of("number").keys().isdisjoint(scan.lemmas[at + 1])
    of = scan.folded[at] == "of" and scan.folded[at + 1 : at + 2] in (["a"], ["an"])
    return (of or scan.folded[at] in ("a", "an")) and current < 1


def is_ordinal(scan: Scan, at: int) -> bool:
    """Whether token ``at`` may be an ordinal by its form."""
    return "ordinal" in scan.features(at)


def number_forms(scan: Scan, at: int) -> list[str]:
    """The lemmas that may be a number word; a function word that only looks inflected is none (kk үшін, not үш + ін)."""
    folded, turkic = scan.folded[at].removesuffix("-ақ"), scan.pack.code in _TURKIC  # kk екі-ақ: only two
    if folded in ("biri", "бірі", "біреуі") and at and scan.folded[at - 1] in ("yalnız", "cəmi", "təkcə", "тек", "небәрі"):
        return [folded[:3]]  # only one of them
    if folded in FROM_ONE and _exceeds_one(scan, at):
        return [folded[:3]]
    if turkic and folded.endswith(_ORDINAL_ENDINGS):
        return [a.lemma for a in scan.pack.analyse(scan.tokens[at].text) if "ordinal" in a.features]
    if any(folded in scan.pack.terms.of(kind) for kind in ("number", "scale", "fraction", "ordinal")):
        return [folded]
    if any(pos not in ("NUM", "NOUN") for pos, _ in scan.pack.lexicon.rows(folded)):
        return []
    readings = scan.pack.analyse(scan.tokens[at].text) if turkic else ()
    # kk біріншілік is a championship
    ordinals = [] if any(a.pos == "NOUN" for a in readings[:1]) else [a.lemma for a in readings if "ordinal" in a.features]
    if ordinals and folded not in scan.pack.terms.of("idiom"):  # kk оныншысы
        return ordinals
    if turkic:  # only the best reading: onların is "their", not "of tens"; üçlük is a trio
        readings = scan.pack.analyse(scan.tokens[at].text) if scan.tokens[at].kind == "word" else ()
        best = [a for a in readings if not (a.pos == "ADP" and "possessed" in a.features)][:1]  # az üçünü is of three, and not of "for"
        # kk жүзеді swims; az altından, "from your six" by its ending, is from underneath
        return [a.lemma for a in best if "derived" not in a.features and a.pos != "VERB" and not {"possessed", "second"} <= a.features]
    if folded == "семью" and "instrumental" not in (scan.features(at + 1) if at + 1 < len(scan.tokens) else ()):
        return []  # the family
    return sorted(scan.lemmas[at])


FROM_ONE = ("birdən", "birden", "бірден")  # mostly "suddenly", "at once"


def _exceeds_one(scan: Scan, at: int) -> bool:
    """az birdən çox şirkət, kk бірден көп: more than one; before a verb "birdən çox" is "suddenly much"."""
    term = scan.term("bound", at + 1)
    after = scan.tokens[at + 2] if at + 2 < len(scan.tokens) else None
    if term is None or term[0] not in (">", "<"):
        return False
    return after is None or after.kind != "word" or any(a.pos in ("NOUN", "ADJ") for a in scan.pack.analyse(after.text)[:1])


def closes(scan: Scan, at: int) -> bool:
    """Whether a number word carries an ending that closes the number: алпысқа, yüzdən; digits close elsewhere."""
    if scan.pack.code not in _TURKIC:
        return False
    return not any(scan.folded[at] in scan.pack.terms.of(kind) for kind in ("number", "scale", "fraction"))


def and_part_end(scan: Scan, at: int) -> tuple[Fraction, int] | None:
    """The part and the last token of "and a half" that begins at ``at``: с половиной, bir yarım, бір жарым, and a quarter."""
    for words, part in _AND_PART.get(scan.pack.code, ()):
        if tuple(scan.folded[at : at + len(words)]) == words:
            return part, at + len(words) - 1
    return None


def is_scale_stop(scan: Scan, at: int) -> bool:
    """The stop of тыс. or млн. inside a figure: "1,2 тыс. тонн"; not one that ends the sentence."""
    following = scan.tokens[at + 1] if at + 1 < len(scan.tokens) else None
    return scan.glued(at) and scan.folded[at - 1] in _ABBREVIATED and following is not None and not following.capital
