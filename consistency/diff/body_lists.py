"""Lists of bodies, offices and callings that are told by common nouns: the ministry, the labour inspectorate and the trade union.

A member may have a name besides, or nothing but a name where it stands among others: the akimat, the union of cotton growers and «Kazvodkhoz».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.diff.lists import ALSO, AND
from consistency.diff.names import Name, ministry_portfolios, words_in
from consistency.diff.same_name import may_be, same
from consistency.languages.bodies import MINISTRY, SPEAKER, akin, is_broad, kinds_of
from consistency.languages.portfolios import portfolios_of
from consistency.records import Claim, Party, Span, Word

_LONGEST = 8  # words between two members: what each is of, and where
_ENDS = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
_BODIES = ("NOUN", "PROPN", "X")
_OTHER_CASES = frozenset({"accusative", "dative", "locative", "ablative"})
_TELLING = frozenset({"according", "according to", "in the words"})
_TOGETHER = frozenset({"together", "jointly", "along with", "together with", "alongside", "along", "in addition to", "besides"})
_ALONG = ALSO | _TOGETHER | {"with"}


@dataclass(frozen=True, slots=True)
class Member:
    """One of a list: the kinds of body that its words name (none where it may be any), those of its head (the union of the
    health workers' trade union), how it is shown, where it stands, and what it is called."""

    kinds: frozenset[str]
    head: frozenset[str]
    shown: str
    span: Span
    names: tuple[Name, ...] = ()

    @property
    def broad(self) -> bool:
        """Whether it may be anybody: officials, an agency."""
        return not self.kinds and not self.names


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """A list of a claim's bodies."""

    claim: Claim
    members: tuple[Member, ...]


def lists_of(claim: Claim, kinds: Sequence[frozenset[str]], names: Sequence[Name]) -> list[Bodies]:
    """The lists of two bodies or more that a claim tells, one of them by a common noun; ``kinds`` those of each word, ``names`` those of the
    claim. A member is the places of its words."""
    words = claim.reading.words
    own = [n for n in names if n.kind == "organisation" and not any(w.text.lower() in AND for w in words_in(claim, n.span.start, n.span.end))]
    called = [any(n.span.start <= w.span.start + claim.reading.sentence.span.start < n.span.end for n in own) for w in words]
    found: list[list[list[int]]] = []
    last = -1
    for i, word in enumerate(words):
        if not kinds[i] and not called[i] and not (word.pos in _BODIES and is_broad(_sense(claim, word))):
            continue
        joint = _joint(claim, words, last, i) if last >= 0 else None
        if joint == "one":
            found[-1][-1].append(i)
        elif joint == "and":
            found[-1].append([i])
        else:
            found.append([[i]])
        last = i
    rows = [tuple(_member(claim, places, kinds, own) for places in row) for row in found if len(row) > 1]
    return [Bodies(claim, members) for members in rows if any(m.kinds for m in members)]


def _member(claim: Claim, own: Sequence[int], kinds: Sequence[frozenset[str]], names: Sequence[Name]) -> Member:
    """A member by the places of the words that name it."""
    base, words = claim.reading.sentence.span.start, claim.reading.words
    named = [kinds[k] for k in own if kinds[k]]
    span = Span(start=words[own[0]].span.start + base, end=words[own[-1]].span.end + base)
    called = tuple(n for n in names if n.span.start < span.end and span.start < n.span.end)
    told = [k for k in named if k != {SPEAKER}] or named  # the speaker of the senate is of the senate
    told = told or [n.portfolios or portfolios_of(n.shown.split(" ")) for n in called if n.senses or n.shown.islower()]
    between = claim.article.text[words[own[0]].span.end + base : words[own[-1]].span.start + base].split()
    first = claim.article.language == "ru" or "of" in between  # whose head comes first
    return Member(
        kinds=frozenset(k for found in told for k in found),
        head=told[0 if first else -1] if told else frozenset(),
        shown=_shown(claim, own),
        span=span,
        names=called,
    )


def _shown(claim: Claim, own: Sequence[int]) -> str:
    """The English of the words of a member; a word that has none as it is written."""
    return " ".join(_sense(claim, w) or w.text for w in (claim.reading.words[k] for k in own))


def kinds_at(claim: Claim, at: int) -> frozenset[str]:
    """The kinds of body that the word at a place names, with the word before it (tax service), a ministry's by the whole of its name; an
    adjective's where it stands for a noun: полицейские, the military."""
    word = claim.reading.words[at]
    if word.pos == "ADJ" and _stands_alone(claim, at):
        return next((k for s in word.senses[:2] if (k := kinds_of(s))), frozenset())
    if word.pos not in _BODIES or "check" in word.senses:  # an inspection that is made is no inspectorate
        return frozenset()
    sense = _sense(claim, word)
    kinds = kinds_of(f"{_before(claim, at)} {sense}".strip())
    if MINISTRY in kinds or (not kinds and is_broad(sense)):
        start = word.span.start + claim.reading.sentence.span.start
        told = (ministry_portfolios(f) for f in claim.facts if isinstance(f, Party) and f.span.start <= start < f.span.end)
        return next((p for p in told if p), kinds)
    return kinds


def _sense(claim: Claim, word: Word) -> str:
    """The English of a word; an English one that the lexicon lacks is its own."""
    return word.senses[0] if word.senses else word.text.lower() if claim.article.language == "en" else ""


def _before(claim: Claim, k: int) -> str:
    """The English of the word right before the one at a place, if it may belong to it."""
    words = claim.reading.words
    touching = k > 0 and claim.article.text[words[k - 1].span.end + claim.reading.sentence.span.start :][:1] == " "
    return _sense(claim, words[k - 1]) if touching and words[k - 1].pos in (*_BODIES, "ADJ") else ""


def _stands_alone(claim: Claim, at: int) -> bool:
    """Whether an adjective of a language in which one may stand for a noun has no noun behind it that it may belong to."""
    words, k = claim.reading.words, at + 1
    if claim.article.language not in ("en", "ru"):
        return False
    beside = k < len(words) and claim.article.text[words[at].span.end + claim.reading.sentence.span.start :][:1] == " "
    return not beside or words[k].pos not in (*_BODIES, "ADJ", "NUM")


def _joint(claim: Claim, words: Sequence[Word], i: int, k: int) -> str | None:
    """How two words that name bodies are joined: "and" where they are two of a list, "one" where they are of one body (the
    ministry's inspectorate), or not at all."""
    base, text = claim.reading.sentence.span.start, claim.article.text
    between = words[i + 1 : k]
    gap = text[words[i].span.end + base : words[k].span.start + base]
    if len(between) > _LONGEST or set(gap) & set(";:.!?—–()"):
        return None
    if any(not _TELLING.isdisjoint(w.senses[:1]) for w in between):
        return None  # the Red Cross, according to its secretary general
    if between and _TOGETHER & set(between[-1].senses[:2]):
        return "and"  # the prosecutors conduct the check together with the police
    if not between and k + 1 < len(words) and "instrumental" in words[k].features and _TOGETHER & set(words[k + 1].senses[:2]):
        return "and"  # прокуратура полициямен бірлесіп
    if any(w.pos in _ENDS and not (_ALONG & set(w.senses[:2])) for w in between):
        return None
    if "," in gap or any(w.text.lower() in AND or _ALONG & set(w.senses[:2]) for w in between) or "instrumental" in words[i].features:
        return "and"
    own = claim.article.language in ("az", "kk") or "genitive" not in words[k].features
    return None if words[i].features & _OTHER_CASES and own else "one"  # проверку прокуратура ...: two things


def left_of(x: Bodies, y: Bodies) -> list[Member]:
    """The members of a list that the other has not."""
    return [m for m in x.members if not any(is_one(m, n) for n in y.members)]


def is_one(m: Member, n: Member) -> bool:
    """Whether two members may be one."""
    if m.names and n.names and any(same(a, b) for a in m.names for b in n.names):
        return True
    if any(k.names and not k.kinds and all(name.abbreviated for name in k.names) for k in (m, n)):
        return True  # an abbreviation may be anybody's
    if not (m.kinds or n.kinds) and m.names and n.names:
        return any(may_be(a, b) for a in m.names for b in n.names)
    return (m.kinds == n.kinds and bool(m.kinds or m.shown == n.shown)) or any(akin(a, b) for a in m.kinds for b in n.kinds)
