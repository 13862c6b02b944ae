"""Whether two claims that are counterparts contradict each other: one denies what the other affirms, or says the opposite."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.clauses import SAYING, Sentence, sentence_of
from consistency.diff.compared import of_one
from consistency.diff.contests import of_both_ends
from consistency.diff.denied import DENY, Said
from consistency.diff.fates import fate_of, fate_told_by
from consistency.diff.predications import BANS, meet, object_of, same
from consistency.diff.trends import DOWN, MEASURES, UP, is_rate, of_others, parted_ways, subjects, tells_trend, went
from consistency.diff.view import View
from consistency.languages.concepts import antonyms, concepts_of, courses_of, predicates_of
from consistency.languages.families import TURKIC
from consistency.records import Moment, Quantity

# Least share of the shorter claim's other content words that claims with opposite predicates have in common. Chosen on the
# development stories and NTREX; from 0.35 to 0.5 all find the same in the stories.
_PART = 0.4
_MOVING = frozenset({"jump", "leap", "drop", "dive", "slip", "bounce", "sink", "fly", "roll"})  # of prices or of balls
_HINDERING = frozenset({"strike", "ban", "boycott", "blockade", "embargo", "suspension", "closure", "quarantine", "lockdown", "restriction", "sanction", "protest",
                        "hunger strike", "emergency", "state of emergency", "moratorium", "curfew", "outage"})  # fmt: skip
_UNDOING = frozenset({"release", "free", "reopen", "resume", "restore", "return"})
_CONVERSE = frozenset(map(frozenset, (
    ("give", "take"), ("give", "receive"), ("give", "get"), ("buy", "sell"), ("import", "export"), ("send", "receive"), ("lend", "borrow"),
    ("teach", "learn"), ("enter", "exit"), ("arrive", "leave"), ("question", "answer"), ("hire", "work"), ("attack", "defend"), ("lead", "follow"),
    ("come", "go"), ("have", "lack"),
)))  # fmt: skip


_BEGINNING = frozenset({"begin", "start", "launch", "commence"})
_ENDING = frozenset({"stop", "end", "cease", "finish", "quit", "give up", "halt", "complete"})
_AFTER = frozenset({"after", "после", "sonra", "кейін", "соң"})
_PLACES = frozenset(c for word in ("region", "province", "city", "town", "village", "country", "nation", "district", "area", "settlement", "capital", "republic", "world", "side", "part",
                                 "north", "south", "east", "west", "northern", "southern", "eastern", "western", "centre", "central")
                    for c in concepts_of(word))  # fmt: skip
_PARENTHETIC = 4  # words of what commas set off in Russian, of which the subject stands before it
_BEFALL = frozenset({"happen", "occur", "take place"})
_SHORT = 3  # letters of the small words of a phrase
_COMPLEMENT = 4  # words between a verb and what it advises
_LONG_AGO = 2  # years from which on what was says nothing of what is


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both be right, and on what; ``yes`` is the side that affirms ``key``."""

    yes: View
    no: View
    said: Said
    against: Said
    key: str


def clash(a: View, b: View) -> Clash | None:
    """What two claims contradict each other on; the first by its words, so that it does not matter which is asked first."""
    if a.asks or b.asks or _of_other_years(a, b):
        return None
    found = [*_clashes(a, b), *_trends(a, b), *_comparisons(a, b)]
    return min(found, key=lambda c: (c.key != "rise", c.key in BANS, c.key, c.said.senses, c.against.senses), default=None)


def _of_other_years(a: View, b: View) -> bool:
    """Whether one tells of a year long gone, and the other of now: has worked since 1945, will stand still for ten days."""
    one, other = (_years(v) for v in (a, b))
    return any(mine and max(mine) <= _published(v) - _LONG_AGO and not theirs for v, mine, theirs in ((a, one, other), (b, other, one)))


def _years(view: View) -> set[int]:
    return {f.year for f in view.claim.facts if isinstance(f, Moment) and f.year is not None}


def _published(view: View) -> int:
    """The year of publication; where it isn't known, none is long gone."""
    written = view.claim.article.published
    return int(written[:4]) if written else 0


def _clashes(a: View, b: View) -> Iterator[Clash]:
    for x in a.main:
        for y in b.main:
            if x.yes != y.yes:
                if _is_raised(a, x, b, y) or _ended(a, x) or _ended(b, y) or _bounded(*((a, b) if x.yes else (b, a))):
                    continue
                if not (x.act and y.act and x.thing and y.thing) and (same(x, y) or _worse(x, y) or _moved(a, x, b, y)) and not _of_others(a, b, x, y) and not _denied_otherwise(a, b, x, y) and _fits(a, b, x, y):
                    yield Clash(a, b, x, y, y.key) if x.yes else Clash(b, a, y, x, x.key)
            elif x.yes and not (x.act or y.act or x.thing or y.thing) and _opposed(a, b, x, y) and _fits(a, b, x, y):
                yield Clash(a, b, x, y, x.key) if x.key <= y.key else Clash(b, a, y, x, y.key)


# A denial before these is one of what is advised, wanted, thought: does not advise waiting, advises not to wait.
_RAISING = frozenset({"advise", "recommend", "want", "wish", "intend", "plan", "think", "believe", "expect", "suppose", "consider", "seem", "propose", "call on", "urge"})


def _is_raised(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one says that somebody does not advise something, and the other that he advises not to."""
    if not (x.key in _RAISING and y.key in _RAISING):
        return False
    yes, said = (a, x) if x.yes else (b, y)
    words = yes.claim.reading.words[max(0, said.at - _COMPLEMENT) : said.at + _COMPLEMENT]
    return any("negative" in w.features or w.text.lower() in ("not", "не", "against") for w in words)


def _bounded(yes: View, no: View) -> bool:
    """Whether what is denied is only what goes beyond a bound that both tell: ready to pay no more than 340, not ready to pay more."""
    most = {(f.high, f.unit, f.currency) for f in yes.claim.facts if isinstance(f, Quantity) and f.low is None and f.high is not None}
    return any((f.low, f.unit, f.currency) in most for f in no.claim.facts if isinstance(f, Quantity) and f.high is None and f.low is not None)


def _ended(view: View, said: Said) -> bool:
    """Whether what is denied went on until then: stopped the fight after nine rounds."""
    if said.yes or not said.act:
        return False
    words = view.claim.reading.words
    ends = any(s.yes and s.key in _ENDING and abs(s.at - said.at) <= 3 for s in view.main)
    return ends and any(w.text.lower() in _AFTER or w.senses[:1] == ("after",) for w in words)


def _trends(a: View, b: View) -> Iterator[Clash]:
    """What rose by one and fell by the other."""
    if ways := parted_ways(a.claim, a.trends, b.claim, b.trends):
        x, y = ways
        yield Clash(a, b, x, y, x.key) if x.key > y.key else Clash(b, a, y, x, y.key)


def _comparisons(a: View, b: View) -> Iterator[Clash]:
    """What is more by one and less by the other than one and the same: than last year, than expected."""
    for x in a.compared:
        for y in b.compared:
            if (x.way, x.standard) == (y.way, y.standard) and x.up != y.up and of_one(a.claim, x.at, b.claim, y.at):
                more, less = ((a, x), (b, y)) if x.up else ((b, y), (a, x))
                yield Clash(more[0], less[0], went(True, more[1].at), went(False, less[1].at), "rise")


def _of_others(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether two words for nearly the same have objects that have nothing in common: watched the election, saw no violations."""
    if x.thing or y.thing or x.act or y.act or x.key == y.key or {x.key, y.key} <= _ENDING:
        return False
    one, other = (object_of(sentence_of(v.claim), s.at) for v, s in ((a, x), (b, y)))
    denied, yes = (one, b) if y.yes else (other, a)
    return bool(one and other) and not meet(one[:1], other[:1]) and not _known(denied, yes)


def _known(senses: Sequence[str], view: View) -> bool:
    own = frozenset(c for sense in senses for c in concepts_of(sense))
    return any(not _single(own).isdisjoint(_single(slot)) for slot in view.content)


def _worse(x: Said, y: Said) -> bool:
    """Whether one denies that any came to harm, and by the other some died."""
    yes, no = (x, y) if x.yes else (y, x)
    return "death" in predicates_of(yes.key) and "casualty" in predicates_of(no.key)


_COUNTS = frozenset({"number", "count", "amount", "level", "size"})
_MOVES = UP | DOWN | {"raise", "cut", "reduce", "lower", "tighten", "ease", "extend", "shorten", "expand", "alter", "amend", "double", "halve"}


def _moved(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one denies any change, and by the other the same thing went up or down."""
    yes, no = (x, y) if x.yes else (y, x)
    if no.key != "change" or yes.thing or _MOVES.isdisjoint(yes.senses[:1]):
        return False
    one, other = subjects(sentence_of(a.claim), x.at) - _COUNTS, subjects(sentence_of(b.claim), y.at) - _COUNTS
    return not one.isdisjoint(other) and of_one(a.claim, x.at, b.claim, y.at)


def opposite(x: Said, y: Said) -> bool:
    """Whether two predicates are opposites by their likeliest senses."""
    may_be_one = x.senses[1:2] == y.senses[:1] or y.senses[1:2] == x.senses[:1]  # saxlamaq: to keep, and to stop
    return not same(x, y) and not may_be_one and not _converse(x, y) and any(q in antonyms(p) for p in predicates_of(x.key) for q in predicates_of(y.key))


def _converse(x: Said, y: Said) -> bool:
    """One event seen from both ends: what one gives the other takes."""
    return any(frozenset((p, q)) in _CONVERSE for p in predicates_of(x.key) for q in predicates_of(y.key))


def _opposed(a: View, b: View, x: Said, y: Said) -> bool:
    apart = a.figures - b.figures and b.figures - a.figures  # thirty who survived, nineteen who died
    if not {x.key, y.key}.isdisjoint(_MOVING) and not (a.figures and b.figures):
        return False  # a ball that dropped over a man who jumped
    if a.contrasts and b.contrasts:
        return False  # sales rose in pubs but fell in restaurants: which of the two is told cannot be seen
    if any(_is_tally(v) for v in (a, b)) and not _SIDES.isdisjoint((x.key, y.key)):
        return False  # 134 for, three against
    if of_both_ends(a.claim, x, b.claim, y) or _undone(a, x, b, y) or _undone(b, y, a, x):
        return False
    if tells_trend(a.claim, x.at) and tells_trend(b.claim, y.at) and of_others(a.claim, x.at, b.claim, y.at):
        return False
    if _of_others_done(a, x, b, y) or _is_stage(a, x, b, y):
        return False
    if _is_sheltered(a, x, y) or _is_sheltered(b, y, x) or _is_put_off_to(a, x, b, y) or _of_parts(a, x, b, y):
        return False
    if _of_others_counted(a, x, b, y) or is_rate(a.trends, b.trends) or _lets_go_on(a, x, b) or _lets_go_on(b, y, a):
        return False
    denying = any(not s.yes and not s.act for s in (*a.main, *b.main))
    return not apart and not denying and ((opposite(x, y) and not _of_two_things(a, x, b, y)) or _off_course(a, b, x, y))


_SHELTERS = frozenset({"evacuee", "shelter", "hotel", "school", "gym", "gymnasium", "sports hall", "hall", "camp", "tent", "tent camp", "dormitory", "relative"})


def _is_sheltered(view: View, said: Said, other: Said) -> bool:
    """Whether those who were evacuated stay where they were taken: evacuees are staying in schools."""
    if said.key != "stay" or "evacuate" not in predicates_of(other.key):
        return False
    return any(not _SHELTERS.isdisjoint(s.lower() for s in w.senses[:2]) for w in view.claim.reading.words)


_PUTTING_OFF = frozenset({"postpone", "put off", "move", "reschedule", "delay", "transfer", "defer", "push back"})


def _is_put_off_to(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether something was put off to when it was held: postponed to August, held in August."""
    for view, said, other in ((a, x, b), (b, y, a)):
        if said.key in _PUTTING_OFF:
            later = {(f.month, f.day) for f in view.claim.facts if isinstance(f, Moment) and f.month is not None and _is_goal(view, said, f)}
            return not later.isdisjoint({(f.month, f.day) for f in other.claim.facts if isinstance(f, Moment)})
    return False


_TO = re.compile(r"\b(?:to|until|till|на|до)\s+(?:the\s+)?$", re.IGNORECASE)


def _is_goal(view: View, said: Said, fact: Moment) -> bool:
    """Whether a moment is the one to which something was put off: to August, на август, avqusta, тамызға."""
    claim, base = view.claim, view.claim.reading.sentence.span.start
    if claim.article.language not in TURKIC:
        after = fact.span.start > claim.reading.words[said.at].span.start + base  # намеченные на 14 августа, перенесли: the old day
        return after and _TO.search(claim.article.text[claim.span.start : fact.span.start]) is not None
    return any("dative" in w.features for w in claim.reading.words if fact.span.start <= w.span.start + base < fact.span.end)


def _of_parts(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether both claims count the same two parts, of which each names one: 87 local publishers and 61 foreign."""
    qualities = all(v.claim.reading.words[s.at].pos == "ADJ" for v, s in ((a, x), (b, y)))
    if not qualities or len(a.figures & b.figures) < 2:
        return False
    one, other = (_beside(v, s.at) for v, s in ((a, x), (b, y)))
    return one is not None and other is not None and one != other


def _beside(view: View, at: int) -> object:
    """The figure that stands last before a word of a claim."""
    place = view.claim.reading.words[at].span.start + view.claim.reading.sentence.span.start
    before = [f for f in view.claim.facts if isinstance(f, Quantity) and f.span.end <= place]
    return max(before, key=lambda f: f.span.end).value if before else None


def _of_others_counted(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what befell people is told of two counts: two died, ten were rescued."""
    one, other = (_counted(v, s) for v, s in ((a, x), (b, y)))
    return bool(one and other) and one.isdisjoint(other)


def _counted(view: View, said: Said) -> set[object]:
    """How many a claim says that this befell."""
    fate = fate_told_by(said.senses[:1])
    counts = (f for f in view.claim.facts if isinstance(f, Quantity) and f.unit is None and not f.ordinal)
    return {f.value for f in counts if fate is not None and fate_of(view.claim, f) == fate}


_FOR, _NOT_FOR = frozenset({"in favour", "in favour of", "support", "for", "vote for", "back", "vote in favour"}), frozenset({"against", "oppose", "vote against"})
_SIDES = _FOR | _NOT_FOR


def _is_tally(view: View) -> bool:
    """Whether a claim tells who was for and who was against."""
    told = {s for w in view.claim.reading.words for s in w.senses[:1]}
    return not told.isdisjoint(_FOR) and not told.isdisjoint(_NOT_FOR)


_DONE_TO = frozenset({"raise", "increase", "reduce", "cut", "lower", "freeze", "create", "hire", "exempt", "ban", "allow", "introduce", "abolish", "expand"})


def _of_others_done(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether two acts that are done to something are done to two things: raised the wage, lowered taxes."""
    if _DONE_TO.isdisjoint(x.senses[:1]) or _DONE_TO.isdisjoint(y.senses[:1]):
        return False
    one, other = (object_of(sentence_of(v.claim), s.at) for v, s in ((a, x), (b, y)))
    return bool(one and other) and not meet(one[:2], other[:2]) and not _known(one[:1], b) and not _known(other[:1], a)


# What follows one another: what goes on until it ends, stands idle until it starts again.
_STAGES = frozenset(frozenset(pair) for pair in itertools.product(
    ("continue", "go on", "be under way", "stand idle", "be idle", "idle", "be on strike", "strike", "freeze", "burn", "cut off", "interrupt", "be in force", "apply", "spread", "stop", "remain in force", "stay in force",
     "break down", "fail", "go down", "be disrupted"),
    ("end", "finish", "complete", "stop", "cease", "restart", "resume", "resume work", "resume operations", "start working", "restore", "reopen", "lift", "return to work", "extinguish", "put out", "contain", "recover", "work", "operate", "come back",
     "cancel", "expire", "remove"),
))  # fmt: skip
_BROKEN_OFF = frozenset({"cut off", "interrupt"})
_HELD = frozenset({"stand idle", "be idle", "idle", "apply", "be in force", "remain in force", "stay in force", "stop", "suspend", "spread", "break down", "fail", "be disrupted"})  # for a time
_STILL = frozenset({"still", "remain", "again", "already"})
_SPAN_OF = frozenset({"until", "till", "since", "during", "by", "for", "from", "after", "day", "week", "month", "year", "hour"})


def _is_stage(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one tells what was or is, and the other how it ends, at another time: the strike goes on for the third day, will end
    on Friday; power was cut off, was restored."""
    if not any(frozenset((p, q)) in _STAGES for p in (x.key, x.key.split(" ")[0]) for q in (y.key, y.key.split(" ")[0])):
        return False
    if _to_come(a, x) != _to_come(b, y) or _days(a) & _days(b):
        return True  # will go on until 24 April, will end on 24 April
    keys, words = {x.key, y.key}, [w for v in (a, b) for w in v.claim.reading.words]
    if any(not _STILL.isdisjoint(w.senses[:1]) for w in words):
        return False
    return not keys.isdisjoint(_BROKEN_OFF) or (not keys.isdisjoint(_HELD) and any(not _SPAN_OF.isdisjoint(w.senses[:1]) for w in words))


def _days(view: View) -> set[tuple[int | None, int | None]]:
    return {(f.month, f.day) for f in view.claim.facts if isinstance(f, Moment) and f.day is not None}


def _lets_go_on(view: View, said: Said, other: View) -> bool:
    """Whether a verb ends what hinders, of which the other claim says nothing: they ended the strike, and returned to work."""
    ended = [s for s in view.main if s.act and not s.yes and abs(s.at - said.at) <= 3 and not _HINDERING.isdisjoint(s.senses[:1])]
    return bool(ended) and not any(meet(s.senses[:1], z.senses[:1]) for s in ended for z in other.said if z.thing or z.main)


def _of_two_things(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether something begins and another thing ends: began a strike, stopped work."""
    if not any(_BEGINNING & predicates_of(s.key) for s in (x, y)):
        return False
    one, other = (object_of(sentence_of(v.claim), s.at) for v, s in ((a, x), (b, y)))
    if not one or not other or not MEASURES.isdisjoint((one[0], other[0])) or meet(one[:1], other[:1]):
        return False
    return not _known(one[:1], b) and not _known(other[:1], a)


def _undone(view: View, said: Said, other: View, then: Said) -> bool:
    """Whether what happened is yet to be undone: was detained, will be released."""
    return said.key.split(" ")[0] in _UNDOING and _to_come(view, said) and not _to_come(other, then)


def _to_come(view: View, said: Said) -> bool:
    """Whether a predicate is said of the future."""
    words = view.claim.reading.words
    near = [w.text.lower() for w in words[max(0, said.at - 3) : said.at]]
    return "future" in words[said.at].features or any(w in ("will", "будет", "будут") for w in near)


def _off_course(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether one and the same thing is there by one claim, and gone or put off by the other: in force, lifted."""
    one, other = courses(x), courses(y)
    verbs = all(v.claim.reading.words[s.at].pos in ("VERB", "ADJ") for v, s in ((a, x), (b, y)))
    if x.earlier or y.earlier or not verbs:
        return False
    if not (("on" in one and "off" in other and "off" not in one) or ("off" in one and "on" in other and "off" not in other)):
        return False
    return bool(_things(a, x) & _things(b, y))


def _is_cause(sentence: Sentence, at: int) -> bool:
    """Whether a noun only tells why, or whence: lost to drought, из-за засухи."""
    if sentence.final:
        return bool(sentence.words[at].features & {"ablative", "instrumental"})
    return at > 0 and sentence.words[at - 1].text.lower() in ("to", "by", "from", "из-за", "от")


def _things(view: View, said: Said) -> frozenset[str]:
    """The concepts of the nouns of a predicate's clause, those within its phrases too: lift sanctions."""
    sentence = sentence_of(view.claim)
    start, end = sentence.clause(said.at)
    if sentence.language == "ru" and start and end - start < _PARENTHETIC:
        start = 0
    if sentence.final and said.key in _BEFALL:
        start = max(start, said.at - 1)  # an accident happened in the network: nothing is said of the network
    names = [name for s in view.said if start <= s.at < end and not (s.thing and _is_cause(sentence, s.at)) for name in (s.senses if s.thing or s.act else s.key.split(" ")[1:])]
    singular = [name[:-1] for name in names if name.endswith("s")]
    return frozenset(c for name in (*names, *singular) for c in concepts_of(name)) - _TIMES - _PLACES


def courses(said: Said) -> frozenset[str]:
    """How a predicate bears on what it is said of."""
    return courses_of(said.key)


def _denied_otherwise(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether the claim that affirms denies something too, in other words, or by a verb that does."""
    yes, own = (a, x) if x.yes else (b, y)
    other = b if x.yes else a
    if any(not s.yes and not s.act and not _told_too(s, other) for s in yes.main):
        return True
    return any(("withhold" in courses(s) or s.key in DENY) and s.at != own.at and s.main and s.yes for s in yes.said if not s.thing) and not own.act


def _told_too(denial: Said, other: View) -> bool:
    """Whether another claim tells of what is denied too, be it that it denies it or not: nobody was hurt, but a fire broke out."""
    return any(s.main and same(s, denial) for s in other.said)


def _fits(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether neither claim says what the other does as well, and they speak of one thing."""
    if any(_agrees(z, x) for z in b.said if z is not y and not _was(z, y)) or any(_agrees(z, y) for z in a.said if z is not x and not _was(z, x)):
        return False
    return _share(a, b, x, y)


def _was(z: Said, x: Said) -> bool:
    """Whether an aside tells what was, until what the claim says itself: the detained tanker was released."""
    return not z.main and z.yes and x.yes and x.main and not _UNDOING.isdisjoint(x.senses[:1]) and opposite(z, x)


def _agrees(z: Said, x: Said) -> bool:
    if z.thing and z.yes and not z.main and not (x.thing and z.act):
        return False
    if z.thing and z.yes and x.yes and not z.act:
        return meet(z.senses[:1], x.senses[:2])  # there are wounded: some were hurt
    return same(z, x) if z.yes == x.yes else opposite(z, x)


def _share(a: View, b: View, x: Said, y: Said) -> bool:
    """Whether they have a content word in common besides what they say of it, or one of them has no other."""
    told = frozenset().union(*(predicates_of(s) for said in (x, y) for s in said.senses))
    told |= _TIMES | _SAID
    rest = [[_with_parts(slot) - told for slot in view.content if slot - told and not slot & told and not _is_figure(slot)] for view in (a, b)]
    if not rest[0] or not rest[1]:
        return True
    met = int(any(same(z, w) and z.yes == w.yes for z in a.main for w in b.main if z not in (x, y) and w not in (x, y)))
    met += sum(any(not _single(p).isdisjoint(_single(q)) for q in rest[1]) for p in rest[0])
    figures = len({slot for slot in a.content if _is_figure(slot)} & {*b.content})
    return met >= 1 and (x.yes != y.yes or met + figures >= _PART * (min(len(rest[0]), len(rest[1])) + figures))


def _with_parts(slot: frozenset[str]) -> frozenset[str]:
    """The concepts of a word, and those of the words of a phrase: a banned substance, a substance that is banned."""
    return slot | frozenset(c for name in slot if " " in name for part in name.split(" ") if len(part) > _SHORT for c in concepts_of(part))


def _single(concepts: frozenset[str]) -> frozenset[str]:
    return frozenset(c.removesuffix("s") for c in concepts)


def _is_figure(slot: frozenset[str]) -> bool:
    return all(concept[:1] in "#^" for concept in slot)


_SAID = frozenset(c for verb in SAYING | {"conclude"} for c in concepts_of(verb)) - {"find", "plan", "recognise"}
_TIMES = frozenset({"year", "month", "week", "day", "annual", "yearly", "monthly", "today", "yesterday", "time", "hour", "now", "period", "december",
                    "still", "again", "already", "yet", "so far", "for now", "once", "also", "recently", "just", "finally", "sit", "live"})


def answers(view: View, found: Clash) -> bool | None:
    """Which side of a clash another claim takes, if it tells: True with the one that affirms."""
    if view.asks:
        return None
    votes = {(s.yes == of.yes) == yes if same(s, of) else not yes
             for s in view.main for of, yes in ((found.said, True), (found.against, False))
             if same(s, of) or (s.yes and of.yes and opposite(s, of))}  # fmt: skip
    return votes.pop() if len(votes) == 1 else None


def denies(view: View) -> bool:
    """Whether a claim denies anything itself."""
    return any(not s.yes for s in view.main)
