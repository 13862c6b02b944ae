"""English verbs of the gloss: tense, voice and denial from the features of the source; can, would, and the plural."""

from __future__ import annotations

from dataclasses import replace

from consistency.languages.analysis import case_of
from consistency.languages.inflect import gerund, participle, past, third
from consistency.translate.piece import Piece

_MODAL = {"can": "could", "may": "might", "must": "had to", "should": "should"}
_AUXILIARY = ("was", "were", "is", "are", "will", "would", "can", "must", "should", "may", "could")
_SEVERAL = {"was": "were", "is": "are", "has": "have", "does": "do"}


def conjugated(features: frozenset[str], sense: str) -> Piece:
    """The piece of a verb of that English sense, in the form that its features ask for."""
    negative = "not " if "negative" in features else ""
    passive = "passive" in features and " " not in sense
    if sense in _MODAL and not features & {"infinitive", "verbal-noun", "participle", "converb"}:
        told = _MODAL[sense] if features & {"past", "perfect"} else sense
        said = told.replace("can", "cannot") if told == "can" and negative else f"{told} {negative}".rstrip()
        return Piece(said, "VERB", case_of(features), features, finite=True, sense=sense)
    piece = Piece(sense, "VERB", case_of(features), features, finite=True, sense=sense)
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
    if "future" in features:
        core = f"be {participle(sense)}" if passive else sense
        return replace(piece, english=f"will {negative}{core}")
    if "necessity" in features:
        return replace(piece, english=f"must {negative}{sense}")
    if features & {"past", "perfect"}:
        if passive:
            return replace(piece, english=f"was {negative}{participle(sense)}")
        return replace(piece, english=f"did not {sense}" if negative else past(sense))
    if features & {"present", "aorist", "habitual", "imperfective", "perfective"}:
        if passive:
            return replace(piece, english=f"is {negative}{participle(sense)}")
        return replace(
            piece, english=f"does not {sense}" if negative else third(sense) if "plural" not in features else sense
        )
    return replace(piece, english=negative + sense)


def able(verb: Piece, auxiliary: Piece) -> Piece:
    """kk жүре алмады, az gedə bilmədi, tr gidebildi: could not go."""
    features, sense = auxiliary.features, verb.sense
    if "passive" in verb.features and " " not in sense:
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
    return verb.english.replace(" not", "", 1)


def conditional(verb: Piece, *, deny: bool = False) -> str:
    """A past verb with Russian "бы": would come, would not come."""
    deny = deny or "negative" in verb.features or " not" in verb.english
    return ("would not " if deny else "would ") + verb.sense


def plural_of(english: str, sense: str) -> str:
    """A verb's words in the plural: three people were detained. az and kk leave that unsaid in the verb."""
    first, _, rest = english.partition(" ")
    if sense and english == third(sense):
        return sense
    return f"{_SEVERAL[first]} {rest}".strip() if first in _SEVERAL else english
