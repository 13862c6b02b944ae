"""Numbers that count nothing: parts of names (ATR 72, COVID-19, G20) and labels (№ 214, Article 27)."""

from __future__ import annotations

import re
from fractions import Fraction

from consistency.facts.figures import Number
from consistency.facts.measures import is_lettered
from consistency.facts.numerals import HEAP_ENDINGS
from consistency.facts.ones import is_one
from consistency.facts.scan import Scan

_LEADING_ZERO = re.compile(r"0\d{2,}[\d\s\u00a0]*")
_HYPHENS = "-‐‑–"
_SIGNS = ("№", "#")
# Makes whose models are numbers: what is counted may follow them at once ("Boeing 737 ұшағымен").
_MAKES = {"boeing", "airbus", "embraer", "bombardier", "superjet", "atr", "iphone", "windows",
          "боинг", "эйрбас", "эмбраер", "суперджет"}  # fmt: skip


def is_designation(scan: Scan, number: Number) -> bool:
    """Whether a number belongs to a name or a label, or is no number at all (the article one, az under, kk a face)."""
    if scan.term("multiple", number.first) is not None:
        verb = scan.folded[number.first].endswith(("ed", "ing"))
        return verb and scan.folded[number.last + 1 : number.last + 2] in _NO_MULTIPLE  # doubled down; but: the number doubled, twice as much
    if _is_listed_label(scan, number):
        return True
    if number.words:
        return _no_number(scan, number) or _is_numbered_game(scan, number) or _labelled_after(scan, number) or _labelled_before(scan, number)
    first = number.first
    if _is_misspelt(scan, number) or _is_numbered_game(scan, number):
        return True
    if _LEADING_ZERO.fullmatch(scan.tokens[first].text):
        return True  # 0800 555 111
    if not first or scan.tokens[first].kind != "number":
        return _labelled_after(scan, number)
    before = scan.tokens[first - 1]
    if _is_type(scan, number):
        return True
    measured = scan.measured(number.last + 1) or scan.term("scale", number.last + 1) is not None
    if before.kind == "word":
        if is_lettered(scan, first):
            return False
        if scan.glued(first) or scan.folded[first - 1] in _MAKES:
            return True
        several = len(before.text) > 1 or (first > 1 and scan.tokens[first - 2].text == "&")  # S&P 500
        if before.text.isupper() and several and not measured and not _counts_several(scan, number):
            return True
        if scan.pack.code == "en" and not (measured or number.ordinal or before.text.endswith(("'s", "’s"))) and _is_model(scan, first):
            return True
        return (_labelled_before(scan, number) and not measured) or _labelled_after(scan, number)
    return _marked(scan, first) or _labelled_after(scan, number)


def _is_listed_label(scan: Scan, number: Number) -> bool:
    """Whether a number is one of several that are labels: № 24, 47 и 81; 24, 47 və 81 nömrəli avtobuslar."""
    if number.words or number.ordinal:
        return False
    first, last = number.first, number.last
    while first > 1 and scan.folded[first - 1] in _LISTING and scan.tokens[first - 2].kind == "number":
        first -= 2
    while last + 2 < len(scan.tokens) and scan.folded[last + 1] in _LISTING and scan.tokens[last + 2].kind == "number":
        last += 2
    if first == last:
        return False
    follows = scan.tokens[number.last + 1] if number.last + 1 < len(scan.tokens) else None
    counts = follows is not None and follows.kind == "word" and scan.folded[number.last + 1] not in _LISTING  # № 24, 47 pupils
    marked = first > 0 and (scan.tokens[first - 1].text in _NUMERO or (first > 1 and scan.tokens[first - 1].text == "." and scan.tokens[first - 2].text in _NUMERO))
    return (marked and not counts) or (last + 1 < len(scan.tokens) and scan.folded[last + 1].startswith(_NUMBERED))


_NO_MULTIPLE = (["down"], ["as"], ["over"], ["up"], ["back"])
_LISTING = frozenset({",", "and", "и", "və", "және", "мен", "пен", "бен", "or", "или"})
_NUMERO = ("№", "#", "Nos", "nos", "No", "Nos.")
_NUMBERED = ("nömrəli", "нөмірлі", "saylı", "numaralı")


def _is_misspelt(scan: Scan, number: Number) -> bool:
    """ru 0ведены, a slip of the key: a nought with the rest of a word written onto it."""
    after = number.last + 1
    return number.value == 0 and scan.glued(after) and scan.tokens[after].kind == "word" and not scan.measured(after)


def _is_type(scan: Scan, number: Number) -> bool:
    """Leopard 2A8, the 787's batteries: a type of something."""
    after, before = number.last + 1, scan.tokens[number.first - 1]
    lettered = scan.glued(after) and scan.tokens[after].kind == "word" and scan.tokens[after].text[:1].isupper() and before.capital
    if lettered and after + 1 < len(scan.tokens) and scan.glued(after + 1) and scan.tokens[after + 1].kind == "number":
        return True
    if scan.pack.code != "en" or before.text.lower() != "the" or number.value < 100 or after >= len(scan.tokens):
        return False
    if scan.tokens[after].kind == "word" and scan.tokens[after].capital and "plural" not in scan.features(after) and not scan.measured(after):
        return True  # the 787 Dreamliner
    return scan.folded[after : after + 2] in (["'", "s"], ["’", "s"])


def _counts_several(scan: Scan, number: Number) -> bool:
    """ru Совет Безопасности ООН 13 голосами: a plural that the number counts follows."""
    after = number.last + 1
    if scan.pack.code != "ru" or number.value < 2 or after >= len(scan.tokens) or scan.tokens[after].kind != "word":
        return False
    return any(a.pos == "NOUN" and "plural" in a.features for a in scan.pack.analyse(scan.tokens[after].text)[:1])


def _no_number(scan: Scan, number: Number) -> bool:
    first = number.first
    if _is_vague(scan, number) or _is_adverb(scan, number):
        return True
    if scan.pack.code == "kk" and number.value == 2 and number.last + 2 < len(scan.tokens) and scan.folded[number.last + 2] in ("де", "да"):
        return True  # екі шіркеуді де: both
    before = scan.folded[first - 1] if first else ""
    if scan.folded[first] == "second" and before == "per":
        return True
    if scan.folded[first] == "second" and before in ("a", "split", "every"):
        return scan.pack.code == "en" and (first + 1 >= len(scan.tokens) or scan.tokens[first + 1].kind == "mark")
    if number.value == 1 and not number.share and not number.ordinal:
        return not is_one(scan, number)
    if first != number.last:
        return False
    if scan.pack.code == "kk" and scan.folded[first].startswith("жүзі") and "possessed" in scan.features(first):
        return True  # his face
    if scan.pack.code == "kk" and number.value == 90 and not number.ordinal:
        return _is_quarter(scan, number)
    if not first or "genitive" not in scan.features(first - 1):
        return False
    # az torpağın altı: under the ground; kk оның жүзі: her face.
    return (scan.folded[first] == "altı" and _is_below(scan, first)) or (number.value == 100 and "possessed" in scan.features(first))


def _is_below(scan: Scan, at: int) -> bool:
    """Whether az "altı" after a genitive is what lies under its owner, and no six: no unit follows and nothing that is owned."""
    if any(a.pos == "ADP" for a in scan.pack.analyse(scan.tokens[at - 1].text)[:1]):
        return False  # yanğın üçün altı kənd: "for" looks like "of three"
    timed = scan.measured(at + 1) and scan.folded[at + 1] != "ilə"
    return not timed and not _is_owned(scan, at + 1)


def _is_owned(scan: Scan, at: int) -> bool:
    """az komandanın altı gənc oyunçusu, klubun altı oyunluq planı: what is counted of an owner has the ending of what is
    owned, or that of a measure."""
    for k in range(at, min(at + 2, len(scan.tokens))):
        best = scan.pack.analyse(scan.tokens[k].text)[:2] if scan.tokens[k].kind == "word" else ()
        if any(not a.features.isdisjoint({"possessed", "having", "ness"}) and a.pos in ("NOUN", "ADJ") for a in best):
            return True
        if not any(a.pos in ("NOUN", "ADJ") for a in best):
            return False
    return False


_SEVERAL = frozenset({"several", "few", "many", "some", "несколько", "пара", "пару", "бірнеше", "neçə"})


def _is_adverb(scan: Scan, number: Number) -> bool:
    """English "was first announced": at first, and no rank."""
    first, after = number.first, number.last + 1
    if scan.pack.code != "en" or scan.folded[first] != "first" or not first or after >= len(scan.tokens):
        return False
    helped = scan.folded[first - 1] in ("was", "were", "is", "are", "been", "had", "has", "have", "being")
    return helped and any(a.pos == "VERB" for a in scan.pack.analyse(scan.tokens[after].text))


_HEAPED = ("он", "жүз", "мың", "жиырма", "отыз", "миллион", "on", "yüz", "min")  # kk деген is "named"


def _is_vague(scan: Scan, number: Number) -> bool:
    """Several hundred, bir neçə yüz, он мыңдаған: no figure."""
    after = number.last + 1
    if number.words and number.first and scan.folded[number.first - 1].endswith(HEAP_ENDINGS) and scan.folded[number.first - 1].startswith(_HEAPED) and scan.term("scale", number.first):
        return True  # ондаған миллиард
    heap = number.words and any(scan.folded[k].endswith(HEAP_ENDINGS) for k in (number.last, after) if k < len(scan.tokens))
    several = number.first > 0 and scan.folded[number.first - 1] in _SEVERAL and number.first == number.last
    return heap or (several and number.value >= 10)


def _is_quarter(scan: Scan, number: Number) -> bool:
    """kk тоқсан is ninety and a quarter of a year: the latter in a case, after an ordinal, or before somebody's noun."""
    first, after = number.first, number.last + 1
    if scan.features(first) & {"locative", "ablative", "genitive", "dative", "possessed", "attributive"}:
        return True
    if first and "ordinal" in scan.features(first - 1):
        return True
    return after < len(scan.tokens) and "possessed" in scan.features(after)


def _is_model(scan: Scan, first: int) -> bool:
    """English: Nord Stream 2 pipeline; after a name, where no plural follows that it could count."""
    before = scan.tokens[first - 1]
    lone = first == 1 and not any(a.known for a in scan.pack.analyse(before.text))  # Apollo 13
    if (first < 2 and not lone) or not before.capital or scan.term("month", first - 1) or any(a.pos == "VERB" for a in scan.pack.analyse(before.text)):
        return False
    if first + 1 >= len(scan.tokens) or scan.tokens[first + 1].kind != "word" or "." in scan.tokens[first].text:
        return False
    own = scan.features(first + 1)
    if scan.folded[first + 1] == "people":
        return False  # a plural without an ending: near Oakford 21 people
    return "plural" not in own and any(a.pos in ("NOUN", "VERB", "ADP", "ADV", "AUX", "CCONJ") for a in scan.pack.analyse(scan.tokens[first + 1].text))


def _labelled_before(scan: Scan, number: Number) -> bool:
    """Article 27, type 2 diabetes, статья 27."""
    if number.first and scan.tokens[number.first - 1].text in ("No", "Nos"):
        return True
    at = number.first - 1
    if scan.pack.code == "en":  # platforms 2 and 3, junctions 10, 11 and 12
        while at > 1 and scan.folded[at] in ("and", ",", "or", "to") and scan.tokens[at - 1].kind == "number":
            at -= 2
        counts = number.last + 1 < len(scan.tokens) and "plural" in scan.features(number.last + 1)  # routes 5 and 12 buses
        if at != number.first - 1 and (counts or "plural" not in scan.features(at)):
            return False
    label = scan.term("label", at) if at >= 0 else None
    if scan.pack.code == "en" and label is not None and scan.folded[at] not in scan.pack.terms.of("label") and not scan.folded[at].endswith("s"):
        return False  # trained two
    if label is not None and "часть" in scan.lemmas[at] and "статья" not in scan.lemmas[min(number.last + 1, len(scan.tokens) - 1)]:
        return False  # часть 12 заложников; but часть 2 статьи 158
    return label is not None and label[0] == "before" and not number.ordinal


def _is_numbered_game(scan: Scan, number: Number) -> bool:
    """English match four, in game seven: a game by its number; not "the match two goals decided"."""
    at, after = number.first - 1, number.last + 1
    if scan.pack.code != "en" or at < 0 or scan.folded[at] not in _GAMES or number.value >= 100 or number.ordinal:
        return False
    if scan.measured(after) or (after < len(scan.tokens) and "plural" in scan.features(after)) or scan.folded[after : after + 1] == ["of"]:
        return False
    led = at and any(a.pos in ("ADP", "VERB", "CCONJ") for a in scan.pack.analyse(scan.tokens[at - 1].text))
    return at == 0 or (bool(led) and scan.folded[at - 1] != "to")


_GAMES = ("match", "game", "heat", "leg", "stage", "lap")


def _marked(scan: Scan, first: int) -> bool:
    """After a sign for number, or hyphened onto a name: № 214, No. 214, COVID-19, Ту-154."""
    before = scan.tokens[first - 1].text
    if before in _SIGNS or (scan.glued(first) and before in ("+", "/")):
        return True
    if before == "." and scan.glued(first - 1) and scan.tokens[first - 2].text in ("No", "Nos"):
        return True
    if before in _HYPHENS and scan.glued(first) and first >= 2 and scan.tokens[first - 2].kind == "number":
        head = first - 2
        while head >= 2 and scan.tokens[head - 1].text in _HYPHENS and scan.glued(head) and scan.tokens[head - 2].kind == "number":
            head -= 2
        return head >= 1 and is_designation(scan, Number(Fraction(2), head, head))  # Боинг 737-800
    hyphened = before in _HYPHENS and scan.glued(first) and scan.glued(first - 1)
    return hyphened and first >= 2 and scan.tokens[first - 2].kind == "word" and scan.tokens[first - 2].capital


def _labelled_after(scan: Scan, number: Number) -> bool:
    """az "214 nömrəli qanun", kk "214 нөмірлі"."""
    at = number.last + 1
    hyphened = at < len(scan.tokens) and scan.tokens[at].text in _HYPHENS and scan.glued(at) and scan.glued(at + 1)
    label = scan.term("label", at + 1 if hyphened else at)  # kk 345-бап
    return label is not None and (label[0] == "after" or (label[0] == "ordinal" and number.ordinal))
