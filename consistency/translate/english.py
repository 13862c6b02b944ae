"""English grammar for the gloss: pronouns by case, articles, "to" before verbs, ordinals and small numbers in words."""

from __future__ import annotations

from consistency.languages.inflect import plural

# subject -> (object, before its noun)
_PRONOUNS = {
    "I": ("me", "my"), "he": ("him", "his"), "she": ("her", "her"), "it": ("it", "its"), "we": ("us", "our"), "they": ("them", "their"),
    "you": ("you", "your"), "who": ("whom", "whose"), "this": ("this", "of this"), "that": ("that", "of that"), "which": ("which", "whose"),
}  # fmt: skip
# The same from the other side: his -> he, his -> him, him -> he.
SUBJECT_OF_OWNER = {owner: subject for subject, (_, owner) in _PRONOUNS.items() if subject not in ("who", "which")}
OBJECT_OF_OWNER = {owner: object_ for subject, (object_, owner) in _PRONOUNS.items() if subject not in ("this", "that", "which")}
SUBJECT_OF_OBJECT = {object_: subject for subject, (object_, _) in _PRONOUNS.items() if object_ != subject}
# Nouns that take no "a" and seldom "the": what has no plural.
MASS = frozenset({
    "information", "news", "aid", "help", "equipment", "evidence", "advice", "transport", "work", "money", "research", "personnel", "software",
    "housing", "electricity", "weather", "grain", "wheat", "oil", "gas", "water", "health", "education", "trade", "security", "peace", "war", "food",
    "energy", "power", "business", "music", "art", "time", "life", "people", "police", "rain", "snow", "fire", "blood", "air", "land", "gold", "silver",
    "support", "cooperation", "violence", "corruption", "poverty", "unemployment", "inflation", "tourism", "agriculture", "industry", "finance",
    "science", "technology", "history", "culture", "sport", "football", "success", "progress", "interest", "control", "access", "love", "hope", "fear",
    "attention", "damage", "pressure", "experience", "knowledge", "freedom", "justice", "responsibility", "growth", "production", "export", "import",
})  # fmt: skip
# What counts a noun that az, kk and tr leave in the singular.
SEVERAL = frozenset({"several", "many", "few", "a few", "both", "various", "dozens of", "tens of", "hundreds of", "thousands of", "millions of"})
# Verbs without an object: they have no passive, and a bare noun next to them is their subject.
INTRANSITIVE = frozenset({"be", "become", "come", "arrive", "go", "live", "work", "stay", "remain", "sit", "stand", "die", "happen", "occur", "fall", "enter", "participate", "return", "continue", "begin", "end", "rise", "grow", "increase", "decrease", "fly", "last", "appear", "run", "move", "arise", "burn", "sink", "meet", "speak", "talk", "agree", "retire", "resign", "complain", "worry", "hurry", "escape", "flee", "hide", "disappear", "sleep", "cry", "laugh", "smile", "wake up", "stand up", "go out", "come out", "go up", "go down"})
# Verbs that say what their object is or becomes.
NAMING = frozenset({"call", "consider", "name", "appoint", "elect", "make", "recognise", "declare", "choose", "feel", "find", "think"})
HUMAN = frozenset({"man", "woman", "child", "boy", "girl", "husband", "wife", "mother", "father", "son", "daughter", "brother", "sister", "people", "person", "dog"})
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def pronoun(sense: str, case: str | None, *, many: bool = False) -> tuple[str, bool]:
    """A pronoun in the English form of its case, and whether it stands before a noun as its owner."""
    base = "they" if many and sense in ("he", "she", "it", "that") else sense
    forms = _PRONOUNS.get(base)
    if forms is None or case in (None, "nominative"):
        return base, False
    return (forms[1], True) if case == "genitive" else (forms[0], False)


def wants_article(noun: str) -> bool:
    """Whether a common noun in the singular takes "the"; plurals, mass nouns and names do not."""
    head = noun.rpartition(" ")[2]
    if noun.partition(" ")[0] in ("that", "this", "those", "these", "the", "a", "every", "each", "no"):
        return False
    return noun[:1].islower() and head not in MASS and noun not in MASS and plural(noun) != noun


def said(value: int) -> str | None:
    """A small number in words; None beyond ten."""
    return _WORDS[value] if 0 < value < len(_WORDS) else None


def ordinal(value: int) -> str | None:
    """A small ordinal in words; None beyond tenth."""
    return _ORDINALS[value] if 0 < value < len(_ORDINALS) else None
