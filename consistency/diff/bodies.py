"""Rule ``participants``, by kinds of bodies: the ministry, the labour inspectorate and the trade union; ... and the prosecutor's office.

Bodies, offices and callings that are told by common nouns, in one list of each of two claims that are surely counterparts. All
members are the same but one on each side; the two are of kinds that no language calls by the same name, and neither article
knows anything of the other's. A list with a member that may be anybody (officials, an agency), or a name that the other has
not, is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.answers import Answer, Mention, clustered, contradiction, sides_of
from consistency.diff.blocks import event_of
from consistency.diff.hearing import Hearing
from consistency.diff.lists import ALSO, AND
from consistency.diff.names import Name, ministry_portfolios
from consistency.diff.vague import is_vague
from consistency.diff.wording import names_key
from consistency.languages.bodies import MINISTRY, SPEAKER, akin, is_broad, kinds_of
from consistency.records import Claim, Finding, Link, Party, Span, Word

_SURE = 0.3  # least likeness of linked claims whose bodies are compared, as of other offices
_LONGEST = 8  # words between two members: what each is of, and where
_ENDS = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
_WHOLE = frozenset({SPEAKER, "parliament", "lawmaker"})  # who speaks of a parliament knows neither chamber by that
_BODIES = ("NOUN", "PROPN", "X")


@dataclass(frozen=True, slots=True)
class Member:
    """One of a list: the kinds of body that its words name (none where it may be any), those of its head (the union of the
    health workers' trade union), how it is shown, and where it stands."""

    kinds: frozenset[str]
    head: frozenset[str]
    shown: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """A list of a claim's bodies."""

    claim: Claim
    members: tuple[Member, ...]


def bodies(hearing: Hearing) -> Iterator[Finding]:
    """Findings: one for each list of which articles tell another member."""
    lists: dict[int, list[Bodies]] = {}
    known: dict[str, set[str]] = {}
    for claim in hearing.alignment.claims:
        kinds = [_kinds(claim, k) for k in range(len(claim.reading.words))]
        lists[id(claim)] = _lists(claim, kinds)
        known.setdefault(claim.article.id, set()).update(*kinds)
    clashes: list[tuple[Answer[Bodies], Answer[Bodies], float]] = []
    agreed: list[tuple[Answer[Bodies], Answer[Bodies]]] = []
    for link in hearing.links:
        for x in lists[id(link.a)]:
            for y in lists[id(link.b)]:
                left = _left(x, y), _left(y, x)
                if left == ([], []):
                    agreed.append((Answer(x), Answer(y)))
                elif _differ(x, y, *left, link, hearing, known):
                    clashes.append((Answer(x), Answer(y), link.score))
    for members, _ in clustered(clashes, agreed):
        yield _finding([a.fact for a in members])


def _lists(claim: Claim, kinds: Sequence[frozenset[str]]) -> list[Bodies]:
    """The lists of two bodies or more that a claim tells; ``kinds`` those of each word. A member is the places of its words."""
    words = claim.reading.words
    found: list[list[list[int]]] = []
    last = -1
    for i, word in enumerate(words):
        if not kinds[i] and not (word.pos in _BODIES and is_broad(_sense(claim, word))):
            continue
        joint = _joint(claim, words, last, i) if last >= 0 else None
        if joint == "one":
            found[-1][-1].append(i)
        elif joint == "and":
            found[-1].append([i])
        else:
            found.append([[i]])
        last = i
    return [Bodies(claim, tuple(_member(claim, own, kinds) for own in row)) for row in found if len(row) > 1]


def _member(claim: Claim, own: Sequence[int], kinds: Sequence[frozenset[str]]) -> Member:
    """A member by the places of the words that name it."""
    base, words = claim.reading.sentence.span.start, claim.reading.words
    named = [kinds[k] for k in own if kinds[k]]
    told = [k for k in named if k != {SPEAKER}] or named  # the speaker of the senate is of the senate
    between = claim.article.text[words[own[0]].span.end + base : words[own[-1]].span.start + base].split()
    first = claim.article.language == "ru" or "of" in between  # whose head comes first
    return Member(
        kinds=frozenset(k for found in told for k in found),
        head=told[0 if first else -1] if told else frozenset(),
        shown=" ".join(_sense(claim, words[k]) for k in own),
        span=Span(start=words[own[0]].span.start + base, end=words[own[-1]].span.end + base),
    )


def _kinds(claim: Claim, at: int) -> frozenset[str]:
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


_OTHER_CASES = frozenset({"accusative", "dative", "locative", "ablative"})
_TOGETHER = frozenset({"together", "jointly", "along with", "together with", "alongside", "along", "in addition to", "besides"})
_ALONG = ALSO | _TOGETHER | {"with"}


def _left(x: Bodies, y: Bodies) -> list[Member]:
    """The members of a list that the other has not."""
    return [m for m in x.members if not any(_may_be(m, n) for n in y.members)]


def _may_be(m: Member, n: Member) -> bool:
    return m.kinds == n.kinds or any(akin(a, b) for a in m.kinds for b in n.kinds)


def _differ(x: Bodies, y: Bodies, ours: Sequence[Member], theirs: Sequence[Member], link: Link, hearing: Hearing, known: dict[str, set[str]]) -> bool:
    """Whether two lists surely answer one question with one other member each."""
    if link.relation != "equal" or link.likeness < _SURE or not (_is_one(ours) and _is_one(theirs)):
        return False
    if sorted(m.shown for m in x.members if not m.kinds) != sorted(m.shown for m in y.members if not m.kinds) or is_vague(x.claim) or is_vague(y.claim):
        return False
    if any(_may_stand(n, row) for row, other in ((x, y), (y, x)) for n in hearing.strange(row.claim, other.claim)):
        return False
    return not (_knows(known[y.claim.article.id], ours[0]) or _knows(known[x.claim.article.id], theirs[0]))


def _is_one(members: Sequence[Member]) -> bool:
    """Whether members are one body, told once or twice: the Senate, the upper house of parliament."""
    return bool(members) and all(_may_be(m, members[0]) for m in members)


def _may_stand(name: Name, row: Bodies) -> bool:
    """Whether one of a list may be called by a name that is no other member's: a body of the claim, a person inside the list."""
    if any(m.span.start < name.span.end and name.span.start < m.span.end for m in row.members):
        return False
    return name.kind == "organisation" or (name.kind == "person" and row.members[0].span.end <= name.span.start < row.members[-1].span.end)


def _knows(known: set[str], member: Member) -> bool:
    return any(akin(a, b) for a in member.head for b in known - _WHOLE)


def _finding(members: Sequence[Bodies]) -> Finding:
    rows = sorted(members, key=lambda b: (b.claim.article.id, b.claim.span.start))
    mentions = []
    for row in rows:
        value = sorted(m.shown for m in row.members)
        mentions.append(Mention(row.claim, value, ", ".join(value), row, (names_key(row.claim, [m.span for m in row.members]),)))
    sides = sides_of(mentions, lambda m, n: isinstance(m.fact, Bodies) and isinstance(n.fact, Bodies) and not (_left(m.fact, n.fact) or _left(n.fact, m.fact)))
    return contradiction("participants", "body", sides, {"event": event_of([b.claim for b in rows])}, confidence=0.7)
