"""Denials with what they deny and how far they reach; and words that have an opposite, as what they affirm.

A language's ``neg`` terms say how its words deny: ``before`` or ``after`` the word denied, ``thing`` (no casualties),
``person`` (nobody was hurt), ``only-with`` (only where nothing else denies: nobody, ничего, heç nə). Endings deny by the
feature ``negative`` of the analyser. ``harmless`` terms hold such words and deny nothing (not only, no more than).
"""

from __future__ import annotations

import re

from consistency.facts.cancelling import settled
from consistency.facts.denial import Mark, clause_of, is_bare_participle, says
from consistency.facts.denials import mark_at
from consistency.facts.scan import Scan
from consistency.facts.until import is_until
from consistency.languages.concepts import has_opposite
from consistency.languages.families import TURKIC
from consistency.records import FactSource, Span, Stance, Word

_HELPING = {"become", "begin", "start", "can", "be able", "want", "intend", "plan", "manage", "be going", "will", "succeed",
            "may", "have to", "must", "need", "wish", "could", "should", "would", "let"}  # fmt: skip
_WITHHOLD = frozenset({"refuse", "decline", "fail", "forbid", "ban", "prohibit", "prevent", "avoid", "abstain", "reject", "cancel", "postpone", "delay"})
_NEXT = 3  # words between such a verb and what is not done
_REACH = 5  # tokens between a phrase that denies nothing and the word it leads to
_WAITS = re.compile(r"[^.;:]*?\b(?:until|till)\b")


def read_stances(scan: Scan, read_from: FactSource) -> list[Stance]:
    """One stance for each denial, ``key`` the English sense of the word denied; and one, affirmed, for each predicate
    that has an opposite and is not denied."""
    words = scan.pack.words(scan.text)
    marks = [mark for i in range(len(words)) if (mark := mark_at(scan, words, i)) is not None]
    marks = settled(scan, words, marks)
    found = [_denial(scan, words, mark, read_from) for mark in marks]
    denied = {id(word) for mark in marks for word in (mark.target, words[mark.at], *_beside(words, mark))}
    found += [
        _affirmed(word, read_from)
        for i, word in enumerate(words)
        if _is_telling(word) and id(word) not in denied and not _is_doubted(scan, word) and not _is_withheld(scan, words, i)
    ]
    return found


def _beside(words: tuple[Word, ...], mark: Mark) -> tuple[Word, ...]:
    """tr ölen veya yaralanan yok: the participle that is joined with the one denied."""
    at = next((i for i, w in enumerate(words) if w is mark.target), 0)
    joined = at > 1 and is_bare_participle(words[at]) and words[at - 1].pos == "CCONJ" and is_bare_participle(words[at - 2])
    return (words[at - 2],) if joined else ()


def _is_doubted(scan: Scan, word: Word) -> bool:
    """What a date, an idiom or a set phrase holds, or the phrase leads to, is not affirmed: не исключено, едва не погиб, вряд ли придёт, hardly anyone came."""
    at = scan.index_of(word.span.start)
    if at in scan.taken or (scan.pack.code in TURKIC and scan.folded[at] in scan.pack.terms.of("currency")):
        return True  # tr dolar is money as it stands, and only by its ending "fills"
    near = range(at, max(-1, at - _REACH), -1)
    before = next((k for k in near if scan.inside("harmless", k) or is_until(scan, k) or scan.tokens[k].kind == "mark"), None)
    return before is not None and scan.tokens[before].kind != "mark"


def _is_withheld(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """What somebody refuses or fails to do is not affirmed: refused to approve, təsdiq etməkdən imtina etdi."""
    final = scan.pack.code in TURKIC
    near = words[i + 1 : i + 1 + _NEXT] if final else words[max(0, i - _NEXT) : i][::-1]
    if scan.pack.code == "ru" and "infinitive" in words[i].features and i + 1 < len(words) and scan.touching(words[i], words[i + 1]):
        near = (words[i + 1], *near)  # подписывать отказался
    verb = next((w for w in near if w.pos == "VERB" and says(w)), None)
    if verb is None or not set(verb.senses[:1]) & _WITHHOLD:
        return False
    return final or "infinitive" in words[i].features or scan.text.endswith((" to ", " from "), 0, words[i].span.start)


def _denial(scan: Scan, words: tuple[Word, ...], mark: Mark, read_from: FactSource) -> Stance:
    word, target = words[mark.at], mark.target
    goal = _infinitive(words, target)
    parts = (word, target) if goal is None else (word, target, goal)
    start, end = min(w.span.start for w in parts), max(w.span.end for w in parts)
    low, high = clause_of(scan, word.span)
    # A particle reaches forward; an ending or a word that stands last reaches back.
    reach = Span(start=min(start, low), end=end) if scan.pack.code in TURKIC else Span(start=start, end=max(end, high))
    delayed = scan.pack.code == "en" and _WAITS.match(scan.text[word.span.end : word.span.end + 300].lower()) is not None
    return Stance(
        span=Span(start=start, end=end), text=scan.text[start:end], read_from=read_from, affirmed=False,
        key=_key(scan, goal or target), helping=_key(scan, target) if goal else None, scope=reach, delayed=delayed,
    )  # fmt: skip


def _infinitive(words: tuple[Word, ...], target: Word) -> Word | None:
    """What one will, can or begins not to do: "will not appeal" denies the appeal."""
    if target.pos != "VERB" or not any(s in _HELPING for s in target.senses):
        return None
    # By span: the word denied may be one that was made of a phrase.
    at = next((i for i, w in enumerate(words) if w.span == target.span), 0)
    near = [(abs(i - at), i) for i, w in enumerate(words) if "infinitive" in w.features and w.span != target.span]
    return words[min(near)[1]] if near else None


def _key(scan: Scan, target: Word) -> str:
    if scan.pack.code == "en" and target.text.endswith("ing") and target.pos == "NOUN":  # without signing: sign
        gerund = next((a.lemma for a in scan.pack.analyse(target.text) if "gerund" in a.features), None)
        return gerund or target.senses[0]
    return target.senses[0] if target.senses else target.lemma


def _is_telling(word: Word) -> bool:
    """A verb, or an adjective as predicate, that has an opposite: opened, açıqdır, подтвердил."""
    if not word.senses or not (word.pos == "VERB" or (word.pos == "ADJ" and word.features & {"short", "copula"})):
        return False
    return "negative" not in word.features and has_opposite(word.senses[0])


def _affirmed(word: Word, read_from: FactSource) -> Stance:
    return Stance(span=word.span, text=word.text, read_from=read_from, key=word.senses[0], affirmed=True)
