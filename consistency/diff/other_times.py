"""What two claims tell of two times: what was and how it ended, what was put off and when it was held, another year."""

from __future__ import annotations

import itertools
import re

from consistency.diff.denied import Said
from consistency.diff.opposites import opposite
from consistency.diff.view import View
from consistency.languages.families import TURKIC
from consistency.records import Moment

_UNDOING = frozenset({"release", "free", "reopen", "resume", "restore", "return"})
ENDING = frozenset({"stop", "end", "cease", "finish", "quit", "give up", "halt", "complete"})
_AFTER = frozenset({"after", "после", "sonra", "кейін", "соң"})


def had_gone_on(view: View, said: Said) -> bool:
    """Whether what is denied went on until then: stopped the fight after nine rounds."""
    if said.yes or not said.act:
        return False
    words = view.claim.reading.words
    ends = any(s.yes and s.key in ENDING and abs(s.at - said.at) <= 3 for s in view.main)
    return ends and any(w.text.lower() in _AFTER or w.senses[:1] == ("after",) for w in words)


_BY_IT = 5  # words between a verb and its day
_LATER = frozenset({"later", "late"})


def of_another_day(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether what will not be on one day will be on another: will not open on 1 September, will open on 20 December, позже обещанного."""
    no, said, yes = (b, y, a) if x.yes else (a, x, b)
    if said.act or said.thing or not _is_ahead(no, said):
        return False
    base, at, words = no.claim.reading.sentence.span.start, said.at, no.claim.reading.words
    low = at if no.claim.article.language == "en" else max(0, at - _BY_IT)
    near = (words[low].span.start + base, words[min(at + _BY_IT, len(words) - 1)].span.end + base)
    days = {(f.month, f.day) for f in no.claim.facts if isinstance(f, Moment) and f.month is not None and near[0] <= f.span.start < near[1]}
    then = {(f.month, f.day) for f in yes.claim.facts if isinstance(f, Moment) and f.month is not None}
    if not days or not then:
        return bool(days) and any(not _LATER.isdisjoint(w.senses[:1]) for w in yes.claim.reading.words)
    return all(month != other or (day != another and None not in (day, another)) for month, day in days for other, another in then)


def _is_ahead(view: View, said: Said) -> bool:
    """Whether a denial may be of the future, which few languages mark."""
    return _to_come(view, said) if view.claim.article.language == "en" else "past" not in view.claim.reading.words[said.at].features


_PUTTING_OFF = frozenset({"postpone", "put off", "move", "reschedule", "delay", "transfer", "defer", "push back"})


def is_put_off_to(a: View, x: Said, b: View, y: Said) -> bool:
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


def is_stage(a: View, x: Said, b: View, y: Said) -> bool:
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


_CLOSING = frozenset({"close", "closed", "end", "finish", "complete", "conclude", "expire", "stop", "lift", "remove", "cancel", "be lifted", "be over", "wind up"})
_ONCE = frozenset({"when", "once", "as soon as"})
_UNTIL = frozenset({"until", "till"})


def is_over_then(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one tells until when something goes on, and the other that it ends then: runs until 12 April, closes on 12 April; in force until the
    faults are mended, will be lifted once they are."""
    for view, said, other, then in ((a, x, b, y), (b, y, a, x)):
        if then.key not in _CLOSING or said.key in _CLOSING:
            continue
        ends = {(f.month, f.day) for f in view.claim.facts if isinstance(f, Moment) and f.bound == "until" and f.day is not None}
        if ends & _days(other):
            return True
        words, others = view.claim.reading.words, other.claim.reading.words
        until = any(not _UNTIL.isdisjoint(w.senses[:1]) or w.text.lower().endswith(_UNTIL_ENDINGS) for w in words)
        if until and _to_come(other, then) and any(not _ONCE.isdisjoint(w.senses[:1]) or w.text.lower().endswith(_AFTER_ENDINGS) for w in others):
            return True
    return False


_UNTIL_ENDINGS = ("anadək", "ənədək", "ғанша", "генше", "кенше")
_AFTER_ENDINGS = ("dıqdan", "dikdən", "duqdan", "dükdən", "ғанда", "генде", "кенде")
_NEVER_YET = frozenset({"before", "until now", "so far", "never", "ever", "hitherto", "in the past", "to date", "prior"})
_FIRST = frozenset({"first", "debut", "maiden"})
_FIRST_TIME = frozenset({"for the first time", "first time"})


def is_first_time(a: View, x: Said, b: View, y: Said) -> bool:
    """Whether one says that something was not done before, and the other that this is the first time: had not used drones, for the first time used them."""
    no, yes, said = (b, a, x) if x.yes else (a, b, y)
    words = yes.claim.reading.words
    near = words[max(0, said.at - _BY_IT) : said.at + _BY_IT + 1]
    first = any(not _FIRST.isdisjoint(w.senses[:1]) for w in near) or any(not _FIRST_TIME.isdisjoint(w.senses[:1]) for w in words)
    return first and any(not _NEVER_YET.isdisjoint(w.senses[:1]) for w in no.claim.reading.words)


def is_undone(view: View, said: Said, other: View, then: Said) -> bool:
    """Whether what happened is yet to be undone: was detained, will be released."""
    return said.key.split(" ")[0] in _UNDOING and _to_come(view, said) and not _to_come(other, then)


def _to_come(view: View, said: Said) -> bool:
    """Whether a predicate is said of the future; in Kazakh what ends or opens again in its one present is yet to: құрылысы аяқталады."""
    words = view.claim.reading.words
    own = words[said.at].features
    if view.claim.article.language == "kk" and ("intention" in own or ("present" in own and said.key.split(" ")[0] in _UNDOING | ENDING)):
        return True
    near = [w.text.lower() for w in words[max(0, said.at - 3) : said.at]]
    return "future" in own or any(w in ("will", "будет", "будут") for w in near)


def was_until(z: Said, x: Said) -> bool:
    """Whether an aside tells what was, until what the claim says itself: the detained tanker was released."""
    return not z.main and z.yes and x.yes and x.main and not _UNDOING.isdisjoint(x.senses[:1]) and opposite(z, x)
