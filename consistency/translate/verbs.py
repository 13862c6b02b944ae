"""English verbs of the gloss: tense, voice and denial from the features of the source; can, would, and the plural."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.analysis import case_of
from consistency.languages.inflect import gerund, participle, past, third
from consistency.translate.english import INTRANSITIVE, MASS
from consistency.translate.piece import Piece

_MODAL = {"can": "could", "may": "might", "must": "had to", "should": "should"}
_AUXILIARY = ("was", "were", "is", "are", "will", "would", "can", "must", "should", "may", "could")
_SEVERAL = {"was": "were", "is": "are", "has": "have", "does": "do"}


def conjugated(features: frozenset[str], sense: str) -> Piece:
    """The piece of a verb of that English sense, in the form that its features ask for."""
    negative = "not " if "negative" in features else ""
    passive = "passive" in features and has_passive(sense) and sense not in INTRANSITIVE
    if "passive" in features and (thing := thing_done(sense)):  # az saziş imzalanıb: an agreement was signed
        verb, done = thing
        made = conjugated(features, verb)
        if is_several(done) and made.finite:
            made = replace(made, english=plural_of(made.english, ""))
        return replace(made, english=f"{done} {made.english}", sense=sense) if made.finite else replace(made, english=f"{made.english} {done}", sense=sense)
    if sense in _MODAL and not features & {"infinitive", "verbal-noun", "participle", "converb"}:
        told = _MODAL[sense] if features & {"past", "perfect"} else sense
        said = told.replace("can", "cannot") if told == "can" and negative else f"{told} {negative}".rstrip()
        return Piece(said, "VERB", case_of(features), features, finite=True, sense=sense)
    piece = Piece(sense, "VERB", case_of(features), features, finite=True, sense=sense)
    if "ability" in features:  # tr gidemedi: an ending, where az and kk have a verb
        return _able(replace(piece, features=features if passive else features - {"passive"}))
    if features & {"infinitive", "verbal-noun"}:
        english = negative + (gerund(sense) if piece.case or "possessed" in features else "to " + sense)
        return replace(piece, english=english, finite=False)
    if "participle" in features:
        active = "active" in features or "agent" in features
        form = gerund(sense) if active else participle(sense)
        short = "short" in features
        return replace(
            piece,
            english=(("were " if "plural" in features else "was ") if short else "") + negative + form,
            finite=short,
            pos="VERB" if short else "ADJ",
        )
    if "converb" in features:
        return replace(piece, english=negative + gerund(sense), finite=False)
    if features & {"future", "intention"}:
        core = f"be {participle(sense)}" if passive else sense
        return replace(piece, english=f"will {negative}{core}")
    if "necessity" in features:
        return replace(piece, english=f"must {negative}{sense}")
    if {"aorist", "past"} <= features:  # az gələrdi: would come
        return replace(piece, english=f"would {negative}" + (f"be {participle(sense)}" if passive else sense))
    if features & {"past", "perfect"}:
        if passive:
            return replace(piece, english=f"was {negative}{participle(sense)}")
        return replace(piece, english=f"did not {sense}" if negative else past(sense))
    if features & {"present", "aorist", "habitual", "imperfective", "perfective"}:
        if passive:
            return replace(piece, english=f"is {negative}{participle(sense)}")
        return replace(
            piece, english=f"does not {sense}" if negative else third(sense) if "plural" not in features else "are" + sense[2:] if sense.partition(" ")[0] == "be" else sense
        )
    return replace(piece, english=negative + sense)


_PARTICLES = ("of", "to", "into", "in", "out", "off", "up", "down", "on", "with", "for", "from", "away", "back", "over", "as", "through", "under")


def has_passive(sense: str) -> bool:
    """Whether a verb's passive can be said: taken to hospital, put into operation; of "sign an agreement" it is another sentence."""
    _, _, rest = sense.partition(" ")
    return not rest or rest.partition(" ")[0] in _PARTICLES


def thing_done(sense: str) -> tuple[str, str] | None:
    """The verb of a sense like "sign an agreement", "take measures" or "sign 2 contracts", and what is done; None of any other."""
    verb, _, rest = sense.partition(" ")
    first, last = rest.partition(" ")[0], rest.rpartition(" ")[2]
    if not first or first in _PARTICLES:
        return None
    named = first in ("a", "an", "the") or first.isdigit() or last in MASS or is_several(last)
    return (verb, rest) if named else None


def is_several(noun: str) -> bool:
    """Whether the noun of a sense like "take measures" is in the plural, as its ending has it."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "as"))


def able(verb: Piece, auxiliary: Piece) -> Piece:
    """kk жүре алмады, az gedə bilmədi, tr gidebildi: could not go."""
    features, sense = auxiliary.features, verb.sense
    if "passive" in verb.features and has_passive(sense):
        sense = f"be {participle(sense)}"
    negative = "negative" in features
    if features & {"participle", "infinitive", "verbal-noun", "converb"}:
        return replace(auxiliary, english=("not " if negative else "") + f"able to {sense}", helper="")
    if features & {"past", "perfect"}:
        english = ("could not " if negative else "could ") + sense
    elif "future" in features:
        english = f"will {'not ' if negative else ''}be able to {sense}"
    else:
        english = ("cannot " if negative else "can ") + sense
    return replace(auxiliary, english=english, sense=verb.sense, finite=True, helper="")


def _able(verb: Piece) -> Piece:
    """What one can or cannot do, in one word: gidemedi, gidemeyen, gidebilmek."""
    said = able(verb, verb)
    if not verb.features & {"infinitive", "verbal-noun", "participle", "converb"}:
        return said
    relative = "participle" in verb.features
    be = "" if relative else "being " if verb.case or verb.features & {"converb", "possessed"} else "to be "
    english = be + said.english if not said.english.startswith("not ") else "not " + be + said.english.removeprefix("not ")
    return replace(said, english=english, pos="ADJ" if relative else "VERB", finite=False)


def nobody(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the last one, the participle of those who are not, said of nobody: tr "ölen yok", nobody died; "ölen
    veya yaralanan olmadı", nobody died or was injured."""
    *out, verb = pieces
    told = conjugated(verb.features - {"participle"} | {"past"}, verb.sense).english
    if len(out) > 1 and out[-1].pos == "CCONJ" and "participle" in out[-2].features and out[-2].sense and out[-2].case is None:
        told = f"{nobody(out[:-1])[-1].english} {out[-1].english} {told}"
        del out[-2:]
    else:
        told = "nobody " + told
    return [*out, replace(verb, english=told, pos="VERB", finite=True)]


def is_past(piece: Piece) -> bool:
    """Whether a piece is a verb told as past, and no participle."""
    return piece.pos == "VERB" and bool(piece.sense) and "past" in piece.features and "participle" not in piece.features


def denied(verb: Piece) -> str | None:
    """A Russian verb after "не" in English: did not come, does not know, will not be; None where "not" may stay."""
    first, _, rest = verb.english.partition(" ")
    if verb.pos != "VERB" or not verb.sense or not verb.finite or "infinitive" in verb.features:
        return None
    if first == "can":
        return "cannot"
    if first in _AUXILIARY:
        return f"{first} not {rest}".rstrip()
    if verb.sense.startswith("be ") and (is_past(verb) or "present" in verb.features):  # was not lucky
        be = "was" if is_past(verb) else "is"
        return f"{_SEVERAL[be] if 'plural' in verb.features else be} not {verb.sense[3:]}"
    if is_past(verb):
        return f"did not {verb.sense}"
    if "imperative" in verb.features:
        return f"do not {verb.sense}"
    return f"{'do' if verb.features & {'plural', 'first', 'second'} else 'does'} not {verb.sense}"


def affirmed(verb: Piece) -> str:
    """A denied verb without its denial."""
    if verb.english.startswith("did not "):
        return past(verb.sense)
    if verb.english.startswith(("does not ", "do not ")):
        return third(verb.sense)
    return "can" if verb.english == "cannot" else verb.english.replace(" not", "", 1)


def conditional(verb: Piece, *, deny: bool = False) -> str:
    """A past verb with Russian "бы": would come, would not come."""
    deny = deny or "negative" in verb.features or " not" in verb.english
    if verb.sense == "can":  # смог бы
        return "could not" if deny else "could"
    return ("would not " if deny else "would ") + verb.sense


def plural_of(english: str, sense: str) -> str:
    """A verb's words in the plural: three people were detained. az and kk leave that unsaid in the verb."""
    first, _, rest = english.partition(" ")
    if first not in _SEVERAL and sense and english == third(sense):
        return sense
    return f"{_SEVERAL[first]} {rest}".strip() if first in _SEVERAL else english
