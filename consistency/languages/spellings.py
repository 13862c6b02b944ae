"""How English writes the foreign names that Russian and Kazakh spell by their sound: Джонсону, Johnson; Уилкс, Wilks.

Names that everybody knows stand in a table, which Kazakh adds its own to; of any other the parts do that mostly mean one spelling.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

from consistency.languages.analysis import Analysis
from consistency.languages.latin import romanise

_HERE = Path(__file__).parent
_TABLES = {"ru": ("ru",), "kk": ("ru", "kk")}  # kk spells most as ru does; a later table prevails
_CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")
_SINGULAR = frozenset({"singular", "animate", "surname"})
# Endings of a name and the cases they say: of one in a consonant, of one in -а or -я.
_HARD = (("ом", ("instrumental",)), ("ем", ("instrumental",)), ("ым", ("instrumental",)), ("а", ("genitive", "accusative")), ("я", ("genitive", "accusative")),
         ("у", ("dative",)), ("ю", ("dative",)), ("е", ("locative",)))  # fmt: skip
_SOFT = (("ой", ("instrumental",)), ("ей", ("instrumental",)), ("ы", ("genitive",)), ("и", ("genitive",)), ("у", ("accusative",)), ("ю", ("accusative",)), ("е", ("dative", "locative")))
_VOWELS = "аеиоуыэюя"


@cache
def _spellings(code: str = "ru") -> Mapping[str, str]:
    """Names in small letters, ё written е, and their English."""
    lines = (line for folder in _TABLES.get(code, ()) for line in (_HERE / folder / "names.tsv").read_text("utf-8").splitlines())
    return {name.lower(): english for name, english in (line.split("\t") for line in lines)}


def listed(name: str) -> bool:
    """Whether the table of Russian has a name in the nominative."""
    return name.lower().replace("ё", "е") in _spellings()


def foreign_names(code: str) -> AbstractSet[str]:
    """The foreign names that a language has a table of, in small letters, ё written е."""
    return _spellings(code).keys()


def foreign_readings(folded: str) -> tuple[Analysis, ...]:
    """The readings of a word as a name of the table: Корбина, of Corbyn; none where it is no form of one."""
    table = _spellings()
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


def in_english(name: str, code: str) -> str:
    """The English of a Russian or Kazakh name in the nominative: as the table has it, part by part where it is hyphened; else by
    sound. Names in letters that Russian has not are at home in Kazakhstan."""
    table = _spellings(code)
    folded = name.lower().replace("ё", "е")
    if name.isascii():
        return name
    if folded in table:
        return table[folded].upper() if name.isupper() and len(name) > 1 else table[folded]
    if "-" in name:
        return "-".join(in_english(part, code) for part in name.split("-"))
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
