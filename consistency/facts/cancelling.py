"""Denials told by several words: those that are one (никто не пришёл), and those that cancel out (qaytarmaya bilməz)."""

from __future__ import annotations

from itertools import pairwise

from consistency.facts.denial import ABLE, DENY, Mark, clause_of
from consistency.facts.scan import Scan
from consistency.records import Word

_ANY = frozenset({"nothing", "nobody", "no one", "never", "nowhere"})


def settled(scan: Scan, words: tuple[Word, ...], marks: list[Mark]) -> list[Mark]:
    """Marks of one denial brought to one: никто не пришёл, heç nə bildirməyib, neither the one nor the other. Two that
    cancel out are none: кетпеу мүмкін емес, qaytarmaya bilməz."""
    firm = [mark for mark in marks if not mark.weak]
    kept: list[Mark] = []
    for mark in marks:
        if any(other.target is mark.target for other in kept):
            if _cancel(words, kept[-1], mark):  # qaytarmaya bilməzdi: he had to give it back
                kept.pop()
            continue
        if mark.weak and (firm or kept):
            continue  # a word that goes with a denial: it is told by that one
        twice = (k for k in kept if not set(words[k.at].senses[:1]) & DENY)
        if words[mark.at].text.lower() in _ANY and any(_one_clause(scan, words, k, mark) for k in twice):
            continue  # "did not give up nothing", as the gloss has it
        kept.append(mark)
    gone = {id(m) for a, b in pairwise(kept) if _cancel(words, a, b) or _nobody_without(scan, words, a, b) for m in (a, b)}
    return [mark for mark in kept if id(mark) not in gone]


def _nobody_without(scan: Scan, words: tuple[Word, ...], first: Mark, second: Mark) -> bool:
    """English "no village is without a school": two denials of one."""
    if scan.pack.code != "en" or words[second.at].text != "without" or words[first.at].text.lower() not in ("no", "nobody", "none", "no one"):
        return False
    return words[second.at - 1].senses[:1] in (("be",), ("leave",), ("go",)) and _one_clause(scan, words, first, second)


def _one_clause(scan: Scan, words: tuple[Word, ...], first: Mark, second: Mark) -> bool:
    """Whether two marks stand between the same marks of punctuation, and no "and" or "but" between them."""
    joined = any(w.pos == "CCONJ" or w.text in ("and", "but", "that", "which", "who") for w in words[first.at : second.at])
    return not joined and clause_of(scan, words[first.at].span) == clause_of(scan, words[second.at].span)


_LEAVING = ("оставить", "остаться", "оставлять", "оставаться", "обойтись", "обходиться")
_STANDING = ("тұр", "өт", "кет", "тұру")  # мақтамай тұра алмады: could not but praise
_CANCELLING = ("қой", "қою")


def _did_not(word: Word) -> bool:
    """kk бармаған, бармағандар: who did not go, by its ending or as a word of the lexicon (шешілмеген)."""
    lexical = word.pos == "ADJ" and word.lemma.endswith(("маған", "меген", "баған", "беген", "паған", "пеген"))
    return lexical or ("negative" in word.features and bool(word.features & {"perfect", "participle"}))


def _cancel(words: tuple[Word, ...], first: Mark, second: Mark) -> bool:
    """A negative verb right before "is impossible" or "cannot"."""
    a, b = words[first.at], words[second.at]
    if a.lemma == "не" and b.lemma == "без" and 2 <= second.at - first.at <= 4:
        return words[first.at + 1].lemma in _LEAVING  # не оставить без ответа
    if b.lemma in ("qalmaq", "қал") and "negative" in b.features and "negative" in a.features and second.at - first.at == 1:
        return True  # ayağa qalxmayan qalmadı: all stood up
    if b.lemma == "жоқ" and second.at - first.at == 1 and _did_not(a):
        return True  # бармаған жоқ: he did go
    if b.lemma in _CANCELLING and "negative" in b.features and {"converb", "negative"} <= a.features and second.at - first.at == 1:
        return True  # айтпай қоймады: he did say it
    lexical = a.lemma.endswith(("ма", "ме", "ба", "бе", "па", "пе")) and "converb" in a.features  # келіспей, in the lexicon as келіспе
    if not ("negative" in a.features or lexical) or a.features & {"past", "perfect", "aorist"} or not 0 < second.at - first.at <= 3:
        return False  # gəlmədi, bilmədi: two denials
    impossible = "possible" in second.target.senses or "mümkün" in second.target.lemma or "мүмкін" in second.target.lemma
    able = b.lemma in ABLE.values() or (second.target.lemma in _STANDING and "negative" in b.features)
    return impossible or (able and second.at - first.at <= 1 + (words[second.at - 1].lemma in _STANDING))
