"""Years without a month: "2026-cı ildə", "в 2026 году", "since 1998", "2010–2020 годах", "the 1990s", "(1967)"."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.finds import Find, found, joins, suffix_end, whole
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC
from consistency.records import FactSource

_PREPOSITIONS = {
    "en": {"in", "since", "by", "until", "of", "from", "during", "before", "after", "to", "through", "between", "beyond", "till", "towards", "toward"}
}
_ABOUT_YEAR = frozenset({"since", "until", "from", "to", "starting", "was", "is", "will", "saw", "brought", "has"})
_RU_BEFORE = ("с", "со", "до", "после", "от", "к", "в", "начала", "конца", "середины", "летом", "зимой", "осенью", "весной", "осени", "весны", "лета", "зимы")
# What years are given to without a word for year: 2018 oyunları, 2018 класы.
_EVENTS = frozenset({"game", "games", "championship", "cup", "olympics", "olympiad", "class", "tournament", "festival", "world cup"})
_TENS = frozenset(range(20, 100, 10))
_ABBREVIATED = ("г", "ж")  # год, жыл: the stop after them is theirs
_OWNED = frozenset({"the", "its", "their", "his", "her", "our", "a"})
_OWN = frozenset({"his", "her", "their", "my", "our"})
_SEASONS = frozenset({"early", "late", "mid", "summer", "winter", "spring", "autumn", "fall", "season", "than", "around", "circa", "election", "olympics"})
_SEASONAL = ("жазғы", "қысқы", "күзгі", "көктемгі")
_IN_SEASON = ("летом", "зимой", "весной", "осенью")
_DECADE = {"tr": {"lar", "ların", "larda", "lardan", "lara", "ları", "ler", "lerin", "lerde", "lerden", "lere", "leri", "lı", "li", "lu", "lü"}, "en": {"s"}, "ru": {"е", "х", "м", "ые", "ых", "ым"}}


def year_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """A year that begins at token ``i``, and the last token of it and its word for year: 2026-cı il, 2026 года."""
    year = whole(scan, i, 1000, 2999)
    if year is None:
        return None
    last = suffix_end(scan, i)
    if scan.term("year", last + 1):
        last += 1
        stop = last + 1 < len(scan.tokens) and scan.tokens[last + 1].text == "."
        if stop and scan.folded[last] in _ABBREVIATED:
            last += 1
    return year, last


def year_before(scan: Scan, first: int) -> tuple[int | None, int]:
    """The year written before a day or month, and the first token of both: 2026 жылғы 14 сәуір, 2026-cı il martın 2-si."""
    for size in (2, 3, 4, 5):
        start = first - size
        if start >= 0 and (year := year_at(scan, start)) and year[1] == first - 1 and (scan.term("year", first - 1) or (scan.pack.code == "tr" and scan.folded[first - 1] in _TR_OF)):
            return year[0], start
    return None, first


def years(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Years and decades that no date has taken, and both ends of a span of years."""
    for i, token in enumerate(scan.tokens):
        if token.kind != "number" or i in scan.taken:
            continue
        if (early := whole(scan, i, 1, 2999)) is not None and _of_era(scan, i):
            yield found(scan, read_from, i, i, year=early)
            continue
        if (read := year_at(scan, i)) is None:
            continue
        year, last = read
        opening = _opening_year(scan, i)
        if opening is not None and (_has_year_word(scan, i, last) or _after_preposition(scan, opening)):
            yield found(scan, read_from, opening, opening, year=int(scan.tokens[opening].text))
            yield found(scan, read_from, i, last, year=year)
        elif year % 10 == 0 and not _one_year(scan, last) and _is_decade(scan, i, last):
            yield found(scan, read_from, i, last, year=year, decade=True)
        elif _has_year_word(scan, i, last) or _short_span(scan, last) or (_one_year(scan, last) and i and scan.folded[i - 1] in ("в", "к")) or _is_bare_year(scan, i, last):
            yield found(scan, read_from, i, last, year=year)
            yield from _short_end(scan, read_from, last, year)


def _of_era(scan: Scan, i: int) -> bool:
    """English AD 600, 1066 AD."""
    if scan.pack.code != "en":
        return False
    before, after = ([t.text for t in scan.tokens[max(0, i - 4) : i]], [t.text for t in scan.tokens[i + 1 : i + 5]])
    dotted = ["A", ".", "D", "."]
    return before[-1:] == ["AD"] or after[:1] == ["AD"] or before == dotted or after == dotted


def _one_year(scan: Scan, last: int) -> bool:
    """ru в 2020-м он умер: one year; a decade ends in -х or has its word (о 1990-м десятилетии)."""
    return scan.pack.code == "ru" and scan.folded[last] == "м"


def _has_year_word(scan: Scan, first: int, last: int) -> bool:
    """Whether the tokens of a year end in a word for it, perhaps with its stop: 1870 г."""
    return any(scan.term("year", k) for k in range(first + 1, last + 1))


def _second(scan: Scan, last: int) -> tuple[int, int] | None:
    """The first and last token of the other end of 1950-53, two digits after the token ``last``, its word for year included."""
    if last + 2 >= len(scan.tokens) or not (joins(scan, last + 1) and scan.glued(last + 1) and scan.glued(last + 2)):
        return None
    final = suffix_end(scan, last + 2)  # az 1950-53-cü illərdə
    return last + 2, final + bool(scan.term("year", final + 1))


def _short_span(scan: Scan, last: int) -> bool:
    """Whether a year is the beginning of a span that has the word for year: 1950–53 жж."""
    second = _second(scan, last)
    return second is not None and len(scan.tokens[second[0]].text) == 2 and scan.term("year", second[1]) is not None


def _short_end(scan: Scan, read_from: FactSource, last: int, year: int) -> Iterator[Find]:
    """The other end of 1950-53: two digits of the same century."""
    second = _second(scan, last)
    if second is not None and (end := whole(scan, second[0], year % 100 + 1, 99)) is not None:
        yield found(scan, read_from, *second, year=year - year % 100 + end)


def decades(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Decades of the last century by two digits or in words: 90-е годы, '90s, the eighties, 90-cı illər, тоқсаныншы жылдары."""
    for i in scan.where("decade"):
        aged = i > 0 and scan.folded[i - 1] in _OWN
        if not aged and (term := scan.term("decade", i)):
            yield found(scan, read_from, i, i, year=int(term[0]), decade=True)
    for i in list(scan.numerals()):
        number = number_at(scan, i)
        if number is None or number.value not in _TENS or not (number.ordinal or number.suffix or _is_s(scan, number.last)):
            continue
        last = suffix_end(scan, number.last) if scan.tokens[number.last].kind == "number" else number.last
        if i and scan.folded[i - 1] in _OWN:
            continue  # in his 30s
        if _decade_follows(scan, last, number.words):
            opening = _short_opening(scan, i)
            if opening is not None and opening % 10:
                continue  # az 1988-90-cı illər: years
            if opening is not None:  # 1980-90-х годов
                yield found(scan, read_from, i - 2, i - 2, year=opening, decade=True)
            yield found(scan, read_from, i, last + bool(scan.term("year", last + 1)), year=1900 + int(number.value), decade=True)


def _short_opening(scan: Scan, i: int) -> int | None:
    """The year of four digits of which token ``i`` is the other end, written with two: 1980-90."""
    joined = i >= 2 and scan.glued(i) and scan.glued(i - 1) and joins(scan, i - 1)
    year = whole(scan, i - 2, 1000, 2999) if joined else None
    return year if year is not None and scan.tokens[i].kind == "number" and year % 100 < int(scan.tokens[i].text) else None


def _is_s(scan: Scan, i: int) -> bool:
    """English 90s, with or without an apostrophe before."""
    return scan.pack.code == "en" and scan.glued(i + 1) and scan.folded[i + 1] == "s"


def _decade_follows(scan: Scan, last: int, words: bool) -> bool:
    code = scan.pack.code
    if code == "en":
        return scan.folded[last] == "s"
    if code == "ru":
        plural = scan.folded[last] in _DECADE["ru"] if not words else "plural" in scan.features(last)
        led = plural and words and scan.folded[last].endswith("ых") and _led_by_time(scan, last)
        return plural and (bool(scan.term("year", last + 1)) or not words or led)
    if code == "tr" and scan.folded[last] in _DECADE["tr"]:
        return True  # 90'larda, 90'lı yıllar
    return bool(scan.term("year", last + 1)) and ("plural" in scan.features(last + 1) or scan.folded[last + 1].startswith("жылдар"))


def _led_by_time(scan: Scan, last: int) -> bool:
    """ru в восьмидесятых, с девяностых: nothing follows that they could count."""
    before = scan.folded[last - 1] if last else ""
    follows = scan.pack.analyse(scan.tokens[last + 1].text)[:1] if last + 1 < len(scan.tokens) and scan.tokens[last + 1].kind == "word" else ()
    return before in ("в", "с", "до", "конце", "начале", "середине", "конца", "начала", "середины") and not any(
        a.pos in ("NOUN", "ADJ") and "plural" in a.features for a in follows
    )


def _after_preposition(scan: Scan, i: int) -> bool:
    return i > 0 and scan.folded[i - 1] in _PREPOSITIONS.get(scan.pack.code, ())


def _opening_year(scan: Scan, i: int) -> int | None:
    """The token of the year that a span of years begins with, of which token ``i`` is the end: 2010–2020 годах."""
    spans = i >= 2 and joins(scan, i - 1) and whole(scan, i - 2, 1000, int(scan.tokens[i].text) - 1) is not None
    return i - 2 if spans else None


def _is_bare_year(scan: Scan, i: int, last: int) -> bool:
    """A year without a word for it: in English after a preposition (in 1996, until 2030) or before a title (the 1996
    Games); in every language in parentheses, (1967)."""
    year = int(scan.tokens[i].text)
    if not (1900 <= year <= 2100 or (year >= 1500 and _after_preposition(scan, i) and not _counts(scan, last + 1))):
        return False
    if _after_preposition(scan, i) or _after_season(scan, i):
        return True
    counted = last + 1 < len(scan.tokens) and any(a.pos in ("NOUN", "ADJ") for a in scan.pack.analyse(scan.tokens[last + 1].text)[:1])
    if scan.pack.code == "ru" and scan.folded[last] in ("го", "м", "му") and i and scan.folded[i - 1] in _RU_BEFORE and not counted:
        return True  # с 1984-го, до 2030-го
    if scan.pack.code == "tr" and _is_cased(scan, i, last):
        return True
    if last == i and scan.pack.code != "en" and _titled(scan, i):
        return True
    if scan.pack.code == "en" and not i and last == i and last + 1 < len(scan.tokens) and scan.folded[1] in _ABOUT_YEAR:
        return True
    if last != i or not i or last + 1 >= len(scan.tokens):
        return False
    if (scan.tokens[i - 1].text, scan.tokens[i + 1].text) == ("(", ")"):
        return True
    if scan.pack.code == "en" and scan.tokens[i].text.isdigit() and not _counts(scan, i + 1) and _may_bear_year(scan, i - 1):
        return True
    following = scan.tokens[i + 1]
    title = following.kind == "word" and (following.capital or "plural" not in scan.features(i + 1))
    return scan.pack.code == "en" and (scan.folded[i - 1] in _OWNED or scan.folded[i - 1].endswith(("'s", "’s"))) and title


def _is_cased(scan: Scan, i: int, last: int) -> bool:
    """tr 2023'te, 2019'dan, 2026'nın: a year by its case, where nothing follows that bounds a count."""
    if last == i or len(scan.tokens[i].text) != 4 or scan.folded[last] not in _TR_CASES:
        return False
    after = last + 1
    if scan.term("bound", after) and scan.folded[after] != "kadar":
        return False
    return scan.folded[after : after + 1] not in (["yakın"], ["kişi"], ["kişiye"]) and not scan.measured(after)


_TR_OF = frozenset({"nın", "nin", "nun", "nün", "ın", "in", "un", "ün"})
_TR_CASES = _TR_OF | {"da", "de", "ta", "te", "dan", "den", "tan", "ten", "a", "e", "ya", "ye", "deki", "daki", "teki", "taki"}


def _may_bear_year(scan: Scan, i: int) -> bool:
    """Whether a year may follow token ``i`` without a word for it: the Finance Act 2017; not "killed 2000", "over 2000"."""
    before = scan.tokens[i]
    if scan.term("bound", i) or scan.term("approx", i) or (i and scan.term("bound", i - 1)) or before.text in "$€£":
        return False
    return before.kind == "mark" or (before.capital and not any(a.pos in ("VERB", "ADV", "ADP") for a in scan.pack.analyse(before.text)[:1]))


def _counts(scan: Scan, i: int) -> bool:
    """Whether a number before token ``i`` would count or measure what stands there."""
    if i >= len(scan.tokens) or scan.tokens[i].kind != "word":
        return i < len(scan.tokens) and scan.tokens[i].text in ("%", "°")
    return "plural" in scan.features(i) or scan.measured(i) or scan.term("scale", i) is not None or scan.folded[i] in ("people", "of", "other", "more")


def _titled(scan: Scan, i: int) -> bool:
    """az 2012 Olimpiadası, London 2012 üçün, Кубок Райдера 2018: a year of something with a name."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    if after is not None and after.kind == "word" and after.capital:
        return not _counts(scan, i + 1)
    if scan.pack.code in TURKIC and after is not None and after.kind == "word" and "possessed" in scan.features(i + 1) and not _is_hyphened(scan, i):
        senses = (s.lower() for a in scan.pack.analyse(after.text)[:2] for s in scan.pack.senses(a.lemma, "NOUN")[:2])
        if not _EVENTS.isdisjoint(senses):
            return True
        if not any(a.pos == "ADP" for a in scan.pack.analyse(after.text)[:1]):
            return False
    named = i > 0 and scan.tokens[i - 1].kind == "word" and scan.tokens[i - 1].capital
    if scan.pack.code in TURKIC and i > 1 and scan.tokens[i - 2].capital and "possessed" in scan.features(i - 1):
        named = True  # Райдер кубогы 2018
    if i > 1 and scan.tokens[i - 1].text in "-–—":
        named = scan.tokens[i - 2].kind == "word" and scan.tokens[i - 2].capital
    return named and (after is None or after.kind == "mark" or scan.folded[i + 1] in ("üçün", "үшін") or (_is_hyphened(scan, i) and _is_head(scan, i + 1)))


def _is_hyphened(scan: Scan, i: int) -> bool:
    """kk Лондон – 2012, tr Paris-2024: a year after a name and a dash."""
    before = i > 1 and scan.tokens[i - 1].text in "-–—"
    return before and scan.tokens[i - 2].kind == "word" and scan.tokens[i - 2].capital and scan.pack.code in TURKIC


def _is_head(scan: Scan, i: int) -> bool:
    """Whether token ``i`` has the ending of a compound (олимпиадасы), or is a word that the lexicon lacks."""
    return "possessed" in scan.features(i) or not any(a.known for a in scan.pack.analyse(scan.tokens[i].text))


def _after_season(scan: Scan, i: int) -> bool:
    """As early as 2019, mid-2026, summer 2024, летом 2019, kk 2019 жазғы топтама."""
    following = scan.folded[i + 1] if i + 1 < len(scan.tokens) else ""
    if scan.pack.code in ("kk", "ru"):
        return following in _SEASONAL or (i > 0 and scan.folded[i - 1] in _IN_SEASON)
    if scan.pack.code != "en" or not i:
        return False
    if scan.folded[i - 1] == "as":
        return i > 1 and scan.folded[i - 2] in ("early", "late", "recently", "far")
    if scan.glued(i) and i > 1:
        return scan.tokens[i - 1].text in "-–" and scan.folded[i - 2] in ("mid", "early", "late", "pre", "post")
    return scan.folded[i - 1] in _SEASONS


def _is_decade(scan: Scan, first: int, last: int) -> bool:
    """1990s, 1990-х годах; az and kk say it by the plural of the year (1990-cı illərdə), unless it ends a span of years."""
    marks = _DECADE.get(scan.pack.code)
    if marks is not None:
        return any(scan.folded[k] in marks for k in range(first + 1, last + 1))
    spans = first > 0 and joins(scan, first - 1)
    return not spans and last > first and "plural" in scan.features(last)
