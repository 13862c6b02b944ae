"""Clauses of az, kk and tr in English order.

A verb stands after all that depends on it. So one reading from the left, with a stack, finds the dependents of each verb
form: they are what lies on top of the stack when the form comes, down to what cannot be one. A finite verb closes its clause.
"""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.concepts import actors
from consistency.languages.inflect import compared, gerund
from consistency.translate.english import INTRANSITIVE, SUBJECT_OF_OBJECT, pronoun
from consistency.translate.government import takes_bare
from consistency.translate.phrases import (
    CLOSING_QUOTES,
    OPENING_QUOTES,
    PREPOSITIONS,
    Phrase,
    phrases_of,
    split_subject,
)
from consistency.translate.piece import Piece
from consistency.translate.subordinate import (
    SAYING,
    after_verb,
    agree,
    person,
    relative,
    same_subject,
    subordinate,
    those_who,
    with_owner,
)

_LONG = 5  # words of a phrase before the subject that a comma sets off; chosen by eye
_EITHER = frozenset({"increase", "decrease", "continue", "end", "begin", "start", "move", "burn", "change", "stop", "open", "close"})  # with an object or without
# Adjectives that an ablative before them compares: az İrəvandan böyükdür; others take it otherwise (xəstəlikdən azad, free from).
_GRADED = frozenset({"big", "large", "great", "small", "high", "low", "old", "young", "strong", "weak", "expensive", "cheap", "long", "short", "rich", "poor", "good",
                     "bad", "fast", "slow", "important", "heavy", "light", "wide", "narrow", "deep", "warm", "cold", "hot", "many", "few", "difficult", "easy"})
_OF_THAT = frozenset({"be sure", "talk", "speak", "complain", "worry", "doubt", "fear", "be afraid", "be proud", "know", "be aware", "warn", "start", "begin"})
_NAMING = ("call", "name", "be called", "be named")
_PART_OF = frozenset({"one", "some", "several", "many", "none", "each", "most", "half", "nobody"})
_WALLS = frozenset("—–:;«»“”\"„()")


def clause_words(pieces: list[Piece]) -> list[str]:
    """The words of a sentence between its strong marks, in English order."""
    phrases = phrases_of(pieces)
    stack: list[Phrase] = []
    waiting: list[tuple[Phrase, list[Phrase], Phrase | None]] = []  # participles whose noun is still to come
    finite = False
    said: set[int] = set()  # what stands already in what was made of a phrase before it
    for i, phrase in enumerate(phrases):
        if i in said:
            continue
        if waiting and phrase.kind in ("bound", "verb") and phrase.head.compound:
            stack.append(_said_of(waiting, phrase))
        if phrase.kind == "bound" and _attribute(phrases, i):
            waiting.append((phrase, *_dependents(stack, phrases, i)))
        elif phrase.kind == "bound":
            found = _dependents(stack, phrases, i)
            if phrase.head.case == "ablative" and not (i + 1 < len(phrases) and phrases[i + 1].head.sense in SAYING | _OF_THAT):
                phrase = replace(phrase, marks=frozenset({"because"}))
            made = those_who(phrase, *found) if _are_people(phrase) else subordinate(phrase, *found)
            after = phrases[i + 1] if i + 1 < len(phrases) else None
            if made.kind == "noun" and made.head.case == "genitive" and after is not None and after.kind == "noun" and "possessed" in after.head.features | {"possessed" if after.head.english in _PART_OF else ""}:
                after.words += ["of", *made.words]  # kk жараланғандардың бірі: one of those who were injured
            else:
                _push(stack, made)
        elif phrase.kind == "verb" and "conditional" in phrase.head.features and i + 1 < len(phrases) - 1:
            found = _dependents(stack, phrases, i)
            _drop_if(stack)
            stack.append(subordinate(phrase, *found))
            if phrases[i + 1].head.pos == "PART" and phrases[i + 1].words == ["also"]:  # az gəlsə də: although he comes
                stack[-1] = replace(stack[-1], words=["although", *stack[-1].words[1:]])
                said.add(i + 1)
        elif phrase.kind == "verb":
            finite = True
            _close(stack, phrase, phrases[i + 1 :])
        elif waiting and phrase.kind == "noun":
            for verb, found_, subject in reversed(waiting):
                relative(phrase, verb, found_, subject)
            waiting.clear()
            _push(stack, phrase)
        elif phrase.kind == "noun" and phrase.head.pos == "PRON":
            _push(stack, phrase)
        elif waiting and phrase.head.pos == "CCONJ":
            continue
        elif phrase.head.exists and stack and stack[-1].nominative:
            finite = True
            _exist(stack, phrase.head.english)
        elif phrase.head.english == "," and stack and stack[-1].head.pos == "SCONJ":
            continue  # az bildirib ki, ...: said that
        elif phrase.head.helper == "quoted" and i + 1 < len(phrases) and phrases[i + 1].head.sense in _NAMING:
            continue  # kk AI Next деп аталатын бастама: the initiative called AI Next
        elif phrase.head.helper == "quoted" and stack and stack[-1].kind == "mark":
            continue  # kk "...", деп хабарлады: ..., reported
        elif phrase.kind == "noun":
            _push(stack, phrase)
        else:
            stack.append(phrase)
    for verb, found_, subject in waiting:
        stack.append(subordinate(verb, found_, subject))
    if not finite:
        _be(stack)
    return [word for phrase in stack for word in phrase.words]


def _said_of(waiting: list[tuple[Phrase, list[Phrase], Phrase | None]], verb: Phrase) -> Phrase:
    """The participles that wait for the noun of a verb like "impose sanctions", as what follows that."""
    one = verb.head.sense.partition(" ")[2].startswith(("a ", "an ", "the "))
    out = Phrase([], Piece("", "NOUN", "accusative", frozenset() if one else frozenset({"plural"})), "noun")
    for participle, found, subject in reversed(waiting):
        relative(out, participle, found, subject)
    waiting.clear()
    return out


def _push(stack: list[Phrase], noun: Phrase) -> None:
    """A noun phrase onto the stack: with what is said to be in a place before it (Bakıdakı görüş, the meeting in Baku), and as
    one with a noun in the same case and "and" before it."""
    if stack and stack[-1].kind == "noun" and "attributive" in stack[-1].head.features | stack[-1].marks:
        noun.words += stack.pop().words
    if "near" in noun.marks and stack and stack[-1].kind == "noun" and stack[-1].head.case == "dative":
        noun.words += stack.pop().words  # kk үкіметке жақын сарапшы: the expert close to the government
    if noun.head.pos == "ADJ" and noun.head.english in _GRADED and "copula" in noun.head.features and stack and stack[-1].kind == "noun" and stack[-1].words[0] == "from":
        noun.words = [*noun.words[:-1], compared(noun.head.english, "more"), "than", *stack.pop().words[1:]]  # az Bakıdan böyükdür
    of = stack[-1] if stack and stack[-1].kind == "noun" and stack[-1].head.case == "ablative" else None
    if of is not None and of.words[0] == "from" and (noun.head.english in _PART_OF or noun.head.english.isdigit()) and noun.head.pos in ("PRON", "DET", "NUM"):
        noun.words += ["of", *stack.pop().words[1:]]  # az işlərdən biri: one of the works
    elif stack and noun.head.english in _PART_OF and noun.head.pos == "PRON" and stack[-1].kind == "noun" and stack[-1].head.case == "genitive":
        whole = stack.pop()
        noun.words += ["of", *([pronoun(whole.words[0], "dative")[0]] if whole.head.pos == "PRON" and len(whole.words) == 1 else whole.words)]  # none of them
    elif of is not None and of.words[0] == "from" and "compared" in noun.marks:
        noun.words += ["than", *stack.pop().words[1:]]
    at = len(stack) - 1
    while noun.oblique and at > 0 and stack[at].oblique:
        at -= 1
    joined = at > 0 and stack[at].head.pos == "CCONJ" and stack[at].head.english in ("and", "or")
    if joined and noun.oblique and stack[at - 1].oblique and stack[at - 1].head.case == noun.head.case:
        own = [word for phrase in reversed(stack[at + 1 :]) for word in phrase.words]
        before, conjunction = stack[at - 1 : at + 1]
        del stack[at - 1 :]
        noun.words = [*before.words, *conjunction.words, *noun.words, *own]
        noun.slot += len(before.words) + len(conjunction.words)
    stack.append(noun)


def _are_people(verb: Phrase) -> bool:
    """Whether a participle in the plural names people: kk жараланғандар, az yaralananlar; not az gəldikləri, that they came."""
    features = verb.head.features
    return verb.head.pos == "ADJ" and "plural" in features and "possessed" not in features and verb.head.sense != "be"


def _attribute(phrases: list[Phrase], at: int) -> bool:
    """Whether the bound form at ``at`` is a participle before its noun, or before another such one."""
    while at + 2 < len(phrases) and phrases[at].kind == "bound" and phrases[at].head.pos == "ADJ" and not phrases[at].governor and phrases[at + 1].head.pos == "CCONJ" and phrases[at + 2].kind == "bound":
        if phrases[at].head.case not in (None, "nominative") or _are_people(phrases[at]):
            return False
        at += 2
    verb = phrases[at]
    if _are_people(verb):
        return False
    if verb.governor or at + 1 >= len(phrases):
        return False
    if verb.head.pos == "VERB":  # an infinitive before a noun that is possessed
        after = phrases[at + 1]
        bare = bool(verb.head.features & {"infinitive", "verbal-noun"}) and verb.head.case in (None, "nominative") and "possessed" not in verb.head.features
        return bare and after.kind == "noun" and "possessed" in after.head.features
    case, owned = verb.head.case, "possessed" in verb.head.features
    if case not in (None, "nominative") and not (case == "accusative" and not owned):
        return False
    after = phrases[at + 1]
    if after.kind == "noun":
        return after.head.pos != "PRON"
    return after.kind in ("bound", "verb") and after.head.compound  # kk бағытталған санкцияларды енгізу: the verb with its noun


def _is_actor(phrase: Phrase) -> bool:
    head = phrase.head
    return head.pos in ("PROPN", "PRON") or head.name or head.english.rpartition(" ")[2] in actors() or head.english in actors()


def _dependents(stack: list[Phrase], phrases: list[Phrase], at: int) -> tuple[list[Phrase], Phrase | None]:
    """What belongs to the verb form at ``at``, taken off the stack: its dependents in source order, and its subject."""
    verb = phrases[at]
    attribute = _attribute(phrases, at)
    out: list[Phrase] = []
    while stack:
        top = stack[-1]
        if top.kind == "noun" and top.head.case == "genitive":
            subject = stack.pop()
            while stack and stack[-1].kind == "noun" and stack[-1].words[:1] == ["between"]:
                out.insert(0, stack.pop())  # nazirlər Ələt ilə Bakı arasında xəttin açılacağını dedi: what is between is the line's
            return out, subject
        opens = len(stack) == 1 or stack[-2].kind in ("clause", "mark")
        timed = top.head.pos in ("TIME", "ADV") and top.kind == "other" and (not out or not opens)
        bare = top.nominative and not out and not _is_actor(top) and top.head.pos != "PRON" and not _passive(verb) and verb.head.sense != "be"
        bare = bare and "possessed" not in verb.head.features | top.head.features and top.head.pos in ("NOUN", "ADJ")
        bare = bare and verb.head.sense not in INTRANSITIVE and not verb.head.sense.startswith("be ") and not verb.head.compound
        bare = bare and (attribute or any(p.subject for p in stack[:-1]) or (_subject_follows(phrases, at) and "conditional" not in verb.head.features))
        predicate = top.nominative and not out and verb.head.sense in ("be", "become") and top.head.pos in ("ADJ", "NOUN")
        called = top.nominative and not out and verb.head.sense in _NAMING and _passive(verb)
        if not (top.oblique or timed or bare or predicate or called or (top.kind == "said" and "that" not in top.marks)):
            break
        out.insert(0, stack.pop())
        if predicate and attribute:
            return out, None
    if attribute and not out and stack and stack[-1].subject and stack[-1].head.pos == "NOUN" and "possessed" in stack[-1].head.features and len(stack[-1].words) < 3 and not _is_actor(stack[-1]):
        return out, stack.pop()  # kk қызуы көтерілген бала: the child whose fever rose
    if stack and stack[-1].subject and _has_own_subject(stack, phrases, at):
        return out, stack.pop()
    return out, None


def _is_thing_done(noun: Phrase, verb: Phrase) -> bool:
    """Whether a bare noun right before a finite verb is likelier its object than its subject: kitab oxudu, read a book."""
    return not _passive(verb) and not _is_actor(noun) and verb.head.sense not in INTRANSITIVE and not verb.head.negates


def _passive(verb: Phrase) -> bool:
    return "passive" in verb.head.features


def _has_own_subject(stack: list[Phrase], phrases: list[Phrase], at: int) -> bool:
    """Whether the bare noun on top of the stack is the subject of the subordinate verb at ``at``: where another noun can be
    that of the main verb, before it or after it; before a comma it is."""
    verb = phrases[at]
    if "converb" in verb.head.features and not verb.head.features & {"when", "since", "cause"}:
        return _subject_follows(phrases, at)  # az polis gəlmədən oğru qaçdı
    if verb.head.features & {"infinitive"} and "possessed" not in verb.head.features:
        return False
    if len(stack) > 1 and stack[-2].subject:
        return True
    if "conditional" in verb.head.features or (at + 1 < len(phrases) and phrases[at + 1].head.english == ","):
        return True
    return _subject_follows(phrases, at)


def _subject_follows(phrases: list[Phrase], at: int) -> bool:
    """Whether a noun that can be the subject stands between the phrase at ``at`` and the next finite verb."""
    for k in range(at + 1, len(phrases)):
        phrase = phrases[k]
        if phrase.kind == "verb":
            return False
        if phrase.subject:
            return not (k + 1 < len(phrases) and phrases[k + 1].kind == "verb" and _is_thing_done(phrase, phrases[k + 1]))
    return False


def _drop_if(stack: list[Phrase]) -> None:
    """The word for "if" (əgər, егер) that opens a clause whose verb says it too."""
    for k in range(len(stack) - 1, -1, -1):
        if stack[k].words == ["if"]:
            del stack[k]
            return
        if _ends_before(stack[k]):
            return


def _close(stack: list[Phrase], verb: Phrase, ahead: list[Phrase]) -> None:
    """Take the clause of a finite verb off the stack and put it back as one, in English order."""
    start = _begins(stack, len(stack))
    region = stack[start:]
    del stack[start:]
    after = ahead[0] if ahead else None
    reported = _is_quoted(ahead)
    said = [i for i, p in enumerate(region) if p.subject]
    if reported and len(said) > 1 and not any(p.kind == "mark" for p in region[said[0] : said[1]]):
        stack.extend(region[: said[0] + 1])  # kk министр ... келді деп айтты: the first is who says it
        region = region[said[0] + 1 :]
    if not any(p.subject for p in region) and (told := _speaker_of(stack, verb)) is not None:
        speaker, speech = told
        stack.append(Phrase([*_in_order(speaker, verb, impersonal=False), *(w for p in [*region, *speech] for w in p.words)], verb.head, "clause"))
        return
    quoted: list[str] = []
    if start > 1 and stack[-1].head.helper == "quoted" and stack[-2].kind == "clause":  # kk келді деп айтты: said that he came
        del stack[-1]
        quoted = stack.pop().words
        while len(stack) > 1 and stack[-1].head.pos == "CCONJ" and stack[-2].kind == "clause":
            conjunction = stack.pop()
            quoted = [*stack.pop().words, *conjunction.words, *quoted]
        quoted = ["that", *quoted]
        if stack and stack[-1].subject and not any(p.subject for p in region):
            region.insert(0, stack.pop())
    joined = after is not None and after.head.pos == "SCONJ" and not reported
    stack.append(Phrase([*_in_order(region, verb, impersonal=joined), *quoted], verb.head, "clause"))


def _speaker_of(stack: list[Phrase], verb: Phrase) -> tuple[list[Phrase], list[Phrase]] | None:
    """Who says a quotation that stands before the verb, and the quotation, taken off the stack: az deputat "..." dedi, the deputy
    said "...". None where it is none, or where nobody stands before it."""
    at = len(stack) - 1
    while at >= 0 and stack[at].words == [","]:
        at -= 1
    if verb.head.sense not in SAYING or at < 1 or stack[at].words[0] not in CLOSING_QUOTES:
        return None
    start = next((k for k in range(at - 1, -1, -1) if stack[k].words and stack[k].words[0] in OPENING_QUOTES), None)
    if start is None:
        return None
    first = _begins(stack, start)
    speaker = stack[first:start]
    if not any(p.subject for p in speaker):
        return None
    speech = stack[start : at + 1]
    del stack[first:]
    return speaker, speech


def _is_quoted(ahead: list[Phrase]) -> bool:
    """Whether kk деп, az deyə follows a clause, at once or after another one that "and" joins to it."""
    if not ahead or ahead[0].head.helper == "quoted":
        return bool(ahead)
    if ahead[0].head.pos != "CCONJ":
        return False
    verb = next((k for k, p in enumerate(ahead) if p.kind in ("verb", "mark")), len(ahead))
    return verb + 1 < len(ahead) and ahead[verb].kind == "verb" and ahead[verb + 1].head.helper == "quoted"


def _begins(stack: list[Phrase], end: int) -> int:
    """Where the clause that ends before ``end`` begins on the stack."""
    while end and not _ends_before(stack[end - 1]):
        end -= 1
    return end


def _ends_before(phrase: Phrase) -> bool:
    return phrase.kind == "clause" or phrase.head.pos == "SCONJ" or (phrase.kind == "mark" and phrase.words[0] in _WALLS)


def _of(phrase: Phrase) -> Phrase:
    """An owner whose noun is said with the verb (az yerini vermək), as "of" him; any other phrase as it is."""
    if phrase.kind != "noun" or phrase.head.case != "genitive" or phrase.words[:1] == ["of"]:
        return phrase
    one = phrase.head.pos == "PRON" and len(phrase.words) == 1
    return replace(phrase, words=["of", *([pronoun(phrase.words[0], "dative")[0]] if one else phrase.words)])


def _apart(region: list[Phrase], verb: Phrase) -> list[Phrase]:
    """The clause with its first noun phrase in two, where else nobody would do or undergo what the verb says: az hökumət | qiymətləri
    qaldırdı, Əliyev | Paşinyana zəng etdi, polis | iştirakçıları dağıtdı."""
    sense = verb.head.sense
    if person(verb.head.features) or _passive(verb) or sense in ("", "be", "become") or verb.head.negates:
        return region
    at = next((i for i, p in enumerate(region) if p.kind == "noun"), None)
    if at is None or any(p.kind == "mark" for p in region[:at]):
        return region
    first = region[at]
    subjects = [p for p in region if p.subject]
    if (subjects and subjects != [region[-1]]) or first in subjects or (subjects and not _is_thing_done(subjects[0], verb)):
        needs = (sense not in INTRANSITIVE or sense in _EITHER) and sense not in SAYING and " " not in sense
        lacks = not any(p.head.case == "accusative" or p.kind == "said" for p in region) and subjects == [first]
        if not (needs and lacks and first.pieces and first.pieces[-1].helper == "owned"):
            return region
    elif not first.oblique:
        return region
    two = split_subject(first)
    return region if two is None else [*region[:at], *two, *region[at + 1 :]]


def _with_doer(region: list[Phrase], verb: Phrase) -> list[Phrase]:
    """The clause with the subject that English wants, where the source has none: whose deed it is before "may" and "must" (kk оның
    кетуі мүмкін, he may leave), who is helped (az ona kömək edildi)."""
    if person(verb.head.features) or any(p.subject for p in region):
        return region
    helped = _passive(verb) and verb.head.finite
    for i, phrase in enumerate(region):
        if not _passive(verb) and verb.head.sense not in ("", "be") and verb.head.helper != "modal" and (deed := _deed(phrase)) is not None:
            return [*region[:i], deed, *region[i + 1 :]]
        if phrase.kind != "noun" or phrase.head.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        if verb.head.helper == "modal" and phrase.head.case == "genitive":
            return [*region[:i], replace(phrase, head=replace(phrase.head, case=None)), *region[i + 1 :]]
        if helped and phrase.words[0] == PREPOSITIONS.get(phrase.head.case or "") and takes_bare(verb.head.sense, phrase.head.case):
            words = [_subject_form(phrase), *phrase.words[2:]] if phrase.head.pos == "PRON" else phrase.words[1:]
            head = replace(phrase.head, case=None, english=words[0] if phrase.head.pos == "PRON" else phrase.head.english)
            return [*region[:i], replace(phrase, words=words, head=head), *region[i + 1 :]]
    return region


def _subject_form(phrase: Phrase) -> str:
    """A pronoun that was helped as a subject; what was refused (az ondan imtina edildi) is a thing sooner than somebody."""
    said = phrase.words[1]
    return "it" if phrase.head.case == "ablative" and said in ("him", "that") else SUBJECT_OF_OBJECT.get(said, said)


def _deed(phrase: Phrase) -> Phrase | None:
    """A verbal noun with its subject as the subject of a verb: az siyasətin dəyişdirilməsi kömək edir, the policy being changed helps."""
    words, head = phrase.words, phrase.head
    at = next((k for k in range(1, len(words) - 1) if words[k] == "to" and (words[k + 1] == head.sense or words[k + 1].startswith("be "))), 0)
    if phrase.kind != "said" or words[0] != "for" or not at or head.case is not None or "negative" in head.features:
        return None
    done = "being " + words[at + 1][3:] if words[at + 1].startswith("be ") else gerund(words[at + 1])
    return Phrase([*words[1:at], done, *words[at + 2 :]], replace(head, pos="NOUN", english=done, case=None, features=frozenset()), "noun")


def _in_order(region: list[Phrase], verb: Phrase, *, impersonal: bool) -> list[str]:
    """A clause in English order: what stands first, the subject, the verb, and what depends on it; "it" is a passive's subject
    where that follows as a clause (impersonal)."""
    region = [_of(p) for p in _with_doer(_apart(region, verb), verb)]
    cut = max((i + 1 for i, p in enumerate(region) if p.kind == "mark" or p.head.pos == "CCONJ"), default=0)
    ahead, last = region[:cut], region[cut:]
    shown = last[-1] if last and verb.head.sense in ("be", "become") and [p for p in last if p.subject] == last[-1:] else None
    if shown is not None and len(shown.words) > 1 and shown.words[0] in ("this", "that", "these", "those"):  # kk бұл соққы болды
        one = Phrase(shown.words[:1], replace(shown.head, pos="PRON", english=shown.words[0]), "noun")
        last[-1:] = [one, replace(shown, words=[*(["a"] if shown.head.article else []), *shown.words[1:]])]
    at = _subject_of(last, verb, bool(any(p.subject for p in ahead)))
    subject = last[at] if at is not None else next((p for p in ahead if p.subject), None)
    if subject is not None and person(verb.head.features) and subject.head.pos != "PRON" and "plural" not in verb.head.features:
        at, subject = None, None  # kk балам ... білмеймін: I do not know
    implied = person(verb.head.features) if subject is None else ""
    if subject is None and _passive(verb) and (impersonal or any("that" in p.marks for p in last)):
        implied = "it"
    said = [*verb.words[:-1], agree(verb.words[-1], verb.head.sense, subject, implied)]
    before = last[:at] if at is not None else []
    rest = last[at + 1 :] if at is not None else last
    if subject is None:  # nobody is named who did it: what is no dependent of the verb still stands first
        opening = next((i for i, p in enumerate(rest) if not (p.head.pos in ("TIME", "SCONJ", "INTJ") or "adverbial" in p.marks or p.head.case == "locative")), len(rest))
        before, rest = rest[:opening], rest[opening:]
    adverbs = [p for p in rest if p.head.pos in ("ADV", "PART") and p.kind == "other"]
    gerunds = [p for p in rest if "gerund" in p.marks and len(p.words) > 1]
    ahead_of = [p for p in before if p.kind == "noun" and p.head.case == "accusative"] if at is not None else []
    before = [p for p in before if not any(p is q for q in ahead_of)]  # az xəstəni həkim sağaltdı: the doctor cured the patient
    after = [*ahead_of, *(p for p in rest if not any(p is q for q in (*adverbs, *gerunds)))]
    if at is None and len(ahead) > 1 and ahead[-2] is subject and ahead[-1].words == [","]:
        ahead = ahead[:-1]  # az nazir, ... dedi: no comma between a subject and its verb
    words = [word for p in ahead for word in p.words]
    words += with_owner(_opened(before, followed=subject is not None or bool(implied)), subject, implied)
    words += last[at].words if at is not None else [implied] if implied else []
    for said_ in gerunds:
        words += [",", *said_.words, ","] if words and words[-1] != "," else [*said_.words, ","]
    if subject is not None:
        after = [same_subject(p, subject) if "open" in p.marks else p for p in after]
    return [*words, *(w for p in adverbs for w in p.words), *said, *with_owner(after_verb(after, verb.head.sense), subject, implied)]


def _subject_of(last: list[Phrase], verb: Phrase, earlier: bool) -> int | None:
    """The index of the subject among the phrases next to the verb; None where it is not there."""
    found = [i for i, p in enumerate(last) if p.subject] or [i for i, p in enumerate(last) if p.nominative and p.head.pos == "NUM" and not _is_thing_done(p, verb)]
    if not found:
        return None
    if verb.head.negates and len(found) == 1 and found[0] == len(last) - 1:
        return None  # həkim deyil: is no doctor
    if _passive(verb):
        return found[-1]
    if found == [len(last) - 1] and (earlier or person(verb.head.features) in ("I", "we", "you")) and _is_thing_done(last[-1], verb):
        return None
    return found[0]


def _opened(before: list[Phrase], *, followed: bool) -> list[str]:
    """What stands before the subject, set off by a comma where it is long or a clause."""
    words = [word for p in before for word in p.words]
    if followed and before and words[-1] != ",":
        last = before[-1]
        if "adverbial" in last.marks or "gerund" in last.marks or (len(last.words) >= _LONG and last.oblique):
            words.append(",")
    return words


def _exist(stack: list[Phrase], exists: str) -> None:
    """az "ümid var", kk "үміт бар": there is hope, and where."""
    what = stack.pop()
    start = len(stack)
    while start and (stack[start - 1].oblique or (stack[start - 1].head.case == "genitive" and stack[start - 1].kind == "noun")):
        start -= 1
    where = stack[start:]
    del stack[start:]
    denied, past = " not" in exists, "was" in exists
    many = what.head.many or "plural" in what.head.features
    said = "there " + (("were" if many else "was") if past else "are" if many else "is") + (" not" if denied else "")
    owner = next((p for p in where if p.head.case == "genitive"), None)
    words = [said, *what.words, *after_verb([p for p in where if p is not owner], "be")]
    if owner is not None:  # kk елдің мүмкіндігі бар, where a clause stands between: the country has the chance
        has = agree(("had", "did not have")[denied] if past else ("has", "does not have")[denied], "have", owner)
        words = [*owner.words, has, *words[1:]]
    stack.append(Phrase(words, replace(what.head, pos="VERB", finite=True, sense="be"), "clause"))


def _is_this(phrase: Phrase) -> bool:
    """Whether a predicate has its subject inside: kk бұл маңызды, az bu mühüm məsələdir, this is an important issue."""
    shown = phrase.nominative and len(phrase.words) > 1 and phrase.words[0] in ("this", "that", "these", "those")
    return shown and (phrase.head.pos == "ADJ" or "copula" in phrase.head.features)


def _be(stack: list[Phrase]) -> None:
    """az and kk leave "is" out: a subject, then what it is, and nothing else before the mark."""
    end = next((i for i, p in enumerate(stack) if p.kind == "mark" and i), len(stack))
    if end and _is_this(stack[end - 1]) and not any(p.subject for p in stack[: end - 1]):
        stack[end - 1].words.insert(1, "are" if stack[end - 1].words[0] in ("these", "those") else "is")
        return
    if end < 2:
        return
    last = stack[end - 1]
    predicate = last.nominative and last.head.pos in ("ADJ", "NOUN", "PROPN")
    subject = next((i for i, p in enumerate(stack[: end - 1]) if p.subject or p.head.pos == "DET"), None)
    placed = last.kind == "noun" and last.head.case == "locative" and subject == 0  # kk олар кестенің басында: are at the top
    if (predicate or placed) and subject is not None:
        said = agree("is", "be", stack[subject])
        if last.head.pos == "ADJ":  # kk үкімет көмек беруге дайын: the government is ready to help
            stack[subject + 1 : end] = [last, *reversed(stack[subject + 1 : end - 1])] if all(_depends(p) for p in stack[subject + 1 : end - 1]) else stack[subject + 1 : end]
        stack.insert(subject + 1, Phrase([said], Piece(said, "VERB", finite=True, sense="be"), "verb"))


def _depends(phrase: Phrase) -> bool:
    """Whether a phrase may follow an adjective that it depends on: a noun with a case, an infinitive."""
    return phrase.oblique or (phrase.kind == "said" and "oblique" in phrase.marks)
