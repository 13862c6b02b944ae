"""What a claim denies, and whether the sentence itself does or something in an aside of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from consistency.diff.clauses import KEEPING, RECORDING, Sentence, is_contrast, is_main, is_shading, senses_of, verb_of
from consistency.diff.not_there import EXISTING, not_there
from consistency.diff.predicative import TOO, is_verb
from consistency.languages.concepts import antonyms
from consistency.records import Claim, Stance

_NOT_YET = frozenset({"дейін", "qədər", "kimi", "до", "раньше", "ранее", "əvvəl", "бұрын", "ерте", "earlier"})  # a denial that ends at a time
_FOCUS = frozenset({"alone", "seriously", "immediately", "at once", "fully", "completely", "all", "everyone", "everything", "always", "only", "simply", "entirely", "by chance", "whole",
                    "on time", "in time", "else", "other", "more", "additional", "another", "officially", "totally"})  # fmt: skip
_TIMELY = ("on time", "in time")
_AT_ALL = frozenset({"мүлде", "мүлдем", "тіпті", "вовсе", "вообще", "совсем", "абсолютно", "ümumiyyətlə", "əsla", "qətiyyən", "qəti", "tamamilə"})  # мүлде қалмайды: at all
DENY = frozenset({"deny", "refute", "disprove"})
_UNTIL = ("mayınca", "məyincə", "майынша", "мейінше", "байынша", "бейінше", "пайынша", "пейінше",
          "олғанша", "лғанша", "лгенше", "генше", "кенше", "anadək", "ənədək")  # until all are checked
_NOBODY = ("no", "none", "nobody", "neither", "nothing", "no one")
_SINCE = re.compile(r"\bsince\b|\bс \d{4}|ildən bəri|ildən sonra|жылдан бері|жылдан бергі|соңғы \d+ жыл|son \d+ il|за последн")
_NEEDING = ("need", "require", "must", "have to")
_NEED = frozenset({"need", "necessity", "be needed", "be necessary", "necessary", "require", "be required", "needed"})
_THERE_IS = frozenset({"be", "arise", "emerge", "occur", "have", "appear", "exist"})
_INTENDING = ("intention", "intend", "intending", "ready", "willing", "plan", "planned", "be planned", "envisage", "be envisaged", "going", "be going", "aim")
_THOUGHT = ("opinion", "thought", "idea")  # az fikrində deyil
_LEAVE = frozenset({"permission", "permit", "consent", "approval", "authorisation", "visa"})
_IMPOSSIBLE = ("нельзя", "невозможно", "болмайды", "olmaz", "мүмкін емес", "mümkün deyil")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: its senses, the first the likeliest; ``yes`` unless denied; ``main`` unless in an aside. ``at`` is the
    word; ``act`` marks what another verb withholds or grants, ``thing`` a noun, ``earlier`` what had been before. ``focus`` is what
    alone is denied of it: not seriously hurt."""

    senses: tuple[str, ...]
    yes: bool
    main: bool
    at: int
    act: bool = False
    thing: bool = False
    earlier: bool = False
    focus: str = ""

    @property
    def key(self) -> str:
        return self.senses[0]


def denials_of(claim: Claim, sentence: Sentence) -> Iterator[Said]:
    """Everything that is denied: what the facts say is, and what is said to be impossible."""
    base = claim.reading.sentence.span.start
    found: list[tuple[list[int], Stance]] = []
    for fact in claim.facts:
        if not isinstance(fact, Stance) or fact.affirmed or fact.read_from != "source":
            continue
        low, high = fact.span.start - base, fact.span.end - base
        inside = [i for i, w in enumerate(sentence.words) if low <= w.span.start < high]
        if inside:
            found.append((inside, fact))
    for inside, fact in found:
        twice = any(other is not inside and not sentence.parted_by_mark(inside[-1], other[-1]) for other, _ in found)
        yield from (replace(said, main=said.main and not twice) for said in _denied(sentence, inside, fact))
    for i, word in enumerate(sentence.words):
        if word.text.lower() in _IMPOSSIBLE and (at := _impossible(sentence, i)) is not None:
            yield Said(senses_of(sentence.words[at], sentence.language), False, True, at)


def _denied(sentence: Sentence, inside: Sequence[int], fact: Stance) -> Iterator[Said]:
    words = sentence.words
    at = _target(sentence, inside, fact.key)
    denier = any(words[i].pos == "VERB" and not DENY.isdisjoint(words[i].senses) for i in inside if i != at)
    senses = senses_of(words[at], sentence.language)
    if len(inside) == 1 and senses[:1] != (fact.key.lower(),) and at == inside[0]:
        senses = (fact.key.lower(), *senses)  # не удалось: did not succeed
    if not senses:
        return
    if " not " in senses[0] and len(inside) == 1:
        yield Said(senses, True, is_main(sentence, at), at)  # plead not guilty: the phrase says it all
        return
    if senses[0].startswith("not "):
        senses = (senses[0][4:],)  # not guilty
    if len(inside) == 1 and fact.key.lower() in DENY and "negative" not in words[at].features:  # police deny it
        yield Said(senses, True, is_main(sentence, at), at)
        return
    senses = passive(sentence, at, senses)
    senses = (senses[0], *(s for s in senses[1:] if s not in antonyms(senses[0])))
    focus = _focus(sentence, at)
    main = not fact.delayed and (not RECORDING.isdisjoint(senses[:2]) or not _ends(sentence, inside)) and _denies(sentence, inside, at)
    focus, main = focus if main else "", main and not focus
    if words[at].pos == "ADV" and senses[0] in _FOCUS and not sentence.final and (done := _predicate_beside(sentence, at)) is not None:
        yield Said(senses_of(words[done], sentence.language), False, False, done, focus=senses[0])  # потушен не полностью
        return
    thing = words[at].pos == "ADV" or (words[at].pos == "NOUN" and not is_verb(sentence, at))
    if thing and not _LEAVE.isdisjoint(senses[:1]) and words[inside[0]].text.lower() in ("without", "без"):
        return  # без разрешения: where none is needed, or none was given
    yield Said(senses, False, main, at, thing=thing, act=denier, focus=focus)
    if focus in _TIMELY and (late := next((k for k in range(*sentence.clause(at)) if words[k].senses[:1] == (focus,)), None)) is not None:
        yield Said(senses_of(words[late], sentence.language), False, True, late)  # вовремя не выплатили
    if (also := _also_denied(sentence, at)) is not None:
        yield Said(passive(sentence, also, senses_of(words[also], sentence.language)), False, main, also, act=denier)
    if senses[0].endswith(" without") and at + 1 < len(words) and words[at + 1].pos in ("NOUN", "ADJ", "VERB"):
        yield Said(senses_of(words[at + 1], sentence.language), False, main, at + 1, thing=True)  # обошлось без пострадавших
    if senses[0] == "possible" and sentence.final and (done := _impossible(sentence, at)) is not None:
        yield Said(senses_of(words[done], sentence.language), False, main, done)  # сөндіру мүмкін болмады
    for i in inside:
        if fact.helping in _NEEDING and i != at and words[i].senses[:1] == (fact.helping,):
            yield Said(senses_of(words[i], sentence.language), False, main, i)
    meant = senses[0] in _INTENDING or (sentence.language == "az" and senses[0] in _THOUGHT)
    if meant and (done := _impossible(sentence, at) if sentence.language != "en" else _to_do(sentence, at)) is not None:
        yield Said(senses_of(words[done], sentence.language), False, main, done)  # vermək niyyətində deyil, has no plans to sue, судиться не намерен
    if (needless := _needless(sentence, at, senses)) is not None:
        yield Said(senses_of(words[needless], sentence.language), False, main, needless, thing=words[needless].pos == "NOUN")
    if senses[0] in _NEEDING and sentence.language == "en" and (done := _verb_of(sentence, at)) is not None:
        yield Said(senses_of(words[done], "en"), False, main, done)  # none had to be taken to hospital
    if thing and words[inside[0]].text.lower() in _NOBODY and sentence.language == "en" and (verb := _verb_of(sentence, at)):
        yield Said(senses_of(words[verb], "en"), False, main, verb)


def _predicate_beside(sentence: Sentence, at: int) -> int | None:
    """The verb, or the short form, that an adverb is of."""
    near = sorted((k for k in range(*sentence.clause(at)) if k != at), key=lambda k: abs(k - at))
    return next((k for k in near if is_verb(sentence, k) or "short" in sentence.words[k].features), None)


def _also_denied(sentence: Sentence, at: int) -> int | None:
    """The verb that shares a denial: nobody was killed or hurt; қаза тапқан да, жарақаттанған да жоқ."""
    words = sentence.words
    also = None
    if sentence.language == "en" and at + 2 < len(words) and words[at + 1].text.lower() == "or" and not sentence.parted(at, at + 2):
        also = at + 2
    elif sentence.final and at > 1 and at + 1 < len(words) and {words[k].text.lower() for k in (at - 1, at + 1)} <= TOO:
        also = at - 2
    return also if also is not None and words[also].pos in ("VERB", "ADJ") else None


def passive(sentence: Sentence, at: int, senses: tuple[str, ...]) -> tuple[str, ...]:
    """Who is given something receives it: universities will be given the data."""
    if senses[0] == "give" and sentence.language == "en" and at and sentence.words[at - 1].senses[:1] == ("be",):
        return ("be given", *senses)
    return senses


def _focus(sentence: Sentence, at: int) -> str:
    """What alone is denied, where that is only how something is done: did not come alone, was not seriously hurt."""
    start, end = sentence.clause(at)
    words = sentence.words
    if any(w.senses[:1] in (("other",), ("another",)) for w in words[start:end]):
        return "other"  # другого наказания закон не предусматривает
    if any(w.senses[:1] == ("such",) for w in words[start:end]) and _SINCE.search(sentence.text.lower()):
        return "such"  # such heat has not been recorded since 1983: a record
    if words[at].pos != "VERB" and any(w.senses[:1] == ("first",) and not sentence.parted_by_mark(k, at) for k, w in enumerate(words[max(start, at - 2) : at], max(start, at - 2))):
        return "first"  # bu, ilk cərimə deyil: no first one
    near = [w for k, w in enumerate(words[max(start, at - 2) : min(end, at + 3)], max(start, at - 2))
            if w.text.lower() not in _AT_ALL and not (w.text.lower() == "больше" and k + 1 < len(words) and words[k + 1].text.lower().startswith(("не", "ни")))]  # fmt: skip
    return next((s.lower() for w in near if w.pos in ("ADV", "ADJ", "PRON", "DET") for s in w.senses[:1] if s.lower() in _FOCUS), "")


def _needless(sentence: Sentence, at: int, senses: tuple[str, ...]) -> int | None:
    """What there is no need of: təxliyəyə ehtiyac yaranmayıb, необходимости эвакуировать село не возникло, there was no need to evacuate."""
    words, (start, end) = sentence.words, sentence.clause(at)
    need: int | None = at
    if senses[0] not in _NEED:
        need = next((k for k in range(start, end) if words[k].pos == "NOUN" and not _NEED.isdisjoint(words[k].senses[:1])), None)
    if need is None or not (need == at or senses[0] in _THERE_IS):
        return None
    if sentence.final:
        before = next((k for k in range(need - 1, start - 1, -1) if words[k].pos in ("NOUN", "VERB")), None)
        return before if before is not None and "dative" in words[before].features else None
    if sentence.language == "en":
        return _to_do(sentence, need)
    done = next((k for k in range(start, end) if k != at and "infinitive" in words[k].features), None)
    if done is None and need < end - 2 and words[need + 1].text == "в" and words[need + 2].pos == "NOUN":
        return need + 2  # необходимости в эвакуации не было
    return done


def _to_do(sentence: Sentence, at: int) -> int | None:
    """The infinitive that follows a word: has no plans to sue."""
    words, end = sentence.words, sentence.clause(at)[1]
    if at + 1 >= end or words[at + 1].text.lower() != "to":
        return None
    return next((k for k in range(at + 2, min(end, at + 5)) if words[k].pos == "VERB"), None)


def _verb_of(sentence: Sentence, at: int) -> int | None:
    """The verb of a subject that is nobody: none of the objects was damaged."""
    _, end = sentence.clause(at)
    near = range(at + 1, min(end, at + 6))
    return next((i for i in near if is_verb(sentence, i) and sentence.words[i].senses[:1] not in (("be",), ("have",))), None)


def _impossible(sentence: Sentence, i: int) -> int | None:
    """The infinitive that a word says is impossible."""
    start, end = sentence.clause(i)
    near = [k for k in range(start, end) if k != i and ("infinitive" in sentence.words[k].features or "gerund" in sentence.words[k].features)]
    if sentence.final:
        near = [k for k in range(start, i) if sentence.words[k].features & {"infinitive", "gerund", "dative", "verbal-noun"}]
    return min(near, key=lambda k: abs(k - i), default=None)


def _ends(sentence: Sentence, inside: Sequence[int]) -> bool:
    """Whether a denial ends at a time that is told: жұмаға дейін ашылмайды, не раньше июня."""
    if sentence.language == "en":
        return False
    if any(w.text.lower() == "пока" or w.text.lower().endswith(_UNTIL) for w in sentence.words) and "пока не" not in sentence.text.lower()[: sentence.words[inside[-1]].span.end]:
        return True
    start, _ = sentence.clause(inside[0])
    near = sentence.words[start : inside[-1] + 1]
    if any(w.text.lower() in _NOT_YET for w in near):
        return True
    early = (v.text.lower() in ("tez", "öncə") for w, v in pairwise(near) if "ablative" in w.features)  # mart ayından tez
    return sentence.language == "az" and any(early)


def _target(sentence: Sentence, inside: Sequence[int], key: str) -> int:
    """The word denied: of "was not", what is there or is done by those who are not there: xəsarət alan olmayıb, danger нет."""
    words = sentence.words
    at = next((i for i in inside if words[i].senses[:1] == (key,)), inside[-1])
    if sentence.final and (key in ("be", "become", "have") or words[at].pos == "ADV"):
        before = next((i for i in range(at - 1, max(-1, at - 3), -1) if words[i].pos in ("VERB", "NOUN", "ADJ")), None)
        if before is not None and not words[before].features & {"dative", "locative", "ablative"}:
            return before
    if sentence.language == "ru" and (no := next((i for i in inside if words[i].text.lower() in ("нет", "нету")), None)) is not None and (there := not_there(sentence, no)) is not None:
        return there  # отопления в домах нет
    if sentence.language == "ru" and words[at].lemma in EXISTING and "plural" not in words[at].features and (there := not_there(sentence, at)) is not None:
        return there
    if sentence.language == "en" and at not in inside[:1] and words[at].pos == "NOUN":
        done = next((i for i in inside[1:] if i < at and words[i].pos == "ADP" and verb_of(words[i].text.lower())), None)
        if done is not None and words[done - 1].senses[:1] == ("be",):
            return done  # will not be given the data
    if is_shading(sentence, at):
        return at - 1  # төніп тұрған жоқ
    if key == "not" and at + 1 < len(words):
        return at + 1  # не обязательно
    if sentence.language == "en" and words[inside[0]].text.lower() == "no longer":
        return next((i for i in inside[1:] if words[i].pos in ("VERB", "ADJ")), at)
    following = words[at + 1] if at + 1 < len(words) and not sentence.parted(at, at + 1) else None
    if sentence.language == "en" and following is not None and following.pos in ("ADJ", "VERB") and senses_of(words[at], "en")[:1] and senses_of(words[at], "en")[0] in KEEPING:
        return at + 1  # nobody remains missing
    return at


def _denies(sentence: Sentence, inside: Sequence[int], at: int) -> bool:
    """Whether a denial is what the sentence says."""
    words = sentence.words
    last = words[inside[-1]]
    if is_contrast(sentence, inside[0], inside[-1]):
        return False
    if not sentence.final:
        first = words[inside[0]]
        following = [w.text.lower() for w in words[inside[0] + 1 : sentence.clause(inside[0])[1]]]
        first_as = next((k for k, w in enumerate(following) if w in ("as", "so")), None)
        if sentence.language == "en" and first_as is not None and "as" in following[first_as + 1 : first_as + 4]:
            return False  # not as dramatically as restaurants: how much
        if first.text.lower() == "не" and at > inside[0] and words[at].pos not in ("VERB", "ADJ", "ADV") and len(inside) < 3:
            return False  # не из Уэльса
        if first.text.lower() in ("without", "не") and words[at].features & {"gerund", "converb"} and at - inside[0] < 3:
            return True  # left without signing, не подписав
        finite = words[at].pos == "VERB" and "infinitive" not in words[at].features
        fronted = "infinitive" in first.features  # договориться делегаты не смогли
        return is_main(sentence, at if finite else inside[-1] if fronted else inside[0])
    if last.pos == "PART":  # жоқ, yoxdur, deyil
        if last.features & {"possessed", "derived", "ness", "conditional", "accusative", "genitive"}:
            return False
        return not _before_noun(sentence, inside[-1])
    if "converb" in last.features and "negative" in last.features:
        return True  # şərt olmadan, imzalamadan getdi
    if inside[-1] + 1 < len(words) and is_shading(sentence, inside[-1] + 1):
        return is_main(sentence, inside[-1] + 1)  # қабылдамай тастады
    return is_main(sentence, inside[-1])


def _before_noun(sentence: Sentence, i: int) -> bool:
    """Whether a noun follows: мүмкіндігі жоқ Боливия."""
    return i + 1 < len(sentence.words) and not sentence.parted(i, i + 1) and sentence.words[i + 1].pos in ("NOUN", "PROPN", "X")
