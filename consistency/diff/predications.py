"""What a claim says and denies: each predicate with its sign, and whether it is the sentence's own or stands in an aside.

A verb that withholds an act denies it, and one that grants it affirms it: refused to sell, the opening was postponed, the ban remains in
force. Such an act is told beside the verb itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from consistency.diff.clauses import KEEPING, LIMITS, SAYING, Sentence, is_main, is_shading, senses_of, sentence_of
from consistency.diff.denied import Said, denials_of, passive
from consistency.diff.existence import there
from consistency.diff.nobody import nobody
from consistency.diff.predicative import is_called, is_outcome, is_there, is_told_of, is_verb, state_of
from consistency.diff.recorded import recorded
from consistency.diff.refuted import refuted
from consistency.languages import load_pack
from consistency.languages.concepts import (
    antonyms,
    classes_of,
    concepts_of,
    courses_of,
    has_opposite,
    is_listed,
    predicates_of,
)
from consistency.languages.set_phrases import phrase_at
from consistency.languages.tokens import Token
from consistency.records import Claim, Word

_EMPTY = frozenset({"be", "have", "do", "become", "absent", "can", "will", "no", "not", "may", "be able", "must", "make", "eat"})  # fmt: skip
_VOTES = {"for": "vote for", "in favour of": "vote for", "in favor of": "vote for", "against": "vote against"}
_DEEMING = KEEPING & {"declare", "find", "recognise", "consider", "call"}
_ABOVE = frozenset({"more than", "over", "above", "faster", "faster than", "higher than", "higher", "more"})
_OCCUR = frozenset({"occur", "happen", "take place", "break out", "arise", "go out", "emerge"})
_ASKED = frozenset({"appeal", "protest", "complaint", "request", "claim", "demand", "proposal", "offer", "application", "bid", "petition", "motion", "amendment",
                    "lawsuit", "suit", "plea", "objection", "charge", "allegation"})  # fmt: skip
_EVERY = frozenset({"every", "all", "each", "каждый", "каждая", "каждое", "каждом", "каждой", "все", "всех", "hər", "bütün", "hər bir", "әр", "барлық", "әрбір", "барша"})
_WITH = ("with", "с", "со", "under", "при")
_TELLING = frozenset({"say", "state", "report", "announce", "tell", "note", "add"})
_WHERE = frozenset({"in", "at", "on", "to", "into", "by", "with", "during", "after", "before", "near", "under", "в", "во", "на", "из", "с", "со", "у", "при", "по", "к", "под", "за", "из-за"})
_UNCHANGED = frozenset({"unchanged", "remain unchanged", "stay the same", "remain the same", "leave unchanged", "keep unchanged", "hold steady", "keep steady",
                        "stay unchanged", "remain at the same level", "stay at the same level", "hold unchanged"})  # fmt: skip
_LEAVING = frozenset({"leave", "keep", "hold", "maintain", "retain", "preserve", "stay", "remain"})
# What a rate or a price is left at: left the corridor at one point, сохранил ставку на уровне 9%; of a time, 9 a.m., nothing is said.
_AT_LEVEL = re.compile(r"^[^.,;:]{0,40}?(?:\bat (?:[\w.±+-]+ ){0,4}?(?:[\d.]+ ?%|per ?cent|percentage|basis|level)|на (?:прежнем )?уровне)", re.IGNORECASE)
_AGAINST = frozenset({"decide", "opt", "vote", "rule", "choose"})
_NO_SUBJECT = frozenset({"locative", "genitive", "ablative", "instrumental", "without"})
_YOU = frozenset({"first", "second", "first-plural", "second-plural"})
FINDING = frozenset({"find", "discover", "detect", "identify", "reveal", "uncover"})
BANS = frozenset({"ban", "prohibition", "embargo", "moratorium"})
_APPLIES = frozenset({"apply", "be in force", "in force", "remain in force", "act", "operate", "remain", "stay", "be extended", "take effect", "enter into force",
                      "come into force", "work", "stay in force", "live", "continue"})  # fmt: skip
_OBLIQUE = frozenset({"dative", "locative", "ablative", "genitive", "instrumental"})
_GOVERNED = frozenset({"dative", "ablative", "locative", "accusative"})
_APART = 7  # words between a verb and the last of what makes a phrase with it
_BETWEEN = ("ADJ", "DET", "NUM", "ADV", "NOUN", "PROPN", "PRON")
_BARELY = frozenset({"hardly", "scarcely", "barely", "rarely", "seldom", "almost not", "practically", "almost", "nearly"})


def said_by(claim: Claim) -> tuple[Said, ...]:
    """Everything that a claim says, in the order of its words."""
    sentence = sentence_of(claim)
    denied = {said.at: said for said in denials_of(claim, sentence) if said.senses}
    plain = [denied.get(i) or _plain(sentence, i) for i in range(len(sentence.words))]
    told = [said for said in plain if said is not None and not _only_links(sentence, said, plain)]
    told = [replace(said, yes=False) if _does_none(sentence, said) else said for said in told]
    events = {at: said for at, said in _events(sentence, told).items() if said.senses}  # of an unknown word nothing can be said
    told = _with(told, events.values())
    told = _with(told, recorded(sentence, told))
    there_are = there(sentence, {s.at: s for s in told if not s.thing})
    told = _with(told, [s for s in there_are if not any(t.at == s.at and (t.main or not t.yes) for t in told)])
    told = _with(told, nobody(sentence, told))
    told = _with(told, refuted(sentence, told))
    acts = {act.at: act for said in told for act in _acts(sentence, said) if (plain[act.at] or said).yes or act.at == said.at}
    told = [replace(said, yes=False) if _is_withheld(sentence, said, (*told, *acts.values())) else said for said in told]
    told = [*told, *_bans(sentence, told)]
    own = [said for said in told if said.at not in acts or not acts[said.at].act or acts[said.at].key != said.key]
    return tuple(sorted((*own, *acts.values()), key=lambda s: (s.at, s.act)))


def _with(told: Sequence[Said], better: Iterable[Said]) -> list[Said]:
    """What is told, but for the words of which something better is known: the last of that."""
    over = {said.at: said for said in better}
    return [*(said for said in told if said.at not in over), *over.values()]


def _only_links(sentence: Sentence, said: Said, plain: Sequence[Said | None]) -> bool:
    """Whether a verb only leads to what is said: found him guilty, признал незаконным."""
    if said.key not in KEEPING or not said.yes:
        return False
    start, end = sentence.clause(said.at)
    words = sentence.words
    return any(s and s is not said and s.main and s.yes and words[s.at].pos == "ADJ" and start <= s.at < end for s in plain)


def _does_none(sentence: Sentence, said: Said) -> bool:
    """Whether an English verb is denied by what it acts on: found no violations, signed no agreement; not said no agreement was signed."""
    if sentence.language != "en" or not said.yes or said.thing or said.at + 1 >= len(sentence.words):
        return False
    leads = not (SAYING - FINDING).isdisjoint(said.senses[:1]) or said.key in _EMPTY
    return not leads and sentence.words[said.at + 1].text.lower() == "no" and not sentence.parted(said.at, said.at + 1)


def _events(sentence: Sentence, told: Sequence[Said]) -> dict[int, Said]:
    """What is said to have happened or not, and who "every" is said of: өрт шыққан жоқ, не все школы."""
    found = {}
    denied = {s.at for s in told if not s.yes}
    for said in told:
        if said.key in _OCCUR and said.main and not said.thing and (at := _subject(sentence, said.at)) is not None and at not in denied:
            found[at] = Said(senses_of(sentence.words[at], sentence.language), said.yes, True, at, thing=True)
    for said in told:
        if said.key in FINDING and said.main and not said.thing and (done := found_at(sentence, said.at)) is not None and done not in denied:
            found[done] = Said(senses_of(sentence.words[done], sentence.language), said.yes, True, done, thing=True)  # нашли выживших
    for at, yes in _every(sentence):
        found[at] = Said(tuple(f"every {sense}" for sense in senses_of(sentence.words[at], sentence.language)[:2]), yes, True, at, thing=True)
    for i, word in enumerate(sentence.words):
        if word.lemma == "быть" and i + 1 == sentence.clause(i)[1] and "past" in word.features and not any(s.at == i for s in told):
            start = sentence.clause(i)[0]
            at = next((k for k in range(start, i) if sentence.words[k].pos == "NOUN"), None)
            if at is not None and at not in denied and "nominative" in sentence.words[at].features:
                found[at] = Said(senses_of(sentence.words[at], "ru"), True, True, at, thing=True)  # прямые рейсы раньше были
    return found


def _bans(sentence: Sentence, told: Sequence[Said]) -> Iterator[Said]:
    """A ban that is said to be in force, as a predicate: what it is on is not allowed. The ban on fishing still applies."""
    for thing in told:
        if not thing.thing or not thing.yes or thing.main or BANS.isdisjoint(thing.senses[:1]):
            continue
        start, end = sentence.clause(thing.at)
        beside = [s for s in told if start <= s.at < end and not s.thing and not s.act]
        if any(s.main and s.yes and s.key in _APPLIES for s in beside) and not any(not s.yes for s in beside):
            yield Said(thing.senses, True, True, thing.at)


def _every(sentence: Sentence) -> Iterator[tuple[int, bool]]:
    """What is said of every one of a kind, or not of every one: every school has, не все школы."""
    words = sentence.words
    for i, word in enumerate(words[:-1]):
        of = next((k for k in range(i + 1, min(i + 4, len(words))) if words[k].text.lower() not in ("of", "the")), i)  # all of the hostages
        if word.text.lower() in _EVERY and words[of].pos == "NOUN" and not sentence.parted(i, of):
            denied = i > 0 and words[i - 1].text.lower() in ("not", "не")
            if denied or i == sentence.clause(i)[0]:
                yield of, not denied


def _subject(sentence: Sentence, at: int) -> int | None:
    """The noun beside a verb that it is said of: before it, particles apart; in Russian after it too."""
    words = sentence.words
    before = next((i for i in range(at - 1, max(-1, at - 4), -1) if words[i].pos not in ("PART", "ADV")), None)
    after = at + 1 if sentence.language == "ru" and at + 1 < len(words) else None
    for i in (before, after):
        if i is not None and words[i].pos == "NOUN" and not sentence.parted_by_mark(i, at) and not words[i].features & {"dative", "locative", "ablative", "accusative", "instrumental"}:
            return i
    return None


def object_of(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The senses of the noun that a verb acts on; none where that is not sure."""
    return () if (i := object_at(sentence, at)) is None else senses_of(sentence.words[i], sentence.language)


def object_at(sentence: Sentence, at: int) -> int | None:
    """The noun that a verb acts on, where it stands beside it."""
    words = sentence.words
    near = (at - 1,) if sentence.final else range(at + 1, min(at + 4, len(words)))
    for i in near:
        if i < 0 or sentence.parted_by_mark(i, at) or words[i].pos in ("ADP", "VERB", "CCONJ", "SCONJ"):
            return None
        if words[i].pos == "NOUN":
            return None if words[i].features & {"dative", "locative", "ablative", "instrumental"} else i
    return None


def found_at(sentence: Sentence, at: int) -> int | None:
    """What a verb of finding finds, or does not: after it, or where it is what comes first: повреждений специалисты не нашли."""
    beside = object_at(sentence, at)
    if sentence.language != "ru" or beside is not None:
        return beside
    words, first = sentence.words, None
    for k in range(at - 1, max(-1, at - _APART), -1):
        if sentence.parted_by_mark(k, at):
            break
        if words[k].pos == "NOUN" and words[k].features & {"genitive", "accusative"} and "nominative" not in words[k].features and not is_where(sentence, k):
            first = k  # повреждений моста не нашли: the first of what belongs together
        elif first is not None:
            break
    return first


def is_agent(sentence: Sentence, i: int, at: int) -> bool:
    """Whether a noun is what does it, and not what it is done to: a landslide cut off villages; взрыв остановил экспорт; partlayış
    ixracı dayandırdı."""
    words = sentence.words
    if i >= at or is_passive(sentence, at):
        return False
    if sentence.final:
        done = any("accusative" in words[k].features and words[k].pos == "NOUN" and not sentence.parted(k, k + 1) for k in range(i + 1, at))
        return done and words[i].features.isdisjoint(_OBLIQUE | {"accusative"})
    if sentence.language == "en":
        return object_at(sentence, at) is not None
    end = sentence.clause(at)[1]
    return "nominative" in words[i].features and any(words[k].pos == "NOUN" and not is_where(sentence, k) for k in range(at + 1, end))


def is_passive(sentence: Sentence, at: int) -> bool:
    """Whether a verb tells what is done to its subject: was halted, приостановлено, закрылся, dayandırıldı."""
    word = sentence.words[at]
    if sentence.language != "en":
        return bool(word.features & {"passive", "short"}) or word.lemma.endswith(("ся", "сь"))
    before = next((w for w in reversed(sentence.words[max(0, at - 3) : at]) if w.pos != "ADV"), None)
    return before is not None and before.senses[:1] == ("be",)


def _with_its_noun(sentence: Sentence, i: int) -> tuple[str, ...]:
    """The senses of the set phrase that a verb makes with words further on: получил тяжёлые ранения, reached a final agreement,
    отправил министра в отставку, brought the fire under control; or, before it, with what it governs: на орбиту выведены, орбитаға
    тоғыз аппарат шығарды."""
    words, verb = sentence.words, sentence.words[i]
    if verb.pos != "VERB" or " " in verb.text:
        return ()
    if sentence.final:
        return _first_of(sentence, ((words[k], verb) for k in range(i - 2, max(-1, i - _APART), -1) if words[k].features & _GOVERNED and not sentence.parted_by_mark(k, i)))
    for at in range(i + 2, min(i + _APART, len(words))):
        if words[at - 1].pos not in _BETWEEN or sentence.parted(at - 1, at) or sentence.parted(i, i + 1):
            break
        if words[at].pos not in ("NOUN", "ADP", "ADJ") or " " in words[at].text:
            continue
        if found := _first_of(sentence, ((verb, *words[at : at + 3]),)):
            return found
    if sentence.language != "ru":
        return ()
    fronted = (k for k in range(max(0, i - 3), i) if words[k].pos == "ADP" or (k == i - 1 and words[k].pos == "NOUN"))
    return _first_of(sentence, ((verb, *words[k:i]) for k in fronted if not sentence.parted_by_mark(k, i)))  # на орбиту выведены, крова лишились


def _first_of(sentence: Sentence, groups: Iterable[Sequence[Word]]) -> tuple[str, ...]:
    """The senses of the first of some groups of words that make a set phrase with a verb."""
    pack = load_pack(sentence.language)
    for words in groups:
        tokens = tuple(Token(w.span.start, w.span.end, w.text, "word") for w in words)
        found = phrase_at(pack, tokens, 0, sentence.text)
        if found is not None and found[0].pos == "VERB":
            return tuple(s.lower() for s in found[0].senses)
    return ()


def _is_withheld(sentence: Sentence, said: Said, told: Sequence[Said]) -> bool:
    """Whether something was not found to be so: refused to recognise the strike as illegal, не признал незаконной."""
    if sentence.words[said.at].pos != "ADJ" or said.thing or not said.yes or not said.main:
        return False
    start, end = sentence.clause(said.at)
    return any(not s.yes and s.main and start <= s.at < end and not _DEEMING.isdisjoint(s.senses[:1]) for s in told)


def _plain(sentence: Sentence, i: int) -> Said | None:
    """What word ``i`` says by itself."""
    word = sentence.words[i]
    senses = senses_of(word, sentence.language)
    if not senses or senses[0] in _EMPTY or _is_barely(sentence, i) or _is_negated(sentence, i):
        return None
    if _stays_as_it_is(sentence, i, senses):
        return Said(("change",), False, True, i)
    if senses[0] == "exceed" and not _limited(sentence, i):
        return None  # превысил 500 миллионов: only a bound
    if senses[0] in _ABOVE and not sentence.final and (limit := _limited(sentence, i)):
        return Said(("exceed",), sentence.words[i - 1].text.lower() not in ("no", "not", "не"), True, limit)  # no more than the permitted speed
    if "without " in senses[0]:
        return Said((senses[0].partition("without ")[2],), False, is_main(sentence, i), i, thing=True)  # be left without power
    if senses[0].endswith("-free"):
        return Said((senses[0].removesuffix("-free"),), False, is_main(sentence, i), i, thing=True)  # visa-free: without visas
    if sentence.language == "en" and word.text == "left" and "there" in (w.text.lower() for w in sentence.words[max(0, i - 7) : i]):
        return Said(("remain",), True, True, i)  # there are some left
    if sentence.language == "en" and word.text == "left" and not _has_object(sentence, i):
        return None  # all that is left, that he has left: no going
    if sentence.final and word.pos == "ADJ" and _is_not_so(sentence, i):
        return None  # мүмкін болмады: the verb has what is denied
    if "without" in word.features:
        return Said(senses, False, True, i, thing=True)
    if is_shading(sentence, i):
        return None
    if word.pos == "VERB" and "participle" in word.features and is_there(sentence, i):
        return Said(senses, True, True, i)
    if word.lemma == "bağlı" and "copula" in word.features and not any("instrumental" in w.features for w in sentence.words[:i]):
        senses = ("closed",)  # and not "connected with"
    if word.lemma == "vote" and i + 1 < len(sentence.words) and (way := _VOTES.get(sentence.words[i + 1].text.lower())):
        senses = (way,)
    if state := state_of(sentence, i):
        return Said(state, True, True, i)
    if is_verb(sentence, i):
        senses = passive(sentence, i, _with_its_noun(sentence, i) or senses)
        after = i + 1 if i + 1 < len(sentence.words) and is_shading(sentence, i + 1) else i  # үдей түсті
        return Said(senses, True, is_main(sentence, after), i, earlier=_is_earlier(sentence, i))
    if word.pos in ("ADJ", "ADV", "ADP") and is_told_of(sentence, i):
        return Said(senses, True, is_main(sentence, i), i)
    if sentence.final and word.pos == "NOUN" and "copula" in word.features and ("third" in word.features or not word.features & _YOU) and not word.features & _NO_SUBJECT and has_opposite(senses[0]):
        return Said(senses, True, True, i)  # qadağandır
    if word.pos in ("NOUN", "ADJ"):
        if is_outcome(sentence, i) or is_called(sentence, i):
            return Said(senses, True, True, i)
        there = is_there(sentence, i) or (i > 0 and sentence.words[i - 1].text.lower() in _WITH)
        return Said(senses, True, there, i, thing=True)
    return None


def _is_not_so(sentence: Sentence, i: int) -> bool:
    """Whether "was not" follows an adjective at once."""
    following = sentence.words[i + 1] if i + 1 < len(sentence.words) and not sentence.parted(i, i + 1) else None
    return following is not None and following.pos == "VERB" and "negative" in following.features and following.senses[:1] == ("be",)


def _stays_as_it_is(sentence: Sentence, i: int, senses: Sequence[str]) -> bool:
    """Whether a word says that something does not change: remain unchanged, өзгеріссіз қалады, stay the same."""
    if senses[0] in _UNCHANGED:
        return sentence.words[i].pos in ("ADJ", "VERB", "ADV")
    if senses[0] in _LEAVING and sentence.words[i].pos != "NOUN" and _AT_LEVEL.search(sentence.text[sentence.words[i].span.end :]):
        return True
    keeps = senses[0] in ("stay", "remain") and sentence.words[i].pos == "VERB" and not sentence.final
    return keeps and any(w.text.lower() in ("same", "прежним", "прежними", "прежней") for w in sentence.words[i + 1 : i + 4])


def _limited(sentence: Sentence, i: int) -> int | None:
    """What is exceeded, where that is a limit: шектен аспайды, превышала допустимую, more than the permitted speed."""
    near = range(max(0, i - 3), i) if sentence.final else range(i + 1, min(i + 5, len(sentence.words)))
    return next((k for k in near if not LIMITS.isdisjoint(senses_of(sentence.words[k], sentence.language)[:2]) and not sentence.parted_by_mark(i, k)), None)


def _has_object(sentence: Sentence, i: int) -> bool:
    following = sentence.words[i + 1] if i + 1 < len(sentence.words) and not sentence.parted(i, i + 1) else None
    return following is not None and (following.pos in ("DET", "NOUN", "PROPN", "ADJ") or following.text in ("for", "from"))


def _is_negated(sentence: Sentence, i: int) -> bool:
    """Whether a word is denied that leads to what is: сдаваться не хотел, did not want to give in, no need to be afraid."""
    if [w.text.lower() for w in sentence.words[max(0, i - 4) : i]] == ["no", "need", "to", "be"]:
        return True
    return not sentence.final and i > 0 and sentence.words[i - 1].text.lower() in ("не", "not", "n't", "never")


def _is_barely(sentence: Sentence, i: int) -> bool:
    """Whether a word before all but denies: has scarcely changed, practically did not change."""
    return any(not _BARELY.isdisjoint(s.lower() for s in w.senses) for w in sentence.words[max(0, i - 2) : i])


def _acts(sentence: Sentence, said: Said) -> Iterator[Said]:
    """What a verb withholds or grants: the infinitive it governs, or the event that is its subject or object."""
    courses, against = courses_of(said.key), _is_against(sentence, said)
    if against:
        courses |= {"withhold"}
    if said.thing or not courses & {"grant", "withhold", "do"} or not said.main or said.earlier:
        return
    yes = said.yes != (against or "withhold" in courses)  # decided against dissolving parliament
    head, _, rest = said.key.partition(" ")
    if rest and courses_of(head) & {"grant", "withhold", "do"} and not is_listed(said.key):
        yield Said((rest.removeprefix("to ").removeprefix("a ").removeprefix("the "),), yes, True, said.at, act=True, thing=True)  # stop work
        if "do" in courses:
            return  # make a loss: of nothing else in the clause
    for i in _governed(sentence, said.at, bool(courses & {"withhold", "do"})):
        senses = senses_of(sentence.words[i], sentence.language)
        if not yes and not _ASKED.isdisjoint(senses[:1]) and "off" not in courses:
            continue  # a protest that was turned down was made
        if senses and senses[0] not in _EMPTY and _TELLING.isdisjoint(senses[:1]):
            yield Said(senses, yes, True, i, act=True, thing=sentence.words[i].pos == "NOUN" and (i == 0 or sentence.words[i - 1].text != "to"))


def _is_against(sentence: Sentence, said: Said) -> bool:
    """Whether somebody decides, advises or votes against what follows."""
    after = sentence.words[said.at + 1].text.lower() if said.at + 1 < len(sentence.words) else ""
    return sentence.language == "en" and said.yes and not said.thing and said.key in _AGAINST and after == "against"


def _is_earlier(sentence: Sentence, at: int) -> bool:
    """Whether a verb tells what had been before: had put off the launch twice, təxirə salınmışdı."""
    if sentence.final:
        return {"perfect", "past"} <= sentence.words[at].features
    return any(w.text.lower() == "had" for w in sentence.words[max(0, at - 2) : at])


def _governed(sentence: Sentence, at: int, events: bool) -> Iterator[int]:
    """Infinitives and verbal nouns beside a verb, and, where it bears on ``events``, the nouns of its clause; of one that is alone
    there, those the sentence begins with: the opening of the bridge, at which two ministers met, was postponed."""
    start, end = sentence.clause(at)
    if not sentence.final and start and any("off" in courses_of(s) for s in senses_of(sentence.words[at], sentence.language)[:1]) and not any(w.pos == "NOUN" for w in sentence.words[start:end]):
        yield from (i for i in range(sentence.clause(0)[1]) if events and sentence.words[i].pos == "NOUN")
    words = sentence.words
    for i in range(start, end):
        if i == at:
            continue
        word = words[i]
        beside = at - 3 <= i < at if sentence.final else at < i <= at + 3
        verbal = word.pos == "VERB" and not word.features.isdisjoint(("infinitive", "verbal-noun", "gerund"))
        verbal = verbal or (sentence.language == "en" and i == at + 2 and words[i - 1].text == "to" and _may_be_verb(word))
        fronted = events and sentence.language == "ru" and "infinitive" in word.features and at - 3 <= i < at and not any(words[k].pos == "VERB" for k in range(i + 1, at))
        if (verbal and beside) or fronted or (events and word.pos == "NOUN" and not is_where(sentence, i) and not _is_of_what_is_told(sentence, i, at) and not is_agent(sentence, i, at)):
            yield i


def _is_of_what_is_told(sentence: Sentence, i: int, at: int) -> bool:
    """Whether a noun belongs to what a verb tells, or is the owner of what it is done to: neft sızmadığını açıqlayıb, announced that no
    oil leaked."""
    words = sentence.words
    if sentence.final and "genitive" in words[i].features and any("possessed" in w.features and w.pos == "NOUN" for w in words[i + 1 : at]):
        return True  # vizaların ləğvi barədə razılıq əldə olunub: of visas nothing is reached
    return sentence.final and any(w.pos == "VERB" and {"participle", "accusative"} <= w.features for w in sentence.words[i + 1 : at])


def _may_be_verb(word: Word) -> bool:
    """Whether an English word that follows "to" is done: failed to cut; not lost to drought."""
    return word.pos == "VERB" or any(a.pos == "VERB" for a in load_pack("en").analyse(word.text.lower()))


def is_where(sentence: Sentence, i: int) -> bool:
    """Whether a noun only tells where, when, to whom or with whom: stops at the port; and what a ban is on."""
    words = sentence.words
    if sentence.final:
        return bool(words[i].features & {"locative", "dative", "instrumental"})
    if sentence.language == "ru" and "dative" in words[i].features:
        return True  # уступил победителю минуту: it is no winner that he lost
    before = next((w for w in reversed(words[max(0, i - 3) : i]) if w.pos not in ("DET", "ADJ", "NUM")), None)
    return before is not None and before.text.lower() in _WHERE


def same(a: Said, b: Said) -> bool:
    """Whether two predicates are one: the likeliest sense of one is a sense of the other."""
    if a.thing and b.thing and (a.act or b.act) and (a.yes == b.yes or not (a.act if a.yes else b.act)):
        return False
    if a.thing != b.thing and a.yes and b.yes and not (a.act or b.act):
        return False
    one, other = _whole(a.key), _whole(b.key)
    if one.isdisjoint(other) and any(name in antonyms(kind) for name in one for kind in other):
        return False  # end successfully, end in failure: not one for the head that they share
    if meet(a.senses[:1], b.senses[:1]):
        return True
    if any(name in antonyms(other) for name in predicates_of(a.key) for other in predicates_of(b.key)):
        return False  # lose, which may be to defeat too, is not to win
    return meet(a.senses[:1], b.senses[:2]) or meet(b.senses[:1], a.senses[:2])


def _whole(sense: str) -> frozenset[str]:
    """A predicate as a whole, with the classes that list it."""
    return frozenset({sense, *concepts_of(sense), *classes_of(sense)})


def meet(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether of two words' senses one may be said for the other."""
    return not frozenset().union(*map(predicates_of, a)).isdisjoint(frozenset().union(*map(predicates_of, b)))
