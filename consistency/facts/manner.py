"""How exactly a figure is said: about 50, 50-yə yaxın, no more than 50, 50-ден астам."""

from __future__ import annotations

from collections.abc import Iterable

from consistency.facts.scan import Scan
from consistency.languages.families import OGHUZ, TURKIC

_BOUND_AFTER = TURKIC  # where "more than" follows its figure, which bears the ablative
ABLATIVE = ("dan", "dən", "den", "tan", "ten", "дан", "ден", "тан", "тен", "нан", "нен")
# English senses of verbs that lead to a figure: it rose to 15, and that is no upper bound.
_CHANGING = frozenset({"rise", "fall", "increase", "decrease", "grow", "drop", "raise", "lower", "reduce", "reach", "decline", "climb", "cut", "shorten",
                       "warm", "cool", "extend", "expand", "shrink", "descend", "bring", "heat", "jump", "sink", "plunge", "double",
                       "widen", "soar", "slow", "accelerate", "improve", "revise", "strengthen", "weaken", "upgrade", "downgrade"})  # fmt: skip
_CHANGES = frozenset({"похолодать", "потеплеть", "прогреться", "прогреть", "дойти", "доходить", "подскочить", "взлететь", "рухнуть", "просесть", "обвалиться",
                      "расширить", "расшириться", "продлить", "опускаться", "повышаться", "понижаться", "понизиться", "снижать", "повышать", "вырастать",
                      "сокращаться", "снижаться", "увеличивать", "увеличиваться", "уменьшаться", "подняться", "подниматься", "замедлять", "нарастить",
                      "нагреться", "остыть", "ослабнуть", "укрепиться", "пересмотреть", "улучшить", "ухудшить", "скорректировать", "сузиться", "приблизиться",
                      "снижение", "рост", "повышение", "увеличение", "сокращение", "падение", "дорасти", "упасть", "падать", "расти", "довести", "вырасти", "снизиться", "сократиться", "увеличиться", "повысить", "повыситься",
                      "поднять", "снизить", "сократить", "увеличить", "уменьшить", "уменьшиться", "опустить", "опуститься", "урезать",
                      "слабеть", "ослабевать", "ослабеть", "укрепляться", "крепнуть", "окрепнуть", "дешеветь", "дорожать", "расширяться", "сужаться", "ускоряться",
                      "замедляться", "просаживаться", "проседать", "обваливаться", "обесцениться", "вернуться", "откатиться", "скатиться", "отступить", "сползти",
                      "продвинуться", "спуститься", "прирасти", "подтянуться", "скакнуть", "взлетать", "усилиться", "усиливаться",
                      "возрасти", "понизить", "ускориться", "замедлиться", "подешеветь", "подорожать", "охладить", "нагреть"})  # fmt: skip

# Verbs that tell by how much, and with an amount said already lead to where it ended: прибавил 2,3%, до 2845 пунктов;
# "может потерять до 30 %" is a bound.
_BY = frozenset({"прибавить", "прибавлять", "потерять", "терять", "набрать", "набирать", "добавить", "добавлять", "отыграть", "отыгрывать", "сбросить",
                 "скинуть", "утратить", "лишиться", "отвоевать", "наверстать", "уступить", "уступать", "накинуть"})  # fmt: skip


def manner_of(scan: Scan, start: int, end: int) -> tuple[bool, str | None]:
    """Whether the figure at tokens ``start``..``end`` is said to be approximate, and its bound (>, >=, <, <=) or None."""
    about, bound = _said_before(scan, start)
    for i in range(end + 1, min(end + 4, len(scan.tokens))):
        if "qədər" in scan.folded[i : i + 2] and "bir" in scan.folded[i - 1 : i + 1]:
            continue  # bir qədər artıq: a little more
        if scan.tokens[i].kind != "word" or _opens_another(scan, i) or (scan.term("number", i) is not None and scan.term("bound", i) is None):
            break
        if (term := scan.term("approx", i)) and term[0] == "after" and not (scan.folded[i] == "kadar" and _is_dative(scan, end, i)):
            about = True
        if bound is None and _is_counted_up_to(scan, end, i):
            bound = "<="
        if scan.folded[i] == "kadar" and scan.pack.code == "tr" and not _is_dative(scan, end, i):
            continue  # 10 bin kadar: about
        if bound is None and scan.folded[i] == "azı" and _has_ablative(scan, end, i):
            bound = "<"  # 95 faizindən azı; before its figure "azı" is "at least"
            break
        if bound is None and scan.pack.code in _BOUND_AFTER and (term := scan.term("bound", i)) and not _is_extreme(scan, i) and _is_meant(scan, i, term[1]):
            of_next = _is_inclusive(term[0]) and i + term[1] < len(scan.tokens) and scan.numeric(i + term[1])  # бағасы кемінде 65 доллар
            free = _is_inclusive(term[0]) and "bulmak" not in scan.lemmas[i]  # tr 50'yi buldu: reached; of other things, found
            bound = term[0] if not of_next and (free or _has_ablative(scan, end, i)) else None
    bound = bound or _starting_at(scan, start, end)
    bound = _or_more(scan, end) or _glued_bound(scan, end) or bound
    if bound == "<=" and _ends_change(scan, start, end):
        bound = None
    return about, bound


def is_no_bound(scan: Scan, start: int, end: int, unit: str | None) -> bool:
    """Whether the word before a figure tells of something else: ru от трёх подрядчиков is "from", en a raise over three
    years "in the course of"; took over three years is a bound."""
    before = scan.folded[start - 1] if start else ""
    if scan.pack.code == "en" and before == "than" and end + 1 < len(scan.tokens) and scan.folded[end + 1] in ("earlier", "ago", "before"):
        return True  # higher than 12 months earlier
    if scan.pack.code == "ru" and before == "от":
        return not any(scan.measured(k) for k in range(start, end + 1))
    if scan.pack.code == "en" and before == "over" and unit in _DURATIONS and start > 1:
        word = scan.tokens[start - 2]
        return word.text == "%" or (word.kind == "word" and scan.folded[start - 2] not in _LASTING and not any(
            a.pos == "VERB" for a in scan.pack.analyse(word.text)[:1]
        ))
    return False


_DURATIONS = ("day", "week", "month", "year", "decade", "hour", "minute")
_LASTING = ("for", "after", "of", "in", "by", "with", "at", "to", "just", "well", "little", "and", "or", "is", "was", "were", "are")


def _glued_bound(scan: Scan, end: int) -> str | None:
    """az 400-dək ev, up to 400."""
    return "<=" if scan.pack.code == "az" and scan.folded[end].endswith("dək") else None


_BETWEEN = {"en": ("a", "an", "the"), "ru": ("на", "в", "по", "к", "за", "о", "об", "из", "у")}
_OR_MORE = {"en": (("or", "more", ">="), ("or", "less", "<="), ("or", "fewer", "<=")), "ru": (("и", "более", ">="), ("и", "больше", ">="), ("или", "более", ">="))}


def _or_more(scan: Scan, end: int) -> str | None:
    """Ten or more, пять и более."""
    after = tuple(scan.folded[end + 1 : end + 3])
    return next((bound for first, second, bound in _OR_MORE.get(scan.pack.code, ()) if after == (first, second)), None)


def _said_before(scan: Scan, start: int) -> tuple[bool, str | None]:
    """What the words just before a figure say; the longest bound counts: "no more than" is not "more than"."""
    about, bound = False, None
    if scan.pack.code == "ru" and start > 1 and scan.folded[start - 1] == "на" and scan.folded[start - 2] in ("меньше", "больше", "выше", "ниже", "дороже", "дешевле"):
        return about, bound  # на 160 тысяч меньше: the difference
    shifted = int(bool(start) and scan.folded[start - 1] in _BETWEEN.get(scan.pack.code, ()))
    if shifted:
        start -= 1  # more than a hundred, не более чем на 40 дней
    if (counted := _counted_before(scan, start)) is not None:
        start, about = counted, True
    for size in range(1, min(4, start) + 1):
        i = start - size
        if scan.tokens[i].kind == "mark":
            break
        term = scan.term("approx", i)
        # One word may stand between: about the 50, az təxminən bu 50.
        if term and term[0] == "before" and (term[1] == size or (term[1], size) == (1, 2)):
            about = True
        term = scan.term("bound", i)
        after = scan.pack.code in _BOUND_AFTER and not scan.lemmas[i].isdisjoint(("дейін", "qədər", "kadar"))  # Айға дейінгі 384 мың км
        if term and term[1] in (size, size + shifted) and not after and (scan.pack.code not in _BOUND_AFTER or _is_inclusive(term[0])):
            bound = term[0]
    return about, bound


def _counted_before(scan: Scan, start: int) -> int | None:
    """ru "человек двести", "минут через пять": about so many, by the order of the words; where the word for it stands."""
    at = start - 1 - (start > 1 and scan.folded[start - 1] in ("на", "в", "через", "до", "за"))
    if scan.pack.code != "ru" or at < 1 or "plural" not in scan.features(at) or scan.tokens[at - 1].kind == "number":
        return None
    counted = scan.folded[at] == "человек" or (scan.measured(at) and "genitive" in scan.features(at))
    free = counted and not scan.numeric(at - 1) and (scan.folded[at] == "человек" or not any(a.pos == "NOUN" for a in scan.pack.analyse(scan.tokens[at - 1].text)[:1]))
    return at if free and scan.numeric(start) and not scan.measured(start + 1) else None


def _is_dative(scan: Scan, end: int, before: int) -> bool:
    """tr 15'e kadar, 400 liraya kadar: up to; 10 kadar is about ten."""
    return scan.folded[end] in ("a", "e", "ya", "ye") or any("dative" in scan.features(k) for k in range(end, before))


def _is_inclusive(bound: str) -> bool:
    return bound in (">=", "<=")


def _has_ablative(scan: Scan, end: int, before: int) -> bool:
    """Whether a figure that ends at token ``end``, or a word between it and token ``before``, has the ending of what is
    exceeded: the ablative, or before a verb (az 42 lirəni aşıb) the accusative."""
    cases = {"ablative", "accusative"} if scan.pack.code in OGHUZ and (_is_verb(scan, before) or scan.folded[before] == "aşkın") else {"ablative"}
    if scan.pack.code == "tr" and scan.folded[before].startswith(("alt", "üst", "üzer")):
        cases = {"genitive"}
        if scan.folded[end] in _GENITIVE:
            return True
    if scan.pack.code == "az" and scan.folded[before] in ("qədər", "kimi"):
        cases = {"dative"}
    if scan.pack.code == "kk" and scan.folded[before] == "дейін":
        cases = {"dative"}
    if "accusative" in cases and _is_beside(scan, end, before):
        return False
    if "bulmak" in scan.lemmas[before] and not (_is_marked(scan, end) or any("sayı" in scan.lemmas[k] for k in range(max(0, end - _FAR), end))):
        return False  # sekiz mücevheri buldu: found; ölü sayısı 50 kişiyi buldu: reached
    if any(not scan.features(k).isdisjoint(cases) and not (cases != {"ablative"} and _is_owned(scan, end, k)) for k in range(end, before)):
        return True
    if "accusative" in cases and _is_marked(scan, end):
        return True  # 600-ü keçib
    if scan.pack.code == "tr" and "ablative" in cases and end and scan.tokens[end - 1].text in "'’" and scan.folded[end].endswith(ABLATIVE):
        return True  # yüzde 60'ından fazlası
    return "ablative" in cases and (scan.folded[end] in ABLATIVE or ("-" in scan.folded[end] and scan.folded[end].endswith(ABLATIVE)))


def _is_owned(scan: Scan, end: int, k: int) -> bool:
    """Whether what seems an accusative is the second of two nouns: az 318 Qazaxıstan vətəndaşı keçib, 318 citizens of Kazakhstan passed."""
    if k <= end + 1 or "possessed" not in scan.features(k):
        return False
    name = scan.tokens[k - 1].text
    return name[:1].isupper() or any(a.pos in ("NOUN", "PROPN") for a in scan.pack.analyse(name)[:1])


def _is_marked(scan: Scan, end: int) -> bool:
    """Whether the figure itself has the ending of an object: 50'yi, 2 milyonu, 100 lirayı."""
    return scan.folded[end] in _ACCUSATIVE or "accusative" in scan.features(end)


def _is_beside(scan: Scan, end: int, before: int) -> bool:
    """Whether what the verb at token ``before`` has for its object is another than the figure: tr adayların 60 bini barajı
    aşamadı, sekiz mücevherin hiçbirini bulamadı."""
    marked = [k for k in range(end, before) if "accusative" in scan.features(k)]
    return len(marked) > 1 or any("genitive" in scan.features(k) for k in range(end + 1, marked[-1] if marked else end))


def _starting_at(scan: Scan, start: int, end: int) -> str | None:
    """az 940 manatdan başlayır, kk 180 мың теңгеден басталады, en priced from £35: the least of a price."""
    if scan.pack.code == "en":
        opened = start > 1 and (scan.folded[start - 1] == "from" or (scan.folded[start - 1] == "at" and scan.folded[start - 2].startswith("start")))
        word = scan.folded[start - 2] if opened else ""
        to = end + 1 < len(scan.tokens) and scan.folded[end + 1] == "to"
        return ">=" if word in _STARTING and not to and any(scan.measured(k) or scan.tokens[k].text in "$€£" for k in range(start, end + 1)) else None
    after = scan.lemmas[end + 1] if end + 1 < len(scan.tokens) else frozenset()
    money = any(scan.term("currency", k) or scan.tokens[k].text in "₸₼" for k in range(start, end + 1))
    return ">=" if money and "ablative" in scan.features(end) and not after.isdisjoint(_BEGIN) else None


_BEGIN = ("başlamak", "başlamaq", "başlanmaq", "баста", "бастал")
_STARTING = ("priced", "prices", "tickets", "fares", "starting", "start", "starts", "cost", "costs", "available", "pay")
_FAR = 4  # tokens between "sayısı" and the figure
_GENITIVE = ("ın", "in", "un", "ün", "nın", "nin", "nun", "nün")
_ACCUSATIVE = ("ı", "i", "u", "ü", "nı", "ni", "nu", "nü", "yı", "yi", "yu", "yü")


def _is_meant(scan: Scan, i: int, size: int) -> bool:
    """Whether the first reading of a word is the one that bounds: kk астық is grain, not ас with an ending."""
    if size > 1 or scan.folded[i] in scan.pack.terms.of("bound"):
        return True
    best = scan.pack.analyse(scan.tokens[i].text)[:1]
    return not any(a.pos in ("NOUN", "VERB") and a.lemma not in scan.pack.terms.of("bound") for a in best)


def _is_extreme(scan: Scan, i: int) -> bool:
    """az iki ilin minimumu: the lowest of two years."""
    return scan.folded[i].startswith(("minimum", "maksimum", "минимум", "максимум")) and "possessed" in scan.features(i)


def _opens_another(scan: Scan, i: int) -> bool:
    """kk "үштен бірі әлі күнге дейін": an adverb or a pronoun ends the phrase of the figure."""
    if scan.pack.code not in _BOUND_AFTER or scan.term("bound", i) or scan.term("approx", i) or scan.measured(i):
        return False
    if scan.term("bound", i + 1) or scan.term("approx", i + 1):
        return False  # тоннадан сәл аз
    return any(a.pos in ("ADV", "PRON") for a in scan.pack.analyse(scan.tokens[i].text)[:1])


def _is_counted_up_to(scan: Scan, end: int, i: int) -> bool:
    """az 5 min nəfərədək: the word for what is counted has the ending."""
    return scan.pack.code == "az" and i == end + 1 and scan.folded[i].endswith(("dək", "dəki")) and "terminative" in scan.features(i)


def _is_verb(scan: Scan, i: int) -> bool:
    return any(a.pos == "VERB" for a in scan.pack.analyse(scan.tokens[i].text)[:2])


def _ends_change(scan: Scan, start: int, end: int) -> bool:
    """ru с 500 до 450 тенге, довести до 40; az 50-yə qədər artıb, kk 15-ке дейін өсті: the end of a change, no upper bound."""
    code = scan.pack.code
    if code in TURKIC:
        changed = changes(scan, range(end + 1, end + 5))
        from_to = any("ablative" in scan.features(k) and scan.tokens[k - 1].kind == "number" for k in range(max(1, start - 4), start))
        return changed or from_to or _from_digits(scan, start)
    if code != "ru" or start < 2 or scan.folded[start - 1] != "до":
        return False
    if scan.folded[start - 2] in ("срок", "сроком"):
        return False  # на срок до 90 дней
    if any(scan.tokens[i].kind == "number" and scan.folded[i - 1] in ("с", "со", "от") for i in range(max(1, start - 6), start - 1)):
        return True
    first = 0 if scan.tokens[start - 2].text in "—–" else _clause_start(scan, start, back=scan.tokens[start - 2].kind == "mark")
    verbs = _CHANGES | _BY if _amount_said(scan, first, start, end) else _CHANGES
    return any(not scan.lemmas[i].isdisjoint(verbs) for i in range(first, start - 1))


def _amount_said(scan: Scan, first: int, start: int, end: int) -> bool:
    """Whether a measured figure stands before "до": потерял 1,2%, до 2700 пунктов; not where the second is a part of the
    first (до 30 из них) or another share (потеряли 20%, местами до 30%)."""
    said = [i for i in range(first, start - 2) if scan.tokens[i].kind == "number" and (scan.measured(i + 1) or scan.tokens[i + 1].text == "%")]
    after = scan.folded[end + 1 : end + 2]
    return bool(said) and after != ["из"] and not ("%" in (scan.tokens[end].text, *after) and any(scan.tokens[i + 1].text == "%" for i in said))


def _from_digits(scan: Scan, start: int) -> bool:
    """az 23-dən 33-ə qədər: the lower end has its ending after a hyphen."""
    return any(scan.folded[k] in ABLATIVE for k in range(max(0, start - 3), start))


def _clause_start(scan: Scan, start: int, *, back: bool) -> int:
    """Where the clause begins; with ``back`` the one before it: "fell by 8.5 percent, to 62.3 million"."""
    marks = [k + 1 for k in range(start) if scan.tokens[k].text in ",;:—–"]
    if back:
        # The verb of a clause with a dash is that of the clause before: акции прибавили 2,3%, индекс — 0,7%, до 2845.
        back_by = 4 if len(marks) > 2 and scan.tokens[marks[-2] - 1].text in "—–" else 2
        return marks[-back_by] if len(marks) >= back_by else 0
    return marks[-1] if marks else 0


def changes(scan: Scan, near: Iterable[int]) -> bool:
    """Whether one of the tokens ``near`` may be a verb of change: artıb, өсті, rose."""
    inside = [k for k in near if 0 <= k < len(scan.tokens)]
    return any("асыр" in scan.lemmas[k] or not statechange(scan, k).isdisjoint(_CHANGING) for k in inside)  # kk асыру: raise over


def said_to_change(scan: Scan, near: Iterable[int]) -> bool:
    """ru: whether one of the tokens ``near`` tells of a change: вырос с 6 до 8 часов."""
    return any(not scan.lemmas[k].isdisjoint(_CHANGES) for k in near)


def statechange(scan: Scan, i: int) -> frozenset[str]:
    """English senses of the verbs that a token may be."""
    if scan.tokens[i].kind != "word":
        return frozenset()
    readings = [a for a in scan.pack.analyse(scan.tokens[i].text) if a.pos == "VERB"]
    return frozenset(s.split(" ")[0] for a in readings for s in scan.pack.senses(a.lemma, "VERB")[:2])
