"""az, tr: whether a noun that ends in -ı is somebody's (prezidentin qərarı, the president's decision) or an object (qərarı
aldı, took the decision). After a consonant the two are spelt alike; what stands around the word tells them apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.languages.analysis import Analysis
from consistency.languages.tokens import Token

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_STOPS = frozenset(".!?…;:")
_QUOTES = frozenset("»”\"')")
# Verbs without an object, the commonest of the news: what ends in -ı before them is their subject, and somebody's.
_INTRANSITIVE = frozenset({
    "olmaq", "gəlmək", "getmək", "ölmək", "çıxmaq", "düşmək", "qalmaq", "yaşamaq", "artmaq", "azalmaq", "işləmək", "dayanmaq", "qayıtmaq", "bitmək",
    "başlamaq", "davam etmək", "baş vermək", "həlak olmaq", "vəfat etmək", "yaranmaq", "dəyişmək", "uçmaq", "yanmaq", "batmaq", "çatmaq", "durmaq",
    "olmak", "gelmek", "gitmek", "ölmek", "çıkmak", "düşmek", "kalmak", "yaşamak", "artmak", "azalmak", "çalışmak", "durmak", "dönmek", "bitmek",
    "yanmak", "batmak", "devam etmek", "hayatını kaybetmek", "uçmak", "değişmek", "sürmek",
})  # fmt: skip
# The ending of a passive or reflexive lemma, after two letters or more of its base: edilmək, keçirilmək, görünmək; not bilmək.
_PASSIVE = re.compile(r"..[ıiuü][ln]m[aəe][qk]$")
_BECOMING = ("laşmaq", "ləşmək", "laşmak", "leşmek")  # bahalaşmaq, to become dear
_ACTIVE = frozenset({"düşünmək", "düşünmek"})
_REACH = 14  # words to the verb, chosen by eye: a clause is seldom longer


def as_object(pack: Pack, tokens: tuple[Token, ...], at: int, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings of a token with the accusative first, where it is an object and no one's."""
    first = readings[0]
    if first.pos not in ("NOUN", "PROPN") or first.features - {"plural"} != {"possessed"}:
        return readings
    twin = next((r for r in readings if r.lemma == first.lemma and r.pos == first.pos and r.features - {"plural"} == {"accusative"}), None)
    if twin is None or _owned(pack, tokens, at) or not _governed(pack, tokens, at):
        return readings
    return (twin, *(r for r in readings if r is not twin))


def _owned(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an owner stands before the noun: one in the genitive, or a bare noun or name next to it."""
    for k in range(at - 1, -1, -1):
        token = tokens[k]
        if token.kind == "number" or k >= at:
            continue
        if token.kind == "mark":
            return k == at - 1 and token.text in _QUOTES  # "Azadlıq" qəzeti
        readings = pack.analyse(token.text)
        if not readings or not readings[0].known:
            return k == at - 1
        _, pos, features, _ = readings[0]
        if "genitive" in features:
            return True
        if pos == "CCONJ":
            before = pack.analyse(tokens[k - 1].text) if k and tokens[k - 1].kind == "word" else ()
            if not any("possessed" in a.features for a in before[:1]):
                return False
            at = k - 1  # prezidentin müşaviri və naziri: of two with "and" the second is whose the first is
        if pos == "VERB" and "participle" in features:
            return "possessed" not in features and _genitive_before(pack, tokens, k)
        bare = not features and any(a.pos in ("NOUN", "PROPN") and not a.features for a in readings)
        if bare and k == at - 1:
            return True
        if pos not in ("ADJ", "DET", "NUM") or features - {"derived", "having", "without", "attributive", "ordinal", "locative"}:
            return False
    return False


def _genitive_before(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    for k in range(at - 1, -1, -1):
        if tokens[k].kind == "mark":
            return False
        if any("genitive" in a.features for a in pack.analyse(tokens[k].text)[:1]):
            return True
    return False


def _governed(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the next verb of the clause takes an object, and no postposition that goes with a bare noun follows."""
    for k in range(at + 1, min(at + _REACH, len(tokens))):
        token = tokens[k]
        if token.kind == "mark" and token.text in _STOPS:
            return False
        readings = pack.analyse(token.text) if token.kind == "word" else ()
        if k == at + 1 and any(a.pos == "ADP" and not a.features for a in readings):
            return False
        for lemma, pos, features, _ in readings[:2]:
            if pos == "VERB":
                passive = "passive" in features or (_PASSIVE.search(lemma) and lemma not in _ACTIVE)
                return not passive and lemma not in _INTRANSITIVE and not lemma.endswith(_BECOMING)
    return False
