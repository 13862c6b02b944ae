"""How a name stands in its claim: whither, whence, where, whose; and what kind of place it is said to be, a town, a region."""

from __future__ import annotations

import re
from typing import NamedTuple

from consistency.diff.names import Name
from consistency.languages.concepts import concepts_of
from consistency.languages.families import TURKIC
from consistency.records import Claim, Party, Word

_CASES = {"dative": "to", "ablative": "from", "locative": "in", "genitive": "of"}
_PREPOSITIONS = {"to": "to", "into": "to", "towards": "to", "in": "in", "at": "in", "near": "in", "on": "in", "outside": "in", "from": "from",
                 "out of": "from", "through": "through", "via": "through", "of": "of",
                 "в": "in", "во": "in", "на": "in", "под": "in", "около": "in", "близ": "in", "возле": "in", "из": "from", "с": "from",
                 "со": "from", "от": "from", "к": "to", "до": "to", "через": "through"}  # fmt: skip
_LEVELS = {level: group for group, levels in {
    "town": ("city", "town", "village", "settlement"), "region": ("region", "province", "oblast", "district", "county", "governorate"),
    "station": ("station", "railway station"), "airport": ("airport",), "port": ("port",), "water": ("river", "lake", "sea"),
}.items() for level in levels}  # fmt: skip
_TO_NEXT = re.compile(r"(?: [–—] |[–—-])(?=[^\W\d_])")
_FROM_LAST = re.compile(r"[^\W\d_](?: [–—] |[–—-])$")
_BACK = 4  # words between a preposition and the name that it governs: to the small town of Aralsk


class Standing(NamedTuple):
    """``role``: to, from, in, of, through; None where nothing tells. ``level``: town, region, station; None likewise."""

    role: str | None
    level: str | None


def standing(name: Name) -> Standing:
    """How a name stands in its claim."""
    words, base = name.claim.reading.words, name.claim.reading.sentence.span.start
    inside = [k for k, w in enumerate(words) if name.span.start <= w.span.start + base and w.span.end + base <= name.span.end]
    if not inside:
        return Standing(None, None)
    turkic = name.claim.article.language in TURKIC
    before, after = words[: inside[0]], words[inside[-1] + 1 :]
    level, head = _level(words[inside[-1]]), words[inside[-1]]
    if level is None and after and _beside(name.claim, words[inside[-1]], after[0]):
        level = _level(after[0])
        head = after[0] if level else head
    if level is None and not turkic:
        level = _level_before(before)
    if _is_owner(name):
        return Standing("of", level)
    route = _on_route(name)
    if route:
        return Standing(route, level)
    return Standing(_turkic(head, after) if turkic else _governed(head, before, name), level)


def _level(word: Word) -> str | None:
    found = (_LEVELS.get(c) for s in word.senses[:2] for c in (s.lower().split(" ")[-1], *concepts_of(s.lower())))
    return next(filter(None, found), None)


def _level_before(before: tuple[Word, ...]) -> str | None:
    """The town of Aralsk, в городе Аральске."""
    rest = before[:-1] if before and before[-1].text == "of" else before
    return _level(rest[-1]) if rest and rest[-1].pos == "NOUN" else None


def _beside(claim: Claim, a: Word, b: Word) -> bool:
    return not claim.reading.sentence.text[a.span.end : b.span.start].strip()


def _is_owner(name: Name) -> bool:
    """The Polish embassy, Үндістандық, Jiuquan, China: of a country."""
    own = [f for f in name.claim.facts if isinstance(f, Party) and f.span == name.span]
    before = [f for f in name.claim.facts if isinstance(f, Party) and f.kind == "place" and f.span.end + 2 == name.span.start]
    text = name.claim.article.text
    return name.kind == "country" and (
        any(f.form in ("adjective", "people") or f.kind == "organisation" for f in own)
        or any(text[f.span.end : name.span.start] == ", " and f.form == "name" for f in before)
    )


def _on_route(name: Name) -> str | None:
    """The Almaty–Aktobe train goes from the one to the other."""
    text = name.claim.article.text
    if _TO_NEXT.match(text, name.span.end):
        return "from"
    return "to" if _FROM_LAST.search(text[max(0, name.span.start - 4) : name.span.start]) else None


def _turkic(head: Word, after: tuple[Word, ...]) -> str | None:
    case = next((_CASES[c] for c in sorted(head.features & _CASES.keys())), None)
    follower = next((w for w in after[:2] if w.pos == "ADP"), None)
    if follower is not None and {"through", "via"} & set(follower.senses):
        return "through"
    return case


def _governed(head: Word, before: tuple[Word, ...], name: Name) -> str | None:
    """By the preposition before it, and in Russian by the case that it takes."""
    if name.claim.article.text[: name.span.end].endswith(("'s", "’s", "s'")):
        return "of"
    for word in reversed(before[-_BACK:]):
        role = _PREPOSITIONS.get(word.text.lower())
        if word.text == "of" and _level_before(before):
            continue
        if role is not None:
            return "to" if word.text.lower() in ("в", "во", "на") and "accusative" in head.features else role
        if word.pos not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
        if word.pos == "NOUN" and not _level(word):
            break
    return "of" if "genitive" in head.features else None


def same_role(x: Name, y: Name) -> bool:
    """Whether two names stand alike, as far as that shows: both whither, both whence; what is in a country is the country's."""
    a, b = standing(x).role, standing(y).role
    if a == b == "of":
        mine, theirs = _owned(x), _owned(y)
        return not (mine and theirs) or bool(mine & theirs)
    return a == b or {a, b} == {"in", "of"}


def _owned(name: Name) -> frozenset[str]:
    """What an adjective says to be a country's: the tourists of "Kazakhstani tourists", not the coast of "the Turkish coast"."""
    base, end = name.claim.reading.sentence.span.start, name.span.end
    if not any(isinstance(f, Party) and f.span == name.span and f.form == "adjective" for f in name.claim.facts):
        return frozenset()
    after = [w for w in name.claim.reading.words if w.span.start + base >= end][:2]
    noun = next((w for w in after if w.pos == "NOUN"), None)
    return frozenset(c for s in noun.senses for c in concepts_of(s.lower())) if noun else frozenset()


def same_level(x: Name, y: Name) -> bool:
    """Whether two places are surely alike in kind: two towns, two regions, two that a table has and of which nothing is said."""
    a, b = standing(x).level, standing(y).level
    if a is None and b is None:
        return x.known and y.known
    return a == b or ({a, b} == {None, "town"} and (x.known or a == "town") and (y.known or b == "town"))


def says(claim: Claim, senses: frozenset[str]) -> bool:
    """Whether a claim has a word of one of these senses that is no name: the capital, not Astana."""
    base, spans = claim.reading.sentence.span.start, [f.span for f in claim.facts if isinstance(f, Party) and f.kind != "office"]
    words = (w for w in claim.reading.words if not any(s.start <= w.span.start + base < s.end for s in spans))
    return any(senses & {s.lower() for s in w.senses[:2]} for w in words)
