"""When "one" is a number, and not an article or a pronoun: one person died, bir nəfər, ещё один, one year and two months."""

from __future__ import annotations

from consistency.facts.figures import Number, figure_at
from consistency.facts.numbers import number_at
from consistency.facts.numerals import FROM_ONE
from consistency.facts.scan import Scan
from consistency.languages.concepts import actors
from consistency.languages.families import OGHUZ

_PERSON = {"az": ("nəfər", "şəxs"), "tr": ("kişi",), "kk": ("адам", "кісі"), "ru": ("человек",), "en": ("person",)}
# Words before "one" that make it a count.
_ONLY = {
    "az": ("azı", "azından", "yalnız", "cəmi", "təkcə", "daha", "daha bir", "olmasa"),
    "tr": ("az", "azından", "yalnızca", "sadece", "yalnız", "daha", "toplam"),
    "kk": ("тек", "небәрі", "тағы", "бар болғаны"),
    "ru": ("только", "лишь", "еще", "всего", "на", "с", "хотя", "минимум", "мере", "плюс", "хватило", "достаточно", "хватит"),
    "en": ("only", "just", "least", "exactly", "another", "plus"),
}
_THE = {"the", "each", "every", "any", "no", "a", "his", "her", "its", "my", "last", "first", "next", "new", "old", "other", "big", "great"}
_NO_NOUN = {"of", "another", "day", "way", "thing", "hand", "time", "another's", "more", "or", "and", "side", "reason", "who", "that", "which", "such",
            "point", "example", "minute", "moment", "place", "step", "go", "fell", "end", "morning", "night", "evening", "thirds"}  # fmt: skip
# Verbs of a toll, where "one" is a count even by itself.
_TOLL = frozenset({"die", "kill", "injure", "wound", "hurt", "miss", "missing", "survive", "arrest", "hospitalise", "dead", "drown", "detain", "vote", "abstain"})
_FAR = 25  # tokens within which another count stands beside it
_SPANS = ("hour", "week", "month", "year", "minute", "km", "m", "mile")
_EACH = ("hər", "әр", "heç", "ешқандай", "her", "hiç", "herhangi")
# Nouns that make "one" loose: bir sıra, a number of; бір топ, a group of; бір кездері, once.
_ARTICLES = ("bir", "бір", "один", "одна", "одно")
_LOOSE = ("sıra", "çox", "neçə", "qrup", "müddət", "vaxt", "топ", "қатар", "кез", "шақ", "жол", "күн", "ряд", "раз", "день", "çok", "süre")
_THINGS = ("нәрсе", "şey")
_VAGUE = ("gün", "күн", "vaxt", "уақыт", "день", "an", "сәт", "zaman", "kez", "süre")  # bir gün is "one day", some day


def is_one(scan: Scan, number: Number) -> bool:
    """Whether the word for one at ``number`` counts."""
    code, after = scan.pack.code, number.last + 1
    if scan.term("scale", after) is not None:
        return True
    unit = scan.term("unit", after)
    if unit is not None and number_at(scan, after + unit[1]) is not None:
        return True  # bir il iki ay
    if scan.folded[number.first] in ("bircə", "бір-ақ"):
        return True  # only one
    before = scan.folded[number.first - 1] if number.first else ""
    follows = scan.lemmas[after] if after < len(scan.tokens) else frozenset[str]()
    if before in _EACH:
        return False  # hər bir şəxs: each
    if _is_compared(scan, number):
        return True
    if code != "en" and (_in_toll(scan, number) or _in_list(scan, number)):
        return True
    if not follows.isdisjoint(_PERSON.get(code, ())) and code != "en":
        return True
    if code == "en":
        return _english(scan, number, before, unit is not None)
    if code == "ru":
        if unit is not None and unit[0] in _SPANS and before not in ("", "в", "еще"):
            return True  # до одного года, в течение одной недели
        of = after < len(scan.tokens) and scan.folded[after] in ("из", "и")
        return not of and before in _ONLY["ru"] and _is_noun(scan, after, number)
    sole = scan.folded[number.first] in ("biri", "бірі") and before in ("yalnız", "cəmi", "təkcə", "тек", "небәрі")
    if sole and not (after < len(scan.tokens) and scan.folded[after] in ("də", "deyil")):
        return True  # 25 miqrantdan yalnız biri
    only = after < len(scan.tokens) and scan.folded[after] in ("ғана", "қана")
    if only and scan.folded[number.first] in ("бір", "біреуі"):
        return True  # бір ғана, тек біреуі ғана
    if scan.folded[number.first].startswith(("біреу", "birin")):
        return False
    if _is_loose_thing(scan, after):
        return False
    if before in _ONLY.get(code, ()) and "değil" not in scan.folded[after : after + 5]:  # sadece bir mesele değil
        return unit is None or unit[0] != "times"  # yalnız bir dəfə: only once, which no language counts
    # az bir ildən artıq, kk бір жылға; bir gün is some day, and bir dəfə once.
    also = after + 1 < len(scan.tokens) and scan.folded[after + 1] in ("də", "da", "де", "да", "belə")  # bir qəpik də: not a penny
    measured = not also and (unit is not None or scan.term("currency", after) is not None) and _is_definite(scan, after) and (unit or ("",))[0] not in ("times", "%")
    return measured and scan.tokens[number.first].text == scan.pack.lower(scan.tokens[number.first].text)


# More and less than one, by what stands before it and after it.
_MORE = {"en": ("than",), "ru": ("больше", "более", "меньше", "менее", "дольше", "чем")}
_OR = {"en": (["or"],), "ru": (["или"],), "az": (["və", "ya"], ["ya", "da"], ["ya"]), "tr": (["veya"], ["ya", "da"]), "kk": (["немесе"], ["не"])}


def _is_compared(scan: Scan, number: Number) -> bool:
    """More than one, больше одной, birdən çox, бірден көп; and one or two, один или два, bir və ya iki."""
    code, after = scan.pack.code, number.last + 1
    if number.first and scan.folded[number.first - 1] in _MORE.get(code, ()) and (code == "en" or "genitive" in scan.features(number.first)):
        return scan.term("bound", number.first - 1) is not None or scan.term("bound", number.first - 2) is not None
    if scan.folded[number.last] in FROM_ONE:
        return True
    following = number_at(scan, _after_or(scan, after))
    return following is not None and following.value == 2 and not following.ordinal


def _after_or(scan: Scan, i: int) -> int:
    """The token after the words for "or" that begin at token ``i``; -1 where none do."""
    size = next((len(words) for words in _OR[scan.pack.code] if scan.folded[i : i + len(words)] == words), 0)
    return i + size if size else -1


def _is_loose_thing(scan: Scan, i: int) -> bool:
    """kk тек бір нәрсе, az yalnız bir şey: a thing that tells no count, as en "one thing" does."""
    return i < len(scan.tokens) and not scan.lemmas[i].isdisjoint(_THINGS)


def _is_definite(scan: Scan, i: int) -> bool:
    """az bir gün, kk бір күні are some day; bir gündə, бір күнде one day."""
    if scan.folded[i].startswith(("günlük", "күндік")):
        return True  # bir günlük ehtiyat: of one day
    return scan.lemmas[i].isdisjoint(_VAGUE) or bool(scan.features(i) & {"locative", "ablative", "dative"})


def _in_toll(scan: Scan, number: Number) -> bool:
    """Погибли одиннадцать мирных жителей и один военный, бір жұмысшы қаза тапты: of the people of a toll."""
    after = number.last + 1
    if after >= len(scan.tokens) or scan.tokens[after].kind != "word" or scan.measured(after) or number.suffix:
        return False
    if scan.pack.code in OGHUZ and not (number.first and scan.folded[number.first - 1] in ("və", "ve", "daha")):
        return False  # bir kişi is "a man"
    best = [a for a in scan.pack.analyse(scan.tokens[after].text)[:3] if a.pos == "NOUN"]
    if not any(not a.features & {"locative", "ablative", "dative"} for a in best) or scan.folded[after] in _VAGUE:
        return False
    counted = any(_is_count(scan, k) for k in range(max(0, number.first - _FAR), min(len(scan.tokens), after + _FAR)) if not number.first <= k <= number.last)
    if not counted and not any(s in actors() for a in best for s in scan.pack.senses(a.lemma, "NOUN")[:2]):
        return False
    return scan.once("toll", _tells_toll)


def _tells_toll(scan: Scan) -> bool:
    """Whether the text says that somebody died, was hurt or was taken."""
    return any(not _TOLL.isdisjoint(w.senses[:1]) for w in scan.pack.words(scan.text) if w.pos in ("VERB", "NOUN", "ADJ"))


def _in_list(scan: Scan, number: Number) -> bool:
    """az bir qızıl, üç gümüş, iki nəfər və bir ukraynalı, kk бір алтын, үш күміс: one of several counts."""
    noun, at = number.last + 1, number.last + 2
    if noun >= len(scan.tokens) or scan.tokens[noun].kind != "word" or scan.measured(noun) or scan.folded[noun].startswith(_LOOSE):
        return False
    if not any(a.pos in ("NOUN", "ADJ") for a in scan.pack.analyse(scan.tokens[noun].text)[:2]):
        return False
    joint = {"az": "və", "tr": "ve", "kk": "және", "ru": "и"}.get(scan.pack.code)
    if number.first > 2 and scan.folded[number.first - 1] == joint:
        near = range(max(0, number.first - 5), number.first - 1)
        if any(_is_several(scan, k) and not scan.measured(k + 1) for k in near):
            return True
    if at + 1 >= len(scan.tokens) or scan.tokens[at].text != ",":
        return False
    following = figure_at(scan, at + 1)
    return following is not None and not following.ordinal and following.last + 1 < len(scan.tokens) and scan.tokens[following.last + 1].kind == "word"


def _is_several(scan: Scan, i: int) -> bool:
    """A count that is itself no "one": az bir məktəb və bir xəstəxana are a school and a hospital."""
    return _is_count(scan, i) and scan.folded[i] not in _ARTICLES


def _english(scan: Scan, number: Number, before: str, measured: bool) -> bool:
    after = number.last + 1
    if after >= len(scan.tokens) or scan.tokens[number.last].text.lower() != "one":
        return False
    following = scan.folded[after]
    if before in _ONLY["en"]:
        sole = number.first > 1 and scan.folded[number.first - 2] == "the"  # the only one
        return following not in ("of", "another", "thing") and not sole
    if measured and number.last + 3 < len(scan.tokens) and scan.folded[after + 1] == "and" and scan.tokens[after + 2].kind == "number":
        return True  # one minute and 48 seconds
    if before in _THE or following in _NO_NOUN or scan.tokens[after].kind != "word":
        return False
    if measured:
        return True
    counted = any(_is_count(scan, k) and not scan.measured(k + 1) for k in range(len(scan.tokens)) if not number.first <= k <= number.last)
    toll = any(not _TOLL.isdisjoint(lemmas) for lemmas in scan.lemmas)
    return (counted or toll) and any(a.pos == "NOUN" and "plural" not in a.features for a in scan.pack.analyse(scan.tokens[after].text))


def _is_count(scan: Scan, i: int) -> bool:
    """Whether token ``i`` is a figure that no date has: what "one" may be counted beside."""
    if i in scan.taken:
        return False
    return scan.tokens[i].kind == "number" or "number" in scan.pack.token_terms(scan.folded[i], scan.lemmas[i])


def _is_noun(scan: Scan, i: int, number: Number) -> bool:
    """ru: a noun, perhaps after an adjective or a participle, or the end of the phrase: с одним работающим двигателем."""
    if scan.tokens[number.first - 1].text.lower() in ("на", "с"):
        words = [k for k in (i, i + 1) if k < len(scan.tokens) and scan.tokens[k].kind == "word"]
        return any(a.pos == "NOUN" for k in words for a in scan.pack.analyse(scan.tokens[k].text)[:1])
    return True
