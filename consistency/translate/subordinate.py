"""What az, kk and tr say with participles, converbs and infinitives, said in English: the meeting held in Baku, the agreement
that the minister signed, that Baku agreed, when the president came, to help."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.concepts import offices
from consistency.languages.inflect import gerund, participle
from consistency.translate.english import HUMAN, INTRANSITIVE, pronoun
from consistency.translate.government import governed
from consistency.translate.phrases import PREPOSITIONS, Phrase
from consistency.translate.piece import Piece
from consistency.translate.verbs import conjugated, plural_of

_CONJUNCTIONS = {"for": "because", "in order to": "because", "because of": "because", "as": "as", "like": "as", "after": "after", "before": "before", "until": "until", "up to": "until", "since": "since", "in case of": "if"}
_OF_CASE = {"accusative": "that", "dative": "that", "locative": "when", None: "that", "nominative": "that", "ablative": "that", "genitive": "that"}
_TIMES = frozenset({"time", "moment", "period", "hour", "while"})
_CASES = frozenset({"case", "situation", "event"})
_FEMALE = frozenset({"woman", "girl", "mother", "wife", "daughter", "sister"})
_OWNERS = ("'s", "'", "his", "her", "its", "their", "our", "my", "your")
SAYING = frozenset({"say", "report", "note", "announce", "state", "tell", "write", "inform", "declare", "claim"})


def person(features: frozenset[str]) -> str:
    """The pronoun that a verb's ending says: I, you, we; empty in the third person."""
    if features & {"first", "first-singular"}:
        return "I"
    if "first-plural" in features:
        return "we"
    if features & {"second", "second-singular", "second-plural"} and "imperative" not in features:
        return "you"
    return "they" if "plural" in features and not features & {"participle", "converb", "infinitive", "verbal-noun", "imperative"} else ""


def agree(english: str, sense: str, subject: Phrase | None, pronoun: str = "") -> str:
    """The words of a verb in the number and person of its subject."""
    who = subject.head if subject is not None else None
    said = who.english if who is not None and who.pos == "PRON" else pronoun
    if said == "I":
        first, _, rest = plural_of(english, sense).partition(" ")
        return f"{ {'are': 'am', 'were': 'was'}.get(first, first)} {rest}".strip()
    if said in ("we", "you", "they") or (who is not None and (who.many or "plural" in who.features)):
        return plural_of(english, sense)
    return english


def told(piece: Piece, subject: Phrase | None) -> str:
    """A participle, converb or infinitive as a finite verb."""
    if piece.sense == "want" and " to " in piece.english:
        return "wanted" + piece.english[piece.english.index(" to ") :]
    if "able to " in piece.english:
        return ("could not " if piece.english.startswith("not ") else "could ") + piece.english.partition("able to ")[2]
    if piece.helper == "modal":
        return piece.english
    features = piece.features
    tense = {"future"} if "future" in features else {"present"} if features & {"habitual", "aorist", "conditional"} - ({"conditional"} if "past" in features else set()) else {"past"}
    kept = features & {"negative", "passive"}
    return agree(conjugated(frozenset(kept | tense), piece.sense).english, piece.sense, subject, person(features))


def after_verb(dependents: list[Phrase], sense: str) -> list[str]:
    """Dependents in the order that they follow an English verb in: objects, then what stood nearest first, clauses last."""
    objects = [p for p in dependents if p.kind == "noun" and p.head.case in (None, "nominative", "accusative")]
    clauses = [p for p in dependents if p.kind == "said" and "that" in p.marks]
    rest = [p for p in reversed(dependents) if not any(p is q for q in (*objects, *clauses))]
    return [word for phrase in (*objects, *rest, *clauses) for word in _taken(sense, phrase)]


def pronoun_of(head: Piece) -> str:
    """The pronoun for somebody or something: he, it, they; a pronoun as it is."""
    if head.pos == "PRON":
        return head.english
    if head.many or "plural" in head.features:
        return "they"
    last = head.english.rpartition(" ")[2]
    if last in _FEMALE:
        return "she"
    person_ = head.english in HUMAN or last in HUMAN or head.english in offices() or last in offices()
    return "he" if person_ or (head.name and not head.known) else "it"


def with_owner(words: list[str], subject: Phrase | None, implied: str) -> list[str]:
    """Words with "own" (az öz, kk өз) as the pronoun of whose it is: they returned to their houses. As it is where nobody is named."""
    if "own" not in words:
        return words
    owner, owns = pronoun(pronoun_of(subject.head) if subject is not None else implied, "genitive")
    if not owns:
        return words
    out: list[str] = []
    for word in words:
        if word != "own" or (out and out[-1].endswith(_OWNERS)):
            out.append(word)
            continue
        if out and out[-1] == "the":
            out.pop()
        out.append(owner)
    return out


def same_subject(clause: Phrase, subject: Phrase) -> Phrase:
    """A clause after "that" in which nobody is named, with the subject of the verb that it depends on: that he, it, they."""
    who = pronoun_of(subject.head)
    told_, *rest = clause.words[1:]
    return replace(clause, words=["that", who, plural_of(told_, clause.head.sense) if who in ("they", "we", "you") else told_, *rest])


def _taken(sense: str, phrase: Phrase) -> list[str]:
    """The words of a dependent as the verb takes it."""
    return governed(sense, phrase.head.case, phrase.words) if phrase.kind == "noun" and phrase.words else phrase.words


def relative(noun: Phrase, verb: Phrase, dependents: list[Phrase], subject: Phrase | None) -> None:
    """Put a participle and what belongs to it into the noun phrase that it stands before."""
    piece, after = verb.head, after_verb(dependents, verb.head.sense)
    negative = "negative" in piece.features
    passive = "passive" in piece.features
    if subject is not None and subject.head.case == "genitive" and "possessed" in noun.head.features and not piece.features & {"past", "possessed", "habitual", "infinitive", "verbal-noun"}:
        noun.words += ["of", *subject.words]  # az nazirin Bakıda olan evi: the minister's house; his, though the clause stands between
        subject = None
    if piece.features & {"infinitive", "verbal-noun"}:  # kk көмектесу мүмкіндігі: the chance to help
        noun.words += ["of", *subject.words] if subject is not None else []
        noun.words += _infinitive(verb, after, ["not"] if negative else [], None).words
    elif noun.head.english in _TIMES and noun.head.case in (None, "locative", "nominative"):
        noun.words = ["when", *_clause(piece, subject, after)]
        noun.kind, noun.marks = "said", frozenset({"adverbial"})
    elif noun.head.english in _CASES and noun.head.case == "locative":  # kk келген жағдайда, if; az gəldiyi halda, while
        noun.words = ["while" if "possessed" in piece.features else "if", *_clause(piece, subject, after)]
        noun.kind, noun.marks = "said", frozenset({"adverbial"})
    elif subject is not None and subject.head.case is None and "possessed" in subject.head.features and "possessed" not in piece.features:
        noun.words += ["whose", *[w for w in subject.words if w != "the"], told(piece, subject), *after]
    elif subject is not None or person(piece.features):
        noun.words += ["that", *_clause(piece, subject, after)]
    elif piece.sense.startswith("be ") and "possessed" not in piece.features:  # born in Baku
        noun.words += [*(["not"] if negative else []), piece.sense[3:], *after]
    elif passive and not after and not negative:
        noun.words.insert(noun.slot, participle(piece.sense))
    elif passive:
        noun.words += [*(["not"] if negative else []), participle(piece.sense), *after]
    elif "possessed" in piece.features and piece.sense not in INTRANSITIVE:
        noun.words += ["that was", *(["not"] if negative else []), participle(piece.sense), *after]
    elif piece.sense == "be" and after and not negative:
        noun.words += ["that is", *after] if dependents and dependents[-1].nominative else after
    else:
        noun.words += ["that", told(piece, noun), *with_owner(after, noun, "")]


def those_who(verb: Phrase, dependents: list[Phrase], subject: Phrase | None) -> Phrase:
    """A participle that names people, as a noun phrase: kk тірі қалғандар үшін, for those who survived."""
    piece = verb.head
    lead = verb.governor or PREPOSITIONS.get(piece.case or "", "")
    head = replace(piece, english="those", pos="NOUN", sense="", case="governed" if verb.governor else piece.case, features=piece.features | {"plural"})
    who = Phrase(["those"], head, "noun")
    said = _clause(piece, subject, after_verb(dependents, piece.sense)) if subject is not None else [told(piece, who), *after_verb(dependents, piece.sense)]
    return Phrase([*([lead] if lead else []), "those", "that" if subject is not None else "who", *said], head, "noun")


def _clause(piece: Piece, subject: Phrase | None, after: list[str]) -> list[str]:
    who = subject.words if subject is not None else [person(piece.features)] if person(piece.features) else []
    return [*who, told(piece, subject), *with_owner(after, subject, person(piece.features))]


def subordinate(verb: Phrase, dependents: list[Phrase], subject: Phrase | None) -> Phrase:
    """A verb form that is no attribute, with its dependents: a clause, or a gerund or infinitive phrase."""
    if verb.governor.endswith("before"):  # az gəlməzdən əvvəl, kk келмес бұрын: before coming
        verb = replace(verb, head=replace(verb.head, features=verb.head.features - {"negative"}))
    piece, features = verb.head, verb.head.features
    after = after_verb(dependents, piece.sense)
    negative = ["not"] if "negative" in features else []
    who = subject is not None or bool(person(features))
    conjunction = ""
    if "participle" in features:
        conjunction = _conjunction(verb)
    if "whether" in features:
        conjunction = "whether"
    elif "converb" in features:
        conjunction = "when" if "when" in features else "because" if "cause" in features else "since" if "since" in features else "when" if who else ""
    elif "conditional" in features:
        conjunction = "although" if "concession" in features else "if"
    if conjunction in ("that", "whether") or (conjunction and (who or conjunction in ("if", "because", "as", "although"))):
        words = [conjunction, *_clause(piece, subject, after)]
        if not who and conjunction == "that":
            return Phrase(words, piece, "said", marks=frozenset({"that", "open"}))
        return Phrase(words, piece, "said", marks=frozenset({"that" if conjunction in ("that", "whether") else "adverbial"}))
    if features & {"infinitive", "verbal-noun"}:
        return _infinitive(verb, after, negative, subject)
    if conjunction:
        return Phrase([conjunction, *negative, _gerund(piece), *after], piece, "said", marks=frozenset({"adverbial"}))
    if "converb" in features:
        after = [*(subject.words if subject is not None else []), *after]
        return Phrase([*(["without"] if negative else []), _gerund(piece), *after], piece, "said", marks=frozenset({"gerund"}))
    lead = verb.governor or PREPOSITIONS.get(piece.case or "", "")
    owner = subject.words if subject is not None else []
    return Phrase([*([lead] if lead else []), *owner, *negative, _gerund(piece), *after], piece, "said", marks=frozenset({"oblique"}))


def _gerund(piece: Piece) -> str:
    if "able to " in piece.english:
        return "being " + piece.english.removeprefix("not ")
    return "being " + participle(piece.sense) if "passive" in piece.features else gerund(piece.sense)


def _conjunction(verb: Phrase) -> str:
    """What a participle with a case or a postposition is joined by: that, when, because, after."""
    if verb.governor == "according to":
        return "as" if verb.head.sense in SAYING else "because"
    if verb.governor.endswith((" before", " after")):
        return verb.governor
    if verb.governor:
        return _CONJUNCTIONS.get(verb.governor, "")
    if verb.head.case == "instrumental" and "possessed" in verb.head.features:
        return "although"  # kk келгенімен
    if verb.head.case == "ablative" and "possessed" in verb.head.features and "because" in verb.marks:
        return "because"  # az təmirdə olduğundan
    return _OF_CASE.get(verb.head.case, "")


def _infinitive(verb: Phrase, after: list[str], negative: list[str], subject: Phrase | None) -> Phrase:
    """to help, helping, with the help of its subject: Baku's helping."""
    piece = verb.head
    mark = frozenset({"oblique"})
    core = f"be {participle(piece.sense)}" if "passive" in piece.features else piece.sense
    if "able to " in piece.english:
        core = "be " + piece.english.removeprefix("not ")
    if subject is not None:
        if subject.head.pos == "PRON" and len(subject.words) == 1:
            subject = replace(subject, words=[pronoun(subject.words[-1], "dative")[0]])  # for them to come
        if verb.governor in ("for", "in order to") or piece.case == "dative":
            return Phrase(["for", *subject.words, *negative, "to", core, *after], piece, "said", marks=mark)
        if verb.governor or piece.case in PREPOSITIONS:
            lead = verb.governor or PREPOSITIONS[piece.case or ""]
            return Phrase([lead, *subject.words, *negative, _gerund(piece), *after], piece, "said", marks=mark)
        return Phrase(["for", *subject.words, *negative, "to", core, *after], piece, "said", marks=frozenset({"that"}))
    if (not verb.governor and piece.case in (None, "nominative", "dative", "accusative")) or verb.governor in ("for", "in order to"):
        return Phrase([*negative, "to " + core, *after], piece, "said", marks=mark)
    lead = verb.governor or PREPOSITIONS.get(piece.case or "", "")
    return Phrase([*([lead] if lead else []), *negative, _gerund(piece), *after], piece, "said", marks=mark)
