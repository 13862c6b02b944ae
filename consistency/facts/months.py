"""Dates with the month by name: "9 июня 2026 года", "June 9", "2026-cı il martın 2-si", "5–9 June"; a month alone."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.finds import Find, found, joins, suffix_end, valid, whole
from consistency.facts.lone_days import MONTH_WORD, day_alone, is_address
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.facts.years import year_at, year_before
from consistency.languages.families import TURKIC
from consistency.records import FactSource, Moment

_LEAP_YEAR = 2024  # where the year is not said, 29 February is a day
_FROM_ENDINGS = ("dən", "dan", "den", "tan", "ten", "ndən", "ndan")
_BEFORE_MONTH = {"in", "since", "by", "until", "of", "last", "next", "this", "from", "early", "late", "mid", "the", "between", "to", "before",
                 "after", "during"}  # fmt: skip
_PART_OF_MONTH = frozenset({"baş", "başlangıç", "sonu", "yarısı", "hafta", "gün", "əvvəl", "orta", "son", "axır", "ilk", "birinci", "ikinci", "yarı", "ongünlük", "əvvəlinci", "бас", "басы", "орта", "соңы", "соң", "аяғы",
                            "аяқ", "алғашқы", "бірінші", "екінші", "ортасы", "жартысы", "соңғы"})  # fmt: skip
_TR_PARTS = ("sonu", "sonunda", "sonuna", "başı", "başında", "başına", "ortası", "ortasında", "ortasına", "sonundan", "başından")
_WHICH_SEASON = ("жазғы", "қысқы", "күзгі", "көктемгі", "өткен", "осы", "келесі", "жаңа", "бұл", "алдағы", "биылғы", "былтырғы")


def named_dates(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Day, month by name and year in any order; a month alone; "ayın 13-ü" takes the month of the date before it."""
    previous: Moment | None = None
    for i in range(len(scan.tokens)):
        yield from _month_pair(scan, read_from, i)
        month = _month(scan, i)
        if month is None:
            if (lone := day_alone(scan, i)) is not None:
                first, last, day = lone
                of = previous
                yield found(scan, read_from, first, last, day=day, month=of.month if of else None, year=of.year if of else None)
            continue
        date = _around_month(scan, read_from, i, month)
        if date is not None and date.moment.day is not None and is_address(scan, date.first, date.last):
            scan.taken.update(range(date.first, date.last + 1))
        elif date is not None:
            previous = date.moment
            yield date
            if previous.day is not None:
                yield from _other_day(scan, read_from, date)
                yield from _first_day(scan, read_from, date)


def _month(scan: Scan, i: int) -> int | None:
    if scan.tokens[i].kind != "word" or (scan.pack.code == "en" and not (scan.tokens[i].capital or "-" in scan.tokens[i].text)):
        return None
    term = scan.term("month", i)
    return int(term[0]) if term else _part_of_month(scan, i)


def _part_of_month(scan: Scan, i: int) -> int | None:
    """English mid-October."""
    part, hyphen, name = scan.folded[i].partition("-")
    if scan.pack.code != "en" or not hyphen or part not in ("mid", "early", "late"):
        return None
    month = scan.pack.terms.of("month").get(name)
    return int(month) if month else None


def _month_pair(scan: Scan, read_from: FactSource, i: int) -> Iterator[Find]:
    """kk қаңтар-маусымда, ru январь-апрель in one word: both ends of the span."""
    if "-" not in scan.folded[i] or scan.tokens[i].kind != "word":
        return
    first, _, last = scan.folded[i].partition("-")
    ends = [_month_named(scan, part) for part in (first, last)]
    if None in ends:
        return
    year, start = year_before(scan, i)
    end = i
    if year is None:
        year, end = _year_after(scan, i, None)
    for month, bound in zip(ends, ("since", "until"), strict=True):
        yield found(scan, read_from, start, end, year=year, month=month, bound=bound)


def _month_named(scan: Scan, word: str) -> int | None:
    months = scan.pack.terms.of("month")
    forms = (word, *(a.lemma for a in scan.pack.analyse(word)))
    return next((int(months[form]) for form in forms if form in months), None)


def _opens_span(scan: Scan, i: int) -> bool:
    """yanvar–avqust aylarında: a month before a dash and another."""
    return i + 2 < len(scan.tokens) and joins(scan, i + 1) and _month(scan, i + 2) is not None


def _around_month(scan: Scan, read_from: FactSource, i: int, month: int) -> Find | None:
    """The date around the month at token ``i``; None where the word is no month here, or the calendar lacks the day."""
    day, first, last = _day_beside(scan, i)
    year, first = year_before(scan, first)
    if year is None and not _is_closed(scan, i, last):
        year, last = _year_after(scan, last, day)
    if day is not None and not valid(year or _LEAP_YEAR, month, day):
        return None
    worded = last == i and i + 1 < len(scan.tokens) and MONTH_WORD.get(scan.pack.code) in scan.lemmas[i + 1]
    if worded:  # iyul ayında, маусым айында
        last = i + 1
    elif day is None and year is None and not (_stands_alone(scan, i) or _opens_span(scan, i)):
        return None
    return found(scan, read_from, first, last, year=year, month=month, day=day)


def _is_closed(scan: Scan, i: int, last: int) -> bool:
    """Whether a date has had its ending, so that a year after it is another phrase's: az fevralın 25-də 2025-ci il üzrə hesabat,
    kk 25 ақпанда 2025 жылғы есеп."""
    if scan.pack.code not in TURKIC:
        return False
    return last > i or bool(scan.features(i) & {"locative", "ablative", "dative"})


def _day_beside(scan: Scan, i: int) -> tuple[int | None, int, int]:
    """The day before or after a month, with the first and the last token of both."""
    first = _day_token(scan, i)
    day = whole(scan, first, 1, 31)
    if day is not None and first not in scan.taken:
        return day, first, i
    if (spoken := _spoken_day(scan, i)) is not None:
        return *spoken, i
    if (later := _spoken_day_after(scan, i)) is not None:
        return later[0], i, later[1]
    at = i + 2 if i + 1 < len(scan.tokens) and scan.tokens[i + 1].text == "." and scan.glued(i + 1) else i + 1  # Sept. 14
    day = whole(scan, at, 1, 31)
    if day is not None and _day_may_follow(scan, i):
        return day, i, suffix_end(scan, at)
    return None, i, i


def _day_token(scan: Scan, i: int) -> int:
    """Where the digits of a day before the month at token ``i`` would stand: 9 June, 9th of June, 9-го июня."""
    at = i - 1
    if at >= 1 and scan.folded[at] in ("st", "nd", "rd", "th") and not scan.glued(at):
        at -= 1
    if at >= 0 and scan.folded[at] == "of":
        at -= 1
    if at >= 1 and scan.tokens[at].kind == "word" and scan.glued(at):
        at -= 1
        if at >= 1 and scan.tokens[at].kind == "mark":
            at -= 1
    return at


def _spoken_day(scan: Scan, i: int) -> tuple[int, int] | None:
    """ru "второго марта", "двадцать первого июня": the day in words before the month, and its first token."""
    if scan.pack.code != "ru":
        return None
    for first in (i - 2, i - 1):
        number = number_at(scan, first)
        if number and number.ordinal and number.words and number.last == i - 1 and 1 <= number.value <= 31:
            return int(number.value), first
    return None


def _spoken_day_after(scan: Scan, i: int) -> tuple[int, int] | None:
    """az "oktyabrın doqquzunda", kk "қазанның тоғызында": the day in words after the month, and its last token."""
    if scan.pack.code not in TURKIC or "genitive" not in scan.features(i):
        return None
    number = number_at(scan, i + 1)
    if number is None or not number.words or number.ordinal or not 1 <= number.value <= 31:
        return None
    return (int(number.value), number.last) if "possessed" in scan.features(number.last) else None


def _day_may_follow(scan: Scan, i: int) -> bool:
    """A day after the month: April 14; aprelin 9-dan."""
    if scan.pack.code == "en":
        return not scan.folded[i].endswith(("'s", "’s"))  # February's 4-1 win
    return scan.pack.code in TURKIC and "genitive" in scan.features(i)


def _year_after(scan: Scan, last: int, day: int | None) -> tuple[int | None, int]:
    """The year after a day or month, and the last token of both; after a comma only a bare one, as in "June 9, 2026"."""
    comma = last + 1 < len(scan.tokens) and scan.tokens[last + 1].text == ","
    after = last + 2 if comma else last + 1
    year = year_at(scan, after)
    if year is None or (comma and (day is None or (year[1] != after and scan.pack.code != "az"))):
        return None, last
    return year


def _other_day(scan: Scan, read_from: FactSource, date: Find) -> Iterator[Find]:
    """The other day of "5–9 June", "с 5 по 9 июня", "iyunun 5-dən 9-dək": same month, same year."""
    day, at = date.moment.day or 0, date.first
    if listed := (_days_after(scan, date.last, day) or _days_before(scan, date.first, day)):
        yield from (found(scan, read_from, start, end, year=date.moment.year, month=date.moment.month, day=further) for start, end, further in listed)
        return
    if at >= 2 and joins(scan, at - 1):
        first = last = at - 2
        if scan.folded[at - 1] == "на" and not (first > 1 and scan.folded[first - 1] in ("с", "со") and "ночь" in scan.lemmas[first - 2]):
            return
        other = whole(scan, first, 1, day - 1)
    else:
        first = _after_or(scan, date.last + 1)
        if first > date.last + 1:
            pass
        elif first < len(scan.tokens) and joins(scan, first):
            first += 1
        elif scan.folded[date.last] not in _FROM_ENDINGS:
            return
        if scan.pack.code == "en" and first > date.last + 1 and scan.folded[first - 1] in ("to", "and", "or") and _only_day(scan, first, day):
            yield found(scan, read_from, first, first, year=date.moment.year, month=date.moment.month, day=whole(scan, first, day + 1, 31))
            return
        other, last = whole(scan, first, day + 1, 31), suffix_end(scan, first)
        if last == first:  # a count that follows ("martın 5-dən 9 nəfər") has no ending of its own
            return
    year, month = date.moment.year, date.moment.month
    if other is not None and valid(year or _LEAP_YEAR, month or 1, other):
        yield found(scan, read_from, first, last, year=year, month=month, day=other)


_AND = frozenset({"and", "и", "və", "ve", "және", "мен"})


def _days_after(scan: Scan, last: int, day: int) -> list[tuple[int, int, int]]:
    """Two or more later days of a list: March 6, 8 and 10; martın 6-da, 8-də və 10-da. (first token, last token, day) of each."""
    days: list[tuple[int, int, int]] = []
    k, joined = last + 1, ""
    while k + 1 < len(scan.tokens) and (scan.tokens[k].text == "," or scan.folded[k] in _AND):
        other = whole(scan, k + 1, day + 1, 31)
        if other is None:
            break
        day, joined = other, scan.folded[k]
        days.append((k + 1, suffix_end(scan, k + 1), other))
        k = days[-1][1] + 1
    if len(days) < 2 or joined not in _AND:
        return []
    first, end, _ = days[-1]
    return days if (_only_day(scan, first, days[-2][2]) if scan.pack.code == "en" else end > first) else []


def _days_before(scan: Scan, first: int, day: int) -> list[tuple[int, int, int]]:
    """Two or more earlier days of a list: 6, 8 и 10 марта."""
    days: list[tuple[int, int, int]] = []
    k = first - 1
    while k > 0 and (scan.folded[k] in _AND if not days else scan.tokens[k].text == ","):
        other = whole(scan, k - 1, 1, day - 1)
        if other is None:
            break
        day = other
        days.append((k - 1, k - 1, other))
        k -= 2
    return days if len(days) > 1 else []


def _first_day(scan: Scan, read_from: FactSource, date: Find) -> Iterator[Find]:
    """kk 25-інен 27 қаңтарға дейін: the first day of a span, which has only its ending."""
    at = date.first - 3
    if scan.pack.code != "kk" or at < 0 or not scan.features(date.last) & {"dative"} or not scan.folded[at + 2].endswith(("нен", "нан", "ден", "дан", "тен", "тан")):
        return
    day = whole(scan, at, 1, (date.moment.day or 1) - 1)
    if day is not None and scan.glued(at + 1) and scan.glued(at + 2):
        yield found(scan, read_from, at, at + 2, year=date.moment.year, month=date.moment.month, day=day)


def _after_or(scan: Scan, i: int) -> int:
    """The token after "or", with or without a comma before: mayın 20-si, yaxud 21-də; ``i`` where there is none."""
    at = i + (i < len(scan.tokens) and scan.tokens[i].text == ",")
    for words in (("yaxud",), ("veya",), ("ya", "da"), ("və", "ya"), ("ya",), ("или",), ("либо",), ("немесе",), ("әлде",)):
        if tuple(scan.folded[at : at + len(words)]) == words:
            return at + len(words)
    return i


def _only_day(scan: Scan, i: int, after: int) -> bool:
    """Whether token ``i`` is the later day of January 5 to 9: a bare figure that counts nothing."""
    day = whole(scan, i, after + 1, 31)
    follows = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return day is not None and (follows is None or follows.kind == "mark" or follows.text in ("at", "in", "and", "by", "with", "for", "as"))


def _stands_alone(scan: Scan, i: int) -> bool:
    """Whether a lone month word is one: a month in a case of time, or after a preposition; not Мая or May the names."""
    if scan.pack.code == "en":
        if "-" in scan.folded[i]:
            return True
        listed = i > 1 and scan.folded[i - 1] in ("and", "or") and _month(scan, i - 2) is not None
        owned = i > 0 and (scan.folded[i - 1] in ("their", "its", "his", "her", "our") or "superlative" in scan.features(i - 1))
        if owned and i + 1 < len(scan.tokens) and scan.tokens[i + 1].kind == "word" and not scan.tokens[i + 1].capital:
            return True  # their August meeting, the hottest June reading
        return i > 0 and (listed or scan.folded[i - 1] in _BEFORE_MONTH or (scan.folded[i - 1] == "for" and scan.folded[i] != "may" and not _followed_by_name(scan, i)))
    if scan.pack.code == "ru":
        inside = scan.tokens[i].capital and i > 0 and scan.tokens[i - 1].kind == "word" and not scan.tokens[i].text.isupper()
        named = inside or (scan.tokens[i].capital and i + 1 < len(scan.tokens) and scan.tokens[i + 1].capital)
        return not named  # Марта Иванова
    if scan.pack.code == "kk" and _is_season(scan, i):
        return False
    if scan.pack.code == "tr" and i + 1 < len(scan.tokens) and scan.folded[i + 1] in _TR_PARTS:
        return True  # mayıs sonunda: no genitive
    features = scan.features(i)
    if "instrumental" in features and i + 1 < len(scan.tokens) and scan.folded[i + 1] in ("müqayisədə", "салыстырғанда", "karşılaştırıldığında", "kıyaslandığında"):
        return True  # mayla müqayisədə
    if "genitive" in features and not features & {"locative", "ablative", "dative"}:
        # martın sonunda; the emperor's statue is Avqustun heykəli
        return i + 1 < len(scan.tokens) and not scan.lemmas[i + 1].isdisjoint(_PART_OF_MONTH)
    return bool(features & {"locative", "ablative", "dative"})


def _followed_by_name(scan: Scan, i: int) -> bool:
    return i + 1 < len(scan.tokens) and scan.tokens[i + 1].kind == "word" and scan.tokens[i + 1].capital


def _is_season(scan: Scan, i: int) -> bool:
    """kk маусым is June and a season, қазан October and a cauldron: the latter where someone has it, or it is said which."""
    if not scan.folded[i].startswith(("маусым", "қазан")):
        return False
    which = i > 0 and scan.folded[i - 1] in _WHICH_SEASON
    return which or "possessed" in scan.features(i)
