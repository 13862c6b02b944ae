"""How English writes the foreign names that Russian, Kazakh and Azerbaijani spell by their sound: Джонсону, Consona, Johnson.

Names that everybody knows stand in a table, and Kazakh adds its own to that of Russian; of any other the parts do that mostly mean
one spelling. Azerbaijani writes them as they are written elsewhere too (Jacobs, Scott), and then they are left so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from pathlib import Path

from consistency.languages.analysis import Analysis
from consistency.languages.families import DOTTED
from consistency.languages.latin import romanise

_HERE = Path(__file__).parent
_TABLES = {"ru": ("ru",), "kk": ("ru", "kk"), "az": ("az",)}  # kk spells most as ru does; a later table prevails
_CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")
_SINGULAR = frozenset({"singular", "animate", "surname"})
# Endings of a name and the cases they say: of one in a consonant, of one in -а or -я.
_HARD = (("ом", ("instrumental",)), ("ем", ("instrumental",)), ("ым", ("instrumental",)), ("а", ("genitive", "accusative")), ("я", ("genitive", "accusative")),
         ("у", ("dative",)), ("ю", ("dative",)), ("е", ("locative",)))  # fmt: skip
_SOFT = (("ой", ("instrumental",)), ("ей", ("instrumental",)), ("ы", ("genitive",)), ("и", ("genitive",)), ("у", ("accusative",)), ("ю", ("accusative",)), ("е", ("dative", "locative")))
_VOWELS = "аеиоуыэюя"


@cache
def _spellings(code: str) -> Mapping[str, str]:
    """Names as they are looked up, and their English; none of a language without a table."""
    lines = (line for folder in _TABLES.get(code, ()) for line in (_HERE / folder / "names.tsv").read_text("utf-8").splitlines())
    return {_plain(name, code): english for name, english in (line.split("\t") for line in lines)}


def _plain(name: str, code: str) -> str:
    """A name in small letters; ё is е, and both i of Azerbaijani are one (Iran in English letters, İran)."""
    return name.translate(DOTTED).lower().replace("ı", "i") if code == "az" else name.lower().replace("ё", "е")


def listed(name: str, code: str) -> bool:
    """Whether the table has a name in the nominative."""
    return _plain(name, code) in _spellings(code)


def foreign_names(code: str) -> AbstractSet[str]:
    """The foreign names that a language has a table of, in small letters, ё written е."""
    return _spellings(code).keys()


def foreign_readings(folded: str) -> tuple[Analysis, ...]:
    """The readings of a word as a name of the table: Корбина, of Corbyn; none where it is no form of one."""
    table = _spellings("ru")
    folded = folded.replace("ё", "е")
    found = []
    if folded in table:
        found += [_reading(folded, case) for case in (_CASES if folded[-1:] in "еиоуыэю" else _CASES[:1])]
    for ending, cases in _HARD:
        stem = folded.removesuffix(ending)
        lemma = next((s for s in (stem, stem + "ь", stem + "й") if s in table and s[-1] not in _VOWELS), None) if stem != folded else None
        found += [_reading(lemma, case) for case in cases if lemma is not None]
    for ending, cases in _SOFT:
        stem = folded.removesuffix(ending)
        lemma = next((s for s in (stem + "а", stem + "я") if s in table), None) if stem != folded else None
        found += [_reading(lemma, case) for case in cases if lemma is not None]
    return tuple(found)


def _reading(lemma: str, case: str) -> Analysis:
    return Analysis(lemma, "NOUN", _SINGULAR | {case}, known=False)


def as_a_man(folded: str, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The guessed readings of an unknown name, and those of a man's name in a consonant, which the guesses may lack: Халкетту is
    of Халкетт as well as of Халкетта. In -а the guesses go first."""
    if any("surname" in r.features for r in readings):
        return readings
    if folded.endswith(("ски", "цки")):  # Ратаковски has no cases, where a Russian would be -ский
        return tuple(_reading(folded, case) for case in _CASES)
    readings = tuple(r for r in readings if "neuter" not in r.features) or readings  # Колвина: of Colvin, no village Колвино
    for ending, cases in _HARD:
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > 2 and stem[-1] not in _VOWELS + "ьъй" and ending in ("ом", "у", "е", "а"):
            found = tuple(Analysis(stem, "NOUN", _SINGULAR | {"masculine", case}, known=False) for case in cases)
            return (*readings, *found) if ending == "а" else (*found, *readings)
    return readings


@lru_cache(20_000)
def in_english(name: str, code: str) -> str:
    """The English of a name in the nominative: as the table has it, part by part where it is hyphened; else by sound. Names in
    letters that Russian has not are at home in Kazakhstan. Memoised."""
    table = _spellings(code)
    folded = _plain(name, code)
    if code != "az" and name.isascii():
        return name
    if folded in table and not (code == "az" and name.isupper()):  # az Sİ, an abbreviation, is not Xi
        return table[folded].upper() if name.isupper() and len(name) > 1 else table[folded]
    if "-" in name:
        return "-".join(in_english(part, code) for part in name.split("-"))
    if code == "az":
        return _from_azerbaijani(name, folded)
    return romanise(name, code) if name.isupper() or _AT_HOME.search(folded) or (code == "kk" and _KAZAKH.search(folded)) else _by_sound(name)


# Endings of names that are no Western ones: of Russians and their neighbours, of Turks, Arabs and Persians.
_AT_HOME = re.compile(r"(?:[оеё]в|[иы]н|ск|цк)(?:а|у|ым|ой|е|ий|ого|ому|им|ом|ую|ая|ое|ые)?$|(?:енко|дзе|швили|[ья]н|ич|ук|юк|чик|ец|улы|кызы|оглу|оглы|заде|лы|бек|хан|бай|бет|жан|гуль|ула|улла|абад|стан|кент)а?$")
_KAZAKH = re.compile(r"[әғқңөұүһі]|(?:ай|гер|гүл|дар|дос|еке|ер|ғали|жар|лан|мыр|нар|нур|рат|сар|тай|тан|хат|хан|дин)$")
# Parts of names that sound so in Russian, and the English that most of them have; those at the end of a name, and at its head.
_PARTS = (
    (r"^уо", "Wa"), (r"^уи", "Wi"), (r"^уэ", "We"), (r"^хью", "Hu"), (r"^мак(?=[кдгнфм][а-яё]{2})", "Mc"), (r"^фиц", "Fitz"), (r"^шт", "St"),
    (r"^шп", "Sp"), (r"^ш(?=[мнвл])", "Sch"), (r"^х(?=[аеиоуэ])", "H"), (r"штейн$|штайн$", "stein"), (r"уэлл$", "well"), (r"уэй$", "way"), (r"уорт$", "worth"),
    (r"уик$", "wick"), (r"вилл$", "ville"), (r"филд$", "field"), (r"стоун$", "stone"), (r"таун$", "town"), (r"хаус$", "house"), (r"ленд$", "land"),
    (r"хэм$|хем$", "ham"), (r"шир$", "shire"), (r"хайм$", "heim"),
    (r"роуз$", "rose"), (r"дейл$", "dale"), (r"гейт$", "gate"), (r"сайд$", "side"), (r"пул$", "pool"), (r"брук$", "brook"), (r"клифф$", "cliffe"), (r"вуд$", "wood"), (r"бридж$", "bridge"), (r"дж$", "ge"), (r"райт$", "wright"), (r"берри$", "berry"), (r"бери$", "bury"),
    (r"([рткнбдс])ли$", r"\1ley"), (r"(рр|дд|бб|мм|кк)и$", r"\1y"), (r"([еи])кс$", r"\1x"), (r"(?<=[нджст])ью", "ew"), (r"(?<=[бвгдзклмнпрстф])э", "a"), (r"эй$", "ay"),
)  # fmt: skip


def _by_sound(name: str) -> str:
    """A foreign name in Latin letters, its parts as English mostly has them; capitals stay where they were."""
    folded = name.lower()
    for sound, spelling in _PARTS:
        folded = re.sub(sound, spelling, folded)
    if folded.startswith("Mc"):
        folded = "Mc" + folded[2:3].upper() + folded[3:]
    english = romanise(folded, "ru")
    return english[:1].upper() + english[1:]


# What a name has that Azerbaijani would spell otherwise; and endings that are of no Western name.
_AS_ELSEWHERE = re.compile(r"w|[cpst]h|gh|c[cklqrst]|sc|cy|oo|ee|ea|qu[ei](?!.*q$)|[bcdfghjklmnpqrstvxz]y$|ic$|aac$|c[^aeiou]*e$|[jx].*[^aeiou]e$|[aeio]x$|^mac?[A-Z]")
_AZ_AT_HOME = re.compile(r"[əğ]|(?:[oe]v|[iı]n|sk|ts[kx])(?:a|i|iy|aya)?$|(?:enko|dze|şvili|yan|iç|uk|oğlu|qızı|zadə|l[ıiuü]|bəy|bek|xan|bay|gül|abad|stan|kənd|kent)$")
# Parts of names in English letters as Azerbaijani has them by sound, and as English mostly does.
_AZ_PARTS = (
    (r"^uo", "Wa"), (r"^ui", "Wi"), (r"^ue", "We"), (r"^mak(?=[kdgnfm][a-z]{2})", "Mc"), (r"^fits", "Fitz"), (r"^sh(?=[tp])", "S"), (r"^sh(?=[mnvl])", "Sch"),
    (r"sht[ae]yn$", "stein"), (r"uell$", "well"), (r"uey$", "way"), (r"uort$", "worth"), (r"uik$", "wick"), (r"vill$", "ville"), (r"fild$", "field"),
    (r"stoun$", "stone"), (r"taun$", "town"), (r"haus$", "house"), (r"lend$", "land"), (r"shir$", "shire"), (r"haym$", "heim"), (r"rouz$", "rose"), (r"deyl$", "dale"),
    (r"geyt$", "gate"), (r"sayd$", "side"), (r"bruk$", "brook"), (r"vud$", "wood"), (r"rij$", "ridge"), (r"rayt$", "wright"), (r"berri$", "berry"), (r"beri$", "bury"),
    (r"([rtknbds])li$", r"\1ley"), (r"(rr|dd|bb|mm|kk)i$", r"\1y"), (r"([ei])ks$", r"\1x"), (r"(?<=[ndst])yu", "ew"), (r"zh", "j"),
)  # fmt: skip


def is_as_elsewhere(name: str) -> bool:
    """Whether a name is surely not spelt by Azerbaijani's own rules: Scott, Halkett-ə, Whitehall; Brayton is."""
    stem, mark, ending = name.rpartition("-")
    if mark and stem and ending.islower() and len(ending) <= _LONGEST_ENDING and stem.isascii():
        return True
    return name.isascii() and (_AS_ELSEWHERE.search(name.lower()) is not None or name[1:] != name[1:].lower())


_LONGEST_ENDING = 5


def _from_azerbaijani(name: str, folded: str) -> str:
    """An Azerbaijani spelling of a name that the table lacks, in English letters."""
    if name.isascii() and (is_as_elsewhere(name) or name.isupper()):
        return name
    head, rest = ("I", name[1:]) if name[:1] == "I" and name[1:2].islower() else ("", name)
    if name.isupper() or _AZ_AT_HOME.search(folded):
        return head + romanise(rest, "az")
    latin = romanise(rest if head else folded, "az")
    for sound, spelling in _AZ_PARTS:
        latin = re.sub(sound, spelling, latin)
    if latin.startswith("Mc"):
        latin = "Mc" + latin[2:3].upper() + latin[3:]
    return head + latin if head else latin[:1].upper() + latin[1:]
