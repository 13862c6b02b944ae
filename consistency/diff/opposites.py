"""Whether two predicates are opposites: as words, or as of what is there and what is gone or put off (``en/courses.tsv``)."""

from __future__ import annotations

from consistency.diff.clauses import Sentence, sentence_of
from consistency.diff.denied import Said
from consistency.diff.predications import is_agent, same
from consistency.diff.view import View
from consistency.languages.concepts import antonyms, concepts_of, courses_of, predicates_of, states_of

_CONVERSE = frozenset(map(frozenset, (
    ("give", "take"), ("give", "receive"), ("give", "get"), ("buy", "sell"), ("import", "export"), ("send", "receive"), ("lend", "borrow"),
    ("teach", "learn"), ("enter", "exit"), ("arrive", "leave"), ("question", "answer"), ("hire", "work"), ("attack", "defend"), ("lead", "follow"),
    ("come", "go"), ("have", "lack"),
)))  # fmt: skip
_PLACES = frozenset(c for word in ("region", "province", "city", "town", "village", "country", "nation", "district", "area", "settlement", "capital", "republic", "world", "side", "part",
                                 "north", "south", "east", "west", "northern", "southern", "eastern", "western", "centre", "central")
                    for c in concepts_of(word))  # fmt: skip
_PARENTHETIC = 4  # words of what commas set off in Russian, of which the subject stands before it
_BEFALL = frozenset({"happen", "occur", "take place"})
_EVENTFUL = _BEFALL | {"be under way", "under way", "continue", "go on", "begin", "start", "be held", "persist", "break out", "proceed"}  # said of events


def opposite(x: Said, y: Said) -> bool:
    """Whether two predicates are opposites by their likeliest senses."""
    may_be_one = x.senses[1:2] == y.senses[:1] or y.senses[1:2] == x.senses[:1]  # saxlamaq: to keep, and to stop
    return not same(x, y) and not may_be_one and not _converse(x, y) and any(q in antonyms(p) for p in predicates_of(x.key) for q in predicates_of(y.key))


def _converse(x: Said, y: Said) -> bool:
    """One event seen from both ends: what one gives the other takes."""
    return any(frozenset((p, q)) in _CONVERSE for p in predicates_of(x.key) for q in predicates_of(y.key))


def parted(x: Said, y: Said) -> bool:
    """Whether by one predicate a thing is there, and by the other gone or put off."""
    one, other = courses(x), courses(y)
    return ("on" in one and "off" in other and "off" not in one) or ("off" in one and "on" in other and "off" not in other)


def answered_apart(x: Said, y: Said) -> bool:
    """Whether two predicates answer one question, and not alike: not resumed, open to traffic. A noun answers where it is said to be there or not."""
    if any(s.thing and s.yes and not s.main for s in (x, y)):
        return False
    one, other = (states_of(s.key) for s in (x, y))
    shared = one.keys() & other.keys()
    return bool(shared) and all((one[q] == x.yes) != (other[q] == y.yes) for q in shared)


def off_course(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether one and the same thing is there by one claim, and gone or put off by the other: in force, lifted."""
    verbs = all(v.claim.reading.words[s.at].pos in ("VERB", "ADJ") for v, s in ((a, x), (b, y)))
    if x.earlier or y.earlier or not verbs or not parted(x, y):
        return False
    return bool(_things(a, x, y) & _things(b, y, x))


def _is_cause(sentence: Sentence, at: int) -> bool:
    """Whether a noun only tells why, or whence: lost to drought, из-за засухи."""
    if sentence.final:
        return bool(sentence.words[at].features & {"ablative", "instrumental"})
    return at > 0 and sentence.words[at - 1].text.lower() in ("to", "by", "from", "из-за", "от")


def _is_place(sentence: Sentence, at: int) -> bool:
    """Whether a noun only tells where: at the plant, на заводе, зауытта."""
    words = sentence.words
    if sentence.language != "en":
        return "locative" in words[at].features
    before = next((w for w in reversed(words[max(0, at - 3) : at]) if w.pos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN")), None)
    return before is not None and before.text.lower() in ("in", "at")


def _things(view: View, said: Said, other: Said) -> frozenset[str]:
    """The concepts of the nouns of a predicate's clause, those within its phrases too: lift sanctions. What stops something else has
    happened all the same: a landslide happened, cut off a village; but an airport that stops flights does not work."""
    sentence = sentence_of(view.claim)
    start, end = sentence.clause(said.at)
    if sentence.language == "ru" and start and end - start < _PARENTHETIC:
        start = 0
    if sentence.final and said.key in _BEFALL:
        start = max(start, said.at - 1)  # an accident happened in the network: nothing is said of the network
    names = [name for s in view.said if start <= s.at < end and not (s.thing and (_is_cause(sentence, s.at) or _is_place(sentence, s.at) or (other.key in _EVENTFUL and is_agent(sentence, s.at, said.at)))) for name in (s.senses if s.thing or s.act else s.key.split(" ")[1:])]
    singular = [name[:-1] for name in names if name.endswith("s")]
    return frozenset(c for name in (*names, *singular) for c in concepts_of(name)) - TIMES - _PLACES


def courses(said: Said) -> frozenset[str]:
    """How a predicate bears on what it is said of."""
    return courses_of(said.key)


TIMES = frozenset({"year", "month", "week", "day", "annual", "yearly", "monthly", "today", "yesterday", "time", "hour", "now", "period", "december",
                    "still", "again", "already", "yet", "so far", "for now", "once", "also", "recently", "just", "finally", "sit", "live"})
