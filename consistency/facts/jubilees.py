"""Anniversaries whose years stand inside a word: the centenary of the theatre, к столетию поэта, пятидесятилетие, teatrın yüzilliyi,
ғасырлық мерейтой. A century of history and the last century are no anniversary."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from consistency.facts.counted import counted_after
from consistency.facts.roman import roman_at
from consistency.facts.scan import Scan
from consistency.records import FactSource, Quantity, Span

_ENGLISH = {
    "semicentennial": 50, "centenary": 100, "centennial": 100, "sesquicentennial": 150, "sesquicentenary": 150, "bicentenary": 200, "bicentennial": 200,
    "tercentenary": 300, "tricentennial": 300, "quatercentenary": 400, "quincentenary": 500, "quincentennial": 500,
}  # fmt: skip
_RUSSIAN = {"пятнадцати": 15, "двадцати": 20, "двадцатипяти": 25, "тридцати": 30, "тридцатипяти": 35, "сорока": 40, "сорокапяти": 45, "пятидесяти": 50, "шестидесяти": 60,
            "семидесяти": 70, "семидесятипяти": 75, "восьмидесяти": 80, "девяноста": 90, "ста": 100, "сто": 100, "полутораста": 150, "двухсот": 200, "трехсот": 300,
            "четырехсот": 400, "пятисот": 500}  # fmt: skip
_RUSSIAN_ENDINGS = ("летие", "летия", "летию", "летием", "летии")
_CENTURY = ("в", "во", "за", "на", "начале", "начала", "конце", "конца", "середине", "середины", "протяжении", "течение")  # of these столетие is a century
# What is said of a jubilee by the century: вековой юбилей, yarıməsrlik yubiley, ғасырлық мерейтой.
_BY_CENTURY = {"вековой": 100, "полувековой": 50, "əsrlik": 100, "yarıməsrlik": 50, "ғасырлық": 100}
_JUBILEES = frozenset({"юбилей", "годовщина", "yubiley", "ildönümü", "мерейтой"})


def jubilees(scan: Scan, read_from: FactSource) -> Iterator[Quantity]:
    """Each such anniversary, in years; its token is used up."""
    for i, token in enumerate(scan.tokens):
        years = _years(scan, i) if token.kind == "word" and i not in scan.taken else None
        if years is None or _is_in_a_name(scan, i):
            continue
        scan.taken.add(i)
        yield Quantity(span=Span(start=token.start, end=token.end), text=token.text, read_from=read_from, value=Decimal(years), unit="year",
                       of=counted_after(scan, i))  # fmt: skip


def _years(scan: Scan, i: int) -> int | None:
    word, code = scan.folded[i], scan.pack.code
    if code == "en":
        return _ENGLISH.get(word.removesuffix("s"))
    by_century = next((_BY_CENTURY[lemma] for lemma in (word, *sorted(scan.lemmas[i])) if lemma in _BY_CENTURY), None)
    if by_century is not None:
        return by_century if i + 1 < len(scan.tokens) and not scan.lemmas[i + 1].isdisjoint(_JUBILEES) and not _is_counted(scan, i) else None
    if code == "ru" and word.endswith(_RUSSIAN_ENDINGS):
        years = _RUSSIAN.get(word[: word.rindex("лет")])
        return years if years != 100 or _is_of_something(scan, i) else None
    if code == "az":
        return 100 if word.startswith("yüzilliyi") and word != "yüzilliyin" and not _is_counted(scan, i) else None
    return 100 if code == "kk" and word.startswith("жүзжылдығы") and word != "жүзжылдығының" and not _is_counted(scan, i) else None


def _is_in_a_name(scan: Scan, i: int) -> bool:
    """Whether a word with a capital has another behind it: Centennial Park."""
    return all(token.text[:1].isupper() for token in scan.tokens[i : i + 2]) and i + 1 < len(scan.tokens)


def _is_counted(scan: Scan, i: int) -> bool:
    """Whether a figure stands before token ``i``: екі ғасырлық, XX yüzilliyi, twice a century."""
    return i > 0 and (scan.numeric(i - 1) or roman_at(scan, i - 1) is not None)


def _is_of_something(scan: Scan, i: int) -> bool:
    """Whether столетие is that of a thing, and not a century: к столетию театра, столетие со дня рождения; в прошлом столетии."""
    before = scan.pack.analyse(scan.tokens[i - 1].text)[:1] if i and scan.tokens[i - 1].kind == "word" else ()
    if i and (scan.folded[i - 1] in _CENTURY or _is_counted(scan, i) or any(a.pos in ("ADJ", "PRON", "DET") for a in before)):
        return False
    if i + 1 >= len(scan.tokens) or scan.tokens[i + 1].kind != "word":
        return False
    return scan.folded[i + 1] == "со" or "genitive" in scan.features(i + 1)
