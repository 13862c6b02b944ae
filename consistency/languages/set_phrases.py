"""Set phrases of a lexicon found in a text, in whatever form they stand: "приняло решение", "qərar qəbul edib"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.languages.families import TURKIC
from consistency.languages.lexicon import Phrase, opening
from consistency.languages.tokens import Token
from consistency.records import Span, Word

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_SET = ("ADV", "ADP", "SCONJ", "CCONJ", "PART", "INTJ")
_RIGID = {"ru": _SET, "en": (*_SET, "ADJ")}  # phrases of these kinds do not inflect: closed to, close to
_HEAD_LAST = TURKIC  # phrases end in their head; elsewhere the first word carries case or tense


_OTHER_STEMS = frozenset({("уш", "уйти"), ("шё", "идти"), ("ше", "идти"), ("шл", "идти")})  # ушёл, of уйти


def phrase_at(pack: Pack, tokens: tuple[Token, ...], at: int, text: str) -> tuple[Word, int] | None:
    """The longest phrase that begins at token ``at`` and how many tokens it has, or None."""
    if at + 1 == len(tokens) or tokens[at + 1].kind != "word":
        return None
    first, second = pack.folded(tokens[at].text), pack.folded(tokens[at + 1].text)
    lemmas = pack.token_lemmas(first, tokens[at].text) if pack.lexicon.exact else ()
    inflected: tuple[Word, int] | None = None
    rigid = _RIGID.get(pack.code, ())
    for phrase in pack.lexicon.phrases(first, lemmas, second):
        size = len(phrase.words)
        if inflected is not None and size < inflected[1]:
            break
        part = tokens[at : at + size]
        if len(part) < size or any(t.kind != "word" for t in part):
            continue
        if at == 0 and pack.code == "en" and phrase.pos == "VERB" and _is_plural(part[0], phrase):
            continue  # Results from 17 stations: no verb, which would have nobody before it
        features = _fits(pack, part, phrase)
        if features is not None:
            span = Span(start=part[0].start, end=part[-1].end)
            found = Word(span=span, text=text[span.start : span.end], lemma=phrase.lemma, pos=phrase.pos,
                         senses=phrase.senses, features=features), size  # fmt: skip
            exact = all(pack.folded(t.text) == form for t, form in zip(part, phrase.words, strict=True))
            if exact or (pack.code != "ru" and phrase.pos not in rigid):
                return found
            if phrase.pos not in rigid:  # на родине is no form of на родину
                inflected = inflected or found
    return inflected


def _is_plural(token: Token, phrase: Phrase) -> bool:
    """Whether a word that begins a sentence may be a plural as well as a form of the phrase's verb."""
    return token.text.endswith("s") and not phrase.lemma.split(" ")[0].endswith("s") and token.text[:1].isupper()


def _fits(pack: Pack, part: tuple[Token, ...], phrase: Phrase) -> frozenset[str] | None:
    """The features of the phrase's head in this place, or None where the words do not fit."""
    # Words of a phrase keep their first two letters in every form: most candidates fail here, cheaply.
    if any(opening(pack.lower(t.text)) != opening(form) for t, form in zip(part[1:], phrase.words[1:], strict=True)):
        return None
    found: list[frozenset[str]] = []
    for i, (token, form) in enumerate(zip(part, phrase.words, strict=True)):
        last = i == len(part) - 1
        if i and pack.code == "ru" and phrase.pos == "NOUN" and pack.folded(token.text) != form and _is_owner(pack, form):
            return None  # после выборов президент ушёл: no "выборы президента"
        features = _as_verb(pack, token, form) if last and phrase.pos == "VERB" and pack.code in _HEAD_LAST else None
        if features is None:
            features = _fit(pack, pack.folded(token.text), form, last=last)
        if features is None:
            return None
        found.append(features)
    if pack.code in _HEAD_LAST:
        return None if phrase.pos == "NOUN" and "participle" in found[-1] else found[-1]  # neft sızmadığını: that oil did not leak
    return found[1] if pack.code == "ru" and phrase.pos == "VERB" and phrase.words[0] == "не" else found[0]  # не удалось: past


def _is_owner(pack: Pack, form: str) -> bool:
    """Whether a word of a Russian phrase is a noun in the genitive, which no place in a sentence changes."""
    readings = pack.analyser.analyse(form)
    return any(a.pos == "NOUN" and "genitive" in a.features for a in readings) and all(a.lemma != form for a in readings)


def _as_verb(pack: Pack, token: Token, form: str) -> frozenset[str] | None:
    """The features of a form of the verb ``form``: kk рұқсат берді is past, no accusative."""
    readings = pack.analyser.analyse(pack.folded(token.text))
    return next((a.features for a in readings if a.pos == "VERB" and a.lemma.lower() == form), None)


# No word inside a phrase of a head-final language has these, unless the phrase has it so: таксимен is by taxi, no taxi driver.
_OUTSIDE = frozenset({"derived", "instrumental", "ablative", "locative"})


def _fit(pack: Pack, folded: str, form: str, *, last: bool) -> frozenset[str] | None:
    """The features with which a word is a form of the phrase's word ``form``, or None."""
    if opening(folded) != opening(form) and (folded[:2], form) not in _OTHER_STEMS:
        return None
    if folded != form and (last or pack.code not in _HEAD_LAST):
        features = pack.analyser.continues(folded, form)
        if features is not None:
            return features
    inner = not last and pack.code in _HEAD_LAST and folded != form
    found = next((a.features for a in pack.analyser.analyse(folded) if a.lemma.lower() == form and not (inner and a.features & _OUTSIDE)), None)
    if found is not None:
        return found
    if folded == form:
        return frozenset()
    return _possessed(pack, folded, form) if last and pack.code in _HEAD_LAST else None


def _possessed(pack: Pack, folded: str, form: str) -> frozenset[str] | None:
    """Features of a compound's last word that has more than its citation form: министрлерімен of министрі."""
    heads = {lemma for lemma, _ in _owned(pack, form)}
    return next((features for lemma, features in _owned(pack, folded) if lemma in heads), None)


def _owned(pack: Pack, word: str) -> list[tuple[str, frozenset[str]]]:
    """(lemma, features) of a word's readings as somebody's."""
    readings = pack.analyser.analyse(word)
    return [(a.lemma, a.features) for a in readings if "possessed" in a.features and "derived" not in a.features]
