"""What a claim says and denies: each predicate with its sign, and whether it is the sentence's own or stands in an aside.

A verb that withholds an act denies it, and one that grants it affirms it: refused to sell, the opening was postponed, the ban remains in
force. Such an act is told beside the verb itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.clauses import SAYING, Sentence, is_contrast, is_main, sentence_of
from consistency.languages.concepts import courses_of, predicates_of
from consistency.records import Claim, Stance, Word

_EMPTY = frozenset({"be", "have", "do", "become", "absent", "can", "will", "no", "not", "may", "be able", "must", "make", "eat"})
_KEEPING = frozenset({"be", "become", "remain", "stay", "turn", "keep", "remains", "declare", "find", "recognise", "consider", "call", "leave", "found", "get"})
_THERE = frozenset({"var", "vardır", "var idi", "бар", "болды", "болған", "olub", "oldu", "есть", "имеются", "bar"})
_ENGLISH = {"found": "find", "remains": "remain", "left": "leave", "rose": "rise", "fell": "fall", "forgotten": "forget"}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: its senses, the first the likeliest; ``yes`` unless denied; ``main`` unless in an aside. ``at`` is the
    word; ``act`` marks what another verb withholds or grants, ``thing`` a noun."""

    senses: tuple[str, ...]
    yes: bool
    main: bool
    at: int
    act: bool = False
    thing: bool = False

    @property
    def key(self) -> str:
        return self.senses[0]


def said_by(claim: Claim) -> tuple[Said, ...]:
    """Everything that a claim says, in the order of its words."""
    sentence = sentence_of(claim)
    denied = dict(_denied(claim, sentence))
    plain = [_plain(sentence, i, denied) for i in range(len(sentence.words))]
    told = [said for said in plain if said is not None]
    acts = {act.at: act for said in told for act in _acts(sentence, said, denied)}
    own = [said for said in told if said.at not in acts or (said.at in denied and not said.thing)]
    return tuple(sorted((*own, *acts.values()), key=lambda s: (s.at, s.act)))


def senses_of(word: Word, language: str) -> tuple[str, ...]:
    """The senses of a word in small letters; of English forms that are spelled as other words, the verb's."""
    senses = tuple(s.lower() for s in word.senses)
    verb = _ENGLISH.get(word.text.lower()) if language == "en" else None
    return (verb, *senses) if verb else senses


def _plain(sentence: Sentence, i: int, denied: dict[int, bool]) -> Said | None:
    """What word ``i`` says by itself."""
    word = sentence.words[i]
    senses = senses_of(word, sentence.language)
    if not senses:
        return None
    if i in denied:
        return Said(senses, False, denied[i], i, thing=word.pos in ("NOUN", "ADV"))
    if senses[0] in _EMPTY:
        return None
    if _is_verb(sentence, i):
        return Said(senses, True, is_main(sentence, i), i)
    if word.pos in ("ADJ", "ADV", "ADP") and _is_told_of(sentence, i):
        return Said(senses, True, is_main(sentence, i), i)
    if word.pos in ("NOUN", "ADJ"):
        return Said(senses, True, _is_there(sentence, i), i, thing=True)
    return None


def _is_verb(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    if word.pos == "VERB":
        return True
    if sentence.language != "en" or i == 0:
        return False
    before = sentence.words[i - 1]
    if before.text.lower() in ("will", "would", "to", "can", "may", "must", "could", "not", "n't") and word.pos in ("NOUN", "ADJ"):
        return word.text.islower() and before.text.lower() != "to"
    if word.text in _ENGLISH:
        return before.pos in ("NOUN", "PROPN", "PRON")
    start, end = sentence.clause(i)
    alone = not any(w.pos == "VERB" for w in sentence.words[start:end])  # the report blames the pilot
    return alone and word.pos == "NOUN" and "plural" in word.features and before.pos in ("NOUN", "PROPN") and end > i + 1


def _is_told_of(sentence: Sentence, i: int) -> bool:
    """A word that is no verb and yet what is said: is open, открыта, açıqdır, остаётся закрытой, кінәлі деп таныды, voted against."""
    word = sentence.words[i]
    start, end = sentence.clause(i)
    near = [s for w in sentence.words[max(start, i - 5) : i] for s in senses_of(w, sentence.language)[:1]]
    if word.pos == "ADP":
        return word.text.lower() in ("against", "in favour of", "for", "против", "за") and "vote" in " ".join(near)
    if word.pos == "ADV":
        return not {"free", "unanimous", "unanimously", "for free", "free of charge"}.isdisjoint(senses_of(word, sentence.language))
    if sentence.final:
        following = sentence.words[i + 1] if i + 1 < end else None
        told = following is None or following.text.lower() in ("деп", "və", "және") or following.senses[:1] in (("be",), ("remain",), ("become",))
        return bool(word.features & {"copula"}) or told
    if word.features & {"short", "copula"}:
        return True
    return not _KEEPING.isdisjoint(near) and (i + 1 == end or sentence.words[i + 1].pos not in ("NOUN", "ADJ", "PROPN"))


def _is_there(sentence: Sentence, i: int) -> bool:
    """A noun that is said to be there: есть пострадавшие, təhlükə var, there is a danger."""
    words = sentence.words
    near = [w.text.lower() for w in words[max(0, i - 3) : i + 2]]
    if sentence.language == "en":
        return "there" in near
    return not _THERE.isdisjoint(near) and not _in_aside(sentence, i)


def _in_aside(sentence: Sentence, i: int) -> bool:
    end = sentence.clause(i)[1]
    return any(w.pos in ("NOUN", "PROPN") and "genitive" not in w.features for w in sentence.words[i + 2 : end])


def _denied(claim: Claim, sentence: Sentence) -> Iterator[tuple[int, bool]]:
    """Each word that is denied, with whether by the sentence itself and not in an aside."""
    base = claim.reading.sentence.span.start
    for fact in claim.facts:
        if not isinstance(fact, Stance) or fact.affirmed:
            continue
        if fact.read_from != "source":
            continue
        low, high = fact.span.start - base, fact.span.end - base
        inside = [i for i, w in enumerate(sentence.words) if low <= w.span.start < high]
        if not inside:
            continue
        at = _target(sentence, inside, fact.key)
        yield at, not fact.delayed and _denies(sentence, inside, at)


def _target(sentence: Sentence, inside: Sequence[int], key: str) -> int:
    """The word denied: of "was not", what is there or is done by those who are not there: xəsarət alan olmayıb, danger нет."""
    words = sentence.words
    at = next((i for i in inside if words[i].senses[:1] == (key,)), inside[-1])
    if key in ("be", "become", "have") and sentence.final:
        before = next((i for i in range(at - 1, max(-1, at - 3), -1) if words[i].pos in ("VERB", "NOUN", "ADJ")), None)
        if before is not None and not words[before].features & {"dative", "locative", "ablative"}:
            return before
    return at


def _denies(sentence: Sentence, inside: Sequence[int], at: int) -> bool:
    """Whether a denial is what the sentence says."""
    words = sentence.words
    last = words[inside[-1]]
    if is_contrast(sentence, inside[0], inside[-1]):
        return False
    if not sentence.final:
        first = words[inside[0]]
        if first.text.lower() in ("не", "not") and words[at].pos not in ("VERB", "ADJ") and len(inside) < 3 and sentence.language == "ru":
            return False  # не из Уэльса
        return is_main(sentence, at if words[at].pos == "VERB" else inside[0])
    if last.pos == "PART":  # жоқ, yoxdur, deyil
        if last.features & {"possessed", "derived", "ness", "conditional", "accusative", "genitive"}:
            return False
        return not _before_noun(sentence, inside[-1])
    if last.features & {"converb"} and last.senses[:1] in (("be",),):
        return True  # şərt olmadan
    return is_main(sentence, inside[-1])


def _before_noun(sentence: Sentence, i: int) -> bool:
    """Whether a noun follows: мүмкіндігі жоқ Боливия."""
    return i + 1 < len(sentence.words) and not sentence.parted(i, i + 1) and sentence.words[i + 1].pos in ("NOUN", "PROPN", "X")


def _acts(sentence: Sentence, said: Said, denied: dict[int, bool]) -> Iterator[Said]:
    """What a verb withholds or grants: the infinitive it governs, or the event that is its subject or object."""
    courses = courses_of(said.key)
    if said.thing or courses.isdisjoint(("grant", "withhold")) or not said.main or _is_earlier(sentence, said.at):
        return
    withheld = "withhold" in courses
    yes = said.yes != withheld
    for i in _governed(sentence, said.at):
        senses = senses_of(sentence.words[i], sentence.language)
        if senses and senses[0] not in _EMPTY and i not in denied and SAYING.isdisjoint(senses[:1]):
            yield Said(senses, yes, True, i, act=True, thing=sentence.words[i].pos == "NOUN")


def _is_earlier(sentence: Sentence, at: int) -> bool:
    """Whether a verb tells what had been before: had put off the launch twice, təxirə salınmışdı."""
    if sentence.final:
        return {"perfect", "past"} <= sentence.words[at].features
    return any(w.text.lower() == "had" for w in sentence.words[max(0, at - 2) : at])


def _governed(sentence: Sentence, at: int) -> Iterator[int]:
    """Infinitives and verbal nouns beside a verb, and the nouns of its clause."""
    start, end = sentence.clause(at)
    words = sentence.words
    for i in range(start, end):
        if i == at:
            continue
        word = words[i]
        beside = at - 3 <= i < at if sentence.final else at < i <= at + 3
        verbal = word.pos == "VERB" and (word.features & {"infinitive", "verbal-noun", "gerund"} or (i and words[i - 1].text == "to"))
        if (verbal and beside) or (word.pos == "NOUN" and _is_event(word)):
            yield i


def _is_event(word: Word) -> bool:
    """A noun for something that is done: its class has verbs too, or English makes it of one."""
    return bool(word.senses) and word.senses[0].lower() not in _EMPTY


def same(a: Said, b: Said) -> bool:
    """Whether two predicates are one: the likeliest sense of one is a sense of the other."""
    if a.thing and b.thing and (a.act or b.act) and a.yes and b.yes:
        return False
    if a.thing != b.thing and a.yes and b.yes and not (a.act or b.act):
        return False
    return _meet(a.senses[:1], b.senses[:2]) or _meet(b.senses[:1], a.senses[:2])


def _meet(a: Sequence[str], b: Sequence[str]) -> bool:
    return not frozenset().union(*map(predicates_of, a)).isdisjoint(frozenset().union(*map(predicates_of, b)))
