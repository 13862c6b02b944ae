"""The upper end of a range: "200–300", "5 to 7 million", "between €200 and €300", "от 200 до 300", "10 manatdan 40 manata qədər"."""

from __future__ import annotations

from consistency.facts.figures import Number
from consistency.facts.manner import ABLATIVE, changes
from consistency.facts.measures import CURRENCY_MARKS, UNIT_MARKS
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC

DASHES = "-–—‐‑"
# (word before the lower end or None where none is needed, word between the ends)
_SPOKEN = {"en": (("between", "and"), (None, "to")), "ru": (("от", "до"),)}
_CHANGE = ("from",)  # "rose from 5 to 7": two values, no range
_RANGING = frozenset({"range", "ranges", "ranged", "ranging", "priced", "vary", "varies", "varied", "varying", "anywhere", "aged", "everything"})
_WITH = ("ilə", "və", "ile", "ve", "мен", "бен", "пен", "және")
_UP_TO = ("kadar", "qədər", "qədərki", "qədəri", "kimi", "дейін", "дейінгі")


def upper_end(scan: Scan, number: Number) -> tuple[Number | None, int | None]:
    """The upper end, and the last token where both together count nothing (a score, a code); each may be None."""
    if number.ordinal or number.last + 2 >= len(scan.tokens) or scan.term("multiple", number.first):
        return None, None  # doubled to 12,000
    if scan.pack.code in TURKIC and (high := _by_case(scan, number) or _between(scan, number) or _ila(scan, number)) is not None:
        return high, None
    if number.suffix:
        return None, None
    after = after_measure(scan, number.last + 1)
    if number.last + 1 < after < len(scan.tokens) - 1 and scan.tokens[after].text in DASHES and scan.tokens[number.last + 1].text in "%°":
        high = number_at(scan, after + 1)  # 4.25%–4.5%
        if high is not None and high.value > number.value and not high.ordinal and same_measure(scan, number.last + 1, high.last + 1):
            return high, None
    if scan.tokens[number.last + 1].text in DASHES:
        return _dashed(scan, number)
    high = _spoken(scan, number)
    if high is not None and number.value < 1 <= high.value and (number.share or number.words) and scan.pack.code == "en":
        return None, None  # grew by a third to 1.9 million: no range
    return high, None


def scale_ahead(scan: Scan, number: Number) -> int:
    """The scale that a bare figure shares with the one that it changes to: с 5,9 до 8,1 млн, from 5.9 to 8.1 million; 0
    where there is none."""
    if number.words or number.ordinal or number.share or number.value >= 1000:
        return 0
    before = scan.folded[number.first - 1] if number.first else ""
    between = {"ru": ("с", "до"), "en": ("from", "to")}.get(scan.pack.code)
    at = number.last + 1
    if between is not None:
        if before != between[0] or at >= len(scan.tokens) or scan.folded[at] != between[1]:
            return 0
        at += 1
    elif number.suffix not in ABLATIVE:
        return 0
    high = number_at(scan, at)
    if high is None or not high.words or scan.tokens[high.first].kind != "number":
        return 0
    term = scan.term("scale", high.first + 1)
    return int(term[0]) if term else 0


def _dashed(scan: Scan, number: Number) -> tuple[Number | None, int | None]:
    high = number_at(scan, number.last + 2)
    if high is None:
        return None, None
    if high.value <= number.value and not number.words:
        return None, high.last  # 2:1, 38 - 17: a score
    if high.value > number.value and (not high.ordinal or not high.words):
        return high, None  # 1–7-х классов
    return None, high.last if scan.glued(number.last + 1) else None


def _spoken(scan: Scan, number: Number) -> Number | None:
    marked = number.first > 0 and scan.tokens[number.first - 1].text in CURRENCY_MARKS
    first = number.first - marked
    before = scan.folded[first - 1] if first else ""
    ranging = first > 1 and before == "from" and scan.folded[first - 2] in _RANGING
    at = after_measure(scan, number.last + 1)
    between = scan.folded[at] if at < len(scan.tokens) else ""
    for opening, joining in _SPOKEN.get(scan.pack.code, ()):
        if between == joining and (opening == before or (opening is None and (before not in _CHANGE or ranging))):
            other = at + 1 < len(scan.tokens) and marked and scan.tokens[at + 1].text == scan.tokens[number.first - 1].text
            if marked and not other and opening is None and before != "from":
                continue  # $5 to 7 people
            high = number_at(scan, at + 1 + other)
            measured = at > number.last + 1
            if high is None or high.value <= number.value or high.ordinal:
                continue
            if measured and opening is None and not ranging:
                continue  # 5 km to 7 houses
            if not measured or same_measure(scan, number.last + 1, high.last + 1):
                return high
    return None


def after_measure(scan: Scan, i: int) -> int:
    """The token after the unit or currency that begins at token ``i``; ``i`` where none does."""
    if i >= len(scan.tokens):
        return i
    if scan.tokens[i].text in UNIT_MARKS or scan.tokens[i].text in CURRENCY_MARKS:
        return i + 1
    term = scan.term("unit", i) or scan.term("currency", i)
    return i + term[1] if term else i


def same_measure(scan: Scan, first: int, second: int) -> bool:
    """Whether one unit or currency begins at both tokens."""
    if max(first, second) >= len(scan.tokens):
        return False
    if scan.tokens[first].text == scan.tokens[second].text:
        return True
    for kind in ("unit", "currency"):
        ours, theirs = scan.term(kind, first), scan.term(kind, second)
        if ours and theirs:
            return ours[0] == theirs[0]
    return False


def _between(scan: Scan, number: Number) -> Number | None:
    """az 140 metrlə 310 metr arasında, kk 19 бен 24 жас аралығында: between the two."""
    first = number.last + 1
    after = first if scan.folded[first] in _WITH else after_measure(scan, first)  # az ilə: with, before it is "to the year"
    if after < len(scan.tokens) and scan.folded[after] in _WITH:
        after += 1
    elif not (after > first and "instrumental" in scan.features(after - 1)):
        return None
    after += bool(scan.term("before", after))  # yüzde 5 ile yüzde 10 arasında
    high = number_at(scan, after)
    if high is None or high.value <= number.value or high.ordinal:
        return None
    end = after_measure(scan, high.last + 1)
    near = range(end, min(end + 2, len(scan.tokens)))
    return high if any(scan.folded[k].startswith(("aras", "арас", "арал")) for k in near) else None


def _ila(scan: Scan, number: Number) -> Number | None:
    """tr 3 ila 5, 3 metre ila 5 metre: from the one to the other; yüzde 3 ila yüzde 5."""
    after = after_measure(scan, number.last + 1)
    if scan.pack.code != "tr" or after + 1 >= len(scan.tokens) or scan.folded[after] != "ila":
        return None
    high = number_at(scan, after + 1 + bool(scan.term("before", after + 1)))
    return high if high is not None and high.value > number.value and not high.ordinal else None


def _by_case(scan: Scan, number: Number) -> Number | None:
    """az 10 manatdan 40 manata qədər, kk 10-нан 40-қа дейін: the lower end in the ablative; "rose from" is no range."""
    after = after_measure(scan, number.last + 1)
    measured = after > number.last + 1
    spoken = number.words and "ablative" in scan.features(number.last)
    if not ((number.suffix or spoken) if not measured else "ablative" in scan.features(after - 1)):
        return None
    if not measured and number.suffix not in ABLATIVE and "ablative" not in scan.features(number.last):
        return None
    high = number_at(scan, after)
    if high is None or high.value <= number.value or high.ordinal:
        return None
    end = after_measure(scan, high.last + 1)
    if measured and not same_measure(scan, number.last + 1, high.last + 1):
        return None
    up_to = (end < len(scan.tokens) and scan.folded[end].startswith(_UP_TO)) or scan.folded[end - 1].endswith("dək")
    return high if up_to and not changes(scan, range(end, end + 5)) else None

