"""People, organisations and places that no table names: by capitals, quotes and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from consistency.facts.compounds import compound_at
from consistency.facts.homographs import opens
from consistency.facts.idioms import is_speech, quoted_names
from consistency.facts.scan import Scan
from consistency.languages.analysis import case_of
from consistency.languages.concepts import actors, offices
from consistency.languages.countries import english_forms
from consistency.languages.families import CYRILLIC, OGHUZ, TURKIC
from consistency.languages.latin import romanise, sound_key
from consistency.languages.spellings import listed
from consistency.records import FactSource, Party, PartyKind, Span, Word

_LETTERS = 4  # of an abbreviation that spells a word too; a longer word in capitals is a stressed one


def read_names(scan: Scan, read_from: FactSource, covered: set[int]) -> Iterator[Party]:
    """Names of a text; ``covered`` holds start offsets of words that are countries already."""
    quoted = list(_quoted(scan))
    for start, end in quoted:
        written = scan.text[start:end]
        yield Party(span=Span(start=start, end=end), text=written, read_from=read_from, kind="organisation",
                    key="~" + sound_key(written, scan.pack.code), name=romanise(written, scan.pack.code))  # fmt: skip
    run: list[Word] = []
    words = scan.pack.words(scan.text)
    for i, word in enumerate(words):
        if quoted and any(start <= word.span.start < end for start, end in quoted):
            continue
        if not run and not word.text[:1].isupper():
            continue
        named = _is_name(scan, words, i, covered)
        alike = named and bool(run) and _firm(word.text) == _firm(run[-1].text)  # an abbreviation is no part of a person's name
        apart = bool(run) and (" " in word.text or " " in run[-1].text or _is_away(scan, run[-1]) or scan.text[run[-1].span.end : word.span.start].strip(" .-") != "")
        if run and (not (named and alike) or apart):
            yield _close(scan, run, words, read_from)
            run = []
        if named:
            run.append(word)
    if run:
        yield _close(scan, run, words, read_from)


def _is_away(scan: Scan, word: Word) -> bool:
    """Whether a name ends here, for its case says that another begins: Алматыдан Ақтөбеге, from Almaty to Aktobe."""
    return scan.pack.code in TURKIC and word.known and bool(word.features & {"ablative", "dative", "locative"})


def _is_name(scan: Scan, words: tuple[Word, ...], i: int, covered: set[int]) -> bool:
    """A word with a capital that the lexicon lacks; or has, where a name stands beside it (Zəhra Qurbanlı, May Robertson)."""
    word = words[i]
    if not word.text[:1].isupper() or word.span.start in covered or _is_unit(scan, word) or scan.text.startswith("$", word.span.end):
        return False
    if " " not in word.text and compound_at(scan, scan.index_of(word.span.start)) is not None:
        return False  # Двенадцатиэтажный дом
    if word.known and word.pos != "PROPN":
        return _beside_a_name(scan, words, i) or _is_spelt_out(scan, words, i) or _is_region(scan, words, i)
    dated = any(scan.pack.lower(word.text) in scan.pack.terms.of(kind) for kind in ("weekday", "month"))
    return not dated or _beside_a_name(scan, words, i)


# What a firm is before the law, and not its name: ТОО "Silk Way Change".
_LEGAL_FORMS = frozenset({"ООО", "ОАО", "АО", "ПАО", "ЗАО", "ТОО", "НАО", "ИП", "ГУП", "МУП", "ФГУП", "РГП", "КГП", "ЖШС", "АҚ", "КеАҚ", "MMC", "QSC", "ASC", "ATSC", "LLC", "LLP", "JSC",
                          "OJSC", "CJSC", "Ltd", "Inc", "PLC", "GmbH", "A.Ş", "AŞ"})  # fmt: skip


def _is_unit(scan: Scan, word: Word) -> bool:
    """MVt, GMT, XVIII: letters that measure or count, and name nobody."""
    folded = scan.pack.lower(word.text)
    before = scan.text[max(0, word.span.start - 1) : word.span.start]
    if word.text in ("C", "F", "С") and (before == "°" or before.isdigit()):
        return True
    if folded in ("mr", "mrs", "ms", "dr") or word.text in _LEGAL_FORMS:
        return True
    return any(folded in scan.pack.terms.of(kind) for kind in ("unit", "currency", "zone")) or (
        (len(word.text) > 1 or word.text == "I") and not set(word.text) - set("IVXLC")
    )


@cache
def _country_names() -> frozenset[str]:
    """The English names of countries, of a part of which a place is called: North Kazakhstan."""
    return frozenset(name for (_, form), name in english_forms().items() if form == "name")


def _is_spelt_out(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """Whether a word is no word but letters, as somebody is called: the airline LOT among names, in a sentence in small letters."""
    word = words[i]
    if not (2 < len(word.text) <= _LETTERS and word.text.isupper() and word.pos == "NOUN") or word.lemma.isupper() or any(s[:2].isupper() for s in word.senses):
        return False
    if scan.pack.lexicon.table.rows_of(word.text):
        return False
    beside = [w for w in words[max(0, i - 1) : i + 2] if w is not word]
    return bool(i) and len(beside) == 2 and all(not w.text.isupper() or len(w.text) == 1 for w in beside) and any(w.pos in ("PROPN", "CCONJ", "ADP") for w in beside)


_REGIONS = frozenset({"region", "district", "province", "oblast", "city", "town"})


def _is_region(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """Whether a Russian adjective is what a region is called by, alone or in a list of which the lexicon has not all: в Костанайской и
    Акмолинской областях."""
    if scan.pack.code != "ru" or words[i].pos != "ADJ" or not words[i].senses[0][:1].isupper():
        return False
    head = next((w for w in words[i + 1 : i + 6] if w.pos not in ("ADJ", "CCONJ", "PROPN")), None)
    return head is not None and head.pos == "NOUN" and not _REGIONS.isdisjoint(head.senses[:1])


def _beside_a_name(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """Whether a word that means something is a name here: a capital inside the sentence, or at its start, beside another
    capitalised word that means nothing."""
    word = words[i]
    if " " in word.text or word.pos in ("ADP", "CCONJ", "SCONJ", "PRON", "DET", "PART", "NUM") or set(word.senses[:2]) & (actors() | offices()):
        return False
    if opens(scan, word) and word.pos not in ("NOUN", "PROPN", "X"):
        return False  # Приехал Игорь Львов, Dünən Əli Vəliyev
    for k in (i - 1, i + 1):
        if not 0 <= k < len(words) or not words[k].text[:1].isupper() or words[k].pos == "ADP":
            continue
        gap = scan.text[min(words[k].span.end, word.span.end) : max(words[k].span.start, word.span.start)]
        if not gap.strip() and not words[k].known and len(words[k].text) > 2 and not words[k].text.isupper():
            return True
    return False


def _quoted(scan: Scan) -> Iterator[tuple[int, int]]:
    """Short quoted titles: «КазТрансОйл», "Report": a name, not speech."""
    for first, last in quoted_names(scan):
        if scan.tokens[first].capital and not is_speech(scan, first, last):
            yield scan.tokens[first].start, scan.tokens[last].end


def _close(scan: Scan, run: list[Word], words: tuple[Word, ...], read_from: FactSource) -> Party:
    """The name that the words of a run make."""
    span, last = Span(start=run[0].span.start, end=run[-1].span.end), run[-1]
    kind: PartyKind
    if len(run) == 1 and last.known and last.senses and not _is_spelt_out(scan, words, words.index(last)):
        name = last.senses[0]
        place = name.split(" ")[-1].lower() in _GEOGRAPHY or name.split(" ")[-1] in _country_names()
        press = name.lower() in _AGENCIES or _is_credited(scan, span)
        kind = "organisation" if press or name.isupper() or (" " in name and not place) else "place"
        return Party(span=span, text=last.text, read_from=read_from, key="~" + name.lower(), name=name, kind=kind,
                     case=case_of(last.features))  # fmt: skip
    written = scan.text[span.start : span.end]
    # Cyrillic text writes people in its own letters: what stays Latin is a company's, Turkish Airlines.
    foreign = scan.pack.code in CYRILLIC and all(w.text[0].isascii() for w in run) and len(last.text) > 2
    firm = all(_firm(w.text) for w in run) or foreign or _is_firm(run)
    kind = "organisation" if firm or _is_credited(scan, span) else "person" if len(run) > 1 or _is_titled(scan, words, run[0]) or _is_numbered(scan, span) else "place"
    stem = name_stem(scan, written)
    # An abbreviation in Latin letters is spelt alike everywhere: SOCAR.
    code = "en" if firm and written.isascii() else scan.pack.code
    key = sound_key(stem.split()[-1] if kind == "person" else stem, code)
    return Party(span=span, text=written, read_from=read_from, key="~" + key, kind=kind,
                 name=romanise(stem, code), case=case_of(last.features))  # fmt: skip


def _is_firm(run: Sequence[Word]) -> bool:
    """Whether the last word of a name is one that firms are called by; of two words, not one that people are called by, too."""
    last = run[-1].text.lower().partition("-")[0]
    return len(run) > 1 and last in _COMPANIES and not (len(run) == 2 and last in _ALSO_PEOPLE)


_ALSO_PEOPLE = frozenset({"power", "capital", "bank", "partners"})  # Samantha Power
_COMPANIES = frozenset({"air", "airlines", "airways", "aviation", "motors", "automotive", "electric", "electronics", "energy", "petroleum", "oil", "gas",
                        "resources", "mining", "minerals", "metals", "steel", "chemicals", "industries", "engineering", "technologies", "technology",
                        "systems", "solutions", "software", "telecom", "mobile", "media", "entertainment", "pictures", "records", "studios", "group",
                        "holding", "holdings", "partners", "capital", "ventures", "investments", "insurance", "finance", "bank", "pharma",
                        "pharmaceuticals", "logistics", "shipping", "railways", "corporation", "corp", "inc", "ltd", "llc", "plc", "company",
                        "foundation", "institute", "university", "construction", "foods", "power", "cargo", "express", "invest", "neft"})  # fmt: skip
_AGENCIES = frozenset({"reuters", "bloomberg", "interfax", "xinhua", "anadolu", "kazinform", "azertac"})
_CREDITED = re.compile(r"\)\s+[-–—]\s")


def _is_credited(scan: Scan, span: Span) -> bool:
    """ALMATY (Kazinform) — ...: in parentheses before the dash of a dateline."""
    before = scan.text[: span.start]
    return before.endswith("(") and before[: before.find(" ")].isupper() and _CREDITED.match(scan.text, span.end) is not None


def _is_numbered(scan: Scan, span: Span) -> bool:
    """Whether a Roman numeral follows: Пётр I, Charles III."""
    return _NUMERAL.match(scan.text, span.end) is not None


_NUMERAL = re.compile(r" (?:I|II|III|IV|VI{0,3}|IX|X[IVX]*)\b")


_GEOGRAPHY = frozenset({"ocean", "sea", "gulf", "bay", "strait", "river", "lake", "mountains", "peninsula", "island", "islands", "desert", "region",
                        "america", "africa", "asia", "europe", "caucasus", "coast"})  # fmt: skip
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "bay", "bayan", "sayın", "sir", "lord", "lady", "prof", "cənab", "xanım", "мырза", "ханым", "г-н", "г-жа", "господин", "госпожа"})


def _is_titled(scan: Scan, words: tuple[Word, ...], word: Word) -> bool:
    """Whether a lone name follows a title or what its bearer is: Mr Hargrave, профессор Сорокина, nazir Quliyev."""
    at = scan.word_from(word.span.start)
    if at == 0:
        return False
    before = words[at - 1]
    return before.text.lower().rstrip(".") in _TITLES or (before.pos == "NOUN" and bool(set(before.senses[:1]) & (_PEOPLE | offices())))


_PEOPLE = frozenset({"professor", "academician", "doctor", "general", "colonel", "actor", "actress", "singer", "writer", "poet", "artist", "director",
                     "player", "striker", "goalkeeper", "coach", "scientist", "lawyer", "judge", "expert", "journalist", "economist", "athlete",
                     "boxer", "pilot", "captain", "composer", "politician", "businessman", "analyst", "activist", "referee"})  # fmt: skip


def _firm(text: str) -> bool:
    """An abbreviation or a name with capitals inside: SOCAR, KazTransOil."""
    return len(text) > 1 and (text.isupper() or (any(c.isupper() for c in text[1:]) and "-" not in text))


def name_stem(scan: Scan, written: str) -> str:
    """A name without its case ending, where the language has a way to tell; else as written."""
    stems = getattr(scan.pack.analyser, "stems_of", None)
    head, _, last = written.rpartition(" ")
    if stems is None:
        return f"{head} {_plain(scan, last)}".strip()
    folded = scan.pack.lower(last)
    if scan.pack.code == "az" and (known := next((s for s in (folded, *(stem for stem, _, _ in stems(folded))) if listed(s, "az")), "")):
        return f"{head} {last[: len(known)]}".strip()  # Peylin, Trampa, Korbinin
    options = [(stem, suffix) for stem, _, suffix in stems(folded) if len(suffix) > 1]
    if scan.pack.code in OGHUZ:  # az Putinin is of Putin, Obamanın of Obama: few foreign names end in another vowel than a
        options = [o for o in options if not (o[1][:1] == "n" and len(o[1]) == 3 and o[0][-1:] in "iıoueü" and len(options) > 1)] or options
    if options:
        stem, _ = min(options, key=lambda o: (-len(o[1]), o[0]))
        last = last[: len(stem)]
    return f"{head} {last}".strip()


_SURNAMES = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")


def _plain(scan: Scan, word: str) -> str:
    """The last word of a name in a language without ``stems_of``: en without 's, ru in the nominative."""
    if scan.pack.code == "en" and word.endswith(("'s", "’s")):
        return word[:-2]
    if scan.pack.code == "ru" and word[:1].isupper() and not word.isupper() and (readings := scan.pack.analyse(word)):
        if word.lower().endswith(_SURNAMES):
            return word  # Досанов is himself, not many a "досан"
        return readings[0].lemma[:1].upper() + readings[0].lemma[1:]
    return word
