"""Rule ``polarity``: one affirms what another denies, or says the opposite (closed / open).

Only claims that are surely counterparts are asked. A denial of one word agrees with the affirmation of its opposite:
"was not switched on" and "was switched off" say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.diff.answers import Mention, contradiction, sides_of
from consistency.diff.blocks import Matter, event_of
from consistency.languages.concepts import concepts_of, opposite
from consistency.records import Claim, Finding, Quantity, Stance, Word

_SURE = 0.33  # least likeness of a group whose stances are compared; chosen on the development stories
_LONG, _PREDICATES = (
    13,
    3,
)  # most content words and predicates of a plain claim; chosen on the development stories and NTREX
_ALIKE = (0.6, 1.7)  # how long an outvoted claim may be beside the others, in content words
_DENYING = ("fail", "lack", "absence", "absent", "refuse", "reject", "deny", "prevent", "avoid", "stop", "cancel", "ban", "impossible",
            "unable", "without", "except", "few", "little", "rarely", "hardly", "switch off", "disable", "unchanged",
            "out of order", "free of", "rule out", "exclude", "missing", "unknown", "empty", "ignore", "neglect", "resist",
            "be silent", "silent", "keep silent", "idle", "inactive")  # fmt: skip
_REFUSING = (
    "deny",
    "fail",
    "refuse",
    "reject",
    "decline",
    "unable",
    "impossible",
    "prevent",
    "avoid",
    "lack",
    "without",
)  # these deny too
_EMPTY = frozenset({"be", "have", "do", "become", "absent", "can", "will", "no"})
_OPEN = frozenset({"whether", "if", "ли", "если", "əgər", "егер"})


def polarity(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Findings of this rule."""
    for matter in matters:
        claims = [b.core[0] for b in matter.blocks if len(b.core) == 1 and not asks(b.core[0])]
        if matter.score < _SURE or len(claims) < 2:
            continue
        clashes = [(a, b, key) for i, a in enumerate(claims) for b in claims[i + 1 :] if (key := opposed(a, b))]
        if not clashes and (found := outvoted(claims)):
            clashes = [found]
        if clashes:
            yield max((_finding(claims, *clash) for clash in clashes), key=_telling)


def asks(claim: Claim) -> bool:
    """Whether a claim is a question or leaves something open: it takes no side."""
    text = claim.reading.sentence.text
    return "?" in text or any(w.text.lower() in _OPEN for w in claim.reading.words)


def denied(claim: Claim) -> frozenset[str]:
    """The senses that a claim denies: every sense of each word that is denied."""
    denials = [f for f in claim.facts if isinstance(f, Stance) and not (f.affirmed or f.delayed)]
    keys = {key.lower() for f in denials for key in (f.key, f.helping) if key is not None}
    words = (w for w in claim.reading.words if w.senses and w.senses[0].lower() in keys)
    return frozenset(keys | {s.lower() for w in words for s in w.senses})


def senses(claim: Claim) -> frozenset[str]:
    """Every sense that the words of a claim may have."""
    return frozenset(s.lower() for w in claim.reading.words for s in w.senses)


def asserted(claim: Claim) -> frozenset[str]:
    """A claim's predicates: the first sense of its verbs, and of adjectives that stand as predicates."""
    words = claim.reading.words
    return frozenset(s.lower() for i, w in enumerate(words) if _predicative(words, i) for s in w.senses[:1])


def _predicative(words: Sequence[Word], i: int) -> bool:
    """A verb that is no attribute ("in cancelled flights"); an adjective in a short or copular form, after "be", or
    last of all: is open, открыта, açıqdır, жабық."""
    word = words[i]
    if word.pos == "VERB":
        attribute = (
            "past" in word.features
            and i
            and i + 1 < len(words)
            and words[i - 1].pos == "ADP"
            and words[i + 1].pos == "NOUN"
        )
        return not attribute
    if word.pos != "ADJ":
        return False
    return bool(word.features & {"short", "copula"}) or i + 1 == len(words) or (i > 0 and "be" in words[i - 1].senses)


def same(a: str, b: str) -> bool:
    """Whether two senses share a class."""
    return not set(concepts_of(a)).isdisjoint(concepts_of(b))


def opposed(a: Claim, b: Claim) -> str | None:
    """The sense on which two claims contradict each other, or None."""
    no_a, no_b = denied(a), denied(b)
    if (no_a and no_b) or not (plain(a) and plain(b)):
        return None
    if not no_a and not no_b:
        return None if _counts_apart(a, b) else _antonyms(a, b)
    no, other = (no_a, b) if no_a else (no_b, a)
    said = senses(other)
    if any(opposite(x, y) for x in no for y in said) or any(same(x, y) for x in _REFUSING for y in said):
        return None
    shared = [x for x in sorted(no) if any(same(x, y) for y in verbs(other) | named(other))]
    return shared[0] if shared else None


def plain(claim: Claim) -> bool:
    """A claim short enough that a denial in it is what it says, not an aside."""
    return len(claim.slots) <= _LONG and len(asserted(claim) - _EMPTY) <= _PREDICATES


def verbs(claim: Claim) -> frozenset[str]:
    """Every sense of a claim's predicates."""
    words = claim.reading.words
    return frozenset(s.lower() for i, w in enumerate(words) if _predicative(words, i) for s in w.senses)


def named(claim: Claim) -> frozenset[str]:
    """The first sense of a claim's nouns and adverbs: a denial may be of one (no victims; not unanimous)."""
    return frozenset(w.senses[0].lower() for w in claim.reading.words if w.pos in ("NOUN", "ADV") and w.senses)


def _antonyms(a: Claim, b: Claim) -> str | None:
    """A predicate of one claim whose opposite the other asserts, where neither says both; the first of the two by
    the alphabet, so that it does not matter which claim is asked first."""
    said_a, said_b = senses(a), senses(b)
    pairs = [
        min(x, y)
        for x in asserted(a)
        for y in asserted(b)
        if opposite(x, y)
        and not _converse(x, y)
        and not any(same(x, s) for s in said_b)
        and not any(same(y, s) for s in said_a)
    ]
    return min(pairs, default=None)


def _converse(x: str, y: str) -> bool:
    """One event seen from both ends: what one gives the other takes."""
    return any({x, y} == pair or {*concepts_of(x), *concepts_of(y)} == pair for pair in _CONVERSE)


_CONVERSE = tuple(map(frozenset, (("give", "take"), ("give", "receive"), ("give", "get"), ("buy", "sell"), ("import", "export"), ("send", "receive"),
                                  ("lend", "borrow"), ("teach", "learn"), ("enter", "exit"), ("arrive", "leave"),
                                  ("question", "answer"), ("hire", "work"), ("attack", "defend"), ("lead", "follow"))))  # fmt: skip


def _counts_apart(a: Claim, b: Claim) -> bool:
    """Whether the claims give different figures: thirty who survived and nineteen who died are no contradiction."""
    first, second = ({f.value for f in c.facts if isinstance(f, Quantity)} for c in (a, b))
    return bool(first - second and second - first)


def outvoted(claims: Sequence[Claim]) -> tuple[Claim, Claim, str] | None:
    """One claim that denies nothing where two or more of its counterparts do: (a denial, the claim, concept).

    The words need not match (an alarm that did not sound, that went off): so the claim must be as long as the others
    and free of words that deny by themselves.
    """
    no = [c for c in claims if denied(c)]
    yes = [c for c in claims if not denied(c)]
    if len(no) < 2 or len(yes) != 1:
        return None
    claim = yes[0]
    size = sum(len(c.slots) for c in no) / len(no)
    if any(asserted(c) - denied(c) - _EMPTY for c in no):
        return None
    if not _ALIKE[0] <= len(claim.slots) / max(1.0, size) <= _ALIKE[1] or any(
        same(x, y) for x in senses(claim) for y in _DENYING
    ):
        return None
    if any(opposite(x, y) for c in no for x in denied(c) for y in senses(claim)):
        return None
    return no[0], claim, min(denied(no[0]))


def _telling(finding: Finding) -> tuple[int, str, list[str]]:
    """The finding that shows most articles; the rest only keeps the choice the same whatever the files are called."""
    return len(finding.sides), finding.slot, sorted(e.translation for s in finding.sides for e in s.evidence)


def _finding(claims: Sequence[Claim], first: Claim, second: Claim, key: str) -> Finding:
    """Every claim on the side that it does not contradict; one that fits neither side is left out."""
    mentions = []
    negative = first if key in denied(first) or (not denied(second) and key not in asserted(first)) else second
    for claim in claims:
        if claim is first or claim is second:
            side = claim
        elif opposed(claim, first) and not opposed(claim, second):
            side = second
        elif (opposed(claim, second) and not opposed(claim, first)) or bool(denied(claim)) == bool(
            denied(first)
        ) != bool(denied(second)):
            side = first
        elif bool(denied(claim)) == bool(denied(second)) != bool(denied(first)):
            side = second
        else:
            continue
        no = side is negative
        mentions.append(Mention(claim, "denied" if no else "affirmed", "no" if no else "yes", no))
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    return contradiction("polarity", key, sides, {"event": event_of(claims), "key": key}, confidence=0.75)
