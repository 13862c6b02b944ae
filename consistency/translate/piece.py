"""A piece of a gloss: what a word, a figure or a mark becomes before it is put in order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """``english`` as it will stand; ``case`` of the source word; ``pos`` NOUN, VERB, ... or MARK; ``finite`` verbs
    can be moved; ``known`` False where transliterated."""

    english: str
    pos: str
    case: str | None = None
    features: frozenset[str] = frozenset()
    finite: bool = False
    known: bool = True
    counted: bool = True
    name: bool = False
    sense: str = ""  # the verb before it was inflected
    denies: bool = False
    many: bool = False  # a figure that what it counts follows in the plural
    copula: str = ""  # what a word that is "was" by itself says: az idi, kk еді
    negates: str = ""  # what denies a predicate: az deyil, kk емес, is not, deyildi, was not; yox, жоқ is "there is no"
    exists: bool = False  # az var, kk бар: there is
    compound: bool = False  # a verb that the lexicon has with its noun (qərar qəbul etmək), a noun with its attribute (hava limanı)
    vowel: bool = False  # a converb in a vowel or -y: kk жүре, істей, az gedə
    ambiguous: bool = False  # kk -ған: the perfect, or a participle where a noun follows
    # What a verb does to a converb before it: "able" (can), "whole" (it was done), "either" of these, "continuous". Of other words:
    # "quoted" (that, after what was said), "assent" (ru да), "modal" (must, may), "attributive", "compared", "duration", "owned" (or an object: az qiyməti), "deed" (kk шегуге), "age" (80 yaşında), "aged" (80 yaşlı).
    helper: str = ""
    article: bool = False  # a common noun in the singular, which takes one where nothing else determines it
