"""Lists of names: "businessman X and accountant Y, as well as Z". What stands between two members is a comma, an "and", and
what its bearers are; no verb, no preposition."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from consistency.diff.name_place import standing
from consistency.diff.names import Name, words_in
from consistency.diff.same_name import same
from consistency.records import Claim

AND = frozenset({"və", "ilə", "habelə", "həmçinin", "ve", "ile", "және", "мен", "бен", "пен", "и", "and", "да", "де", "та", "те",
                  "сондай-ақ", "также", "а"})  # fmt: skip
ALSO = frozenset({"and", "as well as", "also", "or", "along with", "together with", "alongside", "as well", "in company with"})
_BETWEEN = frozenset({"NOUN", "ADJ", "PROPN", "DET", "CCONJ"})
_FROM = frozenset({"of", "from", "из"})
_LONGEST = 6  # words between two members


@dataclass(frozen=True, slots=True)
class Roll:
    """A list of names in a claim. A member is all that one is called by: Russia's president Vladimir Putin. ``unnamed`` where
    one of the list is told without a name: Satova, the driver and Nurlanov."""

    claim: Claim
    members: tuple[tuple[Name, ...], ...]
    unnamed: bool = False


def bearer(member: Sequence[Name]) -> Name:
    """The name that is a member's own: of Russia's president Vladimir Putin, and of Madina Akhmetova of Almaty, the person's."""
    order = ("place", "country", "organisation", "person")
    return max(enumerate(member), key=lambda n: (order.index(n[1].kind), n[0]))[1]


def whose(claim: Claim, names: Sequence[Name]) -> list[tuple[Name, Name]]:
    """(country, bearer) for each person or body that a claim says to be a country's: Kazakhstan's prime minister Serik Baimenov,
    Russia's Rosatom; and for what stands right behind the country's name, whatever it may be."""
    members = [m for roll in rolls_of(claim, names) for m in roll.members]
    found = [(n, bearer(m)) for m in members if bearer(m).kind in ("person", "organisation") for n in m if n.kind == "country"]
    for country, name in itertools.pairwise(names):
        beside = country.kind == "country" != name.kind and claim.article.text[country.span.end : name.span.start] == " "
        if beside and not any(country is n for n, _ in found):
            found.append((country, name))
    return found


def of_bearers(x: Name, beside_x: Sequence[Name], y: Name, beside_y: Sequence[Name]) -> bool:
    """Whether two countries are those of two people (Dauren Sapargaliyev of Kazakhstan, Azerbaijan's boxer Rashad Guliyev), or one is
    only whose a body is that the other claim names too, or beside the place of something: Russia's Rosatom, a plant in Türkiye. After
    each stand the names of its claim."""
    one, other = ([who for country, who in whose(n.claim, names) if country is n] for n, names in ((x, beside_x), (y, beside_y)))
    people = [[who for who in told if who.kind == "person"] for told in (one, other)]
    if all(people) and not any(same(p, q) for p in people[0] for q in people[1]):
        return True
    if any(same(p, q) for p in one for q in other):
        return False  # Canada's Candu Energy, Japan's
    for told, others, z, beside in ((one, other, y, beside_y), (other, one, x, beside_x)):
        if told and (standing(z).role == "in" or (not others and any(same(who, n) for who in told for n in beside))):
            return True
    return False


def rolls_of(claim: Claim, names: Sequence[Name]) -> tuple[Roll, ...]:
    """The lists of a claim; a name that stands alone is a list of one."""
    found: list[list[list[Name]]] = []
    joined: list[list[str]] = []
    for name in names:
        how = _joint(claim, found[-1][-1][-1], name) if found else None
        if how == "one":
            found[-1][-1].append(name)
        elif how is not None:
            found[-1].append([name])
            joined[-1].append(how)
        else:
            found.append([[name]])
            joined.append([])
    rolls: list[Roll] = []
    for members, marks in zip(found, joined, strict=True):
        ends = max((k + 2 for k, mark in enumerate(marks) if mark != ","), default=1)  # Geneva, Switzerland is no list
        bodies = len(members) > ends and all(bearer(m).senses for m in members)  # the two ministries, the forest service
        ends = len(members) if bodies else ends
        rolls.append(Roll(claim, tuple(tuple(m) for m in members[:ends]), bodies or "more" in marks[: ends - 1]))
        rolls += [Roll(claim, (tuple(m),)) for m in members[ends:]]
    return tuple(rolls)


def _titles(claim: Claim, name: Name) -> bool:
    """Whether a name in English only tells whose somebody is who was named before: the World Bank's country manager."""
    text = claim.article.text
    return claim.article.language == "en" and _TITLE.search(text, name.span.start, name.span.end + _AFTER) is not None


_TITLE = re.compile(r"(?:['’]s|s['’]) [a-z]")
_AFTER = 4  # characters behind a name in which it may be a genitive: 's and the next word


def _joint(claim: Claim, a: Name, b: Name) -> str | None:
    """How two names that follow each other are joined: "and", ",", "more" where one without a name stands between them,
    "one" where both are of one bearer, or not at all."""
    text = claim.article.text
    after = a.span.end + (text[a.span.end :][:1] == ")" and text[: a.span.start][-1:] == "(")  # the Asian Development Bank (ADB), UNICEF
    gap = text[after : b.span.start]
    words = words_in(claim, after, b.span.start)
    if len(words) > _LONGEST or set(gap) & set(";:.!?—–"):
        return None
    if gap.strip() == "(" or (gap.strip() == ")" and b.kind == "person") or (a.abbreviated and b.kind == "organisation" and gap.strip() == ", the"):
        return "one"
    if a.kind == "person" and gap in (", the ", ", ") and b.kind in ("organisation", "country") and _titles(claim, b):
        return "one"  # Stefanie Keller, the World Bank's country manager
    if set(gap) & set("()"):
        return None
    base = claim.reading.sentence.span.start
    ands = [w for w in words if (w.text.lower() in AND or ALSO & set(w.senses[:2])) and not text[w.span.start + base - 1] in "-–"]  # no 21-də
    rest = [w for w in words if w not in ands]
    if len(words) == 1 and words[0].text in _FROM and a.kind in ("person", "organisation"):
        return "one"
    if any(w.pos not in _BETWEEN for w in rest):
        return None
    if ands:
        before = text[after : ands[0].span.start + base]
        return "more" if "," in before.rstrip(" ,") and any(w.pos == "NOUN" for w in words_in(claim, after, ands[0].span.start + base)) else "and"
    if "," in gap:
        return "more" if gap.count(",") > 1 else ","
    if not words and a.abbreviated and a.kind == b.kind == "organisation" and gap == " ":
        return None  # DİN DTX ilə birlikdə: two that stand side by side
    return "one" if b.kind in ("person", "organisation") and a.kind in ("country", "organisation") else None
