"""Verb forms of two words in az, kk and tr: an auxiliary after its converb, "was" after a form, must, may, a denial that stands apart.

Each rule looks at the last piece that stands and at the one that comes, and either takes that in (True) or leaves it to the
next. Their order is that of ``_RULES``: what is particular before what is general.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from consistency.languages.families import OGHUZ
from consistency.languages.inflect import gerund, participle
from consistency.translate.english import INTRANSITIVE
from consistency.translate.piece import Piece
from consistency.translate.verbs import able, conjugated, has_passive, nobody, thing_done

# What a verb in kk -ған or -атын, az -mış or -acaq is a participle before; else it is finite.
_AFTER_PARTICIPLE = ("NOUN", "ADJ", "NUM", "PROPN", "DET", "X", "ADP")
_ASPECTS = ("give", "come", "fall", "come down")  # kk бер, кел, түс: after a vowel too, біле бермейді
_MUST = {"necessary": "must", "needed": "must", "possible": "may"}
_PERSONS = frozenset({"first", "second", "first-singular", "second-singular", "first-plural", "second-plural"})
_BARE = frozenset({"infinitive", "verbal-noun"})


def analytic(pieces: list[Piece], code: str) -> list[Piece]:
    """The pieces with forms of two words made one."""
    out: list[Piece] = []
    for piece in _coordinated(pieces):
        if not out:
            out.append(piece)
            continue
        if code in OGHUZ and _are_not(piece) and "participle" in out[-1].features and out[-1].sense and out[-1].case in (None, "nominative"):
            out = nobody(out)
            continue
        _prepare(out, piece)
        if not any(rule(out, piece) for rule in _RULES):
            out.append(piece)
    return out


def _coordinated(pieces: list[Piece]) -> list[Piece]:
    """kk көмектесетін немесе қолдайтын елдер: of two forms with "and" between them the first is what the second is, a participle
    where a noun follows that."""
    out = list(pieces)
    for i in range(len(pieces) - 2, -1, -1):
        if not (out[i].ambiguous and out[i].pos == "VERB" and pieces[i + 1].pos == "CCONJ"):
            continue
        at = next((k for k in range(i + 2, len(pieces)) if pieces[k].sense or pieces[k].pos == "MARK"), len(pieces))
        if at + 1 < len(pieces) and (out[at].ambiguous and pieces[at + 1].pos in ("NOUN", "ADJ", "NUM", "PROPN", "X")):
            out[i] = _as_participle(out[i])
    return out


def _prepare(out: list[Piece], piece: Piece) -> None:
    """Make the form that stands the participle that what comes shows it to be."""
    before = out[-1]
    if piece.pos == "ADP" and piece.english == "before" and before.pos == "VERB" and before.finite and "negative" in before.features:
        out[-1] = conjugated(frozenset({"participle", "past"}) | before.features & {"passive"}, before.sense)  # kk шықпас бұрын
    elif (piece.pos in _AFTER_PARTICIPLE or piece.compound) and before.pos == "VERB" and before.ambiguous and not piece.copula:
        out[-1] = _as_participle(before)  # kk ашылған соң: after it opened


def _as_participle(piece: Piece) -> Piece:
    past = frozenset() if piece.features & {"habitual", "future"} else frozenset({"past"})
    return conjugated(piece.features - {"perfect"} | {"participle"} | past, piece.sense)


def _are_not(piece: Piece) -> bool:
    """tr yok, olmadı: said of those who are not."""
    return piece.denies and not piece.negates if piece.pos == "PART" else piece.sense == "be" and piece.finite and "negative" in piece.features


def _was(out: list[Piece], piece: Piece) -> bool:
    """az var idi, kk дәрігер еді, жабылмас еді (would not close); барған еді says no more than барған."""
    before = out[-1]
    if not piece.copula:
        return False
    if before.exists:
        out[-1] = replace(before, english="there was")
    elif piece.copula == "was" and before.sense and _unreal(before.features):
        no = "not " if "negative" in before.features else ""
        core = f"be {participle(before.sense)}" if "passive" in before.features else before.sense
        features = before.features - {"participle", "verbal-noun"}
        out[-1] = Piece(f"would {no}{core}", "VERB", features=features, finite=True, sense=before.sense, helper="modal")
    elif before.pos in ("ADJ", "NOUN", "PROPN", "NUM", "PRON") and not before.sense and before.case in (None, "nominative"):
        out.append(Piece(piece.copula, "VERB", finite=True, sense="be"))
    elif before.english == "is not" and piece.copula == "was":
        out[-1] = replace(before, english="was not")  # kk дәрігер емес еді
    return True


def _unreal(features: frozenset[str]) -> bool:
    """Whether a kk form is -ар or -мас, which "was" makes "would" of."""
    return "aorist" in features or {"future", "participle"} <= features or {"negative", "verbal-noun"} <= features


def _be(out: list[Piece], piece: Piece) -> bool:
    """What forms of "be" say after another: kk барған болатын (had gone), төлейтін болады (will pay), мүмкін екенін (that it may),
    кіруге болмайды (must not enter), шегуге болмайды; az etməli oldu (had to do)."""
    before = out[-1]
    if piece.sense != "be":
        return False
    bound = "participle" in piece.features
    no = "negative" in piece.features
    if "habitual" in piece.features and before.pos == "VERB" and before.ambiguous:
        return True
    if before.pos == "VERB" and "habitual" in before.features and piece.finite and not piece.ambiguous:
        future = before.features & {"negative", "passive"} | {"future"} | (piece.features & _PERSONS)
        out[-1] = conjugated(frozenset(future), before.sense)
    elif before.helper == "modal" and bound:
        out[-1] = replace(before, pos="ADJ", features=piece.features, case=piece.case, finite=False)
    elif before.english == "is not" and bound:
        out[-1] = conjugated(piece.features | {"negative"}, "be")
    elif piece.finite and before.case == "dative" and before.features & _BARE:
        past = "past" in piece.features
        said = ("could not" if past else "must not") if no else "could" if past else "may"
        out[-1] = replace(piece, english=f"{said} {before.sense}", sense=before.sense, helper="modal")
    elif piece.finite and before.helper == "deed" and "habitual" not in piece.features:
        out[-1] = replace(before, case=None, article=False)
        out.append(replace(piece, english="is not allowed" if no else "is allowed", helper="modal", sense="be"))
    elif "necessity" in before.features and before.sense:
        said = "did not have to" if no else "had to"
        out[-1] = replace(piece, english=f"{said} {before.sense}", sense=before.sense, helper="modal")
    else:
        return False
    return True


def _wanted(out: list[Piece], piece: Piece) -> bool:
    """kk барғысы келді: wanted to go."""
    before = out[-1]
    if "desire" not in before.features or piece.sense != "come":
        return False
    want = conjugated(piece.features | before.features & {"negative"} | {"first-singular" if before.features & {"first", "second"} else "third"}, "want")
    out[-1] = replace(want, english=f"{want.english} to {before.sense}", ambiguous=piece.ambiguous, helper="modal")  # менің барғым келеді: I want to go
    return True


def _must(out: list[Piece], piece: Piece) -> bool:
    """kk келуіңіз керек (you must come), керегін айтты (said that ... must); az demək olar (can say), gəlməyə bilər (may not come)."""
    before = out[-1]
    if piece.pos == "ADJ" and piece.english in _MUST and before.features & _BARE and before.case in (None, "nominative", "dative"):
        said = _modal(_MUST[piece.english], before)
        out[-1] = Piece(said, "VERB", features=before.features & _PERSONS, finite=True, sense=before.sense, helper="modal")
        if "possessed" in piece.features:
            out[-1] = replace(out[-1], pos="ADJ", case=piece.case, features=piece.features | {"participle"}, finite=False)
    elif piece.helper == "able" and before.case == "dative" and before.features & _BARE and piece.finite and before.sense:
        out[-1] = replace(piece, english=f"may not {before.sense}", sense=before.sense, helper="modal")
    elif piece.sense in ("may", "can") and piece.finite and "infinitive" in before.features and before.case is None:
        out[-1] = replace(piece, english=f"{piece.english} {before.sense}", sense=before.sense, helper="modal")
    elif (can := _possible(piece)) and "infinitive" in before.features and before.case is None and before.sense:
        said = _modal(can, before)
        out[-1] = Piece(said, "VERB", features=before.features & _PERSONS, finite=True, sense=before.sense, helper="modal")
    else:
        return False
    return True


def _possible(piece: Piece) -> str:
    """Whether a thing can be done, of what az says after an infinitive: görmək olar, one can see; olmaz, cannot; olardı, could."""
    if piece.pos == "PART":
        return {"may": "can", "may not": "cannot", "must not": "cannot"}.get(piece.english, "")
    if piece.sense != "be" or "aorist" not in piece.features or piece.features & _PERSONS:
        return ""
    said = "could" if "past" in piece.features else "can"
    return f"{said} not".replace("can not", "cannot") if "negative" in piece.features else said


def _modal(said: str, verb: Piece) -> str:
    """A verb after must or may, in its voice: kk келісім жасалуы керек, an agreement must be made."""
    said += " not" if "negative" in verb.features else ""
    if "passive" not in verb.features:
        return f"{said} {verb.sense}"
    done = thing_done(verb.sense)
    if done is not None:
        return f"{done[1]} {said} be {participle(done[0])}"
    return f"{said} be {participle(verb.sense)}" if has_passive(verb.sense) and verb.sense not in INTRANSITIVE else f"{said} {verb.sense}"


def _denial(out: list[Piece], piece: Piece) -> bool:
    """kk барған жоқ (did not go), бармаған жоқ (did go), дәрігер емес; az məlumat yoxdur; tr 3 milyon mültecisi yok."""
    before = out[-1]
    if piece.pos != "PART" or not piece.denies:
        return False
    if before.helper == "modal" and before.english.startswith("must ") and piece.negates:
        out[-1] = replace(before, english="need not " + before.english.removeprefix("must "))  # kk істеу керек емес
    elif before.pos in ("VERB", "ADJ") and before.sense:
        features = before.features - {"participle"} ^ {"negative"} | {"past"} | piece.features & _PERSONS
        out[-1] = replace(before, english=conjugated(features, before.sense).english, pos="VERB", finite=True, features=features)
    elif piece.negates and before.pos in ("ADJ", "NOUN", "PROPN", "PRON", "X"):
        out.append(Piece(piece.negates, "VERB", finite=True, sense="be"))
    elif before.pos == "NOUN" and before.counted and len(out) > 1 and out[-2].pos == "NUM":
        out.append(Piece("there are not", "PART", None, exists=True))
    elif before.pos == "NOUN":
        if len(out) > 1 and out[-2].pos == "DET" and out[-2].english == "no":
            del out[-2]  # az heç bir sübut yoxdur: no evidence, once
        out[-1] = replace(before, english=f"no {before.english}")
    else:
        return False
    return True


def _aspect(out: list[Piece], piece: Piece) -> bool:
    """Verbs that say of a converb that it can be done (жүре алады, gedə bilər), or only that it was (босатып жіберді)."""
    before = out[-1]
    open_ = before.features & {"converb", "optative"} or ("perfect" in before.features and not before.ambiguous)
    if not (piece.helper and open_ and before.pos == "VERB" and before.sense) or "negative" in before.features:
        return False
    if piece.helper in ("able", "either") and before.vowel:
        out[-1] = able(before, piece)
    elif piece.helper == "either" or (piece.helper == "whole" and (not before.vowel or piece.sense in _ASPECTS)):
        out[-1] = conjugated(piece.features | (before.features & {"passive"}), before.sense)
    else:
        return False
    return True


def _going_on(out: list[Piece], piece: Piece) -> bool:
    """kk жүргізіліп жатқан жұмыс (the work that is carried out), істеп тұр (is doing), жаумай тұр (is not snowing)."""
    before = out[-1]
    if not before.features & {"converb", "perfect"} or not before.sense:
        return False
    passive = "passive" in before.features
    if "auxiliary" in piece.features:
        no = "not " if "negative" in before.features else ""
        english = f"is {no}being {participle(before.sense)}" if passive else f"is {no}{gerund(before.sense)}"
        out[-1] = replace(before, english=english, pos="VERB", finite=True)
        return True
    if piece.helper == "continuous" and piece.features & {"participle", "perfect", "habitual"} and "past" not in before.features:
        kept = before.features & {"passive", "negative"}
        out[-1] = replace(conjugated(piece.features | kept, before.sense), ambiguous=piece.ambiguous)
        return True
    return False


_RULES: tuple[Callable[[list[Piece], Piece], bool], ...] = (_was, _be, _wanted, _must, _denial, _aspect, _going_on)
