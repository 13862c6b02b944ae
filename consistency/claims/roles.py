"""Which parties take part in what a sentence tells, and how.

A country takes part where it acts itself (a case of its own, a capital standing for it) or through a noun for those
who act in its name: its minister, its delegation, Azerbaijani colleagues. Where people come from, where something
happens, whose citizens, whose oil: no participants.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from consistency.languages.concepts import actors
from consistency.languages.families import TURKIC
from consistency.languages.pack import Pack
from consistency.records import Party, Role, Word

_WITH = {"with", "and"}
_FROM_WORDS = {"ru": {"из", "от"}, "en": {"from"}}
_IN_WORDS = {
    "ru": {"в", "во", "на", "по", "через", "из-за", "для", "за", "о", "об", "под", "над", "между"},
    "en": {"in", "at", "through", "via", "across", "inside", "outside", "near", "around", "for", "into", "over", "about", "amid"},
}
_WITH_WORDS = {"ru": {"с", "со"}, "en": {"with", "between"}}
_TO_WORDS = {"ru": {"к"}, "en": {"to"}}
_AND = {"az": {"və", "ilə"}, "tr": {"ve", "ile"}, "kk": {"және", "мен", "бен", "пен"}, "ru": {"и", "а", "также"}, "en": {"and"}}
_REACH = 6
_AID = frozenset({"aid", "help", "assistance", "support", "relief"})  # which is given to somebody, whatever is said of it


def roles_of(words: tuple[Word, ...], parties: Sequence[Party], pack: Pack, text: str, base: int) -> tuple[Role, ...]:
    """Roles of the country parties of a sentence; ``base`` is the sentence's offset in its article."""
    found: dict[str, dict[str, Party]] = {}
    countries = [p for p in parties if p.kind == "country"]
    for group in coordinated(countries, words, pack, text, base):
        others = frozenset(p.span.start for p in countries if p not in group)
        role = _role(group, others, words, pack, text, base)
        if role is not None:
            for party in group:
                found.setdefault(role, {}).setdefault(party.key, party)
    if pack.code == "ru":
        _as_subjects(found)
    return tuple(Role(name=name, parties=tuple(found[name].values())) for name in sorted(found))


def _as_subjects(found: dict[str, dict[str, Party]]) -> None:
    """Казахстану помогают Азербайджан и Туркменистан: beside one in the dative, names that may be nominatives are subjects."""
    given = found.get("recipient", {})
    if not any(p.case == "dative" for p in given.values()):
        return
    for key in [k for k, p in given.items() if p.case == "accusative" and p.text == p.name]:
        found.setdefault("agent", {}).setdefault(key, given.pop(key))


def coordinated(
    parties: Sequence[Party], words: tuple[Word, ...], pack: Pack, text: str, base: int
) -> list[list[Party]]:
    """Parties in lists: those with only commas and ``and`` between them."""
    groups: list[list[Party]] = []
    for party in parties:
        if groups:
            gap = text[groups[-1][-1].span.end - base : party.span.start - base]
            left = {pack.lower(w) for w in gap.replace(",", " ").split()} - _AND.get(pack.code, set())
            if not left and gap.strip():
                groups[-1].append(party)
                continue
            if not gap.strip("-– ") and groups[-1][-1].form == "adjective":
                groups[-1].append(party)
                continue
        groups.append([party])
    return groups


def _role(group: list[Party], others: frozenset[int], words: tuple[Word, ...], pack: Pack, text: str, base: int) -> str | None:
    first, last = group[0], group[-1]
    if pack.code in TURKIC:
        return _head_final(last, others, words, pack, base)
    return _head_first(first, last, words, pack, text, base)


def _acts(word: Word) -> bool:
    return any(s in actors() or s.split(" ")[-1] in actors() for s in word.senses[:2]) and word.pos in (
        "NOUN",
        "ADJ",
        "PROPN",
    )


def _by_case(case: str | None) -> str:
    return {"dative": "recipient", "instrumental": "partner", "nominative": "agent", None: "agent"}.get(case, "other")


def _head_final(last: Party, others: frozenset[int], words: tuple[Word, ...], pack: Pack, base: int) -> str | None:
    """az, kk: the head noun follows; its case, or the postposition after it, tells the role. ``others`` are where other
    countries begin: what follows one of those is its own."""
    after = [w for w in words if w.span.start + base >= last.span.end][:_REACH]
    own = next((w for w in words if w.span.start + base == last.span.start), None)
    if own is None:
        return None
    attributive = "attributive" in own.features
    if not attributive and last.form in ("name", "capital", "abbreviation"):
        if "dative" in own.features or "instrumental" in own.features:
            if len(after) > 1 and after[0].pos == "VERB" and after[1].pos == "NOUN":
                return None  # Ауғанстанға көмектескен елдерге алғыс айтты: the countries that helped Afghanistan
            return _by_case(last.case)
        if "locative" in own.features or "ablative" in own.features:
            return None
        if after and pack.lower(after[0].text) in ("ilə", "ile", "мен", "бен", "пен"):
            return "partner"
    head: Word | None = None
    beside = False  # another's noun stands between this and its verb: Polşa xilasedicilərə, Польша Қазақстан құтқарушыларына
    for i, word in enumerate(after):
        if word.pos in ("VERB", "ADP", "CCONJ", "ADV"):
            break
        if word.span.start + base in others or (_acts(word) and _is_unowned(own, last, word)):
            beside = True
            break
        if _acts(word):
            head = word
            nxt = after[i + 1] if i + 1 < len(after) else None
            if nxt is None or not _acts(nxt):
                return _head_role(head, list(takewhile(lambda w: w.span.start + base not in others, after[i + 1 :])), pack)
        elif word.pos == "NOUN" and "genitive" not in word.features and i and word.known:
            break
    if head is not None:
        return _head_role(head, [], pack)
    plain = own.features.isdisjoint({"genitive", "locative", "ablative"}) and last.form in ("name", "capital")
    verb_near = any(w.pos == "VERB" for w in (after if beside else after[:2])) or not after
    return "agent" if plain and verb_near else None


def _is_unowned(own: Word, last: Party, noun: Word) -> bool:
    """Whether a noun in a case after a country's bare name is not that country's: "to the rescuers", without an ending of whose."""
    bare = last.form == "name" and own.features.isdisjoint({"genitive", "attributive"})
    return bare and bool(noun.features & {"dative", "accusative", "ablative"}) and "possessed" not in noun.features


def _head_role(head: Word, rest: Sequence[Word], pack: Pack) -> str:
    """The role by the head's own case, or by the name or postposition that follows it."""
    features = set(head.features)
    for word in rest[:3]:
        if pack.lower(word.text) in ("ilə", "ile", "мен", "бен", "пен"):
            return "partner"
        if word.pos != "PROPN":
            break
        features |= word.features
    for case in ("instrumental", "dative", "ablative", "genitive"):
        if case in features:
            return _by_case(case)
    return "agent"


def _head_first(first: Party, last: Party, words: tuple[Word, ...], pack: Pack, text: str, base: int) -> str | None:
    """ru, en: prepositions and the noun before; an adjective's noun comes after it."""
    before = [w for w in words if w.span.end + base <= first.span.start][-_REACH:]
    after = [w for w in words if w.span.start + base >= last.span.end][:3]
    previous = pack.lower(before[-1].text) if before else ""
    if first.form in ("adjective", "people") and not (first.form == "people" and pack.code == "ru"):
        noun = next((w for w in after if w.pos in ("NOUN", "PROPN") and w.senses), None)
        if noun is not None and _acts(noun) and all(w.pos in ("ADJ", "CCONJ") for w in after[: after.index(noun)]):
            return _preposed(before, pack) or _by_case(_case(noun))
        return None
    if previous in ("в", "на") and first.case == "accusative":
        return "recipient"  # sent to Syria: в Сирию
    if previous in _IN_WORDS[pack.code] or _in_a_place(before, first, text, base):
        return None
    if previous in _FROM_WORDS[pack.code]:
        return _preposed(before[:-2], pack) or "partner" if len(before) > 1 and _acts(before[-2]) else None
    if previous in _WITH_WORDS[pack.code]:
        return "partner"
    if previous in _TO_WORDS[pack.code]:
        return "recipient"
    inside = text[: first.span.start - base].rstrip().endswith("(")
    if inside:
        return "partner"
    if pack.code == "en":
        return _english(first, before, after, text, base, last)
    if first.case == "dative" and before and before[-1].pos == "NOUN" and not _AID.isdisjoint(before[-1].senses[:1]):
        return None  # благодарность за помощь афганцам
    if first.case in ("genitive", None) and before and before[-1].pos in ("NOUN", "PROPN", "ADJ"):
        noun = next((w for w in reversed(before) if w.pos == "NOUN"), None)
        if noun is not None and _acts(noun):
            at = before.index(noun)
            return _preposed(before[:at], pack) or _by_case(_case(noun))
        return None
    return (
        None
        if first.case in ("locative", "genitive")
        else _by_case("dative" if first.case == "accusative" else first.case)
    )


def _in_a_place(before: list[Word], first: Party, text: str, base: int) -> bool:
    """The country of a place that is named before it: in Geneva, Switzerland."""
    gap = text[before[-1].span.end : first.span.start - base].strip() if before else ""
    return (
        gap == ","
        and before[-1].pos == "PROPN"
        and len(before) > 1
        and before[-2].text.lower() in ("in", "at", "near", "в")
    )


def _english(first: Party, before: list[Word], after: list[Word], text: str, base: int, last: Party) -> str | None:
    previous = before[-1].text.lower() if before else ""
    genitive = text[last.span.end - base :].startswith(("'s", "’s", "'", "’")) or last.text.endswith(("'s", "’s"))
    if genitive or (after and _acts(after[0]) and first.form in ("name", "abbreviation")):
        noun = next((w for w in after if _acts(w)), None)
        return (_preposed(before, None) or "agent") if noun is not None else None
    if previous == "of":
        return (_preposed(before[:-2], None) or "agent") if len(before) > 1 and _acts(before[-2]) else None
    if before and before[-1].pos == "VERB":
        return "recipient"
    return "agent"


def _preposed(before: Sequence[Word], pack: Pack | None) -> str | None:
    """The role that a preposition or a verb just before the phrase gives."""
    for word in reversed(before[-4:]):
        text = word.text.lower()
        if text in ("с", "со", "with"):
            return "partner"
        if text in ("to", "к"):
            return "recipient"
        if word.pos == "VERB" and pack is None:
            return "recipient"
        if word.pos not in ("ADJ", "DET", "PRON", "NUM"):
            return None
    return None


def _case(word: Word) -> str | None:
    from consistency.languages.analysis import case_of

    return case_of(word.features)
