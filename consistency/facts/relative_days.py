"""Moments told from the day of writing: weekdays, "yesterday", "ötən il", "seven years ago"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from consistency.facts.finds import Find, found
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.languages.calendar import day_of
from consistency.languages.families import OGHUZ, TURKIC
from consistency.records import FactSource, Word

_YEARS = {"century": 100, "decade": 10}
_AGO = {"az": ("əvvəl", "qabaq", "öncə", "əvvələ", "əvvəldən", "əvvəlki", "öncəki", "qabaqkı"), "tr": ("önce", "evvel", "önceki", "öncesine", "öncesi", "öncesinde"), "kk": ("бұрын", "бұрынғы"), "ru": ("назад",), "en": ("ago",)}
_EARLIER = ("əvvəlki", "önceki", "öncəki", "qabaqkı", "бұрынғы")
_AHEAD = {"az": ("sonra",), "tr": ("sonra",), "kk": ("кейін", "соң"), "ru": ("через",), "en": ("in",)}
_BEFORE_AHEAD = {"ru": ("после", "и"), "en": ("of", "after")}  # what may not follow: через два дня после матча
_SEVERAL = frozenset({"бірнеше", "neçə", "несколько", "ондаған", "жүздеген", "бірқатар", "много", "xeyli", "çox", "çok", "birkaç", "kaç", "birçok", "көп", "талай"})
_DAY_WORDS = frozenset({"gün", "günü", "күн", "күні", "күнгі"})
_COUNTED = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
_BESIDE_WEEKDAY = frozenset({"в", "во", "с", "со", "на", "до", "к", "ко", "прошлую", "прошлый", "минувший", "минувшую", "следующий",
                             "следующую", "ближайший", "эту", "этот", "понедельника", "вечером", "утром", "ночью", "днем"})  # fmt: skip


def relative_days(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """What the table of the language calls ``relative``: yesterday, this week, last year."""
    for i in scan.where("relative"):
        if (term := scan.term("relative", i)) and not _is_no_relative(scan, i, i + term[1]) and not _is_of_several(scan, i, *term):
            yield found(scan, read_from, i, i + term[1] - 1, relative=term[0])


def _is_no_relative(scan: Scan, i: int, after: int) -> bool:
    """kk бүгінде is "nowadays"; ru накануне выборов is "on the eve of the elections"."""
    if scan.pack.code in TURKIC and after == i + 1 and scan.folded[i] not in scan.pack.terms.of("relative"):
        best = scan.pack.analyse(scan.tokens[i].text)[:1]
        if any(a.pos == "NOUN" and a.lemma not in scan.pack.terms.of("relative") for a in best):
            return True  # kk паром кешені, a complex
    if scan.folded[i] in ("бүгінде", "накануне") and after < len(scan.tokens) and scan.tokens[after].kind == "word":
        if scan.folded[i] == "бүгінде":
            return True
        if any(pos == "ADP" for pos, _ in scan.pack.lexicon.rows(scan.folded[after])):
            return False  # накануне в Анкаре
        best = scan.pack.analyse(scan.tokens[after].text)[:3]
        return any(a.pos in ("NOUN", "ADJ") and "genitive" in a.features for a in best)
    return False


def _is_of_several(scan: Scan, i: int, value: str, size: int) -> bool:
    """In the coming weeks, в предстоящие недели, gələn həftələrdə: no single week, month or year. A Russian noun may look
    plural where its adjective does not (следующей недели)."""
    if not value.endswith(_SPANS):
        return False
    last = i + size - 1
    return "plural" in scan.features(last) and (scan.pack.code != "ru" or size == 1 or "plural" in scan.features(i))


_SPANS = ("-week", "-month", "-year")


def parts_of_the_day(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """In the evening, утром, кешке: a part of the day that no day beside it has taken."""
    for i in scan.where("part"):
        if i not in scan.taken and (term := scan.term("part", i)) and not _is_no_part(scan, i, i + term[1]):
            yield found(scan, read_from, i, i + term[1] - 1, relative=term[0])


def _is_no_part(scan: Scan, i: int, after: int) -> bool:
    """az axşam məktəbləri (evening schools); kk өзіне арналған кешке (to the party held for him)."""
    if scan.pack.code not in TURKIC:
        return False
    if i and scan.numeric(i - 1) and i - 1 not in scan.taken:
        return True  # bircə gecədə, үш түнде: counted
    if i and scan.folded[i - 1] in ("ertesi", "ertəsi", "növbəti"):
        return True  # the morning after something, as en "the next morning"
    if after < len(scan.tokens) and scan.tokens[after].kind == "word" and _owned(scan, after) and "genitive" not in scan.features(after):
        return True
    if i and scan.tokens[i - 1].kind == "word" and i - 1 not in scan.taken and "possessed" in scan.features(i):
        return _is_bare_noun(scan, i - 1)  # muğam gecəsi, a night of mugham
    if scan.pack.code == "az" and i and "participle" in scan.features(i - 1):
        return True  # yubileyinə həsr olunmuş gecədə
    return scan.folded[i] == "кешке" and i > 0 and bool(scan.features(i - 1) & {"participle", "genitive"})


def _is_bare_noun(scan: Scan, i: int) -> bool:
    """A noun without an ending, which makes a compound with what follows it."""
    readings = scan.pack.analyse(scan.tokens[i].text)
    of_two = bool(readings) and readings[0].pos == "ADJ" and not readings[0].features  # az xatirə is memorial and memory
    return any(a.pos in ("NOUN", "PROPN") and not a.features for a in readings[: 2 if of_two else 1])


def weekdays(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Weekdays by name, in English with a capital only."""
    for i in scan.where("weekday"):
        if scan.pack.code == "en" and not scan.tokens[i].capital:
            continue
        term = scan.term("weekday", i)
        if term and not _is_no_day(scan, i, i + term[1]):
            yield found(scan, read_from, i, i + term[1] - 1, weekday=int(term[0]))


def _is_no_day(scan: Scan, i: int, after: int) -> bool:
    """ru ``среда`` is a milieu as well: a weekday only after в, на, прошлую and the like; az Cümə məscidi and kk Сәрсенбі
    Дәулетбаев are a mosque and a man."""
    code = scan.pack.code
    if code == "ru":
        return "среда" in scan.lemmas[i] and not (i > 0 and scan.folded[i - 1] in _BESIDE_WEEKDAY)
    if code == "en" or after >= len(scan.tokens) or scan.tokens[after].kind != "word":
        return False
    if not scan.lemmas[after].isdisjoint(_DAY_WORDS) or scan.term("partname", after):
        return False
    if after > i + 1:
        return False  # cümə axşamı is Thursday, whatever follows
    named = scan.tokens[i].capital and scan.tokens[after].capital and not any(a.known for a in scan.pack.analyse(scan.tokens[after].text))
    return named or (scan.folded[i] in scan.pack.terms.of("weekday") and _owned(scan, after))


def _owned(scan: Scan, i: int) -> bool:
    """Whether token ``i`` is the head of a compound: məscidi, məktəblərinə."""
    readings = scan.pack.analyse(scan.tokens[i].text)[:3]
    return any(a.pos == "NOUN" and "possessed" in a.features and not a.features & {"derived", "second"} for a in readings)


def times_ago(scan: Scan, read_from: FactSource) -> Iterator[Find]:
    """Seven years ago, жеті жыл бұрын, in two days: told from the day of writing, and resolved where that is known. Where
    it is told from some event ("two days before the match", "three days later he died") it is a duration."""
    code = scan.pack.code
    words = {*_AGO.get(code, ()), *_AHEAD.get(code, ())}
    if words.isdisjoint(scan.folded) and not (code in TURKIC and any(f.startswith(_EARLIER) for f in scan.folded)):
        return
    at = 0
    while at < len(scan.tokens):
        find = _counted_from_now(scan, at) if at not in scan.taken else None
        if find is None:
            at += 1
            continue
        first, last, count, unit, key = find
        yield found(scan, read_from, first, last, relative=key, resolved=_moved(scan.published, unit, count))
        at = last + 1


def _counted_from_now(scan: Scan, i: int) -> tuple[int, int, int, str, str] | None:
    """(first token, last token, signed count, unit, key) of a time counted from now whose figure stands at token ``i``."""
    if i and scan.term("scale", i) and scan.numeric(i - 1):
        return None  # up from 1.7 million | four years ago
    number = number_at(scan, i)
    if number is None and i and (number_at(scan, i - 1) is not None or scan.pack.code in ("en",)) and scan.folded[i] not in ("a", "an"):
        return None
    at, value = (i, Fraction(1)) if number is None else (number.last + 1, number.value)
    if number is None and scan.folded[i] in ("a", "an", "бір", "bir"):
        at = i + 1
    elif number is None and ("plural" in scan.features(i) or (i and scan.tokens[i - 1].kind == "word" and scan.folded[i - 1] in _SEVERAL)):
        return None
    unit = scan.term("unit", at) if at < len(scan.tokens) and scan.folded[at] != "ilə" else None  # səyi ilə əvvəlki
    if unit is None or unit[0] not in _COUNTED or value.denominator != 1 or (number is not None and number.ordinal):
        return None
    count, after, code = int(value), at + unit[1], scan.pack.code
    if unit[0] in _YEARS:  # two centuries ago, 200 years ago
        count, unit = count * _YEARS[unit[0]], ("year", unit[1])
    name = f"{count}-{unit[0]}{'' if count == 1 else 's'}"
    follows = scan.folded[after] if after < len(scan.tokens) else ""
    if follows in _AGO.get(code, ()) or (code in TURKIC and follows.startswith(_EARLIER)):
        if number is None and i and i - 1 in scan.taken:
            return None  # 12.02.2026 күні бұрынғы әкім
        return None if _from_an_event(scan, i) else (i, after, -count, unit[0], f"{name}-ago")
    if _past_in_clause(scan, i):
        return None
    if number is None:  # ru через год
        single = code == "ru" and i > 0 and scan.folded[i - 1] == "через" and unit[0] not in ("minute", "second", "hour")
        return (i - 1, after - 1, 1, unit[0], f"in-{name}") if single and follows not in _BEFORE_AHEAD[code] and scan.once("future", _future) else None
    if code in _BEFORE_AHEAD:
        ahead = i > 0 and scan.folded[i - 1] in _AHEAD[code] and not _after_an_event(scan, i) and follows not in _BEFORE_AHEAD[code]
        if code == "en" and _did(scan, i - 1):
            return None
        counted = code == "en" and i > 1 and {a.pos for a in scan.pack.analyse(scan.tokens[i - 2].text)} & {"NOUN", "VERB"} == {"NOUN"}
        first = counted and any(scan.folded[k] in ("first", "only", "highest", "lowest", "worst", "best", "biggest", "largest", "last") for k in range(max(0, i - 6), i))
        return (i - 1, after - 1, count, unit[0], f"in-{name}") if ahead and not first and scan.once("will", _will) else None
    ablative = follows in _AHEAD.get(code, ()) and ("ablative" in scan.features(after - 1) or (code in OGHUZ and scan.once("future", _future)))
    return (i, after, count, unit[0], f"in-{name}") if ablative and not _from_an_event(scan, i) and not _after_an_event(scan, i) else None


def _after_an_event(scan: Scan, i: int) -> bool:
    """Whether an event was named just before, from which the time is counted: ru в течение месяца после ареста, а не через 60
    дней; kk ұсталғаннан кейін 60 күннен кейін."""
    near = range(max(0, i - _FAR), i - 1)
    if scan.pack.code == "ru":
        return any(scan.folded[k] == "после" for k in near)
    return scan.pack.code in TURKIC and any(scan.folded[k] in _AHEAD[scan.pack.code] and k and scan.features(k - 1) >= {"ablative", "participle"} for k in near)


_FAR = 12  # tokens


def _from_an_event(scan: Scan, i: int) -> bool:
    """az matçdan iki gün əvvəl: the event stands in the ablative before the figure."""
    if i and scan.folded[i - 1] in ("осыдан", "бұдан", "bundan"):
        return False
    if i and scan.folded[i - 1] in ("дейін", "qədər"):
        return True  # үзіліске дейін жеті минут бұрын
    return scan.pack.code in TURKIC and i > 0 and scan.tokens[i - 1].kind == "word" and any(
        "ablative" in a.features for a in scan.pack.analyse(scan.tokens[i - 1].text)[:1]
    )


def _past_in_clause(scan: Scan, i: int) -> bool:
    """Whether the clause of token ``i`` tells the past: two days later he died. az and kk: not where the verb that the time
    belongs to is yet to come (iki gündən sonra başlanacaq mövsümün biletləri çıxarılmayıb)."""
    if scan.pack.code in TURKIC and "future" in _next_verb(scan, scan.tokens[i].start):
        return False
    return scan.once("past clauses", _past_clauses)[bisect_right(scan.once("clause marks", _clause_marks), scan.tokens[i].start)]


def _next_verb(scan: Scan, start: int) -> frozenset[str]:
    """The features of the first verb after an offset, before the next mark."""
    stop = next((t.start for t in scan.tokens if t.start >= start and t.text in ",;:"), len(scan.text))
    return next((w.features for w in scan.pack.words(scan.text) if start <= w.span.start < stop and w.pos == "VERB"), frozenset())


def _clause_marks(scan: Scan) -> list[int]:
    return [t.end for t in scan.tokens if t.text in ",;:"]


def _past_clauses(scan: Scan) -> list[bool]:
    """For each clause of the text, whether its verb tells the past."""
    ends = scan.once("clause marks", _clause_marks)
    verbs: list[list[Word]] = [[] for _ in range(len(ends) + 1)]
    for word in scan.pack.words(scan.text):
        if word.pos == "VERB":
            verbs[bisect_right(ends, word.span.start)].append(word)
    if scan.pack.code in TURKIC:
        return _told_by_last(verbs)
    coming = {bisect_right(ends, t.start) for t in scan.tokens if t.text in ("will", "would", "shall", "expected", "due")} if scan.pack.code == "en" else ()
    return [k not in coming and any(w.features & {"past", "perfect"} and "participle" not in w.features for w in of) for k, of in enumerate(verbs)]


_CONVERBS = ("ып", "іп", "еп", "ап")


def _told_by_last(verbs: list[list[Word]]) -> list[bool]:
    """az and kk: the last verb of a clause tells its time; after a converb the next clause does (қаза тауып, ... білмеген)."""
    told = [False] * len(verbs)
    for k in range(len(verbs) - 1, -1, -1):
        last = verbs[k][-1] if verbs[k] else None
        if last is not None and last.text.endswith(_CONVERBS):
            told[k] = k + 1 < len(verbs) and told[k + 1]
        elif last is not None:
            told[k] = bool(last.features & {"past", "perfect"})
    return told


def _future(scan: Scan) -> bool:
    """Whether a verb of the text tells the future: az iki həftə sonra açılacaq, ru через год; of the past the same words
    are "two weeks later"."""
    return any(w.pos == "VERB" and "future" in w.features and "participle" not in w.features for w in scan.pack.words(scan.text))


def _did(scan: Scan, i: int) -> bool:
    """Whether a verb in the past stands before token ``i``, and nothing that makes it future: a film shot in 16 days."""
    if i < 1 or scan.tokens[i - 1].kind != "word":
        return False
    past = not scan.folded[i - 1].endswith("ing") and any(a.pos == "VERB" and a.features & {"past", "participle"} for a in scan.pack.analyse(scan.tokens[i - 1].text))
    return past and {"will", "be", "would", "to"}.isdisjoint(scan.folded[max(0, i - 5) : i - 1])


def _will(scan: Scan) -> bool:
    """English "in two days" is also "within two days": it is told from now where something will be."""
    if scan.pack.code != "en" or not {"will", "would", "due", "shall", "expected"}.isdisjoint(scan.folded):
        return True
    return any(a in ("am", "is", "are", "'m", "'re") and b.endswith("ing") for a, b in pairwise(scan.folded))  # I am leaving in two weeks


def _moved(published: str | None, unit: str, count: int) -> str | None:
    """The year, or the day, that is so many units off; None for units too small or too vague, and out of the calendar."""
    day = day_of(published)
    if day is None:
        return None
    if unit == "year" and 0 < day.year + count < 3000:
        return f"{day.year + count:04d}"
    if unit in ("day", "week") and abs(count) < 4000:
        return (day + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    return None
