"""What makes a capital the city, whatever governments do in the sentence: its streets, what is held there, a dateline."""

from __future__ import annotations

from itertools import pairwise

from consistency.facts.scan import Scan
from consistency.languages.families import TURKIC
from consistency.records import Word

_AND = frozenset({"and", "or", "&", "и", "или", "və", "ilə", "ve", "ile", "мен", "пен", "бен", "және"})
# What cities are host to; meetings of states (a summit, talks) are left out: "the Moscow talks" may be Moscow's own.
_EVENTS = frozenset({"olympics", "olympiad", "game", "games", "festival", "championship", "tournament", "marathon", "biennale", "expo", "exhibition",
                     "fair", "paralympics", "carnival", "parade", "grand prix", "concert", "book fair", "film festival"})  # fmt: skip
# What lies in a city, and bears its name in the genitive: улицы Белграда, the suburbs of Paris.
_PARTS = frozenset({"street", "square", "suburb", "outskirts", "district", "centre", "center", "resident", "airport", "metro", "mayor", "neighbourhood",
                    "neighborhood", "quarter", "avenue", "park", "museum", "theatre", "railway station", "station", "skyline", "hospital", "prison",
                    "courtyard", "embankment", "bridge", "stadium", "population", "city hall", "boulevard", "area"})  # fmt: skip
_HEAD = 9  # tokens of a dateline: WARSAW, Poland, 5 March (AP) —


def is_city(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    """Whether the capital that the word ``at`` names is a place by what stands right beside it."""
    return _is_dateline(scan, words[at]) or _has_weather(scan, words, at) or _hosts(scan, words, at) or _has_part(scan, words, at, features)


def _is_dateline(scan: Scan, word: Word) -> bool:
    """WARSAW — Polish prosecutors have: alone in capital letters, at the head before a dash."""
    if word.span.start or not word.text.isupper():
        return False
    for i in range(scan.index_of(0) + len(word.text.split(" ")), min(_HEAD, len(scan.tokens) - 1)):
        token = scan.tokens[i]
        if token.text in ("—", "–", "-"):
            after = scan.tokens[i + 1]
            return not (scan.glued(i) or scan.glued(i + 1)) and (not after.text.isupper() or len(after.text) == 1)
        if token.kind == "word" and not token.capital and scan.term("month", i) is None:
            return False
    return False


# What cities see, have and wait for, when it is weather.
_WEATHER = frozenset({"rain", "snow", "snowfall", "snowstorm", "storm", "thunderstorm", "blizzard", "heat", "heatwave", "heat wave", "frost", "fog", "smog", "hail",
                      "downpour", "rainfall", "sunshine", "cold snap", "shower", "flooding", "drizzle", "precipitation", "temperature"})  # fmt: skip
_MET = frozenset({"see", "expect", "wait", "wake", "wake up", "have", "get", "face", "brace", "experience", "record", "enjoy", "suffer", "endure", "swelter", "bask", "await",
                  "prepare", "meet", "be"})  # fmt: skip
_HOT = frozenset({"hot", "warm", "cold", "wet", "dry", "sunny", "rainy", "snowy"})
_TIMES = frozenset({"day", "night", "month", "summer", "winter", "spring", "autumn", "week", "year", "season", "june", "july", "january"})


def _has_weather(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    """Moscow expects rain, Paris woke up to snow, London has seen its hottest day: weather is had by a city."""
    stop = next((t.start for t in scan.tokens if t.start > words[at].span.start and t.text in ",;:"), len(scan.text))
    clause = [w for w in words[at + 1 :] if w.span.start < stop]
    verbs = [w for w in clause if w.pos == "VERB"]
    if not verbs or any(_MET.isdisjoint(w.senses[:2]) for w in verbs):
        return False
    if any(_is_weather(scan, clause, k) for k in range(len(clause))):
        return True
    return any(not _HOT.isdisjoint(a.senses[:1]) and not _TIMES.isdisjoint(s.lower() for s in b.senses[:1]) for a, b in pairwise(clause))


def _is_weather(scan: Scan, clause: list[Word], k: int) -> bool:
    """Whether a word names weather, and no storm of protest nor one over a tax."""
    known = 1 if scan.pack.code == "en" else 2  # senses; an English noun has its weather first
    if clause[k].pos != "NOUN" or _WEATHER.isdisjoint(clause[k].senses[:known]):
        return False
    after = clause[k + 1] if k + 1 < len(clause) else None
    if after is None:
        return True
    return after.text not in ("of", "over") and not (scan.pack.code == "ru" and after.pos == "NOUN" and "genitive" in after.features)


def _hosts(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    """The Tokyo and Paris Olympics, Токио мен Париж олимпиадалары: alone or with other names before what is held there."""
    k = at + 1
    while k + 1 < len(words) and scan.pack.lower(words[k].text) in _AND and _is_country(scan, words[k + 1]):
        k += 2
    if k >= len(words) or scan.text[words[k - 1].span.end : words[k].span.start].strip():
        return False
    event = not _EVENTS.isdisjoint({words[k].lemma.lower(), *(s.lower() for s in words[k].senses[:2])})
    return event and (scan.pack.code == "en" or (scan.pack.code in TURKIC and "possessed" in scan.features(scan.index_of(words[k].span.start))))


def _has_part(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    """Улицы Белграда, на площади Минска, the streets of Belgrade, also of the second of two."""
    if scan.pack.code in TURKIC:
        return False  # what is owned follows there: capitals.py has it
    k = at - 1
    while k > 0 and scan.pack.lower(words[k].text) in _AND and _is_country(scan, words[k - 1]):
        k -= 2
    # By token, since a set phrase may end in the noun: вышли на улицы, took to the streets.
    i = scan.index_of(words[k + 1].span.start) - 1
    if scan.pack.code == "en":
        return i > 0 and scan.folded[i] == "of" and _is_part(scan, i - 1)
    return i >= 0 and "genitive" in features and _is_part(scan, i)


def _is_part(scan: Scan, i: int) -> bool:
    """Whether token ``i`` names a part of a city."""
    if scan.tokens[i].kind != "word":
        return False
    readings = [a for a in scan.pack.analyse(scan.tokens[i].text)[:2] if a.pos == "NOUN"]
    return any(not _PARTS.isdisjoint({a.lemma, *scan.pack.senses(a.lemma, "NOUN")[:2]}) for a in readings)


def _is_country(scan: Scan, word: Word) -> bool:
    return scan.pack.lower(word.lemma) in scan.pack.countries

