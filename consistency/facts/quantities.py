"""How many and how much: the number, its unit or currency, what is counted, and how exactly it is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from consistency.facts.designations import is_designation, take_phones
from consistency.facts.numbers import Number, number_at
from consistency.facts.ranges import upper_end
from consistency.facts.scan import Scan
from consistency.records import FactSource, Quantity, Span

_CURRENCY_MARKS = {"$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₼": "AZN", "₽": "RUB", "¥": "JPY", "₺": "TRY"}
_HYPHENS = "-‐‑"
_AND_A_HALF = {"az": ("yarım",), "kk": ("жарым",)}  # üç il yarım, үш жыл жарым
_REACH = 4  # words after a number in which what is counted is looked for


def read_quantities(scan: Scan, read_from: FactSource) -> list[Quantity]:
    """Every quantity of a text; the tokens of moments must be taken already."""
    found: list[Quantity] = []
    take_phones(scan)
    at = 0
    while at < len(scan.tokens):
        number = number_at(scan, at)
        if number is None or is_designation(scan, number):
            at += 1
            continue
        quantity, last = _quantity(scan, number, read_from)
        if quantity is not None:
            found.append(quantity)
        at = last + 1
    return _joined(found, scan)


# A larger unit followed by its part: one figure (a year and two months, 2 h 15 min, 1 m 80 cm).
_PARTS = {
    ("year", "month"): 12,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("m", "cm"): 100,
    ("km", "m"): 1000,
    ("day", "hour"): 24,
}


def _joined(found: list[Quantity], scan: Scan) -> list[Quantity]:
    out: list[Quantity] = []
    for quantity in found:
        before = out[-1] if out else None
        if before is not None and before.value is not None and quantity.value is not None:
            factor = _PARTS.get((before.unit or "", quantity.unit or ""))
            gap = scan.text[before.span.end : quantity.span.start].strip()
            if factor and quantity.value < factor and gap in ("", "və", "и", "and", "мен", "және"):
                span = Span(start=before.span.start, end=quantity.span.end)
                out[-1] = replace(quantity, span=span, text=scan.text[span.start : span.end],
                                  value=before.value * factor + quantity.value, approximate=before.approximate)  # fmt: skip
                continue
        out.append(_with_a_year(quantity, scan))
    return out


def _with_a_year(quantity: Quantity, scan: Scan) -> Quantity:
    """ "Год и два месяца": a year that is not counted, and months."""
    at = next((i for i, t in enumerate(scan.tokens) if t.start == quantity.span.start), 0)
    if (
        quantity.unit != "month"
        or quantity.value is None
        or at < 2
        or scan.folded[at - 1] not in ("и", "and", "və", "мен")
    ):
        return quantity
    term = scan.term("unit", at - 2)
    if not term or term[0] != "year":
        return quantity
    span = Span(start=scan.tokens[at - 2].start, end=quantity.span.end)
    return replace(quantity, span=span, text=scan.text[span.start : span.end], value=quantity.value + 12)


def _quantity(scan: Scan, number: Number, read_from: FactSource) -> tuple[Quantity | None, int]:
    """The quantity around a number, and the last token used."""
    high, beyond = upper_end(scan, number)
    if beyond is not None:
        return None, beyond
    last, first = (high or number).last, number.first
    currency, unit, written, end, start = _unit(scan, first, last)
    approximate, bound = _manner(scan, start, end)
    of = _counted(scan, end, number, unit or currency)
    value, share = number.value, number.share
    if (
        unit
        and high is None
        and end + 1 < len(scan.tokens)
        and scan.folded[end + 1] in _AND_A_HALF.get(scan.pack.code, ())
    ):
        value, end = value + Fraction(1, 2), end + 1
    if share:
        value, unit, approximate = value * 100, "%", approximate or value.denominator in (3, 6, 7, 9)
    low_value = high_value = None
    exact: Decimal | None = decimal(value)
    if high is not None:
        low_value, high_value, exact = _scaled_low(number, high), decimal(high.value), None
    elif bound in (">", ">="):
        low_value, exact = exact, None
    elif bound in ("<", "<="):
        high_value, exact = exact, None
    if exact is not None and _below_zero(scan, start, end, unit):
        exact = -exact
    begin, stop, text = scan.slice(start, max(end, last))
    fact = Quantity(
        span=Span(start=begin, end=stop), text=text, read_from=read_from, value=exact, low=low_value, high=high_value,
        unit=unit, written_unit=written, currency=currency, of=of, approximate=approximate, ordinal=number.ordinal,
    )  # fmt: skip
    return fact, max(end, last)


_MINUS = {"минус", "minus", "mənfi", "−"}
_FROST = {
    "ru": {"мороз", "холод", "ниже"},
    "kk": {"аяз", "суық", "төмен"},
    "az": {"şaxta", "soyuq", "aşağı"},
    "en": {"frost", "below"},
}


def _below_zero(scan: Scan, start: int, end: int, unit: str | None) -> bool:
    """минус 25 градус, −5 °C, 10 градусов мороза; a hyphen is a minus only before degrees."""
    before = scan.folded[start - 1] if start else ""
    if before in _MINUS and (before != "−" or scan.glued(start)):
        return True
    if unit != "degree":
        return False
    near = frozenset().union(*scan.lemmas[max(0, start - 2) : start], *scan.lemmas[end + 1 : end + 4])
    hyphen = before in _HYPHENS and before != "" and scan.glued(start) and not scan.glued(start - 1)
    return hyphen or bool(near & _FROST[scan.pack.code])


def _scaled_low(low: Number, high: Number) -> Decimal:
    """ "5-7 thousand" means 5 to 7 thousand."""
    scale = 1
    while high.words and low.value * scale * 1000 <= high.value:
        scale *= 1000
    return decimal(low.value * scale)


def decimal(value: Fraction) -> Decimal:
    """A fraction as a decimal of at most six places, without an exponent."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    return quotient.quantize(Decimal("0.000001")).normalize()


def _unit(scan: Scan, first: int, last: int) -> tuple[str | None, str | None, str | None, int, int]:
    """(currency, unit, unit as written, last token, first token)."""
    tokens = scan.tokens
    if first and tokens[first - 1].text in _CURRENCY_MARKS:
        return _CURRENCY_MARKS[tokens[first - 1].text], None, tokens[first - 1].text, last, first - 1
    after = last + 1
    if after + 1 < len(tokens) and tokens[after].text in _HYPHENS and scan.glued(after) and scan.glued(after + 1):
        unit = _hyphened_unit(scan, after + 1)
        return None, unit, tokens[after + 1].text if unit else None, after + 1 if unit else last, first
    if scan.pack.code == "en" and scan.folded[after : after + 2] == ["below", "zero"]:
        return None, "degree", None, after + 1, first
    if after < len(tokens):
        text = tokens[after].text
        if text == "%":
            return None, "%", text, after, first
        if text in _CURRENCY_MARKS:
            return _CURRENCY_MARKS[text], None, text, after, first
        if text in "°º":
            return None, "degree", text, after, first
        if tokens[after].kind == "word" and text == "градус":
            return None, "degree", text, after, first
        for kind in ("currency", "unit"):
            skip = 1 if kind == "currency" and _is_country(scan, after) and after + 1 < len(tokens) else 0
            if term := scan.term(kind, after + skip):
                end = after + skip + term[1] - 1
                written = scan.text[tokens[after].start : tokens[end].end]
                if kind == "currency":
                    return term[0], None, written, end, first
                return None, term[0], written, end, first
    return None, None, None, last, first


def _hyphened_unit(scan: Scan, i: int) -> str | None:
    """The unit in a compound: 45-летний, 45-year-old, 20-minute, 5-mile-long."""
    term = scan.term("unit", i)
    return term[0] if term else scan.pack.terms.of("unit").get(scan.folded[i].partition("-")[0])


def _is_country(scan: Scan, i: int) -> bool:
    return any(lemma in scan.pack.countries for lemma in scan.lemmas[i])


def _manner(scan: Scan, start: int, end: int) -> tuple[bool, str | None]:
    """Whether a figure is said to be approximate, and a bound: before it or after it, by language."""
    approximate, bound, longest = False, None, 0
    for back in (1, 2, 3, 4):
        i = start - back
        if i < 0 or scan.tokens[i].kind == "mark":
            break
        for kind in ("approx", "bound"):
            term = scan.term(kind, i)
            if term is None or (i + term[1] != start and back > 1 and not (kind == "approx" and back == 2)):
                continue
            if i + term[1] > start:
                continue
            if kind == "approx" and term[0] == "before":
                approximate = True
            elif kind == "bound" and term[1] > longest and (scan.pack.code in ("ru", "en") or term[0] in (">=", "<=")):
                bound, longest = term[0], term[1]  # "no more than" is not "more than"
    for i in (end + 1, end + 2, end + 3):
        if i >= len(scan.tokens) or scan.tokens[i].kind == "mark":
            break
        if (term := scan.term("approx", i)) and term[0] == "after":
            approximate = True
        if scan.pack.code in ("az", "kk") and bound is None and (term := scan.term("bound", i)):
            ablative = any("ablative" in scan.features(k) for k in range(end, i)) or _ablative_digits(scan, end)
            bound = term[0] if ablative or term[0] in (">=", "<=") else None
    if bound == "<=" and scan.pack.code == "ru" and start > 1 and scan.folded[start - 1] == "до":
        bound = None if any(_starts_change(scan, i) for i in range(max(0, start - 6), start - 1)) else bound
    return approximate, bound


def _starts_change(scan: Scan, i: int) -> bool:
    """с 500 до 450 тенге, довести до 40: the end of a change, no upper bound."""
    return scan.tokens[i].kind == "number" or not scan.lemmas[i].isdisjoint(_CHANGES)


_CHANGES = frozenset({"довести", "вырасти", "расти", "снизиться", "упасть", "сократиться", "увеличиться", "подняться", "повысить", "повыситься",
                      "поднять", "снизить", "сократить", "увеличить", "уменьшить", "уменьшиться", "опустить", "опуститься", "урезать",
                      "возрасти", "понизить", "ускориться", "замедлиться", "подешеветь", "подорожать", "охладить", "нагреть"})  # fmt: skip


def _ablative_digits(scan: Scan, end: int) -> bool:
    return scan.tokens[end].kind == "word" and scan.folded[end] in (
        "dan",
        "dən",
        "дан",
        "ден",
        "тан",
        "тен",
        "нан",
        "нен",
    )


def _counted(scan: Scan, end: int, number: Number, unit: str | None) -> frozenset[str]:
    """English senses of what is counted: the nouns that follow, up to a mark, a verb or another number."""
    senses: set[str] = set()
    stop = scan.tokens[end].end
    seen = 0
    limit = next(
        (t.start for t in scan.tokens[end + 1 :] if t.kind != "word" and t.text not in "«»\"“”'’-"), len(scan.text)
    )
    for word in scan.pack.words(scan.text):
        if word.span.start < stop:
            continue
        if word.span.start >= limit or seen >= _REACH or (word.pos == "VERB" and not word.features & {"participle"}):
            break
        if number_at(scan, next(k for k, t in enumerate(scan.tokens) if t.start == word.span.start)):
            break
        seen += 1
        if word.pos in ("NOUN", "PROPN", "ADJ", "X"):
            senses.update(word.senses)
    return frozenset(senses)
