"""English inflection for the gloss and the messages: plurals, past tense, participles; irregular forms from the English lexicon."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_VOWELS = "aeiou"
_UNCHANGED = frozenset(
    [
        "put",
        "cut",
        "hit",
        "set",
        "let",
        "spread",
        "hurt",
        "cost",
        "shut",
        "cast",
        "burst",
        "quit",
        "read",
        "bet",
        "broadcast",
        "split",
        "shed",
        "upset",
        "thrust",
    ]
)
# Verbs of which the lexicon has but one form, or none, for the two.
_PAST_PARTICIPLE = {
    "be": ("was", "been"), "have": ("had", "had"), "do": ("did", "done"), "go": ("went", "gone"), "show": ("showed", "shown"),
    "prove": ("proved", "proven"), "sew": ("sewed", "sewn"), "sow": ("sowed", "sown"), "mow": ("mowed", "mown"), "swell": ("swelled", "swollen"),
    "beat": ("beat", "beaten"), "run": ("ran", "run"), "overrun": ("overran", "overrun"), "outrun": ("outran", "outrun"),
    "come": ("came", "come"), "become": ("became", "become"), "overcome": ("overcame", "overcome"),
}  # fmt: skip


@cache
def _rows(table: str) -> tuple[tuple[str, str, str], ...]:
    """The rows of an English table, (lemma, part of speech, irregular forms), read once for all that asks."""
    lines = (Path(__file__).parent / "en" / table).read_text("utf-8").splitlines()
    return tuple((lemma, pos, forms) for lemma, pos, forms in (line.split("\t") for line in lines))


@cache
def _irregular() -> dict[tuple[str, str], tuple[str, ...]]:
    table = {}
    for lemma, pos, forms in (*_rows("lexicon.tsv"), *_rows("phrases.tsv")):
        if forms != "-" and pos in ("NOUN", "VERB"):
            table[(lemma, pos)] = tuple(forms.split("; "))
    return table


@cache
def _is_plural(noun: str) -> bool:
    """Whether a sense is a plural already: means, conditions, tactics; not bus, class, analysis."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and (noun[:-1], "NOUN") in _listed("NOUN")


_ADVERBS = {"good": "well", "fast": "fast", "hard": "hard", "early": "early", "late": "late", "long": "long", "frequent": "often", "usual": "usually"}


def adverb_of(adjective: str) -> str:
    """The adverb of an adjective, where the English lexicon has it: heavy, heavily; empty where it has none."""
    if adjective in _ADVERBS:
        return _ADVERBS[adjective]
    made = adjective[:-1] + "ily" if adjective.endswith("y") else adjective[:-1] + "y" if adjective.endswith("le") else adjective + ("ally" if adjective.endswith("ic") else "ly")
    return made if (made, "ADV") in _listed("ADV") else ""


_COMPARED = {"good": ("better", "best"), "bad": ("worse", "worst"), "far": ("further", "furthest"), "many": ("more", "most"), "little": ("less", "least")}


def compared(adjective: str, degree: str) -> str:
    """An adjective with "more" or "most" in one word where it is short; with any other word of degree before it."""
    if degree not in ("more", "most"):
        return f"{degree} {adjective}"
    if adjective in _COMPARED:
        return _COMPARED[adjective][degree == "most"]
    vowels = len(re.findall(r"[aeiouy]+", adjective.removesuffix("e")))
    ending = "er" if degree == "more" else "est"
    if vowels == 1:
        doubled = re.search(r"[^aeiou][aeiou][bdgmnt]$", adjective)
        return adjective.removesuffix("e") + (adjective[-1] if doubled else "") + ending
    return adjective[:-1] + "i" + ending if vowels == 2 and adjective.endswith("y") and adjective[-2:-1] not in _VOWELS else f"{degree} {adjective}"


@cache
def _listed(wanted: str) -> frozenset[tuple[str, str]]:
    """The English lemmas of a part of speech."""
    return frozenset((lemma, pos) for lemma, pos, _ in _rows("lexicon.tsv") if pos == wanted)


def _last(phrase: str) -> tuple[str, str]:
    head, _, last = phrase.rpartition(" ")
    return (head + " " if head else ""), last


_OF_MANY = frozenset({"dead", "wounded", "injured", "missing", "homeless", "sick"})  # the dead are many as they stand


def plural(noun: str) -> str:
    """The plural of a noun or noun phrase."""
    if noun == "person":
        return "people"
    if noun.isupper() and len(noun) < 4 and not noun.endswith("S"):
        return noun + "s"  # MPs, NGOs
    if noun in _UNCOUNTED or noun in _OF_MANY or noun[:1].isupper() or _is_plural(noun.rpartition(" ")[2]):
        return noun
    if (noun, "NOUN") in _irregular():
        return _irregular()[(noun, "NOUN")][0]
    if " of " in noun:
        first, _, rest = noun.partition(" ")
        return plural(first) + " " + rest
    head, last = _last(noun)
    if (last, "NOUN") in _irregular():
        return head + _irregular()[(last, "NOUN")][0]
    if last.endswith(("s", "x", "ch", "sh")):
        return head + last + "es"
    if last.endswith("y") and last[-2:-1] not in _VOWELS:
        return head + last[:-1] + "ies"
    return head + last + "s"


_UNCOUNTED = {
    "information", "news", "media", "aid", "help", "equipment", "people", "police", "staff", "evidence", "advice", "transport", "work",
    "money", "research", "personnel", "software", "housing", "electricity", "weather", "grain", "wheat", "oil", "gas",
}  # fmt: skip


def _verb(phrase: str) -> tuple[str, str]:
    """A verb phrase inflects in its first word: take part -> took part."""
    first, _, rest = phrase.partition(" ")
    return first, (" " + rest if rest else "")


def third(verb: str) -> str:
    """Third person singular present."""
    first, rest = _verb(verb)
    if first in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[first] + rest
    if first.endswith(("s", "x", "ch", "sh", "o")):
        return first + "es" + rest
    if first.endswith("y") and first[-2:-1] not in _VOWELS:
        return first[:-1] + "ies" + rest
    return first + "s" + rest


def past(verb: str) -> str:
    """Simple past."""
    return _ed(verb, 0)


def participle(verb: str) -> str:
    """Past participle."""
    return _ed(verb, 1)


def _ed(verb: str, which: int) -> str:
    first, rest = _verb(verb)
    if first in _PAST_PARTICIPLE:
        return _PAST_PARTICIPLE[first][which] + rest
    if first in _UNCHANGED:
        return verb
    forms = tuple(f for f in _irregular().get((first, "VERB"), ()) if not f.endswith(("ing", "s")))
    if forms:
        return forms[min(which, len(forms) - 1)] + rest
    if first.endswith("e"):
        return first + "d" + rest
    if first.endswith("y") and first[-2:-1] not in _VOWELS:
        return first[:-1] + "ied" + rest
    return first + "ed" + rest


def gerund(verb: str) -> str:
    """The -ing form."""
    first, rest = _verb(verb)
    forms = [f for f in _irregular().get((first, "VERB"), ()) if f.endswith("ing")]
    if forms:
        return forms[0] + rest
    if first.endswith("ie"):
        return first[:-2] + "ying" + rest
    if first.endswith("e") and not first.endswith(("ee", "oe", "ye")) and first != "be":
        return first[:-1] + "ing" + rest
    return first + "ing" + rest
