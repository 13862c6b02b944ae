"""Mentions that answer one question -> sides and findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from zlib import crc32

from consistency.records import Claim, Evidence, Finding, Severity, Side


class HasFact(Protocol):
    """A fact in its claim, or a list of names, as a question looks at it."""

    @property
    def fact(self) -> object: ...


Told = TypeVar("Told", bound=HasFact)


class HasClaim(Protocol):
    """What is told in a claim: a name, a list of names."""

    @property
    def claim(self) -> Claim: ...


Who = TypeVar("Who", bound=HasClaim)


@dataclass(frozen=True, slots=True)
class Answer(Generic[Who]):
    """A name or a list of names, as an answer to "who"."""

    fact: Who

    @property
    def claim(self) -> Claim:
        return self.fact.claim


@dataclass(frozen=True, slots=True)
class Mention:
    """One article's answer to a question: ``value`` is JSON-ready, ``shown`` for people, ``fact`` tells equals apart, ``keys``
    are what a baseline knows it by (``wording.py``)."""

    claim: Claim
    value: object
    shown: str
    fact: object = None
    keys: tuple[str, ...] = ()


def evidence_of(claim: Claim) -> Evidence:
    """The whole sentence, in the original, with its English."""
    translation = claim.reading.translation
    return Evidence(
        article=claim.article.id, span=claim.span, translation=translation.english, translator=translation.translator
    )


def sides_of(
    mentions: Sequence[Mention], agree: Callable[[Mention, Mention], bool], order: Callable[[Mention], float] = lambda _: 0.0,
    distance: Callable[[Mention, Mention], float] = lambda _, __: 0.0,
) -> tuple[Side, ...]:  # fmt: skip
    """One side for each article and answer; answers are numbered in the order in which they come up. What agrees with several
    that disagree goes to the nearest by ``distance``; ``order`` has those first that say the most."""
    # What agrees with two that disagree (2 to 6, with 2 and with 4) goes to the same one whatever the order of the articles.
    classes: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (order(m), str(m.value), m.shown, m.claim.reading.sentence.text)):
        fit = [members for members in classes if all(agree(mention, other) for other in members)]
        if fit:
            min(fit, key=lambda members: distance(mention, members[0])).append(mention)
        else:
            classes.append([mention])
    class_of = {id(mention): k for k, members in enumerate(classes) for mention in members}
    answers: dict[int, list[Mention]] = {}
    for mention in mentions:
        answers.setdefault(class_of[id(mention)], []).append(mention)
    sides: list[Side] = []
    for answer, members in enumerate(answers.values()):
        by_article: dict[str, list[Mention]] = {}
        for mention in members:
            by_article.setdefault(mention.claim.article.id, []).append(mention)
        for article, own in by_article.items():
            spans: dict[int, Evidence] = {}
            for mention in own:
                spans.setdefault(mention.claim.span.start, evidence_of(mention.claim))
            speakers = {mention.claim.speaker for mention in own}
            sides.append(Side(article=article, answer=answer, value=own[0].value, shown=own[0].shown,
                              speaker=speakers.pop() if len(speakers) == 1 else None,
                              evidence=tuple(spans[k] for k in sorted(spans)),
                              keys=tuple(sorted({k for mention in own for k in mention.keys}))))  # fmt: skip
    return tuple(sides)


def answered_apart(sides: Sequence[Side], twice: Collection[tuple[str, int]] = ()) -> bool:
    """Whether articles really differ: where the one with the odd answer gives the common one too, in another place, the two
    are answers to two questions (the hosts came second, Iran first); and so they are where one sentence gives both. ``twice``
    are the places (article, start) of claims that say one thing twice: there an article contradicts itself."""
    told: dict[tuple[str, int], int] = {}
    if any(told.setdefault((s.article, e.span.start), s.answer) != s.answer for s in sides for e in s.evidence):
        return False
    given: dict[str, set[int]] = {}
    for side in sides:
        given.setdefault(side.article, set()).add(side.answer)
    if any((s.article, e.span.start) in twice for s in sides for e in s.evidence):
        return True
    return len({min(own) for own in given.values() if len(own) == 1}) > 1  # answers that some article gives alone


def clustered(
    clashes: Iterable[tuple[Told, Told, float]], agreed: Sequence[tuple[Told, Told]]
) -> list[tuple[list[Told], float]]:
    """What clashes with each other, and what agrees with any of that: (members, the surest of their clashes)."""
    clusters: list[dict[int, Told]] = []
    scores: list[float] = []
    for x, y, likely in clashes:
        merged = {id(x.fact): x, id(y.fact): y}
        for i in reversed([i for i, c in enumerate(clusters) if not merged.keys().isdisjoint(c)]):
            merged |= clusters.pop(i)
            likely = max(likely, scores.pop(i))
        clusters.append(merged)
        scores.append(likely)
    for cluster in clusters:
        for x, y in agreed:
            if id(x.fact) in cluster or id(y.fact) in cluster:
                cluster |= {id(x.fact): x, id(y.fact): y}
    return [(list(cluster.values()), likely) for cluster, likely in zip(clusters, scores, strict=True)]


def contradiction(rule: str, slot: str, sides: tuple[Side, ...], parameters: dict[str, str], *, message: str | None = None,
                  partial: bool = False, confidence: float = 1.0, update: bool = False) -> Finding:  # fmt: skip
    """A finding of kind contradiction, of severity error until the settings say otherwise."""
    return Finding(
        id=identity(rule, slot, sides), kind="contradiction", rule=rule, severity="error", slot=slot,
        message=(message or rule, tuple(sorted(parameters.items()))), sides=sides, partial=partial, update=update,
        confidence=round(min(1.0, confidence), 2),
    )  # fmt: skip


def identity(rule: str, slot: str, sides: Sequence[Side], missing: Sequence[str] = ()) -> str:
    """A short id that depends on what is found, not on the order in which it is found."""
    parts = [
        rule,
        slot,
        *sorted(f"{s.article}:{s.value}:{[e.span.start for e in s.evidence]}" for s in sides),
        *sorted(missing),
    ]
    text = "|".join(parts).encode()
    # Two checksums make 64 bits: enough to tell findings of a story apart, and no hash library to load.
    return f"{crc32(text):08x}{crc32(text[::-1], len(text)):08x}"


def milder(a: Severity, b: Severity) -> Severity:
    """The lesser of two severities."""
    order: tuple[Severity, ...] = ("off", "note", "warning", "error")
    return min(a, b, key=order.index)
